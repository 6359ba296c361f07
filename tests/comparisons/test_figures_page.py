"""The page of figures: what is joined, what is kept apart, who may see it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.presenting.axes import LOG_FROM, scale_of
from framing.comparisons.presenting.counted import Figure, Link, Thing, figures_of
from framing.comparisons.presenting.drawing import draw
from framing.comparisons.presenting.joining import series_of, things_of
from framing.comparisons.presenting.naming import Name, in_page_language, nominative
from framing.comparisons.presenting.numerals import value
from framing.comparisons.presenting.plots import Plot
from framing.events.models import Account
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
    assert "allgemein, keine Gruppe genannt" in page
    assert 'Gruppe: <span class="words" lang="de">Feuerwehr</span>' in page


def test_groups_that_only_a_finding_tells_apart_are_kept_apart(client: Client) -> None:
    address = tell_numbers()
    Finding.objects.filter(kind="figure").update(rule="other_group", subtype="other_group")
    page = client.get(address).content.decode()
    assert page.count('<ol class="plot">') == 2
    assert page.index("allgemein, keine Gruppe genannt") < page.index(
        "nur ein Teil, etwa an einem Ort"
    )
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


def test_each_thing_says_why_its_numbers_differ(client: Client) -> None:
    address = tell_numbers()
    asked = "Paarweise verglichen: 1-mal andere Zahl "
    assert f"{asked}(Zahl gegen Zahl)" in words_of(get(client, address))
    Finding.objects.filter(kind="figure").update(subtype="other_group")
    Comparison.objects.get().note_edit()
    assert f"{asked}(andere Gruppe, kein Widerspruch)" in words_of(get(client, address))


def words_of(page: str) -> str:
    """The words of a page without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize(
    ("bound", "words", "told"),
    [
        ("less_than", "fast 6000", "knapp 6.000"),
        ("less_than", "unter 6000", "< 6.000"),
        ("more_than", "gut 6000", "gut 6.000"),
        ("more_than", "mehr als 6000", "> 6.000"),
        ("exact", "6000", "6.000"),
    ],
)
def test_a_number_that_is_not_far_off_is_told_so(bound: str, words: str, told: str) -> None:
    assert value(replace(figure(6000), bound=bound, words=words)) == told


@pytest.mark.parametrize(
    ("text", "words", "counted"),
    [
        ("Ein Patient starb.", "Ein", 0),
        ("Nur ein Patient starb.", "ein", 1),
        ("Ein einziger Patient starb.", "Ein", 1),
        ("One patient died.", "One", 1),
        ("A patient died.", "A", 0),
    ],
)
def test_an_article_is_no_count(text: str, words: str, counted: int) -> None:
    claim = Claim(text=text, account=Account(), quantities=[count(words, text, 1)])
    assert len(figures_of([claim])) == counted


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


def test_each_number_has_its_own_source(client: Client) -> None:
    address = tell_numbers()
    claim = Claim.objects.get(text__contains="Feuerwehr")
    claim.quantities = [count("zwanzig", claim.text, 20, source="die Wehr des Kuriers")]
    claim.save()
    page = client.get(address).content.decode()
    assert page.count("laut: die Wehr des Kuriers") == 2  # in the plot, and in the table behind
    assert "Kurier" not in client.get(address + "?blind=1").content.decode()


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


def counted(row: int, account: int, number: float, what: str = "", of_whom: str = "") -> Figure:
    """A number that an account gives in a row."""
    return Figure(
        claim=Claim(row_id=row, account_id=account, account=Account(pk=account)),
        unit="count",
        what=what,
        of_whom=of_whom,
        low=number,
        high=number,
        bound="exact",
        words=str(number),
        at=(0, 1),
    )


def found(left: Figure, right: Figure, kind: str, subtype: str = "") -> Link:
    """A finding of a kind between two numbers."""
    return Link(left, right, Finding(kind=kind, subtype=subtype))


def joined(figures: Sequence[Figure], *links: Link) -> list[set[float]]:
    """The values of each thing."""
    return [{figure.value for figure in thing.figures} for thing in things_of(figures, links)]


def test_what_befell_several_things_is_no_one_thing() -> None:
    cars, shops = counted(1, 1, 500, "burnt", "car"), counted(2, 1, 100, "burnt", "shop")
    assert joined([cars, shops]) == [{500}, {100}]
    # Where somebody counts the whole, they are its parts.
    whole = counted(3, 2, 700, "burnt")
    assert joined([cars, shops, whole]) == [{500, 100, 700}]


