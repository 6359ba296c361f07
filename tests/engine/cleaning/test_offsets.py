"""The way back to the raw text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.engine.cleaning import clean, to_clean, to_raw
from framing.engine.values import Markup, Span
from tests.engine.cleaning.helpers import markdown


def test_the_way_back_leads_over_a_broken_word() -> None:
    raw = "*Er sah die Ereig-*\n\n*nisse kommen.*"
    cleaned = markdown(raw)
    start = cleaned.text.index("Ereignisse")
    back = to_raw(cleaned, Span(start, start + len("Ereignisse")))
    assert raw[back.start : back.end] == "Ereig-*\n\n*nisse"
    assert to_clean(cleaned, back) == Span(start, start + len("Ereignisse"))


def test_invisible_characters_lie_inside_a_span_but_not_at_its_ends() -> None:
    cleaned = markdown("Da\u00admm\u00ad.")
    assert to_raw(cleaned, Span(0, 4)) == Span(0, 5)
    assert to_raw(cleaned, Span(2, 4)) == Span(3, 5)


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


@settings(deadline=None)
@given(MARKS, st.sampled_from(Markup))
def test_every_piece_stands_in_the_raw_text(raw: str, markup: Markup) -> None:
    cleaned = clean(raw, markup=markup)
    for piece in cleaned.pieces:
        here = cleaned.text[piece.clean_start : piece.clean_start + piece.length]
        assert here == raw[piece.raw_start : piece.raw_start + piece.length]
    starts = [piece.raw_start for piece in cleaned.pieces]
    assert starts == sorted(starts)
    # Only spaces and the newlines between blocks have no place of their own.
    placed = {p.clean_start + n for p in cleaned.pieces for n in range(p.length)}
    rest = {sign for place, sign in enumerate(cleaned.text) if place not in placed}
    assert rest <= {" ", "\n"}


@settings(deadline=None)
@given(MARKS, st.sampled_from(Markup))
def test_there_and_back_is_the_same(raw: str, markup: Markup) -> None:
    cleaned = clean(raw, markup=markup)
    for piece in cleaned.pieces:
        span = Span(piece.clean_start, piece.clean_start + piece.length)
        back = to_raw(cleaned, span)
        assert raw[back.start : back.end] == cleaned.text[span.start : span.end]
        assert to_clean(cleaned, back) == span


@settings(deadline=None)
@given(MARKS, st.sampled_from(Markup))
def test_blocks_cover_the_text_without_newlines(raw: str, markup: Markup) -> None:
    cleaned = clean(raw, markup=markup)
    texts = [cleaned.text[block.span.start : block.span.end] for block in cleaned.blocks]
    assert "\n".join(texts) == cleaned.text
    assert all(text.strip() == text != "" and "\n" not in text for text in texts)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcÄ,", min_size=1, max_size=20), max_size=5))
def test_text_without_marks_stays_as_it_is(paragraphs: list[str]) -> None:
    raw = ".\n\n".join(paragraphs)
    assert clean(raw, markup=Markup.PLAIN).text == raw.replace("\n\n", "\n")
