"""Who may leave something behind for a moderator, and for how long."""

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory
from time_machine import TimeMachineFixture

from framing.events.drafts import entered_in, ticket_for, ticket_holder
from framing.events.models import Event
from framing.site.sent import AGAIN, SHOWN_TO
from tests.helpers import make_event, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """An event."""
    return make_event()


def holder(event: Event, ticket: str) -> User | None:
    """Say whom a request with this ticket is from."""
    return ticket_holder(RequestFactory().post("/", {"ticket": ticket}), event)


def test_a_ticket_names_who_was_shown_the_form(event: Event, moderator: User) -> None:
    assert holder(event, ticket_for(moderator, event)) == moderator


@pytest.mark.parametrize(("hours", "holds"), [(47, True), (49, False)])
def test_a_ticket_lasts_two_days(
    event: Event, moderator: User, time_machine: TimeMachineFixture, hours: int, *, holds: bool
) -> None:
    time_machine.move_to("2024-01-08T12:00Z")
    ticket = ticket_for(moderator, event)
    time_machine.shift(hours * 3600)
    assert (holder(event, ticket) is not None) is holds


def test_a_ticket_of_someone_who_may_no_longer_add_proves_nothing(event: Event) -> None:
    assert holder(event, ticket_for(make_user(), event)) is None


def test_a_ticket_of_a_closed_login_proves_nothing(event: Event, moderator: User) -> None:
    ticket = ticket_for(moderator, event)
    moderator.is_active = False
    moderator.save()
    assert holder(event, ticket) is None


def test_what_is_kept_is_what_was_typed() -> None:
    data = {"title": "A\0b", "csrfmiddlewaretoken": "x", "ticket": "x", "draft": "x", "text": "x"}
    data |= {SHOWN_TO: "x", AGAIN: "x"}
    assert entered_in(data) == {"title": "Ab"}
