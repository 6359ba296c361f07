"""The worksheet: differences under letters, lines to write on, and a key on the last page."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.measured import rates
from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.asking import question_of
from framing.comparisons.views.worksheet import FEW
from framing.events.models import Account, Event, Notice
from tests.comparisons.makers import (
    make_compared_event,
    make_comparison,
    make_finding,
    make_row,
    make_told_event,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """An event with a figure and another wording."""
    event, (kurier, *_), comparison = make_compared_event()
    left, right = comparison.rows.get(topic="Halle").claims.order_by("account__published_on")
    make_finding(left, right, "wording", "other_label", marks=("Hafen", "Montag"))
    Account.objects.filter(pk=kurier.pk).update(title="Zwölf Verletzte im Hafen")
    return event


def get(client: Client, event: Event, prefix: str = "", **query: Any) -> str:
    """Get the page's own part, without line ends."""
    page = client.get(f"{prefix}/events/{event.slug}/worksheet/", query)
    assert page.status_code == 200
    content = " ".join(page.content.decode().split())
    return content[content.index("<main") :]


def test_outlets_are_letters_and_the_key_tells_them(client: Client, event: Event) -> None:
    sheet, key = get(client, event).split('class="sheet-key unfolds"')
    assert "Kurier (hafen)" not in sheet
    assert "Medium A" in sheet
    assert "zwanzig" in sheet
    assert "<dt>Medium A</dt> <dd> <strong>Kurier (hafen)</strong>, 1. Januar 2024" in key
    assert "Zwölf Verletzte im Hafen" in key
    assert "Wacht" not in key  # is not quoted


def test_the_key_tells_which_names_quotations_hide(client: Client, event: Event) -> None:
    claim = Claim.objects.get(account__slug="kurier", row__topic="Halle")
    claim.text = "Das meldete Kurier (hafen): Die Halle brannte, schrieb Kurier (hafen)."
    claim.save()
    claim.comparison.note_edit()
    sheet, key = get(client, event, kind="wording").split('class="sheet-key unfolds"')
    assert "schrieb ▮▮▮." in sheet
    assert "Was ▮▮▮ verdeckt: Aufgabe 1 (Medium A): Kurier (hafen)</p>" in key
    Claim.objects.filter(pk=claim.pk).update(text="Die Halle brannte.", speaker="Kurier (hafen)")
    claim.comparison.note_edit()
    assert "(Medium A): Kurier (hafen)</p>" in get(client, event, kind="wording")
    assert "verdeckt:" not in get(client, event, kind="wording", names="hidden")
    assert "verdeckt:" not in get(client, event, kind="wording", names="shown")
    assert "verdeckt:" not in get(client, event, kind="figure")


def test_answers_say_what_would_have_to_be_found_out(client: Client, event: Event) -> None:
    page = get(client, event, kind="figure")
    assert "Zu klären wäre:</strong> Wer hat gezählt, wann und wie?" in page
    Finding.objects.filter(kind="figure").update(kind="contradiction", subtype="date")
    event.comparisons.get().note_edit()
    assert "Reden beide vom selben Vorgang" in get(client, event, kind="contradiction")


def test_there_is_room_to_write(client: Client, event: Event) -> None:
    """On a sheet of four tasks at most, a line of its own under each question."""
    page = get(client, event, kind="figure")
    assert page.count("Welche Quelle?") == 1
    assert page.count("Was müsste man wissen?") == 1
    assert page.count('<p class="write-line" aria-hidden="true">') == 3


@pytest.mark.parametrize("names", ["", "hidden", "shown"])
def test_answers_stand_on_a_sheet_of_their_own(client: Client, event: Event, names: str) -> None:
    sheet, answers = get(client, event, names=names).split('class="sheet-answers unfolds"')
    questions = sheet[sheet.index('class="sheet-entries') :]
    assert "nennt" not in questions
    assert 'class="kind"' not in questions
    assert "data-kind" not in questions.replace('class="differs" data-kind', "")
    assert "Worin gehen sie auseinander?" in questions
    assert 'class="kind"' in answers
    assert "nennt" in answers


