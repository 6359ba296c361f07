"""Which clause of the one claim faces which clause of the other."""

from collections.abc import Iterable, Iterator

from framing.engine import lexicons, tuning
from framing.engine.rules import Duo
from framing.engine.words import Told, Word, dice, items

Clause = tuple[Word, ...]


def facing(duo: Duo) -> Iterator[tuple[Clause, Clause]]:
    """Yield each clause of the left claim with the right clause that shares most with it.

    The two claims as wholes come last: an enumeration is cut by commas as a clause is.
    """
    for clause in duo.left.clauses:
        yield clause, max(duo.right.clauses, key=lambda other: _likeness(clause, other))
    if len(duo.left.clauses) + len(duo.right.clauses) > 2:
        yield duo.left.words, duo.right.words


def _likeness(left: Clause, right: Clause) -> float:
    return dice(items(left), items(right))


def alike(left: Iterable[Word], right: Iterable[Word], *, overlap: float, shared: int) -> bool:
    """Tell whether two groups of words say the same, save for what the caller left out."""
    one, other = items(left), items(right)
    return len(one & other) >= shared and dice(one, other) >= overlap


def without(words: Iterable[Word], skip: Iterable[Word]) -> Clause:
    """Return the words that are left when the deciding ones are taken out."""
    out = set(skip)
    return tuple(word for word in words if word not in out)


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


def places(told: Told) -> frozenset[str]:
    """Return the names of a claim that are places."""
    language = told.claim.language
    return items(w for w in told.words if w.name and is_place(told.words, w, language))
