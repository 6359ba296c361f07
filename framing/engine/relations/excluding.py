"""Whether two matched claims exclude each other, judged from likeness, times and denials together.

The evidence (relations/evidence) asks for one language and much the same words. Here weaker signs,
of which none would do alone, are weighed with how much speaks for one thing being told.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.quantities.kinds import TIMES
from framing.engine.relations import evidence, slots, times
from framing.engine.relations.evidence.grammar import has, is_in, lower, per_claim
from framing.engine.relations.evidence.poles import sides
from framing.engine.relations.evidence.turning import NEGATOR, denied, turns
from framing.engine.relations.regression import chance, log_odds, weights_of
from framing.engine.relations.speakers import framing_of
from framing.engine.relations.times import When
from framing.engine.rules import SIGNS_DATE, SIGNS_NEGATION, SIGNS_OPPOSITE, Duo, Rule
from framing.engine.values import Finding, Span
from framing.engine.words import Told, Word, once

_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# The signals that can be shown as words, by the rule that they stand for.
_SHOWN: Final[Mapping[Rule, frozenset[str]]] = {
    SIGNS_DATE: frozenset({"years", "times", "dates", "late", "late_early"}),
    SIGNS_NEGATION: frozenset({"denied"}),
    SIGNS_OPPOSITE: frozenset({"opposed"}),
}
_OF_EVIDENCE: Final = "contrary"


def find(duo: Duo) -> Finding | None:
    """Return the contradiction of a match, if all signs together suffice.

    The caller has seen that no number differs, and that neither is a copy of the other.
    """
    listed = lexicons.load("excluding")
    if not all(told.claim.language in listed for told in (duo.left, duo.right)):
        return None
    found, weights = signals(duo), weights_of(duo, "exclusions")
    sure = chance(found, weights)
    if sure < tuning.EXCLUDING:
        return None
    weighed = {name: value * weights.get(name, 0.0) for name, value in found.items()}
    return _finding(duo, weighed, round(sure, 4))


def probability(duo: Duo) -> float:
    """Return how probable it is that two matched claims cannot both be so."""
    return chance(signals(duo), weights_of(duo, "exclusions"))


@once
def signals(duo: Duo) -> dict[str, float]:
    """Return the signs that are not 0."""
    left, right = duo.left, duo.right
    is_denied = bool(_negators(left)) is not bool(_negators(right))
    is_opposed = bool(_opposed(duo))
    late, early = _sides(duo, is_late), _sides(duo, is_early)
    found = {
        "bare_meaning": duo.pair.signals.get("bare_meaning", 0.0),
        "counted": duo.pair.signals.get("counted", 0.0),
        "across": not duo.one_language,
        "same_day": left.text.published == right.text.published,
        "years": _exclusive_years(duo) is not None,
        "times": _exclusive(duo, times.times_of) is not None,
        "dates": _exclusive(duo, times.dates_of) is not None,
        "late": late[0] is not late[1],
        "late_early": (late[0] and early[1]) or (late[1] and early[0]),
        # "Niemand war dagegen" and "alle waren dafür": both together cancel each other out.
        "denied": is_denied and not is_opposed,
        "opposed": is_opposed and not is_denied,
        "condition": has(left, "conditions") or has(right, "conditions"),
        _OF_EVIDENCE: _contrary(duo),
    }
    return {name: float(value) for name, value in found.items() if value}


def _sides(duo: Duo, test: Callable[[Told], bool]) -> tuple[bool, bool]:
    return test(duo.left), test(duo.right)


def _contrary(duo: Duo) -> float:
    """Return the log odds that the evidence gives; of two languages it says nothing."""
    return log_odds(evidence.weigh(duo)[1]) if evidence.is_judged(duo) else 0.0


def _exclusive(duo: Duo, moments: Callable[[Told], list[When]]) -> tuple[When, When] | None:
    """Return the first moments of both where every one of one claim excludes all of the other."""
    if any(map(slots.names_zone, (duo.left, duo.right))):
        return None
    pairs = list(product(moments(duo.left), moments(duo.right)))
    return pairs[0] if pairs and all(times.exclude(*pair) for pair in pairs) else None


def _exclusive_years(duo: Duo) -> tuple[Span, Span] | None:
    """Return where the first years stand if both claims name some, and none that both do."""
    left, right = _years(duo.left), _years(duo.right)
    if not left or not right or left.keys() & right.keys():
        return None
    return next(iter(left.values())), next(iter(right.values()))


@once
def _years(told: Told) -> dict[str, Span]:
    said = framing_of(told)
    return {
        year: quantity.span
        for quantity in told.claim.quantities
        if quantity.unit == "date" and not _holds_any(quantity.span, said)
        for year in _YEAR.findall(quantity.words)
    }


def _holds_any(span: Span, words: Iterable[Word]) -> bool:
    return any(span.start <= word.span.start < span.end for word in words)


@per_claim
def is_late(told: Told) -> bool:
    """Tell "erst am Freitag", "not before May": later than others have it."""
    return _holds(told, "late")


@per_claim
def is_early(told: Told) -> bool:
    """Tell "schon am Freitag", "as early as May"."""
    return _holds(told, "early")


def _holds(told: Told, group: str) -> bool:
    """Tell whether a word or a phrase of a list stands in a claim."""
    said = f" {' '.join(map(lower, told.words))} "
    listed = lexicons.words("excluding", told.claim.language, group)
    return any(f" {phrase} " in said for phrase in listed)


@per_claim
def _negators(told: Told) -> tuple[Word, ...]:
    """Return what denies; "ohne Vorwarnung" denies a thing beside, and not what is told."""
    found = (turn.word for turn in turns(told) if turn.kind == NEGATOR)
    return tuple(word for word in found if not is_in(told, word, "without"))


@once
def _opposed(duo: Duo) -> tuple[tuple[Word, Word], ...]:
    """Return the words on two sides of one pair of opposites, in whatever languages.

    Where only one of the two is denied they are none: "blieb zu" and "war nicht offen".
    """
    return tuple(
        (one, other)
        for (one, *left), (other, *right) in product(_stands(duo.left), _stands(duo.right))
        if left[0] == right[0] and left[1] != right[1] and left[2] is right[2]
    )


@per_claim
def _stands(told: Told) -> list[tuple[Word, str, int, bool]]:
    """Return each word on a side of opposites of which the claim does not hold the other side."""
    gone = denied(told)
    on = sides(told)
    held = frozenset().union(*on.values())
    found = {
        (key, side, word in gone): word
        for word, places in reversed(on.items())
        for key, side in places
        if (key, 1 - side) not in held
    }
    return [(word, *place) for place, word in found.items()]


def _finding(duo: Duo, weighed: Mapping[str, float], sure: float) -> Finding:
    """Build the finding of the strongest kind of sign that words of the claims can show."""
    totals = {rule: sum(weighed.get(n, 0.0) for n in names) for rule, names in _SHOWN.items()}
    said = {name: round(value, 2) for name, value in sorted(weighed.items())}
    for rule in sorted(totals, key=lambda rule: -totals[rule]):
        left, right = _words(duo, rule)
        # Who denies is one of the two; a time or an opposite needs another beside it.
        is_shown = bool(left or right) if rule is SIGNS_NEGATION else bool(left and right)
        if is_shown and totals[rule] >= weighed.get(_OF_EVIDENCE, 0.0):
            return duo.finding(rule, left, right, signals=said, probability=sure)
    return evidence.shown(duo, sure)


def _words(duo: Duo, rule: Rule) -> tuple[list[Span], list[Span]]:
    if rule is SIGNS_DATE:
        return _moments(duo)
    if rule is SIGNS_OPPOSITE:
        pairs = _opposed(duo)
        return _spans(one for one, _ in pairs), _spans(other for _, other in pairs)
    return _spans(_negators(duo.left)), _spans(_negators(duo.right))


def _moments(duo: Duo) -> tuple[list[Span], list[Span]]:
    years = _exclusive_years(duo)
    if years:
        return [years[0]], [years[1]]
    for moments in (times.times_of, times.dates_of):
        found = _exclusive(duo, moments)
        if found:
            return [found[0].span], [found[1].span]
    return _all_moments(duo.left), _all_moments(duo.right)


def _all_moments(told: Told) -> list[Span]:
    return [quantity.span for quantity in told.claim.quantities if quantity.unit in TIMES]


def _spans(words: Iterable[Word]) -> list[Span]:
    return list(dict.fromkeys(word.span for word in words))
