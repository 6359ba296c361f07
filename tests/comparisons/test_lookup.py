"""The index of claims: who may be found, and what keeps it up to date."""

import pytest

from framing.comparisons import build, lookup
from framing.comparisons.models import Claim, Comparison, IndexedClaim
from framing.events.models import Event
from tests.comparisons.makers import PADDING, make_compared_event

pytestmark = pytest.mark.django_db

QUESTION = "In Nordhafen wurden zwölf Menschen verletzt."


def indexed(**fields: object) -> tuple[Event, Comparison]:
    """Save a compared event whose claims can be looked up."""
    event, _accounts, comparison = make_compared_event(**fields)
    lookup.index(comparison)
    return event, comparison


def found(words: str = QUESTION, limit: int = 10, event: Event | None = None) -> list[str]:
    return [claim.text for claim in lookup.candidates(words, limit, event=event)]


def test_the_claim_that_shares_most_comes_first() -> None:
    indexed()
    assert found()[0] == "Zwölf Menschen wurden verletzt."
    assert "Der Verein der Fischer sagte sein Fest ab." not in found()


def test_inflection_does_not_matter() -> None:
    indexed()
    assert found("Feste absagen") == ["Der Verein der Fischer sagte sein Fest ab."]


@pytest.mark.parametrize("words", ["", "und der die", "?!", '" OR *', "NEAR(a, b"])
def test_words_that_ask_for_nothing_find_nothing(words: str) -> None:
    indexed()
    assert found(words) == []


def test_no_more_than_the_limit_come_back() -> None:
    indexed()
    assert len(found("Halle Menschen Fest", limit=2)) == 2


def test_one_event_can_be_asked_alone() -> None:
    first, _ = indexed()
    other, _ = indexed(slug="werft")
    assert len(found("Fischer", event=first)) == 1
    assert {claim.account.event for claim in lookup.candidates("Fischer", 9)} == {first, other}


def test_drafts_and_hidden_accounts_are_not_found() -> None:
    event, _ = indexed()
    event.accounts.filter(slug="wacht").update(hidden_at="2024-02-01T00:00:00Z")
    assert found("Fischer") == []
    assert found("Halle") != []
    Event.objects.update(state=Event.State.DRAFT)
    assert found("Halle") == []


def test_of_articles_of_others_only_what_may_be_quoted_is_found() -> None:
    event, comparison = indexed(padding=PADDING, is_practice=False)
    assert found("Fischer") == []
    assert "Zwölf Menschen wurden verletzt." in found()
    event.accounts.filter(slug="bote").update(hidden_at="2024-02-01T00:00:00Z")
    assert found() == []  # nobody else tells it any more
    assert comparison.claims.count() > IndexedClaim.objects.count()


def test_a_new_comparison_takes_the_place_of_the_earlier_one() -> None:
    event, earlier = indexed()
    Comparison.objects.update(is_current=False)
    later = Comparison.objects.create(event=event, state=Comparison.State.RUNNING)
    build.finish(later)
    assert found("Fischer") == []
    assert not IndexedClaim.objects.filter(claim__comparison=earlier).exists()


def test_a_run_that_is_overtaken_leaves_the_index_alone() -> None:
    event, _ = indexed()
    overtaken = Comparison(pk=0, event=event, state=Comparison.State.RUNNING)
    build.finish(overtaken)
    assert found("Fischer") != []


def test_claims_of_a_comparison_that_is_not_current_are_not_found() -> None:
    indexed()
    Comparison.objects.update(is_current=False)
    assert found("Fischer") == []


def test_what_is_deleted_is_gone_from_the_index() -> None:
    indexed()
    Claim.objects.filter(text__contains="Fischer").delete()
    assert found("Fischer") == []


def test_rare_terms_weigh_more_and_common_ones_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = lookup.rarest({"a": 1, "b": 100, "c": 0}, 1000)
    assert list(weights) == ["a", "b"]
    assert weights["a"] > weights["b"]
    monkeypatch.setattr(lookup, "MOST_MATCHING", 50)
    assert list(lookup.rarest({"a": 1, "b": 100}, 1000)) == ["a"]
    assert list(lookup.rarest({"b": 100}, 1000)) == ["b"]
