# Sites of members. A batch goes through the same steps for all of its sites: trees, databases, PHP, Apache; in the other
# order when they are retired. What fails in one site leaves the others as they were.

declare -A member=() login=() name=() host=() app=() phase=() version=() theme=() wants=() vhost=() pool=() hash=() credentials=() settings=() sender=() admin=() jobs=() tree=()

site() { # ID [FIELD VALUE]…: fields of those above; one that is not told is empty
  local id=$1
  ids+=("$id")
  shift
  set -- app '' phase '' version '' theme '' wants '' vhost '' pool '' hash '' credentials '' settings '' sender '' admin '' jobs '' "$@"
  while [ $# -gt 0 ]; do
    local -n field=$1
    field[$id]=$2
    shift 2
  done
  tree[$id]=/srv/members/${login[$id]}/sites/${name[$id]}
}

sites_ensure() {
  upgrade_settled
  each site_tree
  composts_look
  programs_ensure
  each program_tree
  databases_ensure UNLOCK is_running
  each_beside program_birth
  each_beside program_theme
  each site_compost
  # A pool that goes is needed until Apache leads elsewhere.
  pools_commit has_pool
  vhosts_commit
  ! pools_go || pools_commit
  jobs_commit
  databases_ensure LOCK is_put_away
  certificates_settled
  post_commit
  https_awaited
  each_beside program_invite
  each compost_gone
}

has_pool() { [ -n "${pool[$1]}" ]; }

pools_go() { # whether one that is there shall not be
  local id
  for id in "${ids[@]}"; do
    has_pool "$id" || [ ! -e "$php_home/${login[$id]}/${name[$id]}.conf" ] || return 0
  done
  return 1
}

# Its program runs, if only until it is composted.
is_running() { ! is_put_away "$1" || [ -n "${copying[$1]-}" ]; }

is_put_away() { [ "${phase[$1]}" = archived ] || [ "${phase[$1]}" = composted ]; }

sites_retire() {
  upgrade_settled
  vhosts_commit
  certificates_settled
  jobs_commit
  pools_commit
  databases_ensure LOCK
  each site_aside
}

site_tree() {
  local at=${tree[$1]} who=${login[$1]}
  local home=/srv/members/$who
  [ -d "$home/sites" ] || refuse "there is no account $who on this server; it comes first"
  back "$at" "$home/quarantine/sites/${name[$1]}"
  directories "root:$who" 750 "$at" "root:$who" 710 "$at/private" \
    "$who:$who" 700 "$at/tmp" "$who:$who" 700 "$at/sessions" "$who:$who" 700 "$at/logs"
  if [ -e "$at/htdocs" ]; then directories "$who:$who" 750 "$at/htdocs"; else site_birth "$1"; fi
  [ -z "${credentials[$1]}" ] || put "$at/private/database.json" "$who:$who" 400 "${credentials[$1]}"
}

# Whole before it is in its place, so that a site is born once, and an emptied one stays empty.
site_birth() {
  local at=${tree[$1]} who=${login[$1]} new=${tree[$1]}/.htdocs.konbit-new folder=
  if [[ ${vhost[$1]} =~ DocumentRoot\ \""$at/htdocs"/?([^\"]*)\" ]]; then folder=${BASH_REMATCH[1]}; fi
  [ ! -e "$new" ] || rm -rf "$new"
  umask 027
  mkdir -p "$new/$folder"
  printf %s "${welcome[${app[$1]}]}" >"$new/$folder/${index[${app[$1]}]}"
  umask 022
  chown -R "$who:$who" "$new"
  mv -T "$new" "$at/htdocs"
  changed "made $at/htdocs with a page of welcome"
}

site_aside() {
  local held=/srv/members/${login[$1]}/quarantine/sites
  [ -e "${tree[$1]}" ] || return 0
  directories root:root 700 "$held"
  aside "${tree[$1]}" "$held/${name[$1]}"
}
