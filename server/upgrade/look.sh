# Read-only but for apt's lists: what there is to upgrade, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive
  shopt -s nullglob
  [ ! -e /var/lib/konbit/upgrade/program ] || printf 'unfinished\t%s\n' "$(systemctl is-active konbit-upgrade)"
  words=$(apt-get -q -o DPkg::Lock::Timeout=120 -o APT::Update::Error-Mode=any -o Acquire::http::Timeout=30 update 2>&1 8>&-) ||
    printf 'stale\t%s\n' "$(grep -m 1 '^[EW]: ' <<<"$words" || tail -n 1 <<<"$words")"
  for name in @PACKAGES@; do
    installed=$(dpkg-query -W -f '${Version}' "$name" 2>/dev/null) || continue
    printf 'package\t%s\t%s\t%s\t%s\n' "$name" "$installed" "$(apt-cache policy "$name" | sed -n 's/^  Candidate: //p')" \
      "$(apt-cache madison "$name" | cut -d '|' -f 2 | tr -d ' ' | tr '\n' ' ')"
  done
  for file in /etc/konbit/apache/sites/m-*.conf; do
    text=$(<"$file")
    [[ $text =~ ^'# konbit '([^/ ]+)/([^ ]+)' app='([a-z]+)' state=active'.*/var/log/konbit/([a-z0-9]+)/ ]] || continue
    id=${BASH_REMATCH[1]}/${BASH_REMATCH[2]} app=${BASH_REMATCH[3]} who=${BASH_REMATCH[4]}
    at=/srv/members/$who/sites/${id#*/}
    [[ $text =~ ServerName\ ([a-z0-9.-]+) ]] && [ -e "$at/private/$app/born" ] || continue
    version=
    for own in @VERSIONS@; do
      IFS=: read -r name variable path <<<"$own"
      [ "$name" != "$app" ] || version=$(sed -n "s/^\\\$$variable = '\([0-9a-zA-Z.+-]*\)';.*/\1/p" "$at/$path" | head -n 1)
    done
    printf 'site\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$id" "$app" "$who" "${BASH_REMATCH[1]}" "$(du -sk "$at" | cut -f 1)" "$(<"$at/private/$app/born")" "$version"
  done
)
