"""What the texts themselves say that may explain two numbers: day, source, bound."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.circumstances import circumstances
from framing.comparisons.presenting.sides import sides_of
from tests.comparisons.makers import make_comparison, make_finding, make_row
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db

REPORTED = Claim.Voice.REPORTED


@pytest.fixture
def finding() -> Finding:
    """Two numbers of one thing, by two papers of two days."""
    event = make_event(is_practice=True)
    texts = {"Kurier": "Zwölf Menschen kamen.", "Bote": "Neun Menschen kamen."}
    accounts = [
        make_account(event, make_outlet(name=name), text=text, published_on=day, markup="plain")
        for (name, text), day in zip(texts.items(), ("2024-01-02", "2024-01-05"), strict=True)
    ]
    row = make_row(make_comparison(event), dict(zip(accounts, texts.values(), strict=True)))
    left, right = row.claims.order_by("account__published_on")
    return make_finding(left, right, "figure", "other_value", marks=("Zwölf", "Neun"))


def told(finding: Finding, left: dict[str, Any], right: dict[str, Any]) -> list[str]:
    """What is said of the numbers of two claims that are so."""
    pair = finding.two_claims
    for claim, fields in ((pair.left, left), (pair.right, right)):
        for name, value in fields.items():
            setattr(claim, name, value)
    return circumstances(finding, sides_of(finding))


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ({}, {}, "Keiner der beiden Texte nennt hier, von wem er die Zahl hat."),
        (
            {"voice": REPORTED, "speaker": "Ada Brandt"},
            {},
            "Kurier nennt eine Quelle (Ada Brandt), Bote keine.",
        ),
        (
            {},
            {"voice": REPORTED, "speaker": "Ada Brandt"},
            "Bote nennt eine Quelle (Ada Brandt), Kurier keine.",
        ),
        (
            {"voice": REPORTED, "speaker": "Ada Brandt", "speaker_key": "ada brandt"},
            {"voice": REPORTED, "speaker": "Brandt", "speaker_key": "ada brandt"},
            "Beide nennen dieselbe Quelle: Ada Brandt.",
        ),
        (
            {"voice": REPORTED, "speaker": "Polizei"},
            {"voice": REPORTED, "speaker": "Veranstalter"},
            "Sie nennen verschiedene Quellen: Polizei und Veranstalter.",
        ),
    ],
)
def test_it_says_whom_they_name(
    finding: Finding, left: dict[str, Any], right: dict[str, Any], said: str
) -> None:
    assert told(finding, left, right)[1] == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2024-01-02", "2024-01-05"), ["Zwischen beiden Texten liegen 3 Tage."]),
        (("2024-01-02", "2024-01-03"), ["Zwischen beiden Texten liegt 1 Tag."]),
        (("2024-01-02", "2024-01-02"), ["Beide Texte sind vom 02.01.2024."]),
        (("2024-01-02", None), []),
    ],
)
def test_it_says_when_they_appeared(
    finding: Finding, days: tuple[str, str | None], said: list[str]
) -> None:
    pair = finding.two_claims
    for claim, day in zip((pair.left, pair.right), days, strict=True):
        claim.account.published_on = date.fromisoformat(day) if day else None
    assert circumstances(finding, sides_of(finding))[: len(said)] == said
    assert len(circumstances(finding, sides_of(finding))) == len(said) + 1


def test_it_says_which_are_rough(finding: Finding) -> None:
    finding.evidence["bounds"] = ["about", "exact"]
    assert told(finding, {}, {})[-1] == "Eine der beiden Zahlen ist nicht genau gemeint."
    finding.evidence["bounds"] = ["about", "more_than"]
    assert told(finding, {}, {})[-1] == "Beide Zahlen sind nicht genau gemeint."


def test_of_words_it_says_nothing(finding: Finding) -> None:
    finding.rule = "other_label"
    assert told(finding, {}, {}) == []


def test_the_page_of_a_row_tells_it(client: Client, finding: Finding) -> None:
    row = finding.row
    assert row
    page = client.get(f"/events/{row.comparison.event.slug}/compare/{row.pk}/").content.decode()
    assert "Was die Texte dazu sagen" in page
    assert "Zwischen beiden Texten liegen 3 Tage." in page
