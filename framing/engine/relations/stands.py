"""Whether another value is the later stand of a count, or another figure for one thing."""

from itertools import product, starmap
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.quantities.kinds import TIMES, is_cumulative, kind_of
from framing.engine.relations.clauses import has_any
from framing.engine.relations.groups import near, says, tells_of_before
from framing.engine.relations.prices import is_other_price
from framing.engine.relations.ranges import can_agree, do_agree, value_of
from framing.engine.relations.slips import is_copied_otherwise
from framing.engine.relations.speakers import differ, given_by
from framing.engine.relations.stages import is_expected, is_staged, was_planned
from framing.engine.relations.topics import Couple
from framing.engine.rules import FIGURE, UPDATE, Duo, Rule
from framing.engine.values import Bound, Quantity
from framing.engine.words import Told, Word, once

_COUNTED: Final = ("count", "money", "duration:day", "duration:month", "area")
_MEASURED: Final = ("length", "mass", "volume")  # of what spreads, or is pumped out day by day


def rule_for(duo: Duo, couple: Couple) -> tuple[Rule, list[int]] | None:
    """Return the rule by which two values that exclude each other differ, and the two days.

    None where they are of two days by their own words, though both accounts are of one, and where
    the number that just one of them expects is not the earlier.
    """
    one, other = day_of(duo.left, couple[0]), day_of(duo.right, couple[1])
    planned = is_expected(duo.left, couple[0]), is_expected(duo.right, couple[1])
    is_plan = planned[0] is not planned[1]
    if one is None or other is None or one == other:
        return None if is_plan else (FIGURE, [])
    if duo.left.text.published == duo.right.text.published or (is_plan and planned[one < other]):
        return None
    is_later = (
        is_plan or _is_replaced(duo, couple) or _adds_up(duo, couple, is_left_later=one > other)
    )
    if is_later or is_staged(duo, couple):
        return UPDATE, [one, other]
    later, earlier = couple if one > other else couple[::-1]
    if is_copied_otherwise(duo, *couple) or (_falls_far(later, earlier) and not has_moved(duo)):
        return FIGURE, []
    if _may_still_hold(later, earlier):
        return None
    is_of_two = (not has_moved(duo) and is_other_price(duo, couple)) or differ(
        given_by(duo, *couple)
    )
    is_anew = _is_counted_anew(duo.left if one > other else duo.right, couple)
    is_later = is_cumulative(couple) or is_anew or not is_of_two
    return (UPDATE, [one, other]) if _goes_on(duo, couple) and is_later else (FIGURE, [])


def _is_counted_anew(later: Told, couple: Couple) -> bool:
    """Tell who counts anew, which replaces what others counted.

    A cost of another source is another cost, and how many marched is told by each.
    """
    is_over = any(kind_of(q) in lexicons.words("figures", "all", "over") for q in couple)
    return not is_over and not couple[0].unit.startswith("money") and _has_moved(later)


def _is_replaced(duo: Duo, couple: Couple) -> bool:
    """Tell whether a text says itself that the other's figure holds no more: "von 11 auf 9"."""
    sides = zip((duo.left, duo.right), reversed(couple), strict=True)
    return any(
        old.former and old.unit == face.unit and do_agree(old, face)
        for told, face in sides
        for old in told.claim.quantities
    )


def _adds_up(duo: Duo, couple: Couple, *, is_left_later: bool) -> bool:
    """Tell whether the later figure is the greater one of days: "seit Montag 2 Millionen"."""
    sides = list(zip((duo.left, duo.right), couple, strict=True))
    later, earlier = sides if is_left_later else reversed(sides)
    return value_of(later[1]) > value_of(earlier[1]) and _is_of_days(later[0])


def _may_still_hold(later: Quantity, earlier: Quantity) -> bool:
    """Tell a later "more than 500" that takes nothing back of an earlier "more than 550"."""
    is_lower = value_of(later) < value_of(earlier)
    is_near = value_of(later) * tuning.OPEN_REACH >= value_of(earlier)
    return is_lower and is_near and later.bound in {Bound.MORE_THAN, Bound.AT_LEAST}


def _falls_far(later: Quantity, earlier: Quantity) -> bool:
    """Tell a later count far below the earlier one, of what is counted up.

    Who was counted up from day to day does not become few overnight.
    """
    is_far = value_of(later) * tuning.FALLING_RATIO < value_of(earlier)
    return is_far and is_cumulative((later, earlier))


