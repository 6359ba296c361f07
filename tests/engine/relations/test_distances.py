"""Where something lies, told by how far it is from something."""

from datetime import date

import pytest

from framing.engine.relations import distances, figures, relate
from framing.engine.values import Relation, Status, Subtype
from tests.engine.made import make_claim, make_duo

NEAR = "Das Boot sank sechs Seemeilen vor der Küste."
FAR = "Das Boot sank neun Seemeilen vor der Küste."


def test_two_distances_are_two_places_and_no_figures() -> None:
    (found,) = relate(make_duo(NEAR, FAR), {})
    assert (found.kind, found.subtype) == (Relation.CONTRADICTION, Subtype.PLACE)


@pytest.mark.parametrize(
    "other",
    [
        NEAR,
        "Das Boot sank fast sechs Seemeilen vor der Küste.",
        "Das Boot sank vor der Küste.",
        "Das Boot sank zwei Seemeilen vor der Insel und neun Seemeilen vor der Küste.",
        "Das Boot fuhr neun Seemeilen.",
        "Das Boot sank neun Seemeilen vor der Insel.",
        "Das Boot sank neun Seemeilen hinter der Küste.",
        "Das Boot sank nicht neun Seemeilen vor der Küste.",
    ],
)
def test_what_is_no_other_place(other: str) -> None:
    assert distances.find(make_duo(NEAR, other)) is None


def test_a_suggestion_shows_none() -> None:
    assert distances.find(make_duo(NEAR, FAR, status=Status.SUGGEST)) is None


def test_how_long_something_is_stays_a_figure() -> None:
    (found,) = figures.find(
        make_duo("Die Brücke ist 40 Kilometer lang.", "Die Brücke ist 60 Kilometer lang.")
    ).findings
    assert found.kind is Relation.FIGURE


def test_of_two_days_or_with_one_hedge_nothing_contradicts() -> None:
    days = date(2024, 1, 8), date(2024, 1, 12)
    assert distances.find(make_duo(NEAR, FAR, days=days)) is None
    hedged = make_claim(FAR, account="b", hedged=True)
    assert distances.find(make_duo(make_claim(NEAR), hedged)) is None


def test_what_tells_a_place_is_no_figure_either() -> None:
    assert figures.find(make_duo(NEAR, FAR.replace("vor", "hinter"))).findings == ()
