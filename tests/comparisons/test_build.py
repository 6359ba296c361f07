"""A comparison is made once for a burst of new texts, and shown when it is done."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings

from framing import engine
from framing.comparisons import build, deciding, storing, tasks
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Comparison, Finding
from framing.events.models import Event
from framing.events.signals import version_ready
from tests.comparisons.makers import fake_result, make_told_event
from tests.helpers import make_event, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_vectors(settings: Settings) -> None:
    settings.FRAMING_MEANING = False


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the runs of a pretended engine."""
    counted: list[int] = []

    def compare(texts: Sequence[engine.Text], **_options: Any) -> engine.Result:
        counted.append(len(texts))
        return fake_result(texts)

    monkeypatch.setattr(engine, "compare", compare)
    return counted


@pytest.fixture
def event() -> Event:
    return make_told_event()[0]


def waiting(event: Event) -> Comparison:
    """Save a comparison that nobody has begun."""
    return Comparison.objects.create(event=event)


def test_a_new_version_leads_to_a_comparison_that_is_shown(event: Event, runs: list[int]) -> None:
    version_ready.send(sender=None, event_id=event.pk)
    comparison = event.comparisons.get()
    assert (comparison.state, comparison.is_current) == (Comparison.State.DONE, True)
    assert comparison.claims.count() == 6
    assert runs == [3]


