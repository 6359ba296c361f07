"""Two claims of one account on one count: its latest stand, and the one before."""

from datetime import date

import pytest

from framing.engine import compare
from framing.engine.relations import of_one_count
from framing.engine.values import Text
from tests.engine.made import make_claim, make_told

TODAY = date(2031, 3, 7)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("225 Menschen starben.", "Am Sonntag war von 160 Toten die Rede.", True),
        ("Es gab 90 Festnahmen.", "Zuvor waren es 40 Festnahmen.", True),
        ("225 Menschen starben.", "Es gab 90 Festnahmen.", False),
        ("225 Menschen starben.", "Es starben 19 Polizisten.", False),
        ("225 Menschen starben.", "Im Jahr 1987 starben 23 Menschen.", False),
        ("225 Menschen starben.", "Damals starben 23 Menschen.", False),
        ("225 Menschen starben.", "Der Hafen ist zu.", False),
        ("Im Hafen liegen 9 Boote.", "Am Sonntag lagen dort 12 Boote.", False),
    ],
)
def test_what_counts_all_of_them_is_of_one_count(left: str, right: str, *, expected: bool) -> None:
    told = [make_told(make_claim(text, published=TODAY), published=TODAY) for text in (left, right)]
    # Two claims made by hand have the ids of where they stand.
    pairs = [frozenset(told_.claim.id for told_ in told)]
    assert list(of_one_count(told)) == (pairs if expected else [])


def test_an_earlier_toll_stands_in_the_row_of_the_later_one() -> None:
    texts = [
        Text(
            "a", "225 Menschen starben bei dem Brand. Am Sonntag war von 160 Toten die Rede.", "de"
        ),
        Text("b", "225 Menschen starben bei dem Brand im Hafen.", "de"),
        Text("c", "Am Sonntag war von 160 Toten bei dem Brand im Hafen die Rede.", "de"),
    ]
    tolls = max(compare(texts).rows, key=lambda row: len(row.claims))
    assert len(tolls.claims) == 4
