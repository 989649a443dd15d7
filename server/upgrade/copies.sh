# Second stage: packages of both versions are here, the sites are known to work, and can be copied.

copies_made() {
  local id
  packages_kept
  for id in "${ids[@]}"; do
    at "$id"
    looks_noted "$id"
    files_copied "$id" "$(kept_tree "$id").trial"
    database_dumped "$id"
  done
}

# After this the archives of Debian are not needed any more, for the new version nor for the one before, which they may have dropped.
packages_kept() {
  local name old new
  [ -s "$upgrade_work/packages" ] || return 0
  mkdir -p "$upgrade_work"/{new/partial,old,root}
  apt_get -q -y -o Dir::Cache::archives="$upgrade_work/new" --download-only install --only-upgrade "${wanted[@]}"
  while read -r name old new; do
    [ "$old" = - ] || package_repacked "$name" "$upgrade_work/old"
  done <"$upgrade_work/packages"
  for new in "$upgrade_work"/new/*.deb; do dpkg-deb -x "$new" "$upgrade_work/root"; done
}

files_copied() { # ID TO: whole before it has its name
  local to=$2 try
  mkdir -p -m 700 "${to%/*}"
  rm -rf "$to"
  # What people do meanwhile makes files come and go.
  for try in 1 2 3; do
    rm -rf "$to.new"
    ! cp -a --reflink=auto -T "${tree[$1]}" "$to.new" || break
    [ $try != 3 ] || return 1
  done
  mv -T "$to.new" "$to"
}

database_dumped() { # ID
  local to
  [ -n "${database[$1]-}" ] || return 0
  to=$(kept_dump "$1")
  install -d -m 700 "${to%/*}"
  mariadb-dump --single-transaction --quick --routines --triggers --events --hex-blob --skip-dump-date --default-character-set=utf8mb4 "${database[$1]}" >"$to.new"
  mv -T "$to.new" "$to"
}

database_filled() { # DATABASE DUMP LIKE: emptied before, with the letters of LIKE
  local letters
  letters=$(mariadb -N -B -e "SELECT CONCAT('CHARACTER SET ', DEFAULT_CHARACTER_SET_NAME, ' COLLATE ', DEFAULT_COLLATION_NAME) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '$3'")
  mariadb -e "DROP DATABASE IF EXISTS \`$1\`; CREATE DATABASE \`$1\` ${letters:-CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci}"
  mariadb "$1" <"$2"
}
