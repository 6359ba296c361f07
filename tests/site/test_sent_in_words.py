"""What was sent in vain, in words: what is sent again and to where, and what is lost."""

import pytest
from django.contrib.auth import get_user
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver

from framing.events.models import Account
from framing.site import sent
from framing.site.places import PLACES, page_of, subject_of
from framing.site.telling import lines_of
from tests.comparisons.makers import make_compared_event, make_told_event
from tests.helpers import make_account, make_event, make_moderator, make_user
from tests.site.test_logins import MATRIX, ONLY_POST, ROLES, client_of, names, path_of
from tests.site.test_resending import HERE, RENEW, TYPED, log_in, paper, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita() -> User:
    """A moderator, beside the told event."""
    make_told_event()
    return make_moderator("rita")


def test_it_says_what_is_sent_and_where(client: Client, rita: User) -> None:
    answer = send(client, rita, text="Ein langer Satz. " * 100, file=paper())
    page = log_in(client, answer["Location"], "rita").content.decode()
    assert "Eine Darstellung neu abrufen oder einen neueren Text speichern" in page
    assert ": Kurier (hafen), Brand im Hafen" in page
    assert "<dt>oder Text einfügen</dt>" in page
    assert "… (1.700 Zeichen)</dd>" in page
    assert "<dt>Datei</dt>" in page


def test_who_may_not_know_of_an_event_is_not_told_its_name(client: Client) -> None:
    make_event("geheim", title="Streng geheim", state="draft")
    make_user("gast")
    answer = client.post("/curate/events/geheim/edit/", TYPED, headers=HERE)
    page = log_in(client, answer["Location"], "gast").content.decode()
    assert "Angaben eines Ereignisses ändern" in page
    assert "Streng geheim" not in page


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("/curate/reports/1/", {"wanted": "close"}, [("Knopf", "Erledigt")]),
        (RENEW, {"fetch": "1"}, [("Knopf", "Neu abrufen")]),
        (
            "/curate/events/hafen/findings/1/",
            {"state": "confirmed", "note": "Stimmt so.", "seen": "3"},
            [("Knopf", "Stimmt"), ("Anmerkung", "Stimmt so.")],
        ),
        (
            "/curate/events/hafen/publish/",
            {"wanted": "published", "tick-rights": "on", "why-rights": "Eilt.", "version": "1"},
            [("Knopf", "veröffentlicht"), ("Angekreuzt", "ja"), ("Begründung", "Eilt.")],
        ),
        (
            "/curate/outlets/kurier/",
            {"part": "facts", "facts-TOTAL_FORMS": "1", "facts-0-value": "Haus", "facts-0-id": "7"},
            [("Abschnitt", "Angaben mit Quelle"), ("Angabe", "Haus")],
        ),
        (
            "/curate/events/hafen/rows/1/",
            {"claims": "3", "to": "own", "seen": "1"},
            [("Aussagen", "1 ausgewählt"), ("Wohin", "eigene Zeile")],
        ),
        (
            "/curate/events/hafen/accounts/kurier/claims/0-1/",
            {"0-voice": "outlet", "0-checkable": "on", "number": "1", "no-claim": "1"},
            [
                ("Stimme", "eigene Aussage"),
                ("Man kann prüfen, ob es stimmt", "ja"),
                ("Knopf", "Keine Aussage"),
            ],
        ),
        ("/curate/events/hafen/discover/9/add/", {"pick": "4"}, [("Artikel", "1 ausgewählt")]),
    ],
)
def test_fields_and_buttons_are_told_as_pages_call_them(
    path: str, fields: dict[str, str], told: list[tuple[str, str]]
) -> None:
    lines = lines_of(sent.Sent(path, list(fields.items())))
    assert [(line.label, line.value) for line in lines] == told


def test_an_outlet_is_told_by_its_name() -> None:
    make_told_event()
    outlet = Account.objects.get(slug="kurier").outlet
    fields = [("outlet", str(outlet.pk)), ("published_on", "2024-01-08")]
    lines = lines_of(sent.Sent("/events/hafen/accounts/add/", fields))
    assert [line.value for line in lines] == ["Kurier (hafen)", "2024-01-08"]


def test_every_address_that_takes_forms_has_words_and_a_page(client: Client) -> None:
    event = make_compared_event()[0]
    client.force_login(User.objects.create_superuser("chef"))
    for pattern in names(get_resolver().url_patterns):
        if pattern.name in PLACES:
            page = client.get(page_of(path_of(pattern, event)))
            assert page.status_code in {200, 302, 404}, pattern.name  # 404: of no such search


@pytest.mark.parametrize("role", ROLES)
def test_drafts_are_named_to_who_curates(role: str) -> None:
    make_account(make_event("geheim", title="Streng geheim", state="draft"), slug="kurier")
    user = get_user(client_of(role))  # it has a session, too
    curates = role in {"moderator", "manager", "superuser"}
    for path in ("/curate/events/geheim/edit/", "/events/geheim/accounts/kurier/hide/"):
        assert ("Streng geheim" in subject_of(path, user)) == curates


def test_no_address_that_only_takes_forms_follows_the_login(client: Client) -> None:
    event = make_compared_event()[0]
    make_moderator("rita")
    for pattern in names(get_resolver().url_patterns):
        if MATRIX[str(pattern.name)] == ONLY_POST and pattern.name != "logout":
            path = path_of(pattern, event)
            answer = client.post(path, {"text": "x"})  # says not where it is from
            assert answer["Location"].startswith("/accounts/login/?next=/accounts/again/")
            page = log_in(client, answer["Location"], "rita")
            assert page.status_code == 200
            assert "konnte nicht aufgehoben werden" in page.content.decode()
            assert path not in page.content.decode()
            client.post("/accounts/logout/")


@pytest.mark.parametrize("page", ["//evil.example/", "https://evil.example/", "/nix/", "", "x"])
def test_a_lost_form_leads_nowhere_else(moderator_client: Client, page: str) -> None:
    answer = moderator_client.get("/accounts/again/", {"page": page})
    assert answer.status_code == 200
    assert "evil" not in answer.content.decode().split("</header>")[-1]
    assert "Zum Formular" not in answer.content.decode()
