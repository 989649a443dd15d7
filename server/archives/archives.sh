# Programs from archives: unpacked beside their place, looked at, and put there by one rename.

archive_ensure() { # FOLDER SHA256 INNER
  local at=$1 sha256=$2 inner=$3
  local new=${at%/*}/.${at##*/}.konbit-new file=/var/lib/konbit/archives/$2
  directories root:root 755 /usr/local/share/konbit root:root 755 /usr/local/share/konbit/apps root:root 755 "${at%/*}"
  archive_back "$at"
  if ! archive_is_whole "$at" "$sha256"; then
    [ -f "$file" ] || refuse "its archive did not reach this server; run it again"
    rm -rf --one-file-system "$new"
    mkdir "$new"
    archive_unpack "$new" "$file"
    new=$new${inner:+/$inner}
    [ -d "$new" ] || refuse "the archive has no folder $inner"
    archive_look "$new"
    # Somebody may have worked in it.
    archive_gone "$at" "$(archive_held "$at").before"
    mv -T "$new" "$at"
    put "$at.unpacked" root:root 644 "$sha256"$'\n'"$(archive_tree "$at")"$'\n'
    changed "unpacked $at"
  fi
  directories root:root 755 "$at"
  rm -rf --one-file-system "${at%/*}/.${at##*/}.konbit-new"
  rm -f "$file"
}

archive_unpack() { # FOLDER FILE
  local words
  # It goes on from names that lead elsewhere, with a word on them: any word is one too many.
  words=$(tar --extract --file "$2" --directory "$1" --no-same-owner --no-same-permissions 2>&1) || refuse "the archive cannot be unpacked, and nothing of it is used: ${words:0:400}"
  [ -z "$words" ] || refuse "the archive wants to write outside of its folder, and nothing of it is used: ${words:0:400}"
}

archive_look() { # FOLDER: nothing but files, folders and links between them
  local odd link
  odd=$(find "$1" ! -type d ! -type l \( ! -type f -o -links +1 \) -printf '%P\n' -quit)
  [ -z "$odd" ] || refuse "the archive has something that is no plain file, and nothing of it is used: $odd"
  while IFS= read -r -d '' link; do
    case $(realpath -m "$link") in "$1"/*) ;; *) refuse "the archive has a link that leads out of it, and nothing of it is used: ${link#"$1"/}" ;; esac
  done < <(find "$1" -type l -print0)
  chown -hR root:root "$1"
  chmod -R u=rwX,go=rX "$1"
}

archive_back() { # FOLDER: what waits comes back, also where a run was killed between the two
  local held
  held=$(archive_held "$1")
  [ -e "$1" ] || back "$1" "$held"
  [ ! -e "$1" ] || [ -e "$1.unpacked" ] || [ ! -e "$held.unpacked" ] || mv -T "$held.unpacked" "$1.unpacked"
}

archive_gone() { # FOLDER HELD: nothing is erased
  [ -e "$1" ] || return 0
  directories root:root 700 /usr/local/share/konbit/apps/.retired
  [ ! -e "$1.unpacked" ] || mv -fT "$1.unpacked" "$2.unpacked"
  aside "$1" "$2"
}

archive_retire() { # FOLDER
  local sites
  sites=$(grep -lsF "\"code\":\"$1\"" /srv/members/*/sites/*/private/site.json | cut -d/ -f4,6 | paste -sd' ')
  [ -z "$sites" ] || refuse "sites are still of it, so it stays: $sites"
  archive_gone "$1" "$(archive_held "$1")"
  rm -f "$1.unpacked"
}
