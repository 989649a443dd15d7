# Retired data is moved within its file system, never copied and never erased.

aside() { # PATH HELD: PATH is renamed to HELD, or to HELD.2, .3 … when something of an earlier time is there
  local held=$2 n=1
  [ -e "$1" ] || return 0
  while [ -e "$held" ]; do
    n=$((n + 1))
    held=$2.$n
  done
  mv -T "$1" "$held"
  changed "moved the data to $held; nothing was erased"
}

back() { # PATH HELD: what was put aside comes back, when there is one and its place is free
  local held
  local -a all=()
  for held in "$2" "$2".[2-9] "$2".[1-9][0-9]; do [ ! -e "$held" ] || all+=("$held"); done
  [ ${#all[@]} -gt 0 ] || return 0
  if [ -e "$1" ] || [ ${#all[@]} -gt 1 ]; then
    # Which one is right is for a person to say: they are not merged and none is overwritten.
    [ ! -e "$1" ] || all+=("$1")
    refuse "there is data at ${all[*]}; nothing was touched: compare them, keep one in its place, move the others out of the quarantine, and run again"
  fi
  mv -T "${all[0]}" "$1"
  changed "moved the data back from ${all[0]}"
}
