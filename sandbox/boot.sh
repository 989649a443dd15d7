#!/bin/bash
# boot.sh CONTAINER FOLDER HOSTNAME ADDRESS BRIDGE: becomes the machine whose files are in FOLDER.
# It runs in a private mount namespace, so no mount outlives the machine; loops are found by their backing file.
set -euo pipefail
container=$1 folder=$2 name=$3 address=$4 bridge=$5
head=$folder/head root=$folder/root
echo $$ >"$folder/pid"

# volatile: a throw-away machine need not wait for the disk; a copy of `work` left behind would forbid the next mount.
rm -rf "$head/work"
mkdir -p "$head/work" "$root"
mount -t overlay sandbox "$root" \
  -o "redirect_dir=on,volatile,lowerdir=$(paste -sd: "$head/layers"),upperdir=$head/tree,workdir=$head/work"
cd "$root"

binds=() loops=()
exec 9>"$folder/../../disks.lock"
flock 9
for disk in sda sdb; do
  loops+=("$(losetup --find --show "$head/$disk.img")")
  # btrfs names its devices as the kernel does: both names must be there.
  binds+=("--bind=${loops[-1]}" "--bind=${loops[-1]}:/dev/$disk")
done
# A file system from a ground needs an identity, too: for two with the same one, the kernel would mount the first one twice.
if [ ! -e etc/ssh/ssh_host_ed25519_key ] && cmp -s -n 8 -i 65600:0 "$head/sda.img" <(printf _BHRfS_M); then
  unshare --mount bash -euc 'for at in dev proc sys; do mount --rbind /$at "$0/$at"; done; chroot "$0" btrfstune -m "$1"' "$root" "${loops[0]}"
fi
exec 9>&-

# Images have no identity; it is given once, the host key last, so that a start that was cut short is done again.
if [ ! -e etc/ssh/ssh_host_ed25519_key ]; then
  : >etc/machine-id
  echo "$name" >etc/hostname
  cp "$folder/../hosts" etc/hosts
  install -D -m 600 "$folder/../id.pub" root/.ssh/authorized_keys
  chmod 700 root/.ssh
  # Before Debian's 80-container-host0.network, which would give a link-local address only.
  printf '[Match]\nName=host0\n[Network]\nAddress=%s/24\nLinkLocalAddressing=no\n' "$address" >etc/systemd/network/10-sandbox.network
  install -m 644 "$folder/host_key.pub" etc/ssh/ssh_host_ed25519_key.pub
  install -m 600 "$folder/host_key" etc/ssh/ssh_host_ed25519_key
fi

for device in btrfs-control fuse net/tun; do
  [ ! -e "/dev/$device" ] || binds+=("--bind=/dev/$device")
done

# Not --boot: with cgroup version 1 the controllers are mounted read-only there, systemd looks only once, at its start, which
# ones it can use, and then silently ignores every limit.
exec systemd-nspawn --quiet --directory="$root" --register=no --keep-unit --machine="$container" --network-bridge="$bridge" \
  --resolv-conf=off --timezone=off --link-journal=no --console=pipe --kill-signal=SIGRTMIN+3 \
  --capability=all --system-call-filter='add_key keyctl request_key bpf' "${binds[@]}" \
  /bin/sh -c 'for c in /sys/fs/cgroup/*/; do mount -o remount,bind,rw "$c" 2>/dev/null; done; exec /lib/systemd/systemd'
