"""Paste a sentence, get who says it and who says otherwise."""

import logging

import pytest
from django.db.models import F, Value
from django.db.models.functions import Replace
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from framing import engine
from framing.comparisons import lookup
from framing.comparisons.measured import look_up
from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.presenting.answers import GROUPS, ROW
from framing.comparisons.presenting.checking import found_for, spans
from framing.comparisons.views.check import LONGEST
from framing.engine.claims import key_of
from framing.events.models import Account, Event
from tests.comparisons.makers import PADDING, make_claim, make_compared_event, make_finding
from tests.helpers import make_account, make_outlet

pytestmark = pytest.mark.django_db

SENTENCE = "Im Hafen von Nordhafen brannte eine Halle."
OTHER_FIGURE = "Zehn Menschen wurden verletzt."


@pytest.fixture(autouse=True)
def _no_vectors(settings: Settings) -> None:
    settings.FRAMING_MEANING = False


@pytest.fixture
def event() -> Event:
    event, _accounts, comparison = make_compared_event()
    lookup.index(comparison)
    return event


def ask(client: Client, sentence: str, **fields: str) -> str:
    return client.post("/check/", {"q": sentence, **fields}).content.decode()


def test_the_page_asks_and_says_that_nothing_is_kept(client: Client, event: Event) -> None:
    page = client.get("/check/").content.decode()
    assert "Wer sagt das?" in page
    assert "weder gespeichert" in page
    assert event.title in page
    assert "Gefunden zu" not in page


def test_without_any_comparison_the_page_says_so(client: Client) -> None:
    assert "Noch ist kein Vergleich" in client.get("/check/").content.decode()


def test_who_says_the_same_is_told_with_event_date_and_link(client: Client, event: Event) -> None:
    page = ask(client, SENTENCE)
    assert "Sagen dasselbe" in page
    assert page.index("gefunden und eingeordnet") < page.index("answer-group")  # not below them all
    claim = Claim.objects.get(text=SENTENCE)
    assert f"{claim.account.get_absolute_url()}#{claim.anchor}" in page
    assert "1. Januar 2024" in page
    assert event.get_absolute_url() in page


def test_another_figure_is_marked_once_the_event_is_chosen(client: Client, event: Event) -> None:
    page = ask(client, OTHER_FIGURE, event=event.slug)
    assert "Nennen eine andere Zahl" in page
    assert '<mark class="differs" data-kind="figure">Zwölf</mark>' in page


def test_without_a_shared_name_nothing_is_said_of_an_event(client: Client, event: Event) -> None:
    page = ask(client, OTHER_FIGURE)
    assert "Nennen eine andere Zahl" not in page
    assert "Ähnlich, aber nicht sicher" in page
    assert event.title in page


@pytest.mark.usefixtures("hurt")
def test_a_sentence_that_stands_there_word_for_word_is_found_for_sure(
    client: Client, event: Event
) -> None:
    page = ask(client, "zwölf Menschen wurden verletzt")  # no name, other case, no full stop
    assert "Sagen dasselbe" in page
    assert event.title in page
    assert "Nennen eine andere Zahl" in page


@pytest.fixture
def hurt(event: Event) -> Claim:
    """A claim that can be asked for word for word, beside another figure in its row."""
    told = Claim.objects.get(account__event=event, text="Zwölf Menschen wurden verletzt.")
    Claim.objects.filter(pk=told.pk).update(key=f"{key_of(told.text)}#1")
    return told


def test_of_a_sentence_out_of_a_text_the_comparison_is_told(client: Client, hurt: Claim) -> None:
    page = ask(client, hurt.text)  # by the words alone no event is sure
    assert "So steht der Satz in einem Text" in page
    assert f'compare/{hurt.row_id}/">Kurier (hafen)</a>' in page
    assert "Nennen eine andere Zahl" in page
    assert '<mark class="differs" data-kind="figure">zwanzig</mark>' in page
    assert "Im Satz: <q" in " ".join(page.split())
    assert "Gemessen an Sätzen, die so in einem Text stehen" in page
    assert "von niemandem geprüft" in page


def test_a_text_that_has_the_very_words_says_it_whoever_it_names(
    client: Client, hurt: Claim
) -> None:
    Claim.objects.filter(pk=hurt.pk).update(voice="reported", speaker="Feuerwehr")
    page = ask(client, hurt.text)
    says = page.partition('data-kind="says"')[2].partition("</section>")[0]
    assert hurt.text in says
    assert "Sagen es auch, mit anderer Quelle" not in page


