"""Which lists of an index are asked for a window of days."""

from datetime import date

import pytest

from framing.events.discovery.choosing import chosen, period_of
from framing.events.discovery.values import Child, Window

JANUARY = Window(date(2022, 1, 2), date(2022, 1, 21))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("/sitemap-2022-01-p00.xml.gz", date(2022, 1, 1), date(2022, 1, 31)),
        ("/2022/1/map.xml", date(2022, 1, 1), date(2022, 1, 31)),
        ("/map-202212.xml", date(2022, 12, 1), date(2022, 12, 31)),
        ("/map-20220115.xml", date(2022, 1, 1), date(2022, 1, 31)),
        ("/map?year=2022&month=2", date(2022, 2, 1), date(2022, 2, 28)),
        ("/map?yyyy=2022&mm=02", date(2022, 2, 1), date(2022, 2, 28)),
        ("/map_2022.xml", date(2022, 1, 1), date(2022, 12, 31)),
        ("/seit-2001/map-2022-03.xml", date(2022, 3, 1), date(2022, 3, 31)),
    ],
)
def test_the_name_of_a_list_tells_its_days(name: str, first: date, last: date) -> None:
    assert period_of(name) == Window(first, last)


def test_a_name_without_a_year_tells_nothing() -> None:
    assert period_of("/map-17.xml") is None


def test_what_cannot_hold_the_window_is_left_out_and_the_likeliest_comes_first() -> None:
    children = [
        Child("/lang-her.xml", date(2022, 1, 1)),
        Child("/heute.xml", date(2026, 1, 1)),
        Child("/unbekannt.xml"),
        Child("/2022-01.xml", date(2026, 1, 1)),
        Child("/2022-02.xml"),
        Child("/2021.xml"),
        Child("/bald.xml", date(2022, 2, 1)),
    ]
    names = [child.address for child in chosen(children, JANUARY)]
    assert names == ["/2022-01.xml", "/bald.xml", "/heute.xml", "/unbekannt.xml"]
