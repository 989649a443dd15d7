# Keys with which members' mail is signed, and which one signs now. Beside each key stands what was made with it: the digest of its
# file and the text of its record, so that a look finds a key or a record that somebody changed without computing anything.

mail_key() { # DOMAIN SELECTOR: there, and its record in $record
  local path=/var/lib/konbit/mail/dkim/$1.$2.key digest public
  local new=${path%/*}/.$1.$2.konbit-new
  slurp "${path%.key}.public"
  digest=$(sha256sum "$path" 2>/dev/null) || digest='none '
  digest=${digest%% *}
  if [ "${text%% *}" != "$digest" ]; then
    if ! public=$(openssl rsa -in "$path" -pubout -outform DER 2>/dev/null | base64 -w 0) || [ ${#public} != 392 ]; then
      # What is no key of 2048 bits can sign nothing that anybody would believe.
      aside "$path" "$path.before"
      rm -f "$new"
      (umask 077 && openssl genrsa -out "$new" 2048 2>/dev/null)
      mv -T "$new" "$path"
      changed "made the key $2 of $1"
      public=$(openssl rsa -in "$path" -pubout -outform DER 2>/dev/null | base64 -w 0)
    fi
    digest=$(sha256sum "$path")
    text="${digest%% *} v=DKIM1; k=rsa; p=$public"
    put "${path%.key}.public" root:root 644 "$text"
  fi
  record=${text#* }
  if [ "$(stat -c '%U:%G %a' "$path")" != 'root:_rspamd 640' ]; then
    chown root:_rspamd "$path"
    chmod 640 "$path"
    changed "gave ${path##*/} to root:_rspamd, mode 640"
  fi
}

# rspamd reads the list again by itself.
mail_selectors_commit() {
  local list
  list=$(sqlite3 -readonly -batch -cmd '.timeout 10000' /var/lib/konbit/mail/mail.db "SELECT k.domain || ' ' || k.selector FROM dkim k JOIN domain d ON d.name = k.domain
    WHERE k.signs AND d.state <> 'closed' ORDER BY 1") || refuse "the database of mail cannot be read: $list"
  put /var/lib/konbit/mail/dkim/selectors root:_rspamd 640 "$list"$'\n'
}
