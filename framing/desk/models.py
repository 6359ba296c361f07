"""What readers report of a comparison, for moderators to look at."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models import Finding, Row
from framing.events.models import Event


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
