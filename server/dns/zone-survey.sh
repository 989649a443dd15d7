# Read-only: what there is of zones, in files and in force, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  shopt -s nullglob
  confs=(/etc/konbit/dns/zones/*.conf) files=(/var/lib/konbit/dns/zones/*/zone)
  all=("${confs[@]}" "${files[@]}")
  [ ${#all[@]} -gt 0 ] || exit 0
  awk -v OFS='\t' 'FNR == 1 {print "file", FILENAME} {print "line", $0}' "${all[@]}"
  stat -c $'mode\t%n\t%U:%G %a' "${all[@]}"
  # Signatures change by themselves; that a key is there says that the zone is signed.
  knotc zone-read -- 2>/dev/null | awk '$4 !~ /^(RRSIG|NSEC|NSEC3|NSEC3PARAM|CDS|CDNSKEY)$/ {print "served\t" $0}'
  [ ! -r /var/lib/konbit/mail/mail.db ] ||
    sqlite3 -readonly -separator $'\t' -cmd '.timeout 5000' /var/lib/konbit/mail/mail.db 2>/dev/null <<'SQL' | sed $'s/^/dkim\t/'
@DKIM@
SQL
  true
)
