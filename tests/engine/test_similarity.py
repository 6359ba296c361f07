"""What makes two claims alike: signals, one score, and the words that differ."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from framing.engine import similarity, tuning
from framing.engine.similarity import background, prepared, scoring, words
from framing.engine.similarity.background import Background
from framing.engine.similarity.context import context, odds
from framing.engine.similarity.messages import Message, message
from framing.engine.tuning import CONTEXT_MOST
from framing.engine.values import Bound, Claim, Clean, Mention, Piece, Quantity, Span

HERE = Span(0, 0)
NOWHERE = Clean("", (), ())


class Words:
    """An encoder for tests: all texts mean the same."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.full((len(texts), 4), 0.5, dtype=np.float32)


def quantity(
    low: float | None, high: float | None, unit: str = "count", bound: Bound = Bound.EXACT
) -> Quantity:
    return Quantity(HERE, low, high, bound, unit)


def claim(
    text: str,
    language: str = "de",
    names: Sequence[str] = (),
    quantities: Sequence[Quantity] = (),
) -> Claim:
    mentions = tuple(Mention(HERE, name, name.casefold()) for name in names)
    return Claim(
        "a:0-1", "a", HERE, text, language, 0, names=mentions, quantities=tuple(quantities)
    )


def signals(
    left: Claim, right: Claim, *, encoder: Words | None = None, groups: dict[str, str] | None = None
) -> dict[str, float]:
    """Compare one claim with one claim."""
    sides = [
        similarity.prepare([c], clean=NOWHERE, encoder=encoder, names=groups or {})
        for c in (left, right)
    ]
    return {n: float(m[0, 0]) for n, m in similarity.signals(sides[0], sides[1]).items()}


def score(
    left: str, right: str, languages: str = "de de", *, encoder: Words | None = None
) -> float:
    one, other = languages.split()
    left_ready = similarity.prepare([claim(left, one)], clean=NOWHERE, encoder=encoder, names={})
    right_ready = similarity.prepare(
        [claim(right, other)], clean=NOWHERE, encoder=encoder, names={}
    )
    found = similarity.signals(left_ready, right_ready)
    return float(similarity.score(found, same_language=one == other)[0][0, 0])


def test_equal_texts_are_wholly_alike() -> None:
    found = signals(claim("Der Damm brach."), claim("Der Damm brach."))
    assert [found[name] for name in ("characters", "lemmas", "containment")] == [1] * 3


def test_strangers_are_not_alike_at_all() -> None:
    found = signals(claim("Der Damm brach."), claim("Neun Streikende winkten."))
    assert set(found.values()) == {0}


def test_other_forms_of_a_word_share_its_lemma() -> None:
    assert signals(claim("Häuser brannten"), claim("Haus brennen"))["lemmas"] == 1


def test_a_part_is_contained_but_is_not_the_whole() -> None:
    found = signals(claim("Der Damm brach"), claim("Der Damm brach gestern bei Ostrova im Regen"))
    assert found["containment"] == 1
    assert found["lemmas"] < 0.8


def test_compounds_share_characters() -> None:
    found = signals(claim("Staudammbruch"), claim("Bruch des Staudamms"))
    assert found["characters"] > found["lemmas"] == 0


@pytest.mark.parametrize("name", ["characters", "lemmas", "containment"])
def test_rare_words_count_more_than_common_ones(name: str) -> None:
    rare = signals(claim("Ein Mann spielt Bandoneon"), claim("Eine Frau baut Bandoneon"))
    common = signals(claim("Ein Mann spielt Bandoneon"), claim("Ein Mann baut Hydranten"))
    assert rare[name] > common[name]


def test_words_that_all_claims_of_both_accounts_share_count_little() -> None:
    def lemmas(*others: str) -> float:
        left = [claim("Damm bei Ostrova"), *(claim(f"Damm {word}") for word in others)]
        right = [claim("Damm gebaut"), *(claim(f"Damm {word}") for word in others)]
        sides = [
            similarity.prepare(side, clean=NOWHERE, encoder=None, names={})
            for side in (left, right)
        ]
        return float(similarity.signals(sides[0], sides[1])["lemmas"][0, 0])

    assert lemmas("Regen", "Hilfe", "Schule", "Brücke", "Wiese", "Ufer") < lemmas()


def test_names_meet_under_their_group() -> None:
    left, right = claim("Tarel kam.", names=["Tarel"]), claim("Тарель", "ru", names=["Тарель"])
    assert signals(left, right, groups={"тарель": "tarel"})["names"] == 1