def test_a_finding_between_two_kinds_of_heads_joins_nothing() -> None:
    weapons, cars = counted(1, 1, 1347, "weapon"), counted(1, 2, 500, "burnt", "car")
    assert joined([weapons, cars], found(weapons, cars, "update")) == [{1347}, {500}]
    # Two nouns may be two words for one thing, and so may be what has one value.
    lorries = counted(1, 2, 500, "lorry")
    assert joined([weapons, lorries], found(weapons, lorries, "update")) == [{1347, 500}]
    firms = counted(1, 2, 1347, "damaged", "firm")
    assert joined([weapons, firms], found(weapons, firms, "agreement")) == [{1347}]
    other = found(weapons, lorries, "figure", "other_group")
    assert joined([weapons, lorries], other) == [{1347}, {500}]


def test_a_number_without_a_word_goes_with_near_ones_of_its_row() -> None:
    marched = [counted(1, 1, 20_000, "march"), counted(1, 2, 20_000, "march")]
    assert joined([*marched, counted(1, 3, 50_000)]) == [{20_000, 50_000}]
    assert joined([*marched, counted(1, 3, 207)]) == [{20_000}, {207}]
    assert joined([*marched, counted(2, 3, 50_000)]) == [{20_000}, {50_000}]
    mixed = [counted(1, 1, 20_000, "march"), counted(1, 2, 30_000, "seat")]
    assert joined([*mixed, counted(1, 3, 25_000)]) == [{20_000}, {30_000}, {25_000}]


def thing(*figures: Figure, links: Sequence[Link] = ()) -> Thing:
    """The one thing that these count."""
    (only,) = things_of(figures, links)
    return only


def test_words_for_the_same_people_are_one_thing() -> None:
    marched = counted(1, 1, 1_200, "demonstrant"), counted(2, 2, 3_000, "teilnehmer")
    assert joined(marched) == [{1_200, 3_000}]


def test_what_two_texts_count_in_two_rows_is_kept_apart() -> None:
    rally = [counted(1, n, 1_200, "teilnahme") for n in (1, 2, 3)]
    bridge = [counted(2, n, 400, "teilnahme") for n in (1, 2)]
    series = thing(*rally, *bridge).series
    assert [{figure.value for figure in one.figures} for one in series] == [{1_200}, {400}]
    # One text alone may look back to an older number.
    (only,) = thing(*rally, counted(2, 1, 400, "teilnahme"), counted(2, 4, 400, "teilnahme")).series
    assert {figure.value for figure in only.figures} == {1_200, 400}


def test_things_stand_by_the_group_that_most_count() -> None:
    dead = [counted(1, n, 16, "dead", "police") for n in (1, 2, 3)]
    dead += [counted(2, n, 2, "dead", "child") for n in (4, 5)] + [counted(1, 9, 164, "dead")]
    hurt = [counted(3, n, 50, "hurt") for n in range(1, 5)]
    first, second = things_of([*dead, *hurt], [])
    assert (first.accounts, first.most_accounts) == (4, 4)
    assert (second.accounts, second.most_accounts) == (6, 3)
    assert [series.accounts for series in second.series] == [1, 3, 2]


VAGUE = [
    ("about", 200, 999, True),
    ("about", 24, 99, True),
    ("exact", 200, 999, False),
    ("about", 400, 400, False),
    ("about", 99, 99, False),
    ("about", 200, 800, False),
    ("about", None, 999, False),
]


@pytest.mark.parametrize(("bound", "low", "high", "is_vague"), VAGUE)
def test_a_word_for_a_magnitude_is_told_by_how_it_is_read(
    bound: str,
    low: float | None,
    high: float,
    is_vague: bool,  # noqa: FBT001
) -> None:
    number = replace(counted(1, 1, 0), bound=bound, low=low, high=high)
    assert number.is_vague == is_vague


def tell(words: str, **fields: object) -> None:
    """Let the claim of the Kurier hold another number."""
    claim = Claim.objects.get(text__contains="Zwölf")
    claim.quantities = [count(words, claim.text, 0) | fields]
    claim.save()
    claim.comparison.note_edit()


def test_a_word_for_a_magnitude_is_a_band_with_the_word(client: Client) -> None:
    address = tell_numbers()
    tell("Zwölf", low=200, high=999, bound="about")
    page = client.get(address).content.decode()
    assert '<rect class="band"' in page
    assert page.count('<circle class="dot"') == 1
    assert 'class="whisker' not in page
    assert '<span class="figure-value words" lang="de">Zwölf</span>' in page
    assert "200–999" not in page
    tell("Zwölf", low=200, high=999, bound="exact")
    page = client.get(address).content.decode()
    assert 'class="whisker range"' in page
    assert "200–999" in page


