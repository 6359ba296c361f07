"""A sentence and what is known near it -> who says it and who says otherwise, in groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from framing import engine
from framing.comparisons.models import Claim, are_same_words
from framing.comparisons.presenting.kinds import BY_CODE, PLACE, Kind, explain
from framing.comparisons.presenting.marks import Mark, words_at
from framing.comparisons.presenting.quotes import Quote
from framing.engine import Relation
from framing.events.models import Event

Words = str | Promise
Spans = Sequence[Sequence[int]]

SAYS: Final = "says"
FIGURE: Final = "figure"
CONTRADICTION: Final = "contradiction"
ATTRIBUTION: Final = "attribution"
WORDING: Final = "wording"
NEAR: Final = "near"
GROUPS: Final[Mapping[str, tuple[Words, Words]]] = {
    SAYS: (_("Sagen dasselbe"), _("Diese Texte haben die Aussage auch.")),
    FIGURE: (_("Nennen eine andere Zahl"), _("Dasselbe wird gezählt, der Wert ist ein anderer.")),
    CONTRADICTION: (
        _("Widersprechen"),
        _("So, wie sie dastehen, können nicht beide Sätze stimmen."),
    ),
    ATTRIBUTION: (
        _("Schreiben es jemandem zu"),
        _("Diese Texte sagen es nicht selbst, sondern geben wieder, wer es sagt."),
    ),
    WORDING: (
        _("Handeln davon, mit anderen Worten"),
        _(
            "Im gleichen Zusammenhang steht ein anderes Wort, oder nur ein Satz ist als unsicher "
            "gekennzeichnet. Dass beide Sätze dasselbe sagen, heißt das nicht."
        ),
    ),
    NEAR: (
        _("In der Nähe, nicht sicher"),
        _(
            "Diese Aussagen ähneln dem Satz. Ob sie dasselbe meinen, weiß das Programm nicht; "
            "es behauptet deshalb nichts über sie."
        ),
    ),
}
# The weightiest finding decides the group.
GROUP_OF: Final[Mapping[Relation, str]] = {
    Relation.CONTRADICTION: CONTRADICTION,
    Relation.FIGURE: FIGURE,
    Relation.UPDATE: FIGURE,
    Relation.ATTRIBUTION: ATTRIBUTION,
    Relation.WORDING: WORDING,
    Relation.AGREEMENT: SAYS,
    Relation.SAME_ORIGIN: SAYS,
}


@dataclass(frozen=True)
class Shown:
    """A claim near the sentence, as the page prints it."""

    quote: Quote
    kind: Kind | None = None  # of the weightiest finding
    rule: Words = ""
    asked: str = ""  # the deciding words of the sentence
    told: str = ""  # and those of the claim

    @property
    def event(self) -> Event:
        """What the claim's account tells of."""
        return self.quote.account.event


@dataclass(frozen=True)
class Group:
    """Claims that stand in one relation to the sentence, the nearest first."""

    code: str
    title: Words
    meaning: Words
    entries: tuple[Shown, ...]

    @property
    def outlets(self) -> int:
        """How many outlets are among them."""
        return len({entry.quote.account.outlet_id for entry in self.entries})


def groups(answer: engine.Answer, claims: Mapping[str, Claim], *, sure: bool) -> list[Group]:
    """Sort what is near a sentence into groups; groups without a claim are left out.

    `sure` says that the reader has named the event. Else claims of an event with which the
    sentence shares no name stay unsure: an equal count of another accident is no other figure.
    """
    about = events_named(answer, claims)
    found: dict[str, list[Shown]] = defaultdict(list)
    for hit in answer.hits:
        claim = claims[hit.id]
        is_meant = sure or claim.account.event_id in about
        code = group_of(hit) if is_meant else NEAR
        found[code].append(near(claim) if code == NEAR else shown(hit, claim, answer.claim.text))
    return [
        Group(code, *words, tuple(found[code])) for code, words in GROUPS.items() if found[code]
    ]


def group_of(hit: engine.Hit) -> str:
    """Name the group of a hit; a match of which no rule has anything to say is only near.

    Another label alone says nothing of what the sentences state; beside an agreement it is the
    same said in other words.
    """
    weightiest = first(hit.findings)
    if hit.status is not engine.Status.MATCH or weightiest is None:
        return NEAR
    agrees = any(finding.kind is Relation.AGREEMENT for finding in hit.findings)
    if weightiest.kind is Relation.WORDING and agrees:
        return SAYS
    return GROUP_OF[weightiest.kind]


def first(findings: Iterable[engine.Finding]) -> engine.Finding | None:
    """The weightiest of some findings; a figure of another group is no other figure."""
    told = [f for f in findings if f.subtype is not engine.Subtype.OTHER_GROUP]
    return min(told, key=lambda finding: PLACE[finding.kind.value], default=None)


def near(claim: Claim) -> Shown:
    """Show a claim of which nothing is said."""
    return Shown(Quote(claim, claim.account))


def shown(hit: engine.Hit, claim: Claim, sentence: str) -> Shown:
    """Show a claim with the words on which its weightiest finding rests."""
    finding = first(hit.findings)
    if finding is None:
        return near(claim)
    left, right = spans(finding, "left"), spans(finding, "right")
    kind = BY_CODE[finding.kind.value]
    marks = tuple(Mark(start, end, kind.code) for start, end in right)
    is_marked = finding.kind not in {Relation.AGREEMENT, Relation.SAME_ORIGIN}
    quote = Quote(claim, claim.account, marks if is_marked else ())
    return Shown(
        quote,
        kind,
        explain(finding.rule),
        words_at(sentence, left) if is_marked else "",
        quote.no_longer(words_at(claim.text, right)) if is_marked else "",
    )


def spans(finding: engine.Finding, side: str) -> Spans:
    """The deciding words of one side as `[start, end]`."""
    found = finding.evidence.get(side)
    return found if isinstance(found, list) else []


def events_named(answer: engine.Answer, claims: Mapping[str, Claim]) -> set[int]:
    """The events with whose claims the sentence shares a name, or that hold it word for word."""
    asked = answer.claim.key
    return {
        claims[hit.id].account.event_id
        for hit in answer.hits
        if hit.shares_name or are_same_words(claims[hit.id].key, asked)
    }


def events_meant(
    found: Iterable[Group], answer: engine.Answer, claims: Mapping[str, Claim]
) -> list[Event]:
    """The events that the sentence may mean, in the order in which they are met.

    Where it shares a name with one of them alone, that one.
    """
    entries = [entry for group in found for entry in group.entries]
    events = list({entry.event.pk: entry.event for entry in entries}.values())
    meant = events_named(answer, claims)
    named = [event for event in events if event.pk in meant]
    return named if len(named) == 1 else events
