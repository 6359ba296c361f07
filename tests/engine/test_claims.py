"""From sentences to claims."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from framing.engine import quantities
from framing.engine.attribution import attribute
from framing.engine.claims import checkable, clauses, extract, statements
from framing.engine.cleaning import clean
from framing.engine.names import find
from framing.engine.sentences import split
from framing.engine.values import Attribution, Claim, Mention, Span, Text, Voice
from tests.engine.lexicon_cases import Case, cases, listed, take_out

CASES = cases("checkable")
SEED = Path(__file__).resolve().parents[3] / "shared" / "data" / "seed"


def claims(
    raw: str,
    *,
    language: str = "de",
    attributions: Sequence[Attribution] = (),
    names: Sequence[str] = (),
) -> tuple[Claim, ...]:
    """Extract the claims of a text whose sentences are the outlet's unless said otherwise."""
    text = Text("bote", raw, language, published=date(2022, 1, 10))
    cleaned = clean(raw, markup=text.markup)
    sentences = split(cleaned, language)
    voices = [*attributions] or [Attribution(Voice.OUTLET)] * len(sentences)
    starts = [(name, cleaned.text.index(name)) for name in names]
    mentions = [Mention(Span(at, at + len(name)), name, name.lower()) for name, at in starts]
    return extract(text, cleaned, sentences, voices, mentions)


def check(sentence: str, language: str = "de", *, told: bool = False) -> bool:
    """Judge one sentence."""
    return checkable.is_checkable(sentence, language, told=told)


# --- claims ---


def test_one_claim_for_each_sentence_that_states_something() -> None:
    found = claims("# Damm\n\nVon Jana Doe\n\nZweitens. Der Damm hielt. Es regnete.")
    assert [(claim.text, claim.order) for claim in found] == [
        ("Der Damm hielt.", 0),
        ("Es regnete.", 1),
    ]


def test_a_claim_points_at_the_raw_text() -> None:
    raw = "*Der Damm*\n\n*hielt im Janu-*\n\n*ar lange.*"
    (claim,) = claims(raw)
    assert claim.text == "Der Damm hielt im Januar lange."
    assert raw[claim.span.start : claim.span.end] == raw[1:-1]
    assert (claim.id, claim.account) == (f"bote:1-{len(raw) - 1}", "bote")


def test_a_count_without_a_verb_is_a_claim() -> None:
    assert [claim.text for claim in claims("Bilanz der Nacht: 16 Tote.")] == [
        "Bilanz der Nacht: 16 Tote."
    ]


def test_numbers_names_and_quotes_carry_raw_offsets() -> None:
    raw = "**Es regnete.** *Am Damm* von Altstadt starben „leider“ 16 Menschen."
    start = clean_start(raw, "„leider“")
    voices = [Attribution(Voice.OUTLET), Attribution(Voice.OUTLET, quotes=(start,))]
    claim = claims(raw, attributions=voices, names=["Altstadt"])[1]
    spans = [claim.names[0].span, claim.quotes[0], claim.quantities[0].span]
    assert [raw[span.start : span.end][:8] for span in spans] == ["Altstadt", "„leider“", "16"]


def clean_start(raw: str, words: str) -> Span:
    """Return where words stand in the clean text."""
    start = clean(raw, markup=Text("", raw, "de").markup).text.index(words)
    return Span(start, start + len(words))


def test_names_of_other_sentences_stay_there() -> None:
    found = claims("Karl kam. Es regnete.", names=["Karl"])
    assert [[name.surface for name in claim.names] for claim in found] == [["Karl"], []]


def test_a_claim_says_whose_words_it_is_in() -> None:
    told = Attribution(Voice.REPORTED, "Jana Doe", ("Jana Doe", "Bote"), hedged=True, cue="laut")
    (claim,) = claims("Der Damm hielt.", attributions=[told])
    assert (claim.voice, claim.speaker, claim.speaker_chain) == (
        told.voice,
        told.speaker,
        told.chain,
    )
    assert (claim.hedged, claim.cue) == (True, "laut")


def test_each_sentence_needs_its_attribution() -> None:
    with pytest.raises(ValueError, match="shorter"):
        claims("Der Damm hielt. Es regnete.", attributions=[Attribution(Voice.OUTLET)])


