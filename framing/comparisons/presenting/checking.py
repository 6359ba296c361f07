"""A sentence and what is known near it -> who says it and who says otherwise, in groups."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from framing import engine
from framing.comparisons.companions import Companion, companions, in_rows, met
from framing.comparisons.models import Claim, Finding, are_same_words
from framing.comparisons.presenting.answers import (
    ATTRIBUTION,
    GROUP_OF,
    GROUPS,
    NEAR,
    ROW,
    SAYS,
    Found,
    Group,
    Shown,
)
from framing.comparisons.presenting.kinds import BY_CODE, PLACE, explain
from framing.comparisons.presenting.marks import Mark, words_at
from framing.comparisons.presenting.quotes import Quote
from framing.engine import Relation
from framing.events.models import Event

Spans = Sequence[Sequence[int]]
Places = dict[int, tuple[str, Shown]]  # claim -> its group's code and how it is shown
UNKNOWN: Final = (NEAR, None)
TELLING: Final = 3  # digits up to the last that is no nought


def found_for(answer: engine.Answer, claims: Mapping[str, Claim], *, sure: bool) -> Found:
    """Sort what is near a sentence into groups; groups without a claim are left out.

    `sure` says that the reader has named the event. Else claims of an event with which the
    sentence shares no name stay unsure: an equal count of another accident is no other figure.

    Where the sentence stands in a text word for word, what its comparison says goes before what
    the words alone say: there the texts around were read too, and people decided. Whatever stands
    in one row with a claim that was found is told of as well.
    """
    places = by_words(answer, claims, sure=sure)
    standing = [claim for claim in claims.values() if are_same_words(claim.key, answer.claim.key)]
    beside = in_rows([*told_of(places), *standing])
    if standing:
        places = by_comparison(places, standing, beside)
    rows = {claim.row_id for claim in (*told_of(places), *standing)}
    equal = {claims[hit.id].pk for hit in answer.hits if hit.is_equal_count}
    for claim in beside.values():
        if claim.row_id in rows and places.get(claim.pk, UNKNOWN)[0] == NEAR:
            places.pop(claim.pk, None)
            code = by_voice(claim) if claim.pk in equal else ROW
            places[claim.pk] = (code, near(claim))
    found: dict[str, list[Shown]] = defaultdict(list)
    for code, shown in places.values():
        found[code].append(shown)
    listed = [Group(code, *GROUPS[code], tuple(found[code])) for code in GROUPS if found[code]]
    return Found(listed, [Quote(claim, claim.account) for claim in standing])


def by_voice(claim: Claim) -> str:
    """Say who answers for a claim of that row with the count that was asked for."""
    return SAYS if claim.voice == Claim.Voice.OUTLET else ATTRIBUTION


def told_of(places: Places) -> list[Claim]:
    """The claims of which something is said."""
    return [shown.quote.claim for code, shown in places.values() if code != NEAR]


def by_words(answer: engine.Answer, claims: Mapping[str, Claim], *, sure: bool) -> Places:
    """Place each claim by its own words beside the sentence, the nearest first.

    Of those that stay unsure for want of an event, first what would say the same; and before others
    what counts the same thing.
    """
    about = events_named(answer, claims)
    places: Places = {}
    order = list(GROUPS)
    for hit in sorted(
        answer.hits, key=lambda hit: (order.index(group_of(hit)), not hit.counts_alike)
    ):
        claim = claims[hit.id]
        is_meant = sure or claim.account.event_id in about
        code = group_of(hit) if is_meant else NEAR
        told = near(claim) if code == NEAR else by_hit(hit, claim, answer.claim.text)
        places[claim.pk] = (code, told)
    return places


def by_comparison(places: Places, standing: Sequence[Claim], beside: Mapping[int, Claim]) -> Places:
    """Place claims as the comparison does in which the sentence stands.

    What it has put beside the sentence without saying anything that readers see is near at most:
    a person may have rejected it.
    """
    said = {
        each.claim.pk: (code_of([Relation(f.kind) for f in each.findings]), by_companion(each))
        for each in companions(standing, beside)
    }
    unsaid = met(standing) - said.keys()
    # Whoever has the very words says it, whoever is said to say it around them.
    found = {claim.pk: (SAYS, itself(claim, places)) for claim in standing} | said
    for key, (code, shown) in places.items():
        if key not in found:
            found[key] = (NEAR, near(shown.quote.claim)) if key in unsaid else (code, shown)
    return found


def itself(claim: Claim, places: Places) -> Shown:
    """Show a claim that holds the sentence, with the rule by which that was seen if one was."""
    code, shown = places.get(claim.pk, (NEAR, near(claim)))
    return shown if code == SAYS else near(claim)


def group_of(hit: engine.Hit) -> str:
    """Name the group of a hit; a match of which no rule has anything to say is only near."""
    weightiest = first(hit.findings)
    if hit.status is not engine.Status.MATCH or weightiest is None:
        return NEAR
    return code_of([weightiest.kind, *(finding.kind for finding in hit.findings)])


def code_of(relations: Sequence[Relation]) -> str:
    """Name the group of a claim by what was found, the weightiest first.

    Another label alone says nothing of what the sentences state; beside an agreement it is the
    same said in other words.
    """
    is_same_said_otherwise = relations[0] is Relation.WORDING and Relation.AGREEMENT in relations
    return SAYS if is_same_said_otherwise else GROUP_OF[relations[0]]


def first(findings: Iterable[engine.Finding]) -> engine.Finding | None:
    """The weightiest of some findings; a figure of another group is no other figure."""
    told = [f for f in findings if f.subtype is not engine.Subtype.OTHER_GROUP]
    return min(told, key=lambda finding: PLACE[finding.kind.value], default=None)


def near(claim: Claim) -> Shown:
    """Show a claim of which nothing is said."""
    return Shown(Quote(claim, claim.account))


def by_companion(companion: Companion) -> Shown:
    """Show a claim with the words on which the finding of the comparison rests."""
    finding, claim = companion.finding, companion.claim
    marks = finding.evidence.get("marks", {})
    here, there = marks.get(companion.other_side, []), marks.get(companion.side, [])
    return marked(
        claim,
        (Relation(finding.kind), finding.rule),
        there,
        words_at(companion.beside.text, here),
        finding if finding.state == Finding.State.CONFIRMED else None,
    )


def by_hit(hit: engine.Hit, claim: Claim, sentence: str) -> Shown:
    """Show a claim with the words on which its weightiest finding rests."""
    finding = first(hit.findings)
    if finding is None:
        return near(claim)
    left, right = spans(finding, "left"), spans(finding, "right")
    return marked(claim, (finding.kind, finding.rule), right, words_at(sentence, left))


def marked(
    claim: Claim,
    said: tuple[Relation, str],
    spans_in: Spans,
    asked: str,
    checked: Finding | None = None,
) -> Shown:
    """Show a claim with what was found and by which rule; `asked` are the sentence's words."""
    relation, rule = said
    kind = BY_CODE[relation.value]
    marks = tuple(Mark(start, end, kind.code) for start, end in spans_in)
    is_marked = relation not in {Relation.AGREEMENT, Relation.SAME_ORIGIN}
    quote = Quote(claim, claim.account, marks if is_marked else ())
    return Shown(
        quote,
        kind,
        explain(rule),
        asked.rstrip(".") if is_marked else "",
        quote.no_longer(words_at(claim.text, spans_in)).rstrip(".") if is_marked else "",
        checked,
    )


