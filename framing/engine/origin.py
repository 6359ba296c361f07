"""Near-copies and agency credits -> same origin: told twice, but known once."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.rules import AGENCY, NEAR_COPY, SHARED_TEXT, Duo
from framing.engine.similarity import near_copy
from framing.engine.values import BlockKind, Completeness, Finding, Reading, Span, Voice
from framing.engine.words import Told, dice, once

_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]")
_SIGNED: Final = re.compile(r"(?<=/)\s?([\w-]+)|([\w-]+)(?=\s?/)")
# A hyphen divides too: a service credited as "dpa-AFX" is the house dpa.
_SPLIT: Final = re.compile(r"[\s/,;|·-]+")
_WORD: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
# So much may the count of words differ from that of near_copy without a copy being missed.
_SLACK: Final = 0.1


@dataclass(frozen=True, slots=True)
class Sibling:
    """Two accounts that go back to one source, and what shows it."""

    agencies: tuple[str, ...]
    shared: float  # part of the shorter text that the longer one has word for word


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What shows where a text comes from."""

    agencies: frozenset[str]
    runs: frozenset[tuple[str, ...]]  # of words, as they follow each other in a claim


def marks(reading: Reading) -> Marks:
    """Return the agencies that a text credits and its runs of words."""
    return Marks(credits_of(reading), _runs(reading))


def siblings(marked: Mapping[str, Marks]) -> dict[frozenset[str], Sibling]:
    """Return the pairs of accounts that go back to one source.

    Either both credit the same agency, or they share runs of words that two writers would not
    hit upon alone (shingling, Broder 1997).
    """
    found = {}
    for one, two in combinations(sorted(marked), 2):
        agencies = tuple(sorted(marked[one].agencies & marked[two].agencies))
        shared = _shared(marked[one].runs, marked[two].runs)
        if agencies or shared >= tuning.TEXT_SHARED:
            found[frozenset((one, two))] = Sibling(agencies, round(shared, 4))
    return found


def credits_of(reading: Reading) -> frozenset[str]:
    """Return the agencies that a text is signed with; one that it merely cites does not count."""
    signs = [reading.text.outlet]
    for block in reading.clean.blocks:
        words = reading.clean.text[block.span.start : block.span.end]
        signs += _BRACKETS.findall(words)
        if block.kind is BlockKind.META or len(words.split()) <= tuning.CREDIT_WORDS:
            signs += ["".join(found) for found in _SIGNED.findall(words)]
            signs += [words] if block.kind is BlockKind.META else []
    names = {name.casefold(): name for name in lexicons.words("agencies", "all", "names")}
    pieces = {piece for sign in signs for piece in _SPLIT.split(sign)}
    return frozenset(names[p.casefold()] for p in pieces if p.casefold() in names)


def _runs(reading: Reading) -> frozenset[tuple[str, ...]]:
    words = [
        tuple(re.findall(r"\w+", claim.text.casefold()))
        for claim in reading.claims
        if claim.voice is not Voice.QUOTED  # a speech is printed word for word by many
    ]
    size = tuning.RUN_WORDS
    return frozenset(line[n : n + size] for line in words for n in range(len(line) - size + 1))


def _shared(left: frozenset[object], right: frozenset[object]) -> float:
    lesser = min(len(left), len(right))
    return len(left & right) / lesser if lesser >= tuning.RUNS_LEAST else 0.0


def find(duo: Duo, known: Mapping[frozenset[str], Sibling]) -> Finding | None:
    """Return the common origin of two claims: a near-copy, or a match of sibling accounts."""
    sibling = known.get(frozenset((duo.left.claim.account, duo.right.claim.account)))
    agencies = sibling.agencies if sibling and duo.is_match else ()
    if Completeness.DIGEST in (duo.left.text.completeness, duo.right.text.completeness):
        # The words are those of whoever made the digest and show nothing; the credit still does.
        return _agency(duo, agencies) if agencies else None
    least = tuning.CLAIM_SHARED if sibling and duo.is_match else tuning.NEAR_COPY
    may_be = _reach(duo, least - _SLACK) + _SLACK >= least
    copied = round(near_copy(duo.left.claim.text, duo.right.claim.text), 4) if may_be else 0.0
    if copied >= tuning.NEAR_COPY and (_is_telling(duo) or _is_one_to_the_letter(duo)):
        return duo.finding(NEAR_COPY, *_whole(duo), copied=copied)
    if agencies and dice(duo.left.items, duo.right.items) >= tuning.AGENCY_SHARED:
        return _agency(duo, agencies)
    if sibling and duo.is_match and copied >= tuning.CLAIM_SHARED:
        return duo.finding(SHARED_TEXT, *_whole(duo), copied=copied, shared=sibling.shared)
    return None


def _reach(duo: Duo, least: float) -> float:
    """Return the most that near_copy can give, by the words that two claims share anywhere.

    Where their lengths alone keep it below `least`, words are not looked at.
    """
    (left, size), (right, length) = _counts(duo.left), _counts(duo.right)
    longest = 2 * min(size, length) / max(size + length, 1)
    if longest < least:
        return longest
    shared = left.keys() & right.keys()
    common = min(sum([side[word] for word in shared]) for side in (left, right))
    return 2 * common / max(size + length, 1)


@once
def _counts(told: Told) -> tuple[Counter[str], int]:
    """Return how often each word stands in a claim, and how many words it has."""
    counts = Counter(_WORD.findall(told.claim.text.casefold()))
    return counts, counts.total()


def _whole(duo: Duo) -> tuple[list[Span], list[Span]]:
    return [duo.left.claim.span], [duo.right.claim.span]


def _agency(duo: Duo, agencies: tuple[str, ...]) -> Finding:
    return duo.finding(AGENCY, *_whole(duo), agencies=list(agencies))


def _is_one_to_the_letter(duo: Duo) -> bool:
    """Tell a short sentence that was copied whole; of a speech, what stands around it counts."""
    texts = {" ".join(told.claim.text.casefold().split()) for told in (duo.left, duo.right)}
    quoted = sum(word.quoted for word in duo.left.words)
    # In the middle of a long quotation no mark shows where it begins.
    is_speech = duo.left.claim.voice is Voice.QUOTED and not quoted
    own = 0 if is_speech else len(duo.left.words) - quoted
    is_long = len(duo.left.words) >= tuning.COPY_WORDS and own >= tuning.COPY_WORDS_OWN
    return len(texts) == 1 and is_long


def _is_telling(duo: Duo) -> bool:
    """Tell whether like words show one source: not in a short sentence, not in a printed speech."""
    fewest = min(len(duo.left.words), len(duo.right.words))
    is_speech = all(told.claim.voice is Voice.QUOTED for told in (duo.left, duo.right))
    return fewest >= tuning.NEAR_COPY_WORDS and not is_speech
