"""What forbids that two claims tell of one thing, however alike they sound."""

from dataclasses import replace

import numpy as np
import pytest

from framing.engine import similarity, tuning
from framing.engine.similarity import Prepared
from framing.engine.similarity.scoring import IN_COMMON
from framing.engine.similarity.signals import say_nothing_alike, share_a_name_alone
from framing.engine.values import Clean
from tests.engine.made import make_claim

NOWHERE = Clean("", (), ())


def prepared(text: str, language: str = "de", names: tuple[str, ...] = ()) -> Prepared:
    made = make_claim(text, language=language, names=names)
    return similarity.prepare([made], clean=NOWHERE, encoder=None, names={})


def score_of(one: Prepared, other: Prepared, score: float, in_common: float | None = None) -> float:
    """What is left of a score."""
    signals = dict(similarity.signals(one, other))
    if in_common is not None:
        signals[IN_COMMON] = np.full((1, 1), in_common, np.float32)
    found = similarity.comparable(one, other, signals, np.full((1, 1), score, np.float32))
    return float(found[0, 0])


@pytest.mark.parametrize(
    ("left", "right", "languages", "expected"),
    [
        ("Merwitz lobte den Kai.", "Merwitz ging nach Hause.", "de de", True),
        ("Merwitz lobte den Kai.", "Merwitz tadelte den Kai.", "de de", False),
        ("Merwitz lobte 12 Boote.", "Merwitz ging um 12.", "de de", False),
        ("Merwitz sah 12 Boote.", "Merwitz fuhr mit 9 Booten.", "de de", False),
        ("Merwitz lobte den Kai.", "Brandes ging nach Hause.", "de de", False),
        ("Merwitz lobte den Kai.", "Merwitz went home.", "de en", False),
    ],
)
def test_a_name_alone_is_nothing_in_common(
    left: str, right: str, languages: str, *, expected: bool
) -> None:
    sides = []
    for text, language in zip((left, right), languages.split(), strict=True):
        one = make_claim(text, language=language, names=[text.split()[0]])
        side = similarity.prepare([one], clean=NOWHERE, encoder=None, names={})
        # Who says it is no part of what is said.
        rest = text.partition(" ")[2]
        said = similarity.prepare([make_claim(rest, language=language)], clean=NOWHERE,
                                  encoder=None, names={})  # fmt: skip
        sides.append(replace(said, all_names=side.all_names))
    signals = similarity.signals(sides[0], sides[1])
    assert share_a_name_alone(sides[0], sides[1], signals).tolist() == [[expected]]


@pytest.mark.parametrize(
    ("left", "right", "languages", "expected"),
    [
        ("Präsident Merwitz lobte den Kai.", "Präsident Merwitz ging nach Hause.", "de de", True),
        ("Präsident Merwitz lobte den Kai.", "Man rief Präsidenten Merwitz.", "de de", True),
        ("Präsident Merwitz lobte den Kai.", "Merwitz tadelte den Kai.", "de de", False),
        ("Merwitz lobte 12 Boote.", "Merwitz sah 12 Kutter.", "de de", False),
        ("Merwitz sah 12 Boote.", "Merwitz kaufte neun Boote.", "de de", False),
        ("Merwitz’ Kai ist lang.", "Am Markt stand Merwitz.", "de de", True),
        ("Merwitz lobte den Kai.", "Merwitz went home.", "de en", False),
    ],
)
def test_names_and_titles_are_nothing_that_is_said(
    left: str, right: str, languages: str, *, expected: bool
) -> None:
    one, other = (
        prepared(text, language, ("Merwitz",))
        for text, language in zip((left, right), languages.split(), strict=True)
    )
    signals = similarity.signals(one, other)
    assert say_nothing_alike(one, other, signals).tolist() == [[expected]]


