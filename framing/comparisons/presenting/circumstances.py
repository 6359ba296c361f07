"""Two numbers that differ -> what the texts themselves say that may explain it: day, source, bound.

It explains nothing: two days are no proof that something changed. It is what a reader asks first.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.filling import short_day
from framing.comparisons.presenting.sides import Side
from framing.engine import Bound

RULES = ("other_value", "later_value", "other_group")


def circumstances(finding: Finding, sides: tuple[Side, Side]) -> list[str]:
    """Say in short sentences when both texts appeared, whom they name and how exact they are."""
    if finding.rule not in RULES:
        return []
    return [*_days(*sides), _sources(*sides), *_bounds(finding)]


def _days(first: Side, second: Side) -> Iterator[str]:
    """Say whether the texts are of one day; nothing where one has none."""
    one, other = (side.quote.account.published_on for side in (first, second))
    if not one or not other:
        return
    if one == other:
        yield _("Beide Texte sind vom %(day)s.") % {"day": short_day(one)}
        return
    days = abs((other - one).days)
    yield ngettext(
        "Zwischen beiden Texten liegt %(days)s Tag.",
        "Zwischen beiden Texten liegen %(days)s Tage.",
        days,
    ) % {"days": days}


def _sources(first: Side, second: Side) -> str:
    """Say whom the texts name for their numbers."""
    one, other = _named(first), _named(second)
    if not one and not other:
        return _("Keiner der beiden Texte nennt hier, von wem er die Zahl hat.")
    if one and other:
        keys = {side.quote.claim.speaker_key for side in (first, second)}
        if one == other or (len(keys) == 1 and "" not in keys):
            return _("Beide nennen dieselbe Quelle: %(speaker)s.") % {"speaker": one}
        return _("Sie nennen verschiedene Quellen: %(one)s und %(other)s.") % {
            "one": one,
            "other": other,
        }
    silent, told = (first, second) if other else (second, first)
    return _("%(told)s nennt eine Quelle (%(speaker)s), %(silent)s keine.") % {
        "told": told.name,
        "speaker": one or other,
        "silent": silent.name,
    }


def _named(side: Side) -> str:
    """The person or office that a text gives its number to."""
    claim = side.quote.claim
    return "" if claim.voice == Claim.Voice.OUTLET else claim.speaker


def _bounds(finding: Finding) -> Iterator[str]:
    """Say that a number is not meant to be exact."""
    rough = [bound for bound in finding.evidence.get("bounds", ()) if bound != Bound.EXACT]
    if len(rough) == 2:
        yield _("Beide Zahlen sind nicht genau gemeint.")
    elif rough:
        yield _("Eine der beiden Zahlen ist nicht genau gemeint.")
