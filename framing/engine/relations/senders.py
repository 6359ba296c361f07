"""Whose soldiers two figures count: an alliance's, or those of one of its members."""

from framing.engine import lexicons
from framing.engine.quantities.kinds import kind_of
from framing.engine.relations.clauses import is_place
from framing.engine.relations.speakers import framing_of
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told, Word, once_each

_ACRONYM = 3  # letters


def are_of_two_senders(duo: Duo, left: Quantity, right: Quantity) -> bool:
    """Tell "the alliance sent 700 soldiers" from "Norland schickt 900"."""
    forces = lexicons.words("figures", "all", "forces")
    if kind_of(left) not in forces or kind_of(right) not in forces:
        return False
    return {_sender(duo.left, left), _sender(duo.right, right)} == {"alliance", "member"}


@once_each
def _sender(told: Told, quantity: Quantity) -> str:
    """Return who sent those counted, by the words of their clause; "" where these do not tell."""
    at = next((w.clause for w in told.words if w.span.start >= quantity.span.start), 0)
    aside = framing_of(told)
    clause = [word for word in told.words if word.clause == at and word not in aside]
    if any(_is_alliance(word) for word in clause):
        return "alliance"
    names = [w for w in clause if w.name and not is_place(told.words, w, told.claim.language)]
    return "member" if names else ""


def _is_alliance(word: Word) -> bool:
    """Tell an alliance by its noun, or by letters that a name is short for."""
    is_acronym = bool(word.name) and word.form.isupper() and len(word.form) >= _ACRONYM
    return is_acronym or word.lemma.endswith(tuple(lexicons.words("figures", "all", "alliances")))
