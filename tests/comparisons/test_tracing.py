"""A shared address of a row outlives the run that gave the row its key."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from framing.comparisons import build, forgetting, tracing
from framing.comparisons.models import Claim, Comparison, Row, Trace
from framing.comparisons.tracing import row_at
from framing.desk.models import Report
from framing.events.models import Account, Event
from tests.comparisons.makers import THREE_OF_A_FIRE, compare_now, make_read_event
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_read_event()


def again(event: Event, times: int) -> None:
    """Compare an event anew, as if the engine were another one each time."""
    for _time in range(times):
        Comparison.objects.update(inputs="")
        compare_now(event)


def current(event: Event) -> Comparison:
    return Comparison.objects.current().get(event=event)


def fire(event: Event) -> Row:
    """The present row of the fire."""
    return current(event).claims.get(account__slug="eins", text__contains="Halle").row


def present(event: Event, key: int) -> int | None:
    """The key of the present row for this one."""
    row = row_at(key, current(event))
    return row.pk if row else None


@pytest.mark.parametrize("runs", [1, build.KEPT_RUNS + 2])
def test_the_address_of_a_row_outlives_its_run(client: Client, event: Event, runs: int) -> None:
    old = fire(event).pk
    again(event, runs)
    assert Row.objects.filter(pk=old).exists() == (runs <= build.KEPT_RUNS)
    answer = client.get(f"/events/hafen/compare/{old}/?account=eins&kind=figure", follow=True)
    here = f"/events/hafen/compare/{fire(event).pk}/?account=eins&kind=figure"
    assert answer.redirect_chain == [(here, 302)]
    assert "brannte in Nordhafen eine Halle" in answer.content.decode()
    bare = client.get(f"/events/hafen/compare/{old}/")
    assert bare["Location"] == f"/events/hafen/compare/{fire(event).pk}/"


def test_the_row_with_most_of_the_claims_is_shown(event: Event) -> None:
    old = fire(event).pk
    again(event, 1)
    here = fire(event)
    alone = Row.objects.create(comparison=here.comparison, order=999, account_count=1)
    Claim.objects.filter(row=here, account__slug="eins").update(row=alone)
    assert present(event, old) == here.pk
    Claim.objects.filter(row=here, account__slug="zwei").update(row=alone)
    assert present(event, old) == alone.pk


def test_words_that_are_gone_lead_to_the_comparison(client: Client, event: Event) -> None:
    old = fire(event).pk
    again(event, 1)
    Claim.objects.filter(row=fire(event)).update(key="andere Worte")
    answer = client.get(f"/events/hafen/compare/{old}/", follow=True)
    assert answer.redirect_chain == [("/events/hafen/compare/", 302)]
    assert "inzwischen erneuert" in answer.content.decode()


def test_a_row_of_another_event_is_not_found(event: Event) -> None:
    other = make_event("fest", is_practice=True)
    make_account(other, make_outlet("vier", name="Vier"), slug="vier", text=THREE_OF_A_FIRE["eins"])
    again(other, 1)
    assert row_at(fire(event).pk, current(other)) is None
    again(event, build.KEPT_RUNS + 2)
    traced = Trace.objects.first()
    assert traced is not None
    assert row_at(traced.row, current(other)) is None
    assert row_at(traced.row, None) is None


def test_traces_are_hashes_and_do_not_last_for_ever(event: Event) -> None:
    again(event, build.KEPT_RUNS + 1)
    assert {len(words) for words in Trace.objects.values_list("words", flat=True)} == {64}
    old = timezone.localdate() - tracing.KEPT - timedelta(days=1)
    Trace.objects.update(left_on=old)
    again(event, 1)
    assert Trace.objects.exists()
    assert not Trace.objects.filter(left_on=old).exists()


def test_what_is_told_alone_leaves_none(event: Event) -> None:
    alone = current(event).claims.get(text__contains="Fest").row_id
    again(event, build.KEPT_RUNS + 2)
    assert not Trace.objects.filter(row=alone).exists()


def test_a_text_taken_down_leaves_none_but_the_others_do(event: Event) -> None:
    old = fire(event).pk
    forgetting.drop_runs(Account.objects.get(slug="eins"))
    assert set(Trace.objects.values_list("account__slug", flat=True)) == {"zwei", "drei"}
    again(event, 1)
    assert present(event, old) == fire(event).pk


def test_a_report_on_a_row_of_an_earlier_run_is_kept(client: Client, event: Event) -> None:
    old = fire(event).pk
    again(event, 1)
    sent = {"reason": Report.Reason.OTHER, "note": "Hier fehlt etwas.", "seen": "x"}
    page = client.post(f"/events/hafen/compare/{old}/report/", sent).content.decode()
    assert Report.objects.get().row == fire(event), page
