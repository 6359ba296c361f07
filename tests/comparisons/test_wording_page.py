"""The page of words: chips count sentences, keep voices apart and open what they count."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons.models import Claim, Comparison
from framing.comparisons.presenting.labels import REFERENTS, base_of
from framing.engine import vocabulary
from framing.events.models import Account, Event
from tests.comparisons.makers import (
    make_claim,
    make_comparison,
    make_finding,
    make_row,
    make_told_event,
    spans,
)
from tests.helpers import make_account, make_event, make_moderator, make_outlet

pytestmark = pytest.mark.django_db

OWN = "Banditen stürmten das Rathaus."
TWICE = "Die Banditen flohen."
HELD = "Die „Banditen“ zogen ab."
ALLEGED = "Die angeblichen Banditen lachten."
SAID = "Es waren Demonstranten, sagte Ole Brandt."


def label(text: str, words: str, name: str, **fields: bool) -> dict[str, Any]:
    """A label as it is stored."""
    flags = {"quoted": False, "scare": False} | fields
    return {"referent": "crowd", "name": name, "at": spans(text, words)[0], "words": words} | flags


def make_labelled_event(
    *, more: str = "", **fields: Any
) -> tuple[Event, list[Account], Comparison]:
    """Save an event whose first account has a word of its own, and its second one of others."""
    event, accounts = make_told_event(padding=f" {OWN} {TWICE} {HELD} {SAID}{more}", **fields)
    comparison = make_comparison(event)
    kurier, bote, _wacht = accounts
    row = make_row(comparison, {})
    for text in (OWN, TWICE):
        make_claim(row, kurier, text, labels=[label(text, "Banditen", "bandit")])
    held = label(HELD, "Banditen", "bandit", quoted=True, scare=True)
    make_claim(row, kurier, HELD, labels=[held])
    said = label(SAID, "Demonstranten", "demonstrator")
    make_claim(row, bote, SAID, labels=[said], voice="reported", speaker="Ole Brandt")
    return event, accounts, comparison


@pytest.fixture
def event() -> Event:
    return make_labelled_event()[0]


def get(client: Client, event: Event, prefix: str = "", **query: Any) -> str:
    """Get the page, without line ends."""
    page = client.get(f"{prefix}/events/{event.slug}/wording/", query)
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def chip(words: str, number: int) -> str:
    return f'<span class="words" lang="de">{words}</span> <span class="number">{number}</span>'


def test_a_chip_counts_sentences(client: Client, event: Event) -> None:
    page = get(client, event)
    assert chip("Banditen", 2) in page
    assert chip("„Banditen“", 1) in page
    assert chip("Demonstranten", 1) in page


def test_a_word_kept_at_a_distance_is_not_the_outlets_own(client: Client) -> None:
    event, (kurier, *_), comparison = make_labelled_event(more=f" {ALLEGED}")
    row = comparison.rows.get()
    held = label(ALLEGED, "Banditen", "bandit", distanced=True)
    make_claim(row, kurier, ALLEGED, labels=[held])
    page = get(client, event, show="crowd.bandit.distanced", of="kurier")
    assert chip("Banditen", 2) in page
    marked = '<span class="words" lang="de">Banditen</span> <span class="held">mit Abstand</span>'
    assert f'{marked} <span class="number">1</span>' in page
    assert 'data-mouth="distanced"' in page
    assert page.count("<blockquote") == 1


def test_what_others_say_stays_theirs_at_a_distance(client: Client) -> None:
    event, (_kurier, bote, _wacht), comparison = make_labelled_event(more=f" {ALLEGED}")
    held = label(ALLEGED, "Banditen", "bandit", distanced=True)
    make_claim(comparison.rows.get(), bote, ALLEGED, labels=[held], voice="reported")
    assert "show=crowd.bandit.others&amp;of=bote" in get(client, event)


@pytest.mark.parametrize(
    ("text", "words", "lemma", "language", "shown"),
    [
        ("Es kamen Banditen.", "Banditen", "bandit", "de", "Bandit"),
        ("Banditin kam.", "Banditin", "bandit", "de", "Bandit"),
        ("Sie wurden verhaftet.", "verhaftet", "verhaften", "de", "verhaften"),
        ("Verhaftet wurden sie.", "Verhaftet", "verhaften", "de", "verhaften"),
        ("Bandits came.", "Bandits", "bandit", "en", "bandit"),
        ("Es kamen Banditen.", "Banditen", "", "de", "Banditen"),
    ],
)
def test_a_chip_has_the_dictionary_form(
    text: str, words: str, lemma: str, language: str, shown: str
) -> None:
    account = Account(language=language)
    told = Claim(text=text, account=account)
    assert base_of(told, label(text, words, "bandit") | {"lemma": lemma}) == shown


def test_an_opened_chip_names_the_forms(client: Client) -> None:
    event, (kurier, *_), comparison = make_labelled_event(more=" Ein Bandit blieb.")
    found = label("Ein Bandit blieb.", "Bandit", "bandit") | {"lemma": "bandit"}
    make_claim(comparison.rows.get(), kurier, "Ein Bandit blieb.", labels=[found])
    for claim in comparison.claims.filter(text__in=[OWN, TWICE]):
        claim.labels[0]["lemma"] = "bandit"
        claim.save()
    page = get(client, event, show="crowd.bandit.own", of="kurier")
    assert chip("Bandit", 3) in page
    forms = page[page.index("in den Formen:") :]
    assert forms.index(">Banditen<") < forms.index(">Bandit<")


def test_own_words_and_those_of_others_stand_apart(client: Client, event: Event) -> None:
    _head, _together, kurier, bote = get(client, event).split('<th scope="row">')
    assert "Banditen" in kurier.split("<td>")[1]
    assert "Banditen" not in kurier.split("<td>")[2]
    assert "Demonstranten" not in bote.split("<td>")[1]
    assert "Demonstranten" in bote.split("<td>")[2]


@pytest.mark.parametrize(
    ("show", "of", "opened"),
    [
        ("crowd.bandit.own", "kurier", [OWN, TWICE]),
        ("crowd.bandit.scare", "kurier", [HELD]),
        ("crowd.demonstrator.others", "bote", [SAID]),
        ("crowd.demonstrator.others", "kurier", []),
        ("crowd.bandit.own", "", [OWN, TWICE]),
        ("crowd.bandit", "kurier", []),
        ("", "", []),
    ],
)
def test_a_chip_opens_the_sentences_it_counts(
    client: Client, event: Event, show: str, of: str, opened: list[str]
) -> None:
    page = get(client, event, show=show, of=of)
    assert page.count("<blockquote") == len(opened)
    assert ('id="opened"' in page) is bool(opened)
    for text in opened:
        assert text.split()[-1] in page
    if opened:
        assert '<mark class="differs" data-kind="wording">' in page


def test_all_together_are_summed_up_where_there_are_several(client: Client) -> None:
    event, (_kurier, bote, _wacht), comparison = make_labelled_event()
    row = comparison.rows.get()
    make_claim(row, bote, OWN, labels=[label(OWN, "Banditen", "bandit")])
    page = get(client, event)
    assert chip("Banditen", 2) in page
    assert '<span class="words">Banditen</span> <span class="number">3</span>' in page
    assert "alle zusammen" not in get(client, event, account="bote")


def test_who_uses_no_listed_word_is_named(client: Client, event: Event) -> None:
    assert "Kein Wort der Liste gefunden: Wacht (hafen)" in get(client, event)


def test_the_address_chooses_accounts(client: Client, event: Event) -> None:
    page = get(client, event, account="bote")
    assert chip("Demonstranten", 1) in page
    assert "Banditen</span>" not in page
    assert "show=crowd.demonstrator.others&amp;of=bote" in page
    assert "account=bote&amp;show=" in page


def test_headlines_stand_side_by_side_but_not_those_of_digests(client: Client) -> None:
    event, (kurier, bote, _wacht), _comparison = make_labelled_event()
    Account.objects.filter(pk=kurier.pk).update(title="Banditen im Rathaus")
    Account.objects.filter(pk=bote.pk).update(title="Unsere Zeile", kind=Account.Kind.DIGEST)
    page = get(client, event)
    assert "Banditen im Rathaus" in page
    assert "Unsere Zeile" not in page
    assert "Deshalb fehlen hier: Bote (hafen)" in page
    assert page.index("Gezählt ist unser Digest") < page.index("label-table")


def test_pairs_with_another_word_stand_below(client: Client) -> None:
    event, (kurier, bote, _wacht), comparison = make_labelled_event()
    left = comparison.claims.get(account=kurier, text=OWN)
    right = comparison.claims.get(account=bote)
    marks = ("Banditen", "Demonstranten")
    make_finding(left, right, "wording", "scare_quote", marks=marks)
    make_finding(left, right, "wording", "other_label", marks=marks)
    page = get(client, event)
    pairs = page[page.index('id="pairs"') :]
    assert pairs.count('<article class="finding"') == 1
    assert "Nur ein Text setzt das Wort in Anführungszeichen." in pairs
    assert "maschinell gefunden" in pairs


def test_what_a_person_calls_wording_stands_below_too(client: Client) -> None:
    event, (kurier, bote, _wacht), comparison = make_labelled_event()
    left = comparison.claims.get(account=kurier, text=OWN)
    right = comparison.claims.get(account=bote)
    marks = ("Banditen", "Demonstranten")
    found = [
        make_finding(left, right, kind, rule, marks=marks, state="confirmed")
        for kind, rule in (("contradiction", "other_actor"), ("wording", "hedge"))
    ]
    for finding, says in zip(found, ("wording", "attribution"), strict=True):
        finding.call(says)
        finding.save()
    page = get(client, event)
    pairs = page[page.index('id="pairs"') :]
    assert pairs.count('<article class="finding"') == 1  # what is called another kind is not here
    assert "Ein Mensch hat den Unterschied als Wortwahl eingeordnet." in pairs
    assert "geprüft" in pairs
    found[0].call("")
    found[0].save()
    comparison.note_edit()
    page = get(client, event)
    assert "Nichts davon gefunden." in page


def test_without_names_of_outlets_nothing_tells_them(client: Client) -> None:
    event, (kurier, *_), _comparison = make_labelled_event()
    Account.objects.filter(pk=kurier.pk).update(title="Der Kurier (hafen) meldet")
    page = get(client, event, blind="1", show="crowd.bandit.own", of="a")
    body = page[page.index("<main") :]
    assert "Kurier" not in body
    assert "/texts/kurier" not in body
    assert "Medium A" in body
    assert 'id="opened"' in body
    assert "kurier" not in page
    here = f"/events/{event.slug}/wording/"
    asked = {"blind": "1", "show": "crowd.bandit.own", "of": "a", "reveal": "1"}
    assert "of=kurier" in client.get(here, asked).headers["Location"]


def test_of_a_closed_text_only_what_may_be_quoted_is_counted(client: Client) -> None:
    event, _accounts, _comparison = make_labelled_event(is_practice=False)
    page = get(client, event)
    assert "Banditen</span>" not in page
    assert "aus Gründen des Urheberrechts" in page
    client.force_login(make_moderator())
    assert chip("Banditen", 2) in get(client, event)


def test_an_event_without_a_comparison_says_so(client: Client) -> None:
    event, _accounts = make_told_event()
    page = get(client, event)
    assert "Noch kein Vergleich" in page
    make_comparison(event)
    assert "kein Wort der Liste gefunden" in get(client, event)


def test_a_draft_is_not_for_everyone(client: Client) -> None:
    event = make_event("entwurf", state=Event.State.DRAFT)
    assert client.get(f"/events/{event.slug}/wording/").status_code == 404


def test_english(client: Client, event: Event) -> None:
    page = get(client, event, "/en")
    assert "Choice of words" in page
    assert "Where there is a 0, the program found nothing" in page


def test_the_number_of_queries_does_not_grow(
    client: Client, event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        outlet = make_outlet(f"blatt-{number}", name=f"Blatt {number}")
        account = make_account(event, outlet, slug=f"b{number}", text=OWN, markup="plain")
        row = Claim.objects.all()[0].row
        make_claim(row, account, OWN, labels=[label(OWN, "Banditen", "bandit")])
    with django_assert_max_num_queries(12):
        get(client, event, show="crowd.bandit.own", of="kurier")


def test_every_kind_of_thing_has_a_name() -> None:
    assert set(REFERENTS) == set(vocabulary("de"))
