"""Forms filled in as people do, with one field spoilt at a time: so what is behind the checks of a
form gets odd values, too. Nothing breaks, and no page breaks of what was saved.

The forms are read from the pages, so that new ones are spoilt without asking.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote_from_bytes

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone
from pytest_django import Settings

from framing.comparisons import correcting, deciding
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Finding, Row
from framing.desk.views.claims import code_of
from framing.events.intake import Received
from framing.events.models import Draft, Event, PreviewLink, Snapshot
from framing.site.places import PLACES
from tests.comparisons.makers import FIRST, make_compared_event, make_finding
from tests.events.discovery.test_taking import make_candidate
from tests.helpers import PASSWORD, make_event
from tests.site.filled import Filled, forms_on

pytestmark = pytest.mark.django_db

DAYS: Final = (b"0001-01-01", b"9999-12-31", b"01.01.0001", b"31.12.9999")
INVISIBLE: Final = ("\u202eabc\u200b".encode(), "\u200b".encode())
LONG: Final = (b"x" * 100_000,)
BROKEN: Final = (b"a\0b", b"\xed\xa0\x80")  # a NUL, and what a lone surrogate comes as
HUGE: Final = (b"9" * 30, b"9" * 5000, b"-1")
DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
# Pages that show what was saved.
PAGES: Final = (
    *("/", "/events/hafen/", "/en/events/hafen/compare/", "/events/hafen/texts/kurier/"),
    *("/outlets/hafen-kurier/", "/curate/", "/curate/events/hafen/log/"),
    *("/curate/events/hafen/publish/", "/curate/events/hafen/discover/"),
)
URLENCODED: Final = "application/x-www-form-urlencoded"


@pytest.fixture
def event(settings: Settings) -> Event:
    """An event with something to be done at each page of the desk; tasks wait, none is run."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    event = make_compared_event(title_en="Fire at the port")[0]
    account = event.accounts.select_related("outlet").get(slug="kurier")
    account.outlet.addresses.create(kind="feed", url="https://kurier.example/feed")
    account.outlet.facts.create(label="Sitz", value="Nordhafen", source_name="Amt")
    account.url = "https://kurier.example/brand"
    account.save()
    finding = Finding.objects.get(kind="figure")
    event.reports.create(row=finding.row, finding=finding, kind="figure", reason="kind")
    left, right = Row.objects.get(topic="Halle").claims.order_by("pk")
    make_finding(left, right, "agreement", "same_statement")
    make_finding(left, right, "same_origin", "near_copy")
    make_candidate(event, account.outlet)
    days = {"starts_on": event.starts_on, "ends_on": event.ends_on}
    event.searches.create(keywords="Halle", state="running", **days)
    PreviewLink.objects.create(event=make_event("entwurf", state="draft"))
    make_event("weg", deleted_at=timezone.now())
    return event


@pytest.fixture
def chef(event: Event) -> User:
    """Somebody who may do everything, and has begun to."""
    chef = User.objects.create_superuser("chef", "rita@schule.test", PASSWORD)
    draft = Draft(event=event, added_by=chef)
    draft.put(Received(FIRST.encode() * 9, Snapshot.Source.TEXT))
    draft.entered = {"url": "https://rufer.example/brand"}
    draft.save()
    decided = Finding.objects.get(kind="agreement")
    deciding.decide(decided, Verdict(Finding.State.CONFIRMED, "", 0), chef)
    return chef


def pages(event: Event, chef: User) -> list[str]:
    """Addresses of the pages with forms."""
    slug, account = event.slug, event.accounts.select_related("outlet").get(slug="kurier")
    row = Finding.objects.get(kind="figure").row_id
    code = code_of(correcting.sentences_of(account)[0].read.key)
    token = Draft.objects.get(added_by=chef).token
    searches = event.searches.values_list("pk", flat=True)
    return [
        *(reverse(name) for name in ("check", "new_event", "edit_source_rule", "outlets")),
        *(reverse(name) for name in ("desk", "reports", "password_change", "password_reset")),
        *(
            reverse(name, args=[slug])
            for name in ("edit_event", "publish", "rights", "queue", "log", "discover")
        ),
        *(reverse(name, args=[slug]) for name in ("add_account", "delete_event")),
        *(
            reverse(name, args=[slug, account.slug])
            for name in ("takedown", "desk_account", "hide_account")
        ),
        f"{reverse('queue', args=[slug])}?kind=same_origin",
        reverse("publish", args=["entwurf"]),
        reverse("correct", args=[slug, account.slug, code]),
        reverse("arrange", args=[slug, row]),
        reverse("report", args=[slug, row]),
        *(reverse("found", args=[slug, search]) for search in searches),
        reverse("edit_outlet", args=[account.outlet.slug]),
        reverse("preview_account", args=[slug, token]),
    ]


