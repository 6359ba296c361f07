"""Whose soldiers two figures count."""

import pytest

from framing.engine.relations import figures
from framing.engine.values import Claim, Span
from tests.engine.made import make_claim, make_duo

ALLIANCE = "Das Bündnis schickte 2500 Soldaten."


def sent(text: str, names: list[str], language: str = "de", account: str = "b") -> Claim:
    return make_claim(text, account=account, names=names, language=language)


@pytest.mark.parametrize(
    ("text", "names", "language"),
    [
        ("Merowia schickt 3000 Soldaten.", ["Merowia"], "de"),
        ("Das Kontingent Merowias zählt 3000 Soldaten.", ["Merowias"], "de"),
        ("Merowia has sent 3,000 soldiers.", ["Merowia"], "en"),
    ],
)
def test_a_member_sends_a_part(text: str, names: list[str], language: str) -> None:
    duo = make_duo(sent(ALLIANCE, [], account="a"), sent(text, names, language))
    assert [f.rule for f in figures.find(duo).findings] == ["other_group"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Die OVK schickte 3000 Soldaten.", ["OVK"]),
        ("Aus dem Bündnis Merowias kamen 3000 Soldaten.", ["Merowias"]),
        ("In Merowia stehen 3000 Soldaten.", ["Merowia"]),
        ("Geschickt wurden 3000 Soldaten.", []),
    ],
)
def test_whom_else_a_text_names_sent_them_perhaps_all(text: str, names: list[str]) -> None:
    duo = make_duo(sent(ALLIANCE, [], account="a"), sent(text, names))
    assert [f.rule for f in figures.find(duo).findings] == ["other_value"]


def test_who_tells_of_soldiers_has_not_sent_them() -> None:
    text = "Wie Merwitz sagte, kamen 3000 Soldaten."
    told = make_claim(
        text, account="b", names=["Merwitz"], speaker="Merwitz", frame=(Span(0, 17),), cue="sagte"
    )
    duo = make_duo(sent(ALLIANCE, [], account="a"), told)
    assert [f.rule for f in figures.find(duo).findings] == ["other_value"]


def test_only_soldiers_are_sent_by_somebody() -> None:
    duo = make_duo(
        sent("Das Bündnis schickte 2500 Zelte.", [], account="a"),
        sent("Merowia schickt 3000 Zelte.", ["Merowia"]),
    )
    assert [f.rule for f in figures.find(duo).findings] == ["other_value"]
