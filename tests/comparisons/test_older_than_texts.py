"""A comparison that is older than its texts says so on every page that shows something of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.models import Comparison
from tests.comparisons.makers import make_compared_event

pytestmark = pytest.mark.django_db

PAGES = (
    "",
    "compare/",
    "compare/?view=projector",
    "compare/{row}/",
    "figures/",
    "wording/",
    "voices/",
    "absent/",
    "read/",
    "read/kurier/bote/",
    "worksheet/",
    "texts/bote/",
)
OLDER = "Seit dem Vergleich hat sich ein Text geändert."
FAILED = "Zu sehen ist der vorige Vergleich."


def compared(*, ago: timedelta) -> tuple[str, Comparison]:
    """Save an event whose texts were read after, or before, its comparison began."""
    event, _accounts, comparison = make_compared_event()
    comparison.started_at = timezone.now() - ago
    comparison.save()
    return event.get_absolute_url(), comparison


def address(base: str, page: str, comparison: Comparison) -> str:
    """The address of a page; where it is about one row, of a row that two tell."""
    return base + page.format(row=comparison.rows.get(topic="Halle").pk)


@pytest.mark.parametrize("page", PAGES)
def test_it_says_so(
    client: Client, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    base, comparison = compared(ago=timedelta(days=1))
    path = address(base, page, comparison)
    with django_assert_max_num_queries(12):
        shown = client.get(path).content.decode()
    assert shown.count(OLDER) == 1


@pytest.mark.parametrize("page", PAGES)
def test_one_that_is_not_says_nothing(client: Client, page: str) -> None:
    base, comparison = compared(ago=timedelta(0))
    shown = client.get(address(base, page, comparison)).content.decode()
    assert OLDER not in shown


@pytest.mark.parametrize("page", PAGES)
def test_a_run_that_failed_is_told_too(
    client: Client, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    base, comparison = compared(ago=timedelta(0))
    comparison.event.comparisons.create(state=Comparison.State.FAILED, message="Es fehlt Platz.")
    path = address(base, page, comparison)
    with django_assert_max_num_queries(12):
        shown = client.get(path).content.decode()
    assert shown.count(FAILED) == 1