def test_what_a_person_checked_says_so(client: Client, hurt: Claim) -> None:
    Finding.objects.filter(row=hurt.row, kind="figure").update(
        state="confirmed", decided_on="2024-02-03"
    )
    page = ask(client, hurt.text)
    assert "geprüft am 03.02.2024" in page
    assert "von niemandem geprüft" not in page


def test_what_a_person_rejected_is_not_told_again(client: Client, hurt: Claim) -> None:
    assert "Nennen eine andere Zahl" in ask(client, hurt.text, event=hurt.account.event.slug)
    Finding.objects.filter(row=hurt.row, kind="figure").update(state="rejected")
    page = ask(client, hurt.text, event=hurt.account.event.slug)
    assert "Nennen eine andere Zahl" not in page
    assert "Stehen im Vergleich in derselben Zeile" in page
    assert "zwanzig Verletzte" in page


def test_a_label_beside_an_agreement_says_the_same(client: Client, hurt: Claim) -> None:
    other = hurt.row.claims.exclude(pk=hurt.pk).get()
    Finding.objects.filter(row=hurt.row, kind="figure").delete()
    for kind, rule in (("wording", "other_label"), ("agreement", "same_statement")):
        make_finding(hurt, other, kind, rule)
    page = ask(client, hurt.text)
    assert "zwanzig Verletzte" in page
    assert "Handeln davon, mit anderen Worten" not in page
    assert "2 Medien" in page  # say the same


def test_figures_of_other_groups_only_stand_in_the_row(client: Client, hurt: Claim) -> None:
    Finding.objects.filter(row=hurt.row).update(subtype="other_group")
    page = ask(client, hurt.text)
    assert "Stehen im Vergleich in derselben Zeile" in page
    assert "Nennen eine andere Zahl" not in page


def flames(event: Event) -> Claim:
    """Tell of the fire in wholly other words, in the row of the others."""
    row = event.comparisons.get().rows.get(topic="Halle")
    words = "Am Kai loderten die Flammen."
    account = make_account(event, make_outlet("abend"), slug="abend", text=words, markup="plain")
    return make_claim(row, account, words)


def test_what_stands_in_the_row_of_what_was_found_is_told_too(client: Client, event: Event) -> None:
    told = flames(event)
    page = ask(client, "In Nordhafen brannte am Montag eine Halle.")
    assert "Stehen im Vergleich in derselben Zeile" in page
    assert told.text in page
    assert page.index("Sagen dasselbe") < page.index(told.text)


@pytest.mark.parametrize(
    ("voice", "group"),
    [("outlet", "Sagen dasselbe"), ("reported", "Sagen es auch, mit anderer Quelle")],
)
def test_who_gives_the_count_in_that_row_says_it(
    client: Client, event: Event, voice: str, group: str
) -> None:
    row = event.comparisons.get().rows.get(topic="Verletzte")
    words = "Am Kai und in den Gassen der Stadt zählte man nach dem Feuer zwölf Verletzte."
    account = make_account(event, make_outlet("abend"), slug="abend", text=words, markup="plain")
    quantity = {"unit": "count", "what": "verletzt", "low": 12, "high": 12}
    make_claim(row, account, words, voice=voice, quantities=[quantity])
    lookup.index(row.comparison)
    page = ask(client, "Zwölf Menschen wurden verletzt.", event=event.slug)
    assert page.index(group) < page.index(words)
    assert "Stehen im Vergleich in derselben Zeile" not in page.partition(words)[0]


def test_what_stands_in_the_row_but_is_hidden_is_not_told(client: Client, event: Event) -> None:
    told = flames(event)
    Account.objects.filter(pk=told.account_id).update(hidden_at="2024-02-03T10:00:00Z")
    assert told.text not in ask(client, SENTENCE)


def test_of_what_is_only_near_no_row_is_told(client: Client, event: Event) -> None:
    told = flames(event)
    page = ask(client, "Eine Halle brannte.")
    assert "Ähnlich, aber nicht sicher" in page
    assert told.text not in page


def test_a_sentence_that_fits_two_events_asks_which_is_meant(client: Client, event: Event) -> None:
    other, _accounts, comparison = make_compared_event(slug="werft", title="Brand in der Werft")
    lookup.index(comparison)
    page = ask(client, OTHER_FIGURE)
    assert "Welches ist gemeint?" in page
    assert f'name="event" value="{other.slug}"' in page
    assert "Welches ist gemeint?" not in ask(client, OTHER_FIGURE, event=event.slug)


