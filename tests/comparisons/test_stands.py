"""Of which day a number is where its text tells another, or looks back."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from framing.comparisons.models import Finding
from tests.comparisons.test_figures_page import tell_numbers

pytestmark = pytest.mark.django_db
DAYS = [date(2024, 1, 1).toordinal(), date(2024, 1, 2).toordinal()]  # of both accounts


def shown(client: Client, **evidence: Any) -> str:
    """The page of figures where its two counts are stands, with this evidence."""
    address = tell_numbers()
    finding = Finding.objects.get(kind="figure")
    finding.kind, finding.rule = "update", "later_value"
    finding.evidence |= evidence
    finding.save()
    finding.comparison.note_edit()
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        ({}, []),
        ({"days": DAYS}, []),
        ({"days": [DAYS[0], DAYS[0]]}, ["Stand 01.01.2024"]),
        ({"days": DAYS, "back": [True, False]}, ["früherer Stand"]),
        ({"days": [DAYS[0] - 1, DAYS[1]], "back": [True, False]}, ["Stand 31.12.2023"]),
    ],
)
def test_a_number_of_another_day_says_so(
    client: Client, evidence: dict[str, Any], told: list[str]
) -> None:
    page = shown(client, **evidence)
    stands = [f"Stand {day}" for day in ("01.01.2024", "31.12.2023")] + ["früherer Stand"]
    assert [each for each in stands if f"<strong>{each}</strong>" in page] == told