def test_nothing_but_the_answers_begins_a_page() -> None:
    style = (settings.BASE_DIR / "static/css/worksheet.css").read_text()
    assert ".sheet-answers {\n    break-before: page;" in style
    assert style.count("break-before: page") == 1


def test_names_are_shown_or_stay_hidden(client: Client, event: Event) -> None:
    hidden = get(client, event, names="hidden")
    assert "sheet-key" not in hidden
    assert "Kurier" not in hidden
    shown = get(client, event, names="shown")
    assert "Medium A" not in shown
    assert "Kurier (hafen)" in shown.split('class="sheet-key unfolds"')[0]
    assert "Auflösung" in get(client, event, names="quatsch")


def test_a_notice_stands_before_a_named_outlet_and_in_the_key(client: Client, event: Event) -> None:
    outlet = event.accounts.get(slug="kurier").outlet
    Notice.objects.create(
        outlet=outlet, text="Achtung, Hafen.", source_name="Amt", dated="2024-01-01", set_by="wir"
    )
    sheet, key = get(client, event).split('class="sheet-key unfolds"')
    assert "Achtung, Hafen." not in sheet
    assert "Kurier (hafen): Achtung, Hafen." in key
    sheet, key = get(client, event, names="shown").split('class="sheet-key unfolds"')
    assert "Achtung, Hafen." in sheet
    assert "Achtung, Hafen." not in key


def test_addresses_stand_in_the_key_of_real_events_only(client: Client, event: Event) -> None:
    Account.objects.filter(slug="kurier").update(url="https://kurier.test/hafen")
    assert "https://kurier.test/hafen" not in get(client, event)
    event.is_practice = False
    event.save()
    Account.objects.update(kind=Account.Kind.DIGEST)
    page = get(client, event)
    assert "https://kurier.test/hafen" in page
    assert "Zwölf Verletzte im Hafen" not in page  # the headline of a digest is ours


def test_kinds_are_chosen(client: Client, event: Event) -> None:
    assert "sheet-entry" in get(client, event, kind="wording")
    assert "Hafen" in get(client, event, kind="wording")
    assert "zwanzig" not in get(client, event, kind="wording")
    assert get(client, event, kind=["wording", "figure"]).count('<li class="sheet-entry"') == 2
    assert get(client, event, kind="quatsch").count('<li class="sheet-entry"') == 2
    assert "nichts gefunden" in get(client, event, kind="contradiction")


def test_what_the_usual_kinds_leave_empty_the_next_fill(client: Client, event: Event) -> None:
    page = get(client, event)
    assert page.count('<li class="sheet-entry"') == 2
    for kind, is_ticked in (("contradiction", 1), ("figure", 1), ("wording", 1), ("update", 0)):
        assert page.count(f'value="{kind}" checked') == is_ticked


def test_no_more_than_asked_for(client: Client) -> None:
    told = [f"Es waren {number} Boote." for number in range(10, 11 + FEW)]
    event, (kurier, bote, _wacht) = make_told_event(padding=f" {' '.join(told)}")
    comparison = make_comparison(event)
    for text in told:
        left, right = make_row(comparison, {kurier: text, bote: text}).claims.all()
        make_finding(left, right, "figure", "other_value", marks=("Boote", "Boote"))
    assert get(client, event).count('<li class="sheet-entry"') == FEW
    assert get(client, event, number="4").count('<li class="sheet-entry"') == 4
    assert get(client, event, number="5").count('<li class="sheet-entry"') == FEW


def test_a_task_is_left_out_and_taken_in_again(client: Client, event: Event) -> None:
    """However outlets are named."""
    page = get(client, event, kind=["wording", "figure"])
    first = re.findall(r'name="without" value="(\d+)"', page)[0]
    chosen = {"kind": ["wording", "figure"], "without": first}
    page = get(client, event, **chosen)
    assert page.count('<li class="sheet-entry"') == 1
    assert "zwanzig" not in page[page.index('class="sheet-entries') :]
    assert f'<input type="hidden" name="without" value="{first}">' in page
    gone = page[page.index("1 Aufgabe weggelassen:") : page.index("</ul>")]
    # It says what the task was about, under the name that the sheet gives, and leads to it again.
    assert "Medium A" in gone
    assert "zwanzig" in gone
    assert '<a href="?kind=wording&amp;kind=figure">Wieder aufnehmen</a>' in gone
    assert "Alle wieder aufnehmen" not in gone
    assert get(client, event, names="shown", **chosen).count('<li class="sheet-entry"') == 1
    assert get(client, event, blind="1", **chosen).count('<li class="sheet-entry"') == 1
    only = get(client, event, kind="figure", without=first)
    assert "Alle Aufgaben zu diesen Befunden sind weggelassen." in only


