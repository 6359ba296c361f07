"""The findings of a row -> the one that a reader should hear of first, said in a sentence."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from framing.comparisons.models import Finding
from framing.comparisons.models.findings import NEAR_DAYS
from framing.comparisons.presenting.sentences import sentence
from framing.comparisons.weights import weight_of
from framing.events.models import Account

NAMED: Final = 3  # accounts without the statement that a line names; more are counted


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants findings to be of; what is empty asks for nothing."""

    kinds: frozenset[str] = frozenset()
    state: str = ""
    speakers: frozenset[str] = frozenset()  # the keys of one person
    base: Account | None = None

    def fits(self, finding: Finding) -> bool:
        """Whether a finding between two claims is of all that was asked for."""
        pair = finding.two_claims
        claims = (pair.left, pair.right)
        return (
            (not self.kinds or finding.kind in self.kinds)
            and (not self.state or finding.state == self.state)
            and (not self.speakers or any(c.speaker_key in self.speakers for c in claims))
            and (self.base is None or any(c.account_id == self.base.pk for c in claims))
        )


EVERYTHING: Final = Asked()


def strength(
    finding: Finding, copies: Collection[int] = ()
) -> tuple[bool, int, bool, bool, float, int]:
    """Sort key: checked first, then by kind, numbers of near days, then surer pairs first.

    As `FindingQuerySet.differences` sorts, other groups late. Of one kind those of `copies` late:
    accounts whose words the row does not print.
    """
    unchecked = finding.state != Finding.State.CONFIRMED
    weight = weight_of(finding.kind, finding.subtype)
    pair = finding.two_claims
    one, other = (claim.account.published_on for claim in (pair.left, pair.right))
    is_of_copy = any(claim.account_id in copies for claim in (pair.left, pair.right))
    is_figure = finding.kind == Finding.Kind.FIGURE
    is_apart = is_figure and bool(one and other and abs(one - other) > NEAR_DAYS)
    return (unchecked, weight, is_of_copy, is_apart, -pair.score, finding.pk)


def strongest(
    findings: Iterable[Finding], asked: Asked = EVERYTHING, copies: Collection[int] = ()
) -> Finding | None:
    """The finding between two claims of a row that a reader should see first; None for none.

    `copies` are the accounts that the row only says to repeat another.
    """
    told = [finding for finding in findings if finding.pair and asked.fits(finding)]
    return min(told, key=lambda finding: strength(finding, copies), default=None)


def headline_of(
    first: Finding | None, lacking: Iterable[Account] = (), asked: Asked = EVERYTHING
) -> SafeString:
    """Say the strongest finding of a row in a sentence; nothing where there is none.

    `lacking` are the accounts without the statement: told where that was asked for, and found
    nothing stronger.
    """
    if first:
        return sentence(first)
    accounts = list(lacking) if Finding.Kind.ABSENCE in asked.kinds else []
    if not accounts:
        return SafeString("")
    if len(accounts) > NAMED:
        told = ngettext(
            "In %(number)s Darstellung nicht gefunden.",
            "In %(number)s Darstellungen nicht gefunden.",
            len(accounts),
        )
        return conditional_escape(told % {"number": len(accounts)})
    names = ", ".join(account.label for account in accounts)
    return conditional_escape(_("Nicht gefunden bei: %(names)s.") % {"names": names})