def test_a_sentence_that_names_its_event_asks_nothing(client: Client, event: Event) -> None:
    other, _accounts, comparison = make_compared_event(slug="werft", title="Brand in der Werft")
    elsewhere = Claim.objects.filter(comparison=comparison, text__contains="Nordhafen")
    elsewhere.update(text=Replace(F("text"), Value("Nordhafen"), Value("Südhafen")))
    lookup.index(comparison)
    page = ask(client, SENTENCE)
    assert "Werft" in page
    assert "Welches ist gemeint?" not in page
    assert event.title in page
    assert "Welches ist gemeint?" in ask(client, "Eine Halle brannte.")
    assert other.title in page


def test_nothing_found_is_said_honestly(client: Client, event: Event) -> None:  # noqa: ARG001
    assert "Das heißt nicht, dass es niemand gesagt hat" in ask(client, "Bienen sammeln Nektar.")


def test_it_says_how_much_it_misses(client: Client, event: Event) -> None:
    told = client.post("/check/", {"q": "Wer weiß?"}).content.decode()
    assert f"wurden {look_up(is_chosen=False).sure} gefunden und eingeordnet" in told
    told = client.post("/check/", {"q": "Wer weiß?", "event": event.slug}).content.decode()
    assert f"{look_up(is_chosen=True).missed} fehlten" in told


@pytest.mark.usefixtures("event")
def test_a_link_asks_too_and_the_page_gives_one(client: Client) -> None:
    page = client.get("/check/", {"q": SENTENCE}).content.decode()
    assert "Sagen dasselbe" in page
    assert "?q=Im+Hafen+von+Nordhafen" in ask(client, SENTENCE)


