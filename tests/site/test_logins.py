"""Logging in, passwords, and who may see which address."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from framing.comparisons.models import Finding
from framing.events.models import Event
from tests.comparisons.makers import make_compared_event
from tests.helpers import PASSWORD, make_moderator, make_user

pytestmark = pytest.mark.django_db
NEW = "ganz-anderes-wort-77"


def log_in(client: Client, name: str, password: str = PASSWORD) -> int:
    """Try to log in."""
    sent = {"username": name, "password": password}
    return client.post("/accounts/login/", sent).status_code


def test_five_wrong_passwords_make_a_pause(client: Client) -> None:
    make_user("rita")
    assert [log_in(client, "rita", "falsch") for _ in range(5)] == [200, 200, 200, 200, 429]
    answer = client.post("/accounts/login/", {"username": "rita", "password": PASSWORD})
    assert answer.status_code == 429
    assert "In einer Viertelstunde geht es wieder." in answer.content.decode()
    make_user("otto")
    assert log_in(client, "otto") == 302  # others are not shut out


def test_a_right_password_forgets_the_wrong_ones(client: Client) -> None:
    make_user("rita")
    for browser in (client, Client()):
        assert [log_in(browser, "rita", "falsch") for _ in range(4)] == [200] * 4
        assert log_in(browser, "rita") == 302


def test_a_password_is_changed(client: Client) -> None:
    client.force_login(make_user("rita"))
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    page = client.post("/accounts/password/", sent, follow=True).content.decode()
    assert "Das Passwort ist geändert." in page
    assert User.objects.get().check_password(NEW)
    wrong = client.post("/accounts/password/", sent)
    assert 'role="alert"' in wrong.content.decode() or "errorlist" in wrong.content.decode()


def test_a_forgotten_password_is_set_by_a_link(client: Client) -> None:
    make_user("rita", email="rita@schule.test")
    page = client.post("/accounts/reset/", {"email": "rita@schule.test"}, follow=True)
    assert "Bitte in die Post schauen." in page.content.decode()
    letter = mail.outbox[0]
    assert letter.subject == "Neues Passwort für Framing"
    assert "rita" in letter.body
    found = re.search(r"http://testserver(\S+)", str(letter.body))
    assert found
    form = client.get(found[1], follow=True)
    sent = {"new_password1": NEW, "new_password2": NEW}
    done = client.post(form.redirect_chain[-1][0], sent, follow=True).content.decode()
    assert "Das neue Passwort gilt." in done
    assert log_in(client, "rita", NEW) == 302
    again = client.get(found[1], follow=True).content.decode()
    assert "Dieser Link gilt nicht mehr." in again


def test_who_asks_for_a_link_learns_nothing(client: Client) -> None:
    page = client.post("/accounts/reset/", {"email": "niemand@schule.test"}, follow=True)
    assert "Bitte in die Post schauen." in page.content.decode()
    assert mail.outbox == []


ROLES = ("visitor", "teacher", "moderator", "manager", "superuser")
OPEN = (200, 200, 200, 200, 200)
DESK = (302, 403, 200, 200, 200)
ONLY_POST = (405, 405, 405, 405, 405)
LOGGED_IN = (302, 200, 200, 200, 200)
# Every name of an address -> what each role gets.
MATRIX: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(
        [
            "home",
            "event",
            "comparison_status",
            "compare",
            "why",
            "wording",
            "voices",
            "figures",
            "absent",
            "read_choose",
            "read",
            "account",
            "versions",
            "worksheet",
            "check",
            "method",
            "outlet",
            "accessibility",
            "health",
            "report",
            "source_rule",
            "password_reset",
            "password_reset_done",
            "password_reset_confirm",
            "password_reset_complete",
        ],
        OPEN,
    ),
    **dict.fromkeys(
        [
            "desk",
            "queue",
            "log",
            "reports",
            "add_account",
            "hide_account",
            "discover",
            "outlets",
            "claims",
            "arrange",
            "add_finding",
            "desk_account",
            "desk_accounts",
            "left_out",
        ],
        DESK,
    ),
    "edit_outlet": DESK,
    "found": (302, 403, 404, 404, 404),  # no such search
    **dict.fromkeys(["add_found", "stop_search"], ONLY_POST),
    **dict.fromkeys(
        [
            "new_event",
            "edit_event",
            "delete_event",
            "publish",
            "rights",
            "takedown",
            "edit_source_rule",
        ],
        DESK,
    ),
    **dict.fromkeys(["restore_event", "preview_links", "review_account"], ONLY_POST),
    "preview": (404, 404, 404, 404, 404),  # the link is made up
    **dict.fromkeys(["decide", "decide_alike", "undo", "close_report", "renew_account"], ONLY_POST),
    **dict.fromkeys(["password_change", "password_change_done"], LOGGED_IN),
    "preview_account": (302, 403, 302, 302, 302),  # of no draft: back to the form
    "renewal": (302, 403, 302, 302, 302),  # without htmx: back to the page
    "correct": (302, 403, 302, 302, 302),  # of a sentence that is not there: back to the list
    "login": (200, 302, 302, 302, 302),
    "logout": ONLY_POST,
    "send_again": (302, 302, 302, 302, 302),  # nothing was sent in vain
    "set_language": (302, 302, 302, 302, 302),
}


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Every address but those of the Django admin, which has rules of its own."""
    for each in patterns:
        if isinstance(each, URLPattern):
            yield each
        elif each.app_name != "admin":
            yield from names(each.url_patterns)


def path_of(pattern: URLPattern, event: Event) -> str:
    """The address of a pattern, with the parts of a stored event."""
    finding = Finding.objects.get(kind="figure")
    parts = {
        "slug": event.slug,
        "account_slug": "kurier",
        "left_slug": "kurier",
        "right_slug": "bote",
        "row_id": finding.row_id,
        "finding_id": finding.pk,
        "entry_id": 1,
        "report_id": 1,
        "search_id": 1,
        "code": "0-1",
        "uidb64": "x",
        "token": str(UUID(int=1)),
    }

    if pattern.name in {"outlet", "edit_outlet"}:
        parts["slug"] = event.accounts.all()[0].outlet.slug
    name = str(pattern.name)
    wanted = get_resolver().reverse_dict.getlist(name)[0][0][0][1]
    return reverse(name, kwargs={part: parts[part] for part in wanted})


def client_of(role: str) -> Client:
    """A browser in which somebody of this role is logged in."""
    client = Client()
    if role == "teacher":
        user = make_user()
        user.groups.add(Group.objects.get(name="Lehrkräfte"))
        client.force_login(user)
    elif role == "moderator":
        client.force_login(make_moderator())
    elif role == "manager":
        user = make_user()
        user.groups.add(Group.objects.get(name="Verwaltung"))
        client.force_login(user)
    elif role == "superuser":
        client.force_login(User.objects.create_superuser("chef", password=PASSWORD))
    return client


@pytest.mark.parametrize("role", ROLES)
def test_every_address_is_for_whom_it_should_be(role: str) -> None:
    event = make_compared_event()[0]
    client = client_of(role)
    place = ROLES.index(role)
    got = {
        str(pattern.name): client.get(path_of(pattern, event)).status_code
        for pattern in names(get_resolver().url_patterns)
        if pattern.name in MATRIX
    }
    assert got == {name: wanted[place] for name, wanted in MATRIX.items()}


def test_no_address_is_left_out() -> None:
    told = {str(pattern.name) for pattern in names(get_resolver().url_patterns)}
    assert told == MATRIX.keys()