def test_a_word_for_a_magnitude_has_no_place_that_others_share() -> None:
    vague = [
        replace(counted(1, n, 0, "hurt"), low=200, high=999, bound="about", words="Hunderte")
        for n in (1, 2)
    ]
    later = counted(1, 3, 1200, "hurt")
    lines = draw(thing(*vague, later, links=[found(vague[0], later, "update")])).plots[0].lines
    assert not any(line.guides or line.steps for line in lines)
    assert thing(*vague, later).spread == 0
    exact = [counted(1, n, 600, "hurt") for n in (1, 2)]
    lines = draw(thing(*exact, later, links=[found(exact[0], later, "update")])).plots[0].lines
    assert all(line.guides for line in lines)
    assert any(line.steps for line in lines)


def labels(plot: Plot) -> list[str]:
    """What stands along the axis of a plot."""
    return [label for _x, label in plot.axis.ticks]


def test_a_group_at_the_start_of_the_axis_has_its_own() -> None:
    whole = [counted(1, n, 160, "dead") for n in (1, 2)]
    few = [counted(2, n, 12, "dead", "police") for n in (1, 2)]
    many = [counted(3, n, 60, "dead", "child") for n in (1, 2)]
    of_all, *parts = draw(thing(*whole, *few, *many)).plots
    assert labels(of_all)[-1] == "200"
    assert not of_all.has_own_axis
    assert {(labels(plot)[-1], plot.has_own_axis) for plot in parts} == {
        ("15", True),
        ("200", False),
    }


def test_nobody_counts_half_a_child() -> None:
    few = [counted(1, n, 2, "dead", "child") for n in (1, 2)]
    assert labels(draw(thing(*few)).plots[0]) == ["0", "1", "2"]
    road = [replace(one, unit="length:m", low=2_000, high=2_000) for one in few]
    assert "0,5 km" in labels(draw(thing(*road)).plots[0])


def test_an_axis_whose_labels_would_round_to_the_same_is_none() -> None:
    whole = [replace(counted(1, n, 160_000_000, "cost"), unit="money:€") for n in (1, 2)]
    part = [replace(counted(2, n, 12_000, "cost", "police"), unit="money:€") for n in (1, 2)]
    of_all, of_part = draw(thing(*whole, *part)).plots
    assert not of_part.has_own_axis
    assert of_part.axis == of_all.axis


def test_numbers_on_an_axis_by_tens_share_it() -> None:
    whole = [counted(1, n, 160_000, "dead") for n in (1, 2)]
    few = [counted(2, n, 12, "dead", "police") for n in (1, 2)]
    of_all, of_few = draw(thing(*whole, *few)).plots
    assert of_all.axis.is_log
    assert of_few.axis == of_all.axis


@pytest.mark.parametrize(("unit", "what"), [("duration:month", ""), ("age", "alter")])
def test_how_long_something_lasts_is_not_plotted_among_counts(
    client: Client, unit: str, what: str
) -> None:
    address = tell_numbers()
    for claim in Claim.objects.exclude(quantities=[]):
        claim.quantities = [claim.quantities[0] | {"unit": unit, "what": what}]
        claim.save()
    page = client.get(address).content.decode()
    assert '<ol class="plot">' not in page
    spans = page[page.index("Wie lange etwas dauert") :]
    assert '<td class="words" lang="de">zwanzig</td>' in spans
    assert "Was nur eine Darstellung zählt" not in page


def test_each_group_says_how_many_accounts_count_it(client: Client) -> None:
    address = tell_numbers()
    assert re.search(
        r"Verletzte</span> <span class=\"meta\">\s*2 Darstellungen", get(client, address)
    )
    tell("Zwölf", low=12, high=12, of_whom="mensch")
    page = get(client, address)
    assert re.search(r"Verletzte</span> <span class=\"meta\">2 Gruppen", page)
    heads = re.findall(r"<h3>.*?</h3>", page, re.S)
    assert [re.sub(r"<[^>]*>|\s+", " ", head).split() for head in heads] == [
        ["allgemein,", "keine", "Gruppe", "genannt", "1", "Darstellung"],
        ["Gruppe:", "Menschen", "1", "Darstellung"],
    ]


def test_parts_without_a_whole_name_the_thing(client: Client) -> None:
    address = tell_numbers()
    for claim in Claim.objects.exclude(quantities=[]):
        claim.quantities = [claim.quantities[0] | {"of_whom": "mensch"}]
        claim.save()
    page = get(client, address)
    assert '<span class="words" lang="de">Menschen</span>' in page
    assert "Gruppe:" not in page


