"""What people said of findings: it outlives the run that the finding came from."""

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models.findings import Finding
from framing.events.models import Account, Event


def words_of(key: str) -> str:
    """Name the exact words of a claim with this key, and which occurrence, without keeping them."""
    return sha256(key.encode()).hexdigest()


def are_same_words(key: str, other: str) -> bool:
    """Whether the keys of two claims name the same words, whichever occurrence of them."""
    return key.rpartition("#")[0] == other.rpartition("#")[0]


class Saying(models.Model):
    """What a person said last of something; `version` counts how often it was said anew.

    So nobody overwrites what somebody else said meanwhile.
    """

    note = models.TextField(_("Anmerkung"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    if TYPE_CHECKING:
        event_id: int

    class Meta:
        abstract = True


class Decision(Saying):
    """What a person said of a kind of finding between two claims, known by their exact words.

    A new run finds it again by kind, accounts and words, and never guesses. Of texts it holds
    nothing but hashes. `says` is the kind that a person calls it, where that is another. What
    `is_added` the machine did not find when a person said that it is there; `spans` are then the
    deciding words of the first and the second claim: the numbers of the first word and of the
    one behind the last (`adding.place_of`); empty where none are told.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=13, choices=Finding.Kind.choices)
    # The account with the smaller key first.
    first = models.ForeignKey(Account, models.CASCADE, related_name="+")
    first_words = models.CharField(max_length=64)
    second = models.ForeignKey(Account, models.CASCADE, related_name="+")
    second_words = models.CharField(max_length=64)
    state = models.CharField(max_length=9, choices=Finding.State.choices)
    says = models.CharField(max_length=13, choices=Finding.Kind.choices, blank=True, default="")
    is_added = models.BooleanField(default=False)
    spans = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("Entscheidung")
        verbose_name_plural = _("Entscheidungen")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "kind", "first", "first_words", "second", "second_words"],
                name="comparisons_decision_once",
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="comparisons_decision_first_before_second"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"

    @property
    def values(self) -> dict[str, Any]:
        """What the journal keeps of it: references and what was said, no text of an account."""
        return {
            "event": self.event.slug,
            "kind": self.kind,
            "accounts": [self.first.slug, self.second.slug],
            "words": [self.first_words, self.second_words],
            "state": self.state,
            "says": self.says,
            "note": self.note,
            "version": self.version,
            # Entries of earlier releases know nothing of it.
            **({"is_added": True, "spans": self.spans} if self.is_added else {}),
        }
