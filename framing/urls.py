"""Every address of the site, in the order of its pages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("framing.site.urls")),
    *i18n_patterns(
        path("", include("framing.comparisons.urls")),
        path("", include("framing.events.urls")),
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]
