"""Makes tables, what pages are drawn with, and who looks after all lists. Reads the addresses of these on standard input."""
import json
import sys

import django
from django.core.management import call_command

django.setup()
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sites.models import Site


def main():
    admins = json.load(sys.stdin)
    if "--all" in sys.argv:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("compress", force=True, verbosity=0)
    Site.objects.update_or_create(id=settings.SITE_ID, defaults={"domain": settings.HOST, "name": settings.HOST})
    users = get_user_model().objects
    for user in users.filter(is_superuser=True).exclude(email__in=admins):
        user.is_superuser = user.is_staff = False
        user.save()
    for email in admins:
        user, is_new = users.get_or_create(email=email, defaults={"username": email[:150]})
        if is_new:
            # Nobody knows a password: the first is chosen with the link of "forgotten", which goes to this address.
            user.set_unusable_password()
        user.is_superuser = user.is_staff = user.is_active = True
        user.save()
        EmailAddress.objects.update_or_create(email=email, defaults={"user": user, "verified": True, "primary": True})


main()
