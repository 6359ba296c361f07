"""What rests on a newer text keeps it from being taken back."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from framing.comparisons import deciding
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Comparison, Decision, Finding
from framing.desk.standing import resting_on
from framing.events import intake, renewing
from framing.events.models import Account, Event
from framing.journal.models import Entry
from tests.comparisons.makers import THREE_OF_A_FIRE, compare_now, make_read_event

pytestmark = pytest.mark.django_db
OLD = THREE_OF_A_FIRE["eins"]
NEW = OLD.replace("zwölf", "dreißig")
OTHER = "In Nordhafen brannte am Montag eine Halle. Das Hafenamt zählte zwanzig Verletzte."


@pytest.fixture
def event() -> Event:
    return make_read_event({"eins": OLD, "zwei": OTHER, "drei": OTHER})


@pytest.fixture
def renewed(event: Event, moderator: User) -> Entry:
    """The entry by which the first account has a newer text, compared."""
    account = Account.objects.get(slug="eins")
    renewing.renew(account, intake.Received(NEW.encode(), "text"), who=moderator)
    compare_now(event)
    return Entry.objects.get(action__in=renewing.ACTIONS)


def decided(event: Event, who: User, *slugs: str) -> Entry:
    """Confirm a finding between these two accounts."""
    run = Comparison.objects.current().get(event=event)
    found = next(
        each
        for each in Finding.objects.filter(comparison=run, pair__isnull=False).with_claims()
        if {each.two_claims.left.account.slug, each.two_claims.right.account.slug} == {*slugs}
    )
    deciding.decide(found, Verdict(Finding.State.CONFIRMED, "", 0), who)
    return Entry.objects.filter(action__in=deciding.ACTIONS).latest("pk")


def undo(client: Client, entry: Entry) -> str:
    address = f"/curate/events/hafen/undo/{entry.pk}/"
    return client.post(address, follow=True).content.decode()


def test_a_text_stays_while_a_decision_rests_on_it(
    moderator_client: Client, moderator: User, event: Event, renewed: Entry
) -> None:
    later = decided(event, moderator, "eins", "zwei")
    assert resting_on(renewed, event) == [later]
    page = undo(moderator_client, renewed)
    assert "Das geht nicht: 1 spätere Entscheidung beruht auf diesem Text." in page
    account = Account.objects.select_related("current_version").get(slug="eins")
    assert account.current_version
    assert account.current_version.text.strip() == NEW
    assert Decision.objects.get().state == Finding.State.CONFIRMED
    assert "Zurückgenommen." in undo(moderator_client, later)
    assert resting_on(renewed, event) == []
    assert "Zurückgenommen." in undo(moderator_client, renewed)


def test_what_was_said_of_other_texts_does_not_hold_it(
    moderator_client: Client, moderator: User, event: Event, renewed: Entry
) -> None:
    other = decided(event, moderator, "zwei", "drei")
    assert resting_on(renewed, event) == []
    assert resting_on(other, event) == []
    assert "Zurückgenommen." in undo(moderator_client, renewed)
