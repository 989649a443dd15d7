# An installed package as a file again, whatever the archives still have. As dpkg-repack does it, which starts a program for each file.

package_repacked() { # NAME FOLDER: FOLDER/NAME.deb
  local name=$1 at=$2/$1 file
  rm -rf "$at"
  mkdir -p "$at/DEBIAN"
  # What is diverted is named in lines that are no path; /lib and its like are links today, and made by what lies below.
  dpkg-query -L "$name" | sed -n 's|^/\([^.]\)|\1|p' | grep -vx -e 's\?bin' -e 'lib[0-9x]*' | tar -C / --no-recursion -cf - -T - | tar -C "$at" -xpf -
  dpkg-query -s "$name" | awk '/^[^ ]/ {skip = /^(Status|Conffiles|Config-Version):/} !skip' >"$at/DEBIAN/control"
  for file in "/var/lib/dpkg/info/$name".{preinst,postinst,prerm,postrm,config,templates,triggers,conffiles,md5sums,shlibs,symbols}; do
    [ ! -e "$file" ] || cp -p "$file" "$at/DEBIAN/${file##*.}"
  done
  dpkg-deb -Znone -b "$at" "$at.deb"
  rm -rf "$at"
}
