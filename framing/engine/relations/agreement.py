"""Two claims that say the same, for which a match alone is not enough."""

from itertools import pairwise

from framing.engine import tuning
from framing.engine.relations import statement
from framing.engine.relations.clauses import Clause, without
from framing.engine.relations.negation import is_turned
from framing.engine.relations.speakers import framing_of
from framing.engine.rules import AGREEMENT, Duo
from framing.engine.values import Finding, Voice
from framing.engine.words import Told, items


def find(duo: Duo) -> Finding | None:
    """Return the agreement of a match that is one statement; the caller has ruled out the rest."""
    if not is_in_one_way(duo):
        return None
    left, right = (without(t.words, framing_of(t)) for t in (duo.left, duo.right))
    shared = items(left) & items(right)
    if duo.one_language and len(shared) < tuning.AGREEMENT_SHARED:
        return None
    if duo.one_language and not _deeds(left) & _deeds(right):
        return None
    if not statement.is_one(duo):
        return None
    return duo.finding(
        AGREEMENT,
        [word.span for word in left if word.content and word.item in shared],
        [word.span for word in right if word.content and word.item in shared],
        shared=sorted(shared),
        probability=round(statement.probability(duo), 4),
    )


def _deeds(words: Clause) -> frozenset[str]:
    """Return what is said beside names and the titles before them: "Ministerin Marta Rieck"."""
    pairs = pairwise(words)
    titles = {id(word) for word, behind in pairs if behind.name and word.form[0].isupper()}
    return items(word for word in words if not word.name and id(word) not in titles)


def is_in_one_way(duo: Duo) -> bool:
    """Tell whether both or neither deny, and both or neither are in the outlet's own voice."""
    turned = _is_turned(duo.left) is _is_turned(duo.right)
    return turned and _is_own(duo.left) is _is_own(duo.right)


def _is_own(told: Told) -> bool:
    return told.claim.voice is Voice.OUTLET


def _is_turned(told: Told) -> bool:
    return is_turned(told.words, told.claim.language)
