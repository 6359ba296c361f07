"""The log alone gives the outlets and the rule for sources: all that people and commands did."""

from collections.abc import Mapping
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.test import Client

from framing.desk.replaying import Difference, present_shared, replayed_shared, shared_differences
from framing.events import describing, intake
from framing.events.demo.loading import PRACTICE, load
from framing.events.models import (
    Notice,
    Outlet,
    OutletAddress,
    OutletFact,
    OutletHost,
    OutletSource,
    SourceRule,
)
from framing.events.profiles.loading import load as load_profiles
from framing.journal import log
from framing.journal.log import history, subject_of
from framing.journal.models import Entry
from tests.desk.test_replaying import taken_back
from tests.helpers import make_moderator, make_outlet
from tests.site.test_admin import filled

pytestmark = pytest.mark.django_db
PAGE = "/curate/outlets/das-blatt/"
FROM = {"source_name": "Handelsregister", "source_date": "2024-01-08"}
ROWS: Mapping[str, Mapping[str, Any]] = {
    "sources": {"about": "country"} | FROM,
    "facts": {"label": "Eigentümer", "value": "ein Verein"} | FROM,
    "addresses": {
        "kind": "feed",
        "url": "https://blatt.example/feed",
        "source_name": "Fußzeile",
        "source_url": "https://blatt.example/",
    },
    "hosts": {"host": "blatt.example"},
    "notices": {
        "text": "Gerügt.",
        "source_name": "Presserat",
        "source_url": "https://presserat.example/17",
        "dated": "2024-01-08",
        "address_as_text": "on",
    },
}


def form(client: Client, part: str) -> dict[str, Any]:
    """What a browser would send with a section of the page as it stands."""
    shown = client.get(PAGE).context["parts"]
    _part, _title, bound, seen = next(each for each in shown if each[0] == part)
    forms = (
        [*bound.management_form, *(f for each in bound.forms for f in each)]
        if (part != "details")
        else list(bound)
    )
    sent = {field.html_name: field.value() for field in forms}
    known = {
        name: value for name, value in sent.items() if value is not None and value is not False
    }
    return known | {"part": part, "seen": seen}


def send(client: Client, part: str, sent: Mapping[str, Any], status: int = 302) -> None:
    """Save a section."""
    assert client.post(PAGE, {**form(client, part), **sent}).status_code == status


def add_row(client: Client, part: str, values: Mapping[str, Any]) -> None:
    """Fill in the empty row of a section."""
    sent = form(client, part)
    place = sent[f"{part}-INITIAL_FORMS"]
    sent |= {f"{part}-{place}-{name}": value for name, value in values.items()}
    assert client.post(PAGE, sent).status_code == 302


@pytest.fixture
def desk(moderator_client: Client) -> Client:
    """A desk at which an outlet was made, described, had its rows changed, and a rule written."""
    assert moderator_client.post("/curate/outlets/", {"name": "Das Blatt"}).status_code == 302
    send(moderator_client, "details", {"country": "at", "kind": "newspaper"})
    for part, row in ROWS.items():
        add_row(moderator_client, part, row)
    add_row(moderator_client, "notices", {**ROWS["notices"], "text": "Noch einmal gerügt."})
    send(moderator_client, "notices", {"notices-0-DELETE": "on"})  # a notice taken back
    send(moderator_client, "facts", {"facts-0-value": "eine Stiftung"})
    for number, text in enumerate(("Was gilt.", "Was jetzt gilt.")):
        words = {"text": text, "text_en": "What holds.", "seen": number}
        assert moderator_client.post("/curate/source-rule/", words).status_code == 302
    return moderator_client


def test_the_log_gives_outlets_and_rule_from_nothing(desk: Client) -> None:
    outlet = Outlet.objects.get()
    assert outlet.notices.get().set_by == desk.get(PAGE).wsgi_request.user.get_username()
    told = replayed_shared()
    assert set(told) == {subject_of(each) for each in (outlet, *SourceRule.objects.all())}
    blatt = told[subject_of(outlet)]
    assert (blatt["name"], blatt["country"], blatt["kind"]) == ("Das Blatt", "AT", "newspaper")
    assert blatt["facts"][0]["value"] == "eine Stiftung"
    assert len(blatt["notices"]) == 1
    assert blatt["notices"][0]["set_at"] == str(outlet.notices.get().set_at)
    assert {each["text"] for s, each in told.items() if "rule" in s} == {
        "Was gilt.",
        "Was jetzt gilt.",
    }
    assert shared_differences() == []
    assert present_shared() == told


