"""A pair of claims, or a row -> findings with evidence."""

from collections.abc import Mapping, Sequence
from typing import Final

from framing.engine import origin, tuning, wording
from framing.engine.labels import known_labels
from framing.engine.origin import Sibling
from framing.engine.relations import (
    agreement,
    directions,
    distances,
    evidence,
    excluding,
    figures,
    negation,
    opposites,
    slots,
    speakers,
    statement,
    states,
)
from framing.engine.relations.absence import Field
from framing.engine.relations.absence import find as absences
from framing.engine.relations.carried import carry
from framing.engine.relations.figures import Figures
from framing.engine.relations.seated import seated
from framing.engine.relations.times import clash
from framing.engine.relations.topics import numbers, one_counts
from framing.engine.rules import CAUSE, DATE, HEDGE, LABEL, PLACE, Duo
from framing.engine.values import Finding, Relation
from framing.engine.words import Told, Word, dice, items

__all__ = ["Field", "absences", "carry", "relate", "seated"]

# What rules agreement out. Who reports does not agree; a copy agrees with nobody but its source.
_CLASHES: Final = frozenset(
    {
        Relation.FIGURE,
        Relation.UPDATE,
        Relation.CONTRADICTION,
        Relation.ATTRIBUTION,
        Relation.SAME_ORIGIN,
    }
)
# What contradicts nothing beside such findings about numbers: it is of the numbers.
_OF_COUNTS: Final = {
    DATE.name: frozenset({Relation.UPDATE}),
    CAUSE.name: frozenset({Relation.UPDATE, Relation.FIGURE}),
}
# A day or a place in which two texts differ may come beside another source.
_BESIDE_SPEAKERS: Final = frozenset({DATE.name, PLACE.name})
# Who calls the same people by another label may still say the same of them.
_BESIDE: Final = frozenset({LABEL.name})


def relate(duo: Duo, siblings: Mapping[frozenset[str], Sibling]) -> tuple[Finding, ...]:
    """Return what two claims show beside each other: what is said, by whom, how, whence.

    `siblings` are the accounts of one source (origin.siblings). Findings may stand side by side
    where they speak of different things.
    """
    if not _may_show_anything(duo):
        return ()
    counted = figures.find(duo)
    ended = _ended(duo, counted)
    # What a later day ended contradicts nothing that was so before.
    denied = None if ended else _contradiction(duo, counted)
    found = [*counted.findings, *(finding for finding in (ended, denied) if finding)]
    # A sentence that was copied says the same: where a fact differs, nobody copied it.
    copied = None if found else origin.find(duo, siblings)
    found += [copied] if copied and not speakers.drops_source(duo) else []
    if duo.is_match and not found and not _is_copy(duo):
        denied = excluding.find(duo)
        found += [denied] if denied else []
    if not duo.is_match:
        # "There was a coup" and "there was a coup, he said" are a few words and no match.
        is_near = not one_counts(duo) and _share_label(duo) and not figures.is_apart(duo)
        is_voiced = not found and is_near and _is_brief(duo)
        voiced = speakers.find(duo) if is_voiced else None
        return (*found, *([voiced] if voiced else []))
    if figures.is_apart(duo):
        return tuple(found)
    # Only of one statement can be said who answers for it and how it is worded.
    told = _told(duo, counted, denied or ended)
    # Agreement comes last: it is what the others leave.
    return (*_agreements(duo, counted, [*found, *told]), *found, *told)


def _may_show_anything(duo: Duo) -> bool:
    """Tell whether any rule can fire: of a far suggestion only figures and labels are compared.

    Long accounts have many of these, and asking every rule took most of the time.
    """
    if duo.is_match or duo.pair.score >= tuning.CONTRADICTION_SCORE:
        return True
    return bool(numbers(duo.left) and numbers(duo.right)) or wording.share_label(duo)


def _ended(duo: Duo, counted: Figures) -> Finding | None:
    """Return the change of a match, unless a figure says already how they differ or agree."""
    if not duo.is_match or counted.findings or counted.same or counted.is_open:
        return None
    return states.find(duo)


def _contradiction(duo: Duo, counted: Figures) -> Finding | None:
    """Return at most one; days beside a later stand, and causes beside figures, are of these.

    In 25 events one of five such was right.
    """
    found = distances.find(duo) or directions.find(duo) or _opposed(duo)
    if found is None:
        return None
    is_day = found.rule == DATE.name and counted.differs_daily
    kinds = {finding.kind for finding in counted.findings}
    is_of_count = bool(kinds & _OF_COUNTS.get(found.rule, frozenset()))
    return None if is_day or is_of_count else found


def _opposed(duo: Duo) -> Finding | None:
    """Of a match all evidence is weighed, else the rules are asked in turn.

    A match may have a low score where a person made it one.
    """
    if not duo.is_match and duo.pair.score < tuning.CONTRADICTION_SCORE:
        return None
    # To weigh all evidence takes a millisecond; of suggestions a long event has tens of thousands.
    if duo.is_match and evidence.is_judged(duo):
        return None if _is_copy(duo) else evidence.find(duo)
    if _may_have_changed(duo):
        return (None if figures.count_otherwise(duo) else slots.find(duo)) or opposites.find(duo)
    return slots.find(duo) or negation.find(duo) or opposites.find(duo)


