"""The matrix: what the address asks for is what the page shows."""

import re
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.meeting import COLUMNS
from framing.comparisons.models import Claim, Finding, Pair, Row
from framing.comparisons.selection import PER_PAGE
from framing.events.models import Account, Event, Notice
from tests.comparisons.makers import (
    make_claim,
    make_compared_event,
    make_comparison,
    make_finding,
    make_row,
    make_told_event,
)
from tests.helpers import make_account, make_event, make_moderator, make_outlet

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def event() -> Event:
    return make_compared_event()[0]


def get(client: Client, event: Event, **query: Any) -> str:
    """Get the matrix."""
    return client.get(f"/events/{event.slug}/compare/", query).content.decode()


def topics(page: str) -> list[str]:
    """The heads of the rows shown."""
    return re.findall(r'<h3 id="topic-\d+">([^<]*)</h3>', page)


def columns(page: str) -> list[str]:
    """The heads of the columns shown."""
    heads = page[page.index('class="heads"') : page.index("<article")]
    return re.findall(r"/texts/(\w[\w-]*)/", heads)


def test_shared_statements_come_first(client: Client, event: Event) -> None:
    assert topics(get(client, event)) == ["Verletzte", "Halle"]


def test_single_statements_are_shown_when_asked_for(client: Client, event: Event) -> None:
    assert topics(get(client, event, single="1")) == ["Verletzte", "Halle", "Fest"]


def test_columns_stand_by_date(client: Client, event: Event) -> None:
    assert columns(get(client, event)) == ["kurier", "bote", "wacht"]


def test_accounts_can_be_chosen(client: Client, event: Event) -> None:
    chosen = columns(get(client, event, account=["wacht", "bote"], single="1"))
    assert sorted(chosen) == ["bote", "wacht"]


def test_a_statement_is_shared_among_the_chosen_accounts(client: Client, event: Event) -> None:
    page = get(client, event, account=["wacht", "bote"])
    assert "Keine Aussage passt zu dieser Auswahl." in page
    assert "auch Einzelaussagen zeigen" in page


def test_the_base_stands_first_and_has_part_in_every_row(client: Client, event: Event) -> None:
    page = get(client, event, base="wacht", single="1")
    assert columns(page) == ["wacht", "kurier", "bote"]
    assert topics(page) == ["Fest"]


@pytest.mark.parametrize(
    ("kinds", "rows"),
    [(["figure"], ["Verletzte"]), (["wording"], []), (["wording", "figure"], ["Verletzte"])],
)
def test_rows_are_filtered_by_finding(
    client: Client, event: Event, kinds: list[str], rows: list[str]
) -> None:
    assert topics(get(client, event, kind=kinds)) == rows


def test_findings_are_counted_whatever_is_chosen(client: Client, event: Event) -> None:
    page = get(client, event, kind=["wording"])
    chip = page[page.index('id="kind-figure"') :]
    count = re.search(r'<span class="number">(\d+)</span>', chip)
    assert count
    assert count[1] == "1"


@pytest.mark.parametrize(
    ("search", "rows"),
    [("zwanzig", ["Verletzte"]), ("FEUERWEHR", ["Verletzte"]), ("ZWÖLF", ["Verletzte"]), ("x", [])],
)
def test_a_search_looks_into_the_statements(
    client: Client, event: Event, search: str, rows: list[str]
) -> None:
    assert topics(get(client, event, q=search)) == rows


@pytest.mark.parametrize(
    "query",
    [{"account": "nobody"}, {"base": "nobody"}, {"kind": "opinion"}, {"page": "x"}, {"page": "99"}],
)
def test_an_address_that_asks_for_the_unknown_shows_the_usual(
    client: Client, event: Event, query: dict[str, str]
) -> None:
    assert topics(get(client, event, **query)) == ["Verletzte", "Halle"]


def test_htmx_gets_the_comparison_alone(client: Client, event: Event) -> None:
    answer = client.get(f"/events/{event.slug}/compare/", headers=HTMX)
    assert answer.content.decode().strip().startswith('<div id="comparison"')
    assert "HX-Request" in answer.headers["Vary"]


def test_going_back_in_history_gets_the_page(client: Client, event: Event) -> None:
    headers = HTMX | {"HX-History-Restore-Request": "true"}
    answer = client.get(f"/events/{event.slug}/compare/", headers=headers)
    assert "<!DOCTYPE html>" in answer.content.decode()


