"""A claim -> its words as a page prints them: cut at the marks, with whose words they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.blind import shorten
from framing.comparisons.presenting.kinds import PLACE
from framing.comparisons.presenting.marks import Mark, Piece, clipped, cut, window
from framing.comparisons.quoting import LONGEST_QUOTE
from framing.comparisons.weights import STRENGTH
from framing.events.models import Account, Language

MARKS: Final[Mapping[str, tuple[str, str]]] = {
    Language.GERMAN: ("„", "“"),
    Language.ENGLISH: ("“", "”"),
    Language.RUSSIAN: ("«", "»"),
}

INNER: Final = str.maketrans("„“”«»", "‚‘’‹›")  # quotation marks within quotation marks


GAP: Final = "[…]"
VOICES: Final = dict(Claim.Voice.choices)


def longest_of(account: Account) -> int:
    """How many characters of one claim this reader may see; 0 for any number.

    Of a text of others it is a quotation's length, unless a page knows that a moderator reads it.
    """
    return 0 if account.reads_whole or account.is_ours else LONGEST_QUOTE


@dataclass(frozen=True)
class Quote:
    """A claim of an account, and the findings whose deciding words are marked in it."""

    claim: Claim
    account: Account
    marks: tuple[Mark, ...] = ()

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The claim's words, cut at the marks, and no more than this reader may see of them."""
        start, end = self.window
        inner = cut(self.words[start:end], clipped(self.marks, start, end))
        before, after = self.gaps
        return tuple(piece for piece in (Piece(before), *inner, Piece(after)) if piece.text)

    @cached_property
    def window(self) -> tuple[int, int]:
        """Where the printed words begin and end."""
        most = longest_of(self.account)
        return window(self.words, self.marks, most) if most else (0, len(self.words))

    @property
    def gaps(self) -> tuple[str, str]:
        """What stands where words are left out before and after."""
        start, end = self.window
        return (f"{GAP} " if start else "", f" {GAP}" if end < len(self.words) else "")

    @property
    def words(self) -> str:
        """The claim's words, as they stand inside quotation marks where they are quoted."""
        return self.claim.text.translate(INNER) if self.is_own_words else self.claim.text

    @property
    def printed(self) -> str:
        """The words as a page prints them where nothing in them is marked."""
        start, end = self.window
        before, after = self.gaps
        return shorten(f"{before}{self.words[start:end]}{after}")

    def no_longer(self, found: str) -> str:
        """Words out of the claim, no more of them than this reader may see."""
        most = longest_of(self.account)
        end = window(found, (), most)[1] if most else len(found)
        return found if end == len(found) else f"{found[:end]} {GAP}"

    @property
    def is_own_words(self) -> bool:
        """Whether these are the outlet's words and may stand in quotation marks."""
        return not self.account.is_digest

    @property
    def around(self) -> tuple[str, str]:
        """The quotation marks before and after it, those of its own language."""
        return MARKS[self.account.language] if self.is_own_words else ("", "")

    @cached_property
    def voice(self) -> str:
        """Say whose words the outlet presents them as."""
        speaker = self.claim.speaker
        if self.claim.voice == Claim.Voice.REPORTED and not speaker:
            return _("Aussage anderer, Sprecher nicht erkannt")
        if self.claim.voice == Claim.Voice.OUTLET or not speaker:
            # Django's own get_voice_display translates all voices to find this one.
            return str(VOICES[self.claim.voice])
        sources = self.claim.speaker_chain[1:]
        chain = speaker
        if sources:
            chain = _("%(speaker)s (laut %(sources)s)") % {
                "speaker": speaker,
                "sources": ", ".join(sources),
            }
        if self.claim.voice == Claim.Voice.QUOTED:
            return _("%(speaker)s, zitiert") % {"speaker": chain}
        if self.claim.voice == Claim.Voice.REPORTED:
            return _("laut: %(speaker)s") % {"speaker": chain}
        return _("%(speaker)s, teils zitiert") % {"speaker": chain}


def by_date(account: Account) -> tuple[bool, str, int]:
    """Sort key: by date, accounts without one last."""
    return (account.published_on is None, str(account.published_on), account.pk)


def quote_of(claim: Claim, marked: Iterable[tuple[str, Sequence[Sequence[int]]]]) -> Quote:
    """Build a quote with the marks of several findings, the weightiest kind first."""
    ranked = sorted(marked, key=lambda entry: PLACE[entry[0]])
    marks = [
        Mark(start, start + len(claim.text[start:end].rstrip(".,;")), kind)
        for kind, spans in ranked
        for start, end in spans
    ]
    return Quote(claim, claim.account, tuple(marks))


def marks_by_claim(
    findings: Iterable[Finding],
) -> dict[int, list[tuple[str, Sequence[Sequence[int]]]]]:
    """Collect the deciding words of every claim. What agrees is not marked: it would be all."""
    marked: dict[int, list[tuple[str, Sequence[Sequence[int]]]]] = defaultdict(list)
    for finding in findings:
        if finding.pair is None or finding.kind not in STRENGTH:
            continue
        marks = finding.evidence.get("marks", {})
        marked[finding.pair.left_id].append((finding.kind, marks.get("left", [])))
        marked[finding.pair.right_id].append((finding.kind, marks.get("right", [])))
    return marked
