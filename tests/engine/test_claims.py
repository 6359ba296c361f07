"""From sentences to claims."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from framing.engine import quantities
from framing.engine.attribution import attribute
from framing.engine.claims import extract, statements
from framing.engine.cleaning import clean
from framing.engine.names import find
from framing.engine.sentences import split
from framing.engine.values import Attribution, Claim, Mention, Span, Text, Voice

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


def test_the_words_that_only_attribute_carry_raw_offsets() -> None:
    raw = "*Der Damm hielt*, so **Vogt**."
    told = Attribution(Voice.REPORTED, frame=(clean_start(raw, "so Vogt"),))
    (claim,) = claims(raw, attributions=[told])
    assert [raw[part.start : part.end] for part in claim.frame] == ["so **Vogt"]


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
        ("Mit Boten Plus weiterlesen", "de", False),
        ("Mit Boten Plus weiterlesen.", "de", True),
        ("Er will weiterlesen", "de", True),
        ("Die Preise steigen", "de", True),
    ],
)
def test_states_something(sentence: str, language: str, *, expected: bool) -> None:
    assert statements.states_something(sentence, language) is expected


# --- whose words ---


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


@pytest.mark.parametrize(
    ("words", "language", "counted"),
    [
        ("Elf Menschen wurden verletzt. Unter ihnen sind 8 Bäcker.", "de", ("verletzt", "bäcker")),
        ("Eleven people were injured. Nine bakers were among them.", "en", ("verletzt", "baker")),
        (
            "Elf Menschen wurden verletzt, zwei starben. Darunter waren neun Bäcker.",
            "de",
            ("bäcker", ""),
        ),
        (
            "Elf Menschen wurden verletzt. Im Saal saßen 90 Gäste, unter ihnen Bäcker.",
            "de",
            ("gast", ""),
        ),
        ("Elf Menschen wurden verletzt. Im Saal saßen 90 Gäste.", "de", ("gast", "")),
        ("Elf Menschen wurden verletzt. Davon erfuhren 90 Gäste erst später.", "de", ("gast", "")),
        ("Elf Menschen wurden verletzt. Unter ihnen waren 8.", "de", ("", "")),
        ("Elf Menschen wurden verletzt. Darunter litten 90 Gäste.", "de", ("gast", "")),
        ("Eleven people were injured. Some 90 guests including bakers came.", "en", ("guest", "")),
    ],
)
def test_who_was_among_them_shares_what_befell_them(
    words: str, language: str, counted: tuple[str, str]
) -> None:
    (quantity,) = claims(words, language=language)[-1].quantities
    assert (quantity.what, quantity.of_whom) == counted
