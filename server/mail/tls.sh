# Certificates of mail host names, and which one a client is shown by the name that it asks for.

mail_certificate() { # HOST [NAME…], of which it holds as well: self-signed, until somebody has issued one
  local folder=/etc/konbit/tls/$1 new=/etc/konbit/tls/.$1.konbit-new names
  directories root:root 755 /etc/konbit/tls root:root 755 "$folder"
  if [ ! -s "$folder/key.pem" ] || [ ! -s "$folder/fullchain.pem" ]; then
    rm -rf "$new"
    mkdir -m 700 "$new"
    printf -v names ',DNS:%s' "$@"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=${1:0:64}" -addext "subjectAltName=${names#,}" \
      -keyout "$new/key.pem" -out "$new/fullchain.pem" 2>/dev/null
    # Half of a pair fits nothing: the old half is kept beside it.
    aside "$folder/key.pem" "$folder/key.pem.before"
    aside "$folder/fullchain.pem" "$folder/fullchain.pem.before"
    mv "$new/key.pem" "$folder/key.pem"
    mv "$new/fullchain.pem" "$folder/fullchain.pem"
    rmdir "$new"
    changed "made a certificate for $1, signed by itself"
  fi
  mail_owned "$folder/key.pem" 600
  mail_owned "$folder/fullchain.pem" 644
}

mail_owned() { # PATH MODE
  [ "$(stat -c '%U:%G %a' "$1")" != "root:root $2" ] || return 0
  chown root:root "$1"
  chmod "$2" "$1"
  changed "gave $1 to root:root, mode $2"
}

# What has no pair that fits is left out and shown the server's own certificate: one bad file must not close everybody's mail.
mail_certificates_commit() {
  local host folder dovecot='# Written by konbit: a certificate for each mail host name.'$'\n' postfix='' digest=''
  local -a hosts=()
  mapfile -t hosts < <(sqlite3 -readonly /var/lib/konbit/mail/mail.db "SELECT 'mail.' || name FROM domain WHERE state <> 'closed' ORDER BY name")
  for host in "${hosts[@]}"; do
    folder=/etc/konbit/tls/$host
    mail_pair "$folder" || continue
    dovecot+="local_name $host {"$'\n'"  ssl_cert = <$folder/fullchain.pem"$'\n'"  ssl_key = <$folder/key.pem"$'\n}\n'
    postfix+="$host $folder/key.pem $folder/fullchain.pem"$'\n'
    digest+=$(cat "$folder/key.pem" "$folder/fullchain.pem" | sha256sum)$'\n'
  done
  # Postfix keeps the certificates themselves in its table, so it is made again when one is renewed.
  digest=$(printf %s "$postfix$digest" | sha256sum)
  if [ ! -s /etc/postfix/konbit/sni.db ] || ! same /etc/postfix/konbit/sni.digest "$digest"; then
    put /etc/postfix/konbit/sni.new root:root 600 "$postfix"
    postmap -F hash:/etc/postfix/konbit/sni.new
    mv -f /etc/postfix/konbit/sni.new /etc/postfix/konbit/sni
    mv -f /etc/postfix/konbit/sni.new.db /etc/postfix/konbit/sni.db
    : >/etc/konbit/pending-mail-certificates
    put /etc/postfix/konbit/sni.digest root:root 600 "$digest"
  fi
  if ! same /etc/dovecot/konbit/sni.conf "$dovecot"; then
    : >/etc/konbit/pending-mail-certificates
    put /etc/dovecot/konbit/sni.conf root:root 600 "$dovecot"
  fi
  [ -e /etc/konbit/pending-mail-certificates ] || return 0
  # Postfix sees a new table by itself.
  ! systemctl -q is-active dovecot || doveadm reload
  rm -f /etc/konbit/pending-mail-certificates
}

mail_pair() { # FOLDER: whether the key is the certificate's
  local key certificate
  key=$(openssl pkey -in "$1/key.pem" -pubout 2>/dev/null) && certificate=$(openssl x509 -in "$1/fullchain.pem" -noout -pubkey 2>/dev/null) && [ "$key" = "$certificate" ]
}
