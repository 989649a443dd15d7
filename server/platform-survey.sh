# Read-only: what there is of the base, a line for each fact.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  . /etc/os-release
  printf 'release\t%s\t%s\n' "$ID" "$VERSION_ID"
  printf 'volume\tfileSystem\t%s\n' "$(stat -f -c %T /srv)"
  read -r source options < <(findmnt -rno SOURCE,OPTIONS /srv)
  printf 'volume\tsource\t%s\n' "${source-}"
  btrfs filesystem show /srv 2>/dev/null | sed -n "s/^Label: '\\{0,1\\}\\([^' ]*\\)'\\{0,1\\}  *uuid.*/volume\tlabel\t\\1/p; s/.* path \\(.*\\)/volume\tdisk\t\\1/p"
  btrfs filesystem df /srv 2>/dev/null | sed -n 's/^Data, \([^:]*\):.*/volume\tprofile\t\1/p'
  if warning=$(btrfs qgroup show /srv 2>&1 >/dev/null); then
    # After a crash the kernel may not know what is used; then it keeps nobody within a quota.
    case $warning in *inconsistent*) printf 'volume\tquotas\tnot counted\n' ;; *) printf 'volume\tquotas\ton\n' ;; esac
  fi
  dpkg-query -W -f $'package\t${Package}\t${db:Status-Abbrev}\n' @PACKAGES@ 2>/dev/null
  stat -c $'mode\t%n\t%U:%G %a' @PATHS@ 2>/dev/null
  awk -v OFS='\t' 'FNR == 1 {print "file", FILENAME} {print "line", $0}' @FILES@ 2>/dev/null
  for module in /etc/apache2/mods-enabled/*.load; do
    module=${module##*/}
    printf 'module\t%s\n' "${module%.load}"
  done
  systemctl show -p Id,LoadState,ActiveState,UnitFileState apache2.service mariadb.service php8.2-fpm.service | sed '/./s/^/unit\t/'
  grep -q '^proc /proc proc [^ ]*hidepid=\(invisible\|2\)' /proc/mounts && printf 'kernel\tprocesses\thidden\n'
  for key in protected_symlinks protected_hardlinks; do
    [ -w /proc/sys/fs/$key ] && printf 'kernel\tfs.%s\t%s\n' "$key" "$(</proc/sys/fs/$key)"
  done
  mariadb -N -B -e "SELECT 'database', 'anonymousUsers', COUNT(*) FROM mysql.global_priv WHERE User = '';
    SELECT 'database', 'loadLocalFiles', IF(@@local_infile, 'ON', 'OFF');
    SELECT 'database', 'nameResolution', IF(@@skip_name_resolve, 'OFF', 'ON');
    SELECT 'database', 'address', @@bind_address" 2>/dev/null
  true
)
