# Sites of members. A batch goes through the same steps for all of its sites: trees, databases, PHP, Apache; in the other
# order when they are retired. What fails in one site leaves the others as they were.

declare -A member=() login=() name=() app=() vhost=() pool=() hash=() credentials=() settings=() sender=() admin=() jobs=() tree=()

site() { # ID MEMBER LOGIN NAME APP VHOST POOL HASH CREDENTIALS SETTINGS SENDER ADMIN JOBS
  ids+=("$1")
  member[$1]=$2 login[$1]=$3 name[$1]=$4 app[$1]=$5 vhost[$1]=$6 pool[$1]=$7 hash[$1]=$8 credentials[$1]=$9 settings[$1]=${10} sender[$1]=${11} admin[$1]=${12} jobs[$1]=${13}
  tree[$1]=/srv/members/$3/sites/$4
}

sites_ensure() {
  upgrade_settled
  programs_ensure
  each site_tree
  databases_ensure
  each program_birth
  pools_commit
  vhosts_commit
  jobs_commit
  certificates_settled
  post_commit
  each program_invite
}

sites_retire() {
  upgrade_settled
  vhosts_commit
  certificates_settled
  jobs_commit
  pools_commit
  databases_ensure
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
  program_tree "$1"
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
