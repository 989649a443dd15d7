# Takes an archive from standard input. What does not arrive whole leaves nothing.
set -eu
umask 077
export LC_ALL=C
mkdir -p /var/lib/konbit/archives
cd /var/lib/konbit/archives
trap 'rm -f ".$sha256.part"' EXIT
cat >".$sha256.part"
found=$(sha256sum <".$sha256.part")
if [ "${found:0:64}" != "$sha256" ]; then
  echo "what arrived has the checksum ${found:0:64}, and $sha256 was expected"
  exit 1
fi
mv -fT ".$sha256.part" "$sha256"
