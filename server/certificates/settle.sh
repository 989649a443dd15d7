# Which names have certificates, looked at anew: by every batch after which others may be wanted, and by konbit-certificates.service.
# Needs mail/tls.sh.

certificates_settle() { # nothing where no stack asks for it
  local said
  [ -e /etc/konbit/certificates.json ] || return 0
  said=$(/usr/local/lib/konbit/certificates --again 2>&1) || refuse "certificates: $said"
  [ -z "$said" ] || changed "certificates: ${said//$'\n'/; }"
  [ -e /etc/konbit/pending-mail-certificates ] && [ -s /var/lib/konbit/mail/mail.db ] || return 0
  mail_certificates_commit
  ! systemctl -q is-active postfix@-.service || postfix reload &>/dev/null || :
}

certificates_settled() { # for all that a batch has made
  local words
  current=${ids[0]-}
  [ -n "$current" ] || return 0
  tried certificates_settle
  [ -z "$words" ] || fail_all "$words"
}
