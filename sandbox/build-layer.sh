#!/bin/bash
# build-layer.sh LAYER FOLDER PROXY BELOW PACKAGE… <SOURCES: makes FOLDER/tree, in mount and host name namespaces of its own.
# What a layer is called is a hash of this text, among others: a change here makes new layers.
set -euo pipefail
layer=$1 folder=$2 proxy=$3 below=$4
shift 4
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

case $layer in
base)
  TMPDIR=$folder mmdebstrap --verbose --format=directory --variant=minbase --include="$*" \
    --aptopt="Acquire::http::Proxy \"$proxy\"" --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io \
    bookworm "$folder/tree" -
  systemctl --root="$folder/tree" --quiet enable systemd-networkd ssh
  # Nothing outside may be waited for, and apt belongs to whoever provisions the server.
  systemctl --root="$folder/tree" --quiet mask systemd-networkd-wait-online.service apt-daily.timer apt-daily-upgrade.timer e2scrub_reap.service
  # Every machine is given its own at its first start.
  rm -f "$folder"/tree/etc/ssh/ssh_host_* "$folder"/tree/etc/{hostname,resolv.conf}
  : >"$folder/tree/etc/machine-id"
  ;;
services)
  root=$folder/root
  mkdir "$folder/tree" "$folder/work" "$root"
  mount -t overlay layer "$root" -o "redirect_dir=on,volatile,lowerdir=$below,upperdir=$folder/tree,workdir=$folder/work"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  # Scripts of packages ask for the host's name, and the image has neither one of its own nor a resolver.
  hostname localhost
  # Installed as on a real server, enabled and all, but nothing is started in the image.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  # Without an answer the package of Postfix configures itself for a host that it guesses.
  printf 'postfix postfix/main_mailer_type select No configuration\npostfix postfix/protocols select all\n' | chroot "$root" debconf-set-selections
  chroot "$root" apt-get -q update
  # Each of a hundred packages of Python would start a compiler of its own; one does for all. What it cannot compile is no program.
  printf '#!/bin/sh\n' >"$root/usr/local/bin/py3compile"
  chmod 755 "$root/usr/local/bin/py3compile"
  # Without what packages recommend, as provisioning installs them.
  install=(chroot "$root" apt-get -q -y -o DPkg::Options::=--force-unsafe-io --no-install-recommends install)
  # rspamd compiles its patterns at its first start, which takes half a minute; here it is done once for all sandboxes, while the others are installed.
  "${install[@]}" rspamd
  unshare --net --pid --fork --kill-child chroot "$root" bash -c '
    ip link set lo up
    rspamd -f -u _rspamd -g _rspamd >/dev/null 2>&1 &
    for _ in {1..600}; do ! grep -qs "to the hyperscan tree" /var/log/rspamd/rspamd.log || exit 0; kill -0 $! || break; sleep 1; done
    tail -n 3 /var/log/rspamd/rspamd.log && exit 1' > >(sed 's/^/rspamd: /') &
  patterns=$!
  "${install[@]}" "$@"
  rm "$root/usr/local/bin/py3compile"
  chroot "$root" python3 -m compileall -q -j 0 /usr/lib/python3/dist-packages || true
  chroot "$root" apt-get clean
  wait "$patterns"
  rm -f "$root"/var/log/rspamd/*
  # No Internet reaches this far, and a resolver would doubt everybody: all names of elsewhere lead to the host, which has one of them.
  printf '%s\n' 'server:' '    local-zone: "example." redirect' '    local-data: "example. A 198.18.0.1"' \
    '    local-zone: "test." redirect' '    local-data: "test. A 198.18.0.1"' \
    '    local-zone: "0.18.198.in-addr.arpa." redirect' '    local-data: "0.18.198.in-addr.arpa. PTR ailleurs.example."' \
    >"$root/etc/unbound/unbound.conf.d/sandbox.conf"
  # Most sandboxes have no mail, and these take a second and 300 MB of every start; provisioning enables what it uses.
  systemctl --root="$root" --quiet disable postfix dovecot rspamd redis-server fail2ban mailman3 unbound postsrsd
  rm "$root/usr/sbin/policy-rc.d"
  umount --recursive "$root"
  rm -rf "$root" "$folder/work"
  ;;
esac