@pytest.fixture
def client(chef: User) -> Client:
    """Their browser."""
    client = Client()
    client.force_login(chef)
    return client


@pytest.fixture
def forms(client: Client, event: Event, chef: User) -> list[Filled]:
    """Every form, filled in; of those that differ in what they are about only the first."""
    found: dict[Any, Filled] = {}
    for address in pages(event, chef):
        page = client.get(address)
        assert page.status_code == 200, address
        for form in forms_on(page.content, address):
            fields = tuple(name.rpartition("-")[2] for name in form.names)
            found.setdefault((name_of(form), form.button, fields), form)
    return list(found.values())


def name_of(form: Filled) -> str:
    """Name the address that a form is sent to."""
    return str(resolve(form.action.partition("?")[0]).url_name)


def encoded(fields: Sequence[tuple[str, bytes]]) -> bytes:
    """The body of a form; what no encoding takes is sent as the bytes that some programs send."""
    return "&".join(f"{name}={quote_from_bytes(value)}" for name, value in fields).encode()


def send(client: Client, form: Filled, values: Mapping[str, bytes]) -> list[int]:
    """Send a form with these values in place of its own; look at what was saved, undo it.

    Returns the answer's status and those of the pages behind it. A new browser, since a form may
    end the login.
    """
    browser = Client()
    browser.cookies["sessionid"] = client.cookies["sessionid"].value
    fields = [(name, values.get(name, value.encode())) for name, value in form.all]
    with transaction.atomic():
        answer = browser.post(form.action, encoded(fields), content_type=URLENCODED)
        got = [answer.status_code]
        if answer.status_code == 302:
            got.append(browser.get(answer["Location"]).status_code)
            if not set(DAYS).isdisjoint(values.values()):
                got += [browser.get(page).status_code for page in PAGES]
        transaction.set_rollback(True)
    return got


# These show what they found, or a thank you, at the same address.
ANSWERS_AT_ONCE: Final = ("check", "report", "arrange")


def test_what_is_filled_in_is_taken(client: Client, forms: list[Filled]) -> None:
    for form in forms:
        status = send(client, form, {})
        is_taken = status == [302, 200] or (name_of(form) in ANSWERS_AT_ONCE and status == [200])
        assert is_taken, (form, status)
    assert {name_of(form) for form in forms} >= PLACES.keys()


def spoilt_days(form: Filled) -> Iterator[dict[str, bytes]]:
    """Every field for a day spoilt alone, and all at once."""
    names = [name for name, value in form.all if DAY.fullmatch(value)]
    if names:
        for day in DAYS:
            yield from ({name: day} for name in names)
            yield dict.fromkeys(names, day)


def spoilt_fields(form: Filled) -> Iterator[dict[str, bytes]]:
    """Every other field spoilt alone: keys and numbers by numbers, texts by what texts may hold.

    Of values that are odd in the same way each field gets one, the next field the next.
    """
    for place, (name, value) in enumerate(form.all):
        if DAY.fullmatch(value):
            continue
        is_text = not (value.isdecimal() or value in {"", "on"})
        kinds = (INVISIBLE, LONG, BROKEN) if is_text else (HUGE, BROKEN)
        yield from ({name: kind[place % len(kind)]} for kind in kinds)


@pytest.mark.parametrize("spoil", [spoilt_days, spoilt_fields])
def test_no_spoilt_field_breaks_anything(
    client: Client, forms: list[Filled], spoil: Callable[[Filled], Iterator[dict[str, bytes]]]
) -> None:
    for form in forms:
        for values in spoil(form):
            try:
                got = send(client, form, values)
            except Exception as error:
                error.add_note(f"{form.action}: { ({n: v[:40] for n, v in values.items()}) }")
                raise
            assert max(got) < 500, (form.action, values)


def test_many_outlets_one_of_which_is_no_number_are_refused(client: Client, event: Event) -> None:
    address = reverse("discover", args=[event.slug])
    outlets = ["1", "9" * 30]
    answer = client.post(address, {"keywords": "Halle", "outlets": outlets})
    assert answer.status_code == 200
    assert "ist kein gültiger Wert" in answer.content.decode()


@pytest.mark.parametrize("words", ["x" * 100_000, "Hal\0le"])
def test_rows_are_looked_for_by_whatever_words(client: Client, event: Event, words: str) -> None:
    row = Finding.objects.get(kind="figure").row_id
    answer = client.post(reverse("arrange", args=[event.slug, row]), {"look": "1", "q": words})
    assert answer.status_code == 200
    assert ("Halle" in answer.content.decode().partition('name="q"')[2][:400]) is ("\0" in words)
