"""Addresses of the site app."""

from django.urls import path

from framing.site.views import health

urlpatterns = [path("health/", health, name="health")]
