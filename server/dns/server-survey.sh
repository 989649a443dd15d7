# Read-only: what there is of the name server, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  dpkg-query -W -f $'package\t${Package}\t${db:Status-Abbrev}\n' @PACKAGES@ 2>/dev/null
  stat -c $'mode\t%n\t%U:%G %a' @PATHS@ /var/lib/konbit/dns/keys/*.conf 2>/dev/null
  sed $'s/^/config\t/' /etc/knot/knot.conf 2>/dev/null
  systemctl show -p LoadState,ActiveState,UnitFileState knot.service | sed $'s/=/\t/; s/^/service\t/'
  ss -Hlnptu 'sport = :53' | awk -v OFS='\t' '/"knotd"/ {print "listens", $1, $5}' | sort -u
  true
)
