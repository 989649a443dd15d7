"""Written by konbit. Archives of a list that keeps none, or that is put away, are shown to nobody. They stay where they are."""
from django.http import Http404
from hyperkitty.models import ArchivePolicy, MailingList


class ClosedArchives:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = kwargs.get("mlist_fqdn")
        if name and MailingList.objects.filter(name=name, archive_policy=ArchivePolicy.never.value).exists():
            raise Http404
