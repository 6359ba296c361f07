"""Two moderators on the page of one outlet: neither overwrites what they have not seen."""

import re
from collections.abc import Mapping
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from framing.desk import outlet_editing, outlet_forms
from framing.events import describing
from framing.events.models import Outlet, OutletFact
from framing.journal.models import Entry
from tests.helpers import make_moderator, make_outlet

pytestmark = pytest.mark.django_db
PAGE = "/curate/outlets/blatt/"
FIELD = re.compile(r"<(input|textarea|select)\b([^>]*)>(?:([^<]*)</textarea>)?")
OPTION = re.compile(r'<option value="([^"]*)" selected>')


@pytest.fixture
def outlet() -> Outlet:
    """An outlet with two facts, a list, a domain and a notice."""
    outlet = make_outlet("blatt", name="Das Blatt", country="DE", kind="newspaper")
    for label in ("Eigentümer", "Sitz"):
        outlet.facts.create(
            label=label, value="unbekannt", source_name="Register", source_date="2024-01-08"
        )
    outlet.addresses.create(
        kind="feed",
        url="https://blatt.example/feed",
        source_name="Impressum",
        source_date="2024-01-08",
    )
    outlet.hosts.create(host="blatt.example")
    outlet.sources.create(about="kind", source_name="Impressum", source_date="2024-01-08")
    outlet.notices.create(
        text="Gerügt.\nZweimal.",
        source_name="Presserat",
        source_url="https://presserat.example/17",
        dated="2024-01-08",
        set_by="anna",
    )
    return outlet


@pytest.fixture
def anna() -> Client:
    """Another moderator's browser."""
    client = Client()
    client.force_login(make_moderator("anna"))
    return client


def opened(client: Client, part: str) -> dict[str, Any]:
    """Open the page; give what its browser would send with a section."""
    return form_in(client.get(PAGE), part)


def form_in(answer: Any, part: str) -> dict[str, Any]:
    """What a browser would send with a section of a page."""
    page = answer.content.decode().partition(f'<h2 id="{part}">')[2].partition("</form>")[0]
    sent: dict[str, Any] = {}
    for kind, told, text in FIELD.findall(page):
        name = re.search(r'name="([^"]*)"', told)
        value = re.search(r'value="([^"]*)"', told)
        if not name or ('type="checkbox"' in told and "checked" not in told):
            continue
        words = value[1] if value else ("on" if "checkbox" in told else text.removeprefix("\n"))
        if kind == "select":
            rest = page.partition(name[0])[2].partition("</select>")[0]
            words = next(iter(OPTION.findall(rest)), "")
        sent[name[1]] = unescape(words).replace("\n", "\r\n")
    return sent


def place(sent: Mapping[str, Any], words: str) -> str:
    """The prefix of the row in which these words stand."""
    return next(name.rpartition("-")[0] for name, value in sent.items() if value == words)


def told(answer: Any) -> str:
    """The page in one line."""
    return " ".join(unescape(answer.content.decode()).split())


@pytest.mark.usefixtures("outlet")
@pytest.mark.parametrize("part", list(outlet_editing.PARTS))
def test_a_form_as_it_was_opened_changes_nothing(moderator_client: Client, part: str) -> None:
    mine = opened(moderator_client, part)
    seen = mine["seen"]
    answer = moderator_client.post(PAGE, mine, follow=True)
    assert answer.status_code == 200
    assert " " not in seen  # after a login that ran out only what people wrote is listed
    assert "Es hat sich nichts geändert." in answer.content.decode()
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("outlet")
@pytest.mark.parametrize(
    ("field", "hers", "his"),
    [
        ("name", "Das neue Blatt", "Der Bote"),
        ("facts-0-value", "ein Verein", "eine Stiftung"),
        ("sources-0-source_name", "Handbuch", "Zeitungsarchiv"),
        ("addresses-0-url", "https://blatt.example/rss", "https://blatt.example/x"),
        ("hosts-0-host", "blatt2.example", "blatt3.example"),
        ("notices-0-text", "Von ihr.", "Von ihm."),
    ],
)
def test_of_two_neither_is_overwritten_and_both_wordings_are_there(
    moderator_client: Client, anna: Client, field: str, hers: str, his: str
) -> None:
    part = field.partition("-")[0] if "-" in field else "details"
    mine = opened(moderator_client, part) | {field: his}
    anna.post(PAGE, opened(anna, part) | {field: hers})
    answer = moderator_client.post(PAGE, mine)
    assert answer.status_code == 409
    page = told(answer)
    assert "anna hat inzwischen etwas anderes gespeichert." in page
    assert f"<dd>{hers}</dd>" in page
    again = form_in(answer, part)
    assert again[field] == his
    stored = str(describing.described(Outlet.objects.get()))
    assert hers in stored
    assert his not in stored
    done = moderator_client.post(PAGE, again)
    assert done.status_code == 302
    assert his in str(describing.described(Outlet.objects.get()))
    assert Entry.objects.count() == 2


