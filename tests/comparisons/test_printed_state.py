"""What is printed of a comparison tells of which texts, of which day and from where it is."""

import html

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from tests.comparisons.makers import make_compared_event, make_told_event

pytestmark = pytest.mark.django_db

PAGES = {
    "": "Kurier (hafen) (01.01.2024), Bote (hafen) (02.01.2024), Wacht (hafen)",
    "compare/?view=projector&n=1": "Kurier (hafen) (01.01.2024), Bote (hafen)",
    "compare/?view=projector&n=1&blind=1": "Medium A",
    "figures/": "Kurier (hafen) (01.01.2024), Bote (hafen)",
    "wording/": "Kurier (hafen) (01.01.2024), Bote (hafen)",
    "voices/": "Kurier (hafen) (01.01.2024), Bote (hafen)",
    "absent/": "Kurier (hafen) (01.01.2024), Bote (hafen)",
    "read/kurier/bote/": "Kurier (hafen) (01.01.2024), Bote (hafen) (02.01.2024).",
}


@pytest.mark.parametrize("page", PAGES)
def test_paper_tells_its_texts_its_day_and_its_address(client: Client, page: str) -> None:
    _event, _accounts, comparison = make_compared_event()
    comparison.finished_at = timezone.now()
    comparison.save()
    shown = html.unescape(client.get(f"/events/hafen/{page}").content.decode())
    printed = shown.partition('<p class="meta print-only">')[2].partition("</p>")[0]
    told = " ".join(printed.split())
    assert told.startswith(f"Darstellungen: {PAGES[page]}")
    day = date_format(timezone.localtime(comparison.finished_at), "DATE_FORMAT")
    assert told.endswith(f"Verglichen am {day}. http://testserver/events/hafen/{page}")


def test_a_name_with_its_day_tells_the_day_once(client: Client) -> None:
    event, accounts, comparison = make_compared_event()
    event.accounts.update(outlet=accounts[0].outlet)
    comparison.note_edit()
    shown = client.get("/events/hafen/voices/").content.decode()
    printed = shown.partition('<p class="meta print-only">')[2].partition("</p>")[0]
    assert printed.count("01.01.2024") == 1


@pytest.mark.parametrize("page", ["", "compare/?view=projector", "read/kurier/bote/"])
def test_without_a_comparison_no_day_is_told(client: Client, page: str) -> None:
    make_told_event()
    assert "Verglichen am" not in client.get(f"/events/hafen/{page}").content.decode()
