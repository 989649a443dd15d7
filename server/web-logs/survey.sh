# Read-only: what becomes of logs of visits, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  dpkg-query -W -f $'package\t${Package}\t${db:Status-Abbrev}\n' @PACKAGES@ 2>/dev/null
  stat -c $'mode\t%n\t%U:%G %a' @PATHS@ 2>/dev/null
  sha256sum @FILES@ 2>/dev/null | while read -r sum path; do printf 'file\t%s\t%s\n' "$path" "$sum"; done
  systemctl show -p Id,LoadState,ActiveState,UnitFileState @UNITS@ | sed '/./s/^/unit\t/'
  true
)
