"""Written by konbit. Where what is."""
import json

from django.conf import settings
from django.http import JsonResponse
from django.urls import include, path, reverse_lazy
from django.views.generic import RedirectView
from hyperkitty.views.mailman import urls as archived_at


def public(request):
    """Where a message will be found, as people reach it: Mailman itself comes by another door, and writes this into the message."""
    response = archived_at(request)
    if response.status_code != 200:
        return response
    return JsonResponse({"url": f"https://{settings.HOST}{json.loads(response.content)['url']}"})


urlpatterns = [
    path("", RedirectView.as_view(url=reverse_lazy("list_index"))),
    path("archives/api/mailman/urls", public),
    path("archives/", include("hyperkitty.urls")),
    path("listes/", include("postorius.urls")),
    path("comptes/", include("allauth.urls")),
    path("", include("django_mailman3.urls")),
]