def test_empty_cells_say_why(client: Client, event: Event) -> None:
    assert "in diesem Text nicht gefunden" in get(client, event)


def test_rejected_findings_are_gone(client: Client, event: Event) -> None:
    Finding.objects.filter(kind="figure").update(state=Finding.State.REJECTED)
    page = get(client, event)
    assert "<mark" not in page
    assert topics(get(client, event, kind=["figure"])) == []


def test_without_a_comparison_the_page_says_so(client: Client) -> None:
    assert "Noch gibt es keinen Vergleich" in get(client, make_event())


def test_an_unknown_event_is_not_found(client: Client) -> None:
    assert client.get("/events/nirgends/compare/").status_code == 404


def test_every_htmx_link_is_a_link(client: Client, event: Event) -> None:
    page = get(client, event)
    for element in re.findall(r"<a [^>]*hx-get=[^>]*>", page):
        assert 'href="' in element


@pytest.fixture
def long_event() -> Event:
    """An event with many accounts, two of which share more rows than a page holds."""
    event = make_event("lang", is_practice=True)
    sentences = [f"Boot {number} lag still." for number in range(PER_PAGE + 5)]
    accounts = [
        make_account(event, make_outlet(), text=" ".join(sentences), markup="plain")
        for _side in range(COLUMNS + 4)
    ]
    comparison = make_comparison(event)
    for words in sentences:
        row = make_row(comparison, {}, topic=words, account_count=2)
        left, right = (make_claim(row, account, words) for account in accounts[:2])
        make_finding(left, right, "agreement", "same_statement")
    return event


def test_rows_are_shown_a_page_at_a_time(client: Client, long_event: Event) -> None:
    assert len(topics(get(client, long_event))) == PER_PAGE
    assert len(topics(get(client, long_event, page="2"))) == 5


def test_paging_keeps_the_choice(client: Client, long_event: Event) -> None:
    page = get(client, long_event, q="Boot", page="1")
    assert 'href="?q=Boot&amp;page=2"' in page


def tell_what_is_nearest(event: Event) -> None:
    """Let one account lack a row and have a claim that comes near: that has to be loaded too."""
    comparison = event.comparisons.get(is_current=True)
    row = comparison.rows.order_by("order")[0]
    near = comparison.claims.exclude(row=row).order_by("pk")[0]
    Finding.objects.create(
        comparison=comparison,
        row=row,
        kind="absence",
        rule="lacking",
        account=near.account,
        evidence={
            "reason": "not_found",
            "nearest": {"claim": f"{near.account.slug}:{near.start}-{near.end}", "score": 0.7},
        },
    )


@pytest.mark.parametrize("rows", ["few", "many"])
def test_queries_are_bounded_whatever_the_size(
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    request: pytest.FixtureRequest,
    rows: str,
) -> None:
    shown: Event = request.getfixturevalue({"few": "event", "many": "long_event"}[rows])
    tell_what_is_nearest(shown)
    client.force_login(make_moderator())
    with django_assert_max_num_queries(12 + 3):  # session, user and permissions of the moderator
        client.get(f"/events/{shown.slug}/compare/")
    client.logout()
    Event.objects.filter(pk=shown.pk).update(is_practice=False)  # other people's texts cost most
    for query in ({}, {"blind": "1"}):
        with django_assert_max_num_queries(12):
            client.get(f"/events/{shown.slug}/compare/", query)


def test_of_many_accounts_those_that_share_most_are_shown_first(client: Client) -> None:
    event, accounts = make_told_event("viele")
    others = [
        make_account(event, make_outlet(), slug=f"x{number}", text="Nichts.", markup="plain")
        for number in range(COLUMNS)
    ]
    comparison = make_comparison(event)
    kurier, bote, wacht = accounts
    make_row(
        comparison,
        {
            kurier: "Zwölf Menschen wurden verletzt.",
            bote: "Die Feuerwehr zählte zwanzig Verletzte.",
            wacht: "Der Verein der Fischer sagte sein Fest ab.",
        },
    )
    shown = columns(get(client, event))
    assert len(shown) == COLUMNS
    assert {"kurier", "bote", "wacht"} < set(shown)
    assert others[0].slug in shown


