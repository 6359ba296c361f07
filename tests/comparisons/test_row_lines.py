"""The line below a row, and how many texts say the same: what is told has to be what was asked."""

import re
from typing import Any

import pytest
from django.test import Client

from framing.comparisons.models import Claim, Finding, Pair, Row
from framing.comparisons.presenting.agreeing import agreeing
from framing.events.models import Account, Event
from tests.comparisons.makers import (
    make_claim,
    make_compared_event,
    make_finding,
    make_row,
    make_told_event,
)
from tests.comparisons.makers import make_comparison as make_comparison_of
from tests.helpers import make_account, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """An event whose count of the hurt differs, and where it differs in words too."""
    event, _accounts, _comparison = make_compared_event()
    left, right = claims("Verletzte")
    make_finding(left, right, "wording", "other_label", marks=("Menschen", "Verletzte"))
    return event


def claims(topic: str) -> list[Claim]:
    """The claims of a row, the earlier account first."""
    return list(Row.objects.get(topic=topic).claims.order_by("account__published_on"))


def lines(client: Client, event: Event, **query: Any) -> list[str]:
    """What the lines below the rows say."""
    page = client.get(f"/events/{event.slug}/compare/", query).content.decode()
    told = re.findall(
        r"<summary[^>]*>(?:<span class=.ask.>Warum\?</span>)?(.*?)</summary>",
        page.split('id="rows"')[1],
    )
    return [re.sub(r"<[^>]*>", "", line).strip() for line in told]


def test_the_line_tells_the_strongest_finding_of_the_kinds_asked_for(
    client: Client, event: Event
) -> None:
    assert (
        lines(client, event)[0]
        == "Kurier (hafen) nennt „Zwölf Menschen“, Bote (hafen) nennt „zwanzig“."
    )
    told = lines(client, event, kind="wording")[0]
    assert told == "Kurier (hafen) schreibt „Menschen“, Bote (hafen) schreibt „Verletzte“."
    assert lines(client, event, kind=["wording", "figure"])[0].endswith("nennt „zwanzig“.")


def test_the_line_names_who_lacks_it_where_that_is_asked_for(client: Client, event: Event) -> None:
    assert lines(client, event, kind="absence") == ["Nicht gefunden bei: Wacht (hafen)."]


def test_many_who_lack_it_are_counted(client: Client, event: Event) -> None:
    row = Row.objects.get(topic="Verletzte")
    for number in range(3):
        account = make_account(event, make_outlet(name=f"O{number}"), text="Nichts.")
        Finding.objects.create(
            comparison=row.comparison, row=row, account=account, kind="absence", rule="lacking"
        )
    told = lines(client, event, kind="absence", account="all")
    assert told == ["In 4 Darstellungen nicht gefunden."]


def test_what_a_person_checked_is_told_first(client: Client, event: Event) -> None:
    Finding.objects.filter(kind="wording").update(state="confirmed")
    assert "schreibt „Menschen“" in lines(client, event)[0]
    assert "nennt „Zwölf Menschen“" in lines(client, event, state="machine")[0]


def test_another_group_is_told_after_what_differs(client: Client, event: Event) -> None:
    Finding.objects.filter(kind="figure").update(subtype="other_group", rule="other_group")
    assert "schreibt „Menschen“" in lines(client, event)[0]


def test_the_line_tells_of_the_person_asked_for(client: Client) -> None:
    event, accounts = make_told_event()
    comparison = make_comparison_of(event)
    kurier, bote, wacht = accounts
    words = {
        kurier: "Zwölf Menschen wurden verletzt.",
        bote: "Die Feuerwehr zählte zwanzig Verletzte.",
        wacht: "Der Verein der Fischer sagte sein Fest ab.",
    }
    row = make_row(comparison, words)
    first, second, third = row.claims.order_by("account__published_on")
    make_finding(first, second, "figure", "other_value", marks=("Zwölf", "zwanzig"))
    make_finding(first, third, "wording", "other_label", marks=("Menschen", "Fischer"))
    Claim.objects.filter(pk=third.pk).update(speaker="Ole Brandt", speaker_key="brandt")
    assert "nennt „zwanzig“" in lines(client, event)[0]
    assert "schreibt „Fischer“" in lines(client, event, speaker="Ole Brandt")[0]
    Finding.objects.filter(kind="wording").delete()
    comparison.note_edit()
    told = lines(client, event, speaker="Ole Brandt")
    assert told == ["kein Befund zu dieser Auswahl"]


