"""Turns: what one process at a time does, of all on all machines, and not before its time."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone


class TurnQuerySet(models.QuerySet["Turn"]):
    """Whose turn it is."""

    def taken(self, name: str, now: datetime, lease: timedelta) -> float:
        """Take a turn where it is free, and return 0; else the seconds until it is."""
        with transaction.atomic():  # of two workers that ask at once, the second one waits here
            turn, _new = self.select_for_update().get_or_create(
                name=name, defaults={"free_at": now}
            )
            left = (turn.free_at - now).total_seconds()
            if left > 0:
                return left
            turn.free_at = now + lease
            turn.save(update_fields=["free_at"])
            return 0.0

    def given_back(self, name: str, free_at: datetime) -> None:
        """Let the next one have it from then on."""
        self.update_or_create(name=name, defaults={"free_at": free_at})

    def is_free(self, name: str, now: datetime) -> bool:
        """Whether it can be had."""
        return not self.filter(name=name, free_at__gt=now).exists()

    def over(self) -> "TurnQuerySet":
        """Those that hold nobody up any more."""
        return self.filter(free_at__lt=timezone.now())


class Turn(models.Model):
    """When a host may be asked again, or something is due, by whichever worker on any machine.

    While somebody is at it, that is when they would have given up: a worker that is killed
    meanwhile blocks nobody for longer. What has no row is free.
    """

    name = models.CharField(max_length=255, unique=True)  # of a host, or of what is to be done
    free_at = models.DateTimeField()

    objects = TurnQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
