# Read-only: which programs from archives there are, a line for each: its place, the archive's checksum, its owner and mode, and whether it is as it was unpacked.
(
  export LC_ALL=C
  shopt -s nullglob
  apps=/usr/local/share/konbit/apps
  for note in "$apps"/*/*.unpacked; do
    folder=${note%.unpacked} sha256=''
    read -r sha256 <"$note"
    mode=$(stat -c '%U:%G %a' "$folder" 2>/dev/null)
    if [ ! -d "$folder" ]; then tree=gone; elif archive_is_whole "$folder" "$sha256"; then tree='as unpacked'; else tree='changed by hand'; fi
    printf 'archive\t%s\t%s\t%s\t%s\n' "${folder#"$apps"/}" "$sha256" "$mode" "$tree"
  done
  true
)
