"""Forms filled with words."""

from datetime import date

import pytest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, override

from framing.comparisons.presenting.filling import RowAddress, days, fill, short_day

PARTS = ("a & b", "<i>\"'", SafeString("<b>"), 7, 2.5, None, gettext_lazy("Digest"))


def test_it_escapes_what_django_escapes() -> None:
    form = "<p title='{}'>{}{}{}{}{}{}</p>"
    assert fill(form, *PARTS) == format_html(form, *PARTS)
    assert isinstance(fill("{}", "a"), SafeString)


def test_a_day_is_written_as_the_language_writes_it() -> None:
    assert short_day(date(2024, 3, 1)) == "01.03.2024"
    with override("en"):
        assert short_day(date(2024, 3, 1)) == "1 Mar 2024"
    assert short_day(None) == ""


def test_an_address_is_that_of_its_row() -> None:
    assert RowAddress("why", "fest-0", {}).of(12) == "/events/fest-0/compare/12/"
    address = RowAddress("report", "fest", {"about": "figures", "blind": 1}).of(12)
    assert address == "/events/fest/compare/12/report/?about=figures&blind=1"


@pytest.mark.parametrize(
    ("language", "last", "told"),
    [
        ("de", date(2024, 1, 8), "8. Januar 2024"),
        ("de", date(2024, 1, 17), "8.–17. Januar 2024"),
        ("de", date(2024, 2, 3), "8. Januar – 3. Februar 2024"),
        ("de", date(2025, 1, 3), "8. Januar 2024 – 3. Januar 2025"),
        ("en", date(2024, 1, 17), "8–17 January 2024"),
        ("en", date(2024, 2, 3), "8 January – 3 February 2024"),
    ],
)
def test_days_name_once_what_they_share(language: str, last: date, told: str) -> None:
    with override(language):
        assert days(date(2024, 1, 8), last) == told
