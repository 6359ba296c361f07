"""The page of an event: accounts by date, the strongest differences, how far the comparison is."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.measured import rates
from framing.comparisons.models import Comparison, Finding, Row
from framing.events.models import Account, Event, Notice, OutletAddress
from tests.comparisons.makers import (
    make_compared_event,
    make_comparison,
    make_finding,
    make_row,
    make_told_event,
)
from tests.helpers import make_account, make_event, make_moderator, make_outlet

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def text(client: Client, event: Event, page: str = "") -> str:
    """Get a page of an event."""
    return client.get(f"/events/{event.slug}/{page}").content.decode()


def test_accounts_stand_by_date(client: Client) -> None:
    event, _accounts = make_told_event()
    page = text(client, event)
    assert page.index("Kurier (hafen)") < page.index("Bote (hafen)") < page.index("Wacht (hafen)")


def test_the_strongest_difference_shows_both_quotes(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    page = text(client, event)
    assert "Bote (hafen) nennt" in page
    assert '<mark class="differs" data-kind="figure">zwanzig</mark>' in page
    assert '„<mark class="differs" data-kind="figure">Zwölf</mark> Menschen' in page


def test_a_checked_finding_looks_different_from_the_machines(client: Client) -> None:
    event, _accounts, comparison = make_compared_event()
    assert "maschinell gefunden" in text(client, event)
    assert '#errors" title="im Test waren' in text(client, event)
    Finding.objects.update(state=Finding.State.CONFIRMED)
    comparison.note_edit()
    page = text(client, event)
    assert "geprüft" in page
    assert "maschinell gefunden" not in page


def test_words_of_a_digest_are_no_quotation_and_say_so(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    event.accounts.update(kind=Account.Kind.DIGEST)
    page = text(client, event)
    assert "„<mark" not in page
    assert "zeigen unsere Zusammenfassung" in page


def test_the_comparison_is_counted(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    page = text(client, event)
    assert "5 Aussagen aller Texte bilden 3 Zeilen; zu 2 davon" in page
    assert '<dd class="number">1 Zeile</dd>' in page
    assert '<span class="number">1 Zeile</span>' in page


def test_beside_the_numbers_stands_how_many_are_missed(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    page = text(client, event)
    for kind, words in (("contradiction", "Von 100 Widersprüchen"), ("figure", "anderen Zahlen")):
        assert re.search(rf"{words}[^.]* {rates()[kind].recall}[,.]", page)


def test_an_account_that_nobody_fetched_shows_where_to_look(client: Client) -> None:
    event = make_event()
    outlet = make_outlet(name="Der Spiegelfechter")
    OutletAddress.objects.create(outlet=outlet, kind="feed", url="https://fechter.example/feed")
    make_account(event, outlet, text="")
    page = text(client, event)
    assert "noch nicht abgerufen" in page
    assert "https://fechter.example/feed" not in page
    client.force_login(make_moderator())
    assert "https://fechter.example/feed" in text(client, event)


def test_a_notice_stands_beside_the_outlet(client: Client) -> None:
    event, accounts = make_told_event()
    Notice.objects.create(
        outlet=accounts[0].outlet,
        text="Unter Sanktionen seit Mai.",
        source_name="Amtsblatt",
        dated="2024-05-20",
        set_by="Ada",
    )
    assert "Unter Sanktionen seit Mai." in text(client, event)


def test_a_draft_does_not_exist_for_readers(client: Client) -> None:
    event = make_event(state=Event.State.DRAFT)
    for page in ("", "compare/", "status/"):
        assert client.get(f"/events/{event.slug}/{page}").status_code == 404


def test_moderators_see_a_draft_and_the_way_to_add(moderator_client: Client) -> None:
    event = make_event(state=Event.State.DRAFT)
    page = text(moderator_client, event)
    assert "Entwurf" in page
    assert "Darstellung hinzufügen" in page


def test_readers_are_not_asked_to_add(client: Client) -> None:
    assert "Darstellung hinzufügen" not in text(client, make_event())


@pytest.mark.parametrize(
    ("state", "said"),
    [("waiting", "beginnt gleich"), ("running", "werden gerade verglichen")],
)
def test_a_comparison_under_way_is_polled(client: Client, state: str, said: str) -> None:
    event = make_event()
    Comparison.objects.create(event=event, state=state)
    page = text(client, event)
    assert said in page
    assert 'hx-trigger="every 2s"' in page
    fragment = client.get(f"/events/{event.slug}/status/", headers=HTMX).content.decode()
    assert fragment.strip().startswith('<div id="comparison-status"')


def test_the_page_reloads_itself_when_the_comparison_is_done(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    answer = client.get(f"/events/{event.slug}/status/", headers=HTMX)
    assert answer.headers["HX-Refresh"] == "true"


def test_without_script_the_state_has_a_page(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    assert "Der Vergleich ist fertig." in text(client, event, "status/")


def test_a_failure_is_told_and_polls_no_more(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    Comparison.objects.create(event=event, state="failed", message="Der Vergleich ist abgebrochen.")
    page = text(client, event)
    assert "Der Vergleich ist abgebrochen." in page
    assert "voriger Vergleich" in page or "der vorige Vergleich" in page
    assert "every 2s" not in page


def test_an_event_without_texts_says_so(client: Client) -> None:
    page = text(client, make_event())
    assert "Noch nicht verglichen" in page
    assert "Noch keine Darstellung." in page


def test_more_accounts_need_no_more_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    event, _accounts, _comparison = make_compared_event()
    for _number in range(8):
        make_account(event)
    with django_assert_max_num_queries(12):
        client.get(f"/events/{event.slug}/")


def test_the_map_leads_from_each_field_to_the_words(client: Client) -> None:
    event, accounts, comparison = make_compared_event()
    page = client.get(event.get_absolute_url())
    lines = page.context["coverage"].lines
    hurt = comparison.rows.get(topic="Verletzte")
    assert [line.account for line in lines] == accounts
    assert [line.shared for line in lines] == [2, 2, 0]
    assert [line.alone for line in lines] == [0, 0, 1]
    field = next(field for field in lines[0].fields if field.row == hurt.pk)
    assert field.is_told
    assert field.kind
    assert field.kind.code == "figure"
    assert f'/compare/{hurt.pk}/" title="Kurier (hafen): Verletzte' in page.content.decode()


def test_the_map_holds_the_statements_that_most_tell(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.comparisons.presenting.coverage.MOST_COLUMNS", 1)
    event, _accounts, _comparison = make_compared_event()
    page = client.get(event.get_absolute_url())
    assert len(page.context["coverage"].titles) == 1
    assert "1 weitere Zeile, zu der mehrere Texte etwas sagen" in page.content.decode()


def test_copies_are_counted_as_one_voice(client: Client) -> None:
    event, accounts, comparison = make_compared_event()
    left, right = comparison.rows.get(topic="Halle").claims.order_by("account__published_on")
    make_finding(left, right, "agreement", "same_statement")
    make_finding(left, right, "same_origin", "shared_text")
    page = client.get(event.get_absolute_url())
    found = page.context["agreement"]
    assert (found.rows, found.copied, found.origins) == (1, 1, (tuple(accounts[:2]),))
    assert "2 Darstellungen, ein Text" in page.content.decode()


def test_who_shares_a_source_is_named_and_nobody_too(client: Client) -> None:
    event, _accounts, comparison = make_compared_event()
    left, right = comparison.rows.get(topic="Halle").claims.order_by("account__published_on")
    made = make_finding(left, right, "agreement", "same_statement")
    assert "Von keinen zwei Texten ist erkannt" in text(client, event)
    Finding.objects.filter(pk=made.pk).update(kind="same_origin", rule="agency")
    comparison.note_edit()
    page = text(client, event)
    assert "Kurier (hafen) und Bote (hafen): in 1 Zeile dieselbe Quelle" in page
    assert "Von keinen zwei Texten ist erkannt" not in page


def test_a_text_read_again_is_told_with_its_day(client: Client) -> None:
    event, accounts, _comparison = make_compared_event()
    version = accounts[0].current_version
    assert version
    accounts[0].versions.create(snapshot=version.snapshot, number=2, text="Neu.")
    assert "Fassung 2, gelesen am" in client.get(event.get_absolute_url()).content.decode()


def test_a_comparison_older_than_a_text_says_so(client: Client) -> None:
    event, _accounts, comparison = make_compared_event()
    comparison.started_at = timezone.now()
    comparison.save()
    address = event.get_absolute_url()
    assert not client.get(address).context["is_outdated"]
    comparison.started_at = timezone.now() - timedelta(days=1)
    comparison.save()
    page = client.get(address)
    assert page.context["is_outdated"]
    assert "Seit dem Vergleich" in page.content.decode()


def test_a_text_that_is_not_compared_yet_is_not_said_to_differ_in_nothing(client: Client) -> None:
    event, _accounts, comparison = make_compared_event()
    comparison.findings.all().delete()
    address = f"/events/{event.slug}/"
    assert "hat keine Unterschiede gefunden" in client.get(address).content.decode()
    event.comparisons.create()  # a newer one waits
    page = client.get(address).content.decode()
    assert "hat keine Unterschiede gefunden" not in page
    assert "Noch ist nicht jeder Text verglichen" in page
    assert "Gezählt ist, was schon verglichen ist." in page


def test_the_map_names_a_statement_of_two_lines_in_full(client: Client) -> None:
    told = "Seit Freitag dürfen die Kräfte im Hafen ohne Warnung auf jeden zielen, der nicht geht"
    event, (kurier, bote, _wacht) = make_told_event(padding=f" {told}.")
    row = make_row(make_comparison(event), {kurier: f"{told}.", bote: f"{told}."})
    page = client.get(event.get_absolute_url()).content.decode()
    assert f'compare/{row.pk}/" title="{told}"' in page
    style = (settings.BASE_DIR / "static/css/overview.css").read_text()
    assert "ellipsis" not in style


def test_without_names_a_name_that_a_person_gave_a_row_hides_them_too(client: Client) -> None:
    event, *_ = make_compared_event()
    Row.objects.filter(topic="Halle").update(topic="Was der Kurier (hafen) meldet")
    assert "Was der Kurier (hafen) meldet" in client.get(event.get_absolute_url()).content.decode()
    page = client.get(event.get_absolute_url(), {"blind": "1"}).content.decode()
    assert "Was der ▮▮▮ meldet" in page
    assert "Kurier (hafen)" not in page
