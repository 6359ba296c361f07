"""Reading without outlets' names: no page of an event gives them away."""

import pytest
from django.test import Client

from framing.comparisons.models import Comparison
from framing.comparisons.presenting.blind import PRINTED, Names, codes, letter, shorten
from framing.events.models import Account, Event, Outlet
from tests.comparisons.makers import make_claim, make_compared_event
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db

BLIND = {"blind": "1"}


@pytest.fixture
def told() -> tuple[Event, list[Account], Comparison]:
    """An event with an account that names another outlet and two speakers."""
    event, accounts, comparison = make_compared_event()
    outlet = make_outlet("wache", name="Die Hafenwache (hw)", homepage="https://hafenwache.test/")
    text = "Laut Hafenwache und dem Wacht (hafen) brannte im Hafen nichts."
    accounts.append(make_account(event, outlet, slug="hafenwache", text=text, markup="plain"))
    row = comparison.rows.get(topic="Halle")
    make_claim(row, accounts[-1], text, speaker="Wacht (hafen)", voice="reported")
    return event, accounts, comparison


def pages_of(event: Event, comparison: Comparison) -> list[str]:
    """Every page of an event that can be read blind."""
    base = f"/events/{event.slug}/"
    row = comparison.rows.get(topic="Halle")
    return [
        base,
        f"{base}compare/",
        f"{base}compare/?account=all&single=1",
        f"{base}compare/{row.pk}/",
        f"{base}texts/a/",
        f"{base}read/a/b/",
    ]


def test_no_page_tells_an_outlet(
    client: Client, told: tuple[Event, list[Account], Comparison]
) -> None:
    event, accounts, comparison = told
    for address in pages_of(event, comparison):
        page = (
            client.get(address, {**BLIND})
            if "?" not in address
            else client.get(address + "&blind=1")
        )
        words = page.content.decode()
        assert "Medium A" in words, address
        for account in accounts:
            assert account.outlet.name not in words, address
            assert account.slug not in words.replace("/events/hafen/", ""), address


def test_the_way_back_keeps_the_choice(
    client: Client, told: tuple[Event, list[Account], Comparison]
) -> None:
    event, _accounts, _comparison = told
    here = f"/events/{event.slug}/compare/?account=kurier&account=bote&base=bote"
    page = client.get(here)
    base = f"/events/{event.slug}/compare/"
    assert page.context["switched"] == f"{base}?account=a&account=b&base=b&blind=1"
    page = client.get(page.context["switched"])
    assert [account.slug for account in page.context["selection"].accounts] == ["bote", "kurier"]
    assert page.context["switched"] == "?account=a&account=b&base=b&blind=1&reveal=1"
    answer = client.get(base + page.context["switched"])
    assert answer.headers["Location"] == f"{base}?account=kurier&account=bote&base=bote"


@pytest.mark.parametrize(
    ("named", "blind"), [("texts/kurier/", "texts/a/"), ("read/kurier/bote/", "read/a/b/")]
)
def test_names_in_the_address_of_a_page_are_switched_too(
    client: Client, told: tuple[Event, list[Account], Comparison], named: str, blind: str
) -> None:
    base = f"/events/{told[0].slug}/"
    page = client.get(base + named)
    assert page.context["switched"] == f"{base}{blind}?blind=1"
    page = client.get(page.context["switched"])
    assert page.context["switched"] == "?blind=1&reveal=1"
    answer = client.get(f"{base}{blind}?blind=1&reveal=1")
    assert answer.headers["Location"] == base + named
    assert client.get(base + named, BLIND).status_code == 404


def test_a_text_read_blind_tells_nothing_about_its_outlet(
    client: Client, told: tuple[Event, list[Account], Comparison]
) -> None:
    event, accounts, _comparison = told
    accounts[-1].byline = "Rita Wache"
    accounts[-1].url = "https://hafenwache.test/brand"
    accounts[-1].title = "Die Hafenwache: Brand"
    accounts[-1].save()
    code = codes(sorted(event.accounts.all(), key=lambda each: (each.published_on, each.pk)))
    page = client.get(f"/events/{event.slug}/texts/{code[accounts[-1].pk]}/", BLIND)
    body = page.content.decode()
    assert f"Laut {PRINTED} und dem {PRINTED}" in body
    assert f"{PRINTED}: Brand" in body
    for hidden in ("Rita Wache", "hafenwache.test", "/outlets/"):
        assert hidden not in body


