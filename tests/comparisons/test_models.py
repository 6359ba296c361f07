"""What the database itself refuses, and what the querysets say."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from framing import engine
from framing.comparisons.models import Claim, Comparison, Finding, Pair
from framing.comparisons.weights import STRENGTH
from tests.comparisons.makers import (
    make_compared_event,
    make_comparison,
    make_finding,
    make_row,
    make_told_event,
)
from tests.helpers import make_event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["done", "running"])
def test_only_one_comparison_of_an_event_is_current(state: str) -> None:
    event = make_event()
    make_comparison(event)
    with pytest.raises(IntegrityError, match="event"):
        make_comparison(event, state=state)


def test_only_one_comparison_of_an_event_waits() -> None:
    event = make_event()
    Comparison.objects.create(event=event)
    with pytest.raises(IntegrityError, match="event"):
        Comparison.objects.create(event=event)


def test_a_claim_has_at_least_one_character() -> None:
    make_compared_event()
    claim = Claim.objects.first()
    assert claim
    claim.end = claim.start
    with pytest.raises(IntegrityError, match="comparisons_claim_start_before_end"):
        claim.save()


def test_a_span_is_one_claim_of_a_comparison() -> None:
    make_compared_event()
    claim = Claim.objects.first()
    assert claim
    claim.pk = None
    with pytest.raises(IntegrityError, match="start"):
        claim.save()


def test_two_claims_are_one_pair() -> None:
    make_compared_event()
    pair = Pair.objects.get()
    pair.pk = None
    with pytest.raises(IntegrityError, match="left"):
        pair.save()


def test_the_place_of_a_row_is_taken_once() -> None:
    event, _accounts = make_told_event()
    comparison = make_comparison(event)
    make_row(comparison, {}, order=0)
    with pytest.raises(IntegrityError, match="order"):
        make_row(comparison, {}, order=0)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"kind": "opinion"}, "comparisons_finding_kind_is_known"),
        ({"pair": None}, "comparisons_finding_has_pair_or_account"),
    ],
)
def test_a_finding_has_a_known_kind_and_hangs_on_something(
    fields: dict[str, Any], constraint: str
) -> None:
    make_compared_event()
    finding = Finding.objects.get(kind="figure")
    for name, value in fields.items():
        setattr(finding, name, value)
    with pytest.raises(IntegrityError, match=constraint):
        finding.save()


def test_the_site_knows_the_kinds_of_the_engine() -> None:
    assert set(Finding.Kind.values) == {relation.value for relation in engine.Relation}
    assert set(Finding.Subtype.values) - {""} == {subtype.value for subtype in engine.Subtype}
    assert set(Claim.Voice.values) == {voice.value for voice in engine.Voice}
    assert set(STRENGTH) < set(Finding.Kind.values)


@pytest.mark.parametrize("hidden", [{"state": "rejected"}, {"row": None}])
def test_readers_do_not_see_what_is_rejected_or_of_no_row(hidden: dict[str, Any]) -> None:
    make_compared_event()
    assert Finding.objects.shown().filter(kind="figure").exists()
    Finding.objects.filter(kind="figure").update(**hidden)
    assert not Finding.objects.shown().filter(kind="figure").exists()


def test_readers_do_not_see_suggestions() -> None:
    make_compared_event()
    Pair.objects.update(status=Pair.Status.SUGGEST)
    assert [finding.kind for finding in Finding.objects.shown()] == ["absence"]


def test_a_contradiction_weighs_more_than_a_word_and_a_checked_finding_most() -> None:
    make_compared_event()
    figure = Finding.objects.get(kind="figure")
    pair = figure.two_claims
    make_finding(pair.left, pair.right, "contradiction", "negation")
    make_finding(pair.left, pair.right, "wording", "hedge")
    make_finding(pair.left, pair.right, "agreement", "same_value")
    order = [finding.kind for finding in Finding.objects.differences()]
    assert order == ["contradiction", "figure", "wording"]
    Finding.objects.filter(kind="wording").update(state=Finding.State.CONFIRMED)
    strongest = Finding.objects.differences().first()
    assert strongest
    assert strongest.kind == "wording"


def test_numbers_of_near_days_come_before_those_of_days_apart() -> None:
    _event, (kurier, bote, wacht), _comparison = make_compared_event()
    sure = Finding.objects.get(kind="figure")
    near = make_finding(sure.two_claims.right, wacht.claims.get(), "figure", "other_value")
    Pair.objects.filter(pk=near.two_claims.pk).update(score=0.1)
    bote.refresh_from_db()
    assert bote.published_on
    for days, order in ((3, [sure, near]), (4, [near, sure])):
        kurier.published_on = bote.published_on - timedelta(days=days)
        kurier.save()
        assert [*Finding.objects.differences()] == order


def test_figures_of_two_groups_are_no_difference() -> None:
    make_compared_event()
    Finding.objects.update(subtype="other_group")
    assert not Finding.objects.differences().exists()


def test_an_absence_has_no_two_claims() -> None:
    make_compared_event()
    with pytest.raises(ValueError, match="absence"):
        _ = Finding.objects.get(kind="absence").two_claims
