"""Two claims that say the same but for one place."""

from datetime import date
from pathlib import Path
from tomllib import loads

import pytest

from framing.engine import lexicons
from framing.engine.relations import slots
from framing.engine.rules import Duo
from framing.engine.values import Relation, Span, Subtype
from tests.engine.lexicon_cases import Case, listed, take_out
from tests.engine.made import make_claim, make_duo, make_told, words_at

NAMES = ("Seestadt", "Bergdorf", "Kowalenko", "Brandt", "Lenz")
CASES = Path(__file__).parents[1] / "cases" / "slots.toml"


def named(left: str, right: str, language: str = "de") -> Duo:
    return make_duo(
        *(
            make_claim(
                text,
                account=account,
                language=language,
                published=date(2031, 3, 7),
                names=[name for name in NAMES if name in text],
            )
            for account, text in (("a", left), ("b", right))
        )
    )


def subtype(duo: Duo) -> Subtype | None:
    found = slots.find(duo)
    assert found is None or found.kind is Relation.CONTRADICTION
    return found.subtype if found else None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Am 3. März sank ein altes Boot im Hafen.",
            "Am 5. März sank ein altes Boot im Hafen.",
            Subtype.DATE,
        ),
        (
            "Kowalenko öffnete am Abend das Tor der Burg.",
            "Brandt öffnete am Abend das Tor der Burg.",
            Subtype.ACTOR,
        ),
        (
            "Am Abend sank ein altes Boot in Seestadt.",
            "Am Abend sank ein altes Boot in Bergdorf.",
            Subtype.PLACE,
        ),
        (
            "Die Brücke am Hafen bleibt gesperrt wegen Sturm.",
            "Die Brücke am Hafen bleibt gesperrt wegen Bauarbeiten.",
            Subtype.CAUSE,
        ),
    ],
)
def test_one_other_slot_contradicts(left: str, right: str, expected: Subtype) -> None:
    assert subtype(named(left, right)) is expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Am 3. März sank ein altes Boot im Hafen.", "Im März sank ein altes Boot im Hafen."),
        (
            "Am 3. März und am 9. April sank ein Boot im Hafen.",
            "Am 5. März sank ein Boot im Hafen.",
        ),
        ("Am 3. März sank ein altes Boot im Hafen.", "Am 5. März sang der Chor in der Burg."),
        ("Die Brücke ist gesperrt wegen Sturm.", "Die Brücke ist gesperrt wegen des Sturms."),
        ("Die Brücke ist gesperrt wegen Sturm.", "Die Brücke ist gesperrt."),
        ("Das Boot am Hafen sank wegen Sturm.", "Der Chor schweigt wegen Krankheit."),
        ("Kowalenko öffnete das Tor der Burg.", "Brandt sang im Chor der Stadt."),
        ("Kowalenko öffnete am Abend das Tor.", "Am Abend öffnete Brandt das Tor mit Lenz."),
        (
            "Am Abend öffnete Kowalenko das Tor der Burg.",
            "Am Abend öffnete Brandt das Tor der Burg.",
        ),
        ("In Seestadt öffnete das Tor der Burg.", "Brandt öffnete das Tor der Burg."),
    ],
)
def test_where_more_differs_nothing_is_decided(left: str, right: str) -> None:
    assert slots.find(named(left, right)) is None


def test_a_hedged_claim_does_not_contradict() -> None:
    left = make_claim("Angeblich sank am 3. März ein altes Boot im Hafen.", hedged=True)
    right = make_claim("Am 5. März sank ein altes Boot im Hafen.", account="b")
    assert slots.find(make_duo(left, right)) is None


def test_another_speaker_is_no_other_actor() -> None:
    left, right = (
        make_claim(
            f"{name} meldete am Abend mehrere Schäden am Hafen.",
            account=account,
            names=[name],
            speaker=name,
            cue="meldete",
        )
        for account, name in (("a", "Kowalenko"), ("b", "Brandt"))
    )
    assert slots.find(make_duo(left, right)) is None


def test_evidence_points_at_the_slot() -> None:
    duo = named(
        "Kowalenko öffnete am Abend das Tor der Burg.", "Brandt öffnete am Abend das Tor der Burg."
    )
    found = slots.find(duo)
    assert found is not None
    assert words_at(duo.left, found.evidence["left"]) == ["Kowalenko"]
    assert words_at(duo.right, found.evidence["right"]) == ["Brandt"]


def _cases() -> list[tuple[str, str, str, str, str]]:
    return [
        (language, group, word, left, right)
        for language, groups in loads(CASES.read_text(encoding="utf-8")).items()
        for group, words in groups.items()
        for word, (left, right) in words.items()
    ]


def test_every_word_has_a_case() -> None:
    assert {case[:3] for case in _cases()} == listed("slots")


@pytest.mark.parametrize("case", _cases(), ids=lambda case: " ".join(case[:3]))
def test_each_word_is_needed(
    case: tuple[str, str, str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    language, group, word, left, right = case
    duo = named(left, right, language)
    assert subtype(duo) == group
    take_out(monkeypatch, lexicons, Case(language, group, word, left))
    assert subtype(duo) != group


@pytest.mark.parametrize(
    ("score", "meaning", "expected"),
    [(0.95, 0.8, Subtype.DATE), (0.95, 0.3, None), (0.6, 0.8, None)],
)
def test_across_languages_a_sure_match_of_other_days_contradicts(
    score: float, meaning: float, expected: Subtype | None
) -> None:
    left = make_claim("Am 3. März sank das Boot.", published=date(2031, 3, 7))
    right = make_claim(
        "The boat sank on 5 March.", account="b", language="en", published=date(2031, 3, 7)
    )
    assert subtype(make_duo(left, right, score=score, signals={"meaning": meaning})) is expected


def test_the_day_on_which_somebody_said_so_is_not_that_of_the_deed() -> None:
    text = "Das Boot sank im Hafen, sagte Lenz am 5. März."
    claim = make_claim(text, published=date(2031, 3, 7), frame=(Span(25, len(text)),))
    assert slots.dates(make_told(claim)) == []


@pytest.mark.parametrize(
    ("left", "right", "are"),
    [
        ("Am 3. März sank ein Boot.", "Am 5. März sank ein Boot.", True),
        ("Am 3. März sank ein Boot.", "Im März sank ein Boot.", False),
        ("Am 3. März sank ein Boot.", "Am 10. März sank ein Boot.", False),  # a bare weekday
        ("Am 3. März sank ein Boot.", "Ein Boot sank.", False),
    ],
)
def test_claims_of_two_days_name_days_that_cannot_be_one(
    left: str,
    right: str,
    are: bool,  # noqa: FBT001
) -> None:
    assert slots.are_of_two_days(named(left, right)) is are
