"""Writes what was posted to each list as a mbox: DIRECTORY, then addresses of lists, as arguments."""
import mailbox
import sys

import django

django.setup()
from hyperkitty.models import Email


def main(directory, addresses):
    for address in addresses:
        box = mailbox.mbox(f"{directory}/{address}.mbox")
        for email in Email.objects.filter(mailinglist__name=address).order_by("archived_date", "id").iterator():
            box.add(email.as_message().as_bytes(unixfrom=True))
        box.close()


main(sys.argv[1], sys.argv[2:])
