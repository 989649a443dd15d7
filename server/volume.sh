# The file system at /srv: two disks or more as one btrfs that keeps every byte twice, with quotas.

volume_ensure() { # uses $disks and $label
  if ! mountpoint -q /srv; then
    [ ${#disks[@]} -gt 0 ] || refuse "nothing is mounted at /srv and no disks are configured: mount a btrfs there, or name the disks (konbit:disks)"
    volume_ours || volume_format
    systemctl daemon-reload
    systemctl -q enable srv.mount
    systemctl start srv.mount
    changed "mounted ${disks[*]} at /srv"
  elif [ ${#disks[@]} -gt 0 ]; then
    volume_ours || refuse "/srv is mounted, but not from ${disks[*]}; unmount it or change konbit:disks"
    systemctl -q is-enabled srv.mount || { systemctl daemon-reload; systemctl -q enable srv.mount; changed "mounts /srv at boot"; }
  fi
  [ "$(stat -f -c %T /srv)" = btrfs ] || refuse "/srv is $(stat -f -c %T /srv); members' quotas need btrfs"
  local warning
  if ! warning=$(btrfs qgroup show /srv 2>&1 >/dev/null); then
    btrfs quota enable /srv
    changed "turned quotas on at /srv"
  elif [[ $warning == *inconsistent* ]]; then
    # Counting terabytes takes the kernel hours, and it goes on by itself.
    timeout 60 btrfs quota rescan -w /srv >/dev/null || :
    changed "has the kernel count anew what is at /srv: until then it keeps nobody within a quota"
  fi
}

volume_ours() { # whether every disk carries our label and all are of one file system; refuses when only some do
  local disk id ids=''
  for disk in "${disks[@]}"; do
    [ -b "$disk" ] || refuse "$disk is no disk of this server; correct konbit:disks"
    id=$(blkid -p -o export "$disk" 2>/dev/null | sed -n 's/^\(TYPE\|LABEL\|UUID\)=//p' | sort | tr '\n' ' ') || :
    ids+="$id"$'\n'
  done
  [ -n "${ids//$'\n'/}" ] || return 1
  [ "$(sort -u <<<"${ids%$'\n'}" | wc -l)" = 1 ] && [[ " ${ids%%$'\n'*}" == *" btrfs "* && " ${ids%%$'\n'*}" == *" $label "* ]] && return 0
  volume_blank
}

volume_blank() { # refuses, with what it found, unless every disk is blank
  local disk found
  for disk in "${disks[@]}"; do
    found=$(wipefs --no-act --noheadings --output TYPE,LABEL "$disk" | tr -s ' \n' ' ')
    [ -z "$found" ] || refuse "$disk holds something ($found) and is never formatted: make sure that nobody needs it, then empty it by hand (wipefs --all $disk)"
    ! grep -q "^$(readlink -f "$disk") " /proc/mounts /proc/swaps || refuse "$disk is in use; correct konbit:disks"
    # A formatting of ours that was interrupted leaves the disk without a signature, but not blank.
    same /etc/konbit/formatting "${disks[*]}" || cmp -s -n 1048576 "$disk" /dev/zero ||
      refuse "$disk holds data that nobody knows and is never formatted: make sure that nobody needs it, then overwrite its first MiB by hand"
  done
  return 1
}

volume_format() {
  volume_blank || :
  put /etc/konbit/formatting root:root 600 "${disks[*]}"
  mkfs.btrfs -q -f -L "$label" -d raid1 -m raid1 "${disks[@]}"
  rm -f /etc/konbit/formatting
  changed "made a btrfs (RAID1, label $label) of ${disks[*]}, which were blank"
}
