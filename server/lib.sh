# What every batch begins with. Needs bash. A batch calls `item ID FUNCTION ARGUMENT…` for each thing, then a function that
# settles what concerns all of them, then `finish`, which prints `ok ID` or `failed ID REASON` for each.
# Secrets are arguments of functions here, never of programs.
set +e -u
umask 022
export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
exec 3>&1 </dev/null
declare -a ids=()
declare -A failed=()
batch=
# Two runs at once would take turns at half-done work. Programs started below must not keep the lock: `8>&-` where they stay.
mkdir -p /run/konbit && exec 8>/run/konbit/lock && flock 8

item() { # ID FUNCTION ARGUMENT…
  local words
  current=$1
  ids+=("$1")
  shift
  tried "$@"
  [ -z "$words" ] || fail "$current" "$words"
}

each() { # FUNCTION: for each thing that has not failed, as an item of its own
  local words
  for current in "${ids[@]}"; do
    ok "$current" || continue
    tried "$1" "$current"
    [ -z "$words" ] || fail "$current" "$words"
  done
}

each_beside() { # FUNCTION: the same, as many at once as there are processors
  local id words cores
  cores=$(nproc)
  while IFS= read -rd '' id && IFS= read -rd '' words; do fail "$id" "$words"; done < <(
    for current in "${ids[@]}"; do
      ok "$current" || continue
      [ "$(jobs -rp | wc -l)" -lt "$cores" ] || wait -n
      {
        tried "$1" "$current"
        # In one piece, however many say something.
        [ -z "$words" ] || printf '%s\0%s\0' "$current" "${words:0:900}"
      } &
    done
    wait
  )
}

# Runs the function in a subshell under set -e; $words is then why it failed, and empty when it did not. Its status says nothing: in
# what stands before || or after `if`, bash forgets set -e.
tried() { # FUNCTION ARGUMENT…
  words=$( (set -e; "$@") 2>&1 1>/dev/null)
  local status=$?
  if [ "$status" = 0 ]; then words=; else words=${words:-ended with status $status}; fi
}

fail() { # ID REASON
  local reason=${2//$'\n'/; }
  failed[$1]=${reason:0:900}
}

fail_all() { # REASON
  local id
  for id in "${ids[@]}"; do [ -n "${failed[$id]-}" ] || fail "$id" "$1"; done
}

ok() { [ -z "${failed[$1]-}" ]; } # ID: whether it has not failed so far

refuse() { # REASON: ends the item
  printf '%s\n' "$*" >&2
  exit 1
}

changed() { printf 'changed %s %s\n' "$current" "$*" >&3; } # TEXT: tells what was done

finish() {
  local id
  for id in "${ids[@]}"; do
    if ok "$id"; then printf 'ok %s\n' "$id"; else printf 'failed %s %s\n' "$id" "${failed[$id]}"; fi
  done
}

slurp() { # PATH: its text in $text, empty when it is no plain file; no program is started
  text=
  [ -f "$1" ] && [ ! -L "$1" ] || return 0
  IFS= read -r -d '' text <"$1" || :
}

same() { # PATH TEXT: whether it is a plain file with this text
  [ -f "$1" ] && [ ! -L "$1" ] || return 1
  slurp "$1"
  [ "$text" = "$2" ]
}

put() { # PATH OWNER:GROUP MODE TEXT: whole and at once, and only when something is different
  local path=$1 owner=$2 mode=$3 new=${1%/*}/.${1##*/}.konbit-new mask
  if ! same "$path" "$4"; then
    [ ! -d "$path" ] || refuse "$path is a directory where a file belongs; move it aside and run again"
    # What a killed run left has an owner and a mode already.
    [ ! -e "$new" ] && [ ! -L "$new" ] || rm -f "$new"
    # Made with its mode, which saves a program; only the right to run it is not given so.
    printf -v mask %03o $((0666 & ~8#$mode))
    umask "$mask"
    printf %s "$4" >"$new"
    umask 022
    # Ours by birth, but where a directory gives its own group.
    { [ "$owner" = root:root ] && [ ! -g "${path%/*}" ]; } || chown "$owner" "$new"
    [[ $mode != *[1357]* ]] || chmod "$mode" "$new"
    mv -fT "$new" "$path"
    changed "wrote $path"
  elif [ "$(stat -c '%U:%G %a' "$path")" != "$owner $mode" ]; then
    chown "$owner" "$path"
    chmod "$mode" "$path"
    changed "gave $path to $owner, mode $mode"
  fi
}

directories() { # OWNER:GROUP MODE PATH, three words for each, parents first: there, and owned so; those alike and in a row go together; owners by name or by number
  local -A have=()
  local -a paths=() alike=()
  local path kind name number owner i as='' arguments=("$@")
  for ((i = 2; i < $#; i += 3)); do paths+=("${arguments[i]}"); done
  while IFS='|' read -r path kind name number; do
    have[$path]="$kind|$name|$number|"
  done < <(stat -c '%n|%F|%U:%G %a|%u:%g %a' "${paths[@]}" 2>/dev/null)
  for ((i = 0; i < $#; i += 3)); do
    owner="${arguments[i]} ${arguments[i + 1]}" path=${arguments[i + 2]}
    case ${have[$path]-} in
      directory*"|$owner|"*) continue ;;
      directory* | '') ;;
      *) refuse "$path is a ${have[$path]%%|*} where a directory belongs; move it aside and run again" ;;
    esac
    [ "$owner" = "$as" ] || directories_made
    as=$owner
    alike+=("$path")
  done
  directories_made
}

directories_made() { # uses $as, $alike and $have of `directories`
  local path group=${as#*:}
  [ ${#alike[@]} -gt 0 ] || return 0
  install -d -o "${as%%:*}" -g "${group% *}" -m "${as##* }" "${alike[@]}"
  for path in "${alike[@]}"; do
    if [ -n "${have[$path]-}" ]; then changed "gave $path to ${as% *}, mode ${as##* }"; else changed "made $path"; fi
  done
  alike=()
}
