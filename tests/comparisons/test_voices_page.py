"""The page of voices: bars add up, speakers are joined, each number opens its sentences."""

import re
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.models import Comparison
from framing.comparisons.presenting.speaking import Bar, code_of
from framing.comparisons.views.voices import FIRST, lengths_of
from framing.events.models import Account, Event
from tests.comparisons.makers import make_claim, make_comparison, make_row, make_told_event
from tests.helpers import make_event, make_moderator

pytestmark = pytest.mark.django_db

OWN = "Im Hafen von Nordhafen brannte eine Halle."
TOLD = "Der Bürgermeister nannte es ein Unglück."
BY_NAME = "„Wir trauern“, sagte Ole Brandt."
BY_BOTE = "Brandt sprach laut Bote (hafen) von einem Unfall."
NOBODY = "Es soll Verletzte geben."
BRANDT = "ole brandt"


def make_heard_event(**fields: Any) -> tuple[Event, list[Account], Comparison]:
    """Save an event in which one man speaks under three names, and somebody without one."""
    padding = f" {TOLD} {BY_NAME} {BY_BOTE} {NOBODY}"
    event, accounts = make_told_event(padding=padding, **fields)
    comparison = make_comparison(event)
    kurier, bote, _wacht = accounts
    row = make_row(comparison, {kurier: OWN})
    speaker = {"speaker_key": BRANDT}
    make_claim(row, kurier, TOLD, voice="reported", speaker="Bürgermeister", speaker_key=BRANDT)
    make_claim(row, kurier, BY_NAME, voice="quoted", speaker="Ole Brandt", **speaker)
    chain = ["Ole Brandt", "Bote (hafen)"]
    make_claim(row, bote, BY_BOTE, voice="mixed", speaker="Brandt", speaker_chain=chain, **speaker)
    make_claim(row, bote, NOBODY, voice="reported")
    return event, accounts, comparison


@pytest.fixture
def event() -> Event:
    return make_heard_event()[0]


def get(client: Client, event: Event, prefix: str = "", **query: Any) -> str:
    """Get the page, without line ends."""
    page = client.get(f"{prefix}/events/{event.slug}/voices/", query)
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def widths(page: str) -> list[tuple[str, str]]:
    """The parts of the first bar: voice and width."""
    bar = page[page.index('class="voice-bar"') :]
    return re.findall(
        r'data-voice="(\w+)" x="[\d.]+%" width="([\d.]+%)"', bar[: bar.index("</svg>")]
    )


def speakers(page: str) -> list[str]:
    """The heads of the table's rows."""
    table = page[page.index('<table class="speakers"') :]
    return re.findall(r'<th scope="row"> (?:<span lang="\w+">)?([^<]*?) ?<', table)


def test_a_bar_divides_an_account_by_sentences(client: Client, event: Event) -> None:
    thirds = [("outlet", "33.33%"), ("quoted", "33.33%"), ("reported", "33.33%")]
    assert widths(get(client, event)) == thirds


def test_a_bar_divides_an_account_by_words(client: Client, event: Event) -> None:
    page = get(client, event, by="words")
    assert widths(page) == [("outlet", "38.89%"), ("quoted", "27.78%"), ("reported", "33.33%")]
    assert '<input type="hidden" name="by" value="words">' in page


def test_who_has_several_names_is_one_speaker_and_nobody_comes_last(
    client: Client, event: Event
) -> None:
    page = get(client, event)
    assert speakers(page) == ["Ole Brandt", "ohne Namen"]
    row = page[page.index('<th scope="row"> <span lang="de">Ole Brandt') :]
    row = row[: row.index("</th>")]
    assert '<span class="words">Brandt</span>' in row
    assert '<span class="words">Bürgermeister</span>' in row
    assert 'erzählt von: <span class="words">Bote (hafen)</span>' in row


def test_the_name_of_an_account_leads_to_its_voices_alone(client: Client, event: Event) -> None:
    address = f"/events/{event.slug}/voices/?account=kurier"
    assert f'<th scope="row"><a href="{address}"' in get(client, event)
    assert f'<th scope="row"><a href="{address}&amp;by=words"' in get(client, event, by="words")
    assert '<th scope="row"><a' not in get(client, event, account="kurier")
    assert (
        "kurier" not in get(client, event, blind="1").partition("<main")[2].partition("</main")[0]
    )


def test_an_account_without_the_speaker_is_left_out_on_a_phone(
    client: Client, event: Event
) -> None:
    page = get(client, event)
    table = page[page.index('<table class="speakers"') :]
    empty = '<td class="none"><span class="hidden-label">0</span></td>'
    assert table.count(empty) == table.count('class="none"') > 0


def opened(page: str) -> list[str]:
    """The sentences that stand open, without their marks."""
    return re.findall(r"<blockquote[^>]*>„(.*?)“</blockquote>", page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"voice": "outlet", "of": "kurier"}, [OWN]),
        ({"voice": "reported", "of": "kurier"}, [TOLD]),
        ({"who": code_of(BRANDT), "of": "kurier"}, [TOLD, "‚Wir trauern‘, sagte Ole Brandt."]),
        ({"who": code_of(BRANDT)}, [TOLD, "‚Wir trauern‘, sagte Ole Brandt.", BY_BOTE]),
        ({"who": "-"}, [NOBODY]),
        ({"voice": "outlet"}, []),
        ({"voice": "loud", "of": "kurier"}, []),
        ({"who": "00000000"}, []),
    ],
)
def test_each_number_opens_its_sentences(
    client: Client, event: Event, query: dict[str, str], expected: list[str]
) -> None:
    page = get(client, event, **query)
    assert opened(page) == expected
    assert ('id="opened"' in page) is bool(expected)


