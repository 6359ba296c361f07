"""Whether two figures count the same people: all of them, or the same part."""

from collections.abc import Sequence
from itertools import starmap

from framing.engine import lexicons, tuning
from framing.engine.quantities.kinds import end_of, is_fate, is_outcome, kind_of, part_of
from framing.engine.quantities.vocabulary import vocabulary
from framing.engine.relations.clauses import has_any, places
from framing.engine.relations.mixed import is_one_sort_of
from framing.engine.relations.ranges import value_of
from framing.engine.relations.scopes import are_of_two_scopes
from framing.engine.relations.senders import are_of_two_senders
from framing.engine.relations.speakers import framing_of
from framing.engine.relations.topics import is_out_of
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told, Word, once_each


def is_same_group(duo: Duo, left: Quantity, right: Quantity) -> bool:
    """As far as the texts say: same people, both a part or both the whole, no two places."""
    here, there = places_of(duo.left, left), places_of(duo.right, right)
    are_two = are_of_two_senders(duo, left, right) or are_of_two_scopes(duo, left, right)
    if are_two or is_one_sort_of(duo, left, right) or (here and there and not here & there):
        return False
    one, other = _sides(duo, left, right)
    # One figure for a group that only one text names: who counts 16 and 16 counts the same 16.
    is_equal = (left.low, left.high) == (right.low, right.high)
    shared = one if one == other else ""
    fractions = _is_part_of(duo.left, left, shared), _is_part_of(duo.right, right, shared)
    if not is_equal and fractions[0] is not fractions[1]:
        return False
    if one and other:
        return one == other
    parts = is_part(duo.left, left), is_part(duo.right, right)
    if is_equal:
        return parts[0] is parts[1] or bool(one or other)
    if one or other:
        return _names(duo.right, one, right) or _names(duo.left, other, left)
    return _are_of_one_noun(left, right) or _are_both(parts, near=bool(here & there))


def _are_both(parts: tuple[bool, bool], *, near: bool) -> bool:
    """Two parts of which neither says what part it is need not be the same part."""
    return not any(parts) or (all(parts) and near)


def _are_of_one_noun(left: Quantity, right: Quantity) -> bool:
    """Tell "darunter 480 Fahrer" and "640 Fahrer": the noun itself says what part it is."""
    return _is_noun(left) and _is_noun(right) and kind_of(left) == kind_of(right)


def _is_noun(quantity: Quantity) -> bool:
    """Tell whether things or people are counted, and not what happened to them."""
    return quantity.unit == "count" and bool(quantity.what) and not is_fate(quantity)


def _sides(duo: Duo, left: Quantity, right: Quantity) -> tuple[str, str]:
    """Return the part of all people that each figure counts, "" where it may count them all.

    Only words for a part that is always one: children, officers, soldiers. "Randalierer" is what
    one text calls everybody who was arrested.
    """
    if left.unit != "count":
        return "", ""
    behind = _part_behind(duo.left, left), _part_behind(duo.right, right)
    if not (left.of_whom or right.of_whom or any(behind) or kind_of(left) != kind_of(right)):
        return "", ""
    # Against staff, nurses are no part of the marchers; against all who marched, staff are.
    are_named = all(q.of_whom or (not is_fate(q) and q.what) for q in (left, right))
    one, other = _part(left, named=are_named), _part(right, named=are_named)
    return (
        one or _perhaps(left, other) or _attackers(left, right) or behind[0],
        other or _perhaps(right, one) or _attackers(right, left) or behind[1],
    )


def _perhaps(quantity: Quantity, part: str) -> str:
    """Return the part that the other figure counts, if this one's name may be a name of it."""
    return part if _may_be_a_part(quantity) == part else ""


def _may_be_a_part(quantity: Quantity) -> str:
    """Return the part that a group may be by its name: "Einsatzkräfte" may be the police."""
    names = lexicons.load("figures")["perhaps"]
    return next((name for name in names if end_of(quantity.of_whom, "perhaps", name)), "")


def _attackers(quantity: Quantity, other: Quantity) -> str:
    """Return what those are who attacked, of all who died: a part, as officers and children are.

    Unless the other text has a name for them too: "bandits" are no part of "demonstrators".
    """
    kind = kind_of(quantity)
    is_label = bool(other.of_whom) and not part_of(other.of_whom)
    return kind if end_of(quantity.of_whom, "attackers", kind) and not is_label else ""


def _is_part_of(told: Told, quantity: Quantity, group: str) -> bool:
    """Tell a part of those counted; "9 of the dead were officers" counts all officers killed."""
    if not _is_fraction(told, quantity):
        return False
    return not (group and (_part_behind(told, quantity) == group or _is_all(told, quantity, group)))


def _is_all(told: Told, quantity: Quantity, group: str) -> bool:
    """Tell the 9 of "40, 31 of them civilians and 9 officers": all officers, not some."""
    return _part(quantity) == group and not any(
        kind_of(other) == kind_of(quantity) and _part(other) == group
        for other in told.claim.quantities
        if other is not quantity
    )


def _part(quantity: Quantity, *, named: bool = False) -> str:
    group = part_of(quantity.of_whom or quantity.what)
    kind = kind_of(quantity)
    is_within = not (named and kind == "teilnahme") and end_of(quantity.of_whom, "within", kind)
    return group or (kind if is_within else "")


def _part_behind(told: Told, quantity: Quantity) -> str:
    """Return what a part of those counted is said to be: "drei der Toten waren Helfer"."""
    if not _is_fraction(told, quantity):
        return ""
    behind = (w for w in told.words if w.content and w.span.start >= quantity.span.end)
    return next((group for word in behind if (group := part_of(word.lemma))), "")