def test_accounts_that_share_rows_with_each_other_are_shown_first(client: Client) -> None:
    event = make_event("paare", is_practice=True)
    sentences = [f"Boot {number} sank." for number in range(6)]
    accounts = [
        make_account(event, make_outlet(), slug=f"a{n}", text=" ".join(sentences), markup="plain")
        for n in range(COLUMNS + 2)
    ]
    comparison = make_comparison(event)
    for words in sentences[:4]:
        make_row(comparison, {accounts[0]: words, accounts[1]: words})
    for words in sentences[4:]:
        make_row(comparison, {accounts[4]: words, accounts[5]: words})
    assert columns(get(client, event)) == ["a0", "a1", "a4", "a5"]


def test_of_all_accounts_those_that_say_something_get_a_column(client: Client) -> None:
    event, accounts = make_told_event("alle")
    for number in range(COLUMNS):
        make_account(event, make_outlet(name=f"Stumm {number}"), text="Nichts.", markup="plain")
    comparison = make_comparison(event)
    words = {accounts[0]: "Zwölf Menschen", accounts[1]: "Die Feuerwehr"}
    make_row(comparison, words)
    page = get(client, event, account="all")
    assert columns(page) == ["kurier", "bote"]
    assert "Ohne Spalte" in page
    assert "Stumm 0" in page[page.index("Ohne Spalte") :]


@pytest.fixture
def search_event() -> Event:
    """An event in which only accounts beyond the first few speak of boats, and one of a ferry."""
    event = make_event("suche", is_practice=True)
    text = "Ein Boot sank. Es goss. Eine Fähre kam."
    accounts = [
        make_account(event, make_outlet(), slug=f"a{n}", text=text) for n in range(COLUMNS + 2)
    ]
    comparison = make_comparison(event)
    for left, right in (accounts[:2], accounts[2:4]):
        make_row(comparison, {left: "Es goss.", right: "Es goss."})
    make_row(comparison, {accounts[4]: "Ein Boot sank.", accounts[5]: "Ein Boot sank."})
    make_row(comparison, {accounts[0]: "Eine Fähre kam."})
    return event


FOUR = ["a0", "a1", "a2", "a3"]


@pytest.mark.parametrize("chosen", [[], FOUR])
def test_a_search_keeps_the_chosen_accounts_and_offers_the_others(
    client: Client, search_event: Event, chosen: list[str]
) -> None:
    page = get(client, search_event, q="Boot", account=chosen)
    assert topics(page) == []
    assert "auch Einzelaussagen zeigen" not in page
    link = re.search(r'<a href="([^"]*)">in allen Darstellungen suchen</a>', page)
    assert link
    found = client.get(f"/events/suche/compare/{link[1].replace('&amp;', '&')}").content.decode()
    assert topics(found) == ["Ein Boot sank"]


def test_a_search_offers_single_statements_where_they_hold_the_words(
    client: Client, search_event: Event
) -> None:
    page = get(client, search_event, q="Fähre", account=FOUR)
    assert "in allen Darstellungen suchen" not in page
    link = re.search(r'<a href="([^"]*)">auch Einzelaussagen zeigen</a>', page)
    assert link
    assert topics(
        client.get(f"/events/suche/compare/{link[1].replace('&amp;', '&')}").content.decode()
    ) == ["Eine Fähre kam"]


def test_a_search_without_hits_anywhere_offers_nothing(client: Client, search_event: Event) -> None:
    page = get(client, search_event, q="Flugzeug")
    assert "Keine Aussage passt zu dieser Auswahl." in page
    assert "suchen</a>" not in page


def test_a_search_tells_which_texts_without_a_column_hold_the_words(
    client: Client, search_event: Event
) -> None:
    comparison = search_event.comparisons.get()
    a0, a1, _a2, _a3, a4, _a5 = search_event.accounts.order_by("published_on", "pk")
    make_row(comparison, {a0: "Ein Boot sank.", a1: "Ein Boot sank."}, order=9)
    page = get(client, search_event, q="BOOT", account=FOUR)
    assert topics(page) == ["Ein Boot sank"]
    told = re.search(r'<p class="beyond.*?href="([^"]*)".*?</p>', page, re.DOTALL)
    assert told
    assert a4.label in told[0]
    assert a0.label not in told[0]
    wider = client.get(f"/events/suche/compare/{told[1].replace('&amp;', '&')}").content.decode()
    assert topics(wider) == ["Ein Boot sank", "Ein Boot sank"]
    assert 'class="beyond' not in wider


