# Mailboxes, all of a domain together. Access first, then data, then access again; nothing is started for a box that stays as it is.

declare -A uid=() gid=() locals=() gone=() new=()

mailboxes() { # ID LOGIN DOMAIN WANTED UID GID LOCALS: all boxes of the domain, as JSON, and their names alone
  mail_item "$1" "$2" "$3" "$4"
  uid[$1]=$5 gid[$1]=$6 locals[$1]=$7
}

mailboxes_ensure() {
  mailboxes_close
  mail_taken
  each mailboxes_move
  mail_sql "${open_sql/@FRESH@/$(mailboxes_fresh)}"
  mail_told
  mailboxes_end_sessions
  each mailboxes_places
  mailboxes_invite
}

mailboxes_retire() {
  mailboxes_close
  each mailboxes_aside
}

mailboxes_close() {
  local what id local formerly
  mail_sql "$close_sql"
  mail_told
  while IFS=$'\t' read -r what id local formerly; do
    case $what in
      closed) gone[$id]+="$local " ;;
      new) new[$id]+="$local|$formerly " ;;
    esac
  done <<<"$rows"
  mailboxes_end_sessions
}

mailboxes_end_sessions() { # of those who may not log in any more
  local what id address
  while IFS=$'\t' read -r what id address; do
    [ "$what" != going ] || doveadm kick "$address" >/dev/null 2>&1
  done <<<"$rows"
}

mailboxes_move() { # ID: what goes to quarantine, what is called something else now, what comes back
  local home=/srv/members/${login[$1]} local one
  local at=$home/mail/${domain[$1]} held=$home/quarantine/mail
  [ -d "$at" ] || refuse "there is no mail of ${domain[$1]} on this server; the domain comes first"
  for one in ${new[$1]-}; do
    [ -z "${one#*|}" ] || mailbox_renamed "${one#*|}" "$at/${one%|*}"
  done
  for local in ${gone[$1]-}; do mailbox_aside "$local"; done
  [ -d "$held/${domain[$1]}" ] || return 0
  for one in ${new[$1]-}; do
    local=${one%|*}
    [ -e "$at/$local" ] || back "$at/$local" "$held/${domain[$1]}/$local@${domain[$1]}"
  done
}

mailbox_renamed() { # FORMERLY TO: the mail of the one is that of the other
  local from=$home/mail/${1#*@}/${1%@*}
  [ ! -e "$2" ] || return 0
  if [ -e "$from" ]; then
    mv -T "$from" "$2"
    changed "moved the mail of $1 to $2"
  else
    back "$2" "$held/${1#*@}/$1"
  fi
}

# Under its whole address: `info@a.example.2` is a second one of `info`, `info.2@a.example` another box.
mailbox_aside() { # LOCAL
  [ -e "$at/$1" ] || return 0
  directories root:root 700 "$held" root:root 700 "$held/${domain[$current]}"
  aside "$at/$1" "$held/${domain[$current]}/$1@${domain[$current]}"
}

mailboxes_aside() { # ID: everything of the domain
  local home=/srv/members/${login[$1]} path
  local at=$home/mail/${domain[$1]} held=$home/quarantine/mail
  for path in "$at"/*; do mailbox_aside "${path##*/}"; done
}

mailboxes_fresh() { # JSON: addresses that open without mail of an earlier time
  local id one all=
  for id in "${ids[@]}"; do
    ok "$id" || continue
    for one in ${new[$id]-}; do
      [ -e "/srv/members/${login[$id]}/mail/${domain[$id]}/${one%|*}" ] || all+=,\"${one%|*}@${domain[$id]}\"
    done
  done
  printf '[%s]' "${all#,}"
}

mailboxes_places() { # ID: a directory for each box, the mail server's own user in it
  local at=/srv/members/${login[$1]}/mail/${domain[$1]} who=${uid[$1]}:${gid[$1]} local
  local -a missing=() all=()
  for local in ${locals[$1]}; do
    [ -e "$at/$local" ] || missing+=("$at/$local")
    all+=("$who" 700 "$at/$local")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    install -d -o "${uid[$1]}" -g "${gid[$1]}" -m 700 "${missing[@]}"
    changed "made ${#missing[@]} directories in $at"
  fi
  [ ${#all[@]} = 0 ] || directories "${all[@]}"
}

# The program is the mail server's, and says nothing secret; without it people are invited by hand.
mailboxes_invite() {
  local program=/usr/local/lib/konbit/mail-invite what id address words
  local -a addresses=()
  while IFS=$'\t' read -r what id address; do [ "$what" != invite ] || addresses+=("$address"); done <<<"$rows"
  [ -x "$program" ] && [ ${#addresses[@]} -gt 0 ] || return 0
  words=$("$program" "${addresses[@]}" 2>&1) || fail_all "the boxes are there, but not all invitations could be sent: $words"
}
