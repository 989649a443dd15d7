# The first words to a bare Debian server, as root: an account of its own for whoever operates it. Twice changes nothing.
# Expects: operator=NAME
set -eu
[ "$operator" = root ] && exit 0
command -v sudo >/dev/null || { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends sudo >/dev/null; }
home=/var/lib/$operator
getent passwd "$operator" >/dev/null || useradd --system --create-home --home-dir "$home" --shell /bin/bash "$operator"
# Whoever may reach root today may reach the operator's account; both can be narrowed by hand later.
install -d -o "$operator" -g "$operator" -m 700 "$home/.ssh"
[ -e "$home/.ssh/authorized_keys" ] || install -o "$operator" -g "$operator" -m 600 /root/.ssh/authorized_keys "$home/.ssh/authorized_keys"
rule=/etc/sudoers.d/konbit
printf '%s ALL=(ALL:ALL) NOPASSWD: ALL\n' "$operator" >"$rule.new"
chmod 440 "$rule.new"
visudo -cqf "$rule.new"
mv "$rule.new" "$rule"