def test_half_of_the_names_is_less_than_all() -> None:
    left, right = claim("x", names=["Veld", "Odin"]), claim("y", names=["Veld"])
    assert 0 < signals(left, right)["names"] < 1


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([quantity(14, 14)], [quantity(14, 14)], 1),
        ([quantity(14, 14)], [quantity(31, 31)], 0),
        ([quantity(14, 14)], [quantity(14, 14, unit="percent")], 0),
        ([quantity(14, 14), quantity(3, 3)], [quantity(14, 14)], 1),
        ([quantity(14, 14), quantity(3, 3)], [quantity(14, 14), quantity(5, 5)], 0.5),
        ([quantity(160, None)], [quantity(160, None)], 1),
        ([quantity(None, None)], [quantity(None, None)], 0),  # "many" says no value
        ([], [], 0),
    ],
)
def test_numbers_are_shared_where_their_values_are(
    left: list[Quantity], right: list[Quantity], expected: float
) -> None:
    assert signals(claim("x", quantities=left), claim("y", quantities=right))["numbers"] == expected


def test_meaning_comes_from_the_encoder() -> None:
    assert signals(claim("eins"), claim("zwei"), encoder=Words())["meaning"] == 1


def test_without_an_encoder_there_is_no_meaning() -> None:
    assert "meaning" not in signals(claim("eins"), claim("zwei"))


def test_where_one_side_was_prepared_without_there_is_none() -> None:
    left = similarity.prepare([claim("eins")], clean=NOWHERE, encoder=Words(), names={})
    right = similarity.prepare([claim("eins")], clean=NOWHERE, encoder=None, names={})
    assert "meaning" not in similarity.signals(left, right)


def test_nothing_prepared_is_empty() -> None:
    assert len(similarity.prepare([], clean=NOWHERE, encoder=Words(), names={})) == 0


def test_a_language_without_background_is_compared_by_the_accounts_alone() -> None:
    text = "Плотину под Островой прорвало"
    assert signals(claim(text, "ru"), claim(text, "ru"))["lemmas"] == 1


def test_another_background_can_be_given() -> None:
    def lemmas(known: Background) -> float:
        sides = [
            similarity.prepare(
                [claim(text)], clean=NOWHERE, encoder=None, names={}, general={"de": known}
            )
            for text in ("Damm brach", "Damm gebaut")
        ]
        return float(similarity.signals(sides[0], sides[1])["lemmas"][0, 0])

    none = np.zeros(4096, dtype=np.float32)
    assert lemmas(Background(1000, none, {})) > lemmas(Background(1000, none, {"damm": 900}))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_shipped_background_knows_common_words(language: str) -> None:
    known = background.load(language)
    word = {"de": "der", "en": "the"}[language]
    assert known.lemma_rate(word) > 0.3 > known.lemma_rate("hydronor") == 0


def test_nothing_is_known_of_other_languages() -> None:
    assert background.load("ru").character_rates().sum() == 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Die Wachen haben auf die Menge geschossen.",
            "Die Wachen haben nicht auf die Menge geschossen.",
        ),
        ("Bei dem Unglück starben 14 Menschen.", "Bei dem Unglück starben 31 Menschen."),
        (
            "Nach tagelangem Regen brach der Damm.",
            "Nach tagelangem Regen ist der Damm gebrochen.",
        ),
    ],
)
def test_what_belongs_in_one_row_scores_high(left: str, right: str) -> None:
    assert score(left, right) > 0.65


@pytest.mark.parametrize("encoder", [None, Words()])
@pytest.mark.parametrize("languages", ["de de", "de en"])
def test_each_case_has_weights_of_its_own(languages: str, encoder: Words | None) -> None:
    near = score("Ostrova Tsunami Alarm", "Ostrova Tsunami Alarm", languages, encoder=encoder)
    far = score("Ostrova Tsunami Alarm", "Kurze Pause", languages, encoder=encoder)
    assert near > 0.5
    assert near > far


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tokajew", "Токаев"), ("Tokajew", "Tokaiev"), ("Müller", "Muller"), ("Щука", "Schuka")],
)
def test_spellings_of_one_name_share_most_characters(one: str, other: str) -> None:
    left, right = (set(words.buckets(word).tolist()) for word in (one, other))
    assert len(left & right) >= len(left) / 3


