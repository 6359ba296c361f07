"""Which clause of the one claim faces which clause of the other."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from framing.engine import lexicons, tuning
from framing.engine.lexicons.lemmas import KEPT
from framing.engine.rules import Duo
from framing.engine.words import Told, Word, dice, items, once

Clause = tuple[Word, ...]


def facing(duo: Duo) -> Iterator[tuple[Clause, Clause]]:
    """Yield each clause of the left claim with the right clause that shares most with it.

    The two claims as wholes come last: an enumeration is cut by commas as a clause is.
    """
    lefts, rights = parts(duo.left), parts(duo.right)
    for left, right in faced(duo):
        yield lefts[left], rights[right]


@once
def parts(told: Told) -> tuple[Clause, ...]:
    """Return the clauses of a claim and, last, the whole of it."""
    return (*told.clauses, told.words)


@once
def _contents(told: Told) -> tuple[frozenset[str], ...]:
    return tuple(items(clause) for clause in told.clauses)


@once
def faced(duo: Duo) -> tuple[tuple[int, int], ...]:
    """Return which of the parts of two claims face each other, by their places in `parts`."""
    lefts, rights = _contents(duo.left), _contents(duo.right)
    found = [
        (place, max(range(len(rights)), key=lambda other: dice(left, rights[other])))
        for place, left in enumerate(lefts)
    ]
    wholes = [(len(lefts), len(rights))] if len(lefts) + len(rights) > 2 else []
    return (*found, *wholes)


def alike(left: Iterable[Word], right: Iterable[Word], *, overlap: float, shared: int) -> bool:
    """Tell whether two groups of words say the same, save for what the caller left out."""
    one, other = items(left), items(right)
    return len(one & other) >= shared and dice(one, other) >= overlap


def without(words: Iterable[Word], skip: Iterable[Word]) -> Clause:
    """Return the words that are left when the deciding ones are taken out."""
    out = skip if isinstance(skip, frozenset) else frozenset(skip)
    return tuple(word for word in words if word not in out)


def is_kin(one: str, other: str) -> bool:
    """Take two words for one in other shape: "Straße" and "Umgehungsstraße", "brach … ab"."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= tuning.KIN_LETTERS and longer.endswith(shorter))


@lru_cache(maxsize=KEPT)
def is_variant(one: str, other: str) -> bool:
    """Tell whether two names may be one in other letters: "Salomo", "Salomons"."""
    return (
        is_kin(one, other)
        or one[: tuning.NAME_START] == other[: tuning.NAME_START]
        or SequenceMatcher(None, one, other, autojunk=False).ratio() >= tuning.NAME_RATIO
    )


def near(duo: Duo, left: Iterable[Word], right: Iterable[Word]) -> bool:
    """Tell whether what is left beside a differing slot is one statement.

    In two languages no lemmas can be laid over each other, so the score alone decides.
    """
    if not duo.one_language:
        return is_near_across(duo) and duo.pair.score >= tuning.SLOT_ACROSS
    shared, overlap = common(left, right)
    return (shared >= tuning.SLOT_SHARED and overlap >= tuning.SLOT_OVERLAP) or (
        shared >= tuning.SLOT_SHARED_SHORT and overlap >= tuning.SLOT_OVERLAP_SHORT
    )


def is_near_across(duo: Duo) -> bool:
    """Tell whether a pair in two languages is sure enough for a rule that looks at one slot.

    Without meaning, names and numbers alone have matched it.
    """
    is_sure = duo.is_match and duo.pair.score >= tuning.SCORE_ACROSS
    return is_sure and duo.pair.signals.get("meaning", 0.0) >= tuning.MEANING_ACROSS


def common(left: Iterable[Word], right: Iterable[Word]) -> tuple[int, float]:
    """Return how many words two groups share in some shape, numbers too, and their overlap."""
    one, other = _stems(left), _stems(right)
    shared = _paired(one, other)
    return shared, 2 * shared / max(len(one) + len(other), 1)


def _stems(words: Iterable[Word]) -> set[str]:
    """Content and numbers: what two statements are compared by."""
    return {word.item for word in words if word.content or word.form[0].isdigit()}


def _paired(left: set[str], right: set[str]) -> int:
    """Count the words of the one side that stand on the other in some shape, each once."""
    free = sorted(right - left)
    count = len(left & right)
    for one in sorted(left - right):
        partner = next((other for other in free if is_kin(one, other)), None)
        if partner is not None:
            free.remove(partner)
            count += 1
    return count


def bar_for(clause: Clause, told: Told) -> float:
    """Whole claims of several clauses have to be closer than clauses do."""
    is_whole = len(clause) == len(told.words) and len(told.clauses) > 1
    return tuning.WHOLE_OVERLAP if is_whole else tuning.CLAUSE_OVERLAP


def is_vetoed(duo: Duo) -> bool:
    """Where only one of the two keeps its distance, the difference is one of modality.

    The veto lifted the precision of contradictions from .73 to .80 (shared notes on the method).
    """
    return duo.left.claim.hedged is not duo.right.claim.hedged


def is_place(clause: Clause, name: Word, language: str) -> bool:
    """Take a name for a place where a preposition of place stands before it."""
    place = clause.index(name)
    return place > 0 and clause[place - 1].lemma in lexicons.words("slots", language, "place")


@once
def places(told: Told) -> frozenset[str]:
    """Return the names of a claim that are places."""
    language = told.claim.language
    return items(w for w in told.words if w.name and is_place(told.words, w, language))


def has_any(words: Sequence[str], listed: frozenset[str]) -> bool:
    """Tell whether a listed word, or two or three listed words side by side, are among lemmas."""
    runs = (" ".join(words[at : at + size]) for size in (2, 3) for at in range(len(words)))
    return not listed.isdisjoint(words) or not listed.isdisjoint(runs)
