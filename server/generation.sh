# Configuration that is tested as a whole before it holds. What fails the test is taken out again, with the words of the
# program that refused it, and the rest goes on.

apache_home=/etc/konbit/apache
php_home=/etc/konbit/php

# All vhosts lie in one directory, a generation; `sites` is a link to the one that holds. The next one is made beside it
# of hard links and the changed files, tested, and put in its place by one rename.
vhosts_commit() {
  local id old new file words
  local -a changes=()
  old=$(readlink -f "$apache_home/sites") && [ -d "$old" ] || old=
  for id in "${ids[@]}"; do
    file=$old/${member[$id]}.${name[$id]}.conf
    if ok "$id" && ! same_or_none "$file" "${vhost[$id]}"; then changes+=("$id"); fi
  done
  if [ -z "$old" ] || [ ${#changes[@]} -gt 0 ] || ! vhosts_doors "$old" check; then
    [ -d /var/log/konbit ] || { fail_all 'the platform is not there; it comes first'; return; }
    new=$apache_home/generations/$(date +%s%N)
    mkdir -p "$new"
    [ -z "$old" ] || cp -al "$old/." "$new"
    rm -f "$new"/.loaded
    for id in "${changes[@]}"; do vhost_write "$new" "$id" "${vhost[$id]}"; done
    vhosts_doors "$new" write
    vhosts_number "$new"
    vhosts_test "$old" "$new" || return
    ln -sfnT "$new" "$apache_home/.sites.konbit-new"
    mv -fT "$apache_home/.sites.konbit-new" "$apache_home/sites"
    for id in "${changes[@]}"; do
      current=$id
      if ok "$id"; then if [ -n "${vhost[$id]}" ]; then changed "vhost in force"; else changed "vhost gone"; fi; fi
    done
    old=${old:-none}
  else
    new=$old
  fi
  vhosts_modes "$new"
  [ -e "$new/.loaded" ] || vhosts_load "$old" "$new"
}

same_or_none() { # PATH TEXT: whether the file has the text, or neither is there
  if [ -n "$2" ]; then same "$1" "$2"; else [ ! -e "$1" ]; fi
}

vhosts_modes() { # GENERATION
  local id file owner
  local -A have=()
  while IFS='|' read -r file owner; do have[$file]=$owner; done < <(stat -c '%n|%U:%G %a' "$1"/m-*.conf 2>/dev/null)
  for id in "${ids[@]}"; do
    file=$1/${member[$id]}.${name[$id]}.conf
    [ -n "${have[$file]-}" ] && [ "${have[$file]}" != 'root:root 644' ] || continue
    chown root:root "$file"
    chmod 644 "$file"
    current=$id
    changed "gave $file to root"
  done
}

vhost_write() { # GENERATION ID TEXT
  local file=$1/${member[$2]}.${name[$2]}.conf
  # Never into the file: the generation before has it, too.
  [ ! -e "$file" ] && [ ! -L "$file" ] || rm -rf "$file"
  [ -z "$3" ] || printf %s "$3" >"$file"
}

# The doors of members' PHP (see php-door), known while Apache reads its configuration and forgotten after that.
vhosts_doors() { # GENERATION check|write
  local who key='' word text='' end='' known
  slurp "$1/00-doors.conf"
  known=$text text=
  for who in $(sed -n 's/.*\${KONBIT_DOOR_\([a-z0-9]*\)}.*/\1/p' "$1"/m-*.conf 2>/dev/null | sort -u); do
    if [[ $'\n'$known =~ $'\n'("Define KONBIT_DOOR_$who "[^$'\n']*) ]]; then
      text+=${BASH_REMATCH[1]}$'\n'
    else
      [ "$2" = write ] || return 1
      [ -n "$key" ] || IFS= read -r key </etc/konbit/door.key
      word=$(printf '%s%s\n' "$key" "$who" | sha256sum)
      text+="Define KONBIT_DOOR_$who /run/konbit-php/doors/${word:0:32}"$'\n'
    fi
    end+="UnDefine KONBIT_DOOR_$who"$'\n'
  done
  local doors=$text
  if [ "$2" = check ]; then
    same_or_none "$1/00-doors.conf" "$doors" && same_or_none "$1/zz-doors.conf" "$end"
    return
  fi
  rm -f "$1/00-doors.conf" "$1/zz-doors.conf"
  [ -n "$doors" ] || return 0
  umask 077
  printf %s "$doors" >"$1/00-doors.conf"
  printf %s "$end" >"$1/zz-doors.conf"
  umask 022
}

apache_test() { # GENERATION
  (
    set +eu
    . /etc/apache2/envvars
    exec apache2 -C "Define KONBIT_SITES $1" -t
  ) 2>&1
}

# Takes out what Apache refuses until it refuses nothing.
vhosts_test() { # OLD NEW
  local words file id culprit tries=0
  until words=$(apache_test "$2"); do
    file=$(grep -o "$2/[^: ]*\.conf" <<<"$words" | head -n 1)
    culprit=
    for id in "${changes[@]}"; do
      if ok "$id" && [ "$file" = "$2/${member[$id]}.${name[$id]}.conf" ]; then culprit=$id; fi
    done
    if [ -z "$culprit" ] || [ $((tries += 1)) -gt ${#ids[@]} ]; then
      fail_all "Apache refuses the whole, which stays as it was: $words"
      rm -r "$2"
      return 1
    fi
    fail "$culprit" "Apache refuses the vhost, and the one before stays: ${words//"$2/"/}"
    rm -f "$file"
    if [ -n "$1" ] && [ -e "$1/${file##*/}" ]; then ln "$1/${file##*/}" "$file"; fi
  done
}

vhosts_load() { # OLD NEW
  local folder pid
  # Apache ends when it cannot open a log, and no test says so before.
  for folder in $(sed -n 's|^ *\(ErrorLog\|CustomLog\) "\(/var/log/konbit/[^"]*\)/[^/"]*".*|\2|p' "$2"/*.conf 2>/dev/null | sort -u); do
    [ -d "$folder" ] || mkdir -m 750 "$folder"
  done
  if ! systemctl -q is-active apache2; then systemctl start apache2; else systemctl kill -s USR1 --kill-whom=main apache2; fi
  if ! apache_answers "$2"; then
    if [ -d "$1" ]; then
      ln -sfnT "$1" "$apache_home/.sites.konbit-new"
      mv -fT "$apache_home/.sites.konbit-new" "$apache_home/sites"
    fi
    systemctl restart apache2
    fail_all "Apache ended with the new vhosts and was started with those before: $(tail -n 3 /var/log/apache2/error.log)"
    return
  fi
  : >"$2/.loaded"
  # The one before stays for a look at what was.
  local generation
  for generation in "$apache_home"/generations/*; do
    [ "$generation" = "$1" ] || [ "$generation" = "$2" ] || rm -rf "$generation"
  done
}

# A host that nobody can have tells which generation holds: a graceful restart is over when only the new one answers.
vhosts_number() { # GENERATION
  rm -f "$1/00-generation.conf"
  printf '%s\n' '<VirtualHost *:80>' '  ServerName generation.konbit.invalid' '  Redirect 404 /' \
    "  Header always set X-Konbit-Generation ${1##*/}" '</VirtualHost>' >"$1/00-generation.conf"
}

apache_answers() { # GENERATION: whether Apache is there and, as far as can be waited for, works by it
  local n line new=0
  for n in {1..60}; do
    line=
    if { exec 9<>/dev/tcp/127.0.0.1/80; } 2>/dev/null; then
      printf 'GET / HTTP/1.0\r\nHost: generation.konbit.invalid\r\n\r\n' >&9
      while IFS= read -r -t 2 line <&9 && [[ $line != X-Konbit-Generation:* && $line != $'\r' ]]; do :; done
      exec 9>&-
    fi
    if [[ $line == *" ${1##*/}"$'\r' ]]; then
      new=$((new + 1))
      [ $new -lt 3 ] || return 0
    else
      new=0
      systemctl -q is-active apache2 || return 1
      sleep 0.02
    fi
  done
}

# One master for each member, with a directory of pools; `.pending` in it says that the master has not read them yet.
pools_commit() { # [TEST]: of those for which it is true
  local id who stage words file
  local -a changes=()
  for id in "${ids[@]}"; do
    file=$php_home/${login[$id]}/${name[$id]}.conf
    if ok "$id" && "${1-true}" "$id" && ! same_or_none "$file" "${pool[$id]}"; then changes+=("$id"); fi
  done
  if [ ${#changes[@]} -gt 0 ]; then
    pools_test
    pools_mark
  fi
  masters_ensure
}

pools_test() {
  local words id file culprit tries=0 stage=/etc/konbit/.pools.konbit-new
  rm -rf "$stage"
  mkdir -m 755 "$stage"
  printf '[global]\nerror_log = /dev/null\ninclude = %s/*.conf\n' "$stage" >"$stage/all"
  for id in "${changes[@]}"; do
    # Side by side, the doors of two members would be one.
    [ -z "${pool[$id]}" ] || printf %s "${pool[$id]//own\//own/${login[$id]}.}" >"$stage/${member[$id]}.${name[$id]}.conf"
  done
  while compgen -G "$stage/*.conf" >/dev/null && ! words=$(php-fpm8.2 -t -y "$stage/all" 2>&1); do
    culprit=
    for id in "${changes[@]}"; do
      if ok "$id" && [ -n "${pool[$id]}" ] && [[ $words == *"$stage/${member[$id]}.${name[$id]}.conf"* || $words == *"[pool ${login[$id]}-${name[$id]}]"* ]]; then culprit=$id; fi
    done
    if [ -z "$culprit" ] || [ $((tries += 1)) -gt ${#ids[@]} ]; then
      for id in "${changes[@]}"; do [ -z "${pool[$id]}" ] || fail "$id" "PHP refuses the pools: $words"; done
      break
    fi
    fail "$culprit" "PHP refuses the pool, and the one before stays: ${words//"$stage/"/}"
    rm -f "$stage/${member[$culprit]}.${name[$culprit]}.conf"
  done
  rm -rf "$stage"
}

pools_mark() { # those of $changes are pending; what goes is gone, and `masters_ensure` writes the others
  local id
  local -a folders=()
  for id in "${changes[@]}"; do ! ok "$id" || folders+=("$php_home/${login[$id]}"); done
  [ ${#folders[@]} = 0 ] || mkdir -p "${folders[@]}"
  for id in "${changes[@]}"; do
    ok "$id" || continue
    : >"$php_home/${login[$id]}/.pending"
    [ -z "${pool[$id]}" ] || continue
    rm -f "$php_home/${login[$id]}/${name[$id]}.conf"
    current=$id
    changed "pool gone"
  done
}

masters_ensure() {
  local who id
  local -A seen=() state=() stale=()
  local -a start=() stop=() reload=()
  for id in "${ids[@]}"; do
    ok "$id" || continue
    seen[${login[$id]}]=$id
    current=$id
    [ -z "${pool[$id]}" ] || put "$php_home/${login[$id]}/${name[$id]}.conf" root:root 644 "${pool[$id]}"
  done
  [ ${#seen[@]} -gt 0 ] || return 0
  masters_state "${!seen[@]}"
  [ ${#stale[@]} = 0 ] || masters_units "${!stale[@]}"
  for who in "${!seen[@]}"; do
    current=${seen[$who]}
    if compgen -G "$php_home/$who/*.conf" >/dev/null; then
      master_files "$who"
      if [ "${state[$who]-}" != active ]; then
        start+=("$who")
      elif [ -e "$php_home/$who/.pending" ]; then
        reload+=("$who")
      fi
    elif [ "${state[$who]-inactive}" != inactive ] || [ -L "$boot/konbit-php@$who.service" ]; then
      stop+=("$who")
      rm -f "$boot/konbit-php@$who.service"
    fi
  done
  masters_stop "${stop[@]}"
  masters_start
}

boot=/etc/systemd/system/multi-user.target.wants

masters_state() { # LOGIN…: fills $state, and $stale with those by which something else holds than the unit of the platform
  local -a units=("${@/#/konbit-php@}")
  local line id=
  while IFS= read -r line; do
    case $line in
      Id=*) id=${line#Id=konbit-php@} id=${id%.service} ;;
      ActiveState=*) state[$id]=${line#*=} ;;
      NeedDaemonReload=yes | DropInPaths=?*) stale[$id]=1 ;;
    esac
  done < <(systemctl show -p Id -p ActiveState -p NeedDaemonReload -p DropInPaths "${units[@]/%/.service}")
}

# What holds of a master is the unit of the platform, with nothing put over it by hand.
masters_units() { # LOGIN…
  local id folder
  for id in "$@"; do
    current=${seen[$id]}
    for folder in /{etc,run}/systemd/system{.control,}/konbit-php@{,"$id"}.service.d; do
      [ ! -d "$folder" ] || { rm -r "$folder"; changed "removed $folder"; }
    done
  done
  systemctl daemon-reload
  systemctl try-restart "${@/#/konbit-php@}"
  for id in "$@"; do
    current=${seen[$id]}
    changed "konbit-php@$id runs by the platform's unit again"
  done
  masters_state "$@"
}

master_files() { # LOGIN
  put "$php_home/$1.conf" root:root 644 "; Written by konbit.
[global]
daemonize = no
error_log = /dev/null
log_level = warning
include = $php_home/$1/*.conf
"
  if [ ! -L "$boot/konbit-php@$1.service" ]; then
    ln -s /etc/systemd/system/konbit-php@.service "$boot/konbit-php@$1.service"
    changed "konbit-php@$1 starts at boot"
  fi
  local door=/run/konbit-php/by-login/$1
  if [ "${state[$1]-}" = active ] && [ "$(stat -L -c '%U:%G %a' "$door")" != "$1:$1 750" ]; then
    /usr/local/lib/konbit/php-door "$1" >/dev/null
    changed "closed the door of konbit-php@$1"
  fi
}

masters_stop() { # LOGIN…
  local who
  [ $# -gt 0 ] || return 0
  systemctl stop "${@/#/konbit-php@}" 2>/dev/null
  for who in "$@"; do
    rm -f "$php_home/$who/.pending"
    current=${seen[$who]}
    changed "stopped konbit-php@$who, which has no site any more"
  done
}

masters_start() {
  local who id
  local -a read=()
  if [ ${#start[@]} -gt 0 ]; then
    # A failure, and the count of starts within seconds, belong to the time before.
    systemctl reset-failed "${start[@]/#/konbit-php@}" 2>/dev/null
    systemctl start "${start[@]/#/konbit-php@}" 2>/dev/null
  fi
  [ ${#reload[@]} = 0 ] || systemctl reload "${reload[@]/#/konbit-php@}" 2>/dev/null
  masters_wait "${reload[@]}"
  masters_state "${start[@]}" "${reload[@]}"
  for who in "${start[@]}" "${reload[@]}"; do
    if [ "${state[$who]-}" = active ]; then
      read+=("$php_home/$who/.pending")
      current=${seen[$who]}
      changed "konbit-php@$who runs with its pools"
    else
      for id in "${ids[@]}"; do
        [ "${login[$id]}" != "$who" ] || [ -z "${pool[$id]}" ] || fail "$id" "konbit-php@$who does not run: $(journalctl -q -n 4 -o cat -u "konbit-php@$who")"
      done
    fi
  done
  [ ${#read[@]} = 0 ] || rm -f "${read[@]}"
}

masters_wait() { # LOGIN…: until the sockets of new pools are there; a reload returns before
  local who file n
  for who in "$@"; do
    for file in "$php_home/$who"/*.conf; do
      file=${file##*/}
      for n in {1..100}; do
        [ ! -S "/run/konbit-php/by-login/$who/${file%.conf}.sock" ] || break
        sleep 0.02
      done
    done
  done
}