def test_names_are_masked_in_quotes_and_marks_stay_true(
    client: Client, told: tuple[Event, list[Account], Comparison]
) -> None:
    event, _accounts, comparison = told
    page = client.get(
        f"/events/{event.slug}/compare/", {"blind": "1", "account": "all", "single": "1"}
    )
    assert f"{PRINTED} und dem {PRINTED} brannte im Hafen nichts" in page.content.decode()
    assert f"laut: {PRINTED}" in page.content.decode()
    assert comparison.claims.filter(text__contains=PRINTED).count() == 0


def test_links_stay_blind(client: Client, told: tuple[Event, list[Account], Comparison]) -> None:
    page = client.get(f"/events/{told[0].slug}/", BLIND).content.decode()
    assert f"/events/{told[0].slug}/compare/?blind=1" in page


def test_notices_wait_for_the_names(client: Client) -> None:
    event, accounts, _comparison = make_compared_event()
    accounts[0].outlet.notices.create(
        text="Ein Hinweis.", source_name="Amt", dated="2024-01-01", set_by="redaktion"
    )
    assert "Ein Hinweis." in client.get(f"/events/{event.slug}/").content.decode()
    assert "Ein Hinweis." not in client.get(f"/events/{event.slug}/", BLIND).content.decode()


@pytest.mark.parametrize(
    ("name", "words", "masked"),
    [
        ("Der Spiegel", "wie der SPIEGEL schreibt", "wie der ▮▮▮ schreibt"),
        ("Der Spiegel", "im Spiegel steht", "▮▮▮ steht"),
        ("DER SPIEGEL", "Der SPIEGEL und laut Spiegel", "Der ▮▮▮ und laut ▮▮▮"),
        ("Der Spiegel", "ein Spiegel zerbrach", "ein Spiegel zerbrach"),
        ("Der Spiegel", "laut Spiegel", "laut ▮▮▮"),
        ("taz", "der taz-Bericht", "der ▮▮▮-Bericht"),
        ("stern", "des sterns", "des ▮▮▮s"),
        ("stern", "sternförmig", "sternförmig"),
        ("Agentur Nord (an)", "Agentur Nord meldet", "▮▮▮ meldet"),
        ("Bild", "auf dem Bild", "auf dem ▮▮▮"),
        ("BILD", "laut Bild, die Bild-Zeitung, ein Bild", "laut ▮▮▮, die ▮▮▮-Zeitung, ein Bild"),
        ("dpa-AFX", "laut dpa; (AFX)", "laut ▮▮▮; (▮▮▮)"),
        ("Anti-Spiegel", "anti, Anti", "anti, Anti"),
        ("RT DE", "RT in DE", "▮▮▮ in DE"),
        ("Süddeutsche Zeitung", "SZ; der Süddeutschen", "▮▮▮; ▮▮▮"),
        ("Sächsische Zeitung", "in der Sächsischen Schweiz", "in ▮▮▮ Schweiz"),
        ("junge Welt", "die jW, die Welt", "die ▮▮▮, die Welt"),
        ("Lohetaler Anzeiger", "sagte er dem Anzeiger", "sagte er ▮▮▮"),
        ("Mannheimer Morgen", "am Morgen, der Morgen", "am Morgen, der Morgen"),
        (
            "Querfeld-Nachrichtenagentur",
            "die Nachrichtenagentur Querfeld",
            "die Nachrichtenagentur ▮▮▮",
        ),
        ("Europäische Union heute (EU heute)", "die EU", "die EU"),
    ],
)
def test_how_texts_write_a_name(name: str, words: str, masked: str) -> None:
    hidden = Names([Outlet(name=name)]).hide(words)
    assert len(hidden) == len(words)
    assert shorten(hidden) == masked


def test_without_outlets_nothing_is_hidden() -> None:
    assert Names([]).hide("alles") == "alles"
    assert Names([]).hidden_in("alles") == []


def test_it_tells_what_it_hides() -> None:
    names = Names([Outlet(name="Die Welt"), Outlet(name="Der Spiegel")])
    for words in ("Welt", "Das schrieb Der Spiegel, sagt Der Spiegel.", "Die Halle brannte."):
        hidden = names.hidden_in(words)
        assert bool(hidden) is (names.hide(words) != words)
        assert all(name in words for name in hidden)


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]


def test_two_accounts_of_an_outlet_share_a_letter() -> None:
    event, outlet = make_event(), make_outlet("bote")
    first, second = (
        make_account(event, outlet, slug=f"b{n}", url=f"https://b.test/{n}") for n in (1, 2)
    )
    other = make_account(event, make_outlet("wacht"), slug="w")
    assert list(codes([first, other, second]).values()) == ["a", "b", "a-2"]