def test_the_links_of_the_page_lead_to_the_sentences(client: Client, event: Event) -> None:
    page = get(client, event)
    links = re.findall(r'href="\?([^"#]*)#opened"', page)
    assert len(links) == 10
    for link in links:
        answer = client.get(f"/events/{event.slug}/voices/?{link.replace('&amp;', '&')}")
        assert b'id="opened"' in answer.content


def test_the_address_chooses_accounts(client: Client, event: Event) -> None:
    page = get(client, event, account="bote")
    assert page.count('class="voice-bar"') == 1
    assert speakers(page) == ["Brandt", "ohne Namen"]


def test_who_speaks_little_is_one_link_away(client: Client) -> None:
    event, (kurier, *_), comparison = make_heard_event()
    row = comparison.rows.get()
    assert kurier.current_version
    for place in range(FIRST):
        fields = {"start": place, "end": place + 1, "speaker": f"Amt {place}"}
        make_claim(row, kurier, OWN, voice="reported", speaker_key=f"amt {place}", **fields)
    page = get(client, event)
    assert len(speakers(page)) == FIRST + 1
    assert "all=1#speakers" in page
    assert len(speakers(get(client, event, all="1"))) == FIRST + 2
    last = get(client, event, who=code_of(f"amt {FIRST - 1}"))
    assert len(speakers(last)) >= FIRST + 1
    assert 'id="opened"' in last


def test_without_names_of_outlets_nothing_tells_them(client: Client, event: Event) -> None:
    page = get(client, event, blind="1", who=code_of(BRANDT))
    body = page[page.index("<main") :]
    assert "Kurier" not in body
    assert "Bote" not in body
    assert "/texts/kurier" not in body
    assert 'erzählt von: <span class="words">▮▮▮</span>' in body


def test_of_a_closed_text_only_what_may_be_quoted_is_counted(client: Client) -> None:
    event, _accounts, _comparison = make_heard_event(is_practice=False)
    page = get(client, event)
    assert "Brandt" not in page
    assert "aus Gründen des Urheberrechts" in page
    client.force_login(make_moderator())
    assert speakers(get(client, event)) == ["Ole Brandt", "ohne Namen"]


def test_digests_are_noted_above_the_bars(client: Client, event: Event) -> None:
    Account.objects.update(kind=Account.Kind.DIGEST)
    page = get(client, event)
    assert page.index("Gezählt ist unser Digest") < page.index("voice-bar")


def test_an_event_without_a_comparison_says_so(client: Client) -> None:
    event, _accounts = make_told_event()
    assert "Noch kein Vergleich" in get(client, event)
    make_comparison(event)
    page = get(client, event)
    assert "niemand zitiert oder wiedergegeben" in page
    assert widths(page) == []


def test_a_draft_is_not_for_everyone(client: Client) -> None:
    event = make_event("entwurf", state=Event.State.DRAFT)
    assert client.get(f"/events/{event.slug}/voices/").status_code == 404


def test_english(client: Client, event: Event) -> None:
    page = get(client, event, "/en")
    assert "Voices" in page
    assert speakers(page) == ["Ole Brandt", "without a name"]


def test_there_are_few_queries(
    client: Client, event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        get(client, event, who=code_of(BRANDT))


def test_texts_of_unlike_length_say_so() -> None:
    def bars(*lengths: int) -> list[Bar]:
        return [Bar(Account(), (), length) for length in lengths]

    assert lengths_of(bars(6, 9, 18)) == (6, 18)
    assert lengths_of(bars(6, 17)) is None
    assert lengths_of(bars(0)) is None


def test_the_page_warns_of_unlike_lengths(client: Client) -> None:
    event, accounts, comparison = make_heard_event()
    address = f"/events/{event.slug}/voices/"
    assert "verschieden lang" not in client.get(address).content.decode()
    for text in (OWN, NOBODY, BY_BOTE):
        make_claim(comparison.rows.get(), accounts[0], text, start=3000 + len(text), end=3200)
    caches["pages"].clear()
    page = client.get(address).content.decode()
    assert "verschieden lang: 2 bis 6 Sätze" in page


def test_it_says_how_many_speak_in_each_text(client: Client, event: Event) -> None:
    """Those without a name are no number of people; of a text that is only begun it says so."""
    page = get(client, event)
    told = re.search(r"Sprecher je Darstellung:(.*?)</p>", page)
    assert told is not None
    heard = re.findall(r"(\w+) \(hafen\) <strong>(\d+)</strong>", told[1])
    assert heard == [("Kurier", "1"), ("Bote", "1"), ("Wacht", "0")]
    assert "nur der Anfang" not in told[1]
    event.accounts.update(completeness="teaser")
    caches["pages"].clear()
    assert "(nur der Anfang)" in get(client, event)
