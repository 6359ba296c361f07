"""Numbers and units as a page prints them: 2.500 in German, 2,500 in English."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from framing.comparisons.presenting.counted import Figure
from framing.engine import Bound, is_near

SIGNS: Final[Mapping[str, str | Promise]] = {
    Bound.EXACT: "",
    Bound.ABOUT: gettext_lazy("etwa"),
    Bound.MORE_THAN: ">",
    Bound.AT_LEAST: "≥",
    Bound.UP_TO: "≤",
    Bound.LESS_THAN: "<",
}
# The same where the words say that it is not far off: "fast 6.000", "gut 300".
NEAR_SIGNS: Final[Mapping[str, str | Promise]] = {
    Bound.MORE_THAN: gettext_lazy("gut"),
    Bound.LESS_THAN: gettext_lazy("knapp"),
}
# The same in a sentence, which is read aloud.
SPOKEN_SIGNS: Final[Mapping[str, str | Promise]] = {
    Bound.EXACT: "",
    Bound.ABOUT: gettext_lazy("etwa"),
    Bound.MORE_THAN: gettext_lazy("mehr als"),
    Bound.AT_LEAST: gettext_lazy("mindestens"),
    Bound.UP_TO: gettext_lazy("höchstens"),
    Bound.LESS_THAN: gettext_lazy("weniger als"),
}
TIMES: Final = "times"
UNITS: Final[Mapping[str, str | Promise]] = {
    "percent": "%",
    "age": gettext_lazy("Jahre"),
    TIMES: gettext_lazy("-fach"),
    "duration:minute": gettext_lazy("Minuten"),
    "duration:hour": gettext_lazy("Stunden"),
    "duration:day": gettext_lazy("Tage"),
    "duration:month": gettext_lazy("Monate"),
    "money:EUR": "€",
    "money:USD": "US-$",
    "area:m2": "m²",
    "volume:l": gettext_lazy("Liter"),
    "temperature:c": "°C",
    "speed:kmh": "km/h",
}
# Larger units: from how many of the plain one on, how many that is, the name. 6.400 m are 6,4 km.
LARGER: Final[Mapping[str, tuple[tuple[float, float, str], ...]]] = {
    "length:m": ((1_000, 1_000, "km"),),
    "mass:kg": ((1_000, 1_000, "t"),),
    # A fire is told in hectares, a country in square kilometres.
    "area:m2": ((10_000_000, 1_000_000, "km²"), (10_000, 10_000, "ha")),
}
STUCK: Final = frozenset({TIMES})  # units that follow without a space
MILLION: Final = 1_000_000
BILLION: Final = 1_000_000_000


def number(amount: float) -> str:
    """A number with the separators of the page's language; large round ones in words."""
    size = abs(amount)
    if size < MILLION:
        return plain(amount)
    if size < BILLION:
        return " ".join((plain(amount / MILLION), _("Mio.")))
    return " ".join((plain(amount / BILLION), _("Mrd.")))


def plain(amount: float) -> str:
    """A number in figures, with no more places than it needs."""
    return plain_of(amount, get_language() or "de")


@lru_cache(maxsize=5_000)
def plain_of(amount: float, _language: str) -> str:
    """The same, asked for by every axis and every line."""
    rounded = round(amount, 2)
    whole = rounded == int(rounded)
    return str(number_format(int(rounded) if whole else rounded, force_grouping=True))


def unit_name(unit: str, most: float = 0.0) -> str:
    """What a unit is called where the largest value is `most`; nothing for mere counts.

    "length:m" is m, or km.
    """
    return scaled(unit, most)[1]


def scaled(unit: str, most: float) -> tuple[float, str]:
    """By how much values up to `most` are divided, and the name of the unit that they get."""
    for least, by, name in LARGER.get(unit, ()):
        if most >= least:
            return by, name
    return 1.0, "" if unit == "count" else str(UNITS.get(unit, unit.rpartition(":")[2]))


def with_unit(amounts: Sequence[float], unit: str, most: float | None = None) -> str:
    """Print a number, or the ends of a range, in the unit of the largest, or of `most`."""
    by, name = scaled(unit, max(map(abs, amounts)) if most is None else most)
    digits = "–".join(number(amount / by) for amount in amounts)
    return f"{digits}{'' if unit in STUCK or not name else ' '}{name}"


def axis_value(amount: float, unit: str, most: float) -> str:
    """A number as an axis that ends at `most` labels it."""
    return with_unit([amount], unit, most)


def value(figure: Figure) -> str:
    """A number with its bound, as the words put it: "> 2.200", "knapp 6.000", "200–999"."""
    return worth((figure.low, figure.high), figure.bound, figure.unit, figure.words)


# Words for an order of magnitude, by what the engine takes them for (lexicons/quantities.toml).
MAGNITUDES: Final[Mapping[tuple[float, float], Promise]] = {
    (20, 99): gettext_lazy("Dutzende"),
    (24, 99): gettext_lazy("Dutzende"),
    (40, 99): gettext_lazy("mehrere Dutzend"),
    (200, 999): gettext_lazy("Hunderte"),
    (2000, 9999): gettext_lazy("Tausende"),
    (20000, 99999): gettext_lazy("Zehntausende"),
    (200000, 999999): gettext_lazy("Hunderttausende"),
}


def spoken(ends: tuple[float | None, float | None], bound: str, unit: str, words: str) -> str:
    """The same as a sentence says it: "mehr als 2.200"."""
    return worth(ends, bound, unit, words, signs=SPOKEN_SIGNS)


def worth(
    ends: tuple[float | None, float | None],
    bound: str,
    unit: str,
    words: str,
    *,
    signs: Mapping[str, str | Promise] = SIGNS,
) -> str:
    """The same of the ends of a number, None where it is open, and the words that name it."""
    low, high = ends
    if low is not None and high is not None and low != high:
        return with_unit([low, high], unit)
    near = NEAR_SIGNS.get(bound) if is_near(words) else None
    sign = near or signs.get(bound, "")
    named = low if low is not None else high
    digits = with_unit([named or 0.0], unit)
    return f"{sign} {digits}" if sign else digits
