"""One run of the engine over an event, with the claims and rows that it made."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from framing.engine import ENGINE_VERSION
from framing.engine import Voice as EngineVoice
from framing.events.models import Account, Event, Version


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    """Verbs for lists of comparisons."""

    def current(self) -> "ComparisonQuerySet":
        """The one comparison of each event that its pages show."""
        return self.filter(is_current=True)

    def outdated(self) -> "ComparisonQuerySet":
        """Shown ones of another engine, unless this one was asked for its own, or is to be."""
        ours = Q(engine_version=ENGINE_VERSION) | Q(state=Comparison.State.WAITING)
        asked = Comparison.objects.filter(ours, event=OuterRef("event"), pk__gt=OuterRef("pk"))
        return self.current().exclude(engine_version=ENGINE_VERSION).exclude(Exists(asked))


class Comparison(models.Model):
    """One run of the engine over an event."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wartet")
        RUNNING = "running", _("läuft")
        DONE = "done", _("fertig")
        FAILED = "failed", _("fehlgeschlagen")

    event = models.ForeignKey(Event, models.CASCADE, related_name="comparisons")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    is_current = models.BooleanField(default=False)
    inputs = models.CharField(
        max_length=64, blank=True, help_text="hash of the versions and settings compared"
    )
    engine_version = models.CharField(max_length=20, blank=True)
    with_meaning = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(
        default=0, help_text="how often a person has edited it; pages are kept by this number"
    )
    message = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("Vergleich")
        verbose_name_plural = _("Vergleiche")
        constraints = [
            models.UniqueConstraint(
                fields=["event"],
                condition=Q(is_current=True),
                name="comparisons_comparison_one_current_per_event",
            ),
            # A burst of new versions makes one run, not one run each.
            models.UniqueConstraint(
                fields=["event"],
                condition=Q(state="waiting"),
                name="comparisons_comparison_one_waiting_per_event",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.state}"

    def note_edit(self) -> None:
        """Count an edit of what the run found; to be called by whatever changes a part of it.

        Pages that were made before are shown no more from then on.
        """
        Comparison.objects.filter(pk=self.pk).update(revision=F("revision") + 1)

    @property
    def is_of_this_engine(self) -> bool:
        """Whether this program made it, or is making it."""
        return self.engine_version == ENGINE_VERSION

    @property
    def is_under_way(self) -> bool:
        """Whether a result is still to come."""
        return self.state in {self.State.WAITING, self.State.RUNNING}


class Row(models.Model):
    """Claims of several accounts about the same thing; a claim nobody shares is a row too."""

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="rows")
    order = models.PositiveIntegerField()
    topic = models.CharField(
        max_length=200, blank=True, help_text="name given by a person; else its most typical claim"
    )
    subject = models.CharField(
        max_length=100, blank=True, help_text="noun or name that it shares with other rows"
    )
    account_count = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "order"], name="comparisons_row_order_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comparison_id}:{self.order}"


class Claim(models.Model):
    """A span of an account that states something.

    `start` and `end` point into the version's text. `text` is the span's words without markup;
    the spans that a page marks (`quotes`, "at" in `quantities` and `labels`) count characters of
    `text`. `speaker_key` is the same for one who is named in several ways; "" for nobody named.
    """

    class Voice(models.TextChoices):
        OUTLET = EngineVoice.OUTLET.value, _("eigene Aussage")
        QUOTED = EngineVoice.QUOTED.value, _("zitiert")
        REPORTED = EngineVoice.REPORTED.value, _("wiedergegeben")
        MIXED = EngineVoice.MIXED.value, _("teils zitiert")

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="claims")
    account = models.ForeignKey(Account, models.CASCADE, related_name="claims")
    version = models.ForeignKey(Version, models.CASCADE, related_name="claims")
    row = models.ForeignKey(Row, models.CASCADE, related_name="claims")
    order = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    key = models.CharField(max_length=80, db_index=True)
    voice = models.CharField(max_length=8, choices=Voice.choices)
    speaker = models.CharField(max_length=200, blank=True)
    speaker_chain = models.JSONField(default=list)
    speaker_key = models.CharField(max_length=200, blank=True)
    hedged = models.BooleanField(default=False)
    checkable = models.BooleanField(default=True)
    cue = models.CharField(max_length=200, blank=True)
    quantities = models.JSONField(default=list)
    quotes = models.JSONField(default=list)
    labels = models.JSONField(default=list)

    class Meta:
        ordering = ["account", "order"]
        verbose_name = _("Aussage")
        verbose_name_plural = _("Aussagen")
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")), name="comparisons_claim_start_before_end"
            ),
            models.UniqueConstraint(
                fields=["comparison", "account", "start", "end"],
                name="comparisons_claim_span_once",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def anchor(self) -> str:
        """How a page's address names it: by its place, as keys change with every run."""
        return f"claim-{self.account_id}-{self.start}"
