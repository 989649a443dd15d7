  # Certificates, by name: how each is now.
  printf -v now '%(%s)T'
  while IFS=$'\t' read -r name state warn until file why; do
    [[ $name != /* ]] || continue
    if [ -n "$file" ]; then
      if [ ! -s "$file" ]; then
        state='waits: its certificate is gone'
      elif [ "$now" -ge "$until" ]; then
        state="expired${why:+: $why}"
      elif [ "$now" -ge "$warn" ]; then
        state="expires in $(((until - now) / 86400)) days${why:+: $why}"
      fi
    fi
    printf 'tls\t%s\t%s\n' "$name" "$state"
  done 2>/dev/null </var/lib/konbit/certificates.tsv
