"""App configuration."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The journal app."""

    name = "framing.journal"
