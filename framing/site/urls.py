"""Addresses of the site app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
