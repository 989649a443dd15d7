#!/usr/bin/python3
"""Answers Postfix at each RCPT: may this one still be sent to, and may this sender still send?

Postfix starts one for each of its own processes and ends it. A recipient is counted when it is asked for, in the same transaction
in which the counts are read: two connections at once cannot both have the last place. What is counted and then not sent after all
(the client gives up before its message) stays counted.
"""
import socket
import sqlite3
import sys
import time

DECLARED = "file:/var/lib/konbit/mail/mail.db?mode=ro"
COUNTS = "/var/lib/konbit/mail-rates/rates.db"
QUOTA = "/run/dovecot/konbit-quota-status"
HOUR, DAY = 3600, 86400

TARGETS = """
WITH RECURSIVE leads (address) AS (
  SELECT :address UNION SELECT a.target FROM alias a JOIN leads l ON a.address = l.address)
SELECT m.address, f.address IS NOT NULL, f.enters AND f.state = 'frozen' FROM leads l
  LEFT JOIN mailbox m ON m.address = l.address AND m.state <> 'closed'
  LEFT JOIN list_address f ON f.address = l.address AND m.address IS NULL"""

FROZEN = (
    "550 5.7.1 Cette liste est gelee : elle ne prend ni messages ni inscriptions"
    " / This list is frozen: it takes neither messages nor subscriptions"
)

LIMITS = """
SELECT d.member, d.per_hour, d.per_day, d.box_per_hour, d.box_per_day
FROM mailbox m JOIN domain d ON d.name = m.domain WHERE m.address = ?"""


def main():
    declared = sqlite3.connect(DECLARED, uri=True, timeout=10)
    counts = open_counts()
    request = {}
    for line in sys.stdin:
        key, _, value = line.rstrip("\n").partition("=")
        if key:
            request[key] = value
            continue
        answer = recipient(declared, request) or sender(declared, counts, request) or "DUNNO"
        sys.stdout.write(f"action={answer}\n\n")
        sys.stdout.flush()
        request = {}


def recipient(declared, request):
    """Why this one cannot be sent to now. Aliases are followed: a full box behind one would otherwise bounce later."""
    local, _, domain = request.get("recipient", "").lower().rpartition("@")
    row = declared.execute("SELECT state FROM domain WHERE name = ?", (domain,)).fetchone()
    if row is None or row[0] not in ("live", "suspended"):
        return None
    if row[0] == "suspended":
        return f"450 4.2.1 Mail for {domain} is suspended; it may come back"
    for address in (f"{local}@{domain}", f"{local.partition('+')[0]}@{domain}", f"@{domain}"):
        rows = declared.execute(TARGETS, {"address": address}).fetchall()
        boxes = [box for box, _, _ in rows if box is not None]
        if any(is_frozen for _, _, is_frozen in rows):
            return FROZEN
        if boxes or len(rows) > 1 or rows[0][1]:
            refusals = [answer for answer in (quota(box, request) for box in boxes) if answer != "DUNNO"]
            return refusals[0] if refusals else None
    return None


def quota(box, request):
    """What Dovecot says of the space of one box."""
    question = f"request=smtpd_access_policy\nprotocol_state=RCPT\nrecipient={box}\nsize={request.get('size', '0')}\n\n"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dovecot:
        dovecot.settimeout(10)
        dovecot.connect(QUOTA)
        dovecot.sendall(question.encode())
        answer = dovecot.makefile().readline().strip()
    action = answer.partition("=")[2]
    return action if action else "451 4.3.0 The space of the mailbox cannot be looked up; try again later"


def sender(declared, counts, request):
    """Why this login may not write to one more, or nothing, and then it is counted."""
    address = request.get("sasl_username", "").lower()
    if not address:
        return None
    row = declared.execute(LIMITS, (address,)).fetchone()
    if row is None:
        return f"450 4.7.1 {address} is no mailbox any more"
    member, per_hour, per_day, box_per_hour, box_per_day = row
    now = int(time.time())
    counts.execute("BEGIN IMMEDIATE")
    try:
        for whose, value, limits in (
            ("address", address, ((HOUR, box_per_hour), (DAY, box_per_day))),
            ("member", member, ((HOUR, per_hour), (DAY, per_day))),
        ):
            for seconds, limit in limits:
                query = f"SELECT coalesce(sum(recipients), 0) FROM sent WHERE {whose} = ? AND minute > ?"
                if counts.execute(query, (value, (now - seconds) // 60)).fetchone()[0] >= limit:
                    return refusal(address if whose == "address" else address.rpartition("@")[2], whose, seconds, limit)
        counts.execute("DELETE FROM sent WHERE minute <= ?", ((now - DAY) // 60,))
        counts.execute(
            "INSERT INTO sent VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET recipients = recipients + 1",
            (now // 60, member, address),
        )
    finally:
        counts.execute("COMMIT")
    return None


def refusal(name, whose, seconds, limit):
    """One line, because mail programs show the first; French, then English; ASCII, as SMTP is."""
    who = (name, name) if whose == "address" else (f"l'ensemble des boites de {name}", f"all boxes of {name} together")
    period = ("heure", "hour") if seconds == HOUR else ("jour", "day")
    return (
        f"450 4.7.1 Limite d'envoi : {who[0]}, {limit} destinataires par {period[0]} ; reessayez plus tard"
        f" / Sending limit: {who[1]}, {limit} recipients per {period[1]}; try again later"
    )


def open_counts():
    counts = sqlite3.connect(COUNTS, timeout=10, isolation_level=None)
    # Counts of the last seconds may be lost with the power; sending waits for no disk.
    counts.execute("PRAGMA synchronous = OFF")
    return counts


main()
