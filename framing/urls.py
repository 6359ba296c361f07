"""Every address of the site, in the order of its pages."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from framing.site.logins import login_urls
from framing.site.urls import page_urls

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("framing.site.urls")),
    *i18n_patterns(
        # Before the comparisons: …/accounts/add/ is no account called "add".
        path("", include("framing.events.urls")),
        path("", include(page_urls)),
        path("", include("framing.desk.urls")),
        path("", include("framing.comparisons.urls")),
        path("accounts/", include(login_urls)),
        path("admin/", admin.site.urls),
        prefix_default_language=False,
    ),
]

handler400 = "framing.site.views.bad_request"
handler500 = "framing.site.views.server_error"
