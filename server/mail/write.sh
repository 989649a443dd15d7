# The two databases of mail: what is declared (mail.db), and what people chose (passwords.db, attached as `chosen`).
# What is wanted comes as JSON, made so that it holds no quote of SQL; items of the batch that have failed are left out.

declare -A login=() domain=() wanted=()

mail_item() { # ID LOGIN DOMAIN WANTED
  ids+=("$1")
  login[$1]=$2 domain[$1]=$3 wanted[$1]=$4
}

mail_sql() { # SQL, in a transaction: its rows in $rows; when it fails, so do all items
  local db=/var/lib/konbit/mail/mail.db chosen=/var/lib/konbit/mail-passwords/passwords.db id items=
  for id in "${ids[@]}"; do ! ok "$id" || items+=,${wanted[$id]}; done
  rows=
  [ -n "$items" ] || return 0
  if [ ! -s "$db" ] || [ ! -s "$chosen" ]; then
    fail_all "there is no mail server here yet; it comes first"
    return 0
  fi
  rows=$(sqlite3 -batch -bail -separator $'\t' -cmd '.timeout 10000' "$db" 2>&1 <<<"
PRAGMA temp_store = MEMORY;
ATTACH '$chosen' AS chosen;
CREATE TEMP TABLE item AS
  SELECT value ->> 'id' AS id, value ->> 'member' AS member, value ->> 'domain' AS domain, value -> 'wanted' AS wanted FROM json_each('[${items#,}]');
BEGIN IMMEDIATE;
-- A domain that another member has by now is that member's, with all its addresses.
CREATE TEMP TABLE taken AS SELECT id, domain.member AS owner FROM item JOIN domain ON name = item.domain WHERE domain.member <> item.member;
DELETE FROM item WHERE id IN (SELECT id FROM taken);
SELECT 'taken', id, owner FROM taken;
$1
COMMIT;") || { fail_all "the database of mail: $rows"; rows=; }
}

mail_told() { # what $rows tell of changes
  local what id text
  while IFS=$'\t' read -r what id text; do
    [ "$what" != changed ] || { current=$id; changed "$text"; }
  done <<<"$rows"
}

mail_taken() { # fails the items whose domain $rows say to be another member's
  local what id owner
  while IFS=$'\t' read -r what id owner; do
    [ "$what" != taken ] || fail "$id" "the domain ${domain[$id]} belongs to the member $owner on this server; nothing was touched: it has to be taken away there first"
  done <<<"$rows"
}
