"""Addresses of the events app."""

from django.urls import include, path

from framing.events.views.adding import add_account, preview_account
from framing.events.views.hiding import hide_account
from framing.events.views.outlets import outlet
from framing.events.views.previewing import preview

# /events/<slug>/accounts/
account_urls = [
    path("add/", add_account, name="add_account"),
    path("add/<uuid:token>/", preview_account, name="preview_account"),
    path("<slug:account_slug>/hide/", hide_account, name="hide_account"),
]

urlpatterns = [
    path("events/<slug:slug>/accounts/", include(account_urls)),
    path("outlets/<slug:slug>/", outlet, name="outlet"),
    path("preview/<str:token>/", preview, name="preview"),
]