@pytest.mark.usefixtures("event")
def test_what_is_asked_is_in_no_log_and_no_cache(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/check/", {"q": SENTENCE})
    assert "Nordhafen" not in "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.usefixtures("event")
def test_a_reader_needs_no_token_to_ask() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/check/", {"q": SENTENCE}).status_code == 200


@pytest.mark.usefixtures("event")
def test_what_is_too_long_is_cut_and_only_one_sentence_is_asked(client: Client) -> None:
    assert "der Rest ist weggelassen" in ask(client, SENTENCE + " x" * LONGEST)
    assert "Verglichen wird immer nur ein Satz" in ask(client, f"{SENTENCE} {OTHER_FIGURE}")
    assert "Verglichen wird immer nur ein Satz" not in ask(client, SENTENCE)


def test_markup_in_a_sentence_stays_words(client: Client, event: Event) -> None:  # noqa: ARG001
    page = ask(client, "<script>alert(1)</script> Im Hafen brannte eine Halle.")
    assert "<script>alert" not in page


def test_digests_say_what_they_are(client: Client, event: Event) -> None:
    event.accounts.update(kind=Account.Kind.DIGEST)
    page = ask(client, SENTENCE)
    assert "zeigen unsere Zusammenfassung" in page


def test_closed_texts_show_only_what_may_be_quoted(client: Client) -> None:
    _event, _accounts, comparison = make_compared_event(padding=PADDING, is_practice=False)
    lookup.index(comparison)
    assert "Der Verein der Fischer sagte" not in ask(client, "Die Fischer sagten ein Fest ab.")
    assert "Im Hafen von Nordhafen" in ask(client, "In Nordhafen brannte eine Halle im Hafen.")


@pytest.mark.usefixtures("event")
def test_the_page_is_english_under_en(client: Client) -> None:
    page = client.post("/en/check/", {"q": SENTENCE}).content.decode()
    assert "Who says this?" in page
    assert "Sagen dasselbe" not in page


@pytest.mark.usefixtures("event")
def test_few_queries_are_needed(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        ask(client, SENTENCE)


KINDS = {
    engine.Relation.CONTRADICTION: "contradiction",
    engine.Relation.UPDATE: "figure",
    engine.Relation.ATTRIBUTION: "attribution",
    engine.Relation.WORDING: "wording",
    engine.Relation.SAME_ORIGIN: "says",
}


def hit(claim: Claim, *findings: engine.Finding, **fields: object) -> engine.Answer:
    values = {"status": engine.Status.MATCH, "shares_name": True} | fields
    one = engine.Hit(str(claim.pk), 0.9, findings=findings, **values)  # type: ignore[arg-type]
    asked = engine.Claim("a:0-3", "a", engine.Span(0, 3), "Satz", "de", 0)
    return engine.Answer(asked, (one,))


def codes(answer: engine.Answer, claim: Claim) -> list[str]:
    """The groups, without that of the other claims in the row."""
    found = [group.code for group in found_for(answer, {str(claim.pk): claim}, sure=False).groups]
    return [code for code in found if code != ROW]


@pytest.mark.parametrize(("kind", "code"), KINDS.items())
def test_each_kind_has_its_group(event: Event, kind: engine.Relation, code: str) -> None:
    claim = Claim.objects.filter(account__event=event)[0]
    finding = engine.Finding(kind, "other_label", ("a", "b"), evidence={"right": [[0, 2]]})
    assert codes(hit(claim, finding), claim) == [code]
    assert codes(hit(claim, finding, status=engine.Status.SUGGEST), claim) == ["near"]
    assert code in GROUPS


def test_another_label_says_the_same_only_beside_an_agreement(event: Event) -> None:
    claim = Claim.objects.filter(account__event=event)[0]
    label = engine.Finding(engine.Relation.WORDING, "other_label", ("a", "b"))
    same = engine.Finding(engine.Relation.AGREEMENT, "same_statement", ("a", "b"))
    assert codes(hit(claim, label), claim) == ["wording"]
    assert codes(hit(claim, label, same), claim) == ["says"]


def test_who_only_uses_another_word_is_not_said_to_say_it(client: Client, event: Event) -> None:
    told = Claim.objects.get(text=SENTENCE)
    Claim.objects.filter(pk=told.pk).update(
        text="Ausländische Kämpfer haben in Nordhafen beinahe die Macht übernommen."
    )
    lookup.index(told.comparison)
    page = ask(client, "Terroristen haben Nordhafen angegriffen.", event=event.slug)
    assert "Handeln davon, mit anderen Worten" in page
    assert "Dass beide Sätze dasselbe sagen, heißt das nicht." in page
    assert '<q class="words">Terroristen</q>' in page
    assert "Sagen dasselbe" not in page


def test_a_figure_of_another_group_and_no_finding_are_only_near(event: Event) -> None:
    claim = Claim.objects.filter(account__event=event)[0]
    other = engine.Finding(
        engine.Relation.FIGURE, "other_group", ("a", "b"), engine.Subtype.OTHER_GROUP
    )
    assert codes(hit(claim, other), claim) == codes(hit(claim), claim) == ["near"]
    assert spans(other, "left") == []


def test_of_what_is_unsure_those_that_would_say_the_same_come_first(event: Event) -> None:
    nearest, same = Claim.objects.filter(account__event=event)[:2]
    agreement = engine.Finding(engine.Relation.AGREEMENT, "same_value", ("a", "b"))
    first, second = hit(nearest, shares_name=False), hit(same, agreement, shares_name=False)
    answer = engine.Answer(first.claim, (*first.hits, *second.hits))
    claims = {str(claim.pk): claim for claim in (nearest, same)}
    (group,) = found_for(answer, claims, sure=False).groups
    assert group.code == "near"
    assert [entry.quote.claim for entry in group.entries] == [same, nearest]


TELLING = [
    ("173", "173", 1, "near"),  # no event alone
    ("173", "173", 0, "says"),
    ("2.040", "2040", 0, "says"),
    ("12", "12", 0, "near"),  # other accidents have as many
    ("1.200", "1200", 0, "near"),
    ("mehr als 173", "173", 0, "near"),
]


@pytest.mark.parametrize(("words", "number", "others", "code"), TELLING)
def test_a_number_that_hardly_recurs_names_the_event(
    client: Client, event: Event, words: str, number: str, others: int, code: str
) -> None:
    """One that no other event has either."""
    events = [event, *(make_compared_event(slug=f"other-{n}")[0] for n in range(others))]
    for one in events:
        told = Claim.objects.get(text__contains="Zwölf", account__event=one)
        text = f"Nach dem Brand waren {number} Menschen tot."
        counted = {"low": float(number), "high": float(number), "unit": "count"}
        Claim.objects.filter(pk=told.pk).update(text=text, quantities=[counted])
        lookup.index(told.comparison)
    page = ask(client, f"Es starben {words} Menschen.")
    assert f'class="answer-group" data-kind="{code}"' in page
    assert ("Ähnlich, aber nicht sicher" in page) == (code == "near")


@pytest.mark.usefixtures("event")
def test_old_comparisons_are_not_asked(client: Client) -> None:
    Comparison.objects.update(is_current=False)
    assert "Nichts gefunden" in ask(client, SENTENCE)


def test_many_outlets_need_no_more_queries(
    client: Client, event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    comparison = event.comparisons.get()
    row = comparison.rows.get(topic="Halle")
    for number in range(6):
        outlet = make_outlet(f"blatt-{number}", name=f"Blatt {number}")
        account = make_account(event, outlet, slug=f"b-{number}", text=SENTENCE, markup="plain")
        make_claim(row, account, SENTENCE)
    lookup.index(comparison)
    with django_assert_max_num_queries(12):
        assert "Blatt 5" in ask(client, SENTENCE)
