"""Comparisons of another engine are made anew, once, and shown until then."""

import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client
from pytest_django.fixtures import Settings

from framing import engine
from framing.comparisons import build, tasks
from framing.comparisons.models import Comparison
from framing.events.models import Event
from tests.comparisons.makers import fake_result, make_compared_event, make_told_event

pytestmark = pytest.mark.django_db
State = Comparison.State


@pytest.fixture(autouse=True)
def _nobody_begins(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    settings.FRAMING_MEANING = False
    monkeypatch.setattr(build, "run", lambda _comparison_id: None)


def compared(by: str = "before", slug: str = "hafen") -> tuple[Event, Comparison]:
    """Save an event with a comparison that an engine of this version made."""
    event, _accounts, comparison = make_compared_event(slug=slug)
    Comparison.objects.filter(pk=comparison.pk).update(engine_version=by)
    return event, comparison


def test_what_another_engine_made_is_queued_once_and_stays_shown() -> None:
    event, earlier = compared()
    assert tasks.request_outdated() == 1
    assert tasks.request_outdated() == 0
    assert event.comparisons.filter(state=State.WAITING).count() == 1
    assert event.comparisons.current().get() == earlier


def test_what_this_engine_made_is_left_alone() -> None:
    compared(engine.ENGINE_VERSION)
    make_told_event("werft")  # never compared
    assert tasks.request_outdated() == 0


@pytest.mark.parametrize("state", [State.RUNNING, State.FAILED])
def test_nothing_is_queued_beside_a_run_of_this_engine_or_after_its_failure(state: State) -> None:
    event, _earlier = compared()
    event.comparisons.create(state=state, engine_version=engine.ENGINE_VERSION)
    assert tasks.request_outdated() == 0


def test_a_run_that_the_other_engine_has_begun_does_not_count() -> None:
    event, _earlier = compared()
    event.comparisons.create(state=State.RUNNING, engine_version="before")
    assert tasks.request_outdated() == 1


def test_who_runs_says_which_engine_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    event, _accounts = make_told_event()
    comparison = event.comparisons.create()
    seen: list[int] = []

    def compare(texts: list[engine.Text], **_options: object) -> engine.Result:
        seen.append(Comparison.objects.filter(engine_version=engine.ENGINE_VERSION).count())
        return fake_result(texts)

    monkeypatch.setattr(engine, "compare", compare)
    build.run(comparison.pk)
    assert seen == [1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="several machines share a PostgreSQL, never a SQLite file",
)
def test_two_machines_that_start_at_once_queue_one_run() -> None:
    event, _earlier = compared()
    barrier = threading.Barrier(2)
    counts: list[int] = []

    def start() -> None:
        try:
            barrier.wait(10)
            counts.append(tasks.request_outdated())
        finally:
            connection.close()

    machines = [threading.Thread(target=start) for _ in range(2)]
    for machine in machines:
        machine.start()
    for machine in machines:
        machine.join(30)
    assert sorted(counts) == [0, 1]
    assert event.comparisons.filter(state=State.WAITING).count() == 1
    connections.close_all()


def test_the_command_queues_by_name_and_by_age(capsys: pytest.CaptureFixture[str]) -> None:
    compared(engine.ENGINE_VERSION)
    compared(slug="werft")
    call_command("recompare", outdated=True)
    call_command("recompare", "hafen")
    waiting = Comparison.objects.filter(state=State.WAITING)
    assert set(waiting.values_list("event__slug", flat=True)) == {"hafen", "werft"}
    assert capsys.readouterr().out == "Vergleiche vorgemerkt: 1\n" * 2
    call_command("recompare", outdated=True)
    assert capsys.readouterr().out == ""  # nothing to tell at each start
    with pytest.raises(CommandError, match="nirgends"):
        call_command("recompare", "nirgends")


@pytest.mark.parametrize("state", [State.WAITING, State.RUNNING])
def test_pages_say_that_they_show_the_former_one(client: Client, state: State) -> None:
    event, earlier = compared()
    event.comparisons.create(state=state)
    told = "Zu sehen ist noch der Vergleich der vorigen Fassung"
    for page in ("", "compare/", "status/"):
        assert told in client.get(f"/events/{event.slug}/{page}").content.decode(), page
    Comparison.objects.filter(pk=earlier.pk).update(engine_version=engine.ENGINE_VERSION)
    assert told not in client.get(f"/events/{event.slug}/").content.decode()