def test_where_a_task_stood_the_sheet_says_that_it_is_gone(client: Client, event: Event) -> None:
    """The last one that was left out, before the task that has its number now."""
    kinds = ["wording", "figure"]
    keys = re.findall(r'name="without" value="(\d+)"', get(client, event, kind=kinds))
    assert len(keys) == 2
    assert "Hier wurde eine Aufgabe weggelassen." not in get(client, event, kind=kinds)
    undo = 'id="gone" tabindex="-1">Hier wurde eine Aufgabe weggelassen. <a href="?kind='
    for key, is_first in zip(keys, (True, False), strict=True):
        page = get(client, event, without=key, kind=kinds)
        assert page.count(undo) == 1
        stays = page.index('name="without" value', page.index("<ol"))
        assert (page.index(undo) < stays) == is_first
    # Chosen tasks keep their own order.
    page = get(client, event, slide=keys[::-1], without=keys[0])
    assert page.index(undo[:40]) > page.index('class="write-line"')


def test_of_two_that_are_left_out_each_is_taken_in_again(client: Client, event: Event) -> None:
    kinds = ["wording", "figure"]
    keys = re.findall(r'name="without" value="(\d+)"', get(client, event, kind=kinds))
    page = get(client, event, without=keys, kind=kinds)
    gone = page[page.index("2 Aufgaben weggelassen:") : page.index("</ul>")]
    # With one of them taken in again, the other one stays left out.
    again = re.findall(r'without=(\d+)&amp;kind=wording&amp;kind=figure">Wieder', gone)
    assert sorted(again) == sorted(keys)
    assert 'href="?kind=wording&amp;kind=figure">Alle wieder aufnehmen</a>' in gone
    # Of kinds that are not chosen the page does not say what it left out.
    page = get(client, event, without=keys, kind="wording")
    assert page.count("eine Aufgabe zu anderen Befunden") == 1


def test_a_teacher_chooses_the_tasks_and_their_order(client: Client, event: Event) -> None:
    page = get(client, event)
    assert 'compare/?view=projector&amp;pick=1">Aufgaben selbst auswählen</a>' in page
    strongest = re.findall(r'name="without" value="(\d+)"', page)
    assert len(strongest) == 2
    page = get(client, event, slide=strongest[::-1])
    assert re.findall(r'name="without" value="(\d+)"', page) == strongest[::-1]
    assert re.findall(r'name="slide" value="(\d+)"', page) == strongest[::-1]
    assert 'id="number"' not in page
    assert "gibt es nur" not in page
    # One of them is left out, and no other takes its place; the choice begins with the rest.
    page = get(client, event, slide=strongest, without=strongest[0])
    assert page.count('<li class="sheet-entry"') == 1
    choosing = f"slide={strongest[1]}&amp;view=projector&amp;pick=1"
    assert f'compare/?{choosing}">Auswahl ändern</a>' in page
    page = get(client, event, slide=strongest[0])
    assert page.count('<li class="sheet-entry"') == 1
    assert '<a href="?">Die deutlichsten nehmen</a>' in page
    assert "Was auf das Blatt kommt" not in page  # is chosen already
    # If all are left out the choice begins with what was chosen.
    assert f"slide={strongest[0]}&amp;view" in get(
        client, event, slide=strongest[0], without=strongest[0]
    )


