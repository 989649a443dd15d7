# Programs that sites share: packages of Debian, with what konbit adds to each. Of a site they are `program[app]`.

declare -A index=() welcome=() packages=() folder=() texts=() prepend=() birth=() invite=() look=()
declare -a run_more=() # what an upgrade lays over the site's own while it tries

app() { # NAME INDEX WELCOME: what is the same for all sites of that app
  index[$1]=$2 welcome[$1]=$3
}

program() { # NAME PACKAGES FOLDER PREPEND BIRTH INVITE THEME [FILE TEXT]…: the same for those that have one
  local name=$1
  packages[$name]=$2 folder[$name]=$3 prepend[$name]=$4 birth[$name]=$5 invite[$name]=$6 look[$name]=$7
  shift 7
  while [ $# -gt 0 ]; do
    texts[$name/$1]=$2
    shift 2
  done
}

programs_ensure() {
  local name id words
  local -A needed=()
  for id in "${ids[@]}"; do ! is_running "$id" || needed[${app[$id]}]+=" ${wants[$id]}"; done
  for name in "${!packages[@]}"; do
    [ -n "${needed[$name]-}" ] || continue
    tried programs_install ${packages[$name]} ${needed[$name]}
    [ -z "$words" ] || for id in "${ids[@]}"; do
      [ "${app[$id]}" != "$name" ] || ! is_running "$id" || fail "$id" "$words"
    done
  done
}

programs_install() { # PACKAGE…
  local conf=/etc/apache2/conf-enabled/$1.conf off=/var/lib/apache2/conf/disabled_by_admin
  current=${ids[0]}
  # The package would be served by every site, below a name of its own. Where an admin has said no, it asks no more.
  mkdir -p "$off"
  : >"$off/$1"
  packages_ensure "$@"
  [ ! -L "$conf" ] || {
    rm -f "$apache_home/sites/.loaded" "$conf"
    changed "took the package's own page out of Apache: $1"
  }
}

# In the site's tree: konbit's part is root's, in `private`; the member's part is theirs.
program_tree() { # ID
  local of=${app[$1]} at=${tree[$1]} who=${login[$1]} file
  [ -n "${packages[$of]-}" ] && [ "${phase[$1]}" != archived ] || return 0
  compost_before "$1"
  put "$at/private/site.json" "root:$who" 640 "${settings[$1]}"
  is_running "$1" || return 0
  directories "root:$who" 750 "$at/private/$of" "$who:$who" 750 "$at/${folder[$of]}"
  put "$at/private/site.php" "root:$who" 640 "$site_php"
  for file in "${!texts[@]}"; do
    [ "${file%%/*}" != "$of" ] || put "$at/private/$file" "root:$who" 640 "${texts[$file]}"
  done
}

# Born once, and again for each version of the program.
program_birth() { # ID
  local of=${app[$1]} at=${tree[$1]} what is
  [ -n "${packages[$of]-}" ] && is_running "$1" || return 0
  if [ -n "${version[$1]}" ]; then
    what=$of is=${version[$1]}
    [ -d "/usr/local/share/konbit/apps/$of/$is" ] || refuse "$of $is is not on this server; it comes first"
  else
    what=${packages[$of]%% *}
    is=$(dpkg-query -W -f '${Version}' "$what")
  fi
  slurp "$at/private/$of/born"
  [ "$text" != "$is"$'\n' ] || return 0
  program_run "$1" <<<"${birth[$of]}" >&2
  put "$at/private/$of/born" root:root 644 "$is"$'\n'
  changed "made what $what $is needs in the site"
}

# Once for each word of the file: what somebody chooses in the program since then stays.
program_theme() { # ID
  local of=${app[$1]} at=${tree[$1]}
  [ -n "${theme[$1]}" ] && [ -n "${look[$of]-}" ] && is_running "$1" || return 0
  slurp "$at/private/$of/theme"
  [ "$text" != "${theme[$1]}"$'\n' ] || return 0
  program_run "$1" "${theme[$1]}" <<<"${look[$of]}" >&2
  put "$at/private/$of/theme" root:root 644 "${theme[$1]}"$'\n'
  changed "gave the site its theme ${theme[$1]}"
}

program_run() { # ID [WORD]…: a program of konbit's on standard input, as the member and behind the walls of the member's PHP, without a network
  local who=${login[$1]} at=${tree[$1]} unit=konbit-run-${login[$1]}-${name[$1]}.service
  # Of a run that was killed it goes on, and two at once would take turns.
  ! systemctl -q is-active "$unit" || systemctl stop "$unit" 2>/dev/null || : # it ended just now
  systemd-run --unit="$unit" --quiet --pipe --wait --collect --slice="konbit-$who.slice" --uid="$who" --gid="$who" --working-directory="$at" \
    -p UMask=0027 -p TemporaryFileSystem=/srv:ro -p "BindPaths=/srv/members/$who" -p ProtectSystem=strict -p "ReadWritePaths=$at" \
    -p InaccessiblePaths=/run/konbit-php -p InaccessiblePaths=/var/log/konbit -p InaccessiblePaths=/etc/konbit -p ProtectHome=yes \
    -p PrivateTmp=yes -p PrivateDevices=yes -p PrivateNetwork=yes -p ProtectProc=invisible -p NoNewPrivileges=yes -p CapabilityBoundingSet= "${run_more[@]}" \
    /usr/bin/php8.2 -d display_errors=stderr -d log_errors=0 -d "auto_prepend_file=${prepend[${app[$1]}]:+$at/private/${app[$1]}/${prepend[${app[$1]}]}}" -- "$at" "${@:2}" 8>&-
}

# Once, when there is a mail server.
is_invited() { # ID: whether somebody still has to be
  [ -n "${invite[${app[$1]}]-}" ] && [ -n "${sender[$1]}" ] && [ ! -e "${tree[$1]}/private/${app[$1]}/invited" ]
}

program_invite() { # ID: what the program says goes into the letter and nowhere else
  local of=${app[$1]} at=${tree[$1]} words
  is_invited "$1" || return 0
  words=$(program_run "$1" <<<"${invite[$of]}") || refuse "the invitation could not be made: ${words:0:400}"
  words=$(printf '%s%s\n' "${settings[$1]}" "$words" | setpriv --reuid=nobody --regid=nogroup --clear-groups php8.2 -d display_errors=stderr -r "${letter_php#<?php}")
  /usr/sbin/sendmail -i -f "${sender[$1]}" -- "${admin[$1]}" <<<"$words"
  put "$at/private/$of/invited" root:root 644 "${admin[$1]}"$'\n'
  changed "sent the invitation to the first admin"
}

# A certificate that was asked for a moment ago is seldom long in coming, and a link to a password is better not sent without.
https_awaited() {
  local id until=$((SECONDS + 20))
  for id in "${ids[@]}"; do
    ok "$id" && is_invited "$id" || continue
    while [ "$SECONDS" -lt "$until" ] && [ ! -e "/var/lib/konbit/https/${host[$id]}" ] &&
      grep -qsxP "\Q${host[$id]}\E\tmanaged" /var/lib/konbit/certificates.tsv; do
      sleep 0.5
      certificates_settled
    done
  done
}

# What sites do by the clock: a file for each in the folder of its member, and a timer for the folder.
jobs_home=/etc/konbit/jobs
timers=/etc/systemd/system/timers.target.wants

jobs_commit() {
  local id who timer
  local -A seen=()
  for id in "${ids[@]}"; do
    ok "$id" || continue
    current=$id
    who=${login[$id]}
    if [ -n "${jobs[$id]}" ]; then
      seen[$who]=$id
      mkdir -p "$jobs_home/$who"
      put "$jobs_home/$who/${name[$id]}" root:root 644 "${jobs[$id]}"
    elif [ -e "$jobs_home/$who/${name[$id]}" ]; then
      seen[$who]=$id
      rm "$jobs_home/$who/${name[$id]}"
      changed 'does nothing by the clock any more'
    fi
  done
  for who in "${!seen[@]}"; do
    current=${seen[$who]} timer=konbit-jobs@$who.timer
    if compgen -G "$jobs_home/$who/*" >/dev/null; then
      [ -L "$timers/$timer" ] && systemctl -q is-active "$timer" && continue
      mkdir -p "$timers"
      ln -sfn /etc/systemd/system/konbit-jobs@.timer "$timers/$timer"
      systemctl start "$timer" 2>/dev/null || fail "$current" "$timer does not start"
      changed "started $timer"
    elif [ -L "$timers/$timer" ]; then
      rm -f "$timers/$timer"
      systemctl stop "$timer" "konbit-jobs@$who.service" 2>/dev/null
      changed "stopped $timer"
    fi
  done
}

# Mail of a member's sites leaves by one door for all, which knows the sender by the uid.
post_commit() {
  local id
  for id in "${ids[@]}"; do
    ok "$id" && [ -n "${sender[$id]}" ] || continue
    current=$id
    mkdir -p /etc/konbit/post
    put "/etc/konbit/post/$(id -u "${login[$id]}")" root:root 644 "${sender[$id]}"$'\n'
    systemctl -q is-active konbit-post.socket && systemctl -q is-enabled konbit-post.socket && continue
    systemctl -q enable --now konbit-post.socket
    changed 'mail of sites has a way out'
  done
}
