"""A finding between two claims -> all that a page says of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.safestring import SafeString

from framing.comparisons.models import Finding, Pair
from framing.comparisons.presenting.circumstances import circumstances
from framing.comparisons.presenting.kinds import BY_CODE, Kind, Words, explain_finding, signal_label
from framing.comparisons.presenting.sentences import sentence
from framing.comparisons.presenting.sides import Side, sides_of, spot_of
from framing.comparisons.presenting.signs import signs_of

OF_TEXTS: Final = "in_common"  # a signal of all pairs of two texts


@dataclass(frozen=True)
class Card:
    """A finding whose claims have their accounts loaded; pages read of it what they need."""

    finding: Finding

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return BY_CODE[self.finding.kind]

    @cached_property
    def sentence(self) -> SafeString:
        """What it says, in a sentence."""
        return sentence(self.finding, self.sides)

    @property
    def rule(self) -> Words:
        """The rule that found it, in a sentence."""
        return explain_finding(self.finding)

    @property
    def signs(self) -> str:
        """The signs that together made it, where no rule decided alone."""
        return signs_of(self.finding)

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """Both claims, the earlier account first."""
        return sides_of(self.finding)

    @cached_property
    def circumstances(self) -> list[str]:
        """What may explain that two numbers differ."""
        return circumstances(self.finding, self.sides)

    @property
    def spot(self) -> str:
        """How the page of the two texts names it in its address."""
        return spot_of(self.finding.kind, self.sides)

    @property
    def pair(self) -> Pair:
        """The two claims as the engine put them side by side."""
        return self.finding.two_claims

    @property
    def signals(self) -> list[tuple[object, float]]:
        """What speaks for the pair."""
        return signals_of(self.pair)


def signals_of(pair: Pair) -> list[tuple[object, float]]:
    """The named signals of a pair, strongest first, 0 to 1; what is of the two texts comes last."""
    ranked = sorted(pair.signals.items(), key=lambda named: (named[0] == OF_TEXTS, -named[1]))
    return [(signal_label(name), value) for name, value in ranked]
