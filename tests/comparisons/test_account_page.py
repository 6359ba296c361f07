"""One account in its text: whole for moderators and digests, else its claims as quotes."""

import pytest
from django.test import Client

from framing.comparisons.models import Claim
from framing.events.models import Account, Event, Notice, OutletAddress
from tests.comparisons.makers import PADDING, make_compared_event
from tests.helpers import make_account, make_event, make_outlet, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_compared_event(padding=PADDING, is_practice=False)[0]


def get(client: Client, event: Event, slug: str = "wacht") -> str:
    """Get the page of an account."""
    return client.get(f"/events/{event.slug}/texts/{slug}/").content.decode()


LEFT_OUT = "Wir trauern"  # a sentence of the text that is no claim


def test_readers_see_shared_claims_of_an_article_as_quotes(client: Client, event: Event) -> None:
    page = get(client, event, "kurier")
    assert "„Zwölf Menschen wurden verletzt.“" in page
    assert "Aus Gründen des Urheberrechts" in page
    assert "[…]" not in page


def test_readers_do_not_see_what_only_this_article_says(client: Client, event: Event) -> None:
    page = get(client, event)
    assert "Der Verein der Fischer" not in page
    assert LEFT_OUT not in page
    assert "1 weitere Aussage dieses Textes zeigen wir" in page


def test_words_left_out_between_two_quotes_are_marked(client: Client, event: Event) -> None:
    Claim.objects.filter(text__startswith="Im Hafen").delete()
    assert "[…]" in get(client, event, "kurier")


def test_moderators_see_the_whole_text(moderator_client: Client, event: Event) -> None:
    assert LEFT_OUT in get(moderator_client, event)


def test_a_digest_is_shown_whole_and_says_what_it_is(client: Client, event: Event) -> None:
    event.accounts.update(kind=Account.Kind.DIGEST, title="Titel der Zeitung")
    page = get(client, event)
    assert LEFT_OUT in page
    assert "Digest: Wir fassen zusammen, was " in page
    assert "„Der Verein" not in page
    assert "Titel der Zeitung" not in page


def test_a_claim_carries_its_voice_its_anchor_and_its_findings(
    client: Client, event: Event
) -> None:
    event.accounts.update(kind=Account.Kind.DIGEST)
    Claim.objects.update(voice="reported")
    page = get(client, event, "kurier")
    claim = Claim.objects.get(text__startswith="Zwölf")
    assert f'data-voice="reported" id="{claim.anchor}"' in page
    assert f'data-kind="figure" href="/events/hafen/compare/{claim.row_id}/"' in page
    assert "wiedergegeben" in page


def test_claims_of_an_older_version_are_not_laid_over_the_new_one(
    client: Client, event: Event
) -> None:
    account = event.accounts.get(slug="wacht")
    make_version(account, "Ganz neuer Text.", markup="plain")
    event.accounts.update(kind=Account.Kind.DIGEST)
    page = get(client, event)
    assert "Ganz neuer Text." in page
    assert "noch nicht verglichen" in page


def test_the_notice_stands_before_the_text_with_its_source(client: Client, event: Event) -> None:
    outlet = event.accounts.get(slug="wacht").outlet
    Notice.objects.create(
        outlet=outlet,
        text="Unter Sanktionen seit Mai.",
        source_name="Amtsblatt",
        dated="2024-05-20",
        set_by="Ada",
    )
    page = get(client, event)
    assert page.index("Unter Sanktionen seit Mai.") < page.index("So liest man die Marken")
    assert "Quelle: Amtsblatt, 20. Mai 2024. Hinweis gesetzt von Ada" in page


@pytest.mark.parametrize(("as_text", "links"), [(False, 1), (True, 0)])
def test_the_original_is_linked_unless_the_outlet_is_banned(
    client: Client,
    event: Event,
    as_text: bool,  # noqa: FBT001
    links: int,
) -> None:
    account = event.accounts.get(slug="wacht")
    event.accounts.filter(slug="wacht").update(url="https://wacht.example/1")
    Notice.objects.create(
        outlet=account.outlet,
        text="Sendeverbot.",
        source_name="Amtsblatt",
        dated="2024-05-20",
        set_by="Ada",
        address_as_text=as_text,
    )
    page = get(client, event)
    assert "https://wacht.example/1" in page
    assert page.count('href="https://wacht.example/1"') == links


def test_an_account_without_text_shows_where_to_look(client: Client) -> None:
    event, outlet = make_event(), make_outlet()
    OutletAddress.objects.create(outlet=outlet, kind="feed", url="https://fechter.example/feed")
    make_account(event, outlet, slug="leer", text="")
    page = get(client, event, "leer")
    assert "Noch nicht abgerufen." in page
    assert 'href="https://fechter.example/feed"' in page


def test_unknown_accounts_and_drafts_are_not_found(client: Client, event: Event) -> None:
    assert client.get(f"/events/{event.slug}/texts/nobody/").status_code == 404
    Event.objects.update(state=Event.State.DRAFT)
    assert client.get(f"/events/{event.slug}/texts/wacht/").status_code == 404


def test_without_a_comparison_the_text_stands_unmarked(client: Client) -> None:
    event = make_event()
    make_account(event, slug="bote", kind=Account.Kind.DIGEST)
    page = get(client, event, "bote")
    assert "Lagerhalle" in page
    assert "Aussagen sind noch nicht markiert" in page


def test_the_headline_stands_once(moderator_client: Client) -> None:
    event = make_event()
    make_account(event, slug="bote", title="Brand im Hafen von Nordhafen")
    page = get(moderator_client, event, "bote")
    assert page.count("Brand im Hafen von Nordhafen") == 1


def test_an_invented_event_shows_its_texts_whole_and_says_so(client: Client, event: Event) -> None:
    Event.objects.update(is_practice=True)
    Account.objects.update(url="https://wacht.example/1")
    page = get(client, event)
    assert LEFT_OUT in page
    assert "erfundenes Übungsereignis" in page
    assert "Urheberrecht" not in page
    assert "wacht.example" not in page