def _may_have_changed(duo: Duo) -> bool:
    """Tell texts of two languages and two days: the later may deny what was so on the earlier.

    In one language the evidence knows more of that. On 19 events all six denials of such pairs were
    wrong, and five of the six days beside other numbers.
    """
    return not duo.one_language and duo.left.text.published != duo.right.text.published


def _is_copy(duo: Duo) -> bool:
    """Tell whether no word differs: then only "gestern", said on two days, could contradict."""
    return duo.left.claim.text == duo.right.claim.text and clash(duo.left, duo.right) is None


def _share_label(duo: Duo) -> bool:
    """Tell whether two messages use one label and have more than that in common."""
    return wording.share_label(duo) and _overlap(duo) >= tuning.LABEL_OVERLAP


def _is_brief(duo: Duo) -> bool:
    """Tell whether one message is little more than its label."""
    sides = speakers.content(duo.left), speakers.content(duo.right)
    return min(map(len, sides)) <= tuning.LABEL_BRIEF


def _overlap(duo: Duo) -> float:
    return dice(speakers.content(duo.left), speakers.content(duo.right))


def _told(duo: Duo, counted: Figures, denied: Finding | None) -> list[Finding]:
    """Return who answers for it and how it is put; where a fact differs, others speak anyway."""
    # "Hundreds" and 2,200 may be one count; which of the two somebody answers for is open.
    is_open = counted.is_open and not counted.same
    is_other = counted.findings or is_open or (denied and denied.rule not in _BESIDE_SPEAKERS)
    voiced = None if is_other else speakers.find(duo)
    # Asked last: to weigh whether it is one statement costs the most.
    is_told = voiced is not None and _is_one_statement(duo, counted)
    worded = [f for f in wording.compare(duo, denied) if not _is_vague(duo, f, counted)]
    return [*([voiced] if voiced and is_told else []), *worded]


def _is_vague(duo: Duo, found: Finding, counted: Figures) -> bool:
    """Tell a hedge of which it is open whether the other text states the very thing.

    Not where another number is hedged, or one of another group, nor where little speaks for one
    statement.
    """
    if found.rule != HEDGE.name:
        return False
    if counted.same and not counted.findings:
        return _hedges_another(duo, found, counted.same)
    is_other = bool(counted.findings) or counted.is_open
    return is_other or statement.probability(duo) < tuning.HEDGED


def _hedges_another(duo: Duo, found: Finding, same: Sequence[Finding]) -> bool:
    """Tell "police put it at 90, while organisers claimed 300" where both texts count 90."""
    side, told = ("left", duo.left) if duo.left.claim.hedged else ("right", duo.right)
    hedged = _clauses(told, found, side)
    counted = set().union(*(_clauses(told, each, side) for each in same))
    return bool(hedged) and hedged.isdisjoint(counted)


def _clauses(told: Told, found: Finding, side: str) -> set[int]:
    """Return the clauses in which the deciding words of a side stand."""
    spans = found.evidence[side]
    starts = {start for start, _end in spans} if isinstance(spans, list) else set()
    return {word.clause for word in told.words if word.span.start in starts}


def _is_one_statement(duo: Duo, counted: Figures) -> bool:
    """Tell whether a match is near enough to ask who answers for what it says.

    Not where just one of the two gives a number: that number is what it says.
    """
    may_be = not one_counts(duo) and _is_near(duo, counted) and not statement.is_turned(duo)
    return may_be and statement.probability(duo) >= tuning.SPOKEN


def _is_near(duo: Duo, counted: Figures) -> bool:
    if counted.same:
        return True
    if duo.one_language and not _share_deed(duo):
        return False
    if _share_label(duo):
        return True
    meaning = duo.pair.signals.get("meaning")
    if meaning is not None and meaning < tuning.STATEMENT_MEANING:
        return False
    if not duo.one_language:  # lemmas cannot be laid over each other; only meaning can
        return meaning is not None
    return _overlap(duo) >= tuning.STATEMENT_OVERLAP


def _share_deed(duo: Duo) -> bool:
    """Tell whether two messages share more than who or where: "In Seestadt" alone is none."""
    left, right = (
        items(w for w in speakers.message(t) if not w.name and w not in _labelled(t))
        for t in (duo.left, duo.right)
    )
    return not left.isdisjoint(right)


def _labelled(told: Told) -> frozenset[Word]:
    return frozenset(word for words in known_labels(told).values() for word in words)


def _agreements(duo: Duo, counted: Figures, differing: Sequence[Finding]) -> tuple[Finding, ...]:
    if any(finding.kind in _CLASHES for finding in differing):
        return ()
    # A value can be shared in other words; without one, what hedges or quotes is another statement.
    if counted.same or counted.is_open or any(f.rule not in _BESIDE for f in differing):
        is_said = counted.same and agreement.is_in_one_way(duo) and statement.is_one(duo)
        return counted.same if is_said else ()
    same = agreement.find(duo)
    return (same,) if same else ()