def test_the_explanation_begins_with_what_the_line_tells(client: Client, event: Event) -> None:
    address = f"/events/{event.slug}/compare/{Row.objects.get(topic='Verletzte').pk}/"
    for query, kind in (({}, "figure"), ({"kind": "wording"}, "wording")):
        assert client.get(address, query).context["strongest"].finding.kind == kind
    Finding.objects.filter(kind="wording").update(state="confirmed")
    page = client.get(address, {"state": "machine"})
    assert page.context["strongest"].finding.kind == "figure"
    assert [card.finding.kind for card in page.context["more"]] == ["wording"]
    page = client.get(f"/events/{event.slug}/compare/", {"kind": "wording", "base": "kurier"})
    assert "kind=wording&amp;base=kurier" in page.content.decode()


def three_tellings() -> tuple[Event, list[Account], list[Claim]]:
    """A row that three accounts tell."""
    event, accounts, comparison = make_compared_event()
    words = ("Im Hafen von Nordhafen", "In Nordhafen brannte", "Der Verein der Fischer")
    row = make_row(comparison, dict(zip(accounts, words, strict=True)), topic="Drei")
    return event, accounts, list(row.claims.order_by("account__published_on"))


def test_standing_in_a_row_is_not_saying_the_same(client: Client) -> None:
    event, _accounts, told = three_tellings()

    def counted() -> str:
        page = client.get(f"/events/{event.slug}/compare/").content.decode()
        row = page[page.index(f'id="row-{told[0].row_id}"') :]
        found = re.search(r'<p class="meta telling">(.*?)</p>', row)
        assert found
        return found[1]

    assert counted() == "3 Texte sagen etwas dazu"
    make_finding(told[0], told[1], "agreement", "same_statement")
    assert counted() == "3 Texte sagen etwas dazu, 2 davon dasselbe, soweit verglichen"
    make_finding(told[1], told[2], "agreement", "same_statement")
    assert counted() == "3 Texte sagen etwas dazu, alle dasselbe, soweit verglichen"


def test_who_clashes_does_not_say_the_same() -> None:
    _event, _accounts, told = three_tellings()
    found = [
        make_finding(told[0], told[1], "agreement", "same_statement"),
        make_finding(told[1], told[2], "same_origin", "near_copy"),
    ]
    assert agreeing(found) == 3
    other_group = make_finding(told[0], told[2], "figure", "other_group", subtype="other_group")
    assert agreeing([*found, other_group]) == 3
    clash = make_finding(told[0], told[2], "contradiction", "negation")
    assert agreeing([*found, clash]) == 0
    assert agreeing([clash]) == 0
    assert agreeing(found[1:]) == 0  # copies alone


def test_numbers_of_near_days_are_told_before_those_of_days_apart(
    client: Client, event: Event
) -> None:
    figure = Finding.objects.get(kind="figure")
    wacht = event.accounts.latest("published_on")
    assert figure.row
    other = make_claim(figure.row, wacht, "Der Verein der Fischer")
    near = make_finding(
        figure.two_claims.right, other, "figure", "other_value", marks=("", "Verein")
    )
    Pair.objects.filter(pk=near.two_claims.pk).update(score=0.1)
    figure.comparison.note_edit()
    assert "Kurier (hafen)" in lines(client, event)[0]
    event.accounts.filter(slug="kurier").update(published_on="2023-12-01")
    figure.comparison.note_edit()
    assert "Kurier (hafen)" not in lines(client, event)[0]
