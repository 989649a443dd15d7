#!/usr/bin/python3 -I
"""Shortens the addresses in logs of visits that are over (rotated), and makes of them what each member sees of its sites:
/srv/members/LOGIN/statistics/SITE.html (GoAccess) and SITE.access.log, with shortened addresses.

What visitors send is read by GoAccess as the member, within the member's share of the machine, without a network, and written where
the member's quota counts it: a full home costs its own statistics and nobody else's. Run twice, it does the same.
"""
import gzip, ipaddress, os, pwd, re, subprocess, sys
from pathlib import Path

LOGS = Path("/var/log/konbit")
MEMBERS = Path("/srv/members")
# The address at the beginning of an access log's line, and in an error log's.
ADDRESS = re.compile(rb"^[0-9a-fA-F:.]+(?= )|(?<=\[client )[0-9a-fA-F:.]+?(?=:\d+\])")


def main():
    failed = False
    for folder in sorted(LOGS.iterdir()) if LOGS.is_dir() else []:
        for log in folder.glob("*.log.*"):
            shorten(log)
        home = MEMBERS / folder.name
        for log in sorted(folder.glob("*.access.log")) if home.is_dir() else []:
            failed |= not tell(folder.name, home, log)
    sys.exit(1 if failed else 0)


def shorten(path):
    """As many of a log as have been rotated; whole and at once, with its times and owner."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rb") as file:
        before = file.read()
    after = b"".join(ADDRESS.sub(lambda found: short(found.group()), line) for line in before.splitlines(keepends=True))
    if after == before:
        return
    new = path.with_name(f".{path.name}.konbit-new")
    with opened(new, "wb") as file:
        file.write(after)
    was = path.stat()
    os.chown(new, was.st_uid, was.st_gid)
    os.chmod(new, was.st_mode & 0o7777)
    os.utime(new, ns=(was.st_atime_ns, was.st_mtime_ns))
    new.rename(path)


def short(text):
    """The network of an address that is too large to be one person: 256 addresses of IPv4, 48 bits of IPv6."""
    try:
        address = ipaddress.ip_address(text.decode())
    except ValueError:
        return text
    bits = 24 if address.version == 4 else 48
    return str(ipaddress.ip_network((address, bits), strict=False).network_address).encode()


def tell(login, home, log):
    """Makes a site's page and its log for the member. Says what failed, and whether anything did."""
    site = log.name.removesuffix(".access.log")
    text = b"".join(content(path) for path in rotated(log))
    if not text:
        return True
    folder = home / "statistics"
    who = pwd.getpwnam(login)
    # The home is root's: nobody else can put anything in this place.
    if not folder.exists():
        folder.mkdir(0o750)
        os.chown(folder, who.pw_uid, who.pw_gid)
    shell = 'umask 027; cat >".$1.new" && mv ".$1.new" "$1.access.log" && goaccess "$1.access.log" --log-format=COMBINED --no-global-config --no-progress --ignore-crawlers --html-report-title="$1" -o ".$1.new.html" >/dev/null && mv ".$1.new.html" "$1.html"'
    words = ["systemd-run", "--quiet", "--pipe", "--wait", "--collect", f"--slice=konbit-{login}.slice", f"--uid={login}", f"--gid={login}"]
    for wall in ["NoNewPrivileges=yes", "PrivateNetwork=yes", "PrivateTmp=yes", "PrivateDevices=yes", "ProtectSystem=strict", "ProtectHome=yes",
                 "RuntimeMaxSec=600", f"ReadWritePaths={folder}", f"WorkingDirectory={folder}"]:
        words += ["-p", wall]
    done = subprocess.run([*words, "/bin/sh", "-c", shell, "sh", site], input=text, stderr=subprocess.PIPE)
    if done.returncode != 0:
        print(f"{login}/{site}: no statistics: {done.stderr.decode(errors='replace').strip()[-300:]}", file=sys.stderr)
    return done.returncode == 0


def rotated(log):
    """The oldest first."""
    number = lambda path: int(re.search(r"\.log\.(\d+)", path.name)[1])
    return sorted((path for path in log.parent.glob(f"{log.name}.*") if re.search(r"\.log\.\d+(\.gz)?$", path.name)), key=number, reverse=True)


def content(path):
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as file:
        return file.read()


main()
