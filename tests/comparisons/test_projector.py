"""One difference at a time, for the wall of a classroom."""

import re
from html import unescape

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.models import Finding
from framing.comparisons.views import projector
from framing.events.models import Account, Event, Notice
from tests.comparisons.makers import (
    make_claim,
    make_compared_event,
    make_comparison,
    make_finding,
    make_row,
    make_told_event,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """Two rows that differ: another figure, then another word."""
    event, _accounts, comparison = make_compared_event()
    left, right = comparison.rows.get(topic="Halle").claims.order_by("account__published_on")
    make_finding(left, right, "wording", "other_label", marks=("Hafen", "Montag"))
    return event


def get(client: Client, event: Event, **query: str | list[str]) -> str:
    """Get the page."""
    address = f"/events/{event.slug}/compare/"
    return client.get(address, {"view": "projector", **query}).content.decode()


def test_the_strongest_comes_first_and_leads_on(client: Client, event: Event) -> None:
    page = get(client, event)
    assert "1 von 2" in page
    assert "zwanzig" in page
    assert 'rel="next" href="?view=projector&amp;n=2"' in page
    assert 'rel="prev"' not in page


def test_the_quotes_may_come_before_the_finding(client: Client, event: Event) -> None:
    page = get(client, event)
    assert "slide-finding" not in page
    assert "?view=projector&amp;first=quotes" in page
    page = get(client, event, first="quotes")
    fold = page[page.index('class="slide-finding"') : page.index("</details>")]
    assert "nennt" in fold
    assert "andere Zahl" in fold
    assert "nennt" not in page.replace(fold, "")[page.index("slide-head") :]
    assert "zwanzig" in page.replace(fold, "")
    # Step after step, and back.
    assert 'rel="next" href="?view=projector&amp;first=quotes&amp;n=2"' in page
    assert '<a href="?view=projector">Befund gleich zeigen</a>' in page
    assert 'href="/events/hafen/compare/">Beenden' in page


def test_the_last_leads_back(client: Client, event: Event) -> None:
    page = get(client, event, n="2")
    assert "2 von 2" in page
    assert 'rel="prev" href="?view=projector&amp;n=1"' in page
    assert 'rel="next"' not in page


@pytest.mark.parametrize(("asked", "shown"), [("99", "2 von 2"), ("0", "1 von 2"), ("x", "1")])
def test_a_number_out_of_range_gives_the_nearest(
    client: Client, event: Event, asked: str, shown: str
) -> None:
    assert shown in get(client, event, n=asked)


def test_it_keeps_the_choice_and_leads_back_to_it(client: Client, event: Event) -> None:
    page = get(client, event, kind="wording")
    assert "1 von 1" in page
    assert f'href="/events/{event.slug}/compare/?kind=wording"' in page


def test_without_names(client: Client, event: Event) -> None:
    page = get(client, event, blind="1")
    assert "Kurier (hafen)" not in page
    assert "Medium A" in page


def test_names_are_told_of_one_slide_at_a_time(client: Client, event: Event) -> None:
    link = re.search(r'href="([^"]*reveal=1[^"]*)"', get(client, event, blind="1"))
    assert link
    here = f"/events/{event.slug}/compare/"
    answer = client.get(f"{here}{unescape(link[1])}")
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Kurier (hafen)" in page
    following = re.search(r'rel="next" href="([^"]*)"', page)
    assert following
    page = client.get(unescape(following[1])).content.decode()
    assert "2 von 2" in page
    assert "Kurier (hafen)" not in page
    assert "Medium A" in page


@pytest.mark.parametrize("page", ["compare/", "", "figures/"])
def test_a_page_that_is_no_slide_reveals_names_too(client: Client, event: Event, page: str) -> None:
    address = f"{event.get_absolute_url()}{page}"
    answer = client.get(address, {"blind": "1", "reveal": "1", "again": "1"})
    assert client.get(answer.headers["Location"]).status_code == 200


def test_a_name_with_its_day_tells_the_day_once(client: Client, event: Event) -> None:
    assert "1. Januar 2024</span>" in get(client, event)
    event.accounts.update(outlet=event.accounts.earliest("published_on").outlet)
    event.comparisons.get().note_edit()
    page = get(client, event)
    assert "(01.01.2024)" in page
    assert "1. Januar 2024</span>" not in page


def test_what_other_texts_say_stands_below(
    client: Client, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Dazu sagen andere Texte" not in get(client, event)
    finding = Finding.objects.get(kind="figure")
    wacht = event.accounts.latest("published_on")
    assert finding.row
    make_claim(finding.row, wacht, "Der Verein der Fischer")
    near = make_claim(finding.row, wacht, "sagte sein Fest ab.", voice="reported", speaker="Kai")
    make_finding(finding.two_claims.left, near, "agreement", "same_value")
    page = get(client, event)
    below = page[page.index("Dazu sagen andere Texte") :]
    assert "sagte sein Fest ab." in below
    assert "laut: Kai" in below
    assert "Der Verein der Fischer" not in below
    assert "weiterer" not in below
    assert '<span class="slide-subject">Thema: Verletzte</span>' in page
    monkeypatch.setattr(projector, "ALSO", 0)
    finding.comparison.note_edit()
    assert "Dazu sagen andere Texte" not in get(client, event)


def test_a_mistake_in_what_is_shown_can_be_reported(client: Client, event: Event) -> None:
    finding = Finding.objects.get(kind="wording")
    link = f'href="/events/{event.slug}/compare/{finding.row_id}/report/?finding={finding.pk}'
    page = get(client, event, n="2")
    assert page.count("Fehler melden") == 1
    assert link in page
    assert f"{link}&amp;blind=1" in get(client, event, n="2", blind="1")


def test_nothing_to_show_is_said(client: Client) -> None:
    event, _accounts = make_told_event()
    assert "keinen Unterschied zu zeigen" in get(client, event)
    compared, _accounts, _comparison = make_compared_event(slug="andere")
    assert "keinen Unterschied zu zeigen" in get(client, compared, q="gibtesnicht")


def test_queries(
    client: Client, event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        get(client, event)


@pytest.mark.parametrize(
    ("tab", "kinds", "number"),
    [
        ("figures", "kind=figure&amp;kind=update", "1 von 1"),
        ("wording", "kind=wording", "1 von 1"),
        ("voices", "kind=attribution", ""),
    ],
)
def test_pages_of_one_kind_lead_to_their_differences(
    client: Client, event: Event, tab: str, kinds: str, number: str
) -> None:
    page = client.get(f"/events/{event.slug}/{tab}/").content.decode()
    address = f"/events/{event.slug}/compare/?view=projector&amp;{kinds}"
    assert f'href="{address}"' in page
    assert number in client.get(unescape(address)).content.decode()


def test_the_wall_shows_the_accounts_that_the_page_has_chosen(client: Client, event: Event) -> None:
    first, *_others = event.accounts.order_by("published_on")
    page = client.get(f"/events/{event.slug}/wording/?account={first.code}").content.decode()
    assert f"view=projector&amp;kind=wording&amp;account={first.code}" in page


def test_what_to_show_can_be_chosen(client: Client, event: Event) -> None:
    page = get(client, event)
    assert 'href="?view=projector&amp;pick=1"' in page
    choice = get(client, event, pick="1")
    rows = re.findall(r'name="slide" value="(\d+)"', choice)
    assert len(rows) == 2
    assert "checked" not in choice
    assert '<input type="hidden" name="view" value="projector">' in choice
    shown = get(client, event, slide=rows[1])
    assert "1 von 1" in shown
    assert f"slide={rows[1]}&amp;pick=1" in shown
    again = get(client, event, slide=rows[1], pick="1")
    assert re.findall(r'value="(\d+)" checked', again) == [rows[1]]


def test_the_list_says_what_narrows_it(client: Client, event: Event) -> None:
    page = get(client, event, pick="1")
    assert "Gefiltert" not in page
    assert "gewählten Darstellung" not in page
    first, second, *_ = event.accounts.order_by("published_on")
    page = get(client, event, pick="1", account=[first.slug, second.slug], kind="figure", q="x")
    assert f"Nur aus 2 gewählten Darstellungen: {first.label}, {second.label}. <a" in page
    assert 'Suche: x <a href="?view=projector&amp;pick=1&amp;account=' in page
    assert "kind=figure" in page[: page.index("Aus allen nehmen")]


def sentence_of(page: str) -> str:
    """Read what a slide says of its difference."""
    found = re.search(r'<p class="sentence">(.*?)</p>', page, re.DOTALL)
    assert found is not None
    return found[1]


def test_chosen_slides_are_shown_in_the_order_of_the_address(client: Client, event: Event) -> None:
    rows = re.findall(r'name="slide" value="(\d+)"', get(client, event, pick="1"))
    wanted = rows[::-1]
    page = get(client, event, slide=wanted)
    assert "1 von 2" in page
    second = get(client, event, n="2")
    assert sentence_of(page) == sentence_of(second) != sentence_of(get(client, event))
    choice = get(client, event, slide=wanted, pick="1")
    assert re.findall(r'value="(\d+)" checked', choice) == wanted


@pytest.mark.parametrize(
    ("move", "place", "turned"),
    [("up", 1, True), ("down", 0, True), ("up", 0, False), ("down", 1, False), ("off", 0, False)],
)
def test_a_chosen_slide_can_be_moved(
    client: Client, event: Event, move: str, place: int, *, turned: bool
) -> None:
    rows = re.findall(r'name="slide" value="(\d+)"', get(client, event, pick="1"))
    choice = get(client, event, slide=rows, pick=f"{move}-{rows[place]}")
    shown = re.findall(r'value="(\d+)" checked', choice)
    assert shown == (rows[::-1] if turned else rows)
    # The first cannot come earlier, the last not later.
    assert f'value="up-{shown[0]}"' not in choice
    assert f'value="down-{shown[0]}"' in choice
    assert f'value="down-{shown[1]}"' not in choice


def test_a_slide_of_an_earlier_run_can_be_moved(client: Client, event: Event) -> None:
    old = event.comparisons.get()
    kept = {topic: old.rows.get(topic=topic) for topic in ("Verletzte", "Halle")}
    event.comparisons.update(is_current=False)
    again = make_comparison(event)
    for topic, before in kept.items():
        told = {claim.account: claim.text for claim in before.claims.order_by("pk")}
        row = make_row(again, told, topic=topic)
        left, right = row.claims.order_by("account__published_on")
        make_finding(left, right, "wording", "other_label")
    rows = [str(row.pk) for row in kept.values()]
    shown, turned = (
        re.findall(r'value="(\d+)" checked', get(client, event, slide=rows, pick=pick))
        for pick in ("1", f"up-{rows[1]}")
    )
    assert len(shown) == 2
    assert turned == shown[::-1]


def test_who_ends_the_wall_finds_the_way_back_to_what_was_chosen(
    client: Client, event: Event
) -> None:
    rows = re.findall(r'name="slide" value="(\d+)"', get(client, event, pick="1"))
    ended = re.search(r'<a href="([^"]*)">Beenden</a>', get(client, event, slide=rows))
    assert ended
    page = client.get(ended[1].replace("&amp;", "&")).content.decode()
    assert f"Zurück zur Leinwand: {len(rows)} gewählte Unterschiede" in page
    back = re.search(r'<a href="(\?[^"]*view=projector)">', page)
    assert back
    again = client.get(f"/events/{event.slug}/compare/{back[1].replace('&amp;', '&')}")
    assert f"von {len(rows)}" in again.content.decode()
    assert "slide=" in back[1]
    # A filter keeps it; of rows that are gone nothing is said.
    assert re.findall(r'<input type="hidden" name="slide" value="(\d+)">', page) == rows
    gone = client.get(f"/events/{event.slug}/compare/?slide=999999&slide=x").content.decode()
    assert "Zurück zur Leinwand" not in gone


def test_a_single_slide_has_nowhere_to_move(client: Client, event: Event) -> None:
    rows = re.findall(r'name="slide" value="(\d+)"', get(client, event, pick="1"))
    assert "slide-moves" not in get(client, event, slide=rows[:1], pick="1")
    assert "slide-moves" not in get(client, event, slide=rows[:1], pick="up-999")


def test_a_choice_outlives_a_comparison(client: Client, event: Event) -> None:
    old = event.comparisons.get()
    kept = old.rows.get(topic="Verletzte")
    told = {claim.account: claim.text for claim in kept.claims.order_by("account__published_on")}
    event.comparisons.update(is_current=False)
    row = make_row(make_comparison(event), told, topic="Verletzte")
    left, right = row.claims.order_by("account__published_on")
    make_finding(left, right, "figure", "other_value", marks=("Zwölf", "zwanzig"))
    assert "1 von 1" in get(client, event, slide=str(kept.pk))


def test_a_choice_of_what_is_gone_shows_nothing(client: Client, event: Event) -> None:
    page = get(client, event, slide="999999")
    assert "keinen Unterschied zu zeigen" in page
    assert "Auswahl ändern" in page


@pytest.mark.parametrize("asked", ["x", "", "²", "-1", "9" * 19, "9" * 400])
def test_what_is_no_key_chooses_nothing(client: Client, event: Event, asked: str) -> None:
    assert "keinen Unterschied zu zeigen" in get(client, event, slide=asked)
    assert "checked" not in get(client, event, slide=asked, pick="1")


def test_many_slides_of_an_earlier_run_take_few_queries(
    client: Client, event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [str(row.pk) for row in event.comparisons.get().rows.all()]
    event.comparisons.update(is_current=False)
    make_comparison(event)
    asked = [*rows, *(str(1000 + number) for number in range(50))]
    with django_assert_max_num_queries(16):
        client.get(f"/events/{event.slug}/compare/", {"view": "projector", "slide": asked})


def test_words_of_a_digest_say_so(client: Client, event: Event) -> None:
    assert "Digest" not in get(client, event, pick="1").partition("slide-choice")[2]
    Account.objects.update(kind="digest")
    caches["pages"].clear()
    assert "Digest" in get(client, event, pick="1").partition("slide-choice")[2]


def test_the_choice_takes_few_queries(
    client: Client, event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        get(client, event, pick="1")


def test_a_notice_waits_with_the_text_that_it_introduces(client: Client, event: Event) -> None:
    comparison = event.comparisons.get()
    row = comparison.rows.get(topic="Verletzte")
    wacht = event.accounts.get(slug="wacht")
    comparison.claims.filter(account=wacht).update(row=row)
    notice = {"text": "Mit Hinweis.", "source_name": "Amt", "dated": "2024-05-20"}
    Notice.objects.create(outlet=wacht.outlet, set_by="Ada", **notice)
    page = get(client, event, kind="figure", first="quotes")
    assert page.index('class="slide-also"') < page.index("Mit Hinweis.")
    assert page.index("Mit Hinweis.") < page.index("</section>", page.index('class="slide-also"'))


def test_the_copied_link_begins_at_the_first_slide(client: Client, event: Event) -> None:
    page = get(client, event, n="1", first="quotes", open="1", again="1")
    link = re.search(r'data-link="([^"]*)"', page)
    assert link
    assert "first=quotes" in link[1]
    assert not any(part in link[1] for part in ("n=1", "open=1", "again=1"))
    asking = re.search(r'href="([^"]*)">Befund gleich zeigen', page)
    assert asking
    assert "open=1" not in asking[1]


def test_what_was_asked_for_stays_open_on_its_slide_alone(client: Client, event: Event) -> None:
    page = get(client, event, first="quotes", open="1")
    assert re.search(r'<details class="slide-finding"[^>]* open>', page)
    assert "open=1" not in "".join(re.findall(r'rel="(?:next|prev)" href="([^"]*)"', page))
    assert not re.search(r'<details class="slide-finding"[^>]* open>', get(client, event))
