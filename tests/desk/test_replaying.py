"""The log alone gives the state that people brought an event into: every kind of act, replayed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Model, QuerySet
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from framing import engine
from framing.comparisons import arranging, correcting, deciding
from framing.comparisons.arranging import Move, ends_of
from framing.comparisons.correcting import Wanted
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Arrangement, Comparison, Correction, Decision
from framing.desk import entries, event_editing, publishing
from framing.desk.models import Report
from framing.desk.replaying import differences, present, replayed
from framing.desk.reviewing import Look, review, token_now
from framing.events import editing, intake, renewing
from framing.events.demo.loading import PRACTICE, load
from framing.events.models import Account, AccountReview, Event, PreviewLink
from framing.journal.log import subject_of
from framing.journal.models import Entry
from tests.helpers import make_outlet
from tests.site.test_admin import filled

pytestmark = pytest.mark.django_db
TEXTS = {
    "eins": "Am Montag brannte in Nordhafen eine Halle. Das Hafenamt zählte zwölf Verletzte.",
    "zwei": "In Nordhafen brannte am Montag eine Halle. Zwanzig Menschen wurden verletzt.",
    "drei": "Eine Halle brannte am Montag in Nordhafen. Der Hafen war bis zum Abend gesperrt.",
}
WORDS = {
    "title": "Brand im Hafen",
    "title_en": "Fire",
    "summary": "Es brannte.",
    "summary_en": "It burnt.",
    "starts_on": "2024-01-08",
    "ends_on": "2024-01-08",
}


def added(event: Event, slug: str, text: str, who: User) -> Account:
    """Add a text as a moderator does."""
    outlet = intake.outlet_named(slug, who=who)
    details = intake.Details(outlet, title=f"Brand ({slug})", lead="Es brannte.")
    return intake.add(event, intake.Received(text.encode(), "text"), details, who=who).account


@pytest.fixture
def event(
    moderator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Event:
    """An event that was made, filled and compared at the desk."""
    made = event_editing.create(WORDS, who=moderator)
    with django_capture_on_commit_callbacks(execute=True):
        for slug, text in TEXTS.items():
            added(made, slug, text, moderator)
    return made


def last(action: str) -> Entry:
    return Entry.objects.filter(action=action).latest("pk")


def decide_and_undo(event: Event, who: User) -> None:
    found = Comparison.objects.current().get(event=event).findings.filter(pair__isnull=False)
    first, *others = found.with_claims()
    deciding.decide(first, Verdict("confirmed", "Stimmt so.", 0, "wording"), who)
    deciding.decide(others[-1], Verdict("rejected", "", 0), who)
    entries.undo(last("finding-decided"), who)


def correct_and_undo(event: Event, who: User) -> None:
    account = event.accounts.get(slug="eins")
    said = ((engine.Part(0, 4, speaker="Ada"),), (engine.Part(0, 3),))
    read = [sentence.read.key for sentence in correcting.sentences_of(account)]
    other = event.accounts.get(slug="drei")
    stray = Wanted(correcting.sentences_of(other)[1].read.key, (), dropped=True)
    correcting.correct(other, stray, who)
    correcting.correct(other, Wanted("a~b", (), joined=True), who)
    correcting.correct(other, Wanted("c~d", (), joined=True), who)
    correcting.correct(other, Wanted("c~d", (), seen=1), who)
    for key, parts in zip(read, said, strict=True):
        correcting.correct(account, Wanted(key, parts, "Kürzer."), who)
    entries.undo(last("claim-corrected"), who)


def arrange_and_undo(event: Event, who: User) -> None:
    claims = Comparison.objects.current().get(event=event).claims.select_related("account")
    one, other = ends_of(claims.filter(account__slug="zwei"))
    for claim, apart in (([one], [other]), ([other], [one])):
        seen = arranging.last_entry(event)
        arranging.arrange(event, Move(claim, [], apart, "", seen), who)
    entries.undo(last("row-arranged"), who)


def edit_and_undo(event: Event, who: User) -> None:
    for slug, note in (("eins", "Ein Nachdruck."), ("zwei", "Gekürzt."), ("zwei", "Doch nicht.")):
        account = event.accounts.select_related("event", "outlet").get(slug=slug)
        known = {name: getattr(account, name) for name in editing.FIELDS}
        known |= {"note": note, "note_en": "A note.", "agency": "dpa", "title": f"Neu: {slug}"}
        editing.edit(account, known, seen=editing.token_of(account), who=who)
    entries.undo(last("account-edited"), who)


def renew_and_undo(event: Event, who: User) -> None:
    for slug in ("eins", "zwei"):
        text = f"{TEXTS[slug]} Am Dienstag kam Regen."
        account = event.accounts.get(slug=slug)
        renewing.renew(account, intake.Received(text.encode(), "text"), who=who)
        renewing.renew(account, intake.Received(text.encode(), "text"), who=who)  # the same
    entries.undo(last("account-renewed"), who)


def look_through(event: Event, who: User) -> None:
    for use in ("", "quotes"):
        look = Look(outlet_checked=True, use=use, why="Zitate.", completeness="teaser")
        account = event.accounts.get(slug="drei")
        review(account, look, seen=token_now(account), who=who)


def hide_and_show(client: Client) -> None:
    for slug, wanted in (("zwei", "hide"), ("drei", "hide"), ("drei", "show")):
        address = f"/events/brand-im-hafen/accounts/{slug}/hide/"
        assert client.post(address, {"wanted": wanted}).status_code == 302


def link_and_withdraw(event: Event, who: User) -> None:
    kept, taken = (publishing.make_link(event, who=who) for _ in range(2))
    publishing.withdraw(taken, who=who)
    assert set(event.preview_links.valid()) == {kept}


def report_and_close(event: Event, desk: Client) -> None:
    """Three readers report a row; the desk closes two of the reports, and opens one again."""
    row = Comparison.objects.current().get(event=event).rows.first()
    assert row
    for _ in range(3):
        sent = {"reason": "kind", "note": "Ada Brandt hat mich angerufen."}
        address = f"/events/{event.slug}/compare/{row.pk}/report/"
        assert desk.post(address, sent).status_code == 200
    for key, wanted in zip((1, 2, 2), ("close", "close", "open"), strict=True):
        told = event.reports.order_by("pk")[key]
        assert desk.post(f"/curate/reports/{told.pk}/", {"wanted": wanted}).status_code == 302


@pytest.fixture
def reviewed(event: Event, moderator: User, moderator_client: Client) -> Event:
    """The event after everything that people do with one, and take back."""
    decide_and_undo(event, moderator)
    correct_and_undo(event, moderator)
    arrange_and_undo(event, moderator)
    edit_and_undo(event, moderator)
    renew_and_undo(event, moderator)
    look_through(event, moderator)
    hide_and_show(moderator_client)
    link_and_withdraw(event, moderator)
    report_and_close(event, moderator_client)
    publishing.publish(event, [], {}, seen=event.version, who=moderator)
    return event


def test_the_log_gives_the_state_from_nothing(reviewed: Event) -> None:
    event = Event.objects.get(pk=reviewed.pk)
    stored = present(event)
    assert len(stored) == 1 + 3 + 2 + 5 + 2 + 2 + 3
    eins = stored[subject_of(event.accounts.get(slug="eins"))]
    assert (eins["note"], eins["version"], eins["agency"]) == ("Ein Nachdruck.", 2, "dpa")
    zwei = stored[subject_of(event.accounts.get(slug="zwei"))]
    assert (zwei["note"], zwei["version"], bool(zwei["hidden_at"])) == ("Gekürzt.", 1, True)
    drei = stored[subject_of(event.accounts.get(slug="drei"))]
    assert (drei["completeness"], drei["use"], drei["hidden_at"]) == ("teaser", "quotes", None)
    assert stored[subject_of(event)]["state"] == "published"
    assert differences(event) == []
    for subject, values in stored.items():
        told = replayed(event)[subject]
        assert {name for name, value in values.items() if value} <= told.keys()


ASKEW: Mapping[str, tuple[type[Model], Mapping[str, Any]]] = {
    "the title": (Event, {"title": "Etwas anderes"}),
    "the summary": (Event, {"summary": "Etwas anderes."}),
    "decision": (Decision, {"state": "machine"}),
    "called": (Decision, {"says": "figure"}),
    "correction": (Correction, {"parts": []}),
    "dropped": (Correction, {"parts": [], "dropped": True}),
    "joined": (Correction, {"parts": [], "joined": True}),
    "arrangement": (Arrangement, {"stands": False}),
    "details": (Account, {"title": "Ganz anders"}),
    "agency": (Account, {"agency": "AFP"}),
    "text": (Account, {"current_version": None}),
    "kind": (Account, {"kind": "digest"}),
    "completeness": (Account, {"completeness": "unknown"}),
    "hidden": (Account, {"hidden_at": None}),
    "review": (AccountReview, {"use": ""}),
    "event": (Event, {"state": "draft"}),
    "deleted": (Event, {"deleted_at": timezone.now()}),
    "practice": (Event, {"is_practice": True}),
    "link brought back": (PreviewLink, {"withdrawn_at": None}),
    "link prolonged": (PreviewLink, {"expires_at": timezone.now() + timedelta(days=99)}),
    "report closed": (Report, {"closed_at": timezone.now()}),
    "report opened": (Report, {"closed_at": None}),
    "report of something else": (Report, {"reason": "text"}),
    "report of other words": (Report, {"claims": {"eins": "0"}}),
}


@contextmanager
def taken_back() -> Iterator[None]:
    """Take back what happens to the database in here: to get there takes a second."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_what_is_changed_past_the_log_is_found(reviewed: Event, subtests: pytest.Subtests) -> None:
    for name, (model, values) in ASKEW.items():
        with subtests.test(name), taken_back():
            model._default_manager.update(**values)
            assert differences(Event.with_deleted.get(pk=reviewed.pk))
            with pytest.raises(CommandError, match="does not tell"):
                call_command("replay", stdout=StringIO())
    assert differences(Event.objects.get(pk=reviewed.pk)) == []


