# The name server that answers for managed domains.

dns_server_ensure() { # CONFIG ADDRESS…
  local config=$1
  shift
  [ -d /etc/konbit ] || refuse 'the platform is not there; it comes first'
  packages_ensure "${packages[@]}"
  dns_port_is_free
  install -d -m 755 /var/lib/konbit
  directories root:root 755 /etc/konbit/dns root:root 755 /etc/konbit/dns/zones root:knot 750 /etc/konbit/dns/others root:knot 750 /var/lib/konbit/dns \
    root:knot 750 /var/lib/konbit/dns/zones root:knot 750 /var/lib/konbit/dns/keys root:root 700 /var/lib/konbit/dns/quarantine
  dns_keys
  dns_config "$config"
  dns_service "$@"
}

dns_port_is_free() {
  local other
  # Another program on 127.0.0.53 is in nobody's way; one on all addresses is.
  other=$(ss -Hlnptu 'sport = :53' | grep -v '"knotd"' | grep -E ' (0\.0\.0\.0|\*|\[::\]):53 ' | grep -o '"[^"]*"' | sort -u | tr '\n' ' ')
  [ -z "$other" ] || refuse "port 53 is taken on all addresses by $other; have it listen on 127.0.0.1 only, or remove it, and run again"
}

# Made here, once; a key that is lost is made anew, and its secondary needs it again. Former ones stay and give no right.
dns_keys() {
  local at name
  for at in "${keys[@]}"; do
    name=$(basename "$at" .conf)
    slurp "$at"
    if [ -z "$text" ]; then
      text=$(keymgr -t "$name" hmac-sha256)$'\n' || refuse "no key could be made for $name"
      : >/etc/konbit/pending-dns
      changed "made the key of $name: whoever runs that server needs the file $at"
    fi
    put "$at" root:knot 640 "$text"
  done
}

dns_config() { # TEXT: tested aside before it holds
  local at=/etc/knot/knot.conf aside=/etc/knot/.knot.conf.konbit-test words
  if ! same "$at" "$1"; then
    umask 077
    printf %s "$1" >"$aside"
    umask 022
    words=$(knotc -c "$aside" conf-check 2>&1) || { rm -f "$aside"; refuse "Knot refuses its configuration, and the one before stays: $words"; }
    rm -f "$aside"
    : >/etc/konbit/pending-dns
  fi
  put "$at" root:knot 640 "$1"
}

dns_service() { # ADDRESS…
  systemctl -q is-enabled knot 2>/dev/null || { systemctl -q enable knot; changed 'knot starts at boot'; }
  if [ -e /etc/konbit/pending-dns ] || ! systemctl -q is-active knot || ! dns_listens "$@"; then
    # Where Knot listens holds from its start only.
    systemctl reset-failed knot 2>/dev/null || :
    systemctl restart knot || refuse "Knot does not start: $(journalctl -q -n 4 -o cat -u knot)"
    dns_listens "$@" || refuse "Knot does not listen on all of $*: $(journalctl -q -n 20 -o cat -u knot | grep -i bind)"
    rm -f /etc/konbit/pending-dns
    changed 'started knot anew'
  fi
}

dns_listens() { # ADDRESS…: whether Knot has every one of them
  local address all
  all=$(ss -Hlnpu 'sport = :53' | grep '"knotd"')
  for address in "$@"; do
    case $address in *:*) address="[$address]" ;; esac
    [[ $all == *" $address:53 "* ]] || return 1
  done
}

# Zones are retired before; configuration and keys stay.
dns_server_retire() {
  systemctl -q disable --now knot 2>/dev/null || :
}
