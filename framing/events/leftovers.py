"""What of a page stayed out of its text, for a person to look over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from framing.events.extraction import Extracted, UnreadableError
from framing.events.extraction.cutting import Place, cut_from
from framing.events.intake import Received
from framing.events.models import DamagedError, Version

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# A page of 92 has 160 lines besides its article at the mean, most of them in menus.
MOST_SHOWN: Final = 60
LONGEST_SHOWN: Final = 400  # characters of a line
LABELS: Final[dict[Place, "StrOrPromise"]] = {
    Place.TEXT: _("Absätze zwischen dem Text"),
    Place.ASIDE: _("Kästen neben dem Text"),
    Place.CAPTION: _("Bildunterschriften"),
    Place.COMMENTS: _("Kommentare von Lesern"),
    Place.HIDDEN: _("Nicht sichtbar auf der Seite"),
    Place.LINKS: _("Hinweise auf andere Artikel"),
    Place.BRIEF: _("Einzelne Wörter: Daten, Namen, Knöpfe"),
    Place.FRAME: _("Menü, Kopf und Fuß der Seite"),
    Place.EDGE: _("Kopf- und Fußzeilen des PDF"),
}


@dataclass(frozen=True, slots=True)
class Leftover:
    """What stood in one place of the page."""

    place: Place
    label: "StrOrPromise"
    lines: Sequence[str]  # shortened where long
    number: int  # of all lines, those not listed included

    @property
    def more(self) -> int:
        """How many lines are not listed."""
        return self.number - len(self.lines)

    @property
    def is_worth_a_look(self) -> bool:
        """Whether there may be words of the article among it."""
        return self.place is Place.TEXT


def leftovers(taken: Extracted) -> list[Leftover]:
    """Group what was not taken of a text by where it stood; nothing where all was taken."""
    found: dict[Place, list[str]] = {}
    for cut in cut_from(taken):
        found.setdefault(cut.place, []).append(cut.words)
    return [
        Leftover(place, LABELS[place], shown(lines), len(lines)) for place, lines in found.items()
    ]


def shown(lines: Sequence[str]) -> list[str]:
    """Give as many lines as a page lists, each as far as it shows them."""
    return [Truncator(line).chars(LONGEST_SHOWN) for line in lines[:MOST_SHOWN]]


def leftovers_of(version: Version) -> list[Leftover] | None:
    """Group what was not taken of a version's page; None where its bytes are not kept any more."""
    try:
        received = Received.again(version.snapshot)
        return leftovers(received.read()) if received.content else None
    except DamagedError:
        return None
    except UnreadableError:
        return []
