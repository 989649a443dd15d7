#!/usr/bin/python3
"""How mail that a Sieve rule sends leaves the server. A rule may write anything into the From: of an answer of absence (`vacation :from`);
it goes in the name of the box, whatever the rule says. What a rule forwards goes as it came."""
import email
import email.utils
import os
import subprocess
import sys

SENDMAIL = "/usr/sbin/sendmail"


def main():
    arguments = sys.argv[1:]
    sender = arguments[arguments.index("-f") + 1] if "-f" in arguments else ""
    text = sys.stdin.buffer.read()
    message = email.message_from_bytes(text)
    if message.get("Auto-Submitted", "").startswith("auto-replied") and addresses(message) != [sender.strip("<>").lower()]:
        del message["From"]
        message["From"] = sender.strip("<>")
        text = message.as_bytes()
    # Its other descriptors are Dovecot's own business.
    sys.exit(subprocess.run([SENDMAIL, *arguments], input=text, env={"PATH": os.defpath}).returncode)


def addresses(message):
    return [address.lower() for _, address in email.utils.getaddresses(message.get_all("From", []))]


main()
