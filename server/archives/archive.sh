# A program from an archive lies in a folder; beside it `FOLDER.unpacked` says of which archive it is and how its files were then.

archive_held() { # FOLDER: where it waits when no site is of it
  local of=${1%/*}
  printf '%s/.retired/%s-%s' "${of%/*}" "${of##*/}" "${1##*/}"
}

archive_tree() { # FOLDER: a digest of names, owners, sizes and times, which takes no reading of files; of folders only what is in them counts
  find "$1" -mindepth 1 \( -type d -printf '%P/ %m %U:%G\n' \) -o -printf '%P %y %m %U:%G %s %T@ %l\n' 2>/dev/null | LC_ALL=C sort | sha256sum | cut -c1-64
}

archive_is_whole() { # FOLDER SHA256
  local sha256='' tree=''
  { read -r sha256 && read -r tree; } 2>/dev/null <"$1.unpacked"
  [ "$sha256" = "$2" ] && [ -d "$1" ] && [ ! -L "$1" ] && [ "$tree" = "$(archive_tree "$1")" ]
}

archive_is_there() { # FOLDER SHA256: in its place, or waiting
  archive_is_whole "$1" "$2" || { [ ! -e "$1" ] && archive_is_whole "$(archive_held "$1")" "$2"; }
}
