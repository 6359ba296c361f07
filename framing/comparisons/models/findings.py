"""What a run found: pairs of claims that belong together, and what they show."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models.runs import Claim, Comparison, Row
from framing.comparisons.weights import STRENGTH, WEIGHT
from framing.engine import Relation as EngineRelation
from framing.engine import Status as EngineStatus
from framing.engine import Subtype as EngineSubtype
from framing.events.models import Account

CLAIMS = ["left", "right"]
# From a pair to what a page shows beside a quote: the outlet's name, the address of the text.
CLAIM_PATHS = [f"{side}__account__{of}" for side in ("left", "right") for of in ("outlet", "event")]
# Two numbers of texts further apart may count what a week changed, and dispute nothing.
NEAR_DAYS: Final = timedelta(days=3)


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

    def found_as(self, kinds: Iterable[str]) -> "FindingQuerySet":
        """What the machine found as one of these kinds, whatever a person calls it."""
        listed = list(kinds)
        return self.filter(Q(machine_kind="", kind__in=listed) | Q(machine_kind__in=listed))

    def with_claims(self) -> "FindingQuerySet":
        """Load both claims in the same query; their accounts are attached (presenting/cells)."""
        return self.select_related(*(f"pair__{side}" for side in CLAIMS))

    def with_accounts(self) -> "FindingQuerySet":
        """Load both claims, and what a page shows of their accounts, in the same query."""
        return self.select_related(*(f"pair__{path}" for path in CLAIM_PATHS))

    def differences(self) -> "FindingQuerySet":
        """Findings in which two accounts differ, the strongest first (see docs/method.md).

        Checked before unchecked, then by kind (a contradiction weighs more than another word),
        numbers of near days before those of days apart, then by how many accounts tell the
        statement, then by how surely the two belong together.
        """
        left, right = (f"pair__{side}__account__published_on" for side in CLAIMS)
        are_apart = Q(**{f"{left}__gt": F(right) + NEAR_DAYS}) | Q(
            **{f"{right}__gt": F(left) + NEAR_DAYS}
        )
        return (
            self.filter(kind__in=STRENGTH)
            .exclude(subtype=EngineSubtype.OTHER_GROUP.value)
            .annotate(
                is_checked=Case(When(state="confirmed", then=Value(0)), default=Value(1)),
                weight=WEIGHT,
                apart=Case(
                    When(are_apart, kind=EngineRelation.FIGURE.value, then=Value(1)),
                    default=Value(0),
                ),
            )
            .order_by("is_checked", "weight", "apart", "-row__account_count", "-pair__score", "pk")
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
    # Where a person calls it something else: what the machine called it.
    machine_kind = models.CharField(max_length=13, choices=Kind.choices, blank=True, default="")
    machine_subtype = models.CharField(max_length=11, blank=True, default="")
    rule = models.CharField(max_length=60)
    evidence = models.JSONField(default=dict)
    state = models.CharField(max_length=9, choices=State.choices, default=State.MACHINE)

    decided_on = models.DateField(null=True, blank=True, help_text="day of the decision on it")

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
    def found_as(self) -> str:
        """The kind that the machine found, whatever a person calls it."""
        return self.machine_kind or self.kind

    def call(self, kind: str) -> None:
        """Give it the kind that a person says; that of the machine again where it is that or ""."""
        found, subtype = self.found_as, self.machine_subtype or self.subtype
        is_other = kind not in {"", found}
        self.kind, self.subtype = (kind, "") if is_other else (found, subtype)
        self.machine_kind, self.machine_subtype = (found, subtype) if is_other else ("", "")

    @property
    def two_claims(self) -> Pair:
        """The pair that shows this; ValueError for an absence, which has none."""
        if self.pair is None:
            message = f"A finding of kind {self.kind} has no two claims"
            raise ValueError(message)
        return self.pair