def test_where_little_is_in_common_such_a_pair_is_at_most_a_suggestion() -> None:
    one = prepared("Präsident Merwitz lobte den neuen Kai.", names=("Merwitz",))
    other = prepared("Präsident Merwitz ging spät nach Hause.", names=("Merwitz",))
    assert score_of(one, other, 0.9, tuning.LITTLE) == pytest.approx(0.9)
    assert score_of(one, other, 0.9, tuning.LITTLE - 0.1) == pytest.approx(tuning.SUGGEST)
    assert score_of(one, other, 0.9) == pytest.approx(0.9)  # a sentence that is looked up
    alike = prepared("Präsident Merwitz tadelte den neuen Kai.", names=("Merwitz",))
    assert score_of(one, alike, 0.9, 0.1) == pytest.approx(0.9)


def _named(text: str) -> tuple[str, ...]:
    return tuple(name for name in ("Ada Merwitz", "Merwitz") if name in text)[:1]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Kulturminister Merwitz kam.", "Merwitz trat als Kulturminister ab.", True),
        ("Hafenminister Merwitz kam.", "Hafenmeister Merwitz ging.", True),
        ("Wirtin Ada Merwitz kam.", "Man lobte Wirtin Ada Merwitz.", True),
        ("Ada Merwitz kam zur Wirtin.", "Man lobte die Wirtin.", False),
        ("Elf Millionen zahlt die Kasse.", "Die Beute brachte Millionen.", True),
        ("Elf Millionen zahlt die Kasse.", "Millionen zahlte auch die Bank.", False),
    ],
)
def test_titles_and_words_for_numbers_are_nothing_in_common(
    left: str, right: str, *, expected: bool
) -> None:
    one, other = (prepared(text, names=_named(text)) for text in (left, right))
    signals = {name: np.zeros((1, 1), np.float32) for name in ("numbers", "counted")}
    assert say_nothing_alike(one, other, signals).tolist() == [[expected]]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("In Ahlen kamen 900 Menschen in Haft.", "In Ahlen wurden 430 Menschen verletzt.", 1),
        ("900 Menschen kamen in Haft.", "430 Menschen wurden verletzt.", tuning.NEAREST),
        ("In Ahlen brannten 120 Autos aus.", "In Ahlen starben 121 Menschen.", 1),
        ("Dort brannten 120 Autos aus.", "Dort starben 121 Menschen.", tuning.NEAREST),
        ("Dort brannten 120 Autos aus.", "Dort wurden 90 Läden geplündert.", 1),
    ],
)
def test_what_befell_others_is_no_pair_without_a_common_name(
    left: str, right: str, expected: float
) -> None:
    names = ("Ahlen",) if "Ahlen" in left else ()
    one, other = (prepared(text, names=names) for text in (left, right))
    assert score_of(one, other, 1.0) == pytest.approx(expected)
    assert score_of(one, other, 0.9) == pytest.approx(0.9 if "Läden" in right else tuning.NEAREST)


@pytest.mark.parametrize(
    ("left", "right", "names", "left_of_it"),
    [
        ("Die Feuerwehr kam spät.", "Die Feuerwehr lobte alle.", (), tuning.MATCH - tuning.STEP),
        ("Die Feuerwehr kam spät.", "Die Feuerwehr kam erst nachts.", (), 0.7),
        ("Merwitz rief die Feuerwehr.", "Die Feuerwehr rettete Merwitz.", ("Merwitz",), 0.7),
        ("Die Feuerwehr holte 9 Boote.", "Die Feuerwehr sah 9 Kutter.", (), 0.7),
    ],
)
def test_one_word_alone_makes_no_match_where_little_is_in_common(
    left: str, right: str, names: tuple[str, ...], left_of_it: float
) -> None:
    one, other = prepared(left, names=names), prepared(right, names=names)
    little = tuning.LITTLE - 0.1
    assert score_of(one, other, 0.7, little) == pytest.approx(left_of_it)
    assert score_of(one, other, 0.7, tuning.LITTLE) == pytest.approx(0.7)
    assert score_of(one, other, tuning.LONE_WORD, little) == pytest.approx(tuning.LONE_WORD)


