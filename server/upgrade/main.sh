# An upgrade of one program and of sites that run it, by the service konbit-upgrade. Stages follow one another; the one that fails is
# the last, and `upgrade_end`, which systemd starts however this ends, puts back what was before. What happens is told in a file.

upgrade_home=/var/lib/konbit/upgrade # program, journal and what was told
upgrade_work=/srv/konbit/upgrade     # packages and dumps, gone at the end
undo=$upgrade_home/undo              # there exactly while something may have to be put back
held=/run/konbit/upgrade-check

upgrade_main() { # run|end
  exec 3>/dev/null
  # Nothing is touched before the switch: until then others may work.
  flock -u 8
  if [ "$1" = end ]; then upgrade_end; return; fi
  # Started again by a reboot, or by whoever found it undone: then only the end is left to do.
  [ ! -e "$upgrade_home/started" ] || return 0
  : >"$upgrade_home/started"
  install -d -m 700 "$upgrade_work"
  sites_known
  local step
  for step in 'space space_enough' 'copy copies_made' 'canary trials_made' 'upgrade switch_made' 'health switch_healthy' 'keep switch_kept'; do
    [ "${step% *}" != upgrade ] || flock 8
    stage $step
    [ "$tried" = 0 ] || return 1
  done
}

upgrade_end() {
  local outcome=same
  [ -e "$upgrade_home/program" ] || return 0
  flock 8
  sites_known
  trial_gone
  if [ -d "$undo" ]; then
    outcome=kept
    [ -e "$undo/kept" ] || outcome=back
    switch_over "$outcome"
    # Told already; program and journal stay for the next try.
    [ ! -d "$undo" ] || return 1
  fi
  rm -rf "$upgrade_work" "$held"
  told "end $outcome"
  rm -f "$upgrade_home"/{program,started} /etc/systemd/system/{multi-user.target.wants/,}konbit-upgrade.service
  systemctl daemon-reload
}

told() { printf '%s\n' "${*//$'\n'/ }" >>"$upgrade_home/told"; }

stage() { # NAME FUNCTION: told when it begins and how it ends; `at` names the site at which it failed
  rm -f "$upgrade_home/at"
  told "begin $1"
  try "$2"
  if [ "$tried" = 0 ]; then told "done $1"; else told "failed $1 $(cat "$upgrade_home/at" 2>/dev/null || echo -) $words"; fi
}

# FUNCTION ARGUMENT…: its status in $tried, what it says on stderr in $words. Never within a condition: there bash forgets set -e.
try() {
  words=$( (set -e; "$@") 2>&1 1>/dev/null)
  tried=$?
  [ "$tried" = 0 ] || words=${words:-ended with status $tried}
  [ ${#words} -le 700 ] || words=…${words: -700}
}

at() { # ID: what is being done concerns this site
  current=$1
  printf '%s\n' "$1" >"$upgrade_home/at"
}

declare -A database=()

sites_known() { # those that were chosen, by their vhosts
  local id file
  for id in "${chosen[@]}"; do
    file=$apache_home/sites/${id%%/*}.${id#*/}.conf
    slurp "$file"
    local vhost_text=$text
    [[ $vhost_text =~ /var/log/konbit/([a-z0-9]+)/ ]] || continue
    local who=${BASH_REMATCH[1]}
    slurp "$php_home/$who/${id#*/}.conf"
    site "$id" member "${id%%/*}" login "$who" name "${id#*/}" app "$of" vhost "$vhost_text" pool "$text"
    [[ $vhost_text =~ ServerName\ ([a-z0-9.-]+) ]] && host[$id]=${BASH_REMATCH[1]}
    [ -z "$has_database" ] || database[$id]=${who}_$(tr - _ <<<"${id#*/}")
  done
  # A site that went meanwhile is not upgraded, and does not hinder the others.
  chosen=("${ids[@]}")
}

kept_tree() { echo "/srv/members/${login[$1]}/quarantine/upgrade/${name[$1]}"; } # ID: where its copy is: in the same subvolume, so that it takes no room of its own and comes back by a rename
kept_dump() { echo "$upgrade_work/dumps/${database[$1]}"; }                       # ID
