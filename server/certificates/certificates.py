#!/usr/bin/python3 -I
"""Certificates by ACME: Apache (mod_md) asks for the names that point here, and what it was given is shown and handed on.

Everything is looked at anew each time, so it makes no difference who runs this and how often. Prints what it did, a line each.
"""
import hashlib, json, os, re, shutil, socket, ssl, subprocess, sys, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CERTIFICATE = "pubcert.secp256r1.pem"
SETTINGS = json.loads(Path("/etc/konbit/certificates.json").read_text())
STORE = Path("/var/lib/konbit/acme") / SETTINGS["store"]
# Written before what Apache has to read, for a run that is killed before Apache is told.
PENDING = Path("/etc/konbit/pending-certificates-reload")
MANAGED = Path("/etc/konbit/apache/managed.conf")
# A file for each name with a certificate in force, since when it is so without a break: http leads to https by it, and serves without.
# One that is not empty says that a certificate was renewed meanwhile: browsers may insist on https for long.
HTTPS = Path("/var/lib/konbit/https")
REPORT = Path("/var/lib/konbit/certificates.tsv")
TLS = Path("/etc/konbit/tls")
# What each certificate says, by its file: to ask openssl for sixty of them takes a second.
KNOWN = Path("/var/lib/konbit/certificates-known.json")
SECURITY = Path("/usr/local/share/konbit/pages/security.txt")


known = {}


def main():
    known.update(read(KNOWN))
    wanted = groups(SETTINGS["hosts"])
    where = look({name for group in wanted for name in group["names"]}, set(SETTINGS["addresses"]), text_of(MANAGED))
    for group in wanted:
        group["here"] = [name for name in group["names"] if where[name] == "here"]
    again, left = "--again" in sys.argv and ask_again(wanted), []
    # The first time takes up what Apache was given, the second shows sites by it.
    for _ in range(3):
        text, given = managed(wanted), staged(wanted)
        if text == text_of(MANAGED) and given == left and not again and not PENDING.exists():
            break
        take_up(text, given)
        again, left = False, [job for job in given if job.exists()]
    hand_on(wanted)
    show(wanted, where)
    say_contact(SETTINGS["securityContact"])
    remember({str(folder(group) / CERTIFICATE) for group in wanted if group["here"]})


def groups(hosts):
    """What one certificate is for: konbit's own hosts, then each site; no name is in two of them, for Apache would not start."""
    found = [{"site": None, "names": names} for names in hosts]
    for vhost in sorted(Path("/etc/konbit/apache/sites").glob("m-*.conf")):
        text = vhost.read_text()
        if "<VirtualHost *:443>" not in text:
            continue
        names = re.findall(r"^\s*Server(?:Name|Alias)\s+([a-z0-9.-]+)$", text, re.M)
        found.append({"site": vhost.name.removesuffix(".conf"), "names": names})
    seen = set()
    for group in found:
        group["names"] = [name for name in dict.fromkeys(group["names"]) if name not in seen]
        seen.update(group["names"])
    return [group for group in found if group["names"]]


def look(names, addresses, before):
    """Where each name points: `here`, or why nothing can be asked for it."""
    own = addresses | set(subprocess.run(["hostname", "-I"], capture_output=True, text=True).stdout.split())
    asked = set(re.findall(r"[a-z0-9.-]+\.[a-z0-9-]+", before))

    def where(name):
        try:
            found = {answer[4][0] for answer in socket.getaddrinfo(name, 80, type=socket.SOCK_STREAM)}
        except socket.gaierror as error:
            if error.errno in (socket.EAI_NONAME, socket.EAI_NODATA):
                return "waits: DNS has no address of it"
            # A resolver that does not answer takes nothing away.
            return "here" if name in asked else "waits: DNS did not answer"
        # /etc/hosts may have the server's own name.
        others = sorted(one for one in found if one not in own and not one.startswith("127.") and one != "::1")
        return f"waits: does not point here but to {', '.join(others)}" if others else "here"

    os.environ["RES_OPTIONS"] = "timeout:2 attempts:2"
    with ThreadPoolExecutor(32) as pool:
        return dict(zip(names, pool.map(where, names)))


def managed(wanted):
    text = "# Written by konbit-certificates.service, again each time that it runs.\n"
    for group in wanted:
        if not group["here"]:
            continue
        text += f"MDomain {' '.join(group['here'])}\n"
        if group["site"] and certificate(group):
            text += f"Define KONBIT_TLS_{group['site']} {group['here'][0]}\n"
    return text


def folder(group):
    return STORE / "domains" / group["here"][0]


def certificate(group):
    """The names and times of a group's certificate; none without one."""
    path = folder(group) / CERTIFICATE if group["here"] else None
    if path is None or not path.is_file() or not path.with_name("privkey.secp256r1.pem").is_file():
        return None
    written = path.stat().st_mtime_ns
    if known.get(str(path), {}).get("written") != written:
        known[str(path)] = {"written": written, **decoded(path)}
    found = known[str(path)]
    return {**found, "path": path} if "until" in found else None


def decoded(path):
    words = ["openssl", "x509", "-in", str(path), "-noout", "-dates", "-ext", "subjectAltName"]
    said = subprocess.run(words, capture_output=True, text=True).stdout
    times = [ssl.cert_time_to_seconds(time) for time in re.findall(r"^not(?:Before|After)=(.*)$", said, re.M)]
    return {"names": re.findall(r"DNS:([a-z0-9.-]+)", said), "from": times[0], "until": times[1]} if len(times) == 2 else {}