@once
def _is_of_days(told: Told) -> bool:
    """Tell whether a claim counts up to its own day: "since Monday", "binnen drei Tagen"."""
    language, published = told.claim.language, told.text.published
    first = published.toordinal() - tuning.PAST_DAYS if published else 0
    cues = {"date": "since", "duration:day": "within"}
    return any(
        quantity.unit in cues
        and (quantity.unit != "date" or (quantity.low or 0) >= first)
        and any(
            word.lemma in lexicons.words("figures", language, cues[quantity.unit])
            for word in near(told, quantity)[-1:]
        )
        for quantity in told.claim.quantities
    )


def _goes_on(duo: Duo, couple: Couple) -> bool:
    """Tell whether what is counted may still have changed after the earlier day.

    Deaths and arrests are counted from day to day; a march is over. Of other things the tense
    decides: "waren ohne Strom" is over where both say so, "sind noch ohne Strom" is not.
    """
    if any(map(_is_of_habit, (duo.left, duo.right))) and not is_cumulative(couple):
        return False
    over = lexicons.words("figures", "all", "over")
    kinds = [kind_of(quantity) for quantity in couple]
    if any(kind in over for kind in kinds):
        return has_moved(duo)
    if not couple[0].unit.startswith(_COUNTED):
        # A share or a speed is measured once; "sank um 22 Prozent" is no later stand.
        is_sum = couple[0].unit.startswith(_MEASURED) and any(
            map(_is_summed_up, (duo.left, duo.right))
        )
        return is_sum or any(map(_says_latest, (duo.left, duo.right)))
    if all(kind in lexicons.words("figures", "all", "forces") for kind in kinds):
        # Who was sent is told once, unless the earlier text only says who will be, or more come.
        return has_moved(duo) or was_planned(duo) or _grows(duo, couple)
    if is_cumulative(couple):
        return not _is_of_one_past(duo, tuning.PAST_DAYS)
    may_change = any(
        _has_moved(told) or _is_summed_up(told) or not _is_past(told)
        for told in (duo.left, duo.right)
    )
    return not _is_of_one_past(duo, 0) and (may_change or _are_of_two_days(duo))


def _grows(duo: Duo, couple: Couple) -> bool:
    """Tell whether the later figure is the greater one."""
    one, other = day_of(duo.left, couple[0]), day_of(duo.right, couple[1])
    later, earlier = couple if (one or 0) > (other or 0) else couple[::-1]
    return value_of(later) > value_of(earlier)


def has_moved(duo: Duo) -> bool:
    """Tell whether either claim says itself that its figure is the latest of several."""
    return any(_has_moved(told) for told in (duo.left, duo.right))


@once
def _is_summed_up(told: Told) -> bool:
    """Tell whether a claim counts up to a day: "bis Freitag wurden 3000 Tonnen abgepumpt"."""
    cues = lexicons.words("figures", told.claim.language, "up_to")
    # "40 Kilometer lang und bis Freitag gesperrt" is no sum.
    return any(
        not cues.isdisjoint(word.lemma for word in near(told, date)[-1:])
        and any(date.span < quantity.span for quantity in _figures(told))
        for date in _dates(told)
    )


def _is_of_one_past(duo: Duo, days: int) -> bool:
    """Tell whether both claims date what they count to one time before either was published."""
    published = [told.text.published for told in (duo.left, duo.right)]
    first = min(day.toordinal() for day in published if day) - days
    dates = [_dates(duo.left), _dates(duo.right)]
    dated = any(
        can_agree(one, other) and max(one.high or first, other.high or first) < first
        for one, other in product(*dates)
    )
    return dated or all(_has_period(told) for told in (duo.left, duo.right))


def is_of_one_day(duo: Duo) -> bool:
    """Tell whether both claims name one day."""
    return any(starmap(can_agree, product(*map(_dates, (duo.left, duo.right)))))


def _are_of_two_days(duo: Duo) -> bool:
    """Tell whether each claim names a day, and not the same."""
    days = _dates(duo.left), _dates(duo.right)
    return [len(side) for side in days] == [1, 1] and not is_of_one_day(duo)