@pytest.mark.parametrize("asked", [{"q": "Fähre"}, {"q": "goss"}, {"q": "es sank"}, {}])
def test_nothing_is_told_of_texts_that_would_bring_no_row(
    client: Client, search_event: Event, asked: dict[str, str]
) -> None:
    assert 'class="beyond' not in get(client, search_event, account=FOUR, **asked)


@pytest.mark.parametrize(("search", "rows"), [("zwölf feuerwehr", ["Verletzte"]), ("zwölf x", [])])
def test_each_word_of_a_search_stands_somewhere_in_the_row(
    client: Client, event: Event, search: str, rows: list[str]
) -> None:
    assert topics(get(client, event, q=search)) == rows


def test_what_differs_most_stands_first_and_what_nothing_was_found_of_last(
    client: Client, event: Event
) -> None:
    comparison = event.comparisons.get()
    kurier, bote, _wacht = event.accounts.order_by("published_on")
    words = {kurier: "Im Hafen von Nordhafen", bote: "In Nordhafen brannte"}
    kinds = {"wording": "hedge", "contradiction": "negation", "same_origin": "agency"}
    for kind, rule in kinds.items():
        row = make_row(comparison, words, topic=kind)
        left, right = row.claims.order_by("account__published_on")
        Claim.objects.filter(row=row).update(end=F("end") - comparison.rows.count())
        make_finding(left, right, kind, rule)
    shown = topics(get(client, event))
    assert shown == ["contradiction", "Verletzte", "wording", "same_origin", "Halle"]


def test_a_near_copy_is_named_and_not_repeated(client: Client, event: Event) -> None:
    left, right = Claim.objects.filter(row__topic="Halle").order_by("account__published_on")
    make_finding(left, right, "same_origin", "near_copy")
    page = get(client, event)
    assert left.text in page
    assert right.text not in page
    assert "fast wortgleich wie Kurier (hafen)" in page
    make_finding(left, right, "contradiction", "negation")
    assert right.text in get(client, event)


def test_a_row_is_headed_by_words_that_it_shows(client: Client) -> None:
    event, (kurier, bote, wacht) = make_told_event(padding=" Zwölf Boote sanken. Neun sanken.")
    comparison = make_comparison(event)
    words = {kurier: "Zwölf Boote sanken.", bote: "Zwölf Boote sanken.", wacht: "Neun sanken."}
    row = make_row(comparison, words, topic="Boote")
    first, copy, other = row.claims.order_by("account__published_on")
    make_finding(first, copy, "same_origin", "near_copy")
    for claim in (copy, first):
        make_finding(claim, other, "figure", "other_value")
    Pair.objects.filter(left=copy).update(score=0.95)
    page = get(client, event)
    shown = page[page.index(f'id="row-{row.pk}"') :]
    headline = re.search(r'<span class="sentence">(.*?)</span>', shown, re.DOTALL)
    assert headline
    assert kurier.label in headline[1]
    assert bote.label not in headline[1]


def test_a_copy_that_says_whose_words_it_gives_is_shown(client: Client, event: Event) -> None:
    left, right = Claim.objects.filter(row__topic="Halle").order_by("account__published_on")
    make_finding(left, right, "same_origin", "near_copy")
    Claim.objects.filter(pk=right.pk).update(voice="reported")
    assert right.text in get(client, event)
    Claim.objects.filter(pk=right.pk).update(voice="outlet", hedged=True)
    event.comparisons.get().note_edit()
    assert right.text in get(client, event)


def test_a_row_in_dispute_is_named_by_one_telling_with_its_outlet(
    client: Client, event: Event
) -> None:
    row = Row.objects.get(topic="Verletzte")
    Row.objects.filter(pk=row.pk).update(topic="")
    figure = Finding.objects.get(row=row, kind="figure")
    assert ' <span class="title-of">– Kurier (hafen)</span></h3>' in get(client, event)
    Finding.objects.filter(pk=figure.pk).update(subtype="other_group")
    event.comparisons.get().note_edit()
    assert not any("Kurier" in name for name in topics(get(client, event)))