def test_the_publishing_day_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    days: list[date | None] = []

    def spy(_sentence: str, _language: str, *, published: date | None = None) -> tuple[()]:
        days.append(published)
        return ()

    monkeypatch.setattr(quantities, "find", spy)
    claims("Der Damm hielt.")
    assert days == [date(2022, 1, 10)]


# --- keys ---


def test_a_key_looks_at_letters_and_digits_alone() -> None:
    keys = {claims(raw)[0].key for raw in ("Der Damm hielt 3 Tage.", "*Der  damm* hielt: 3 TAGE!")}
    assert len(keys) == 1


def test_a_key_counts_equal_claims() -> None:
    keys = [claim.key for claim in claims("Er hielt. Es regnete. Er hielt!")]
    assert keys[0].partition("#")[0] == keys[2].partition("#")[0] != keys[1].partition("#")[0]
    assert [key.partition("#")[2] for key in keys] == ["1", "1", "2"]


def test_a_key_is_short() -> None:
    (claim,) = claims("Der Damm hielt " + "und hielt " * 99 + ".")
    assert len(claim.key) <= 64


# --- what states something ---


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Der Damm hielt.", "de", True),
        ("Hielt der Damm?", "de", True),
        ("Zweitens.", "de", False),
        ("Foto: Jana Doe.", "de", False),
        ("Ein Abend am Damm.", "de", False),
        ("Ein langer Abend am alten Damm", "de", False),
        ("Der Brand brach nachts aus.", "de", True),
        ("Dam Near Norton Breaks Again", "en", True),
        ("Die vergangenen Tage.", "de", False),
        ("The dam held.", "en", True),
        ("Secondly.", "en", False),
        ("Photo: Jane Doe", "en", False),
        ("Дамба выдержала.", "ru", True),
        ("Второе.", "ru", False),
    ],
)
def test_states_something(sentence: str, language: str, *, expected: bool) -> None:
    assert statements.states_something(sentence, language) is expected


# --- what can be checked ---


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Damm hielt.",
        "Sechzehn Helfer wurden verletzt.",
        "„Hielt er?“, fragte sie.",
        # The main clause states something, whatever hangs on it.
        "Danach sprach Karl, dessen Rede ich für gut halte.",
        "Es sprach Karl, von dem ich glaube alles.",
        "Karl bat um Boote, und wir müssen helfen.",
        # An appeal to know a fact, a judgement of a fact, a fact as a reason.
        "Man darf nicht vergessen, dass der Damm hielt.",
        "Es ist interessant, dass der Damm hielt.",
        "Ich möchte betonen, dass der Damm hielt.",
        "Ich muss darauf hinweisen, denn der Damm hielt.",
        # A past fact beside a vow, an announcement, a judging word beside the point.
        "Wir haben nie gefehlt und werden das in Zukunft nicht tun.",
        "Die Boote werden am Donnerstag abfahren.",
        "Der Damm sollte am Montag geprüft werden.",
        "Zwei Stimmen sind notwendig, um zu gewinnen.",
        "Es war notwendig, den Damm zu prüfen.",
        "Wenn der Damm geprüft wird, hält er.",
        "Das Vorgehen war zu gut geplant.",
        "Der Damm ist ein schlechter Ort für Boote.",
        "Wenn es regnet, hält der Damm.",
        "Gegen Sie und Karl wurde ermittelt.",
        "Wenn wir warten, steigt das Wasser.",
    ],
)
def test_german_statements(sentence: str) -> None:
    assert check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hielt der Damm?",
        "Wer sagte: „Er hält?“",
        "Bitte nehmen Sie unser Beileid entgegen.",
        "Nehmen Sie die Boote.",
        "Seien wir ehrlich: Der Damm war alt.",
        "Wir müssen den Damm prüfen.",
        "In dieser Lage sollte man warten.",
        "Er hat meiner Meinung nach recht.",
        "Ich halte die Rede für interessant.",
        "Das ist ein sehr gefährlicher Weg.",
        "Es ist wichtig, den Damm zu prüfen.",
        "Es ist notwendig, dass jemand den Damm prüft.",
        "Diese Worte sind entlarvend, denn jeder kann es sehen.",
        "Nun kommen wir zu Karl, der lange sprach.",
        "Hier fasse ich die Reden zusammen.",
        "Ich werde genau erklären, wie der Damm hielt.",
        "Zuerst möchte ich den Helfern danken.",
        "Wenn es regnet, wird der Damm brechen.",
        "Der Damm wird nie brechen.",
    ],
)
def test_german_without_a_statement(sentence: str) -> None:
    assert not check(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam held.", True),
        ("Then Karl spoke, whose speech I think good.", True),
        ("Then Karl spoke who I think was tired.", True),
        ("We must not forget that the dam held.", True),
        ("It is strange that the dam held.", True),
        ("I want to stress that the dam held.", True),
        ("Did it hold?", False),
        ("Please help the town.", False),
        ("Let’s help the town.", False),
        ("We must help the town.", False),
        ("In my opinion the dam is old.", False),
        ("This is a dangerous road.", False),
        ("It is important to help.", False),
        ("Let me turn to the dam.", False),
        ("I want to thank the helpers.", False),
        ("If it rains, the dam will break.", False),
        ("The dam will never break.", False),
    ],
)
def test_english(sentence: str, *, expected: bool) -> None:
    assert check(sentence, "en") is expected


