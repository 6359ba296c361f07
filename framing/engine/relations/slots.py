"""Two claims that say the same but for one place: who did it, where, when, or why."""

from collections.abc import Sequence
from itertools import product

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import Clause, alike, facing, is_place, is_vetoed, without
from framing.engine.relations.ranges import can_agree
from framing.engine.relations.speakers import reporting
from framing.engine.rules import ACTOR, CAUSE, DATE, PLACE, Duo, Rule
from framing.engine.values import Finding, Quantity
from framing.engine.words import Told, Word, items


def find(duo: Duo) -> Finding | None:
    """Return the contradiction in one slot of two otherwise equal claims, if there is one."""
    if is_vetoed(duo):
        return None
    return _date(duo) or _cause(duo) or _actor_or_place(duo)


def _alike(left: Sequence[Word], right: Sequence[Word]) -> bool:
    return alike(left, right, overlap=tuning.SLOT_OVERLAP, shared=tuning.SLOT_SHARED)


def _date(duo: Duo) -> Finding | None:
    lefts, rights = dates(duo.left), dates(duo.right)
    if len(lefts) != 1 or len(rights) != 1 or can_meet(lefts[0], rights[0]):
        return None
    rests = (_outside(duo.left, lefts[0]), _outside(duo.right, rights[0]))
    if not _alike(*rests) and not _is_sure_of_date(duo, *rests):
        return None
    days = [[lefts[0].low, lefts[0].high], [rights[0].low, rights[0].high]]
    return duo.finding(DATE, [lefts[0].span], [rights[0].span], days=days)


def _is_sure_of_date(duo: Duo, left: Clause, right: Clause) -> bool:
    """Tell whether two claims that differ in more words still tell of one happening."""
    if not duo.one_language:
        return duo.pair.signals.get("meaning", 0.0) >= tuning.DATE_MEANING and duo.is_sure
    return duo.is_sure and alike(
        left, right, overlap=tuning.DATE_OVERLAP, shared=tuning.SLOT_SHARED
    )


def can_meet(one: Quantity, other: Quantity) -> bool:
    """Tell whether two dates can be one; a bare weekday may be of this week or of the next."""
    weekdays = one.low is not None and other.low is not None and abs(one.low - other.low) == 7
    return can_agree(one, other) or weekdays


def dates(told: Told) -> list[Quantity]:
    """Return the dates that a claim names, but for the day on which somebody said so."""
    return [
        quantity
        for quantity in told.claim.quantities
        if quantity.unit == "date" and not _is_in_frame(told, quantity)
    ]


def _is_in_frame(told: Told, quantity: Quantity) -> bool:
    return any(
        part.start <= quantity.span.start and quantity.span.end <= part.end
        for part in told.claim.frame
    )


def are_of_two_days(duo: Duo) -> bool:
    """Tell whether both claims name days and none of them can be one of the other's."""
    lefts, rights = dates(duo.left), dates(duo.right)
    return bool(lefts and rights) and not any(can_meet(*pair) for pair in product(lefts, rights))


def _outside(told: Told, quantity: Quantity) -> Clause:
    span = quantity.span
    return tuple(w for w in told.words if w.span.end <= span.start or w.span.start >= span.end)


def _cause(duo: Duo) -> Finding | None:
    left, right = _reason(duo.left), _reason(duo.right)
    if not left or not right or items(left) & items(right):
        return None
    if not _alike(without(duo.left.words, left), without(duo.right.words, right)):
        return None
    return duo.finding(CAUSE, [w.span for w in left], [w.span for w in right])


def _reason(told: Told) -> Clause:
    """Return the content words after the word that gives a cause, to the end of its clause."""
    cues = lexicons.words("slots", told.claim.language, "cause")
    for clause in told.clauses:
        for place, word in enumerate(clause):
            if word.lemma in cues:
                return tuple(w for w in clause[place + 1 :] if w.content)
    return ()


def _actor_or_place(duo: Duo) -> Finding | None:
    for left, right in facing(duo):
        if _is_report(duo.left, left) or _is_report(duo.right, right):
            continue
        only_left, only_right = _only(left, right), _only(right, left)
        if len(items(only_left)) == len(items(only_right)) == 1 and _alike(
            without(left, only_left), without(right, only_right)
        ):
            rule = _slot(duo, (left, only_left[0]), (right, only_right[0]))
            if rule:
                spans = [w.span for w in only_left], [w.span for w in only_right]
                return duo.finding(rule, *spans)
    return None


def _is_report(told: Told, clause: Clause) -> bool:
    """Tell the clause that says who says it; another speaker there is no other actor."""
    return not set(reporting(told)).isdisjoint(clause)


def _only(clause: Clause, other: Clause) -> Clause:
    """Return the names that only the first clause has."""
    theirs = items(other)
    return tuple(word for word in clause if word.name and word.item not in theirs)


def _slot(duo: Duo, left: tuple[Clause, Word], right: tuple[Clause, Word]) -> Rule | None:
    languages = duo.left.claim.language, duo.right.claim.language
    are_places = is_place(*left, languages[0]), is_place(*right, languages[1])
    if all(are_places):
        return PLACE
    return ACTOR if not any(are_places) and _is_first(*left) and _is_first(*right) else None


def _is_first(clause: Clause, name: Word) -> bool:
    """A name is taken for the one who acts where it opens the clause."""
    return next(word for word in clause if word.content) == name