def get(client: Client, address: str) -> str:
    """Get a page."""
    return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("word", "lemma", "name"),
    [
        ("Festgenommenen", "festnahme", "Festgenommene"),
        ("Verletzten", "verletzt", "Verletzte"),
        ("Vermissten", "vermisst", "Vermisste"),
        ("Infizierten", "infiziert", "Infizierte"),
        ("Verurteilten", "verurteilt", "Verurteilte"),
        ("Geretteten", "gerettet", "Gerettete"),
        ("Obdachlosen", "obdachlos", "Obdachlose"),
        ("Evakuierten", "evakuiert", "Evakuierte"),
        ("Toten", "tot", "Tote"),
        ("Beamten", "beamter", "Beamte"),
        ("Teilnehmern", "teilnehmer", "Teilnehmer"),
        ("Demonstranten", "demonstrant", "Demonstranten"),
        ("Menschen", "mensch", "Menschen"),
        ("Fahrten", "fahrt", "Fahrten"),
        ("Festnahmen", "festnahme", "Festnahmen"),
        ("Ebenen", "ebene", "Ebenen"),
        ("Polizeibeamten", "polizeibeamte", "Polizeibeamte"),
        ("Angehörigen", "angehöriger", "Angehörige"),
        ("Jugendlichen", "jugendliche", "Jugendliche"),
        ("Abgeordneten", "abgeordneter", "Abgeordnete"),
        ("Verdächtigen", "verdächtiger", "Verdächtige"),
        ("Freiwilligen", "freiwilliger", "Freiwillige"),
        ("Geburten", "geburt", "Geburten"),
        ("Universitäten", "universität", "Universitäten"),
        ("Referenten", "referent", "Referenten"),
        ("Arenen", "arena", "Arenen"),
    ],
)
def test_a_heading_stands_in_the_nominative(word: str, lemma: str, name: str) -> None:
    assert nominative(word, lemma) == name


def test_numbers_without_a_finding_say_so(client: Client) -> None:
    address = tell_numbers()
    assert "hat das Programm keinen Befund" not in client.get(address).content.decode()
    finding = Finding.objects.get(kind="figure")
    finding.comparison.note_edit()
    finding.delete()
    claims = Claim.objects.exclude(quantities=[])
    assert claims.values("row").distinct().count() == 1
    assert "hat das Programm keinen Befund" in client.get(address).content.decode()


def test_a_thing_has_the_language_of_the_page_where_the_site_knows_it(client: Client) -> None:
    address = tell_numbers()
    german = client.get(address).content.decode()
    assert '<span class="words" lang="de">Verletzte</span>' in german
    english = client.get(f"/en{address}").content.decode()
    assert '<span lang="en">Injured</span>' in english  # no word of a text, nor set as one
    assert 'lang="de">Verletzte</span>' not in english


@pytest.mark.parametrize(
    ("language", "found", "lemma", "named"),
    [
        ("de", Name("citizens", "en"), "citizen", Name("Bürger", "de", is_ours=True)),
        ("de", Name("police", "en"), "police", Name("Polizei", "de", is_ours=True)),
        ("en", Name("Bürger", "de"), "bürger", Name("citizens", "en", is_ours=True)),
        ("en", Name("citizens", "en"), "citizen", Name("citizens", "en")),
        ("de", Name("gardeners", "en"), "gardener", Name("gardeners", "en")),
    ],
)
def test_a_group_is_named_in_the_pages_language(
    language: str, found: Name, lemma: str, named: Name
) -> None:
    with override(language):
        assert in_page_language(found, [lemma]) == named


def test_a_thing_that_the_site_has_no_word_for_says_its_language(client: Client) -> None:
    address = tell_numbers()
    for claim in Claim.objects.exclude(quantities=[]):
        claim.quantities[0]["what"] = "menschen"
        claim.save()
    assert 'class="words" lang="de">Menschen</span>' in client.get(f"/en{address}").content.decode()


def test_a_number_that_the_text_takes_back_says_so(client: Client) -> None:
    address = tell_numbers()
    claim = Claim.objects.get(text__contains="Zwölf")
    behind = Claim.objects.get(account=claim.account, text__contains="brannte")
    assert '<ul class="retracted">' not in client.get(address).content.decode()
    behind.text, behind.order = "Dann wurde die Zahl gelöscht.", claim.order + 2
    behind.save()
    caches["pages"].clear()
    page = client.get(address).content.decode()
    told = page.partition('<ul class="retracted">')[2].partition("</ul>")[0]
    assert "zur Angabe 12" in told
    assert "Dann wurde die Zahl gelöscht." in told


def test_a_number_that_its_own_sentence_replaces_is_told_apart(client: Client) -> None:
    address = tell_numbers()
    claim = Claim.objects.get(text__contains="Zwölf")
    claim.quantities = [*claim.quantities, count("Zwölf", claim.text, 9, former=True)]
    claim.save()
    page = client.get(address).content.decode()
    told = page.partition('<ul class="retracted">')[2].partition("</ul>")[0]
    assert "zur Angabe 9" in told
    assert page.count('<circle class="dot"') == 2
