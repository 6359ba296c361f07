"""What readers report of a comparison, and forms that people sent after their login had ended."""

import uuid
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models import Finding, Row
from framing.events.models import Event

KEPT_FOR: Final = timedelta(hours=1)


class Report(models.Model):
    """A reader's word that something is wrong. It holds nothing about the reader.

    The comparison may be renewed meanwhile, so `claims` keeps what a decision hangs on: the keys of
    the claims that the row held, by account.
    """

    class Reason(models.TextChoices):
        APART = "apart", _("Die Sätze handeln nicht vom Gleichen.")
        KIND = "kind", _("Der Befund stimmt nicht.")
        VOICE = "voice", _("Wer es sagt, ist falsch angegeben.")
        TEXT = "text", _("Der Text ist falsch wiedergegeben.")
        MISSING = "missing", _("Es fehlt etwas, das in einem Text steht.")
        OTHER = "other", _("Etwas anderes.")

    event = models.ForeignKey(Event, models.CASCADE, related_name="reports")
    row = models.ForeignKey(Row, models.SET_NULL, null=True, related_name="reports")
    finding = models.ForeignKey(Finding, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=13, blank=True, help_text="of the finding, if it is of one")
    claims = models.JSONField(default=dict)
    reason = models.CharField(_("Was stimmt nicht?"), max_length=7, choices=Reason.choices)
    note = models.TextField(_("Genaueres"), max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["closed_at", "-created_at"]
        verbose_name = _("Meldung")
        verbose_name_plural = _("Meldungen")

    def __str__(self) -> str:
        return f"{self.event_id}: {self.reason}"


class SentInVainQuerySet(models.QuerySet["SentInVain"]):
    """Verbs for lists of forms that were sent in vain."""

    def fresh(self) -> "SentInVainQuerySet":
        """Those that may still be sent again."""
        return self.filter(created_at__gte=timezone.now() - KEPT_FOR)

    def stale(self) -> "SentInVainQuerySet":
        """Those whose hour is over."""
        return self.filter(created_at__lt=timezone.now() - KEPT_FOR)

    def about(self, event: Event) -> "SentInVainQuerySet":
        """Those that were sent to an address of an event."""
        return self.filter(path__contains=f"/events/{event.slug}/")


class SentInVain(models.Model):
    """A form that came too late, with its files; see framing/site/sent.py for what is packed."""

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+"
    )
    path = models.TextField(help_text="address that it was sent to")
    packed = models.BinaryField(help_text="gzip of its fields and files")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SentInVainQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.path} {self.token}"
