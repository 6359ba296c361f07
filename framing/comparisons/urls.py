"""Addresses of the comparisons app."""

from django.urls import include, path

from framing.comparisons import views

event_urls = [
    path("", views.event, name="event"),
    path("status/", views.comparison_status, name="comparison_status"),
    path("compare/", views.compare, name="compare"),
    path("compare/<int:row_id>/", views.why, name="why"),
    path("wording/", views.wording, name="wording"),
    path("voices/", views.voices, name="voices"),
    path("figures/", views.figures, name="figures"),
    path("absent/", views.absent, name="absent"),
    path("read/", views.choose, name="read_choose"),
    path("read/<slug:left_slug>/<slug:right_slug>/", views.read, name="read"),
    path("texts/<slug:account_slug>/", views.account, name="account"),
    path("texts/<slug:account_slug>/versions/", views.versions, name="versions"),
    path("worksheet/", views.worksheet, name="worksheet"),
]

urlpatterns = [
    path("", views.home, name="home"),
    path("check/", views.check, name="check"),
    path("method/", views.method, name="method"),
    path("events/<slug:slug>/", include(event_urls)),
]
