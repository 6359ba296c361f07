"""Events at the desk: made, changed by two at once, taken away and brought back."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from framing.desk import event_editing
from framing.events.describing import EVENT_WORDS
from framing.events.models import Event
from framing.journal import log
from tests.comparisons.makers import make_compared_event
from tests.helpers import make_event, make_moderator

pytestmark = pytest.mark.django_db

SENT = {
    "title": "Brände in Überlingen",
    "summary": "In Überlingen brannten zwei Häuser. Verletzt wurde niemand.",
    "title_en": "",
    "summary_en": "",
    "starts_on": "2024-01-08",
    "ends_on": "",
}


def test_an_empty_desk_leads_by_the_hand(moderator_client: Client) -> None:
    page = moderator_client.get("/curate/").content.decode()
    assert "So entsteht eines:" in page
    assert 'href="/curate/events/new/"' in page


def test_an_event_is_made_as_a_draft(moderator_client: Client, moderator: User) -> None:
    answer = moderator_client.post("/curate/events/new/", SENT)
    event = Event.objects.get()
    assert answer["Location"] == f"/curate/events/{event.slug}/publish/"
    assert (event.slug, event.state) == ("braende-in-ueberlingen", Event.State.DRAFT)
    assert event.ends_on == event.starts_on
    entry = log.history(event).get()
    assert (entry.action, entry.who) == ("event-created", moderator)
    assert entry.after["title"] == SENT["title"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "Dieses Feld ist zwingend erforderlich."),
        ("summary", "x" * 1001, "höchstens 1000 Zeichen"),
        ("starts_on", "gestern", "gültiges Datum"),
        ("ends_on", "2023-12-31", "Der letzte Tag liegt vor dem ersten."),
        ("title", "a\0b", "Nullzeichen"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    moderator_client: Client, field: str, value: str, said: str
) -> None:
    answer = moderator_client.post("/curate/events/new/", SENT | {field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "zwei Häuser" in page or field == "summary"
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("title", "slug"), [("New", "new-2"), ("Война", "ereignis"), ("Größe: 5 %", "groesse-5")]
)
def test_a_slug_is_made_of_the_title(title: str, slug: str) -> None:
    assert event_editing.slug_for(title) == slug


def test_of_two_with_one_title_at_one_moment_both_are_made(
    moderator_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_event("brand")
    slugs = iter(["brand", "brand-2"])  # as it looks before the other is saved
    monkeypatch.setattr(event_editing, "slug_for", lambda _title: next(slugs))
    moderator_client.post("/curate/events/new/", SENT)
    assert Event.objects.filter(slug="brand-2").exists()


def test_a_slug_is_not_given_twice_not_even_after_deleting() -> None:
    make_event("groesse", deleted_at=timezone.now())
    assert event_editing.slug_for("Größe") == "groesse-2"


def test_an_event_is_changed(moderator_client: Client, moderator: User) -> None:
    event = make_event("hafen", title="Brand")
    page = moderator_client.get("/curate/events/hafen/edit/").content.decode()
    assert 'value="Brand"' in page
    moderator_client.post("/curate/events/hafen/edit/", SENT | {"version": "1"})
    event.refresh_from_db()
    assert (event.title, event.version, event.slug) == (SENT["title"], 2, "hafen")
    assert event.state == Event.State.PUBLISHED
    entry = log.history(event).get()
    assert (entry.action, entry.before["title"], entry.who) == ("event-edited", "Brand", moderator)


def test_of_two_moderators_neither_loses_a_word(moderator_client: Client) -> None:
    event = make_event("hafen", title="Brand")
    other = make_moderator("otto")
    words = {name: getattr(event, name) for name in EVENT_WORDS} | {"title": "Feuer im Hafen"}
    event_editing.change(event, words, seen=1, who=other)
    answer = moderator_client.post("/curate/events/hafen/edit/", SENT | {"version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "otto hat inzwischen etwas anderes gespeichert" in page
    assert "Feuer im Hafen" in page
    assert f'value="{SENT["title"]}"' in page
    event.refresh_from_db()
    assert event.title == "Feuer im Hafen"
    assert 'name="version" value="2"' in page  # who has seen both may save
    moderator_client.post("/curate/events/hafen/edit/", SENT | {"version": "2"})
    event.refresh_from_db()
    assert event.title == SENT["title"]


def test_a_form_without_a_version_overwrites_nothing(moderator_client: Client) -> None:
    event = make_event("hafen", title="Brand")
    assert moderator_client.post("/curate/events/hafen/edit/", SENT).status_code == 409
    event.refresh_from_db()
    assert event.title == "Brand"


def test_a_deleted_event_is_gone_and_comes_back_as_it_was(moderator_client: Client) -> None:
    event = make_compared_event()[0]
    asked = moderator_client.get("/curate/events/hafen/delete/").content.decode()
    assert "30 Tage lang" in asked
    page = moderator_client.post(
        "/curate/events/hafen/delete/", {"version": "1"}, follow=True
    ).content.decode()
    assert "ist gelöscht" in page
    assert "Zurückholen" in page
    visitor = Client()
    for address in ("/events/hafen/", "/events/hafen/compare/", "/events/hafen/texts/kurier/"):
        assert visitor.get(address).status_code == 404
        assert moderator_client.get(address).status_code == 404
    assert "Brand im Hafen" not in visitor.get("/").content.decode()
    assert "noch keine Darstellung" in visitor.get("/outlets/hafen-kurier/").content.decode()
    for page in ("/events/hafen/accounts/kurier/hide/", "/curate/events/hafen/accounts/kurier/"):
        assert moderator_client.get(page).status_code == 404
    moderator_client.post("/curate/events/hafen/restore/")
    event.refresh_from_db()
    assert (event.state, event.deleted_at) == (Event.State.PUBLISHED, None)
    assert visitor.get("/events/hafen/").status_code == 200
    actions = [entry.action for entry in log.history(event)]
    assert actions == ["event-restored", "event-deleted"]


def test_what_was_changed_meanwhile_is_not_deleted(moderator_client: Client) -> None:
    event = make_event("hafen", version=3)
    page = moderator_client.post(
        "/curate/events/hafen/delete/", {"version": "2"}, follow=True
    ).content.decode()
    assert "inzwischen geändert" in page
    event.refresh_from_db()
    assert event.deleted_at is None


def test_restoring_what_is_there_changes_nothing(moderator_client: Client) -> None:
    event = make_event("hafen")
    moderator_client.post("/curate/events/hafen/restore/")
    assert not log.history(event).exists()


def test_the_desk_says_until_when_an_event_comes_back(moderator_client: Client) -> None:
    make_event(deleted_at=timezone.now() - timedelta(days=1), title="Weg")
    page = moderator_client.get("/curate/").content.decode()
    assert "Gelöschte Ereignisse" in page
    assert "Weg" in page


def test_the_error_of_a_field_that_nobody_sees_is_a_sentence(moderator_client: Client) -> None:
    make_event("hafen")
    answer = moderator_client.post("/curate/events/hafen/edit/", SENT | {"version": "zwei"})
    assert answer.status_code == 422
    assert "Bitte eine ganze Zahl eingeben." in answer.content.decode()
