"""Written by konbit. Where what is."""
from django.urls import include, path, reverse_lazy
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(url=reverse_lazy("list_index"))),
    path("listes/", include("postorius.urls")),
    path("archives/", include("hyperkitty.urls")),
    path("comptes/", include("allauth.urls")),
    path("", include("django_mailman3.urls")),
]
