"""A finding that the machine did not see, and a person adds between two claims of a row.

It is a `Decision` like any other, so that it outlives the run, stands in the log, and is taken back
there; of the finding itself each run keeps one as long as the decision stands.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from framing.comparisons.models import Claim, Comparison, Decision, Finding, Pair, words_of

BY_HAND: Final = "by_hand"  # the rule of such a finding
KINDS: Final = tuple(kind for kind in Finding.Kind if kind != Finding.Kind.ABSENCE)
WORD: Final = re.compile(r"[^\W_]+")  # as the keys of claims are made of (engine.claims.key_of)
INSIDE: Final = re.compile(r"\d[.,]\d")  # "500" in "2.500" is no word of its own
End = tuple[int, str]  # an account, and the words of a claim
Span = tuple[int, int] | tuple[()]  # numbers of words within a claim; empty for none


class AlreadyFoundError(Exception):
    """There is such a finding between the two claims already: `finding`."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.kind} is found already")
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Added:
    """What a person says that two claims of one row show, and in which of their words."""

    kind: str
    left: Claim
    right: Claim
    note: str
    left_span: Span = ()
    right_span: Span = ()

    @property
    def spans(self) -> list[list[int]]:
        """The words as a decision keeps them: those of the account with the smaller key first."""
        ends = ((self.left, self.left_span), (self.right, self.right_span))
        spans = [list(span) for _claim, span in sorted(ends, key=lambda end: end[0].account_id)]
        return spans if any(spans) else []


def place_of(words: str, text: str) -> Span | None:
    """Which words of a claim these are, as the numbers of the first and of the one behind the last.

    None where they do not stand there, or more than once; nothing for no words. Words are runs of
    letters and digits: case, spaces and punctuation do not matter, as they do not in the key by
    which a decision knows the claim.
    """
    wanted = [found[0].casefold() for found in WORD.finditer(words)]
    if not wanted:
        return ()
    told = list(WORD.finditer(text))
    size = len(wanted)
    places = [
        n
        for n in range(len(told) - size + 1)
        if [found[0].casefold() for found in told[n : n + size]] == wanted
        and not is_inside(text, told[n].start(), told[n + size - 1].end())
    ]
    return (places[0], places[0] + size) if len(places) == 1 else None


def is_inside(text: str, start: int, end: int) -> bool:
    """Whether a number goes on before or behind these characters."""
    edges = (text[max(start - 2, 0) : start + 1], text[end - 1 : end + 2])
    return any(INSIDE.fullmatch(edge) for edge in edges)


def characters_of(place: Span, text: str) -> list[list[int]]:
    """Where in a claim the words with these numbers stand; nothing for none."""
    found = list(WORD.finditer(text))
    if not place or place[1] > len(found):
        return []
    return [[found[place[0]].start(), found[place[1] - 1].end()]]


def pair_of(left: Claim, right: Claim) -> Pair:
    """The two claims side by side, as stored or made anew; ValueError where they are not of a row.

    The account with the smaller key first, as a decision names them.
    """
    if left.row_id != right.row_id or left.account_id == right.account_id:
        message = "a finding is between two accounts of one row"
        raise ValueError(message)
    couple = sorted((left, right), key=lambda claim: claim.account_id)
    pairs = Pair.objects.filter(comparison=left.comparison_id, left__in=couple, right__in=couple)
    return pairs.first() or Pair(
        comparison_id=left.comparison_id,
        left=couple[0],
        right=couple[1],
        score=0,
        status=Pair.Status.MATCH,
    )


def keep_added(
    comparison: Comparison, decisions: Iterable[Decision], found: Mapping[int, list[Finding]]
) -> int:
    """Let a run hold what people added to it, and no more; return how many it was given.

    `found` leads from the key of a decision to what the run has of it. What the machine finds by
    now it finds itself; where the words are gone, or stand in two rows, nothing is guessed.
    """
    wanted = []
    for decision in decisions:
        stands = decision.is_added and decision.state == Finding.State.CONFIRMED
        by_hand = [each for each in found.get(decision.pk, ()) if each.rule == BY_HAND]
        if by_hand and not stands:
            Finding.objects.filter(pk__in=[each.pk for each in by_hand]).delete()
        elif stands and not found.get(decision.pk):
            wanted.append(decision)
    made = [make(decision, claims) for decision, claims in claims_for(comparison, wanted)]
    return sum(made)


def claims_for(
    comparison: Comparison, decisions: Iterable[Decision]
) -> Iterable[tuple[Decision, tuple[list[Claim], list[Claim]]]]:
    """Each decision with the claims of a run that have the words it speaks of."""
    listed = list(decisions)
    if not listed:
        return []
    accounts = {each.first_id for each in listed} | {each.second_id for each in listed}
    by_end: dict[End, list[Claim]] = defaultdict(list)
    for claim in comparison.claims.filter(account__in=accounts).select_related("row"):
        by_end[claim.account_id, words_of(claim.key)].append(claim)
    return [
        (
            each,
            (
                by_end[each.first_id, each.first_words],
                by_end[each.second_id, each.second_words],
            ),
        )
        for each in listed
    ]


def make(decision: Decision, claims: tuple[list[Claim], list[Claim]]) -> bool:
    """Store the finding between the two claims of a decision; say whether there is one now."""
    left, right = claims
    if len(left) != 1 or len(right) != 1 or left[0].row_id != right[0].row_id:
        return False
    pair = pair_of(left[0], right[0])
    if pair.pk is None:
        pair.save()
    Finding.objects.create(
        comparison=pair.comparison,
        pair=pair,
        row=left[0].row,
        kind=decision.kind,
        rule=BY_HAND,
        evidence={"marks": marks_of(decision, pair)},
        state=Finding.State.CONFIRMED,
        decided_on=timezone.localdate(decision.decided_at),
    )
    return True


def marks_of(decision: Decision, pair: Pair) -> dict[str, list[list[int]]]:
    """The words that a person pointed at, by the side of the pair on which they stand."""
    places = dict(zip((decision.first_id, decision.second_id), decision.spans, strict=False))
    sides = {"left": pair.left, "right": pair.right}
    return {
        side: characters_of(tuple(places.get(claim.account_id, ())), claim.text)
        for side, claim in sides.items()
    }
