# Installs AlternC from the packages in /root/packages on a bare Debian 12, as a person would who answers its questions.
# Arguments: host name, address.
set -eu
export DEBIAN_FRONTEND=noninteractive
name=$1 address=$2
debconf-set-selections <<PRESETS
postfix postfix/main_mailer_type select Internet Site
postfix postfix/mailname string $name
postfix postfix/protocols select ipv4
postfix postfix/destinations string $name, localhost
proftpd-basic shared/proftpd/inetd_or_standalone select standalone
phpmyadmin phpmyadmin/dbconfig-install boolean false
phpmyadmin phpmyadmin/reconfigure-webserver multiselect
alternc alternc/desktopname string $name
alternc alternc/hostingname string konbit
alternc alternc/ns1 string ns1.$name
alternc alternc/ns2 string ns2.$name
alternc alternc/alternc_html string /var/www/alternc
alternc alternc/alternc_mail string /var/mail/alternc
alternc alternc/alternc_logs string /var/log/alternc/sites
alternc alternc/mysql/host string 127.0.0.1
alternc alternc/mysql/db string alternc
alternc alternc/mysql/user string sysusr
alternc alternc/mysql/client string localhost
alternc alternc/public_ip string $address
alternc alternc/internal_ip string $address
alternc alternc/default_mx string mail.$name
alternc alternc/use_local_mysql boolean true
alternc alternc/use_remote_mysql boolean false
alternc alternc/use_private_ip boolean true
alternc alternc/proftpd_sftp_enabled select off
PRESETS
hostname "$name"
echo "$address $name ${name%%.*}" >>/etc/hosts
apt-get -q update
apt-get -q -y --no-install-recommends install mariadb-server equivs
# It left Debian and AlternC still asks for it (alternc.md B1).
apt-cache policy vlogger | grep -q 'Candidate: [0-9]' || {
  cd "$(mktemp -d)"
  printf 'Package: vlogger\nVersion: 1.3\nDescription: nothing, so that AlternC can be installed\n' >control
  equivs-build control >/dev/null
  cp vlogger_*.deb /root/packages/
}
apt-get -q -y --no-install-recommends install /root/packages/*.deb
alternc.install
# MariaDB from 10.10 on would never run a job (alternc.md B2).
mariadb alternc -e 'ALTER TABLE actions MODIFY begin timestamp NOT NULL DEFAULT 0, MODIFY end timestamp NOT NULL DEFAULT 0'