def test_a_page_to_print_holds_all_rows_and_says_what_they_are(
    client: Client, long_event: Event
) -> None:
    page = get(client, long_event, print="1")
    assert len(topics(page)) == PER_PAGE + 5
    assert "Verglichen am" in page
    assert "http://testserver/events/lang/compare/?print=1" in page
    assert "erfundenes Übungsereignis" in page


def test_two_accounts_of_one_outlet_are_told_apart_by_their_dates(
    client: Client, event: Event
) -> None:
    kurier, bote, _wacht = event.accounts.order_by("published_on")
    bote.outlet = kurier.outlet
    bote.save()
    page = get(client, event)
    assert "Kurier (hafen) (01.01.2024)" in page
    assert "Kurier (hafen) (02.01.2024) nennt" in page
    assert "Wacht (hafen) (" not in page


def test_a_notice_is_printed_with_the_rows(client: Client, event: Event) -> None:
    outlet = event.accounts.get(slug="kurier").outlet
    Notice.objects.create(
        outlet=outlet, text="Sendeverbot.", source_name="Amt", dated="2024-05-20", set_by="Ada"
    )
    assert "Sendeverbot." in get(client, event)


def test_quotation_marks_within_a_quote_are_single(client: Client, event: Event) -> None:
    Claim.objects.filter(text__startswith="Zwölf").update(text="„Zwölf“ Menschen wurden verletzt.")
    assert "„‚Zwölf‘ Menschen" in re.sub(r"</?mark[^>]*>", "", get(client, event))


def test_a_figure_at_the_head_of_a_digest_is_written_small_within_a_sentence(
    client: Client, event: Event
) -> None:
    event.accounts.update(kind="digest")
    Claim.objects.filter(text__startswith="Zwölf").update(text="Fast 12 Menschen wurden verletzt.")
    Finding.objects.filter(kind="figure").update(
        evidence={"marks": {"left": [[0, 7]], "right": []}}
    )
    assert '<span class="words" lang="de">fast 12 Menschen</span>' in get(client, event)


def test_rows_come_as_the_base_tells_them(client: Client, event: Event) -> None:
    told = {"account": ["all"], "base": "kurier"}
    assert topics(get(client, event, **told)) == ["Verletzte", "Halle"]
    assert topics(get(client, event, **told, sort="text")) == ["Halle", "Verletzte"]
    assert topics(get(client, event, **told, sort="time")) == ["Halle", "Verletzte"]
    assert topics(get(client, event, **told, sort="nonsense")) == ["Verletzte", "Halle"]


def test_only_what_one_account_tells(client: Client, event: Event) -> None:
    assert topics(get(client, event, account="all", single="only")) == ["Fest"]
    assert topics(get(client, event, account="kurier", base="kurier", single="only")) == []


def test_rows_in_which_a_person_speaks(client: Client, event: Event) -> None:
    Claim.objects.filter(text__startswith="Zwölf").update(
        speaker="Ole Brandt", speaker_key="brandt", voice="reported"
    )
    page = get(client, event, account="all", speaker="Ole Brandt")
    assert topics(page) == ["Verletzte"]
    assert "<option selected>Ole Brandt</option>" in page


def test_a_person_is_listed_once_and_found_under_each_name(client: Client, event: Event) -> None:
    named = {"Zwölf": "Ole Brandt", "In Nordhafen": "Brandt", "Die Feuerwehr": "Ole Brandt"}
    for start, name in named.items():
        told = Claim.objects.filter(text__startswith=start)
        assert told.update(speaker=name, speaker_key="brandt")
    pages = [get(client, event, account="all", speaker=name) for name in ("Ole Brandt", "Brandt")]
    for page in pages:
        assert topics(page) == ["Verletzte", "Halle"]
        assert "<option selected>Ole Brandt</option>" in page
        assert "<option >Brandt</option>" not in page


def test_kinds_and_speakers_are_counted(client: Client, long_event: Event) -> None:
    comparison = long_event.comparisons.get()
    rows = comparison.rows.filter(account_count__gte=2)[:3]
    for row in rows:
        left, right = row.claims.order_by("account__published_on")[:2]
        make_finding(left, right, "wording", "other_label")
        Claim.objects.filter(pk=left.pk).update(speaker="Ole Brandt", speaker_key="brandt")
    Claim.objects.filter(pk=right.pk).update(speaker="Ada Meer", speaker_key="meer")
    page = client.get(f"/events/{long_event.slug}/compare/", {"account": "all"})
    numbers = {kind.code: number for kind, number in page.context["kinds"]}
    assert numbers["wording"] == 3
    assert page.context["speakers"] == ["Ole Brandt", "Ada Meer"]


