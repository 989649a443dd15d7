# The links with which people choose their mail password, and the page for that.
page=links page_user=konbit-link page_door=/etc/konbit/apache/mail-links-door.conf

mail_links_ensure() {
  # Users, folder and tables are those of the mail server: Dovecot reads them whether this page is there or not.
  [ -f /var/lib/konbit/mail-passwords/passwords.db ] && id -u konbit-link >/dev/null ||
    refuse 'there is no /var/lib/konbit/mail-passwords/passwords.db here; the mail server comes first'
  [ -f "/etc/konbit/tls/$host/fullchain.pem" ] ||
    refuse "there is no certificate in /etc/konbit/tls/$host; the mail server makes one, run again after it"
  # PHP that runs knows only the extensions that it was started with.
  php8.2 -m | grep -q pdo_sqlite || page_pending page
  packages_ensure "${packages[@]}"
  page_group
  directories root:root 755 /etc/konbit root:root 755 /usr/local/share/konbit root:root 755 /usr/local/share/konbit/mail-links \
    root:root 755 /usr/local/share/konbit/mail-links/public \
    konbit-link:konbit-link 700 /var/lib/konbit/mail-links konbit-link:konbit-link 700 /var/lib/konbit/mail-links/asked
  page_files
  page_runs konbit-link-asked.path
  page_apache ssl socache_shmcb
}

# What people chose stays where it is: it is the mail server's.
mail_links_retire() { page_retire /etc/apache2/sites-enabled/konbit-mail-links.conf konbit-link.service konbit-link-asked.path; }
