"""Which stand of a count its number is, as the text says: expected, provisional, final."""

from datetime import date
from functools import lru_cache
from typing import Final

from framing.engine import lexicons
from framing.engine.quantities.kinds import kind_of
from framing.engine.relations.groups import near, says
from framing.engine.relations.topics import Couple
from framing.engine.rules import Duo
from framing.engine.values import Quantity
from framing.engine.words import Told, forms, lemma_of

_EXPECTED: Final = ("expected", "not_expected")


def is_expected(told: Told, quantity: Quantity) -> bool:
    """Tell a number that has yet to come: "zu der er 1500 Teilnehmer erwartet".

    Not "wie erwartet 900", "statt der erwarteten 500" nor "40 people who are expected in court".
    """
    listed, never = (lexicons.words("figures", told.claim.language, n) for n in _EXPECTED)
    inside = [w for w in told.words if w.span.start < quantity.span.end][-1:]
    for at, word in enumerate(told.words):
        if word.lemma in listed and inside and word.clause == inside[0].clause:
            before = told.words[max(at - 3, 0) : at]
            return never.isdisjoint(w.lemma for w in before)
    return False


def is_staged(duo: Duo, couple: Couple) -> bool:
    """Tell the stands of one count: the projection, the provisional result, the final one.

    Of votes and shares it is enough that either text names the stand of any such number.
    """
    claims = [told.claim for told in (duo.left, duo.right)]
    if all(map(_may_be_of_votes, couple)):
        claims += [
            claim
            for told in (duo.left, duo.right)
            for claim in told.account
            if any(map(_may_be_of_votes, claim.quantities))
        ]
    return any(_names_stage(claim.text, claim.language) for claim in claims)


def _may_be_of_votes(quantity: Quantity) -> bool:
    listed = lexicons.words("figures", "all", "voted")
    return quantity.unit == "percent" or kind_of(quantity) in listed


def _names_stage(text: str, language: str) -> bool:
    """Tell "nach vorläufigen Zahlen"; not "vorläufig festgenommen"."""
    listed, never = (lexicons.words("figures", language, name) for name in ("stage", "no_stage"))
    return _holds(text, language, listed, never)


@lru_cache(maxsize=4096)  # sentences: an event of many votes asks of each again and again
def _holds(text: str, language: str, listed: frozenset[str], never: frozenset[str]) -> bool:
    """Tell whether one of some words, or pairs of them, is in a text with no never behind it."""
    lemmas = [lemma_of(form, language) for form in forms(text)]
    return any(
        not listed.isdisjoint({lemma, " ".join(lemmas[at : at + 2])})
        and never.isdisjoint(lemmas[at + 1 :])
        for at, lemma in enumerate(lemmas)
    )


def was_planned(duo: Duo) -> bool:
    """Tell whether the earlier text only says what will be: "will 800 Soldaten schicken"."""
    first = min((duo.left, duo.right), key=lambda told: told.text.published or date.min)
    the = lexicons.words("slots", first.claim.language, "article")
    # "Die 800 Soldaten sollen den Hafen sichern": they are there.
    known = any(
        not the.isdisjoint(word.form.lower() for word in near(first, quantity)[-1:])
        for quantity in first.claim.quantities
    )
    return says(first, "planned") and not known
