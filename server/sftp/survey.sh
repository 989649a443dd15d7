# Read-only: who may come by SFTP, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  shopt -s nullglob
  in_group=,$(getent group konbit-sftp | cut -d: -f4),
  for file in /etc/konbit/sftp/*; do
    login=${file##*/}
    printf 'login\t%s\tfile\t%s\n' "$login" "$(stat -c '%U:%G %a' "$file")"
    sed "s/^/key\t$login\t/" "$file"
    case $in_group in *",$login,"*) printf 'login\t%s\tgroup\tin konbit-sftp\n' "$login" ;; esac
    # What sshd makes of all its files together, for this user.
    sshd -T -C "user=$login,host=localhost,addr=127.0.0.1" 2>/dev/null | sed -n -E \
      "s/^(authorizedkeysfile|authenticationmethods|chrootdirectory|forcecommand|disableforwarding|permittty|permituserrc|pubkeyauthentication) (.*)/sshd\t$login\t\1\t\2/p"
  done
  true
)
