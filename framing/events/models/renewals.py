"""Getting the text of an account once more."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framing.events.models.accounts import Account


class RenewalQuerySet(models.QuerySet["Renewal"]):
    """Verbs for lists of renewals."""

    def under_way(self) -> "RenewalQuerySet":
        """Those whose text is still to come."""
        return self.filter(stage__in=UNDER_WAY)


class Renewal(models.Model):
    """A request to fetch the address of an account again, and what it came to."""

    class Stage(models.TextChoices):
        WAITING = "waiting", _("wartet darauf, geholt zu werden")
        FETCHING = "fetching", _("wird geholt")
        DONE = "done", _("ist gelesen")
        FAILED = "failed", _("kam nicht an")

    account = models.ForeignKey(Account, models.CASCADE, related_name="renewals")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.WAITING)
    failure = models.CharField(max_length=30, blank=True, help_text="code of why it did not come")
    outcome = models.CharField(max_length=20, blank=True, help_text="code of what it came to")
    title = models.CharField(max_length=300, blank=True, help_text="headline found this time")

    objects = RenewalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(stage__in=["waiting", "fetching"]),
                name="events_renewal_one_under_way_per_account",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.stage}"

    @property
    def is_under_way(self) -> bool:
        """Whether the text is still to come."""
        return self.stage in UNDER_WAY

    def end(self, stage: str, **found: Any) -> None:
        """Note what it came to, unless that is known."""
        Renewal.objects.filter(pk=self.pk).under_way().update(stage=stage, **found)


UNDER_WAY = (Renewal.Stage.WAITING, Renewal.Stage.FETCHING)