def test_it_holds_where_two_wrote_at_once(desk: Client) -> None:
    anna = Client()
    anna.force_login(make_moderator("anna"))
    mine, hers = form(desk, "facts"), form(anna, "facts")
    hers |= {"facts-1-label": "Sitz", "facts-1-value": "Wien"}
    hers |= {f"facts-1-{name}": value for name, value in FROM.items()}
    assert anna.post(PAGE, hers).status_code == 302
    answer = desk.post(PAGE, mine | {"facts-0-value": "eine GmbH"})
    assert answer.status_code == 409
    shown = answer.context["answer"].form
    merged = shown.data | {"part": "facts", "seen": form(desk, "facts")["seen"]}
    assert desk.post(PAGE, merged).status_code == 302
    values = set(Outlet.objects.get().facts.values_list("value", flat=True))
    assert values == {"eine GmbH", "Wien"}
    assert shared_differences() == []


@pytest.mark.usefixtures("desk")
def test_it_holds_after_the_admin(admin_client: Client) -> None:
    outlet = Outlet.objects.get()
    address = f"/admin/events/outlet/{outlet.pk}/change/"
    page = admin_client.get(address)
    assert 'name="slug"' not in page.content.decode()
    sent = filled(page, name="Blatt", **{"facts-0-DELETE": "on"})
    assert admin_client.post(address, sent).status_code == 302
    assert Outlet.objects.get().name == "Blatt"
    assert not outlet.facts.exists()
    assert shared_differences() == []
    sent = filled(admin_client.get("/admin/events/outlet/add/"), slug="neu", name="Neu")
    assert admin_client.post("/admin/events/outlet/add/", sent).status_code == 302
    assert shared_differences() == []
    admin_client.post(f"/admin/events/outlet/{outlet.pk}/delete/", {"post": "yes"})
    assert Outlet.objects.get().slug == "neu"
    assert shared_differences() == []
    assert subject_of(outlet) not in replayed_shared()


ASKEW: Mapping[str, tuple[type[Model], Mapping[str, Any]]] = {
    "name": (Outlet, {"name": "Das andere Blatt"}),
    "slug": (Outlet, {"slug": "anders"}),
    "owner": (OutletFact, {"value": "ein Staat"}),
    "date of a source": (OutletSource, {"source_date": "2023-01-08"}),
    "what a source is for": (OutletSource, {"value": "DE"}),
    "feed": (OutletAddress, {"url": "https://anders.example/feed"}),
    "source of a feed": (OutletAddress, {"source_name": "eine Liste"}),
    "where a feed was read": (OutletAddress, {"source_url": "https://anders.example/"}),
    "date of a feed's source": (OutletAddress, {"source_date": "2023-01-08"}),
    "when a feed was read": (OutletAddress, {"read_on": "2023-01-08"}),
    "when a fact was read": (OutletFact, {"read_on": "2023-01-08"}),
    "when a source was read": (OutletSource, {"read_on": "2023-01-08"}),
    "when a notice was read": (Notice, {"read_on": "2023-01-08"}),
    "domain": (OutletHost, {"host": "anders.example"}),
    "notice": (Notice, {"text": "Gelobt."}),
    "link of a notice": (Notice, {"address_as_text": False}),
    "who set a notice": (Notice, {"set_by": "niemand"}),
    "when a notice was set": (Notice, {"set_at": "2023-01-08T10:00Z"}),
    "rule": (SourceRule, {"text_en": "Whatever."}),
}


@pytest.mark.usefixtures("desk")
def test_what_is_changed_past_the_log_is_found(subtests: pytest.Subtests) -> None:
    for name, (model, values) in ASKEW.items():
        with subtests.test(name), taken_back():
            model._default_manager.update(**values)
            assert len(shared_differences()) == model._default_manager.count()
            with pytest.raises(CommandError, match="does not tell"):
                call_command("replay", stdout=StringIO())
    call_command("replay", stdout=StringIO())


