"""Pages kept for the next visitor: made once, made anew when anything on them changes."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from framing.comparisons import lookup
from framing.comparisons.models import Finding
from framing.events.models import Account, Event, Outlet
from tests.comparisons.makers import make_compared_event
from tests.helpers import make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_compared_event()[0]


def get(client: Client, event: Event, page: str = "compare/", **query: str) -> str:
    """Get a page of an event."""
    return client.get(f"/events/{event.slug}/{page}", query).content.decode()


PAGES = ["", "compare/", "figures/", "wording/", "voices/", "absent/", "read/", "texts/kurier/"]


@pytest.mark.parametrize("page", PAGES)
def test_the_second_visitor_gets_the_page_of_the_first(
    client: Client,
    event: Event,
    page: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    first = get(client, event, page)
    with django_assert_max_num_queries(4):
        assert get(Client(), event, page) == first


def rename(event: Event) -> None:
    Outlet.objects.filter(accounts__event=event, name__startswith="Kurier").update(name="Umbenannt")


def warn(event: Event) -> None:
    outlet = Outlet.objects.get(accounts__event=event, name__startswith="Kurier")
    outlet.notices.create(text="Hinweis", source_name="A", dated="2024-01-01", set_by="redaktion")


def take_out(event: Event) -> None:
    event.accounts.filter(slug="kurier").update(hidden_at=timezone.now())


def confirm(event: Event) -> None:
    Finding.objects.filter(kind="figure").update(state=Finding.State.CONFIRMED)
    event.comparisons.get().note_edit()


def retitle(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(title="Anderer Titel")


def read_again(event: Event) -> None:
    make_version(event.accounts.get(slug="kurier"), "Ein anderer Text. Er ist neu.")


def ask_for_a_run(event: Event) -> None:
    event.comparisons.create()


def correct_the_date(event: Event) -> None:
    Account.objects.filter(event=event, slug="kurier").update(published_on="2023-05-04")


CHANGES = [
    rename,
    warn,
    take_out,
    confirm,
    retitle,
    read_again,
    ask_for_a_run,
    correct_the_date,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_at_once(
    client: Client, event: Event, change: Callable[[Event], None]
) -> None:
    before = get(client, event, "")
    change(event)
    assert get(client, event, "") != before


def kept_pages() -> set[str]:
    """Keys of the pages that are kept."""
    return {key for key in caches["pages"].__dict__["_cache"] if "-" not in key}


def test_pages_go_where_another_process_took_a_text_down(client: Client, event: Event) -> None:
    get(client, event)
    get(client, event, "texts/kurier/")
    before = kept_pages()
    assert len(before) == 2
    event.accounts.filter(slug="kurier").update(taken_down_at=timezone.now(), current_version=None)
    get(client, event)
    after = kept_pages()
    assert not before & after
    get(client, event, "figures/")
    assert after < kept_pages()  # they are let go of once


def test_what_moderators_see_is_never_kept(client: Client, moderator: User, event: Event) -> None:
    visitors = get(client, event, "")
    desk = Client()
    desk.force_login(moderator)
    assert "Darstellung hinzufügen" in get(desk, event, "")
    assert get(Client(), event, "") == visitors
    assert "Darstellung hinzufügen" not in visitors


def test_a_message_is_for_one_reader(client: Client, event: Event) -> None:
    told = client.get(f"/events/{event.slug}/compare/999999/", follow=True).content.decode()
    assert "inzwischen erneuert" in told
    assert "inzwischen erneuert" not in get(Client(), event)


def test_languages_names_and_parts_of_a_page_are_kept_apart(client: Client, event: Event) -> None:
    address = f"/events/{event.slug}/compare/"
    whole = client.get(address).content
    assert client.get(f"/en{address}").content != whole
    assert client.get(address, {"blind": "1"}).content != whole
    assert client.get(address, headers={"HX-Request": "true"}).content != whole
    assert client.get(address).content == whole


def test_a_browser_that_has_the_page_is_told_so(client: Client, event: Event) -> None:
    address = f"/events/{event.slug}/compare/"
    answer = client.get(address)
    assert answer["Cache-Control"] == "private, no-cache"
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    confirm(event)
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 200


def test_what_is_not_there_is_not_kept(client: Client, event: Event) -> None:
    assert client.get(f"/events/{event.slug}/texts/tribuene/").status_code == 404
    account = event.accounts.get(slug="kurier")
    account.slug = "tribuene"
    account.save()
    assert client.get(f"/events/{event.slug}/texts/tribuene/").status_code == 200


@pytest.mark.parametrize("change", [rename, take_out, confirm, retitle])
def test_the_list_of_events_is_kept_and_changes_too(
    client: Client,
    event: Event,
    change: Callable[[Event], None],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    before = client.get("/").content
    with django_assert_max_num_queries(3):
        assert Client().get("/").content == before
    change(event)
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    assert len(asked) > 3


@pytest.mark.parametrize("change", [rename, warn, take_out, confirm, retitle, correct_the_date])
def test_an_answer_to_a_link_is_kept_and_changes_too(
    client: Client,
    event: Event,
    change: Callable[[Event], None],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    lookup.index(event.comparisons.get())
    asked = {"q": "Im Hafen von Nordhafen brannte eine Halle."}
    before = client.get("/check/", asked).content
    assert b"Sagen dasselbe" in before
    with django_assert_max_num_queries(5):
        assert Client().get("/check/", asked).content == before
    change(event)
    with CaptureQueriesContext(connection) as queries:
        client.get("/check/", asked)
    assert len(queries) > 5
