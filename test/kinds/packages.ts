import { shipped } from "../../kinds/shipped.ts";
import { Script, sh } from "../../remote/sh.ts";

/** What a made-up version does differently. */
export interface NewVersion {
  readonly version: string;
  /** Shell, run in the unpacked package. */
  readonly change: string;
  /** What its script does once it is unpacked on a server. */
  readonly postinst?: string;
}

/** An archive of Debian's kind on the server itself, which apt asks instead of all others. */
const archive = "/srv/test-archive";

/** Another version of an installed package, made of the package itself, in an archive that apt knows. */
export function offer(name: string, { version, change, postinst = "" }: NewVersion): Script {
  return sh`
    set -e
    ${new Script(shipped("upgrade/repack.sh"))}
    mkdir -p ${archive} /srv/test-package && cd /srv/test-package
    if [ ! -e ${name} ]; then package_repacked ${name} . >/dev/null; dpkg-deb -R ${name}.deb ${name}; rm -f *.deb; fi
    rm -rf work && cp -a --reflink=auto ${name} work && cd work
    sed -i ${`s/^Version: .*/Version: ${version}/`} DEBIAN/control
    bash -ec ${change}
    [ -e DEBIAN/postinst ] || { echo '#!/bin/sh' >DEBIAN/postinst; chmod 755 DEBIAN/postinst; }
    sed -i '/^exit 0$/d' DEBIAN/postinst
    printf '%s\n' ${postinst} >>DEBIAN/postinst
    cd .. && rm -f ${archive}/${name}_*.deb && dpkg-deb -Znone -b work ${`${archive}/${name}_new.deb`} >/dev/null
    cd ${archive}
    for file in *.deb; do
      dpkg-deb -f "$file"
      printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$file" "$(stat -c %s "$file")" "$(sha256sum "$file" | cut -d ' ' -f 1)"
    done >Packages
    rm -f /etc/apt/sources.list /etc/apt/sources.list.d/*
    echo ${`deb [trusted=yes] copy:${archive} ./`} >/etc/apt/sources.list.d/test.list
    apt-get -q update >/dev/null`;
}