def remember(used):
    text = json.dumps({path: found for path, found in known.items() if path in used})
    if text != text_of(KNOWN):
        put(KNOWN, text)


def jobs(wanted):
    """What Apache notes down of each that it asks for; a site that is gone may have left some."""
    return [STORE / "staging" / group["here"][0] / "job.json" for group in wanted if group["here"]]


def staged(wanted):
    """What Apache was given and does not use yet."""
    return [job for job in jobs(wanted) if read(job).get("finished")]


def ask_again(wanted):
    """Apache waits longer after each failure, and somebody is here who may have mended the cause; an authority has its limits, too."""
    refused = [job for job in jobs(wanted) if read(job).get("errors") and time.time() - job.stat().st_mtime > 600]
    for job in refused:
        shutil.rmtree(job.parent, ignore_errors=True)
    return bool(refused)


def take_up(text, given):
    before = text_of(MANAGED)
    PENDING.touch()
    put(MANAGED, text)
    tried = subprocess.run(["apache2ctl", "-t"], capture_output=True, text=True)
    if tried.returncode != 0:
        put(MANAGED, before)
        sys.exit(f"Apache refuses {MANAGED}, and the one before stays: {tried.stderr.strip()}")
    reload_apache()
    # What cannot be tried beforehand ends it within a moment.
    for tenths in range(100):
        time.sleep(0.1)
        if not apache_runs():
            put(MANAGED, before)
            subprocess.run(["systemctl", "restart", "apache2"], check=False)
            sys.exit(f"Apache ended with {MANAGED} and was started with the one before: {last_words()}")
        if tenths >= 3 and not any(job.exists() for job in given):
            break
    PENDING.unlink(missing_ok=True)
    if text != before:
        print(f"{MANAGED} in force")
    for job in given:
        print(f"certificate of {job.parent.name} in force")


def reload_apache():
    if apache_runs():
        subprocess.run(["systemctl", "kill", "-s", "USR1", "--kill-whom=main", "apache2"], check=True)
    else:
        subprocess.run(["systemctl", "start", "apache2"], check=False)


def apache_runs():
    return subprocess.run(["systemctl", "-q", "is-active", "apache2"]).returncode == 0


def last_words():
    return subprocess.run(["tail", "-n", "3", "/var/log/apache2/error.log"], capture_output=True, text=True).stdout.strip()


def hand_on(wanted):
    """To the programs of mail, which read their certificates where each host has its own."""
    for group in wanted:
        found = certificate(group)
        host = group["names"][0]
        if group["site"] or not found or host not in found["names"] or not (TLS / host).is_dir():
            continue
        pair = {"key.pem": found["path"].with_name("privkey.secp256r1.pem"), "fullchain.pem": found["path"]}
        if all(text_of(TLS / host / name) == path.read_text() for name, path in pair.items()):
            continue
        Path("/etc/konbit/pending-mail-certificates").touch()
        for name, path in pair.items():
            put(TLS / host / name, path.read_text(), 0o600 if name == "key.pem" else 0o644)
        print(f"certificate of {host} handed on")


def show(wanted, where):
    now = time.time()
    # By the first line a change by hand is found.
    report, https = f"{MANAGED}\t{hashlib.sha256(text_of(MANAGED).encode()).hexdigest()}\n", {}
    for group in wanted:
        found = certificate(group)
        job = read(STORE / "staging" / group["here"][0] / "job.json") if group["here"] else {}
        last = job.get("last", {})
        why = re.sub(r"\s+", " ", last.get("detail") or last.get("problem") or "")[:300] if job.get("errors") else ""
        for name in group["names"]:
            if found and name in found["names"] and where[name] == "here":
                if found["until"] > now:
                    https[name] = found["from"]
                # Renewed after two thirds of its life; before the last sixth, somebody has to know that it was not.
                warn = found["until"] - min(14 * 86400, (found["until"] - found["from"]) / 6)
                report += f"{name}\tmanaged\t{warn:.0f}\t{found['until']:.0f}\t{found['path']}\t{why}\n"
            else:
                state = where[name] if where[name] != "here" else f"waits: {why}" if why else "managed"
                report += f"{name}\t{state}\n"
    for path in HTTPS.iterdir():
        if path.name not in https:
            path.unlink()
    for name, given in https.items():
        file = HTTPS / name
        if not file.exists():
            file.touch()
        elif given > file.stat().st_mtime + 86400 and not text_of(file):
            put(file, "renewed\n")
    if report != text_of(REPORT):
        put(REPORT, report)


def say_contact(contact):
    """RFC 9116 wants a time until which it holds, less than a year away: half of one, and again a month before."""
    if not contact:
        SECURITY.unlink(missing_ok=True)
        return
    text, day = text_of(SECURITY), lambda days: time.strftime("%Y-%m-%dT00:00:00Z", time.gmtime(time.time() + days * 86400))
    until = re.search(r"^Expires: (.*)$", text, re.M)
    if f"Contact: {contact}\n" not in text or not until or until[1] < day(30):
        put(SECURITY, f"Contact: {contact}\nExpires: {day(182)}\nPreferred-Languages: fr, en\n")


def read(path):
    # Apache writes it at the same time.
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return {}


def text_of(path):
    return path.read_text() if path.is_file() else ""


def put(path, text, mode=0o644):
    new = path.with_name(f".{path.name}.konbit-new")
    new.unlink(missing_ok=True)
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
        file.write(text)
    new.chmod(mode)
    new.rename(path)


main()
