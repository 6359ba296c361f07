"""App configuration."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The events app."""

    name = "framing.events"