@once_each
def places_of(told: Told, quantity: Quantity) -> frozenset[str]:
    """Return the places in the clause of a figure, without those of who says it."""
    clauses = {word.clause for word in told.words if word.span.start >= quantity.span.start}
    aside = framing_of(told)
    kept = {
        word.name
        for word in told.words
        if word.clause == min(clauses, default=0) and word not in aside
    }
    return frozenset(places(told) & kept)


def _names(told: Told, group: str, quantity: Quantity) -> bool:
    """Tell whether a claim names a group beside its figure ("die Zahl der verletzten Beamten").

    Not where another figure counts that group ("52 Tote, 19 davon Polizisten"), nor in the clause
    of another figure: the police may speak there.
    """
    others = {
        clause
        for other in told.claim.quantities
        if other is not quantity and other.unit == quantity.unit
        for clause in _clauses(told, other)
    } - _clauses(told, quantity)
    is_named = bool(group) and any(
        w.content
        and w.clause not in others
        and part_of(w.lemma) == group
        and not _is_listed(told, at)
        for at, w in enumerate(told.words)
    )
    return is_named and not any(
        other is not quantity and group in {_part(other), _part_behind(told, other)}
        for other in told.claim.quantities
    )


def _is_listed(told: Told, at: int) -> bool:
    """Tell one of two who are named together: "33 were hurt, officers and protesters together"."""
    known = vocabulary(told.claim.language)
    return any(known.any_of("joins", word.lemma) for word in told.words[max(at - 2, 0) : at + 2])


def _clauses(told: Told, quantity: Quantity) -> set[int]:
    """Return the clauses in which a figure stands."""
    return {w.clause for w in told.words if quantity.span.start <= w.span.start < quantity.span.end}


@once_each
def is_part(told: Told, quantity: Quantity) -> bool:
    """Tell whether words before a figure take it out of a larger one: "darunter 16 Polizisten"."""
    language = told.claim.language
    before = [word.lemma for word in near(told, quantity)]
    names = "subset", "no_subset"
    listed, not_listed = (lexicons.words("figures", language, name) for name in names)
    return (
        (has_any(before, listed) and not has_any(before, not_listed))
        or told.words[0].lemma in lexicons.words("figures", language, "subset_opening")
        or _is_fraction(told, quantity)
    )


@once_each
def _is_fraction(told: Told, quantity: Quantity) -> bool:
    """Tell whether a figure is a part of just those counted: "zwei von ihnen", "16 of the dead"."""
    if any(is_out_of(told, quantity, other) for other in told.claim.quantities):
        return False  # "eleven of the 17 boats" are the boats that are counted
    if quantity.unit == "percent":
        return False  # each share is of something: "31 percent of the vote", "of votes"
    listed = lexicons.words("figures", told.claim.language, "subset_behind")
    behind = [word.lemma for word in told.words if word.span.start >= quantity.span.end][:2]
    return (
        has_any(behind, listed)
        or _is_less_than_told(told, quantity)
        or any(
            kind_of(other) == kind_of(quantity) and value_of(other) > value_of(quantity)
            for other in told.claim.quantities
            if other.unit == quantity.unit and other.span < quantity.span and not other.former
        )
    )


def _is_less_than_told(told: Told, quantity: Quantity) -> bool:
    """Tell a lesser figure than the same text has given before: a part, or an earlier stand."""
    return (
        is_outcome(quantity)
        and not _part(quantity)
        and not _may_be_a_part(quantity)
        and not _is_of_a_year(told)
        and not tells_of_before(told, quantity)
        and any(
            other.unit == quantity.unit
            and kind_of(other) == kind_of(quantity)
            and not part_of(other.of_whom)
            and value_of(other) > value_of(quantity) * tuning.OPEN_REACH
            for claim in told.account
            if claim.order < told.claim.order
            for other in claim.quantities
        )
    )


def tells_of_before(told: Told, quantity: Quantity) -> bool:
    """Tell "am Tag zuvor waren es 90": an earlier stand and no part of the later one.

    Or "am Sonntag waren es noch 90", "bis Sonntag waren 90 gezählt", in a text of Tuesday.
    """
    published = told.text.published
    past = [
        day
        for day in told.claim.quantities
        if day.unit == "date" and day.high and published and day.high < published.toordinal()
    ]
    is_of_then = bool(past) and any(_follows(told, each, "as_of") for each in (quantity, *past))
    return says(told, "before") or is_of_then


def looking_back(duo: Duo, couple: tuple[Quantity, Quantity]) -> list[bool]:
    """Tell of each side whether its text gives the number as an earlier one."""
    sides = zip((duo.left, duo.right), couple, strict=True)
    return list(starmap(tells_of_before, sides))


def _follows(told: Told, quantity: Quantity, name: str) -> bool:
    """Tell whether a word of a list of figures.toml stands right before a figure or a day."""
    lemmas = [word.lemma for word in near(told, quantity)]
    return has_any(lemmas, lexicons.words("figures", told.claim.language, name))


def _is_of_a_year(told: Told) -> bool:
    """Tell a claim that looks back to another year: what it counts is of another event."""
    published = told.text.published
    days = [q.high for q in told.claim.quantities if q.unit == "date" and q.high]
    return published is not None and any(
        published.toordinal() - day > tuning.PAST_DAYS for day in days
    )


def says(told: Told, name: str) -> bool:
    """Tell whether a claim has a word of a list of figures.toml, wherever it stands."""
    listed = lexicons.words("figures", told.claim.language, name)
    return has_any([word.lemma for word in told.words], listed)


def near(told: Told, quantity: Quantity) -> Sequence[Word]:
    """Return the words that stand right before a figure."""
    before = [word for word in told.words if word.span.end <= quantity.span.start]
    return before[-3:]
