"""Two accounts side by side: what is linked, stepped through, and left out."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.presenting.reading import Link
from framing.comparisons.presenting.sides import sides_of, spot_of
from framing.comparisons.presenting.synopsis import linked, overview, steps_of
from framing.events.models import Account, Event
from tests.comparisons.makers import (
    PADDING,
    make_compared_event,
    make_finding,
    make_told_event,
)
from tests.helpers import make_event, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_compared_event()[0]


SHOWN = re.compile(r'data-step="([-\w]+)"[^>]*data-kind="\w+" >')


def spot(finding: Finding) -> str:
    """How an address names a difference of these two texts."""
    return spot_of(finding.kind, sides_of(finding))


def get(client: Client, event: Event, two: str = "kurier/bote/", **query: str) -> str:
    answer = client.get(f"/events/{event.slug}/read/{two}", query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_both_texts_stand_there_and_the_difference_is_told(client: Client, event: Event) -> None:
    page = get(client, event)
    assert "Unterschied <strong>1</strong> von 1" in page
    assert 'id="head-left"' in page
    assert "Die Feuerwehr zählte zwanzig Verletzte." in page
    claim = Claim.objects.get(text__startswith="Zwölf")
    partner = Claim.objects.get(text__startswith="Die Feuerwehr")
    assert f'id="{claim.anchor}" data-kind="figure" data-partner="{partner.anchor}"' in page


def test_what_a_person_has_checked_says_so_in_the_texts(client: Client, event: Event) -> None:
    mark = "geprüft am 03.02.2031"
    day = date(2031, 2, 3)
    Finding.objects.update(kind="agreement", state="confirmed", decided_on=day)
    page = get(client, event)
    assert page.count(mark) == 2  # beside either claim
    assert mark in client.get(f"/events/{event.slug}/texts/kurier/").content.decode()


def test_a_mistake_in_each_difference_can_be_reported(client: Client, event: Event) -> None:
    halle = event.comparisons.get().rows.get(topic="Halle")
    left, right = halle.claims.order_by("account__published_on")
    made = make_finding(left, right, "wording", "other_label", marks=("Hafen", "Montag"))
    page = get(client, event)
    assert page.count("Fehler melden") == page.count('class="step"') == 2
    address = f"/events/{event.slug}/compare/{halle.pk}/report/?finding={made.pk}"
    assert f'href="{address}"' in page
    assert "Fehler melden" in client.get(address).content.decode()


def test_claims_of_one_row_are_linked_without_any_finding(client: Client, event: Event) -> None:
    left = Claim.objects.get(text__startswith="Im Hafen")
    right = Claim.objects.get(text__startswith="In Nordhafen")
    page = get(client, event)
    assert f'href="#{right.anchor}"' in page
    assert f'href="#{left.anchor}"' in page


def test_sides_can_be_swapped_and_the_step_follows(client: Client, event: Event) -> None:
    page = get(client, event, "bote/kurier/")
    left = Claim.objects.get(text__startswith="Die Feuerwehr")
    assert f'data-left="{left.anchor}"' in page
    assert "/read/kurier/bote/" in page


def test_the_address_names_the_difference(client: Client, event: Event) -> None:
    row = Claim.objects.get(text__startswith="Im Hafen").row
    left, right = row.claims.order_by("account__published_on")
    earlier = make_finding(left, right, "wording", "other_label", marks=("Im", "In"))
    later = Finding.objects.get(kind="figure")
    page = get(client, event, at=spot(later))
    assert SHOWN.findall(page) == [spot(later)]
    assert f'data-way="previous" href="?at={spot(earlier)}"' in page
    assert f'data-way="next" href="?at={spot(earlier)}"' in page  # round to the first again


def test_a_shared_address_outlives_the_run(client: Client, event: Event) -> None:
    row = Claim.objects.get(text__startswith="Im Hafen").row
    left, right = row.claims.order_by("account__published_on")
    make_finding(left, right, "wording", "other_label", marks=("Im", "In"))
    found = Finding.objects.get(kind="figure")
    address, before = spot(found), found.pk
    found.pk = None
    found.save()
    Finding.objects.get(pk=before).delete()
    for two in ("kurier/bote/", "bote/kurier/"):  # whichever side shows which
        assert SHOWN.findall(get(client, event, two, at=address)) == [address]


@pytest.mark.parametrize("at", ["", "999999", "kein", "figure-7-", "figure-999999-7"])
def test_an_unknown_difference_gives_the_first(client: Client, event: Event, at: str) -> None:
    assert "Unterschied <strong>1</strong> von 1" in get(client, event, at=at)


@pytest.mark.parametrize("two", ["kurier/kurier/", "kurier/gibtesnicht/", "x/y/"])
def test_what_does_not_exist_is_not_found(client: Client, event: Event, two: str) -> None:
    assert client.get(f"/events/{event.slug}/read/{two}").status_code == 404


def test_drafts_are_for_moderators(client: Client, moderator_client: Client, event: Event) -> None:
    Event.objects.update(state=Event.State.DRAFT)
    address = f"/events/{event.slug}/read/kurier/bote/"
    assert moderator_client.get(address).status_code == 200
    assert Client().get(address).status_code == 404
    assert client is moderator_client


def test_without_a_comparison_the_texts_stand_there_all_the_same(client: Client) -> None:
    event, _accounts = make_told_event()
    page = get(client, event)
    assert "Sobald es einen Vergleich gibt" in page
    assert "Die Feuerwehr zählte" in page


def test_texts_without_a_difference_say_so(client: Client, event: Event) -> None:
    page = get(client, event, "kurier/wacht/")
    assert "keinen Unterschied gefunden" in page


def test_numbers_of_two_groups_are_not_marked_as_a_difference(client: Client, event: Event) -> None:
    """Where a page says that nothing differs, no sign may say that something does."""
    Finding.objects.filter(kind="figure").update(subtype="other_group", rule="other_group")
    page = get(client, event)
    body = page[page.index('<div class="columns">') :]
    assert "keinen Unterschied gefunden. Unterstrichen ist, wozu beide etwas sagen" in page
    assert "#figure" not in body  # the icon
    assert 'data-kind="figure"' not in body
    assert body.count(">andere Gruppe<") == 2
    assert "kein Widerspruch, zum Gegenstück" in body


def test_what_else_was_found_of_a_claim_is_marked_before_other_groups(event: Event) -> None:
    Finding.objects.filter(kind="figure").update(subtype="other_group", rule="other_group")
    claims, (figure,), left = both(event)
    key = figure.two_claims
    make_finding(key.left, key.right, "agreement", "same_statement")
    found = list(Finding.objects.filter(pair__isnull=False).with_claims())
    links = linked(claims, found, steps_of(found, left))[key.left_id]
    assert [(link.code, link.is_other_group) for link in links] == [
        ("agreement", False),
        ("", True),
    ]


def test_it_says_that_other_texts_are_not_marked_here(client: Client, event: Event) -> None:
    for two in ("kurier/bote/", "kurier/wacht/"):
        page = get(client, event, two)
        told = page[page.index("Gezeigt ist nur, was diese beiden Texte") :]
        assert f'href="/events/{event.slug}/texts/kurier/"' in told[:600]


def test_of_closed_texts_only_quotable_claims_are_shown(client: Client) -> None:
    event, *_ = make_compared_event(padding=PADDING, is_practice=False)
    page = get(client, event, "kurier/wacht/")
    assert "Der Verein der Fischer" not in page
    assert "Mehr war nicht zu hören" not in page
    assert "dass wir sie zeigen dürfen" in page
    page = get(client, event)
    assert "„Zwölf Menschen wurden verletzt.“" in page
    assert "Mehr war nicht zu hören" not in page


def test_moderators_read_closed_texts_whole(moderator_client: Client) -> None:
    event, *_ = make_compared_event(padding=PADDING, is_practice=False)
    assert "Mehr war nicht zu hören" in get(moderator_client, event)


def test_digests_say_what_they_are(client: Client, event: Event) -> None:
    event.accounts.filter(slug="bote").update(kind=Account.Kind.DIGEST, title="Titel im Blatt")
    page = get(client, event)
    assert "zeigen unsere Zusammenfassung" in page
    assert "Titel im Blatt" not in page


def test_a_newer_text_stands_there_without_links(client: Client, event: Event) -> None:
    make_version(event.accounts.get(slug="bote"), "Die Feuerwehr zählte dreißig Verletzte.")
    page = get(client, event)
    assert "zählte dreißig" in page
    assert "keinen Unterschied gefunden" in page


def test_blind_no_name_and_no_way_to_one_is_left(client: Client, event: Event) -> None:
    event.accounts.filter(slug="kurier").update(title="Kurier (hafen): Brand")
    page = get(client, event, "a/b/", blind="1")
    body = page[page.index("<main") :]
    assert "Medium A" in body
    assert "Kurier (hafen)" not in body
    assert "/texts/kurier" not in body
    assert "/outlets/" not in body
    assert "▮▮▮: Brand" in body
    assert "blind=1" in body
    assert client.get(f"/events/{event.slug}/read/kurier/bote/", {"blind": "1"}).status_code == 404


def test_two_are_chosen_by_a_form(client: Client, event: Event) -> None:
    address = f"/events/{event.slug}/read/"
    answer = client.get(address, {"left": "kurier", "right": "bote"})
    assert answer["Location"] == f"{address}kurier/bote/"
    answer = client.get(address, {"left": "a", "right": "b", "blind": "1"})
    assert answer["Location"] == f"{address}a/b/?blind=1"


def test_the_choice_offers_where_most_differs(client: Client, event: Event) -> None:
    page = get(client, event, "")
    assert "1 Unterschied gefunden" in page
    assert "/read/kurier/bote/" in page
    assert "zwei verschiedene" in get(client, event, "", left="bote", right="bote")
    assert "zwei verschiedene" not in get(client, event, "", left="bote")


def test_one_text_alone_cannot_be_read_beside_another(client: Client) -> None:
    event = make_event("leer")
    assert "erst, wenn zwei Darstellungen" in get(client, event, "")


def test_before_the_comparison_two_can_be_chosen(client: Client) -> None:
    event, _accounts = make_told_event()
    assert "Wo sich am meisten" not in get(client, event, "")


def test_couples_of_accounts_that_are_gone_are_not_offered(client: Client, event: Event) -> None:
    event.accounts.filter(slug="bote").update(current_version=None)
    assert "Unterschied gefunden" not in get(client, event, "")


def test_the_page_is_english_under_en(client: Client, event: Event) -> None:
    page = client.get(f"/en/events/{event.slug}/read/kurier/bote/").content.decode()
    assert "side by side" in page
    assert "Unterschied" not in page


def test_few_queries_are_needed(
    client: Client, event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        get(client, event)


def both(event: Event) -> tuple[list[Claim], list[Finding], Account]:
    """The claims and findings between two accounts, and the left of them."""
    claims = list(Claim.objects.filter(account__event=event, account__slug__in=["kurier", "bote"]))
    found = list(Finding.objects.filter(pair__isnull=False).with_claims())
    return claims, found, Account.objects.get(slug="kurier")


def test_other_groups_and_agreement_are_linked_but_no_steps(event: Event) -> None:
    Finding.objects.filter(kind="figure").update(subtype="other_group")
    claims, found, left = both(event)
    assert steps_of(found, left) == []
    key = found[0].two_claims
    assert linked(claims, found, [])[key.left_id][0].partner == key.right.anchor
    alone = next(c for c in claims if c.text.startswith("Im Hafen"))
    (link,) = linked(claims, found, [])[alone.pk]
    assert link == Link(Claim.objects.get(text__startswith="In Nordhafen").anchor)


def test_marks_of_the_overview_stay_inside_and_can_be_seen(event: Event) -> None:
    _claims, found, left = both(event)
    steps = steps_of(found, left)
    (mark,) = overview(steps, 0, 100_000)
    assert mark.height == 6
    (mark,) = overview(steps, 1, steps[0].sides[1].quote.claim.end)
    assert mark.top + mark.height <= 1000


def test_a_comparison_that_is_not_current_is_not_read(client: Client, event: Event) -> None:
    Comparison.objects.update(is_current=False)
    assert "Sobald es einen Vergleich gibt" in get(client, event)
