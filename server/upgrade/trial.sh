# Third stage: each site's copy, the canary's first, is brought to the new version and looked at through an Apache and a PHP of its own, under
# its own names and paths, where nobody else sees it. The new code lies over the installed one there, and only there.

trials_made() {
  local id
  code_merged
  for id in "${ids[@]}"; do
    at "$id"
    trial "$id"
  done
}

code_merged() { # what is installed with the new packages over it, less what they do not have any more
  local folder to path
  [ -s "$upgrade_work/packages" ] || return 0
  for folder in "${shares[@]}"; do
    [ -d "$upgrade_work/root$folder" ] || continue
    to=$upgrade_work/merged$folder
    mkdir -p "${to%/*}"
    cp -a --reflink=auto -T "$folder" "$to"
    awk '$2 != "-" {print $1}' "$upgrade_work/packages" | xargs dpkg -L | while IFS= read -r path; do
      [[ $path != "$folder"/* ]] || [ -d "$path" ] || [ -e "$upgrade_work/root$path" ] || [ -L "$upgrade_work/root$path" ] || rm -f "$upgrade_work/merged$path"
    done
    cp -a --reflink=auto --remove-destination -T "$upgrade_work/root$folder" "$to"
  done
}

trial() { # ID
  local copy binds=() folder password who=${login[$1]} before
  copy=$(kept_tree "$1").trial
  binds=(-p "BindPaths=$copy:${tree[$1]}")
  for folder in "${shares[@]}"; do
    [ ! -d "$upgrade_work/merged$folder" ] || binds+=(-p "BindReadOnlyPaths=$upgrade_work/merged$folder:$folder")
  done
  if [ -n "${database[$1]-}" ]; then
    password=$(head -c 32 /dev/urandom | sha256sum | cut -c 1-40)
    # No site's name is without an underscore.
    database_filled konbittrial "$(kept_dump "$1")" "${database[$1]}"
    printf '%s\n' "CREATE OR REPLACE USER konbittrial@localhost IDENTIFIED BY '$password'; GRANT ALL PRIVILEGES ON konbittrial.* TO konbittrial@localhost;" | mariadb
    printf '{"socket":"/run/mysqld/mysqld.sock","host":"localhost","database":"konbittrial","user":"konbittrial","password":"%s"}\n' "$password" >"$copy/private/database.json.new"
    chown "$who:$who" "$copy/private/database.json.new"
    chmod 400 "$copy/private/database.json.new"
    mv -T "$copy/private/database.json.new" "$copy/private/database.json"
  fi
  before=$(faults "$copy")
  run_more=("${binds[@]}")
  site_renewed "$1"
  run_more=()
  trial_shown "$1" "${before:-0}"
  rm -rf "$copy"
}

site_renewed() { # ID: its part of the new version, as the member
  [ -z "$renewal" ] || program_run "$1" <<<"$renewal" >&2
  program_run "$1" <<<"${birth[$of]}" >&2
}

trial_shown() { # ID FAULTS
  local who=${login[$1]} looks
  looks=$(<"$upgrade_work/looks/${member[$1]}.${name[$1]}")
  {
    declare -f page look known_works faults works refuse trial_inside
    declare -p token health_path health_text of
    printf '%q ' trial_inside "$who" "${name[$1]}" "${host[$1]}" "${tree[$1]}" "$2" "${vhost[$1]}" "${pool[$1]}" "$looks"
  } | systemd-run --unit=konbit-trial --quiet --pipe --wait --collect -p PrivateNetwork=yes -p PrivateTmp=yes -p PrivateDevices=yes -p ProtectSystem=strict \
    -p "TemporaryFileSystem=/srv:ro /run/konbit-php /run/konbit-trial /run/lock /var/lib/konbit:ro" -p "BindPaths=/srv/members/$who" -p "ReadWritePaths=/run ${tree[$1]}" "${binds[@]}" \
    -p RuntimeMaxSec=600 /bin/bash -s 8>&-
}

# LOGIN NAME HOST TREE FAULTS VHOST POOL LOOKS: alone in its namespaces
trial_inside() {
  local at=/run/konbit-trial door=/run/konbit-php/own n status
  exec </dev/null
  mkdir -p "$at/sites" "$door"
  chown "$1:$1" "$door"
  chmod 750 "$door"
  printf 'Define KONBIT_DOOR_%s %s\n' "$1" "$door" >"$at/sites/00-doors.conf"
  printf '%s\n' "${6//\/var\/log\/konbit\/$1/$at}" >"$at/sites/site.conf"
  printf '%s\n' "$7" >"$at/pool.conf"
  printf '[global]\nerror_log = /dev/null\ndaemonize = no\ninclude = %s\n' "$at/pool.conf" >"$at/php.conf"
  printf '%s' "$8" >"$at/looks"
  printf '%s\n' 'ServerRoot /etc/apache2' "PidFile $at/pid" "DefaultRuntimeDir $at" "Mutex file:$at default" 'User www-data' 'Group www-data' 'Listen 80' \
    "ErrorLog $at/error.log" 'IncludeOptional mods-enabled/*.load' 'IncludeOptional mods-enabled/*.conf' "Define KONBIT_SITES $at/sites" 'Include conf-enabled/zz-konbit.conf' >"$at/apache.conf"
  setpriv --reuid="$1" --regid="$1" --clear-groups php-fpm8.2 --nodaemonize -y "$at/php.conf" >"$at/php.log" 2>&1 &
  (
    . /etc/apache2/envvars
    export APACHE_RUN_DIR=$at APACHE_PID_FILE=$at/pid APACHE_LOCK_DIR=$at APACHE_LOG_DIR=$at
    exec apache2 -f "$at/apache.conf" -DFOREGROUND
  ) >"$at/apache.log" 2>&1 &
  for n in {1..200}; do
    [ ! -S "$door/$2.sock" ] || ! { : 9<>/dev/tcp/127.0.0.1/80; } 2>/dev/null || break
    sleep 0.05
  done
  (works "$3" "$at/looks" "$4" "$5")
  status=$?
  [ $status = 0 ] || [ "$n" -lt 200 ] || tail -n 2 "$at/php.log" "$at/apache.log" "$at/error.log" >&2
  kill %1 %2
  exit $status
}

trial_gone() {
  local id
  systemctl stop konbit-trial.service 2>/dev/null
  for id in "${ids[@]}"; do
    systemctl stop "konbit-run-${login[$id]}-${name[$id]}.service" 2>/dev/null
    rm -rf "$(kept_tree "$id")".{trial,trial.new,new}
  done
  [ -z "$has_database" ] || mariadb -e 'DROP DATABASE IF EXISTS konbittrial; DROP USER IF EXISTS konbittrial@localhost' 2>/dev/null
  return 0
}
