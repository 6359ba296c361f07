"""What is printed of a comparison tells of which texts, of which day and from where it is."""

import html

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from framing.events.models import Account
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


SOURCED = ["", "compare/", "figures/", "wording/", "voices/", "absent/", "read/kurier/bote/"]


def sources(client: Client, page: str) -> str:
    """What paper tells of the texts at its end."""
    shown = html.unescape(client.get(f"/events/hafen/{page}").content.decode())
    return " ".join(shown.partition("printed-sources")[2].partition("</section>")[0].split())


@pytest.mark.parametrize("page", SOURCED)
def test_paper_ends_with_the_texts_their_days_and_addresses(client: Client, page: str) -> None:
    event, accounts, _comparison = make_compared_event(is_practice=False)
    accounts[0].url = "https://kurier.example/brand"
    accounts[0].save()
    told = sources(client, page)
    assert f"<strong>{accounts[0].outlet.name}</strong>, 1. Januar 2024" in told
    assert "https://kurier.example/brand" in told
    assert f'<span class="words" lang="de">{accounts[0].title}</span>' in told
    event.accounts.update(kind=Account.Kind.DIGEST)  # whose title is ours
    event.save()
    assert "(Digest)" in sources(client, page)


@pytest.mark.parametrize("page", SOURCED)
def test_paper_without_names_tells_no_source(client: Client, page: str) -> None:
    make_compared_event(is_practice=False)
    assert sources(client, f"{page}?blind=1") == ""


def test_invented_texts_have_no_address(client: Client) -> None:
    _event, accounts, _comparison = make_compared_event()
    accounts[0].url = "https://kurier.example/brand"
    accounts[0].save()
    assert accounts[0].outlet.name in sources(client, "voices/")
    assert "kurier.example" not in sources(client, "voices/")
