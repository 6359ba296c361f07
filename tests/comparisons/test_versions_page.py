"""Two versions of a text: what changed is marked, and foreign texts stay closed."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.presenting.versions import Block, Run, State, changes_of, difference
from framing.events.models import Account, Snapshot
from tests.comparisons.makers import make_told_event
from tests.helpers import make_account, make_event, make_moderator, make_outlet, make_version

OLD = "# Brand im Hafen\n\nZwölf Menschen wurden verletzt.\n\nDer Hafen ist gesperrt.\n\nEnde."
NEW = "# Feuer im Hafen\n\nZwanzig Menschen wurden verletzt.\n\nDer Hafen ist gesperrt!\n\nEnde."


def block(words: str, *, is_heading: bool = False) -> Block:
    return Block(words, is_heading)


def states(older: list[Block], newer: list[Block]) -> list[State]:
    return [change.state for change in changes_of(older, newer)]


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("Der Hafen brannte.", "Der Hafen brannte.", [State.SAME]),
        ("Der Hafen brannte.", "Der Hafen  brannte!", [State.TRIVIAL]),
        ("Der Hafen brannte.", "Der HAFEN brannte.", [State.TRIVIAL]),
        ("Der Hafen brannte.", "Der Hafen brennt.", [State.CHANGED]),
        ("Der Hafen brannte.", "Niemand weiß mehr.", [State.REMOVED, State.ADDED]),
        ("", "Neu.", [State.ADDED]),
        ("Alt.", "", [State.REMOVED]),
    ],
)
def test_what_became_of_a_paragraph(older: str, newer: str, expected: list[State]) -> None:
    assert states(*([block(words)] if words else [] for words in (older, newer))) == expected


def test_a_paragraph_meets_the_one_it_became_past_a_new_one() -> None:
    older = [block("Der Hafen brannte am Montag.")]
    newer = [block("Ganz andere Wörter stehen da."), block("Der Hafen brannte am Dienstag.")]
    assert states(older, newer) == [State.ADDED, State.CHANGED]


def test_a_heading_takes_the_place_of_a_heading_only() -> None:
    older = [block("Chaos am Kai", is_heading=True)]
    assert states(older, [block("Randale im Hafen", is_heading=True)]) == [State.CHANGED]
    assert states(older, [block("Chaos am Kai")]) == [State.REMOVED, State.ADDED]


def test_words_are_marked_where_they_differ_and_numbers_whole() -> None:
    (change,) = changes_of([block("Rund 900 kamen.")], [block("Rund 1.900 kamen.")])
    kept = Run("Rund ", is_changed=False), Run(" kamen.", is_changed=False)
    assert change.older == (kept[0], Run("900", is_changed=True), kept[1])
    assert change.newer == (kept[0], Run("1.900", is_changed=True), kept[1])


def test_headings_come_first_and_kept_paragraphs_are_folded() -> None:
    told = [block("Eins steht da."), block("Zwei steht da."), block("Drei, vier und fünf.")]
    older = [*told, block("Alt", is_heading=True)]
    newer = [told[0], block("Zwei steht da!"), block("Drei, vier und sechs.")]
    found = difference(older, [*newer, block("Neu", is_heading=True)])
    assert [change.newer[-1].words for change in found.headings] == ["Neu"]
    assert [(s.is_kept, len(s.changes), s.trivial) for s in found.text] == [
        (True, 2, 1),
        (False, 1, 0),
    ]
    assert (found.removed, found.added) == (2, 2)
    assert not found.is_empty
    assert difference(told, told).is_empty


def make_changed_account(**fields: Any) -> Account:
    """Save an account of an invented event that was read twice."""
    event = make_event("hafen", **{"is_practice": True} | fields)
    outlet = make_outlet("kurier", name="Kurier")
    account = make_account(event, outlet, slug="kurier", text=OLD)
    make_version(account, NEW)
    return account


def get(client: Client, name: str = "kurier", prefix: str = "", **query: str) -> str:
    """Get the page, without line ends."""
    page = client.get(f"{prefix}/events/hafen/texts/{name}/versions/", query)
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


@pytest.mark.django_db
def test_two_versions_stand_side_by_side(client: Client) -> None:
    make_changed_account()
    page = get(client)
    assert "<del>Brand</del> im Hafen" in page
    assert "<ins>Zwanzig</ins> Menschen" in page
    assert "<del>Zwölf</del> Menschen" in page
    assert page.index("<ins>Feuer</ins>") < page.index("<ins>Zwanzig</ins>")
    assert "2 Absätze mit denselben Wörtern" in page
    assert "davon 1 mit anderen Zeichen" in page


@pytest.mark.django_db
def test_the_address_chooses_versions(client: Client) -> None:
    make_version(make_changed_account(), NEW.replace("Ende.", "Schluss."))
    assert "<ins>Schluss.</ins>" in get(client)
    assert "<ins>Feuer</ins>" not in get(client)
    assert "<ins>Feuer</ins>" in get(client, **{"from": "1", "to": "2"})
    assert "<ins>Feuer</ins>" in get(client, **{"from": "2", "to": "1"})
    assert "<ins>Schluss.</ins>" in get(client, **{"from": "7", "to": "x"})
    assert "Kein Wort ist anders" in get(client, **{"from": "2", "to": "2"})


@pytest.mark.django_db
def test_of_a_foreign_text_only_the_dates_are_told(client: Client) -> None:
    make_changed_account(is_practice=False)
    page = get(client)
    assert "Zwanzig" not in page
    assert "Fassung 2, gelesen am" in page
    assert "war verändert" in page
    client.force_login(make_moderator())
    assert "<ins>Zwanzig</ins>" in get(client)


@pytest.mark.django_db
def test_a_digest_that_took_an_articles_place_does_not_open_it(client: Client) -> None:
    account = make_changed_account(is_practice=False)
    Account.objects.update(kind=Account.Kind.DIGEST)
    Snapshot.objects.filter(versions__number=2).update(source=Snapshot.Source.OWN)
    assert "Zwölf" not in get(client)
    account.snapshots.update(source=Snapshot.Source.OWN)
    page = get(client, again="1")
    assert "<del>Zwölf</del>" in page
    assert "unser Digest" in page


@pytest.mark.django_db
def test_one_version_or_none_is_said(client: Client) -> None:
    event, _accounts = make_told_event("hafen")
    make_account(event, make_outlet("leer"), slug="leer", text="")
    assert "nur eine Fassung" in get(client)
    assert "Noch nicht abgerufen" in get(client, "leer")
    assert client.get("/events/hafen/texts/niemand/versions/").status_code == 404


@pytest.mark.django_db
def test_without_names(client: Client) -> None:
    account = make_changed_account()
    make_version(account, f"{NEW}\n\nDas meldet der Kurier.")
    page = get(client, "a", blind="1")
    assert "Kurier" not in page[page.index("<main") :]
    assert "▮▮▮" in page
    assert "Medium A" in page


@pytest.mark.django_db
def test_overview_and_text_lead_there(client: Client) -> None:
    make_changed_account()
    for address in ("/events/hafen/", "/events/hafen/texts/kurier/"):
        page = client.get(address).content.decode()
        assert 'href="/events/hafen/texts/kurier/versions/"' in page, address


@pytest.mark.django_db
def test_english_and_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_changed_account()
    assert "What has changed in the text" in get(client, prefix="/en")
    with django_assert_max_num_queries(12):
        get(client)
