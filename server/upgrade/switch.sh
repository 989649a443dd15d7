# Fourth to sixth stage: the sites are closed for the while, copied as they are then, brought to the new version, looked at, and opened again.
# `undo` says how far it has come: `sites`, `packages`, `begun/SITE`, `kept`.

switch_made() {
  local id
  switch_closed
  for id in "${ids[@]}"; do
    at "$id"
    files_copied "$id" "$(kept_tree "$id")"
    database_dumped "$id"
    faults "${tree[$id]}" >"$undo/faults.${member[$id]}.${name[$id]}"
  done
  rm -f "$upgrade_home/at"
  packages_switched
  for id in "${ids[@]}"; do
    at "$id"
    : >"$undo/begun/${member[$id]}.${name[$id]}"
    site_renewed "$id"
  done
  masters_anew
}

switch_healthy() {
  local id
  for id in "${ids[@]}"; do
    at "$id"
    works "${host[$id]}" "$upgrade_work/looks/${member[$id]}.${name[$id]}" "${tree[$id]}" "$(<"$undo/faults.${member[$id]}.${name[$id]}")"
  done
}

switch_kept() {
  local id version
  version=$(dpkg-query -W -f '${Version}' "$main")
  for id in "${ids[@]}"; do
    at "$id"
    put "${tree[$id]}/private/$of/born" root:root 644 "$version"$'\n'
  done
  # From here on nothing is put back: people write again.
  : >"$undo/kept"
}

switch_closed() {
  local id
  rm -rf "$undo.new"
  mkdir -p "$undo.new"/{begun,vhosts}
  for id in "${ids[@]}"; do printf %s "${vhost[$id]}" >"$undo.new/vhosts/${member[$id]}.${name[$id]}"; done
  mv -T "$undo.new" "$undo"
  for id in "${ids[@]}"; do vhost[$id]=$(closed=$(closed_text) awk '{print} /^<VirtualHost /{print ENVIRON["closed"]}' <<<"${vhost[$id]}")$'\n'; done
  vhosts_said
  for id in "${ids[@]}"; do systemctl stop "konbit-jobs@${login[$id]}.timer" "konbit-jobs@${login[$id]}.service" 2>/dev/null || :; done
  # What was asked before ends here.
  masters_anew
}

# Written into each <VirtualHost>; the answer is plain text, for which Apache names no encoding.
closed_text() {
  printf '%s\n' '  # For the minute of an upgrade only its own look at the pages gets through.' \
    '  ErrorDocument 503 "<!doctype html><title>503</title><p lang=fr>Mise &agrave; jour en cours : ce site revient dans un instant.</p><p lang=en>Upgrade at work: this site is back in a moment.</p>"' \
    '  Header always set Retry-After 60' '  RewriteEngine On' "  RewriteCond %{HTTP:X-Konbit-Check} !=$token" '  RewriteCond %{REQUEST_URI} !^/\.well-known/acme-challenge/' '  RewriteRule ^ - [R=503,L]'
}

vhosts_said() { # a failure of any is one of all
  local id
  set +e
  vhosts_commit
  set -e
  for id in "${ids[@]}"; do ok "$id" || refuse "${failed[$id]}"; done
}

masters_anew() { # code and caches of the other version are forgotten
  printf 'konbit-php@%s.service\n' "${login[@]}" | sort -u | xargs systemctl try-reload-or-restart
}

packages_switched() {
  local said
  [ -s "$upgrade_work/packages" ] || return 0
  : >"$undo/packages"
  # What dpkg has to say it says on standard output.
  said=$(apt_get -q -y -o Dir::Cache::archives="$upgrade_work/new" -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold --no-download install --only-upgrade "${wanted[@]}" 2>&1) ||
    refuse "$(grep -A 1 '^dpkg: error' <<<"$said" || tail -n 3 <<<"$said")"
}

# kept: opens; back: puts back before. Whatever of it was done before is not done again. What does not come back stays in the journal.
switch_over() { # kept|back
  local id wrong=
  for id in "${ids[@]}"; do
    slurp "$undo/vhosts/${member[$id]}.${name[$id]}"
    vhost[$id]=$text
  done
  if [ "$1" = back ]; then
    told 'begin back'
    try packages_back
    [ "$tried" = 0 ] || wrong="- $words"
    for id in "${ids[@]}"; do
      try site_back "$id"
      [ "$tried" = 0 ] || wrong="$id $words"
    done
    masters_anew
  fi
  try vhosts_said
  [ "$tried" = 0 ] || wrong="- $words"
  for id in "${ids[@]}"; do [ ! -L "$timers/konbit-jobs@${login[$id]}.timer" ] || systemctl start "konbit-jobs@${login[$id]}.timer"; done
  [ "$1" = kept ] || for id in "${ids[@]}"; do
    try works "${host[$id]}" "$upgrade_work/looks/${member[$id]}.${name[$id]}" "${tree[$id]}" 999999
    [ "$tried" = 0 ] || wrong="$id $words"
  done
  if [ -n "$wrong" ]; then
    told "failed back $wrong"
    told 'end broken'
    return
  fi
  for id in "${ids[@]}"; do rm -rf "$(kept_tree "$id")"; done
  rm -rf "$undo"
}

packages_back() {
  [ -e "$undo/packages" ] || return 0
  DEBIAN_FRONTEND=noninteractive dpkg --force-confdef --force-confold --force-downgrade --force-overwrite -i "$upgrade_work"/old/*.deb 8>&-
}

# The files that the failed version has left stay beside, until the next upgrade: somebody may have written by SFTP meanwhile.
site_back() { # ID
  local copy dump
  copy=$(kept_tree "$1")
  [ -e "$undo/begun/${member[$1]}.${name[$1]}" ] || return 0
  if [ -e "$copy" ]; then
    if [ -e "${tree[$1]}" ]; then
      rm -rf "$copy.failed"
      mv -T "${tree[$1]}" "$copy.failed"
    fi
    mv -T "$copy" "${tree[$1]}"
  fi
  [ -n "${database[$1]-}" ] || return 0
  dump=$(kept_dump "$1")
  [ -e "$dump" ] || return 0
  database_filled "${database[$1]}" "$dump" "${database[$1]}"
  mv -T "$dump" "$dump.back"
}