def spans(finding: engine.Finding, side: str) -> Spans:
    """The deciding words of one side as `[start, end]`."""
    found = finding.evidence.get(side)
    return found if isinstance(found, list) else []


def events_named(answer: engine.Answer, claims: Mapping[str, Claim]) -> set[int]:
    """The events with whose claims the sentence shares a name, or that hold it word for word.

    Also the only one in which as many of the same are counted as the sentence says, if the number
    is none that other accidents have.
    """
    asked = answer.claim.key
    numbers = {each.low for each in answer.claim.quantities if is_telling(each.low, each.high)}
    named, counted = set(), set()
    for hit in answer.hits:
        claim = claims[hit.id]
        if hit.shares_name or are_same_words(claim.key, asked):
            named.add(claim.account.event_id)
        if hit.is_equal_count and numbers & {each["low"] for each in claim.quantities}:
            counted.add(claim.account.event_id)
    return named | counted if len(counted) == 1 else named


def is_telling(low: float | None, high: float | None) -> bool:
    """Whether an exact number hardly recurs: 173 and 2,040 do not, 12 and 1,200 do."""
    digits = f"{low:.0f}".rstrip("0") if low is not None and low == high else ""
    return len(digits) >= TELLING


def events_meant(found: Found, answer: engine.Answer, claims: Mapping[str, Claim]) -> list[Event]:
    """The events that the sentence may mean, in the order in which they are met.

    Where it shares a name with one of them alone, that one.
    """
    events = list({entry.event.pk: entry.event for entry in found.entries}.values())
    meant = events_named(answer, claims)
    named = [event for event in events if event.pk in meant]
    return named if len(named) == 1 else events
