"""The journal: appended to, never changed."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from framing.events.models import Outlet
from framing.journal.log import Change, history, record, redact, subject_of
from framing.journal.models import Entry
from tests.helpers import make_outlet

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_did_what_to_what_and_why(moderator: User) -> None:
    outlet = make_outlet("bote")
    change = Change({"name": "Alt"}, {"name": "Neu", "day": date(2024, 1, 8)})
    record("outlet-renamed", outlet, who=moderator, change=change, why="Steht so im Impressum.")
    entry = Entry.objects.get()
    assert (entry.who, entry.action) == (moderator, "outlet-renamed")
    assert entry.subject == f"events.outlet:{outlet.pk}" == subject_of(outlet)
    assert (entry.before, entry.after) == ({"name": "Alt"}, {"name": "Neu", "day": "2024-01-08"})
    assert entry.why == "Steht so im Impressum."


@pytest.mark.parametrize("who", [None, AnonymousUser()])
def test_the_machine_is_nobody(who: AnonymousUser | None) -> None:
    assert record("found", make_outlet(), who=who).who is None


def test_the_history_of_a_thing_is_its_own_newest_first() -> None:
    outlet = make_outlet()
    for action in ("first", "second"):
        record(action, outlet)
    record("other", make_outlet())
    assert [entry.action for entry in history(outlet)] == ["second", "first"]


def test_an_entry_outlives_what_it_speaks_of() -> None:
    outlet = make_outlet()
    entry = record("made", outlet)
    outlet.delete()
    assert Entry.objects.get() == entry


def test_an_entry_is_never_changed_or_deleted() -> None:
    entry = record("made", make_outlet())
    with pytest.raises(TypeError, match="never changed"):
        entry.save()
    with pytest.raises(TypeError, match="never deleted"):
        entry.delete()
    with pytest.raises(TypeError, match="never changed"):
        Entry.objects.update(action="x")
    with pytest.raises(TypeError, match="never deleted"):
        Entry.objects.all().delete()
    assert Entry.objects.get().action == "made"


def test_who_acted_cannot_be_deleted(moderator: User) -> None:
    record("made", make_outlet(), who=moderator)
    with pytest.raises(ProtectedError):
        moderator.delete()


@pytest.mark.parametrize("fields", [{"action": "", "subject": "x"}, {"action": "x", "subject": ""}])
def test_the_database_refuses_an_entry_that_says_nothing(fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**fields)


def test_a_value_can_be_taken_out_and_nothing_else() -> None:
    outlet, other = make_outlet(), make_outlet()
    change = Change({"lead": "", "title": "A"}, {"lead": "Geheim", "title": "B"})
    parts = record("made", make_outlet(), change=Change(after={"parts": [{"speaker": "Ada"}]}))
    assert redact(Outlet.objects.get(pk=parts.subject.rpartition(":")[2]), ["parts"]) == 1
    parts.refresh_from_db()
    assert parts.after == {"parts": []}
    entry, empty = record("made", outlet, change=change, why="darum"), record("made", outlet)
    record("made", other, change=change)
    assert redact(outlet, ["lead"]) == 1
    entry.refresh_from_db()
    assert (entry.before, entry.after) == (
        {"lead": "", "title": "A"},
        {"lead": "[…]", "title": "B"},
    )
    assert (entry.action, entry.why) == ("made", "darum")
    empty.refresh_from_db()
    assert (empty.before, empty.after) == ({}, {})
    assert Entry.objects.latest("pk").after["lead"] == "Geheim"
