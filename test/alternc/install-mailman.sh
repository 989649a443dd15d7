# Installs alternc-mailman from the packages in /root/packages on a server that has AlternC.
set -eu
export DEBIAN_FRONTEND=noninteractive
# Mailman asks who may send for whom, and the pages are asked for at this server's own name.
echo nameserver 127.0.0.1 >/etc/resolv.conf
printf '#!/bin/sh\nexec cat >/dev/null\n' >/usr/sbin/vlogger
chmod +x /usr/sbin/vlogger
debconf-set-selections <<PRESETS
alternc-mailman alternc-mailman/configure-postfix boolean true
alternc-mailman alternc-mailman/attachments-on-disk boolean false
PRESETS
apt-get -q update
# Its answers to what Mailman asks come with the first.
apt-get -q -y --no-install-recommends install /root/packages/alternc-mailman-config_*.deb
apt-get -q -y --no-install-recommends install /root/packages/alternc-mailman_*.deb
systemctl restart apache2
