"""App configuration."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The site app."""

    name = "framing.site"
    label = "framing_site"
