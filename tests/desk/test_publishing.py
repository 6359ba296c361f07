"""The list before publishing, the states of an event, links to a draft, the archive."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from framing.comparisons.models import Finding
from framing.desk.checklist import checklist
from framing.desk.reviewing import Look, review, token_now
from framing.events.models import Account, AccountReview, Event, PreviewLink
from framing.journal import log
from tests.comparisons.makers import make_compared_event
from tests.helpers import make_event, make_moderator, make_version

pytestmark = pytest.mark.django_db

PUBLISH = "/curate/events/hafen/publish/"
TICKS = {"tick-summary": "on", "tick-english": "on"}
ENGLISH = {"title_en": "Fire in the port", "summary_en": "A hall burned. Twelve people were hurt."}


def make_draft(**fields: Any) -> Event:
    """Save a compared event that nobody has published."""
    return make_compared_event(state=Event.State.DRAFT, **ENGLISH | fields)[0]


def make_ready(**fields: Any) -> Event:
    """Save a draft of which everything on the list is done."""
    event, who = make_draft(**fields), make_moderator()
    for account in event.accounts.all():
        look = Look(
            outlet_checked=True,
            use=AccountReview.Use.QUOTES,
            why="kurze Zitate",
            completeness=account.completeness,
        )
        review(account, look, seen=token_now(account), who=who)
    Finding.objects.filter(kind="figure").update(state=Finding.State.CONFIRMED)
    return event


def state_of(event: Event) -> str:
    """Its state as it is stored."""
    event.refresh_from_db()
    return event.state


def done(event: Event) -> dict[str, bool]:
    """Which lines of the list are done."""
    return {item.code: item.is_done for item in checklist(event)}


def send(client: Client, **sent: str) -> Any:
    """Send the form."""
    return client.post(PUBLISH, {"wanted": "published", "version": "1"} | sent)


def test_an_event_that_has_nothing_lacks_everything() -> None:
    event = make_event("hafen", state=Event.State.DRAFT)
    assert done(event) == {
        "texts": False,
        "summary": True,
        "english": False,
        "outlets": False,
        "complete": False,
        "rights": False,
        "compared": False,
        "disputed": False,
    }


def test_every_line_is_computed() -> None:
    event = make_draft(is_practice=False)
    event.accounts.filter(slug="bote").update(completeness=Account.Completeness.UNKNOWN)
    found = {item.code: (item.is_done, item.detail) for item in checklist(event)}
    assert found["texts"] == (True, "bisher: 3")
    assert found["english"][0]
    assert found["outlets"] == (False, "0 von 3")
    assert found["complete"] == (False, "2 von 3")
    assert found["rights"] == (False, "0 von 3")
    assert found["compared"][0]
    assert found["disputed"] == (False, "0 von 1")
    event.comparisons.create()
    assert not done(event)["compared"]


def test_all_is_done_after_a_look_at_everything() -> None:
    assert all(done(make_ready(is_practice=False)).values())


def test_a_text_fetched_since_the_look_wants_another() -> None:
    event = make_ready(is_practice=False)
    with time_machine.travel("2099-01-01"):
        make_version(event.accounts.get(slug="kurier"), "Ein neuer Text. Er steht hier.")
    assert not done(event)["rights"]


def test_each_line_leads_to_where_it_is_done(moderator_client: Client) -> None:
    event = make_draft()
    moderator_client.get(PUBLISH)
    for item in checklist(event):
        assert moderator_client.get(item.where).status_code == 200, item.code


def test_an_event_with_all_done_is_published(moderator_client: Client, moderator: User) -> None:
    event = make_ready()
    assert Client().get("/events/hafen/").status_code == 404
    page = send(moderator_client, **TICKS)
    assert page.status_code == 302
    assert state_of(event) == Event.State.PUBLISHED
    assert Client().get("/events/hafen/").status_code == 200
    entry = log.history(event)[0]
    assert (entry.action, entry.who) == ("event-published", moderator)
    assert entry.after["left_open"] == {}
    assert entry.after["checklist"]["disputed"] == "1 von 1"


def test_what_a_person_has_to_answer_is_not_called_done(moderator_client: Client) -> None:
    make_ready()
    page = moderator_client.get(PUBLISH).content.decode()
    assert "Alles ist erledigt" not in page
    assert "2 Punkte beantwortest du selbst" in page
    send(moderator_client, **TICKS)
    page = moderator_client.get(PUBLISH).content.decode()
    assert "Alles ist erledigt" in page
    assert "beantwortest du selbst" not in page


def test_what_is_open_wants_a_reason_and_what_was_typed_stays(moderator_client: Client) -> None:
    event = make_draft()
    answer = send(moderator_client, **TICKS, **{"why-outlets": "Kommt morgen."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert state_of(event) == Event.State.DRAFT
    assert page.count("Das ist noch offen. Bitte erledigen oder begründen.") == 1  # the finding
    assert "Kommt morgen." in page
    assert 'id="id_tick-summary" checked' in page


def test_a_reason_overrides_and_the_journal_keeps_it(moderator_client: Client) -> None:
    event = make_draft()
    reasons = {"why-outlets": "Kommt morgen.", "why-disputed": "Die Klasse prüft selbst."}
    send(moderator_client, **TICKS, **reasons)
    assert state_of(event) == Event.State.PUBLISHED
    entry = log.history(event)[0]
    assert entry.after["left_open"] == {
        "outlets": "Kommt morgen.",
        "disputed": "Die Klasse prüft selbst.",
    }
    assert "Die Klasse prüft selbst." in moderator_client.get(PUBLISH).content.decode()


def test_whether_a_summary_is_neutral_only_a_person_says(moderator_client: Client) -> None:
    event = make_ready()
    assert send(moderator_client).status_code == 422
    assert state_of(event) == Event.State.DRAFT
    send(moderator_client, **{"tick-summary": "on", "why-english": "Englisch folgt."})
    assert state_of(event) == Event.State.PUBLISHED


@pytest.mark.parametrize(
    ("state", "wanted", "becomes"),
    [
        ("draft", "review", "review"),
        ("review", "draft", "draft"),
        ("published", "archived", "archived"),
        ("published", "draft", "draft"),
        ("archived", "draft", "draft"),
        ("draft", "archived", "draft"),
        ("draft", "nonsense", "draft"),
        ("published", "published", "published"),
    ],
)
def test_states_follow_each_other(
    moderator_client: Client, state: str, wanted: str, becomes: str
) -> None:
    event = make_ready(is_practice=True)
    Event.objects.filter(pk=event.pk).update(state=state)
    send(moderator_client, wanted=wanted, **TICKS)
    assert state_of(event) == becomes
    assert event.version == (1 if state == becomes else 2)


def test_of_two_at_once_the_second_is_told(moderator_client: Client) -> None:
    event = make_ready()
    send(moderator_client, wanted="review")
    answer = send(moderator_client, **TICKS, **{"why-summary": "Mein Grund."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "hat das Ereignis inzwischen geändert" in page
    assert "Mein Grund." in page
    assert 'name="version" value="2"' in page
    assert state_of(event) == Event.State.REVIEW


def test_what_is_in_the_archive_can_be_read_and_is_not_listed(client: Client) -> None:
    make_compared_event(state=Event.State.ARCHIVED)
    for page in ("", "compare/", "figures/", "texts/kurier/", "worksheet/"):
        told = client.get(f"/events/hafen/{page}")
        assert told.status_code == 200
        assert "Dieses Ereignis liegt im Archiv" in told.content.decode(), page
    assert "Brand im Hafen" not in client.get("/").content.decode()


def make_link(client: Client) -> str:
    """Make a link to the draft and return its path."""
    client.post("/curate/events/hafen/preview/", {"wanted": "make"})
    link = PreviewLink.objects.latest("pk")
    assert f"http://testserver{link.get_absolute_url()}" in client.get(PUBLISH).content.decode()
    return link.get_absolute_url()


PAGES = (
    *("", "compare/", "figures/", "wording/", "voices/", "absent/", "read/"),
    *("texts/kurier/", "worksheet/", "read/kurier/bote/", "compare/?view=projector"),
)


def test_whoever_has_the_link_sees_the_draft_and_that_it_is_one(moderator_client: Client) -> None:
    make_draft()
    address = make_link(moderator_client)
    guest = Client()
    assert guest.get(address)["Location"] == "/events/hafen/"
    for page in PAGES:
        shown = guest.get(f"/events/hafen/{page}")
        assert shown.status_code == 200
        assert "Das ist eine Vorschau" in shown.content.decode(), page
        assert Client().get(f"/events/hafen/{page}").status_code == 404
    assert guest.get("/curate/events/hafen/publish/").status_code == 302
    assert "Brand im Hafen" not in guest.get("/").content.decode()


def test_a_link_shows_no_other_draft(moderator_client: Client) -> None:
    make_draft()
    make_event("anderes", state=Event.State.DRAFT)
    guest = Client()
    guest.get(make_link(moderator_client))
    assert guest.get("/events/anderes/").status_code == 404


def test_a_link_ends_when_it_is_withdrawn(moderator_client: Client, moderator: User) -> None:
    event = make_draft()
    address = make_link(moderator_client)
    guest = Client()
    guest.get(address)
    link = PreviewLink.objects.get()
    sent = {"wanted": "withdraw", "link": str(link.pk)}
    moderator_client.post("/curate/events/hafen/preview/", sent)
    assert guest.get("/events/hafen/").status_code == 404
    told = guest.get(address)
    assert told.status_code == 404
    assert "Diese Vorschau gibt es nicht mehr" in told.content.decode()
    assert [(entry.action, entry.who) for entry in log.history(event)] == [
        ("preview-link-withdrawn", moderator),
        ("preview-link-made", moderator),
    ]


def test_a_link_ends_after_two_weeks(moderator_client: Client) -> None:
    make_draft()
    address = make_link(moderator_client)
    guest = Client()
    guest.get(address)
    link = PreviewLink.objects.get()
    with time_machine.travel(link.expires_at + timedelta(minutes=1)):
        assert guest.get("/events/hafen/").status_code == 404
        assert guest.get(address).status_code == 404


def test_a_made_up_link_leads_nowhere(client: Client) -> None:
    make_draft()
    assert client.get("/preview/1:abcdef/").status_code == 404


def test_after_publishing_the_link_leads_to_the_page(moderator_client: Client) -> None:
    make_ready()
    address = make_link(moderator_client)
    send(moderator_client, **TICKS)
    assert Client().get(address)["Location"] == "/events/hafen/"
    moderator_client.post("/curate/events/hafen/preview/", {"wanted": "make"})
    assert PreviewLink.objects.count() == 1  # what all see needs none
