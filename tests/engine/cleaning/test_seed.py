"""The seed article as the file it is."""

from pathlib import Path

import pytest

from tests.engine.cleaning.helpers import blocks, markdown

SEED = Path(__file__).resolve().parents[4] / "shared" / "data" / "seed"


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
