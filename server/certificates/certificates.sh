# Certificates by ACME for everything that this server shows by TLS.

certificates_ensure() {
  packages_ensure "${packages[@]}"
  directories root:root 755 /etc/konbit root:root 755 /etc/konbit/apache root:root 755 /var/lib/konbit root:root 755 /var/lib/konbit/https \
    root:www-data 750 /var/lib/konbit/acme
  mail_certificate unknown.invalid
  own_files certificates_changes
  apache_modules_on certificates_pending "${modules[@]}"
  certificates_units
  if [ -e /etc/konbit/pending-certificates-apache ] || ! systemctl -q is-active apache2; then apache_anew /etc/konbit/pending-certificates-apache; fi
  certificates_settle
}

# What has to be told to a running service is noted before the file is changed (see platform.sh).
certificates_pending() { : >"/etc/konbit/pending-certificates-$1"; } # apache | units

certificates_changes() { # PATH
  case $1 in
    /etc/apache2/* | /etc/konbit/acme-root.pem) certificates_pending apache ;;
    /etc/systemd/* | /etc/tmpfiles.d/*) certificates_pending units ;;
  esac
}

certificates_units() {
  if [ -e /etc/konbit/pending-certificates-units ] || [ ! -d /run/konbit-certificates ]; then
    systemd-tmpfiles --create /etc/tmpfiles.d/konbit-certificates.conf
    systemctl daemon-reload
    rm -f /etc/konbit/pending-certificates-units
  fi
  own_units konbit-certificates.path konbit-certificates.timer
}

# Keys and certificates stay in Apache's store.
certificates_retire() {
  local path there=
  for path in "${paths[@]}"; do [ ! -e "$path" ] || there=yes; done
  [ -n "$there" ] || return 0
  systemctl -q disable --now konbit-certificates.path konbit-certificates.timer 2>/dev/null || :
  # Apache's part first: nothing is asked for any more.
  for path in "${paths[@]}"; do case $path in /etc/apache2/*) rm -f "$path" ;; esac; done
  rm -f /etc/konbit/apache/managed.conf /var/lib/konbit/https/* /var/lib/konbit/certificates.tsv /usr/local/share/konbit/pages/security.txt
  systemctl try-restart apache2
  rm -f "${paths[@]}"
  systemctl daemon-reload
  changed 'asks for no certificates any more; those that are there stay'
}
