"""Addresses of the comparisons app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