@pytest.mark.usefixtures("outlet")
def test_what_one_left_alone_does_not_put_back_what_another_changed(
    moderator_client: Client, anna: Client
) -> None:
    mine = opened(moderator_client, "facts") | {"facts-1-value": "Nordhafen"}
    anna.post(PAGE, opened(anna, "facts") | {"facts-0-value": "ein Verein"})
    answer = moderator_client.post(PAGE, mine)
    assert answer.status_code == 409
    assert "Geändert, unten schon so eingetragen: Eigentümer: ein Verein" in told(answer)
    moderator_client.post(PAGE, form_in(answer, "facts"))
    values = list(OutletFact.objects.values_list("value", flat=True))
    assert values == ["ein Verein", "Nordhafen"]


@pytest.mark.usefixtures("outlet")
def test_sections_do_not_stand_in_each_others_way(moderator_client: Client, anna: Client) -> None:
    mine = opened(moderator_client, "facts") | {"facts-1-value": "Nordhafen"}
    anna.post(PAGE, opened(anna, "details") | {"name": "Das neue Blatt"})
    assert moderator_client.post(PAGE, mine).status_code == 302
    assert Outlet.objects.get().name == "Das neue Blatt"


@pytest.mark.usefixtures("outlet")
def test_a_fact_that_somebody_deleted_comes_as_a_new_one(
    moderator_client: Client, anna: Client
) -> None:
    mine = opened(moderator_client, "facts") | {"facts-0-value": "ein Verein"}
    anna.post(PAGE, opened(anna, "facts") | {"facts-0-DELETE": "on"})
    answer = moderator_client.post(PAGE, mine)
    page = told(answer)
    assert answer.status_code == 409
    assert "„Eigentümer: ein Verein“ ist inzwischen gelöscht worden." in page
    assert "Wähle" not in page
    assert OutletFact.objects.count() == 1
    again = form_in(answer, "facts")
    row = place(again, "ein Verein")
    assert again[f"{row}-id"] == ""
    dropped = again | {f"{row}-DELETE": "on"}
    assert f'name="{row}-DELETE"' in page
    moderator_client.post(PAGE, dropped)
    assert OutletFact.objects.count() == 1
    moderator_client.post(PAGE, again)
    assert set(OutletFact.objects.values_list("value", flat=True)) == {"unbekannt", "ein Verein"}


def test_a_fact_that_somebody_deleted_does_not_come_back_by_itself(
    moderator_client: Client, anna: Client, outlet: Outlet
) -> None:
    outlet.facts.filter(label="Eigentümer").update(source_date=None)
    mine = opened(moderator_client, "facts") | {"facts-1-value": "Nordhafen"}
    anna.post(PAGE, opened(anna, "facts") | {"facts-0-DELETE": "on"})
    answer = moderator_client.post(PAGE, mine)
    assert "Gelöscht: Eigentümer: unbekannt" in told(answer)
    moderator_client.post(PAGE, form_in(answer, "facts"))
    assert OutletFact.objects.get().value == "Nordhafen"


@pytest.mark.usefixtures("outlet")
def test_what_two_add_is_there_twice_only_where_it_differs(
    moderator_client: Client, anna: Client
) -> None:
    hers = {"addresses-1-kind": "feed", "addresses-1-url": "https://blatt.example/neu"}
    hers |= {"addresses-1-source_name": "Fußzeile"}  # without a date: both read it today
    mine = opened(moderator_client, "addresses")
    anna.post(PAGE, opened(anna, "addresses") | hers)
    same = moderator_client.post(PAGE, mine | hers, follow=True)
    assert "Es hat sich nichts geändert." in same.content.decode()
    answer = moderator_client.post(PAGE, mine | hers | {"addresses-1-kind": "topic"})
    assert answer.status_code == 409
    assert "Neu dazugekommen: https://blatt.example/neu" in told(answer)
    again = form_in(answer, "addresses")
    again[place(again, "topic") + "-url"] = "https://blatt.example/thema"
    moderator_client.post(PAGE, again)
    kinds = list(Outlet.objects.get().addresses.values_list("kind", flat=True))
    assert kinds == ["feed", "feed", "topic"]