def test_what_narrowed_the_strongest_does_not_narrow_a_choice(client: Client, event: Event) -> None:
    rows = re.findall(r'name="without" value="(\d+)"', get(client, event))
    Account.objects.filter(slug="bote").update(language="en")
    page = get(client, event, kind="wording", language="de", names="hidden")
    assert "compare/?names=hidden&amp;view=projector&amp;pick=1" in page
    assert get(client, event, slide=rows, language="de").count('<li class="sheet-entry"') == 2
    # The kinds are those that the list was narrowed to, and are kept.
    page = get(client, event, slide=rows, kind="figure")
    assert '<input type="hidden" name="kind" value="figure">' in page
    assert page.count('<li class="sheet-entry"') == 1


@pytest.mark.parametrize("key", ["", "0", "999999999", "9" * 30, "-1", "a"])
def test_a_key_that_leads_to_no_row_chooses_none(client: Client, event: Event, key: str) -> None:
    page = get(client, event, slide=key)
    assert "sheet-entry" not in page
    assert "Die deutlichsten nehmen" in page


def test_a_sheet_keeps_to_the_accounts_that_were_chosen(client: Client, event: Event) -> None:
    codes = list(event.accounts.order_by("published_on").values_list("slug", flat=True))
    page = get(client, event, account=codes[:1])
    assert "sheet-entry" not in page
    assert f'<input type="hidden" name="account" value="{codes[0]}">' in page
    assert "Nur aus 1 gewählten Darstellung: Medium A. <a" in page
    assert "Nur aus 1 gewählten Darstellung: Kurier" in get(
        client, event, account=codes[:1], names="shown"
    )
    page = get(client, event, account=codes[:2])
    assert page.count('<li class="sheet-entry"') == 2
    assert '<a href="?">Aus allen nehmen</a>' in page
    assert "gewählten Darstellung" not in get(client, event, account=codes)
    assert "gewählten Darstellung" not in get(client, event, account="nirgends")


def test_a_sheet_keeps_to_one_language(client: Client, event: Event) -> None:
    assert 'name="language"' not in get(client, event)  # all texts are German
    Account.objects.filter(slug="bote").update(language="en")
    page = get(client, event, language="")
    assert page.count('<li class="sheet-entry"') == 2
    assert '<option value="de" >nur Deutsch</option>' in page
    assert '<option value="en" >nur Englisch</option>' in page
    assert "ru" not in re.findall(r'<option value="(\w\w)"', page)
    assert get(client, event, language="quatsch").count('<li class="sheet-entry"') == 2
    page = get(client, event, language="de")
    assert 'value="de" selected' in page
    assert '<li class="sheet-entry"' not in page
    Account.objects.filter(slug="kurier").update(language="en")
    assert get(client, event, language="en").count('<li class="sheet-entry"') == 2


def test_what_is_left_out_or_chosen_outlives_another_run(client: Client, event: Event) -> None:
    old = event.comparisons.get().rows.get(topic="Halle")
    event.comparisons.update(is_current=False)
    told = {claim.account: claim.text for claim in old.claims.order_by("pk")}
    left, right = make_row(make_comparison(event), told).claims.order_by("account__published_on")
    make_finding(left, right, "wording", "other_label", marks=("Hafen", "Montag"))
    assert get(client, event).count('<li class="sheet-entry"') == 1
    assert "1 Aufgabe weggelassen:" in get(client, event, without=str(old.pk))
    page = get(client, event, slide=str(old.pk))
    assert f'name="slide" value="{left.row_id}"' in page
    assert page.count('<li class="sheet-entry"') == 1


@pytest.mark.parametrize("key", ["", "0", "999999999", "9" * 30, "-1", "a", "1.5"])
def test_a_key_that_leads_to_no_row_leaves_none_out(client: Client, event: Event, key: str) -> None:
    page = get(client, event, without=key)
    assert page.count('<li class="sheet-entry"') == 2
    assert "weggelassen" not in page


def test_only_who_reads_blind_is_led_on_blind(client: Client, event: Event) -> None:
    address = f"/events/{event.slug}/worksheet/"
    assert "compare/?blind=1" not in client.get(address).content.decode()
    assert "compare/?blind=1" in client.get(address, {"blind": "1"}).content.decode()