def _dates(told: Told) -> list[Quantity]:
    return [quantity for quantity in told.claim.quantities if quantity.unit == "date"]


def _has_period(told: Told) -> bool:
    """Tell whether a claim speaks of a year or a quarter that is over: "im vergangenen Jahr"."""
    return says(told, "period")


@once
def _is_of_habit(told: Told) -> bool:
    """Tell what is so every year: "jedes Jahr rasten dort 80.000 Vögel"."""
    return says(told, "habit")


def _has_moved(told: Told) -> bool:
    """Tell whether a claim says itself that its figure is not the first."""
    return _has_risen(told) or _says_latest(told)


def _says_latest(told: Told) -> bool:
    """Tell "noch 3.500", "inzwischen 25", "schon 120"."""
    language = told.claim.language
    already = lexicons.words("figures", language, "already")
    # "Schon am Montag" is early, "schon 120" the latest of several.
    counted = (q for q in _figures(told) if not q.unit.startswith("duration"))
    if any(not already.isdisjoint(w.lemma for w in near(told, q)[-1:]) for q in counted):
        return True
    # "The biggest crowd since the war" had marched; what "has since risen" goes on.
    names = ("moved",) if _is_past(told) else ("moved", "moved_now")
    cues = {cue for name in names for cue in lexicons.words("figures", language, name)}
    lemmas = [word.lemma for word in told.words]
    never = lexicons.words("figures", language, "never")
    return any(
        not cues.isdisjoint({lemma, " ".join(lemmas[max(at - 1, 0) : at + 1])})
        and not never.intersection(lemmas[at + 1 : at + 2])
        for at, lemma in enumerate(lemmas)
    )


def _has_risen(told: Told) -> bool:
    """Tell "stieg auf 25", "um 4 gestiegen", "reached 40"; a ship that sank did not."""
    language = told.claim.language
    verbs = lexicons.words("figures", language, "risen")
    if verbs.isdisjoint(word.lemma for word in told.words):
        return False
    leads = verbs | lexicons.words("figures", language, "risen_by")
    return any(
        not leads.isdisjoint(word.lemma for word in near(told, quantity))
        for quantity in _figures(told)
    )


def _figures(told: Told) -> list[Quantity]:
    return [quantity for quantity in told.claim.quantities if quantity.unit not in TIMES]


def _is_past(told: Told) -> bool:
    """Tell whether a claim speaks of what is over: all its verbs are in the simple past."""
    language = told.claim.language
    forms = {word.form.casefold() for word in told.words}
    if forms & lexicons.words("figures", language, "present"):
        return False
    return any(_is_simple_past(word, language) for word in told.words)


def _is_simple_past(word: Word, language: str) -> bool:
    """Tell "gingen", "streikte", "marched": changed within, or ending as the simple past does."""
    form = word.form.casefold()
    if form in lexicons.words("figures", language, "past"):
        return True
    if language == "en":
        return form.endswith("ed")
    if not word.form.islower() or not word.lemma.endswith("n") or form == word.lemma:
        return False
    return form.endswith(("te", "ten")) or not form.endswith(("t", "e"))


def day_of(told: Told, quantity: Quantity) -> int | None:
    """The day a figure is of, as an ordinal: the one the text gives it, else that of the text."""
    days = [date for date in told.claim.quantities if date.unit == "date" and date.high is not None]
    cues = lexicons.words("figures", told.claim.language, "as_of")
    dated = any(has_any([w.lemma for w in near(told, q)], cues) for q in (quantity, *days))
    dated = dated or tells_of_before(told, quantity)
    if len(days) == 1 and days[0].high is not None and dated:
        return int(days[0].high)
    return told.text.published.toordinal() if told.text.published else None


def is_of_other_time(duo: Duo) -> bool:
    """Tell whether one claim speaks of a day long past ("1987") and the other does not."""
    past = long_past(duo.left), long_past(duo.right)
    return any(past) and not any(can_agree(*pair) for pair in product(*past))


@once
def long_past(told: Told) -> list[Quantity]:
    """Return the dates that lie so long before publication that they are of another event."""
    if told.text.published is None:
        return []
    last = told.text.published.toordinal() - tuning.PAST_DAYS
    return [q for q in told.claim.quantities if q.unit == "date" and q.high and q.high < last]
