# Wikis whose pages become fixed ones: a copy of every answer that a stranger gets, beside the living wiki, which stays untouched.

declare -A compost_list=() compost_serve=() copying=()
compost_copy=

compost() { # NAME LIST SERVE COPY: programs of konbit's for wikis of that app
  compost_list[$1]=$2 compost_serve[$1]=$3 compost_copy=$4
}

composts_look() { # which have no copy that is as it was made, and of the host at which they answer
  local id
  for id in "${ids[@]}"; do
    [ "${phase[$id]}" = composted ] && ok "$id" || continue
    compost_stands "${tree[$id]}/compost" "${host[$id]}" || copying[$id]=1
  done
}

compost_stands() { # FOLDER [HOST]
  local of digest
  { read -r of digest <"$1/made"; } 2>/dev/null && [ "$of" = "${2-$of}" ] && [ "$digest" = "$(copy_digest "$1")" ]
}

# From when it is copied nobody writes; what the wiki was told before comes back when that fails.
compost_before() { # ID
  local at=${tree[$1]}/private
  if [ -z "${copying[$1]-}" ]; then
    rm -f "$at/site.before.json"
  elif [ -e "$at/site.json" ] && [ ! -e "$at/site.before.json" ]; then
    cp -p "$at/site.json" "$at/.site.before.json.konbit-new"
    mv -T "$at/.site.before.json.konbit-new" "$at/site.before.json"
  fi
}

site_compost() { # ID
  [ -n "${copying[$1]-}" ] || return 0
  local of=${app[$1]} at=${tree[$1]} who=${login[$1]} new=${tree[$1]}/.compost.konbit-new said
  [ -n "${compost_list[$of]-}" ] || refuse "konbit composts no $of"
  put "$at/private/$of/compost.php" "root:$who" 640 "${compost_list[$of]}"
  put "$at/private/$of/serve.php" "root:$who" 640 "${compost_serve[$of]}"
  [ ! -e "$new" ] || rm -rf "$new"
  install -d -o "$who" -g "$who" -m 700 "$new"
  said=$(program_run "$1" <<<"$compost_copy" 2>&1) || compost_failed "$1" "$said"
  # From here on nobody but root changes anything in it.
  chown -hR "root:$who" "$new"
  [ -z "$(find "$new" ! -type d ! -type f -print -quit)" ] || compost_failed "$1" 'there are links among the copies'
  chmod -R u=rwX,g=rX,o= "$new"
  printf '%s %s\n' "${host[$1]}" "$(copy_digest "$new")" >"$new/made"
  chgrp "$who" "$new/made"
  compost_aside "$1"
  mv -T "$new" "$at/compost"
  rm -f "$at/private/site.before.json" "$at/private/$of/compost.php" "$at/private/$of/serve.php"
  changed "copied the wiki: $said"
}

compost_failed() { # ID WORDS: the wiki is what it was
  local at=${tree[$1]} db=${login[$1]}_${name[$1]//-/_}
  rm -rf "$at/.compost.konbit-new"
  [ ! -e "$at/private/site.before.json" ] || mv -T "$at/private/site.before.json" "$at/private/site.json"
  # Where it did not run before.
  [ -e "$php_home/${login[$1]}/${name[$1]}.conf" ] || [ -z "${hash[$1]}" ] || mariadb -e "ALTER USER \`$db\`@localhost ACCOUNT LOCK"
  refuse "the wiki could not be composted, and is as it was: ${2:0:700}"
}

compost_gone() { # ID: once it is a wiki again
  local at=${tree[$1]}
  [ "${phase[$1]}" = active ] && [ -e "$at/compost" ] || return 0
  compost_aside "$1"
  changed 'took the fixed pages away'
}

# A copy that is as it was made holds nothing that the wiki has not; what somebody changed in it is kept.
compost_aside() { # ID
  local folder=${tree[$1]}/compost held=/srv/members/${login[$1]}/quarantine/composts
  [ -e "$folder" ] || return 0
  if compost_stands "$folder"; then
    rm -rf "$folder"
  else
    directories root:root 700 "$held"
    aside "$folder" "$held/${name[$1]}"
  fi
}
