"""Numbers and units as pages print them."""

import pytest
from django.utils.translation import override

from framing.comparisons.presenting.numerals import axis_value, unit_name, worth
from framing.engine import Bound


@pytest.mark.parametrize(
    ("amount", "unit", "german", "english"),
    [
        (6400, "length:m", "6,4 km", "6.4 km"),
        (999, "length:m", "999 m", "999 m"),
        (1_100_000, "mass:kg", "1.100 t", "1,100 t"),
        (12.5, "mass:kg", "12,5 kg", "12.5 kg"),
        (520_000, "area:m2", "52 ha", "52 ha"),
        (120, "area:m2", "120 m²", "120 m²"),
        (2_700_000_000_000, "area:m2", "2,7 Mio. km²", "2.7 m km²"),
        (300, "volume:l", "300 Liter", "300 litres"),
        (4, "times", "4-fach", "4-fold"),
        (2500, "count", "2.500", "2,500"),
        (0, "length:m", "0 m", "0 m"),
    ],
)
def test_a_number_stands_in_the_unit_that_people_use(
    amount: float, unit: str, german: str, english: str
) -> None:
    for language, shown in (("de", german), ("en", english)):
        with override(language):
            assert worth((amount, amount), Bound.EXACT, unit, "") == shown


def test_both_ends_of_a_range_stand_in_one_unit() -> None:
    with override("de"):
        assert worth((800, 1200), Bound.ABOUT, "length:m", "") == "0,8–1,2 km"


def test_an_axis_has_one_unit_from_nought_on() -> None:
    with override("de"):
        assert [axis_value(tick, "length:m", 6400) for tick in (0, 2000)] == ["0 km", "2 km"]
        assert axis_value(0, "length:m", 600) == "0 m"
        assert (unit_name("length:m", 6400), unit_name("length:m"), unit_name("count", 5)) == (
            *("km", "m"),
            "",
        )