def test_findings_by_what_a_person_said_of_them(client: Client, event: Event) -> None:
    assert topics(get(client, event, account="all", state="confirmed")) == []
    assert topics(get(client, event, account="all", state="machine")) == ["Verletzte"]
    Finding.objects.filter(kind="figure").update(state="confirmed")
    event.comparisons.get().note_edit()
    assert topics(get(client, event, account="all", state="confirmed")) == ["Verletzte"]
    assert topics(get(client, event, account="all", state="nonsense")) == ["Verletzte", "Halle"]


def test_a_column_moves_to_the_left(client: Client, event: Event) -> None:
    page = get(client, event, account=["kurier", "bote", "wacht"], single="1")
    assert "?account=bote&amp;account=kurier&amp;account=wacht&amp;single=1" in page
    assert "?account=kurier&amp;account=wacht&amp;account=bote&amp;single=1" in page
    with_base = get(client, event, account=["kurier", "bote"], base="kurier")
    assert "eine Spalte nach links" not in with_base


def test_rows_of_one_subject_stand_together_below_its_name(client: Client, event: Event) -> None:
    comparison = event.comparisons.get()
    kurier, bote, _wacht = event.accounts.order_by("published_on")
    words = {kurier: "Im Hafen von Nordhafen", bote: "In Nordhafen brannte"}
    for number, subject in enumerate(["Kai", "Boot", "Kai"]):
        row = make_row(comparison, words, topic=f"R{number}", subject=subject)
        Claim.objects.filter(row=row).update(end=F("end") - 1 - number)
    page = get(client, event, sort="subject")
    assert topics(page) == ["R0", "R2", "R1", "Verletzte", "Halle"]
    heads = re.findall(r'<h2 class="subject">([^<]*)</h2>', page)
    assert heads == ["Kai", "Boot", "Weitere Themen"]
    assert '<h2 class="subject">' not in get(client, event)


def test_it_says_how_many_accounts_are_left_out(client: Client, event: Event) -> None:
    assert "Gezeigt: 2 von" in get(client, event, account=["kurier", "bote"])
    assert "Gezeigt:" not in get(client, event, account="all")


def test_more_columns_than_fit_are_announced_and_reached_by_key(
    client: Client, event: Event
) -> None:
    assert "weitere Texte rechts" not in get(client, event, account="all")
    comparison = event.comparisons.get()
    for number in range(4):
        outlet = make_outlet(f"blatt-{number}", name=f"Blatt {number}")
        account = make_account(event, outlet, slug=f"b-{number}", text="Es brannte.")
        make_claim(comparison.rows.get(topic="Halle"), account, "Es brannte.")
    comparison.note_edit()
    page = get(client, event, account="all")
    assert '<a href="#last-column">weitere Texte rechts' in page
    assert page.count('id="last-column"') == 1
    assert 'class="matrix wide six" tabindex="0" role="region"' in page


def test_a_filter_is_named_and_can_be_taken_off(client: Client, event: Event) -> None:
    address = f"/events/{event.slug}/compare/"
    assert "active-filter" not in client.get(address).content.decode()
    page = client.get(
        address, {"kind": "figure", "q": "zwanzig", "state": "machine", "base": "kurier"}
    ).content.decode()
    told = page[page.index("active-filter") :].partition("</p>")[0]
    assert "andere Zahl" in told
    assert "Suche: zwanzig" in told
    assert "nur maschinell gefundene" in told
    assert "Basis: " in told
    assert f'href="{address}"' in told


def test_who_wrote_a_text_stands_beside_its_words_unless_names_are_hidden(client: Client) -> None:
    event = make_compared_event()[0]
    Account.objects.filter(slug="kurier").update(byline="Erika Muster")
    for path in ("compare/", ""):
        page = client.get(f"/events/{event.slug}/{path}").content.decode()
        assert "Erika Muster" in page, path
        hidden = client.get(f"/events/{event.slug}/{path}?blind=1").content.decode()
        assert "Erika Muster" not in hidden, path