def test_numbers_give_no_characters() -> None:
    assert not len(words.buckets("2030"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.030 Soldaten", ["2.030", "Soldaten"]),
        ("OVKS-Truppen", ["OVKS", "Truppen"]),
        ("„Ja“, sagte er.", ["Ja", "sagte", "er"]),
    ],
)
def test_words_and_numbers_are_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in words.tokens(text)] == expected


def cut(left: str, right: str) -> tuple[list[str], list[str]]:
    """Return the words that differ, read back from their spans."""
    first, second = similarity.word_difference(left, right)
    return [left[s.start : s.end] for s in first], [right[s.start : s.end] for s in second]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Sie haben geschossen.", "Sie haben nicht geschossen.", ([], ["nicht"])),
        ("14 Menschen starben.", "31 Menschen starben!", (["14"], ["31"])),
        ("Ein roter Ball", "ein Ball", (["roter"], [])),
        ("Der alte Mann sang.", "Die junge Frau sang.", (["Der alte Mann"], ["Die junge Frau"])),
        ("Gleich ist gleich.", "gleich ist gleich", ([], [])),
        ("", "Neu", ([], ["Neu"])),
    ],
)
def test_the_words_that_differ_are_found(
    left: str, right: str, expected: tuple[list[str], list[str]]
) -> None:
    assert cut(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Der Damm brach.", "der damm brach", 1.0),
        ("eins zwei drei", "eins zwei vier", 2 / 3),
        ("eins zwei", "drei vier", 0.0),
    ],
)
def test_near_copies_share_their_words_in_order(left: str, right: str, expected: float) -> None:
    assert similarity.near_copy(left, right) == pytest.approx(expected)


def test_equal_texts_have_no_word_of_difference() -> None:
    assert similarity.word_difference("Der Damm brach.", "Der Damm brach.") == ((), ())


def test_letter_true_signals_ignore_the_order_of_words() -> None:
    found = similarity.letters(["brechen damm"], ["brechen damm"])
    assert found == {"token_set": [1], "token_sort": [1]}


def framed(text: str, frame: str, **fields: Any) -> Claim:
    start = text.index(frame)
    return replace(claim(text, **fields), frame=(Span(start, start + len(frame)),))


def clean_of(one: Claim) -> Clean:
    return Clean(one.text, (Piece(0, 0, len(one.text)),), ())


def told(one: Claim) -> Message:
    return message(replace(one, span=Span(0, len(one.text))), clean_of(one))


def test_who_says_it_is_no_part_of_the_message() -> None:
    found = told(framed("Der Damm brach, sagte Veld.", "sagte Veld"))
    assert found.tokens == ("Der", "Damm", "brach")


def test_the_name_of_who_says_it_goes_too() -> None:
    one = framed("Veld sagte, Odin kam.", "Veld sagte")
    names = tuple(Mention(Span(at, at + 4), "x", key) for at, key in ((0, "veld"), (12, "odin")))
    assert [mention.key for mention in told(replace(one, names=names)).names] == ["odin"]


def test_a_claim_of_nothing_but_a_frame_is_compared_whole() -> None:
    found = told(framed("Veld sagte es.", "Veld sagte es."))
    assert found.tokens == ("Veld", "sagte", "es")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("tot", ""), ("tot", ""), 1),
        (("tot", "wache"), ("tot", ""), 1),
        (("tot", "wache"), ("tot", "wache"), 1),
        (("tot", "wache"), ("tot", "kind"), 0.5),
        (("tot", ""), ("verletzt", ""), 0),
        (("", ""), ("", ""), 0),
    ],
)
def test_who_counts_the_same_thing_is_near_whatever_the_number(
    left: tuple[str, str], right: tuple[str, str], expected: float
) -> None:
    one, other = (
        claim("x", quantities=[replace(quantity(value, value), what=what, of_whom=group)])
        for value, (what, group) in ((14, left), (31, right))
    )
    assert signals(one, other)["counted"] == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([("count", "tot")], [("count", "verletzt")], (1, 0)),
        ([("count", "tot")], [("count", "tot")], (0, 0)),
        ([("count", "tot")], [("percent", "stimme")], (0, 0)),
        ([("count", "tot")], [], (0, 1)),
        ([("date", "")], [], (0, 0)),
        ([], [], (0, 0)),
    ],
)
def test_who_counts_other_things_or_nothing_is_less_near(
    left: list[tuple[str, str]], right: list[tuple[str, str]], expected: tuple[int, int]
) -> None:
    one, other = (
        claim("x", quantities=[replace(quantity(14, 14, unit=u), what=what) for u, what in told])
        for told in (left, right)
    )
    found = signals(one, other)
    assert (found["other_counted"], found["one_counted"]) == expected


