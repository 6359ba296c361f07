"""App configuration."""

from django.apps import AppConfig


class ComparisonsConfig(AppConfig):
    """The comparisons app."""

    name = "framing.comparisons"

    def ready(self) -> None:
        """Compare an event again whenever one of its accounts has a new text."""
        from framing.comparisons import tasks  # models load first
        from framing.events.signals import version_ready

        version_ready.connect(tasks.on_version_ready, dispatch_uid="comparisons.build")
