"""App configuration."""

from django.apps import AppConfig


class ComparisonsConfig(AppConfig):
    """The comparisons app."""

    name = "framing.comparisons"