def of_first_version(model: type[Model]) -> QuerySet[Model]:
    """Rows of a model, of those that count versions the first ones."""
    has_versions = any(field.name == "version" for field in model._meta.get_fields())
    return model._default_manager.filter(**({"version": 1} if has_versions else {}))


def test_what_is_gone_or_came_past_the_log_is_found(
    reviewed: Event, subtests: pytest.Subtests
) -> None:
    for model in (Decision, Correction, Arrangement, PreviewLink, Report):
        with subtests.test(model.__name__), taken_back():
            kept = of_first_version(model).earliest("pk")
            subject = subject_of(kept)
            kept.delete()
            assert {each.subject for each in differences(reviewed)} >= {subject}
            kept.pk = Entry.objects.count() + 1000  # never told of
            kept.save()
            found = [each for each in differences(reviewed) if each.subject == subject_of(kept)]
            assert found
            assert {each.told for each in found} == {None}


def test_an_account_that_is_gone_past_the_log_is_found(reviewed: Event) -> None:
    event = Event.objects.get(pk=reviewed.pk)
    account = event.accounts.get(slug="drei")
    subject = subject_of(account)
    account.versions.all().delete()
    account.delete()
    assert {each.subject for each in differences(event)} >= {subject}


def test_it_holds_after_an_admin_deleted_an_account(event: Event, admin_client: Client) -> None:
    sent = {"outlet": make_outlet().pk, "event": event.pk, "slug": "leer", "language": "de"}
    more = {"kind": "article", "completeness": "unknown"}
    address = "/admin/events/account/"
    assert admin_client.post(f"{address}add/", sent | more).status_code == 302
    made = event.accounts.get(slug="leer")
    assert differences(event) == []
    assert admin_client.post(f"{address}{made.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not event.accounts.filter(slug="leer").exists()
    assert differences(event) == []


def test_the_log_has_nothing_that_a_reader_wrote(reviewed: Event) -> None:
    told = Entry.objects.filter(subject__startswith="desk.report:")
    assert told.count() == 6
    assert "angerufen" not in str([(e.before, e.after, e.why) for e in told])
    assert set(told.filter(action="report-made").values_list("who", flat=True)) == {None}
    assert reviewed.reports.filter(note__contains="angerufen").count() == 3


def test_a_link_long_over_needs_no_row(reviewed: Event) -> None:
    event = Event.objects.get(pk=reviewed.pk)
    with time_machine.travel(timezone.now() + timedelta(days=50)):
        assert event.preview_links.count() == 2
        assert differences(event) == []
        call_command("purge", stdout=StringIO())
        assert event.preview_links.count() == 0
        assert differences(event) == []


def test_it_holds_after_an_event_was_deleted(reviewed: Event, moderator: User) -> None:
    event_editing.delete(reviewed, seen=Event.objects.get().version, who=moderator)
    event = Event.with_deleted.get()
    assert event.deleted_at
    assert differences(event) == []
    event_editing.restore(event, who=moderator)
    assert differences(Event.objects.get()) == []


def test_it_holds_after_a_takedown(reviewed: Event, moderator_client: Client) -> None:
    order = {"demand": "holder", "why": "Schreiben.", "sure": "on", "with_title": "on"}
    address = f"/curate/events/{reviewed.slug}/takedown/eins/"
    assert moderator_client.post(address, order).status_code == 302
    event = Event.objects.get(pk=reviewed.pk)
    assert present(event)[subject_of(event.accounts.get(slug="eins"))]["title"] == ""
    keys = [report.claims.keys() for report in event.reports.all()]
    assert all("eins" not in each for each in keys)
    made = Entry.objects.filter(action="report-made")
    assert [entry.after["claims"] for entry in made] == [{}, {}, {}]
    assert differences(event) == []


def test_it_holds_for_a_sample_event_and_after_the_admin(admin_client: Client) -> None:
    load(PRACTICE)
    event = Event.objects.get()
    assert differences(event) == []
    account = event.accounts.select_related("event").first()
    assert account
    address = f"/admin/events/account/{account.pk}/change/"
    sent = filled(admin_client.get(address), title="Im Admin")
    assert admin_client.post(address, sent).status_code == 302
    account.refresh_from_db()
    assert account.title == "Im Admin"
    assert differences(event) == []
    number = Entry.objects.count()
    admin_client.post(address, sent)
    assert Entry.objects.count() == number  # nothing changed


def test_a_new_event_with_the_slug_of_one_that_is_gone_is_its_own(
    event: Event, moderator: User
) -> None:
    decide_and_undo(event, moderator)
    Event.objects.update(deleted_at=timezone.now() - 2 * event_editing.UNDO_FOR)
    call_command("purge")
    anew = event_editing.create(WORDS, who=moderator)
    assert anew.slug == event.slug
    assert differences(anew) == []
    out = StringIO()
    call_command("replay", stdout=out)
    assert out.getvalue().splitlines() == [
        "brand-im-hafen: 1 things, 0 differences",
        "outlets and the rule for sources: 3 things, 0 differences",
    ]
