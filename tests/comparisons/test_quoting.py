"""Of other people's texts everyone reads quotations: never single claims, never most of it."""

import pytest
from django.test import Client

from framing.comparisons import quoting
from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.quoting import COPIES, MOST_CLAIMS, MOST_SHARE, Seen, Told, public
from framing.comparisons.quoting import quotable as chosen_of
from framing.events.models import Account, Event
from tests.comparisons.makers import (
    PADDING,
    make_claim,
    make_compared_event,
    make_comparison,
    make_finding,
    make_row,
)
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db

SINGLE = "Der Verein der Fischer"
SHARED = "Zwölf"


@pytest.fixture
def event() -> Event:
    """An event of three articles that others wrote."""
    return make_compared_event(padding=PADDING, is_practice=False)[0]


def texts_shown(event: Event) -> set[str]:
    """The words that everyone may read of the foreign texts of an event."""
    shown = public(Comparison.objects.filter(event=event))
    return set(Claim.objects.filter(pk__in=shown.quotable).values_list("text", flat=True))


PAGES = [
    "compare/?account=wacht&single=1",
    "compare/?account=all&single=1&q=Verein",
    "texts/wacht/",
    "",
]


@pytest.mark.parametrize("page", PAGES)
def test_single_claims_of_an_article_are_for_moderators(
    client: Client, event: Event, page: str
) -> None:
    assert SINGLE not in client.get(f"{event.get_absolute_url()}{page}").content.decode()


@pytest.mark.parametrize("page", PAGES[:3])
def test_moderators_see_single_claims(moderator_client: Client, event: Event, page: str) -> None:
    assert SINGLE in moderator_client.get(f"{event.get_absolute_url()}{page}").content.decode()


def test_shared_claims_are_quoted_and_the_rest_is_counted(client: Client, event: Event) -> None:
    page = client.get(f"{event.get_absolute_url()}compare/?single=1").content.decode()
    assert SHARED in page
    assert "1 weitere Aussage dieses Textes zeigen wir aus Gründen des Urheberrechts nicht" in page


@pytest.mark.parametrize(
    "change", [{"kind": Account.Kind.DIGEST}, {"event__is_practice": True}], ids=str
)
def test_what_we_wrote_is_shown_whole(client: Client, event: Event, change: dict[str, str]) -> None:
    if "kind" in change:
        event.accounts.update(**change)
    else:
        Event.objects.update(is_practice=True)
    page = client.get("/events/hafen/compare/?account=wacht&single=1").content.decode()
    assert SINGLE in page
    assert "Urheberrecht" not in page


def test_another_account_of_the_same_outlet_unlocks_nothing(event: Event) -> None:
    outlet = event.accounts.get(slug="kurier").outlet
    event.accounts.update(outlet=outlet)
    assert texts_shown(event) == set()


def test_a_copied_claim_unlocks_nothing(event: Event) -> None:
    left, right = Claim.objects.filter(text__contains="brannte").order_by("pk")
    assert left.text in texts_shown(event)
    make_finding(left, right, "same_origin", "near_copy")
    assert not {left.text, right.text} & texts_shown(event)
    Finding.objects.update(state=Finding.State.REJECTED)
    assert left.text in texts_shown(event)


@pytest.mark.parametrize(("rule", "number"), [("shared_text", 1), ("near_copy", COPIES)])
def test_accounts_that_are_copies_unlock_nothing_of_each_other(
    event: Event, rule: str, number: int
) -> None:
    left, right = Claim.objects.filter(text__contains="brannte").order_by("pk")
    for _each in range(number):
        make_finding(left, right, "same_origin", rule)
    assert texts_shown(event) == set()


def long_event(length: int, claims: int) -> Event:
    """Two outlets that share this many claims; their texts have this many characters."""
    event = make_event("lang")
    sentences = [f"Boot {number:03} lag still." for number in range(claims)]
    text = " ".join(sentences).ljust(length, ".")
    accounts = [make_account(event, make_outlet(), text=text, markup="plain") for _ in range(2)]
    comparison = make_comparison(event)
    for words in sentences:
        row = make_row(comparison, {}, account_count=2)
        left, right = (make_claim(row, account, words) for account in accounts)
        if words == sentences[-1]:
            make_finding(left, right, "contradiction", "negation")
    return event


@pytest.mark.parametrize(
    ("length", "shown"), [(1000, int(1000 * MOST_SHARE / 19)), (100_000, MOST_CLAIMS)]
)
def test_no_more_than_a_share_is_shown_and_the_strongest_first(length: int, shown: int) -> None:
    texts = texts_shown(long_event(length, MOST_CLAIMS + 5))
    assert len(texts) == shown
    assert f"Boot {MOST_CLAIMS + 4:03} lag still." in texts


def test_an_account_without_text_quotes_nothing() -> None:
    told = [Told(1, 1, 1, 1, 5, 0), Told(2, 1, 2, 2, 5, 0)]
    assert list(chosen_of(told, Seen(), {1: 100})) == [1]
    assert quoting.lengths_of([0]) == {}


def test_what_a_row_holds_back_is_no_absence(client: Client, event: Event) -> None:
    kurier = event.accounts.get(slug="kurier")
    event.accounts.exclude(pk=kurier.pk).update(kind=Account.Kind.DIGEST)
    left, right = Claim.objects.filter(text__contains="brannte").order_by("pk")
    make_finding(left, right, "same_origin", "near_copy")
    page = client.get("/events/hafen/compare/?single=1").content.decode()
    assert "sagt etwas dazu; aus Gründen des Urheberrechts hier nicht gezeigt" in page
    why = client.get(f"/events/hafen/compare/{left.row_id}/").content.decode()
    assert "sagt etwas dazu; aus Gründen des Urheberrechts hier nicht gezeigt" in why
    assert left.text not in why


@pytest.mark.usefixtures("event")
@pytest.mark.parametrize("page", ["/", "/events/hafen/"])
def test_the_words_of_findings_are_held_back_too(client: Client, page: str) -> None:
    assert SHARED in client.get(page).content.decode()
    left, right = Claim.objects.filter(text__contains="erletz").order_by("pk")
    make_finding(left, right, "same_origin", "shared_text")
    answer = client.get(page).content.decode()
    assert "<mark" not in answer
    assert "„Zwölf“" not in answer
