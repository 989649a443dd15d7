# Read-only: what there is of certificates by ACME, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  dpkg-query -W -f $'package\t${Package}\t${db:Status-Abbrev}\n' @PACKAGES@ 2>/dev/null
  stat -c $'mode\t%n\t%U:%G %a' @PATHS@ 2>/dev/null
  sha256sum @FILES@ 2>/dev/null | while read -r sum path; do printf 'file\t%s\t%s\n' "$path" "$sum"; done
  [ -f /etc/konbit/certificates.json ] && sed 's/^/inputs\t/' /etc/konbit/certificates.json
  for module in @MODULES@; do
    [ -e "/etc/apache2/mods-enabled/$module.load" ] && printf 'module\t%s\ton\n' "$module"
  done
  if IFS=$'\t' read -r path sum </var/lib/konbit/certificates.tsv && sha256sum --status -c <<<"$sum  $path"; then printf 'managed\t%s\tas written\n' "$path"; fi 2>/dev/null
  systemctl show -p Id,LoadState,ActiveState,UnitFileState konbit-certificates.path konbit-certificates.timer | sed '/./s/^/unit\t/'
@REPORT@
  true
)
