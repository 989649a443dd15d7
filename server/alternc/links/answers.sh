links_answers() { # HOST: whether it is the page that answers there
  curl -sk --max-time 10 --resolve "$1:443:127.0.0.1" "https://$1/mot-de-passe/style.css" | cmp -s - /usr/local/share/konbit/mail-links/public/style.css
}
