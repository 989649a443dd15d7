# Accounts of members. Everything is read once for the batch, and only what differs is touched.

declare -A passwd=() login_of=() shadow=() group=() group_of=() limit=()
while IFS= read -r line; do
  IFS=: read -r name _ uid _ <<<"$line"
  passwd[$name]=$line
  login_of[$uid]=$name
done </etc/passwd
while IFS=: read -r name hash _ _ _ _ _ expire _; do shadow[$name]="${hash:0:1}|$expire"; done </etc/shadow
while IFS= read -r line; do
  IFS=: read -r name _ gid _ <<<"$line"
  group[$name]=$line
  group_of[$gid]=$name
done </etc/group
while read -r _ _ _ max path; do limit[$path]=$max; done < <(btrfs qgroup show -r --raw /srv 2>/dev/null)
declare -a logins=()

account() { # FUNCTION MEMBER LOGIN UID NAME QUOTA MEMORY CPUWEIGHT TASKS
  logins+=("$3")
  item "$2" "$@"
}

account_ensure() { # MEMBER LOGIN UID NAME QUOTA MEMORY CPUWEIGHT TASKS
  local member=$1 login=$2 uid=$3 name=$4 quota=$5 home=/srv/members/$2
  account_mine
  if [ -z "${group[$login]-}" ]; then
    groupadd -g "$uid" -U www-data "$login"
    changed "made the group $login ($uid)"
  elif [ "${group[$login]##*:}" != www-data ]; then
    gpasswd -M www-data "$login"
    changed "put www-data, and nobody else, into the group $login"
  fi
  account_user
  back "$home" "/srv/quarantine/$member"
  if [ ! -e "$home" ]; then
    btrfs -q subvolume create "$home"
    changed "made $home"
  fi
  [ "$(stat -c '%F %i' "$home")" = 'directory 256' ] || refuse "$home is no btrfs subvolume, so its size cannot be limited; move it aside, run again, and move its content in"
  if [ "${limit[members/$login]-}" != "$quota" ]; then
    # By the number of the subvolume: by its path, of one that is over its limit, it is refused for being so.
    btrfs qgroup limit "$quota" "0/$(btrfs inspect-internal rootid "$home")" /srv
    changed "limited $home to $quota bytes"
  fi
  directories "root:$login" 750 "$home" "root:$login" 750 "$home/sites" "root:$login" 750 "/var/log/konbit/$login" root:root 700 "$home/quarantine"
  account_slice "$6" "$7" "$8"
}

account_mine() { # refuses an account that belongs to somebody else
  local entry=${passwd[$login]-}
  if [ -n "$entry" ]; then
    IFS=: read -r _ _ have _ <<<"$entry"
    [ "$have" = "$uid" ] || refuse "the login $login has uid $have, not $uid, so it is not this member's; nothing was touched: give the member another login or rename that account"
  fi
  [ "${login_of[$uid]-$login}" = "$login" ] || refuse "uid $uid belongs to the login ${login_of[$uid]}; a login never changes: write that one into the member's file"
  [ "${group_of[$uid]-$login}" = "$login" ] || refuse "gid $uid belongs to the group ${group_of[$uid]}; nothing was touched"
  IFS=: read -r _ _ have _ <<<"${group[$login]-::$uid:}"
  [ "$have" = "$uid" ] || refuse "the group $login has gid $have, not $uid, so it is not this member's; nothing was touched"
}

account_user() {
  local want="$login:x:$uid:$uid:$name:$home:/usr/sbin/nologin"
  if [ -z "${passwd[$login]-}" ]; then
    # As a system account: no subordinate ids, no ageing, no mail spool.
    useradd --system -K SYS_UID_MIN=20000 -K SYS_UID_MAX=29999 --no-create-home --no-log-init -N -g "$uid" -u "$uid" -c "$name" -d "$home" -s /usr/sbin/nologin "$login"
    changed "made the user $login ($uid)"
  elif [ "${passwd[$login]}" != "$want" ] || [ "${shadow[$login]-}" != '!|' ]; then
    usermod -g "$uid" -c "$name" -d "$home" -s /usr/sbin/nologin -e '' -p '!' "$login"
    changed "put the user $login right"
  fi
}

account_slice() { # MEMORY CPUWEIGHT TASKS
  local slice=konbit-$login.slice
  put "/etc/systemd/system/$slice" root:root 644 "# Written by konbit.
[Unit]
Description=Everything of member $member ($login)
[Slice]
MemoryMax=$1
CPUWeight=$2
TasksMax=$3
"
  local overrides=(/{etc,run}/systemd/system{.control,}/"$slice".d)
  local path
  for path in "${overrides[@]}"; do
    [ ! -d "$path" ] || { rm -r "$path"; changed "removed $path"; }
  done
}

accounts_ensured() {
  local login words
  local -a units=()
  for login in "${logins[@]}"; do units+=("konbit-$login.slice"); done
  # systemd finds the file of a slice that it does not know yet by itself; what it knows already it reads again only when told.
  if systemctl show -P NeedDaemonReload -P DropInPaths "${units[@]}" | grep -q -e yes -e /; then
    words=$(systemctl daemon-reload 2>&1) || fail_all "systemctl daemon-reload: $words"
  fi
  # Apache's children look up their groups when they start.
  if [ "$(members_of_groups)" != "$groups_then" ]; then systemctl -q kill -s USR1 --kill-whom=main apache2 2>/dev/null; fi
}

members_of_groups() {
  local name gid members
  while IFS=: read -r name _ gid members; do [ "$gid" -lt 20000 ] || [ "$gid" -gt 29999 ] || echo "$name:$members"; done </etc/group
}
groups_then=$(members_of_groups)

account_retire() { # the same arguments; access first, data last
  local member=$1 login=$2 uid=$3 home=/srv/members/$2
  [ -z "${passwd[$login]-}" ] || account_mine
  systemctl stop "konbit-php@$login.service" "konbit-$login.slice"
  rm -f "/etc/systemd/system/multi-user.target.wants/konbit-php@$login.service"
  if [ -n "${passwd[$login]-}" ] && [ "${shadow[$login]-}" != '!|1' ]; then
    usermod -L -e 1970-01-02 -s /usr/sbin/nologin "$login"
    changed "closed the login $login; uid $uid stays reserved"
  fi
  account_end_processes
  rm -f "/etc/systemd/system/konbit-$login.slice" "/etc/konbit/post/$uid"
  [ ! -e "$home" ] || { chmod 700 "$home"; chown -h root:root "$home"; }
  aside "$home" "/srv/quarantine/$member"
}

account_end_processes() {
  local try
  for try in 1 2 3 4 5 6 7 8 9 10; do
    pkill -KILL -U "$uid" || return 0
    sleep 0.05
  done
  refuse "processes of $login do not end: $(pgrep -U "$uid" -l | head -n 5 | tr '\n' ' ')"
}

accounts_retired() { systemctl daemon-reload; }
