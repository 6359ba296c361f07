"""Lays the quantities of a claim over those that the labels name; see tests/corpus/LABELS.md."""

import calendar
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from framing.engine import Claim, Quantity, lexicons
from framing.engine.lexicons.lemmas import small_lemma as lemma
from framing.engine.quantities.vocabulary import vocabulary

_NAMED: Final = {"at_most": "up_to"}
_YEARS: Final = range(1500, 2101)


@dataclass(frozen=True)
class Judged:
    """The quantities of one sentence: how many are labelled, found, and right in what."""

    wanted: int
    found: int
    hits: Mapping[str, int]
    missed: Sequence[str]
    wrong: Sequence[str]


def judged_amounts(labels: Sequence[Mapping[str, Any]], claim: Claim) -> Judged:
    """Pair labelled with found quantities by their values; weekdays are none by the labels."""
    free = [q for q in claim.quantities if not _is_weekday(q, claim.language)]
    found = len(free)
    hits = {"value": 0, "value, bound": 0, "value, what": 0}
    missed: list[str] = []
    for label in labels:
        partner = next((q for q in free if _is_value(q, label, claim.language)), None)
        if partner is None:
            missed.append(f"{label['words']} {label['bound']}")
            continue
        free.remove(partner)
        hits["value"] += 1
        is_bound = partner.bound.value == _NAMED.get(label["bound"], label["bound"])
        hits["value, bound"] += is_bound
        if not is_bound:
            missed.append(f"{label['words']} {label['bound']} not {partner.bound}")
        hits["value, what"] += _is_what(partner, label, claim.language)
    wrong = [f"{q.words} {q.bound} {q.unit}" for q in free]
    return Judged(len(labels), found, hits, missed, wrong)


def _is_weekday(quantity: Quantity, language: str) -> bool:
    """Tell a date of which only the day of the week, or its distance, is named."""
    words = quantity.words.lower()
    months = vocabulary(language).month
    return (
        quantity.unit == "date"
        and not any(letter.isdigit() for letter in words)
        and not any(month in words for month in months)
    )


def _is_value(quantity: Quantity, label: Mapping[str, Any], language: str) -> bool:
    named = label["low"] if label["low"] is not None else label["high"]
    if quantity.unit in {"date", "time"}:
        return (quantity.low, quantity.high) == (
            _moment(label["low"]),
            _moment(label["high"], last=True),
        )
    if isinstance(named, str):
        return False
    # The number named: what is open or widened has it on one side.
    held = [value for value in (quantity.low, quantity.high) if value is not None]
    return any(
        math.isclose(value, named * factor, rel_tol=1e-6)
        for value in held
        for factor in _factors(quantity.unit, language)
    )


def _factors(unit: str, language: str) -> Iterable[float]:
    """Return how many of the engine's unit the units that a text may name are."""
    if unit == "duration:day":
        yield 1 / 24
    for text in lexicons.load("quantities").get(language, {}).get("unit", {}).values():
        name, _, factor = text.partition(" ")
        if name == unit:
            yield float(factor or 1)
    yield 1.0


def _moment(value: object, *, last: bool = False) -> float | None:
    """Read 2025, "2025-04", "2025-04-24" as ordinals of days, "17:04" as minutes."""
    text = str(value)
    if ":" in text:
        hour, minute = text.split(":")
        return float(int(hour) * 60 + int(minute))
    parts = [int(part) for part in text.split("-") if part.isdigit()]
    if not parts or parts[0] not in _YEARS:
        return None
    year, month, day = (
        (*parts, *(12, 31)[len(parts) - 1 :]) if last else (*parts, *(1, 1)[len(parts) - 1 :])
    )
    if last and len(parts) < 3:
        day = calendar.monthrange(year, month)[1]
    return float(date(year, month, day).toordinal())


def _is_what(quantity: Quantity, label: Mapping[str, Any], language: str) -> bool:
    """Tell whether thing or group are one word or one class of the lexicon with the labelled."""
    if quantity.unit in {"date", "time"}:
        return True
    lists = vocabulary(language)
    wanted: set[str] = set()
    for word in f"{label['what']} {label['of_whom']}".split():
        base = lemma(word, language)
        forms = {word.lower(), base}
        wanted |= forms | {
            t[f] for t in (lists.outcome, lists.act, lists.group) for f in forms if f in t
        }
    phrase = label["what"].lower()
    wanted |= {key for listed, key in lists.outcome.items() if " " in listed and listed in phrase}
    return not {quantity.what, quantity.of_whom}.isdisjoint(wanted)
