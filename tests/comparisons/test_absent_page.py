"""The page of what is not in a text."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.measured import absent
from framing.comparisons.models import Finding, Row
from framing.comparisons.presenting.absences import NEAR
from framing.comparisons.presenting.lacking import independent
from tests.comparisons.makers import make_claim, make_compared_event, make_told_event
from tests.helpers import make_account, make_outlet

pytestmark = pytest.mark.django_db


def test_it_says_what_is_lacking_and_who_has_it(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    page = client.get(f"/events/{event.slug}/absent/").content.decode()
    assert "2 unabhängige Darstellungen schreiben etwas dazu" in page
    assert "„Zwölf Menschen wurden verletzt.“" in page
    assert "in diesem Text nicht gefunden" in page
    much, little = absent(with_little=False), absent(with_little=True)
    assert f"Im Test standen {much.mistaken} von {much.found} Einträgen doch im Text" in page
    assert f"gemeinsam haben, {little.mistaken} von {little.found}." in page


@pytest.mark.parametrize("score", [0.07, 0.59, 0.6])
def test_what_comes_nearest_is_shown_and_asked_of_from_a_score_on(
    client: Client, score: float
) -> None:
    event, _accounts, comparison = make_compared_event()
    nearest = Row.objects.get(topic="Fest").claims.get()
    place = {"claim": f"wacht:{nearest.start}-{nearest.end}", "score": score}
    comparison.findings.filter(kind="absence").update(
        evidence={"reason": "not_found", "accounts": ["kurier", "bote"], "nearest": place}
    )
    asks = score >= NEAR
    page = client.get(f"/events/{event.slug}/absent/").content.decode()
    assert nearest.text in page
    assert f"{score:.2f}".replace(".", ",") in page
    assert ("auch als Gegenteil?" in page) == asks
    assert ("Der ähnlichste Satz in diesem Text" in page) == (not asks)
    # In the narrow cells of the matrix only what may well be meant is quoted; the rest is a link.
    page = client.get(f"/events/{event.slug}/compare/").content.decode()
    assert f"#{nearest.anchor}" in page
    assert (nearest.text in page) == asks
    assert ("Vielleicht in anderen Worten?" in page) == asks
    assert (">ähnlichster Satz</a>" in page) == (not asks)


def test_only_those_count_who_have_what_is_lacking(client: Client) -> None:
    event, _accounts, comparison = make_compared_event()
    row = Row.objects.get(topic="Verletzte")
    other = make_account(event, make_outlet("funk", name="Funk"), slug="funk", text="Es war laut.")
    beside = make_claim(row, other, "Es war laut.")
    told_by = [f"{c.account.slug}:{c.start}-{c.end}" for c in row.claims.exclude(pk=beside.pk)]
    evidence = {"reason": "not_found", "accounts": ["kurier", "bote"], "told_by": told_by}
    comparison.findings.filter(kind="absence").update(evidence=evidence)
    page = client.get(f"/events/{event.slug}/absent/?account=wacht").content.decode()
    assert "2 unabhängige Darstellungen schreiben etwas dazu" in page
    assert "Es war laut." not in page
    earlier = {"reason": "not_found", "accounts": ["kurier", "bote", "funk"]}  # of the whole row
    comparison.findings.filter(kind="absence").update(evidence=earlier)
    comparison.note_edit()
    page = client.get(f"/events/{event.slug}/absent/?account=wacht").content.decode()
    assert "3 unabhängige Darstellungen schreiben etwas dazu" in page
    assert "Es war laut." in page


def test_it_names_what_had_been_told_by_then(client: Client) -> None:
    event, (_kurier, bote, wacht), comparison = make_compared_event()
    # The shorter sentence would name the row, but it came out after the text that lacks it.
    Row.objects.get(topic="Verletzte").claims.filter(account=bote).update(text="Zwölf verletzt.")
    heading = '<span class="meta">Zum Beispiel:</span> <span class="words" lang="de">'

    def named() -> str:
        comparison.note_edit()
        page = client.get(f"/events/{event.slug}/absent/?account={wacht.code}").content.decode()
        return page.split(heading)[1].split("</span>")[0]

    assert named() == "Zwölf verletzt"
    bote.published_on = "2024-01-09"
    bote.save()
    assert named() == "Zwölf Menschen wurden verletzt"


def test_copies_count_once() -> None:
    copies = {frozenset((1, 2)), frozenset((2, 3))}
    assert independent([1, 3, 2, 4], copies) == 2
    assert independent([1, 3], copies) == 2
    assert independent([1, 2], copies) == 1


def test_outlets_stay_unknown_to_those_who_ask(client: Client) -> None:
    event, _accounts, _comparison = make_compared_event()
    page = client.get(f"/events/{event.slug}/absent/?blind=1").content.decode()
    assert "Medium C" in page
    assert "Wacht" not in page


def test_without_a_comparison_it_leads_on(client: Client) -> None:
    event, _accounts = make_told_event()
    page = client.get(f"/events/{event.slug}/absent/").content.decode()
    assert "Noch gibt es keinen Vergleich" in page


def test_it_takes_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    event, _accounts, _comparison = make_compared_event()
    with django_assert_max_num_queries(12):
        client.get(f"/events/{event.slug}/absent/")


def test_what_is_most_likely_told_in_another_row_is_not_said_to_be_lacking(
    client: Client,
) -> None:
    event, *_ = make_compared_event()
    pages = f"/events/{event.slug}/absent/", f"/events/{event.slug}/compare/?kind=absence"
    marks = 'class="gap-section"', 'class="row-head"'
    for address, mark in zip(pages, marks, strict=True):
        assert mark in client.get(address).content.decode()
    lacking = Finding.objects.get(kind="absence")
    lacking.evidence["reason"] = "elsewhere"
    lacking.save()
    lacking.comparison.note_edit()
    for address, mark in zip(pages, marks, strict=True):
        assert mark not in client.get(address).content.decode()


def test_an_account_with_nothing_to_show_has_no_heading_of_its_own(client: Client) -> None:
    """What was told only later is listed where the account is looked at alone."""
    event, *_ = make_compared_event()
    Finding.objects.filter(kind="absence").update(
        evidence={"reason": "earlier", "accounts": ["kurier", "bote"]}
    )
    page = client.get(f"/events/{event.slug}/absent/").content.decode()
    assert 'class="gap-section"' not in page
    assert '<td class="number">1</td>' in page
    alone = client.get(f"/events/{event.slug}/absent/", {"account": "wacht"}).content.decode()
    assert 'class="gap-section"' in alone
