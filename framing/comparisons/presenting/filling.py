"""HTML written in Python: forms filled with escaped words, and addresses asked for once a page.

Django's `format_html` does the same; it asks of each word whether it was to be translated late,
which takes four times as long. Pages fill thousands of forms.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def fill(form: str, *parts: object) -> SafeString:
    """Put words into a form; each is escaped unless it is HTML already (a SafeString)."""
    return SafeString(form.format(*map(escaped, parts)))


def escaped(part: object) -> str:
    """What stands in a page for a word, a number or HTML that is safe already."""
    words = part if isinstance(part, str) else str(part)
    return words if isinstance(words, SafeString) else escape(words)


def short_day(day: date | None) -> str:
    """A day in figures, in the language of the page; nothing for none."""
    return short_day_of(day, get_language() or "de") if day else ""


@lru_cache(maxsize=1_000)
def short_day_of(day: date, _language: str) -> str:
    """The same, asked for by every line of a list."""
    return date_format(day, "SHORT_DATE_FORMAT")


def days(first: date, last: date) -> str:
    """From a day to another, naming once what both share: "2.–17. Januar 2022"."""
    if first == last:
        return date_format(first, "DATE_FORMAT")
    if first.year != last.year:
        return f"{date_format(first, 'DATE_FORMAT')} – {date_format(last, 'DATE_FORMAT')}"
    day = "j" if get_language() == "en" else "j."
    if first.month == last.month:
        return f"{date_format(first, day)}–{date_format(last, 'DATE_FORMAT')}"
    return f"{date_format(first, f'{day} F')} – {date_format(last, 'DATE_FORMAT')}"


class RowAddress:
    """The address of a page of a row of an event, whatever the row: the router is asked once."""

    def __init__(self, name: str, slug: str, query: Mapping[str, Any]) -> None:
        before, _zero, after = reverse(name, args=[slug, 0]).rpartition("/0/")
        self.before = before
        self.after = f"{after}?{urlencode(query, doseq=True)}" if query else after

    def of(self, row: int) -> str:
        """The address of this row's page."""
        return f"{self.before}/{row}/{self.after}"
