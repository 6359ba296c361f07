"""From raw text to clean text and back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.engine.cleaning import clean, slips, spelling, to_clean, to_raw
from framing.engine.values import BlockKind, Clean, Markup, Span
from tests.engine.lexicon_cases import Case, cases, listed, take_out

CASES = cases("blocks")
SEED = Path(__file__).resolve().parents[3] / "shared" / "data" / "seed"


def markdown(raw: str) -> Clean:
    """Clean a text written in the small Markdown."""
    return clean(raw, markup=Markup.MARKDOWN)


def blocks(raw: str, markup: Markup = Markup.MARKDOWN) -> list[tuple[str, str]]:
    """Return kind and words of each block."""
    cleaned = clean(raw, markup=markup)
    return [
        (block.kind.value, cleaned.text[block.span.start : block.span.end])
        for block in cleaned.blocks
    ]


def emphasised(raw: str) -> list[str]:
    """Return what was in italics."""
    cleaned = markdown(raw)
    return [cleaned.text[span.start : span.end] for span in cleaned.emphasis]


# --- blocks ---


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("# Der Damm", ("heading", "Der Damm")),
        ("### **Der Damm:**", ("heading", "Der Damm:")),
        ("## Der Damm ##", ("heading", "Der Damm")),
        ("#Damm ist ein Schlagwort", ("paragraph", "#Damm ist ein Schlagwort")),
        ("> Er hielt.", ("quote", "Er hielt.")),
        ("> Er\n> hielt.", ("quote", "Er hielt.")),
        ("> > Er hielt.", ("quote", "Er hielt.")),
        ("> Er hielt\nund hielt.", ("quote", "Er hielt und hielt.")),
        ("> - Er hielt.", ("quote", "Er hielt.")),
        ("- Boote", ("item", "Boote")),
        ("* Boote\n  und Seile", ("item", "Boote und Seile")),
        ("1. Boote", ("item", "Boote")),
        ("10. Januar war ein Tag.", ("paragraph", "10. Januar war ein Tag.")),
        ("<https://bote.example/damm>", ("meta", "https://bote.example/damm")),
        ("Er\nhielt.", ("paragraph", "Er hielt.")),
        ("Er\r\nhielt.", ("paragraph", "Er hielt.")),
        ("Er  \t hielt.", ("paragraph", "Er hielt.")),
        ("Er\u00a0hielt\u202fgut.", ("paragraph", "Er hielt gut.")),
        ("\ufeffEr hi\u00adelt\u200b.", ("paragraph", "Er hielt.")),
    ],
)
def test_one_block(raw: str, expected: tuple[str, str]) -> None:
    assert blocks(raw) == [expected]


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("", []),
        (" \n\n\t\n", []),
        ("# Damm\nEr hielt.", ["heading", "paragraph"]),
        ("Er hielt.\n- Boote\n- Seile", ["paragraph", "item", "item"]),
        ("1. Boote\n2. Seile\n7. Mai ist heute.", ["item", "item"]),
        ("Er hielt.\n\n---\n\nEs regnete.", ["paragraph", "paragraph"]),
        ("> Er hielt.\n>\n> Es regnete.", ["quote", "quote"]),
        ("Er hielt.\n> Gut.\n\nEs regnete.", ["paragraph", "quote", "paragraph"]),
        ("![Der Damm](damm.jpg)", []),
    ],
)
def test_kinds_of_several_blocks(raw: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in blocks(raw)] == kinds


def test_headings_keep_their_level() -> None:
    assert [block.level for block in markdown("# A\n\n### B\n\nEr hielt.").blocks] == [1, 3, 0]


def test_blocks_stand_one_newline_apart() -> None:
    assert markdown("# Damm\n\n\nEr hielt.\n\n- Boote").text == "Damm\nEr hielt.\nBoote"


def test_plain_text_is_taken_as_it_stands() -> None:
    raw = "# *Damm*\n- [Boote](x)\n\n> 1. \\* Er hielt."
    assert blocks(raw, Markup.PLAIN) == [
        ("paragraph", "# *Damm* - [Boote](x)"),
        ("paragraph", "> 1. \\* Er hielt."),
    ]


# --- inline marks ---


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Er *hielt* gut.", "Er hielt gut."),
        ("Er **hielt** gut.", "Er hielt gut."),
        ("Er ***hielt*** gut.", "Er hielt gut."),
        ("Er _hielt_ gut.", "Er hielt gut."),
        ("**Er *hielt* gut.**", "Er hielt gut."),
        ("*Er **hielt** gut.*", "Er hielt gut."),
        ("„*Er hielt*“, hieß es.", "„Er hielt“, hieß es."),
        # No marks: between spaces, inside a word, without a partner, escaped.
        ("3 * 4 sind zwölf.", "3 * 4 sind zwölf."),
        ("Die Helfer*innen und Bürger*innen kamen.", "Die Helfer*innen und Bürger*innen kamen."),
        ("Die Helfer_innen kamen.", "Die Helfer_innen kamen."),
        ("Er *hielt gut.", "Er *hielt gut."),
        ("Er hielt* gut.", "Er hielt* gut."),
        ("*Er _hielt* gut.", "Er _hielt gut."),
        ("**Er hielt* gut.", "*Er hielt gut."),
        ("*Er hielt** gut.", "Er hielt* gut."),
        (r"Er \*hielt\* gut.", "Er *hielt* gut."),
        ("Er hielt\\\ngut.", "Er hielt gut."),
        ("Er hielt gut.\\", "Er hielt gut."),
        # Links keep their text, images go.
        ("Er [hielt](https://bote.example/a_(b)) gut.", "Er hielt gut."),
        ('Er [hielt](<a b> "Titel") gut.', "Er hielt gut."),
        ("Er [*hielt* [1]](x) gut.", "Er hielt [1] gut."),
        ("Er hielt [sic] gut.", "Er hielt [sic] gut."),
        (r"Er \[hielt\](x) gut.", "Er [hielt](x) gut."),
        ("Er hielt ![Damm](d.jpg) gut.", "Er hielt gut."),
        ("Er [![Damm](d.jpg) hielt](x) gut.", "Er hielt gut."),
        ("Siehe <https://bote.example>.", "Siehe https://bote.example."),
    ],
)
def test_inline_marks(raw: str, text: str) -> None:
    assert markdown(raw).text == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Er *hielt* gut.", ["hielt"]),
        ("Er **hielt** gut.", []),
        ("Er ***hielt*** gut.", ["hielt"]),
        ("*Er **hielt** gut.*", ["Er hielt gut."]),
        ("*Er hielt.*\n\n*Es regnete.*", ["Er hielt.", "Es regnete."]),
        (
            "*Er hielt, was der Damm*\n\n*versprach, und mehr.*",
            ["Er hielt, was der Damm versprach, und mehr."],
        ),
        ("*Er* hielt *gut*.", ["Er", "gut"]),
    ],
)
def test_italics_are_kept_as_spans(raw: str, expected: list[str]) -> None:
    assert emphasised(raw) == expected


# --- lines about the text ---


@pytest.mark.parametrize(
    "line",
    [
        "von Bote, Jana Doe, 10. Januar 2022",
        "By Jane Doe, 3 May 2024",
        "Von Jana Doe | 12.03.2023",
        "By Jane Doe",
        "Altstadt, 10. Januar 2022",
        "January 10, 2022",
        "Stand: 2022-01-10, 10:15 Uhr",
        "1/10/2022 at 9:30 am",
        "https://bote.example/damm",
    ],
)
def test_lines_about_the_text(line: str) -> None:
    assert blocks(line) == [("meta", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Von Altstadt fuhren Boote nach Neustadt",
        "Am 10. Januar 2022 hielt der Damm.",
        "Von 16 Booten",
        "Von",
        "Der Damm hielt",
        "Von " + "Altstadt und " * 12 + "Neustadt",
    ],
)
def test_lines_of_the_text(line: str) -> None:
    assert blocks(line) == [("paragraph", line)]


# --- broken words and sentences ---


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        # Over a page break, with and without emphasis.
        ("*Er sah die Ereig-*\n\n*nisse kommen.*", "Er sah die Ereignisse kommen."),
        (
            "*Er sah genau, dass der*\n\n\n\n*der Damm hielt.*",
            "Er sah genau, dass der der Damm hielt.",
        ),
        ("Es bestand ein Plan\n\nfür die Brücke.", "Es bestand ein Plan für die Brücke."),
        ("Es bestand „ein Plan“\n\n„für“ die Brücke.", "Es bestand „ein Plan“ „für“ die Brücke."),
        ("> Es bestand ein Plan\n\n> für die Brücke.", "Es bestand ein Plan für die Brücke."),
        ("- Es fehlten Boote und Ret-\n\ntungswesten.", "Es fehlten Boote und Rettungswesten."),
        ("Er stand auf der\n\nBrücke am Fluss.", "Er stand auf der Brücke am Fluss."),
        (
            "Er kam und sah, wie der Damm\n\n" + "hielt und " * 6 + "hielt",
            "Er kam und sah, wie der Damm " + "hielt und " * 6 + "hielt",
        ),
        # At the end of a line.
        ("Der Damm hat gehal-\nten.", "Der Damm hat gehalten."),
        ("Der Damm hat gehal\u00ad\nten.", "Der Damm hat gehalten."),
        ("Der Damm hat gehal¬\nten.", "Der Damm hat gehalten."),
        # The hyphen stays where it is part of the word.
        ("Er plante den Straßen-\nund Wegebau.", "Er plante den Straßen- und Wegebau."),
        ("Er plante den Straßen-\n\nund Wegebau.", "Er plante den Straßen- und Wegebau."),
        ("Die EU-\nTruppen kamen.", "Die EU-Truppen kamen."),
        ("Die GEMEIN-\nDE hielt.", "Die GEMEINDE hielt."),
        ("Es war 1990-\n2000 so.", "Es war 1990-2000 so."),
        ("Der 20-\njährige Damm hielt.", "Der 20-jährige Damm hielt."),
        (
            "Er ist post-modern, ganz post-\nmodern und der Rest nicht.",
            "Er ist post-modern, ganz post-modern und der Rest nicht.",
        ),
        ("The long-\nawaited dam of the town held.", "The long-awaited dam of the town held."),
        ("The dam of the town was re-\npaired.", "The dam of the town was repaired."),
        ("The dam of the town was xqa-\nzzed.", "The dam of the town was xqazzed."),
        ("Er ging -\naber er kam wieder.", "Er ging - aber er kam wieder."),
    ],
)
def test_rejoined(raw: str, text: str) -> None:
    assert markdown(raw).text == text


@pytest.mark.parametrize(
    "raw",
    [
        # A sentence ends before, a new one begins after.
        "Der Damm hielt.\n\nund so weiter ging es.",
        "Der Damm hielt.“\n\nund so weiter ging es.",
        "Es fehlten:\n\nein Boot und ein Seil.",
        "Der Damm am Fluss\n\nEr hielt lange.",
        # Titles, names, credit lines, writers without capitals, other kinds of block.
        "Zusammenfassung\n\ntaz sagt, der Damm hielt.",
        "Der Damm am Fluss\n\niPhone und Boote fehlten.",
        "Der Damm am Fluss\n\ndpa/abc",
        "er hielt lange\n\nund wir auch nicht schlecht.",
        "- Es fehlten Boote\n\nund dann kam Regen.",
        "# Der Damm am Fluss\n\nund was er hielt.",
        "Der Damm am Fluss\n\n- und was er hielt.",
        "Der Damm am Fluss 7\n\n8 Boote fehlten dort.",
    ],
)
def test_not_joined(raw: str) -> None:
    assert len(markdown(raw).blocks) == 2


def test_a_paragraph_torn_twice_is_one() -> None:
    raw = "*Der Damm hielt, was die*\n\n*Leute von ihm, und nicht nur von ihm, dachten, als er ge-*\n\n*baut wurde.*"
    assert len(markdown(raw).blocks) == 1


# --- slips ---


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("In den Län-\n\ndem am Meer hielt der Damm nicht.", [("Ländem", "Ländern")]),
        ("In den Ländem am Meer hielt der Damm nicht.", [("Ländem", "Ländern")]),
        ("The dam of the govemment was old.", [("govemment", "government")]),
        ("Die Ländem und die Ländem sind der Name.", []),
        ("Der Ort Xyrnqua ist nicht der Damm.", []),
        ("Die Zahl der Govem ist nicht klein.", []),
        ("Der Damm ist das, was der Comer nicht ist.", []),
        ("Der government ist nicht der Damm.", []),
        ("Вода и дамба на реке, как modem.", []),
    ],
)
def test_slips(raw: str, expected: list[tuple[str, str]]) -> None:
    cleaned = markdown(raw)
    assert [(slip.found, slip.probable) for slip in cleaned.slips] == expected
    assert [cleaned.text[s.span.start : s.span.end] for s in cleaned.slips] == [
        found for found, _ in expected
    ]


def test_a_word_of_another_language_is_no_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {("modem", "en"), ("modern", "de")}
    monkeypatch.setattr(slips, "known", lambda word, language: (word, language) in known)
    assert slips.find("modem", spelling.Spelling("de", frozenset())) == ()


# --- offsets ---


def test_the_way_back_leads_over_a_broken_word() -> None:
    raw = "*Er sah die Ereig-*\n\n*nisse kommen.*"
    cleaned = markdown(raw)
    start = cleaned.text.index("Ereignisse")
    back = to_raw(cleaned, Span(start, start + len("Ereignisse")))
    assert raw[back.start : back.end] == "Ereig-*\n\n*nisse"
    assert to_clean(cleaned, back) == Span(start, start + len("Ereignisse"))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 3), "ab\nc"),
        (Span(2, 3), "c"),
        (Span(0, 2), "ab"),
    ],
)
def test_spans_go_from_first_to_last_character(span: Span, expected: str) -> None:
    raw = "a\u00adb"
    cleaned = markdown(raw)
    back = to_raw(cleaned, span)
    assert raw[back.start : back.end] in (expected, "a\u00adb", "")


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 2), Span(0, 0)),  # the marks before
        (Span(0, 3), Span(0, 1)),
        (Span(3, 99), Span(1, 2)),
        (Span(5, 6), Span(2, 2)),  # the marks after
    ],
)
def test_raw_offsets_are_clamped(span: Span, expected: Span) -> None:
    assert to_clean(markdown("**Er**"), span) == expected


def test_a_space_that_stands_in_for_a_line_end_has_no_place_of_its_own() -> None:
    assert to_raw(markdown("Er\nhielt."), Span(2, 3)) == Span(2, 2)


MARKS = st.text(alphabet="aB ä.,-–*_#>[]()!<\\1\n\r\u00ad\u00a0„“:", max_size=60)


@given(MARKS, st.sampled_from(Markup))
def test_every_piece_stands_in_the_raw_text(raw: str, markup: Markup) -> None:
    cleaned = clean(raw, markup=markup)
    for piece in cleaned.pieces:
        here = cleaned.text[piece.clean_start : piece.clean_start + piece.length]
        assert here == raw[piece.raw_start : piece.raw_start + piece.length]
    # Only spaces and the newlines between blocks have no place of their own.
    placed = {p.clean_start + n for p in cleaned.pieces for n in range(p.length)}
    rest = {sign for place, sign in enumerate(cleaned.text) if place not in placed}
    assert rest <= {" ", "\n"}


@given(MARKS, st.sampled_from(Markup))
def test_there_and_back_is_the_same(raw: str, markup: Markup) -> None:
    cleaned = clean(raw, markup=markup)
    for piece in cleaned.pieces:
        span = Span(piece.clean_start, piece.clean_start + piece.length)
        back = to_raw(cleaned, span)
        assert raw[back.start : back.end] == cleaned.text[span.start : span.end]
        assert to_clean(cleaned, back) == span


@given(MARKS, st.sampled_from(Markup))
def test_blocks_cover_the_text_without_newlines(raw: str, markup: Markup) -> None:
    cleaned = clean(raw, markup=markup)
    texts = [cleaned.text[block.span.start : block.span.end] for block in cleaned.blocks]
    assert "\n".join(texts) == cleaned.text
    assert all(text.strip() == text != "" and "\n" not in text for text in texts)


@given(st.lists(st.text(alphabet="abcÄ,", min_size=1, max_size=20), max_size=5))
def test_text_without_marks_stays_as_it_is(paragraphs: list[str]) -> None:
    raw = ".\n\n".join(paragraphs)
    assert clean(raw, markup=Markup.PLAIN).text == raw.replace("\n\n", "\n")


# --- the article as the file it is ---


@pytest.fixture
def seed() -> str:
    """The seed article."""
    if not SEED.is_dir():
        pytest.skip("the seed article is not beside the checkout")
    return next(SEED.glob("*.txt")).read_text(encoding="utf-8")


def test_seed_has_one_slip(seed: str) -> None:
    assert [(slip.found, slip.probable) for slip in markdown(seed).slips] == [("Ländem", "Ländern")]


@pytest.mark.parametrize(
    "words",
    [
        "von den Ereignissen gemacht",
        "besteht eindeutig der Plan",
        "zur rechten Zeit und schnell",
        "Unterstützung gegeben, die er von uns",
        "drei Richtungen wie ein riesiges Rudel",
        "in diesen Ländem mittlerweile",
        "Straßen- und Eisenbahnverbindungen",
        "Konsequenzen ziehen -, aber auch",
        "den Sie hier finden, denn",
    ],
)
def test_seed_is_rejoined(seed: str, words: str) -> None:
    assert words in markdown(seed).text


def test_seed_paragraphs_are_whole_sentences(seed: str) -> None:
    paragraphs = [text for kind, text in blocks(seed) if kind == "paragraph"]
    assert all(text[0].isupper() or text[0] == "(" for text in paragraphs)
    assert all(text.rstrip(")")[-1] in ".?!" or text.endswith("sieht)") for text in paragraphs)


def test_seed_address_and_byline_are_about_the_text(seed: str) -> None:
    about = [text for kind, text in blocks(seed) if kind == "meta"]
    assert [text.split()[0][:5] for text in about] == ["https", "von"]
    assert len([kind for kind, _ in blocks(seed) if kind == "heading"]) == 14


def test_seed_has_no_marks_left(seed: str) -> None:
    assert not set("*#[<>\\") & set(markdown(seed).text)


# --- words ---


def reading(case: Case) -> bool:
    """Return whether a text is read as the word of its case makes it."""
    if case.group == "frequent":
        return spelling.learn(case.text).language == case.language
    found = blocks(case.text)
    if case.group == "joiners":
        return f"- {case.word} " in found[0][1]
    if case.group == "open_ends":
        return len(found) == 1
    return found[0][0] == BlockKind.META


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}-{case.word}")
def test_each_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reading(case)
    take_out(monkeypatch, spelling, case)
    assert not reading(case)


def test_each_word_has_a_case() -> None:
    assert {case[:3] for case in CASES} == listed("blocks")
