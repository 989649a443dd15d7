# Whether a site works, and shows what it has shown before: the page that its program is known by, the front page and two that it leads to.

# HOST PATH: its last answer in $status and $body. All names lead to this server; a site that is closed for its upgrade opens to the token.
page() {
  local scheme=http try
  [ ! -e "/var/lib/konbit/https/$1" ] || scheme=https
  for try in 1 2 3 4 5 6 7 8; do
    body=$(curl -sSkL -m 90 --max-redirs 5 --connect-to ::127.0.0.1: -H "X-Konbit-Check: $token" -w '\n%{http_code}' "$scheme://$1$2" 2>&1 </dev/null | tr -d '\0')
    status=${body##*$'\n'} body=${body%$'\n'*}
    # A PHP that has just been told to begin anew.
    [ "$status" = 502 ] || [ "$status" = 503 ] || break
    sleep 0.5
  done
}

look() { # HOST PATH: status and title
  local status body title=
  page "$1" "$2"
  if [[ $body =~ \<title[^\>]*\>([^\<]*)\< ]]; then title=${BASH_REMATCH[1]//[$'\n\t\r']/ }; fi
  printf '%s %s' "$status" "$title"
}

known_works() { # HOST
  local status body
  page "$1" "$health_path"
  [ "$status" = 200 ] && [[ $body == *"$health_text"* ]] || refuse "http://$1$health_path answers $status without “$health_text”: $(sed 's/<[^>]*>//g' <<<"$body" | tr -s ' \n' ' ' | cut -c 1-200)"
}

looks_noted() { # ID: what later looks are compared with
  local path seen to=$upgrade_work/looks/${member[$1]}.${name[$1]} count=0
  known_works "${host[$1]}"
  mkdir -p "${to%/*}"
  printf '/\t%s\n' "$(look "${host[$1]}" /)" >"$to"
  while IFS= read -r path; do
    seen=$(look "${host[$1]}" "$path")
    [[ $seen == '200 '?* ]] || continue
    printf '%s\t%s\n' "$path" "$seen" >>"$to"
    [ $((count += 1)) -lt 2 ] || break
  done < <(page_links "${host[$1]}" | head -n 8)
}

page_links() { # HOST: pages of the site that its front page leads to; special ones have other titles in other versions
  local status body
  page "$1" /
  grep -o 'href="[^"#?]*"' <<<"$body" | cut -d '"' -f 2 | sed -n "s|^https\?://$1/|/|; /^\/[^\/]/p" | grep -v -e ':' -e '\.\(css\|js\|ico\|png\|svg\|xml\|php\|json\)$' -e '/wp-json' -e '/feed' -e '/lib/' | awk '!seen[$0]++'
}

faults() { grep -c 'PHP \(Fatal\|Parse\)' "$1/logs/php-error.log" 2>/dev/null || :; } # TREE

works() { # HOST LOOKS TREE FAULTS: shows what it has shown, and PHP has written no more faults than so many
  local path seen now=
  known_works "$1"
  while IFS=$'\t' read -r path seen; do
    now=$(look "$1" "$path")
    [ "$now" = "$seen" ] || refuse "http://$1$path showed “$seen” and shows “$now”"
  done <"$2"
  now=$(faults "$3")
  [ "${now:-0}" -le "${4:-0}" ] || refuse "PHP has faults: $(grep 'PHP \(Fatal\|Parse\)' "$3/logs/php-error.log" | tail -n 1 | cut -c 1-300)"
}
