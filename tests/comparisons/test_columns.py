"""The columns of the matrix: who stands first, who is left out, and what a phone folds away."""

import re
from typing import Any

import pytest
from django.test import Client

from framing.comparisons.meeting import COLUMNS
from framing.comparisons.models import Comparison, Finding
from framing.comparisons.selection import PER_PAGE
from framing.comparisons.views.columns import ON_A_PHONE
from framing.events.models import Account, Event
from tests.comparisons.makers import make_comparison, make_finding, make_row
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db

SENTENCES = [f"Boot {number:02} sank." for number in range(PER_PAGE + 4)]


@pytest.fixture
def accounts() -> list[Account]:
    """Ten accounts of a regatta, by date; each tells all of it."""
    event = make_event("regatta", is_practice=True)
    return [
        make_account(
            event,
            make_outlet(name=f"O{number}"),
            slug=f"a{number}",
            text=" ".join(SENTENCES),
            markup="plain",
            published_on=f"2024-01-{number + 10}",
        )
        for number in range(10)
    ]


@pytest.fixture
def event(accounts: list[Account]) -> Event:
    """The event, of which the later accounts tell most; the last two only on the second page."""
    comparison = make_comparison(accounts[0].event)
    for number, words in enumerate(SENTENCES[:PER_PAGE]):
        make_row(comparison, dict.fromkeys(accounts[min(6, max(0, 7 - number)) : 8], words))
    make_row(comparison, dict.fromkeys(accounts[8:], SENTENCES[-1]))
    return accounts[0].event


def get(client: Client, event: Event, **query: Any) -> str:
    """Get the matrix."""
    return client.get(f"/events/{event.slug}/compare/", query).content.decode()


def columns(page: str) -> list[str]:
    """The heads of the columns shown."""
    heads = page[page.index('class="heads"') : page.index("<article")]
    return re.findall(r"/texts/(\w+)/", heads)


def test_who_shares_most_rows_stands_first(client: Client, event: Event) -> None:
    by_rows = ["a6", "a7", "a5", "a4", "a3", "a2", "a1", "a0"]  # of as many rows, by date
    assert columns(get(client, event, account="all")) == by_rows
    assert columns(get(client, event, account="all", page="2")) == ["a8", "a9"]


def test_columns_keep_their_order_on_every_page(
    client: Client, event: Event, accounts: list[Account]
) -> None:
    comparison = Comparison.objects.get(event=event)
    for number, told in enumerate((0, 0, 6)):  # on the second page, the first account says most
        words = SENTENCES[PER_PAGE + number]
        make_row(comparison, {accounts[told]: words, accounts[8]: words})
    first = columns(get(client, event, account="all"))
    second = columns(get(client, event, account="all", page="2"))
    assert second == ["a6", "a0", "a8", "a9"]
    assert [each for each in first if each in second] == ["a6", "a0"]


def test_columns_keep_their_order_under_a_filter(
    client: Client, event: Event, accounts: list[Account]
) -> None:
    """The second of three tells nothing of what is asked for."""
    words = SENTENCES[PER_PAGE]
    make_row(Comparison.objects.get(event=event), dict.fromkeys((accounts[0], accounts[7]), words))
    few = ["a0", "a6", "a7"]
    assert columns(get(client, event, account=few)) == ["a7", "a6", "a0"]
    assert columns(get(client, event, account=few, q=words)) == ["a7", "a6", "a0"]


def test_cells_stand_below_the_heads_of_their_columns(client: Client, event: Event) -> None:
    page = get(client, event, account="all")
    row = page[page.index("<article") : page.index("</article>")]
    assert re.findall(r'<p class="outlet">O(\d)', row) == [
        slug.removeprefix("a") for slug in columns(page)
    ]


def test_the_base_leads_and_so_does_the_text_that_rows_follow(client: Client, event: Event) -> None:
    assert columns(get(client, event, account="all", base="a3"))[0] == "a3"
    few = ["a7", "a1", "a5"]
    assert columns(get(client, event, account=few)) == ["a5", "a7", "a1"]
    assert columns(get(client, event, account=few, sort="text")) == ["a1", "a5", "a7"]


def test_columns_stand_as_the_reader_has_put_them(client: Client, event: Event) -> None:
    page = get(client, event, account=["a7", "a6", "a5"])
    moved = re.search(r'class="leftward" id="leftward-\d+" href="\?([^"]*)"', page)
    assert moved
    address = moved[1].replace("&amp;", "&")
    page = client.get(f"/events/{event.slug}/compare/?{address}").content.decode()
    assert columns(page) == ["a7", "a6", "a5"]
    # The form below sends the same order again.
    assert '<input type="hidden" name="columns" value="own">' in page
    ticked = re.findall(r'name="account" value="(\w+)" checked', page)
    assert ticked == ["a7", "a6", "a5"]
    assert 'name="columns"' not in get(client, event, account="all")


def test_more_columns_are_one_step_away(client: Client, event: Event) -> None:
    page = get(client, event)
    assert len(columns(page)) == COLUMNS
    for number in (6, 8):
        assert f'href="?columns={number}"' in page
        assert len(columns(get(client, event, columns=str(number)))) == number
    assert len(columns(get(client, event, columns="7"))) == COLUMNS
    assert len(columns(get(client, event, columns="viele"))) == COLUMNS


def test_who_is_not_shown_is_named_and_can_be_added(client: Client, event: Event) -> None:
    page = get(client, event, account=["a5", "a6", "a7"])
    assert "Gezeigt: 3 von 10 Darstellungen" in page
    left_out = page[page.index("Nicht gezeigt") :]
    assert re.findall(r"<a [^>]*>(O\d)</a>", left_out)[:7] == [
        f"O{n}" for n in (0, 1, 2, 3, 4, 8, 9)
    ]
    assert "?account=a5&amp;account=a6&amp;account=a7&amp;account=a0" in left_out
    assert "Nicht gezeigt" not in get(client, event, account="all")


def test_all_accounts_keep_the_filters(client: Client, event: Event) -> None:
    page = get(client, event, sort="time", single="1")
    assert 'href="?sort=time&amp;single=1&amp;account=all"' in page


def test_a_phone_begins_with_the_two_that_the_line_tells_of(client: Client, event: Event) -> None:
    comparison = event.comparisons.get()
    row = comparison.rows.get(order=9)
    claims = {claim.account.slug: claim for claim in row.claims.select_related("account")}
    make_finding(claims["a2"], claims["a7"], "wording", "other_label", marks=("Boot", "sank"))
    assert Finding.objects.count() == 1
    page = get(client, event, account="all")
    cells = re.findall(
        r'<li class="cell([^"]*)">\s*<p class="outlet">O(\d)', page.split(f'id="row-{row.pk}"')[1]
    )[:8]
    assert {number for marks, number in cells if "named" in marks} == {"2", "7"}
    assert sum("folded" not in marks for marks, _number in cells) == ON_A_PHONE
    assert not any("named" in marks and "folded" in marks for marks, _number in cells)
    assert "noch 4 Darstellungen zeigen" in page


def test_of_few_columns_nothing_is_folded_away(client: Client, event: Event) -> None:
    page = get(client, event, account=[f"a{n}" for n in range(3, 8)])
    assert "folded" not in page
    assert "unfold" not in page