def test_a_language_without_lists_knows_questions_only() -> None:
    assert check("Надо помочь городу.", "ru")
    assert not check("Кто поможет городу?", "ru")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Karl sagte, wir müssen helfen.", True),
        ("Karl nannte es so: Das ist ein schlechter Weg.", True),
        ("Karl sagte, was?", False),
        ("Ich werde erklären, was Karl sagte.", False),
    ],
)
def test_that_somebody_said_it_is_a_fact(sentence: str, *, expected: bool) -> None:
    assert check(sentence, told=True) is expected


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        (Attribution(Voice.OUTLET), False),
        (Attribution(Voice.QUOTED, cue="sagte"), False),
        (Attribution(Voice.REPORTED), False),
        (Attribution(Voice.REPORTED, cue="sagte"), True),
        (Attribution(Voice.MIXED, cue="sagte"), True),
    ],
)
def test_whose_words_decide(attribution: Attribution, *, expected: bool) -> None:
    (claim,) = claims("Wir müssen helfen.", attributions=[attribution])
    assert claim.checkable is expected


# --- the article as the file it is ---


def test_seed_claims_lead_back_to_the_raw_text() -> None:
    if not SEED.is_dir():
        pytest.skip("the seed article is not beside the checkout")
    raw = next(SEED.glob("*.txt")).read_text(encoding="utf-8")
    text = Text("seed", raw, "de", published=date(2022, 1, 10))
    cleaned = clean(raw, markup=text.markup)
    sentences = split(cleaned, "de")
    mentions = find(cleaned, sentences, "de")
    found = extract(
        text, cleaned, sentences, attribute(cleaned, sentences, mentions, "de"), mentions
    )
    # 195 sentences, of which "Zweitens." states nothing.
    assert (len(sentences), len(found)) == (195, 194)
    for claim in found:
        assert flat(raw[claim.span.start : claim.span.end]) == flat(claim.text)
        for quantity in claim.quantities:
            assert flat(raw[quantity.span.start : quantity.span.end]) == flat(quantity.words)
        for name in claim.names:
            assert flat(raw[name.span.start : name.span.end]) == flat(name.surface)


def flat(words: str) -> str:
    """Return letters and digits alone, without the target of a link."""
    return "".join(sign for sign in words.replace("(#)", "") if sign.isalnum())


# --- words ---

# Groups whose words make a sentence a checkable statement; all others take that away.
KEEPING = frozenset(
    {"subordinators", "coordinators", "before_relatives", "content", "reasons", "knowing"}
    | {"past", "cuts"}
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}-{case.word}")
def test_each_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    states = case.group in ("no_verbs", "no_statement")
    judge = statements.states_something if states else check
    expected = case.group in KEEPING
    assert judge(case.text, case.language) is expected
    for module in (checkable, clauses, statements):
        take_out(monkeypatch, module, case)
    assert judge(case.text, case.language) is not expected


def test_each_word_has_a_case() -> None:
    assert {case[:3] for case in CASES} == listed("checkable")
