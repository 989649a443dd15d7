# Read-only: what there is of accounts, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  awk -F: -v OFS='\t' '
    FILENAME == "/etc/passwd" && $3 >= 20000 && $3 <= 29999 {print "user", $1, $3, $4, $5, $6, $7}
    FILENAME == "/etc/shadow" {print "shadow", $1, ($2 ~ /^[!*]/ ? "locked" : "open"), $8}
    FILENAME == "/etc/group" && $3 >= 20000 && $3 <= 29999 {print "group", $1, $3, $4}
  ' /etc/passwd /etc/shadow /etc/group
  shopt -s nullglob
  homes=(/srv/members/*)
  if [ ${#homes[@]} -gt 0 ]; then
    stat -c $'dir\t%n\t%U:%G %a\t%F' "${homes[@]}" /srv/members/*/{sites,quarantine} /var/log/konbit/* 2>/dev/null
  fi
  btrfs qgroup show -r --raw /srv 2>/dev/null | awk -v OFS='\t' '$5 ~ /^members\// {print "limit", "/srv/" $5, $4}'
  slices=()
  while IFS=: read -r name _ uid _; do [ "$uid" -lt 20000 ] || [ "$uid" -gt 29999 ] || slices+=("konbit-$name.slice"); done </etc/passwd
  [ ${#slices[@]} = 0 ] || systemctl show -p Id,FragmentPath,DropInPaths,NeedDaemonReload,MemoryMax,CPUWeight,TasksMax "${slices[@]}" | sed '/./s/^/slice\t/'
)