@pytest.mark.parametrize(
    ("left", "right", "is_near"),
    [
        ("Zwei Soldaten starben am Kai.", "Zwei Kinder starben am Kai.", False),
        ("Zwei Soldaten starben am Kai.", "Drei Soldaten starben am Kai.", True),
        ("Zwei Soldaten starben am Kai.", "Zwei Menschen starben am Kai.", True),
        ("Zwei Soldaten starben am Kai.", "Neun Menschen starben, darunter zwei Kinder.", True),
        ("Zwei Zivilisten starben am Kai.", "Zwei Kinder starben am Kai.", True),
        ("Drei Sicherheitskräfte starben am Kai.", "Drei Soldaten starben am Kai.", True),
    ],
)
def test_children_and_soldiers_are_two_parts(left: str, right: str, *, is_near: bool) -> None:
    found = score_of(prepared(left), prepared(right), 0.9)
    assert found == pytest.approx(0.9 if is_near else tuning.SUGGEST)


CAPPED = tuning.MATCH - tuning.STEP


@pytest.mark.parametrize(
    ("left", "right", "languages", "bare", "in_common", "left_over"),
    [
        ("Merwitz lobte den Kai.", "Merwitz went home.", "de en", 0.05, None, CAPPED),
        ("Merwitz lobte den Kai.", "Merwitz went home.", "de en", 0.15, None, 0.9),
        ("Merwitz sah 12 Boote.", "Merwitz saw 12 boats.", "de en", 0.05, None, 0.9),
        ("Merwitz lobte den Kai.", "Er ging nach Hause.", "de de", 0.05, 0.65, CAPPED),
        ("Merwitz lobte den Kai.", "Er ging nach Hause.", "de de", 0.05, 0.75, 0.9),
        ("Merwitz lobte den Kai.", "Er ging zum Kai.", "de de", 0.05, 0.65, 0.9),
    ],
)
def test_far_in_meaning_without_a_word_is_no_match(
    left: str, right: str, languages: str, bare: float, in_common: float | None, left_over: float
) -> None:
    """The nearness of what stands around is then all that speaks for the two."""
    first, second = languages.split()
    one, other = prepared(left, first), prepared(right, second)
    signals = dict(similarity.signals(one, other))
    signals["bare_meaning"] = np.full((1, 1), bare, np.float32)
    if in_common is not None:
        signals[IN_COMMON] = np.full((1, 1), in_common, np.float32)
    found = similarity.comparable(one, other, signals, np.full((1, 1), 0.9, np.float32))
    assert float(found[0, 0]) == pytest.approx(left_over)


@pytest.mark.parametrize(
    ("left", "right", "is_kept"),
    [
        # Aid for a family, and what the owner earned: no one sum is told so differently.
        ("Jede Familie bekommt 200.000 Kronen.", "Er verdiente 300 Millionen Kronen.", False),
        ("Er verdiente 300 Millionen Kronen.", "Jede Familie bekommt 200.000 Kronen.", False),
        ("Der Schaden liegt bei 1,2 Mio. Euro.", "Den Schaden schätzt man auf 17 Mio. Euro.", True),
        ("Jede Familie bekommt 200.000 Kronen.", "Er verdiente 300 Millionen Euro.", True),
        ("Jede Familie bekommt 200.000 Kronen.", "Er beschäftigt 300 Leute.", True),
        # Two sums: either may be the one that the other text tells.
        ("Statt 90 Euro zahlt der Betrieb 9.000 Euro.", "Der Betrieb zahlt 90 Euro.", True),
        # A slip in one text, told in the other's words.
        ("Die Brücke kostet 84 Mio. Euro.", "Die Brücke kostet 84 Mrd. Euro.", True),
    ],
)
def test_sums_of_another_scale_are_no_match(left: str, right: str, *, is_kept: bool) -> None:
    score = score_of(prepared(left), prepared(right), 0.9)
    assert score == pytest.approx(0.9 if is_kept else tuning.SUGGEST)