def test_a_burst_of_versions_makes_one_comparison(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    enqueued: list[int] = []
    monkeypatch.setattr(build, "run", enqueued.append)  # nobody begins
    first = tasks.request_comparison(event.pk)
    second = tasks.request_comparison(event.pk)
    assert first == second
    assert len(enqueued) == 1


def test_a_version_that_comes_while_one_runs_is_compared_after_it(
    event: Event, runs: list[int]
) -> None:
    running = Comparison.objects.create(event=event, state=Comparison.State.RUNNING)
    asked = tasks.request_comparison(event.pk)
    assert asked
    assert asked != running
    assert runs == [3]


def test_nothing_happens_for_an_event_that_is_gone(runs: list[int]) -> None:
    assert tasks.request_comparison(999) is None
    assert runs == []


def test_the_same_texts_are_not_compared_twice(event: Event, runs: list[int]) -> None:
    tasks.request_comparison(event.pk)
    first = event.comparisons.get()
    tasks.request_comparison(event.pk)
    assert event.comparisons.get() == first
    assert runs == [3]


def test_a_new_text_is_compared_and_replaces_what_is_shown(event: Event, runs: list[int]) -> None:
    tasks.request_comparison(event.pk)
    account = event.accounts.get(slug="wacht")
    make_version(account, "Das Fest der Fischer findet statt. Es regnet.", markup="plain")
    tasks.request_comparison(event.pk)
    newest, first = event.comparisons.all()
    assert (newest.is_current, first.is_current) == (True, False)
    assert len(runs) == 2


def test_running_a_finished_comparison_again_changes_nothing(event: Event, runs: list[int]) -> None:
    comparison = waiting(event)
    build.run(comparison.pk)
    build.run(comparison.pk)
    assert runs == [3]


def test_a_run_that_was_cut_off_is_taken_up_again(event: Event, runs: list[int]) -> None:
    comparison = Comparison.objects.create(event=event, state=Comparison.State.RUNNING)
    build.run(comparison.pk)
    comparison.refresh_from_db()
    assert comparison.state == Comparison.State.DONE
    assert runs == [3]


def test_a_failure_is_told_and_logged(
    event: Event, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_texts: object, **_options: object) -> engine.Result:
        raise RuntimeError("ink spilled")

    monkeypatch.setattr(engine, "compare", broken)
    comparison = waiting(event)
    build.run(comparison.pk)
    comparison.refresh_from_db()
    assert comparison.state == Comparison.State.FAILED
    assert "abgebrochen" in comparison.message
    assert "ink spilled" in caplog.text


@pytest.mark.usefixtures("runs")
def test_a_failure_leaves_what_was_shown(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks.request_comparison(event.pk)
    make_version(event.accounts.get(slug="wacht"), "Es regnet.", markup="plain")
    monkeypatch.setattr(storing, "store", None)
    tasks.request_comparison(event.pk)
    assert [c.state for c in event.comparisons.all()] == ["failed", "done"]
    current = Comparison.objects.current().get()
    assert current.claims.count() == 6


@pytest.mark.usefixtures("runs")
def test_a_later_comparison_is_not_replaced_by_an_earlier_one(event: Event) -> None:
    slow = Comparison.objects.create(event=event, state=Comparison.State.RUNNING)
    tasks.request_comparison(event.pk)
    Comparison.objects.current().update(inputs="other texts")
    build.run(slow.pk)
    slow.refresh_from_db()
    assert (slow.state, slow.is_current) == (Comparison.State.DONE, False)


@pytest.mark.usefixtures("runs")
def test_old_runs_go_but_for_the_last_two_and_decisions_stay(event: Event, moderator: User) -> None:
    made = []
    for _round in range(5):
        comparison = waiting(event)
        build.run(comparison.pk)
        made.append(comparison.pk)
        Comparison.objects.update(inputs="")
        if len(made) == 1:
            finding = Finding.objects.filter(comparison=comparison, pair__isnull=False)[0]
            deciding.decide(finding, Verdict(Finding.State.CONFIRMED, "", 0), moderator)
    assert sorted(event.comparisons.values_list("pk", flat=True)) == made[2:]
    confirmed = Finding.objects.filter(state=Finding.State.CONFIRMED)
    assert sorted(set(confirmed.values_list("comparison", flat=True))) == made[2:]


@pytest.mark.usefixtures("runs")
def test_an_event_without_texts_gives_an_empty_comparison() -> None:
    event = make_event()
    comparison = waiting(event)
    build.run(comparison.pk)
    comparison.refresh_from_db()
    assert comparison.state == Comparison.State.DONE
    assert comparison.rows.count() == 0


@pytest.mark.parametrize(
    "change",
    [{"title": "Anders"}, {"published_on": "2024-02-02"}, {"completeness": "teaser"}],
)
def test_what_a_result_depends_on_changes_the_inputs(event: Event, change: dict[str, str]) -> None:
    before = inputs(event)
    event.accounts.filter(slug="bote").update(**change)
    assert inputs(event) != before


def test_the_order_of_texts_does_not_change_the_inputs(event: Event) -> None:
    texts = [build.text_of(version) for version in build.versions_of(event.pk)]
    there = build.inputs_of(texts, with_meaning=False)
    assert build.inputs_of(texts[::-1], with_meaning=False) == there


def test_vectors_change_the_inputs(event: Event) -> None:
    texts = [build.text_of(version) for version in build.versions_of(event.pk)]
    assert build.inputs_of(texts, with_meaning=True) != build.inputs_of(texts, with_meaning=False)


def inputs(event: Event) -> str:
    """Hash the event as it is now."""
    texts = [build.text_of(version) for version in build.versions_of(event.pk)]
    return build.inputs_of(texts, with_meaning=False)


def test_the_real_engine_finds_the_sentence_that_two_share(event: Event) -> None:
    tasks.request_comparison(event.pk)
    comparison = event.comparisons.get()
    shared = comparison.rows.get(account_count=2, claims__text__startswith="Im Hafen")
    assert {claim.text for claim in shared.claims.all()} == {
        "Im Hafen von Nordhafen brannte eine Halle.",
        "In Nordhafen brannte am Montag eine Halle.",
    }
    assert shared.findings.filter(kind="agreement").exists()


def test_claims_of_the_real_engine_stand_in_their_texts(event: Event) -> None:
    tasks.request_comparison(event.pk)
    for claim in event.comparisons.get().claims.select_related("version"):
        assert claim.version.text[claim.start : claim.end] == claim.text
