"""What people corrected of claims and rows: it goes into every run before the scores."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models.decisions import Saying
from framing.events.models import Account, Event

End = tuple[str, str]  # slug of an account and the key of one of its claims


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Verbs for lists of corrections."""

    def standing(self) -> "CorrectionQuerySet":
        """Those by which a sentence is otherwise than it was read."""
        return self.filter(~Q(parts=[]) | Q(dropped=True) | Q(joined=True))


class Correction(Saying):
    """How a person reads one sentence of an account, known by the key of its claim as read.

    `parts` are the fields of `engine.Part`; none where it stands as it was read, or where it is
    `dropped`: no claim at all. A key is a hash. One that is `joined` speaks of no sentence but of a
    seam (`engine.Seam`): its key is that of the seam.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="corrections")
    account = models.ForeignKey(Account, models.CASCADE, related_name="corrections")
    key = models.CharField(max_length=90)
    parts = models.JSONField(default=list)
    dropped = models.BooleanField(default=False)
    joined = models.BooleanField(default=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("Berichtigung")
        verbose_name_plural = _("Berichtigungen")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "key"], name="comparisons_correction_once_a_sentence"
            ),
            models.CheckConstraint(
                condition=Q(dropped=False, joined=False) | Q(parts=[]),
                name="comparisons_correction_dropped_or_joined_has_no_parts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.key}"

    @property
    def stands(self) -> bool:
        """Whether the sentence is otherwise than it was read."""
        return bool(self.parts) or self.dropped or self.joined

    @property
    def values(self) -> dict[str, Any]:
        """What the journal keeps of it: no text of an account."""
        return {
            "event": self.event.slug,
            "accounts": [self.account.slug],
            "key": self.key,
            "parts": self.parts,
            "dropped": self.dropped,
            "joined": self.joined,
            "note": self.note,
            "version": self.version,
        }


class Arrangement(Saying):
    """Which claims a person put into one row, and which out of it; each an account and a key.

    `claims` were moved: they belong together, and with those `beside` them, and not with those
    `apart`. What was arranged later goes before. One that was taken back `stands` no more.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="arrangements")
    claims = models.JSONField(default=list)
    beside = models.JSONField(default=list, blank=True)
    apart = models.JSONField(default=list, blank=True)
    stands = models.BooleanField(default=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("Zuordnung")
        verbose_name_plural = _("Zuordnungen")

    def __str__(self) -> str:
        return f"{self.event_id} {self.pk}"

    def ends(self, name: str) -> list[End]:
        """The claims of one of its lists."""
        return [(account, key) for account, key in getattr(self, name)]

    @property
    def named(self) -> set[End]:
        """All claims that it speaks of."""
        return {end for name in ("claims", "beside", "apart") for end in self.ends(name)}

    @property
    def values(self) -> dict[str, Any]:
        """What the journal keeps of it: no text of an account."""
        return {
            "event": self.event.slug,
            "accounts": sorted({account for account, _key in self.ends("claims")}),
            "claims": self.claims,
            "beside": self.beside,
            "apart": self.apart,
            "stands": self.stands,
            "note": self.note,
            "version": self.version,
        }
