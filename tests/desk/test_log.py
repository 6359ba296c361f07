"""The log of an event tells all that people did to it, with what was before and after."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from framing.desk import publishing, reviewing
from framing.desk.takedown import Order, take_down
from framing.events import editing
from framing.events.models import Account, Event
from framing.journal import log
from framing.journal.models import Entry
from tests.comparisons.makers import make_compared_event
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db
LOG = "/curate/events/hafen/log/"


@pytest.fixture
def account() -> Account:
    """An account of others, in an event."""
    return make_compared_event(is_practice=False)[1][0]


def lines(client: Client, about: str = "") -> list[dict[str, Any]]:
    """The lines of the log, the latest first."""
    page = client.get(LOG, {"about": about})
    assert page.status_code == 200
    told: list[dict[str, Any]] = page.context["lines"]
    return told


def said(line: dict[str, Any]) -> tuple[str, list[str], str, str]:
    """What a line says."""
    return str(line["about"]), line["accounts"], line["before"], line["after"]


def look(account: Account, who: User, **fields: Any) -> None:
    """Look an account through."""
    now = Account.objects.get(pk=account.pk)
    known: dict[str, Any] = {"use": "quotes", "why": "Zitate.", "completeness": "complete"}
    wanted = reviewing.Look(outlet_checked=True, **known | fields)
    reviewing.review(now, wanted, seen=reviewing.token_now(now), who=who)


def test_looks_are_told_with_before_and_after(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    look(account, moderator)
    look(account, moderator, why="Vorbehalt.", completeness="teaser")
    look(account, moderator, why="Vorbehalt.", completeness="teaser")
    again, second, _first = lines(moderator_client, "review")
    assert said(second) == (
        "Durchsicht",
        ["kurier"],
        "Vollständigkeit: vollständig; Begründung: Zitate.",
        "durchgesehen: Vollständigkeit: nur der Anfang; Begründung: Vorbehalt.",
    )
    assert (again["before"], again["after"]) == ("–", "durchgesehen")
    assert not second["is_last"]


def test_a_look_that_was_written_down_before_tells_what_it_knows(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    after = {"completeness": "complete", "outlet_checked": True, "use": "quotes"}
    change = log.Change({"completeness": "complete"}, after)
    log.record("account-reviewed", account, who=moderator, change=change, why="Zitate.")
    assert said(lines(moderator_client)[0])[2:] == (
        "–",
        "durchgesehen: Medium durchgesehen: ja; Nutzung: nur kurze Zitate",
    )


def test_outlets_are_told_with_before_and_after(moderator_client: Client, account: Account) -> None:
    outlet = account.outlet
    fact = outlet.facts.create(
        label="Eigentümer", value="ein Verein", source_name="Register", source_date="2024-01-08"
    )
    page = moderator_client.get(f"/curate/outlets/{outlet.slug}/")
    seen = {part: seen for part, _title, _form, seen in page.context["parts"]}
    details = {"name": outlet.name, "kind": "magazine", "language": "de", "country": "AT"}
    here = f"/curate/outlets/{outlet.slug}/"
    moderator_client.post(here, {"part": "details", "seen": seen["details"], **details})
    rows: dict[str, Any] = {"facts-TOTAL_FORMS": 1, "facts-INITIAL_FORMS": 1, "facts-0-id": fact.pk}
    row = {"label": "Eigentümer", "value": "eine GmbH", "source_name": "Register"}
    rows |= {f"facts-0-{name}": value for name, value in row.items()}
    rows |= {"facts-0-source_date": "2024-01-08"}
    moderator_client.post(here, {"part": "facts", "seen": seen["facts"], **rows})
    facts, kind = lines(moderator_client, "outlet")
    assert said(kind) == (
        "Medium",
        [outlet.name],
        "Art: Onlinemedium; Land: –",
        "geändert: Art: Magazin; Land: AT",
    )
    assert said(facts)[2:] == (
        "Angaben mit Quelle: Eigentümer, Angabe: ein Verein",
        "geändert: Angaben mit Quelle: Eigentümer, Angabe: eine GmbH",
    )
    shown = moderator_client.get(here).content.decode()
    assert "Angabe: ein Verein" in shown
    assert "Angabe: eine GmbH" in shown


def test_rows_that_came_or_went_are_told_whole(moderator_client: Client, account: Account) -> None:
    notice = {
        "text": "Gerügt.",
        "text_en": "",
        "dated": "2024-01-08",
        "address_as_text": True,
        "set_by": "anna",
    }
    change = log.Change({"notices": []}, {"notices": [notice]})
    log.record("outlet-changed", account.outlet, change=change)
    change = log.Change({"hosts": [{"host": "a.example"}, {"host": "b.example"}]}, {"hosts": []})
    log.record("outlet-changed", account.outlet, change=change)
    log.record("outlet-created", account.outlet, change=log.Change(after={"name": "Der Kurier"}))
    created, hosts, notices = lines(moderator_client)
    assert notices["before"] == "–"
    assert notices["after"] == (
        "geändert: Hinweise: Gerügt., Datum der Maßnahme: 2024-01-08, "
        "Adressen nicht verlinken: ja, gesetzt von: anna"
    )
    assert hosts["before"] == "Domains: a.example | b.example"
    assert created["after"] == "angelegt: Name: Der Kurier"


def test_of_several_rows_only_what_is_other_is_told(
    moderator_client: Client, account: Account
) -> None:
    rows = [{"label": name, "value": "alt", "source_name": "Register"} for name in ("Sitz", "Art")]
    new = [{**rows[0], "value": "neu"}, {**rows[0], "label": "Jahr"}]
    log.record("outlet-changed", account.outlet, change=log.Change({"facts": rows}, {"facts": new}))
    line = lines(moderator_client)[0]
    whole = "Angabe: alt, Quelle: Register"
    assert line["before"] == f"Angaben mit Quelle: Sitz, Angabe: alt | Art, {whole}"
    assert line["after"] == f"geändert: Angaben mit Quelle: Sitz, Angabe: neu | Jahr, {whole}"


def test_all_that_was_done_to_an_event_is_told(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    event = account.event
    hide = f"/events/hafen/accounts/{account.slug}/hide/"
    moderator_client.post(hide, {"wanted": "hide"})
    moderator_client.post(hide, {"wanted": "show"})
    publishing.move(event, Event.State.DRAFT, seen=1, who=moderator)
    publishing.make_link(event, who=moderator)
    sent = {"outlet": account.outlet_id, "text": "Ein Satz steht hier. Noch einer.", "title": "Neu"}
    moderator_client.post("/events/hafen/accounts/add/", sent)
    log.record("account-created", account, who=moderator, change=log.Change({}, {"title": "Neu"}))
    take_down(account, Order("holder", "Brief vom 8.", with_title=False), who=moderator)
    assert [said(line) for line in lines(moderator_client)] == [
        (
            "Text entfernen",
            ["kurier"],
            "–",
            "endgültig entfernt: auf Verlangen derer, denen die Rechte am Text gehören",
        ),
        ("Neue Darstellung", ["kurier"], "–", "hinzugefügt: Überschrift: Neu"),
        ("Ereignis", [], "–", "Vorschau-Link gemacht"),
        ("Ereignis", [], "Zustand: veröffentlicht", "wieder ein Entwurf: Zustand: Entwurf"),
        ("Herausnehmen", ["kurier"], "aus dem Ereignis genommen", "im Ereignis"),
        ("Herausnehmen", ["kurier"], "im Ereignis", "aus dem Ereignis genommen"),
    ]
    page = moderator_client.get(LOG).content.decode()
    assert "Brief vom 8." in page
    assert "/undo/" not in page
    for code in ("event", "hidden", "added", "takedown"):
        assert f'<option value="{code}"' in page
        assert {str(line["about"]) for line in lines(moderator_client, code)} < {
            str(line["about"]) for line in lines(moderator_client)
        }
    table = moderator_client.get(LOG, {"format": "csv"}).content.decode()
    assert "aus dem Ereignis genommen" in table


def test_what_nothing_takes_back_is_not_taken_back(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    look(account, moderator)
    entry = Entry.objects.get()
    assert moderator_client.post(f"/curate/events/hafen/undo/{entry.pk}/").status_code == 404
    assert moderator_client.get("/curate/events/hafen/").status_code == 200


def test_other_events_and_outlets_stand_in_their_own_log(
    moderator_client: Client, account: Account
) -> None:
    other = make_event("brand")
    log.record("event-archived", other, change=log.Change({}, {"state": "archived"}))
    log.record("outlet-changed", make_outlet(), change=log.Change({}, {"hosts": []}))
    assert account.event.slug == "hafen"
    assert lines(moderator_client) == []


def test_an_account_that_was_deleted_is_told_with_what_was_known(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    other = make_account(account.event, make_outlet("blatt"), text="", slug="blatt", byline="")
    log.record("account-hidden", other, who=moderator)
    editing.record_deleted(other, moderator)
    other.delete()
    gone, hidden = lines(moderator_client)
    assert said(gone)[:2] == ("Löschen", ["blatt"])
    assert gone["before"] == (
        "Medium: blatt; Überschrift: Brand im Hafen von Nordhafen; "
        "erschienen am: 2024-01-08; Sprache: de; Vollständigkeit: vollständig"
    )
    assert (gone["after"], gone["is_last"]) == ("gelöscht", False)
    assert said(hidden)[:2] == ("Herausnehmen", ["blatt"])
    assert [said(line) for line in lines(moderator_client, "gone")] == [said(gone)]
