"""Addresses of the site app."""

from django.urls import path

from framing.site.views import accessibility, health

urlpatterns = [path("health/", health, name="health")]
page_urls = [path("accessibility/", accessibility, name="accessibility")]