def scores(*rows: Sequence[float]) -> NDArray[np.float32]:
    return np.array(rows, dtype=np.float32)


def around(*rows: Sequence[float]) -> dict[str, NDArray[np.float32]]:
    return context(scores(*rows), odds(scores(*rows)))


def test_a_nearer_rival_puts_a_pair_behind() -> None:
    found = around([0.5, 0.9], [0.6, 0.1])["ahead"]
    assert found[0, 0] < 0 < found[0, 1]


def test_a_claim_alone_is_ahead_of_a_rival_that_might_be() -> None:
    assert around([0.5])["ahead"][0, 0] == pytest.approx(3)


def test_what_stands_before_or_after_in_both_speaks_for_a_pair() -> None:
    found = around([0.1, 0.1, 0.1], [0.1, 0.1, 0.1], [0.1, 0.1, 0.9])
    assert found["in_step"][1, 1] == pytest.approx(0.9)
    assert found["in_step"][0, 0] == pytest.approx(0.1)


def test_neighbours_fade_with_their_distance() -> None:
    grid = np.full((5, 5), 0.01, dtype=np.float32)
    grid[0, 0] = 0.9
    found = context(grid, odds(grid))["around"]
    assert found[1, 1] > found[2, 2] > found[3, 3] > found[4, 4]


def test_a_claim_shares_itself_among_its_pairs() -> None:
    found = around([0.9, 0.9], [0.1, 0.1])["share"]
    assert found[0, 0] < around([0.9, 0.01], [0.01, 0.1])["share"][0, 0]


def test_claims_at_one_place_of_their_accounts_are_in_place() -> None:
    found = around([0.1, 0.1], [0.1, 0.1])["place"]
    assert (found[0, 0], found[0, 1]) == (1, 0.5)


def test_context_counts_the_more_the_more_a_pair_says_itself() -> None:
    near = scores([0.9, 0.1], [0.1, 0.9])
    weak, strong = (context(near, odds(near * 0 + own)) for own in (0.1, 0.9))
    assert weak["own_in_step"][0, 0] < strong["own_in_step"][0, 0]


def test_context_moves_a_pair_no_farther_than_its_own_words_allow() -> None:
    # Of many claims on one toll each is near each: rivals all around, none of them nearer.
    told = [f"Bei dem Brand starben {number} Menschen im Hafen." for number in range(20, 28)]
    ready = [
        similarity.prepare([claim(text) for text in told], clean=NOWHERE, encoder=None, names={})
        for _side in range(2)
    ]
    found = similarity.signals(*ready)
    found["lemmas"][...] = 0.8  # no copies: those are one wherever they stand
    own = odds(similarity.alone(found, same_language=True))
    moved = odds(similarity.score(found, same_language=True)[0]) - own
    assert np.abs(moved).max() == pytest.approx(CONTEXT_MOST, abs=0.05)


def sides(left: str, right: str, languages: str, encoder: Words | None) -> Sequence[Any]:
    return [
        similarity.prepare([claim(text, code)], clean=NOWHERE, encoder=encoder, names={})
        for text, code in zip((left, right), languages.split(), strict=True)
    ]


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        ("Der Damm brach am Dienstag.", "Der Damm brach am Dienstag nicht."),
        ("Der Damm brach am Dienstag.", "Die Schule bleibt geschlossen."),
    ],
)
def test_in_general_a_denial_and_another_topic_are_less_alike(nearer: str, farther: str) -> None:
    found = [
        similarity.likeness(*sides("Der Damm brach am Dienstag.", text, "de de", None))[0]
        for text in (nearer, farther)
    ]
    assert found[0] > found[1]


