"""What is told of a sentence that somebody looks up: groups of claims, and their texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models import Finding
from framing.comparisons.presenting.kinds import Kind
from framing.comparisons.presenting.quotes import Quote
from framing.engine import Relation
from framing.events.models import Event

Words = str | Promise

SAYS: Final = "says"
FIGURE: Final = "figure"
CONTRADICTION: Final = "contradiction"
ATTRIBUTION: Final = "attribution"
WORDING: Final = "wording"
ROW: Final = "row"
NEAR: Final = "near"
MOST_OPENED: Final = 6
GROUPS: Final[Mapping[str, tuple[Words, Words]]] = {
    SAYS: (_("Sagen dasselbe"), _("Diese Texte haben die Aussage auch.")),
    ATTRIBUTION: (
        _("Sagen es auch, mit anderer Quelle"),
        _(
            "Der eine Satz gibt wieder, wer es sagt, der andere sagt es selbst; oder sie nennen "
            "verschiedene."
        ),
    ),
    FIGURE: (
        _("Nennen eine andere Zahl oder einen anderen Stand"),
        _(
            "Dasselbe wird gezählt, der Wert ist ein anderer; oder ein späterer Tag hat es "
            "geändert."
        ),
    ),
    CONTRADICTION: (
        _("Widersprechen"),
        _("So, wie sie dastehen, können nicht beide Sätze stimmen."),
    ),
    WORDING: (
        _("Handeln davon, mit anderen Worten"),
        _(
            "Im gleichen Zusammenhang steht ein anderes Wort, oder nur ein Satz ist als unsicher "
            "gekennzeichnet. Dass beide Sätze dasselbe sagen, heißt das nicht."
        ),
    ),
    ROW: (
        _("Stehen im Vergleich in derselben Zeile"),
        _(
            "Der Vergleich der ganzen Texte hat diese Aussagen einer der Aussagen oben zugeordnet. "
            "Wie sie zu dem gesuchten Satz stehen, sagt das Programm nicht."
        ),
    ),
    NEAR: (
        _("Ähnlich, aber nicht sicher"),
        _(
            "Diese Aussagen ähneln dem Satz. Ob sie dasselbe meinen, weiß das Programm nicht; "
            "es behauptet deshalb nichts über sie."
        ),
    ),
}
# The weightiest finding decides the group.
GROUP_OF: Final[Mapping[Relation, str]] = {
    Relation.CONTRADICTION: CONTRADICTION,
    Relation.FIGURE: FIGURE,
    Relation.UPDATE: FIGURE,
    Relation.ATTRIBUTION: ATTRIBUTION,
    Relation.WORDING: WORDING,
    Relation.AGREEMENT: SAYS,
    Relation.SAME_ORIGIN: SAYS,
}


@dataclass(frozen=True)
class Shown:
    """A claim near the sentence, as the page prints it."""

    quote: Quote
    kind: Kind | None = None  # of the weightiest finding
    rule: Words = ""
    asked: str = ""  # the deciding words of the sentence
    told: str = ""  # and those of the claim
    checked: Finding | None = None  # that a person has confirmed

    @property
    def event(self) -> Event:
        """What the claim's account tells of."""
        return self.quote.account.event


@dataclass(frozen=True)
class Group:
    """Claims that stand in one relation to the sentence, the nearest first."""

    code: str
    title: Words
    meaning: Words
    entries: tuple[Shown, ...]

    @property
    def outlets(self) -> int:
        """How many outlets are among them."""
        return len({entry.quote.account.outlet_id for entry in self.entries})

    @property
    def is_opened(self) -> bool:
        """Whether its claims are shown at once where the page may fold them."""
        return self.code == ROW and len(self.entries) <= MOST_OPENED


@dataclass(frozen=True)
class Found:
    """What is known of a sentence: groups of claims, and where it stands word for word."""

    groups: list[Group]
    standing: list[Quote]

    @property
    def entries(self) -> list[Shown]:
        """All claims of all groups."""
        return [entry for group in self.groups for entry in group.entries]