@pytest.mark.usefixtures("desk")
def test_what_is_gone_or_came_past_the_log_is_found(subtests: pytest.Subtests) -> None:
    models = (OutletFact, OutletSource, OutletAddress, OutletHost, Notice, SourceRule, Outlet)
    for model in models:
        with subtests.test(model.__name__), taken_back():
            model._default_manager.all().delete()
            assert shared_differences()
    with subtests.test("a fact that came"), taken_back():
        Outlet.objects.get().facts.create(label="Sitz", value="Wien")
        (found,) = shared_differences()
        assert (found.name, found.told, found.stored[0]["value"]) == ("facts", [], "Wien")
    with subtests.test("an outlet that came"), taken_back():
        subject = subject_of(make_outlet("fremd"))
        assert Difference(subject, "slug", None, "fremd") in shared_differences()
    with subtests.test("a rule that came"), taken_back():
        SourceRule.objects.create(number=3, text="Alles.", text_en="All.")
        assert {each.stored for each in shared_differences()} == {3, "Alles.", "All."}


class TestLoaded:
    """What came by a command is told as loaded, by nobody."""

    def test_profiles_and_a_sample_event(self) -> None:
        load_profiles()
        load(PRACTICE)
        assert shared_differences() == []
        told = Entry.objects.filter(action=describing.LOADED)
        assert told.values("subject").distinct().count() == Outlet.objects.count()
        assert set(told.values_list("who", flat=True)) == {None}
        number = told.count()
        load_profiles()
        assert told.count() == number  # nothing new, nothing told

    def test_what_an_earlier_release_loaded_is_told_the_next_time(self) -> None:
        outlet = make_outlet("spiegel", name="DER SPIEGEL")
        assert shared_differences()
        load_profiles()
        assert shared_differences() == []
        assert history(outlet).earliest("pk").before == {}

    def test_a_profile_that_completes_what_a_person_made(self, moderator_client: Client) -> None:
        outlet = intake.outlet_named("DER SPIEGEL")
        assert history(outlet).get().after["details"]["language"] == "de"
        load_profiles()
        assert shared_differences() == []
        entry = history(outlet).filter(action=describing.LOADED).earliest("pk")
        assert entry.before.keys() == entry.after.keys()
        page = moderator_client.get(f"/curate/outlets/{outlet.slug}/").content.decode()
        assert "das Programm: aus dem mitgelieferten Profil geladen: " in page

    def test_a_whole_profile_is_told_in_a_word(self, moderator_client: Client) -> None:
        load_profiles()
        page = moderator_client.get("/curate/outlets/spiegel/").content.decode()
        assert "das Programm: aus dem mitgelieferten Profil geladen</li>" in page


def test_lists_of_an_earlier_release_are_given_their_source_once(moderator_client: Client) -> None:
    load_profiles()
    outlet = Outlet.objects.get(slug="faz")
    outlet.addresses.update(source_name="", source_url="", source_date=None)
    outlet.facts.update(read_on=None)
    before = describing.described(outlet)
    log.record(describing.CHANGED, outlet, change=log.Change(before, before))
    call_command("load_outlets", sources=True, stdout=StringIO())
    assert shared_differences() == []
    entry = history(outlet).first()
    assert entry is not None
    assert (entry.action, entry.who) == (describing.LOADED, None)
    assert {*entry.after} == {"addresses", "facts"}
    assert entry.after["addresses"][0]["source_date"] == "2026-07-30"
    number = Entry.objects.count()
    call_command("load_outlets", sources=True, stdout=StringIO())
    assert Entry.objects.count() == number
    page = moderator_client.get("/curate/outlets/faz/").content.decode()
    assert "geladen: Angaben mit Quelle: " in page


def test_an_entry_of_an_earlier_release_is_not_asked_for_more(
    moderator_client: Client,
) -> None:
    outlet = make_outlet("blatt", name="Das Blatt", kind="newspaper")
    entry = log.record(describing.CREATED, outlet, change=log.Change(after={"name": "Das Blatt"}))
    assert entry.after == {"name": "Das Blatt"}
    assert shared_differences() == []
    Outlet.objects.update(name="Das andere")
    assert [each.name for each in shared_differences()] == ["name"]
    assert moderator_client.get("/curate/outlets/blatt/").status_code == 200
