"""What the engine found: one run over an event, its claims, rows, pairs and findings."""

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from framing.comparisons.weights import STRENGTH, WEIGHT
from framing.engine import Relation as EngineRelation
from framing.engine import Status as EngineStatus
from framing.engine import Subtype as EngineSubtype
from framing.engine import Voice as EngineVoice
from framing.events.models import Account, Event, Version

CLAIMS = ["left", "right"]
# From a pair to what a page shows beside a quote: the outlet's name, the address of the text.
CLAIM_PATHS = [f"{side}__account__{of}" for side in ("left", "right") for of in ("outlet", "event")]


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    """Verbs for lists of comparisons."""

    def current(self) -> "ComparisonQuerySet":
        """The one comparison of each event that its pages show."""
        return self.filter(is_current=True)

    def superseded(self) -> "ComparisonQuerySet":
        """Finished runs that no page shows and on which no person has decided anything."""
        decided = Finding.objects.exclude(state=Finding.State.MACHINE).values("comparison")
        finished = [Comparison.State.DONE, Comparison.State.FAILED]
        return self.filter(is_current=False, state__in=finished).exclude(pk__in=decided)


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

    @property
    def is_under_way(self) -> bool:
        """Whether a result is still to come."""
        return self.state in {self.State.WAITING, self.State.RUNNING}


class Row(models.Model):
    """Claims of several accounts about the same thing; a claim nobody shares is a row too."""

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="rows")
    order = models.PositiveIntegerField()
    topic = models.CharField(
        max_length=200, blank=True, help_text="name given by a person; else its shortest claim"
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


class PairQuerySet(models.QuerySet["Pair"]):
    """Verbs for lists of pairs."""

    def with_claims(self) -> "PairQuerySet":
        """Load both claims in the same query; their accounts are attached (presenting/cells)."""
        return self.select_related(*CLAIMS)


class Pair(models.Model):
    """Two claims of different accounts that the engine put side by side, with its signals."""

    class Status(models.TextChoices):
        MATCH = EngineStatus.MATCH.value, _("zugeordnet")
        SUGGEST = EngineStatus.SUGGEST.value, _("Vorschlag")

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="pairs")
    left = models.ForeignKey(Claim, models.CASCADE, related_name="+")
    right = models.ForeignKey(Claim, models.CASCADE, related_name="+")
    score = models.FloatField()
    status = models.CharField(max_length=7, choices=Status.choices)
    signals = models.JSONField(default=dict)

    objects = PairQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "left", "right"], name="comparisons_pair_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left_id}-{self.right_id}"


class FindingQuerySet(models.QuerySet["Finding"]):
    """Verbs for lists of findings."""

    def shown(self) -> "FindingQuerySet":
        """What every reader sees: of a row, sure enough to match, and not rejected by a person."""
        suggested = Q(pair__status=EngineStatus.SUGGEST.value)
        return self.filter(row__isnull=False).exclude(suggested).exclude(state="rejected")

    def with_claims(self) -> "FindingQuerySet":
        """Load both claims in the same query; their accounts are attached (presenting/cells)."""
        return self.select_related(*(f"pair__{side}" for side in CLAIMS))

    def with_accounts(self) -> "FindingQuerySet":
        """Load both claims, and what a page shows of their accounts, in the same query."""
        return self.select_related(*(f"pair__{path}" for path in CLAIM_PATHS))

    def differences(self) -> "FindingQuerySet":
        """Findings in which two accounts differ, the strongest first (see docs/method.md).

        Checked before unchecked, then by kind (a contradiction weighs more than another word),
        then by how many accounts tell the statement, then by how surely the two belong together.
        """
        return (
            self.filter(kind__in=STRENGTH)
            .exclude(subtype=EngineSubtype.OTHER_GROUP.value)
            .annotate(
                is_checked=Case(When(state="confirmed", then=Value(0)), default=Value(1)),
                weight=WEIGHT,
            )
            .order_by("is_checked", "weight", "-row__account_count", "-pair__score", "pk")
        )


class Finding(models.Model):
    """What a row or a suggested pair shows, with the words it rests on.

    `evidence` is what the engine said, with spans as raw offsets, and under "marks" the same
    spans as characters of the two claims' `text`: {"left": [[start, end], …], "right": […]}.
    """

    class Kind(models.TextChoices):
        AGREEMENT = EngineRelation.AGREEMENT.value, _("Übereinstimmung")
        FIGURE = EngineRelation.FIGURE.value, _("andere Zahl")
        UPDATE = EngineRelation.UPDATE.value, _("neuerer Stand")
        CONTRADICTION = EngineRelation.CONTRADICTION.value, _("Widerspruch")
        ATTRIBUTION = EngineRelation.ATTRIBUTION.value, _("andere Zuschreibung")
        WORDING = EngineRelation.WORDING.value, _("andere Wortwahl")
        SAME_ORIGIN = EngineRelation.SAME_ORIGIN.value, _("gleiche Quelle")
        ABSENCE = EngineRelation.ABSENCE.value, _("nicht in diesem Text")

    class Subtype(models.TextChoices):
        NONE = "", ""
        NEGATION = EngineSubtype.NEGATION.value, _("Verneinung")
        OPPOSITE = EngineSubtype.OPPOSITE.value, _("Gegensatz")
        ACTOR = EngineSubtype.ACTOR.value, _("anderer Handelnder")
        DATE = EngineSubtype.DATE.value, _("anderes Datum")
        PLACE = EngineSubtype.PLACE.value, _("anderer Ort")
        CAUSE = EngineSubtype.CAUSE.value, _("andere Ursache")
        OTHER_GROUP = EngineSubtype.OTHER_GROUP.value, _("andere Gruppe")

    class State(models.TextChoices):
        MACHINE = "machine", _("maschinell gefunden")
        CONFIRMED = "confirmed", _("geprüft")
        REJECTED = "rejected", _("verworfen")

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="findings")
    row = models.ForeignKey(Row, models.CASCADE, null=True, blank=True, related_name="findings")
    pair = models.ForeignKey(Pair, models.CASCADE, null=True, blank=True, related_name="findings")
    account = models.ForeignKey(
        Account, models.CASCADE, null=True, blank=True, related_name="findings"
    )
    kind = models.CharField(max_length=13, choices=Kind.choices)
    subtype = models.CharField(max_length=11, choices=Subtype.choices, blank=True, default="")
    rule = models.CharField(max_length=60)
    evidence = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=State.choices, default=State.MACHINE)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("Befund")
        verbose_name_plural = _("Befunde")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[relation.value for relation in EngineRelation]),
                name="comparisons_finding_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(pair__isnull=False) | Q(account__isnull=False),
                name="comparisons_finding_has_pair_or_account",
            ),
        ]
        indexes = [models.Index(fields=["comparison", "kind"])]

    def __str__(self) -> str:
        return self.kind

    @property
    def two_claims(self) -> Pair:
        """The pair that shows this; ValueError for an absence, which has none."""
        if self.pair is None:
            message = f"A finding of kind {self.kind} has no two claims"
            raise ValueError(message)
        return self.pair
