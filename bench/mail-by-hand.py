# What a good administrator would write by hand for boxes, aliases and lists on the same base: one program, one SSH connection; it reads
# what is there and changes only what differs. Stands after bench/mailman-lists.py and `WANTED`, lines as the server would answer.
import os, sqlite3, subprocess

wanted = {name: set(lines) for name, lines in WANTED.items()}
db = sqlite3.connect("/var/lib/konbit/mail/mail.db", timeout=10)
TABLES = {
    "mailbox": "address, domain, local, quota, state, display_name, invite, lang",
    "alias": "address, domain, target",
    "list": "address, domain, local, state",
}


def rows(table):
    where = "" if table == "alias" else "WHERE state <> 'closed'"
    return {"|".join(map(str, row)) for row in db.execute(f"SELECT {TABLES[table]} FROM {table} {where}")}


def differs(table, lines):
    """What is to be written; what nobody wants is closed, or gone where it holds nothing."""
    have = rows(table)
    kept = {line.split("|")[0] for line in lines}
    for line in sorted(have - lines):
        address, _, target = line.split("|")[:3]
        if table == "alias":
            db.execute("DELETE FROM alias WHERE (address, target) = (?, ?)", (address, target))
        elif address not in kept:
            db.execute(f"UPDATE {table} SET state = 'closed' WHERE address = ?", (address,))
        print("differs", line)
    return sorted(lines - have)


def write(table, lines):
    for line in lines:
        values = line.split("|")
        db.execute(f"INSERT OR REPLACE INTO {table} ({TABLES[table]}) VALUES ({', '.join('?' * len(values))})", values)
        print("wrote", line)


def folders():
    for line in sorted(wanted["folders"]):
        path, owner, mode = line.split(" ")
        uid, gid = map(int, owner.split(":"))
        try:
            found = os.stat(path)
        except FileNotFoundError:
            os.mkdir(path)
            found = os.stat(path)
        if (found.st_uid, found.st_gid, found.st_mode & 0o7777) != (uid, gid, int(mode, 8)):
            os.chown(path, uid, gid)
            os.chmod(path, int(mode, 8))
            print("put right", path)


def mailman():
    have = {line.split("|")[0]: line for line in lists_found()}
    for line in sorted(wanted["lists"] - set(have.values())):
        address, *values = line.split("|")
        domain = address.partition("@")[2]
        if address not in have:
            if domain not in {one["mail_host"] for one in rest("GET", "domains").get("entries", [])}:
                rest("POST", "domains", mail_host=domain)
            rest("POST", "lists", fqdn_listname=address, style_name="legacy-default")
        rest("PATCH", f"lists/{address}/config", **dict(zip(SETTINGS, values)))
        print("set", line)
    for line in sorted(wanted["owners"] - set(owners_found())):
        address, email = line.split("|")
        sure = {"pre_verified": True, "pre_confirmed": True, "pre_approved": True, "send_welcome_message": False}
        rest("POST", "members", list_id=address.replace("@", "."), subscriber=email, role="owner", **sure)
        print("owner", line)


folders()
boxes = differs("mailbox", wanted["boxes"])
write("mailbox", boxes)
write("alias", differs("alias", wanted["aliases"]))
mailman()
write("list", differs("list", wanted["open"]))
db.commit()
if boxes:
    subprocess.run(["/usr/local/lib/konbit/mail-invite", *(line.split("|")[0] for line in boxes)], check=True, stdout=subprocess.DEVNULL)
