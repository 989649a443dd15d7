# Keys with which members reach their files by SFTP.

sftp_ensure() { # MEMBER LOGIN KEYS
  local member=$1 login=$2 gone
  [ -d "/srv/members/$login" ] && id "$login" >/dev/null 2>&1 || refuse "there is no account $login on this server; it comes first"
  getent group konbit-sftp >/dev/null || { groupadd --system konbit-sftp; changed 'made the group konbit-sftp'; }
  sftp_door
  directories root:root 755 /etc/konbit/sftp
  # Keys that are let in no more.
  gone=$(grep -vxF -f <(printf %s "$3") "/etc/konbit/sftp/$login" 2>/dev/null) || :
  put "/etc/konbit/sftp/$login" root:root 644 "$3"
  [ -z "$gone" ] || sftp_end "$login"
  id -nG "$login" | grep -qw konbit-sftp || { gpasswd -a "$login" konbit-sftp >/dev/null; changed "let $login in"; }
}

# The new rules are tested with all of sshd's others before they hold: whoever administers the server comes by the same sshd.
sftp_door() {
  local file=/etc/ssh/sshd_config.d/konbit-sftp.conf words before=
  if ! same "$file" "$sshd_conf"; then
    slurp "$file"
    before=$text
    : >/run/konbit/pending-sshd
    put "$file" root:root 644 "$sshd_conf"
    if ! words=$(sshd -t 2>&1); then
      if [ -n "$before" ]; then put "$file" root:root 644 "$before"; else rm -f "$file"; fi
      rm -f /run/konbit/pending-sshd
      refuse "sshd refuses the rules for SFTP, and nothing was changed: $words"
    fi
  fi
  [ ! -e /run/konbit/pending-sshd ] || { systemctl reload ssh; rm -f /run/konbit/pending-sshd; }
}

sftp_retire() { # MEMBER LOGIN
  local login=$2
  [ ! -e "/etc/konbit/sftp/$login" ] || { rm "/etc/konbit/sftp/$login"; changed "no key of $login is let in any more"; }
  ! getent group konbit-sftp | cut -d: -f4 | grep -qwF "$login" || gpasswd -d "$login" konbit-sftp >/dev/null
  sftp_end "$login"
}

# Who is connected stays so without it, whatever the keys are.
sftp_end() { # LOGIN
  local pid
  for pid in $(pgrep -u "$1" -x sshd); do kill "$pid" 2>/dev/null || true; done
}
