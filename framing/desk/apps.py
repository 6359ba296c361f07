"""App configuration."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """What moderators work on; so far, what readers report."""

    name = "framing.desk"