class Letters:
    """An encoder for tests with vectors of full length: alike where the first letters are."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.eye(512, dtype=np.float32)
        return np.array([rows[ord(text[0].casefold()) % 512] for text in texts])


@pytest.mark.parametrize("languages", ["de de", "de en"])
def test_vectors_decide_how_alike_two_sentences_are(languages: str) -> None:
    found = [
        similarity.likeness(
            *(
                similarity.prepare([claim(text, code)], clean=NOWHERE, encoder=Letters(), names={})
                for text, code in zip(("Damm", other), languages.split(), strict=True)
            )
        )[0]
        for other in ("Deich", "Ufer")
    ]
    assert found[0] > found[1]


CLAIMS = ("Der Damm bei Ostrova brach.", "Die Schulen bleiben zu.", "Der Damm bei Ostrova brach.")


def test_what_is_looked_up_is_found_the_earliest_first() -> None:
    index = similarity.Index(CLAIMS, encoder=None)
    assert index.nearest("In Ostrova ist der Damm gebrochen.", 5)[:2] == [(0, 1.0), (2, 1.0)]


def test_looking_up_counts_meaning_too() -> None:
    index = similarity.Index(CLAIMS, encoder=Letters())
    assert index.nearest("Dämme brechen oft.", 1)[0][1] > 1


@pytest.mark.parametrize("texts", [(), CLAIMS])
def test_what_nobody_says_is_not_found(texts: Sequence[str]) -> None:
    assert similarity.Index(texts, encoder=None).nearest("xyz", 3) == []


def test_the_overlap_is_the_share_of_the_lesser_accounts_claims_with_a_partner() -> None:
    scores = np.array([[0.9, 0.1, 0.1], [0.1, 0.1, 0.1]], dtype=np.float32)
    assert scoring.overlap(scores) == pytest.approx(0.5, abs=0.001)
    assert 0 < scoring.overlap(np.zeros((2, 2), np.float32)) < scoring.overlap(scores)
    assert scoring.overlap(np.ones((2, 2), np.float32)) < 1


def test_what_counts_nothing_in_common_is_moved_farther() -> None:
    signals = {
        "meaning": np.full((1, 2), 0.3, np.float32),
        "numbers": np.zeros((1, 2), np.float32),
        "counted": np.array([[0, 1]], np.float32),
    }
    moved = np.asarray(scoring.shifts(signals, -2.0))[0]
    assert moved.tolist() == pytest.approx([2 * -2 - tuning.UNCOUNTED, -2])
    assert scoring.shifts(signals, -0.2) == np.float32(-0.2)
    del signals["meaning"]
    assert scoring.shifts(signals, -2.0) == np.float32(-2)


class Deeds:
    """An encoder that knows a text by its last word alone, and whoever is named by the name."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        named = [[3.0 * ("Klee" in text), "Haus" in text, "ab" in text] for text in texts]
        rows = np.array(named, dtype=np.float32) + 0.1
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def test_names_and_titles_are_left_out_of_the_meaning_without_names() -> None:
    told = claim("Präsident Ada Klee besuchte das Haus.", names=["Ada Klee"])
    assert prepared.without_names(told) == "besuchte das Haus."
    assert prepared.without_names(claim("Präsident und Rat gingen.")) == ""
    few = similarity.prepare([told], clean=NOWHERE, encoder=Deeds(), names={})
    assert few.vectors is not None
    assert few.bare is None
    assert similarity.to_encode([told]) == [told.text]
    many = [told] * tuning.FEWEST
    assert similarity.to_encode(many)[tuning.FEWEST :] == ["besuchte das Haus."] * tuning.FEWEST


def test_two_deeds_of_one_person_are_less_near_without_the_name() -> None:
    fillers = [claim(f"Boot {n} fuhr hinaus.") for n in range(tuning.FEWEST)]
    visit, leave = (
        claim(text, names=["Klee"]) for text in ("Klee besuchte das Haus.", "Klee trat ab.")
    )
    sides = [
        similarity.prepare([first, *fillers], clean=NOWHERE, encoder=Deeds(), names={})
        for first in (visit, leave)
    ]
    same = similarity.signals(sides[0], sides[0])
    other = similarity.signals(sides[0], sides[1])
    assert other["meaning"][0, 0] > 0.8
    assert other["bare_meaning"][0, 0] < 0.1 < same["bare_meaning"][0, 0]


def test_the_meaning_without_names_counts_where_little_is_in_common() -> None:
    signals = {name: np.zeros((1, 2), np.float32) for name in ("numbers", "counted", "meaning")}
    signals["bare_meaning"] = np.array([[0.9, 0.1]], np.float32)
    near, far = np.ravel(scoring.shifts(signals, -1.0)).tolist()
    assert near > -1.0 > far
    assert np.unique(scoring.shifts(signals, 0.0)).tolist() == [0.0]