def test_it_says_how_often_the_machine_errs(client: Client, event: Event) -> None:
    rate = rates()["figure"]
    told = f"Im Test waren {rate.mistaken} von {rate.found} Befunden „andere Zahl“ falsch"
    assert told in get(client, event)


def test_before_a_comparison_it_says_so(client: Client) -> None:
    event, _accounts = make_told_event()
    assert "keinen Vergleich" in get(client, event)


def test_the_overview_leads_there(client: Client, event: Event) -> None:
    page = client.get(f"/events/{event.slug}/").content.decode()
    assert f'href="/events/{event.slug}/worksheet/"' in page


def test_of_a_closed_text_only_what_may_be_quoted_is_printed(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event(is_practice=False)
    assert "sheet-entry" not in get(client, event)


def test_english_and_queries(
    client: Client, event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert "What would one have to know?" in get(client, event, "/en")
    with django_assert_max_num_queries(12):
        get(client, event)


def test_it_says_when_there_are_fewer_tasks_than_asked_for(client: Client, event: Event) -> None:
    assert "gibt es nur 1 Aufgabe." in get(client, event, kind="figure")
    assert "gibt es nur 2 Aufgaben." in get(client, event, kind=["figure", "wording"])


def test_only_kinds_of_its_tasks_tell_how_often_they_err(client: Client, event: Event) -> None:
    page = get(client, event)
    assert "Befunden „andere Zahl“ falsch" in page
    assert "Befunden „Widerspruch“ falsch" not in page  # is ticked, and there is none


def test_who_is_named_in_another_sentence_is_told_so(client: Client, event: Event) -> None:
    told = "(steht in einem anderen Satz dieses Textes)"
    assert told not in get(client, event, kind="wording")
    claim = Claim.objects.get(account__slug="kurier", row__topic="Halle")
    claim.voice, claim.speaker = Claim.Voice.REPORTED, "Ada Brand"
    claim.save()
    claim.comparison.note_edit()
    page = get(client, event, kind="wording")
    assert f"Medium A: laut: Ada Brand {told}" in page
    assert told not in get(client, event, kind="figure")


def test_a_covered_name_is_explained_where_one_is(client: Client, event: Event) -> None:
    told = "▮▮▮ verdeckt den Namen"
    assert told not in get(client, event)
    claim = Claim.objects.get(account__slug="kurier", row__topic="Halle")
    claim.text = "Das meldete Kurier (hafen): Die Halle brannte."
    claim.save()
    claim.comparison.note_edit()
    assert told in get(client, event)
    assert told in get(client, event, names="hidden")
    assert told not in get(client, event, names="shown")


def test_a_sheet_says_what_a_person_added(client: Client, event: Event) -> None:
    page = client.get(f"/events/{event.slug}/worksheet/").content.decode()
    assert "Die Unterschiede hat ein Programm gefunden" in page
    assert "ein Mensch" not in page
    first = Finding.objects.filter(kind="figure", pair__isnull=False)
    first.update(rule="by_hand", state="confirmed")
    page = client.get(f"/events/{event.slug}/worksheet/?kind=figure&kind=wording").content.decode()
    assert "1 davon hat ein Mensch ergänzt." in page
    page = client.get(f"/events/{event.slug}/worksheet/?kind=figure").content.decode()
    assert "Die Unterschiede hat ein Mensch ergänzt" in page
    assert "Programm" not in page[page.index('class="sheet"') :]
    assert '<p class="meta"> </p>' not in page


@pytest.mark.parametrize(
    ("kind", "rule", "subtype", "asked"),
    [
        ("wording", "scare_quote", "", "Wessen Wort steht in Anführungszeichen?"),
        ("wording", "hedge", "", "das vorsichtige Wort"),
        ("wording", "other_label", "", "Meinen beide Wörter dieselben"),
        ("contradiction", "other_cause", "cause", "den Grund"),
        ("contradiction", "negation", "negation", "Wer war dabei"),
        ("agreement", "same_statement", "", ""),
    ],
)
def test_what_is_asked_of_a_difference(kind: str, rule: str, subtype: str, asked: str) -> None:
    question = question_of(Finding(kind=kind, rule=rule, subtype=subtype))
    assert asked in question
    assert bool(asked) is bool(question)
