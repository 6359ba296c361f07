"""The page of figures: what is joined, what is kept apart, who may see it."""

from collections.abc import Sequence

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.counted import Figure, Link, series_of
from framing.comparisons.presenting.plots import LOG_FROM, scale_of
from tests.comparisons.makers import make_compared_event, make_finding, make_told_event

pytestmark = pytest.mark.django_db


def count(words: str, text: str, number: float, **fields: object) -> dict[str, object]:
    """A number as a claim stores it."""
    start = text.index(words)
    plain = {"unit": "count", "what": "verletzt", "of_whom": "", "bound": "exact", "words": words}
    place = {"low": number, "high": number, "at": [start, start + len(words)]}
    return plain | place | fields


def tell_numbers() -> str:
    """Save the compared event with the numbers of its claims; give the address of its figures."""
    event, _accounts, _comparison = make_compared_event()
    for words, number in (("Zwölf", 12), ("zwanzig", 20)):
        claim = Claim.objects.get(text__contains=words)
        claim.quantities = [count(words, claim.text, number)]
        claim.save()
    return f"/events/{event.slug}/figures/"


def test_what_two_accounts_count_is_plotted(client: Client) -> None:
    page = client.get(tell_numbers()).content.decode()
    assert '<span class="words" lang="de">Verletzte</span>' in page
    assert page.count('<circle class="dot"') == 2
    assert '<mark class="differs" data-kind="figure">zwanzig</mark>' in page


def test_groups_are_kept_apart(client: Client) -> None:
    address = tell_numbers()
    claim = Claim.objects.get(text__contains="Feuerwehr")
    claim.quantities = [count("zwanzig", claim.text, 20, of_whom="feuerwehr")]
    claim.save()
    page = client.get(address).content.decode()
    assert "ohne genannte Gruppe" in page
    assert 'Gruppe: <span class="words" lang="de">Feuerwehr</span>' in page


def test_groups_that_only_a_finding_tells_apart_are_kept_apart(client: Client) -> None:
    address = tell_numbers()
    Finding.objects.filter(kind="figure").update(rule="other_group", subtype="other_group")
    page = client.get(address).content.decode()
    assert page.count('<ol class="plot">') == 2
    assert page.index("ohne genannte Gruppe") < page.index("andere Gruppe, ohne Namen im Satz")
    for_one = Claim.objects.filter(quantities__isnull=False)
    for claim in for_one.exclude(quantities=[]):
        claim.quantities = [claim.quantities[0] | {"of_whom": "feuerwehr"}]
        claim.save()
        claim.comparison.note_edit()
    page = client.get(address).content.decode()
    assert page.count('<ol class="plot">') == 2
    assert "(laut Befund eine andere)" in page


def figure(number: float, of_whom: str = "") -> Figure:
    """A number of the dead, in a claim of its own."""
    ends = {"low": number, "high": number, "bound": "exact", "words": str(number), "at": (0, 1)}
    return Figure(claim=Claim(), unit="count", what="tot", of_whom=of_whom, **ends)  # type: ignore[arg-type]


def link(left: Figure, right: Figure, subtype: str = "") -> Link:
    """A finding between two numbers."""
    return Link(left, right, Finding(subtype=subtype))


def values(figures: Sequence[Figure], links: Sequence[Link]) -> list[list[float]]:
    """The values of each series."""
    return [[one.value for one in series.figures] for series in series_of(figures, links)]


def test_what_findings_take_for_one_group_stays_together() -> None:
    part, whole, later, again = figure(44), figure(164), figure(225), figure(164)
    told = [part, whole, later, again]
    links = [link(part, whole, "other_group"), link(whole, later)]
    assert values(told, links) == [[164, 225, 164], [44]]
    assert values(told, []) == [[44, 164, 225, 164]]


def test_what_nothing_is_said_of_goes_with_the_most() -> None:
    part, whole, more, lone = figure(44), figure(164), figure(170), figure(103)
    links = [link(part, whole, "other_group"), link(whole, more)]
    assert values([part, whole, more, lone], links) == [[164, 170, 103], [44]]


def test_the_state_under_a_plot_is_that_of_all_its_findings(client: Client) -> None:
    address = tell_numbers()
    first = Finding.objects.get(kind="figure")
    assert ">maschinell gefunden<" in client.get(address).content.decode()
    left, right = first.two_claims.left, first.two_claims.right
    make_finding(left, right, "update", "later_value", marks=("Zwölf", "zwanzig"))
    Finding.objects.filter(pk=first.pk).update(state="confirmed")
    first.comparison.note_edit()
    page = client.get(address).content.decode()
    assert "1 von 2 geprüft, die übrigen maschinell gefunden" in page
    Finding.objects.update(state="confirmed")
    first.comparison.note_edit()
    page = client.get(address).content.decode()
    assert "geprüft</span>" in page
    assert "maschinell gefunden" not in page.partition("figure-findings")[2]


def test_one_account_alone_has_nothing_to_plot(client: Client) -> None:
    page = client.get(tell_numbers() + "?account=bote").content.decode()
    assert '<circle class="dot"' not in page
    assert "Was nur eine Darstellung zählt" in page


def test_without_a_comparison_it_leads_on(client: Client) -> None:
    event, _accounts = make_told_event()
    assert (
        "Noch gibt es keinen Vergleich"
        in client.get(f"/events/{event.slug}/figures/").content.decode()
    )


def test_outlets_stay_unknown_to_those_who_ask(client: Client) -> None:
    page = client.get(tell_numbers() + "?blind=1").content.decode()
    assert "Medium A" in page
    assert "Kurier" not in page


def test_it_takes_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = tell_numbers()
    with django_assert_max_num_queries(12):
        client.get(address)


def test_an_axis_begins_at_nought_until_that_hides_the_small() -> None:
    plain = scale_of([12, 20])
    assert (plain.least, plain.is_log) == (0, False)
    assert plain.x(12) < plain.x(20) <= 96
    wide = scale_of([2, 2 * LOG_FROM])
    assert wide.is_log
    assert wide.x(10) - wide.x(1) == pytest.approx(wide.x(100) - wide.x(10), abs=0.05)