@pytest.mark.usefixtures("outlet")
def test_a_row_is_deleted_on_purpose_only(moderator_client: Client, anna: Client) -> None:
    mine = opened(moderator_client, "facts") | {"facts-0-DELETE": "on"}
    anna.post(PAGE, opened(anna, "facts") | {"facts-0-value": "ein Verein"})
    answer = moderator_client.post(PAGE, mine)
    assert answer.status_code == 409
    assert OutletFact.objects.count() == 2
    moderator_client.post(PAGE, form_in(answer, "facts"))
    assert OutletFact.objects.get().label == "Sitz"


def test_of_a_change_that_the_log_does_not_know_nobody_is_named(
    moderator_client: Client, anna: Client, outlet: Outlet
) -> None:
    anna.post(PAGE, opened(anna, "details") | {"name": "Das neue Blatt"})
    mine = opened(moderator_client, "details") | {"country": "AT"}
    Outlet.objects.filter(pk=outlet.pk).update(name="Ganz anders")
    page = told(moderator_client.post(PAGE, mine))
    assert "Jemand hat inzwischen etwas anderes gespeichert." in page
    assert "<dd>Ganz anders</dd>" in page


@pytest.mark.usefixtures("outlet")
def test_an_old_form_that_is_wrong_besides_loses_nothing(
    moderator_client: Client, anna: Client
) -> None:
    mine = opened(moderator_client, "details") | {"country": "D1", "name": "Blatt"}
    anna.post(PAGE, opened(anna, "details") | {"country": "CH"})
    answer = moderator_client.post(PAGE, mine)
    assert answer.status_code == 409
    assert "<dd>CH</dd>" in told(answer)
    assert "Bitte zwei Buchstaben" in told(answer)
    assert form_in(answer, "details")["country"] == "D1"


@pytest.mark.usefixtures("outlet")
def test_the_error_of_a_field_that_nobody_sees_is_a_sentence(moderator_client: Client) -> None:
    mine = opened(moderator_client, "facts")
    answer = moderator_client.post(PAGE, mine | {"facts-0-id": "999999"})
    assert answer.status_code == 422
    assert "Diesen Eintrag gibt es nicht mehr." in told(answer)


def test_the_same_moment_is_said_and_nothing_lost(
    moderator_client: Client, outlet: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*_args: object) -> None:
        raise IntegrityError

    mine = opened(moderator_client, "hosts") | {"hosts-1-host": "blatt9.example"}
    monkeypatch.setattr(outlet_editing, "save", late)
    answer = moderator_client.post(PAGE, mine)
    assert answer.status_code == 409
    assert "im selben Augenblick" in told(answer)
    assert form_in(answer, "hosts")["hosts-1-host"] == "blatt9.example"
    monkeypatch.setattr(outlet_forms.NewOutletForm, "clean_name", lambda form: form.data["name"])
    made = moderator_client.post("/curate/outlets/", {"name": outlet.name})
    assert made.status_code == 422
    assert "im selben Augenblick" in told(made)


@pytest.mark.usefixtures("outlet")
@pytest.mark.parametrize(
    ("part", "field", "typed", "said"),
    [
        ("notices", "notices-0-text", "x" * 501, "Bitte höchstens 500 Zeichen"),
        ("notices", "notices-0-text_en", "x" * 501, "Jetzt sind es 501."),
        ("notices", "notices-0-dated", "1899-12-31", "ab dem Jahr 1900"),
        ("notices", "notices-0-dated", "morgen", "Dieser Tag liegt in der Zukunft."),
        ("facts", "facts-0-source_date", "0024-01-08", "ab dem Jahr 1900"),
        ("facts", "facts-0-source_date", "morgen", "Dieser Tag liegt in der Zukunft."),
    ],
)
def test_what_does_not_fit_a_page_and_days_that_cannot_be_are_refused(
    moderator_client: Client, part: str, field: str, typed: str, said: str
) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    mine = opened(moderator_client, part)
    answer = moderator_client.post(PAGE, mine | {field: tomorrow if typed == "morgen" else typed})
    assert answer.status_code == 422
    assert said in told(answer)
    assert not Entry.objects.exists()


@pytest.mark.usefixtures("outlet")
def test_today_and_five_hundred_characters_with_line_ends_fit(
    moderator_client: Client, moderator: User
) -> None:
    mine = opened(moderator_client, "notices")
    text = "x" * 249 + "\r\n" + "x" * 250
    mine |= {"notices-0-text": text, "notices-0-dated": timezone.localdate().isoformat()}
    assert moderator_client.post(PAGE, mine).status_code == 302
    assert Entry.objects.get().who == moderator
    assert 'maxlength="500"' in moderator_client.get(PAGE).content.decode()
