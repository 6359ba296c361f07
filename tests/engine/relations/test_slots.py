"""Two claims that say the same but for one place."""

from datetime import date
from pathlib import Path
from tomllib import loads
from typing import Any

import pytest

from framing.engine import lexicons
from framing.engine.relations import distances, slots, times
from framing.engine.rules import Duo
from framing.engine.values import Relation, Status, Subtype
from tests.engine.lexicon_cases import Case, listed, take_out
from tests.engine.made import make_claim, make_duo, words_at

NAMES = ("Seestadt", "Bergdorf", "UK", "Kowalenko", "Brandt", "Lenz")
CASES = Path(__file__).parents[1] / "cases" / "slots.toml"


def named(left: str, right: str, language: str = "de", **pair: Any) -> Duo:
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
        ),
        **pair,
    )


def subtype(duo: Duo) -> Subtype | None:
    found = slots.find(duo) or distances.find(duo)
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
        (
            "Der Markt wurde wegen der Unruhen vorzeitig abgebrochen.",
            "Wegen der Hitze brachen sie den Wochenmarkt vorzeitig ab, nicht wegen der Proteste.",
            Subtype.CAUSE,
        ),
        (
            "Unbekannte zündeten am Rathaus eine Tonne an.",
            "Eine Mülltonne wurde nicht am Rathaus angezündet, sondern am Bahnhof.",
            Subtype.PLACE,
        ),
        (
            "Die meisten Boote sanken auf der Seebrücke.",
            "Die meisten Boote sanken auf dem Marktplatz, weit weg von der Brücke.",
            Subtype.PLACE,
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
        ("In Seestadt öffnete das Tor der Burg.", "In Bergdorf sang der Chor am Abend laut."),
        ("Am Abend sank ein altes Boot am Hafen.", "Am Bahnhof, am Hafen sank ein altes Boot."),
        (
            "Am Abend sank im Sturm ein altes Boot am Hafen.",
            "Nahe Seestadt, unweit vom Hafen, sank im Sturm am Abend ein altes Boot.",
        ),
        ("Am Abend sank in UK ein altes Boot.", "Am Abend sank in Bergdorf ein altes Boot."),
        (
            "Am Abend sank ein altes Seestadter Boot in Bergdorf.",
            "Am Abend sank ein altes Boot in Seestadt.",
        ),
        ("Ein altes Boot sank im Sturm am Bahnhof.", "Es kam zu spät, am Hafen war es laut."),
        ("Anna Lenz öffnete am Abend das Tor der Burg.", "Lenz öffnete am Abend das Tor der Burg."),
        ("Kowalenko öffnete am Abend nicht das Tor.", "Brandt öffnete am Abend das Tor."),
        (
            "Das Boot am Hafen der Stadt sank wegen der Krawalle.",
            "Das Boot am Hafen der Stadt sank wegen der Randale.",
        ),
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


def test_a_time_of_day_clashes() -> None:
    duo = named("Um 17.13 Uhr war die Brücke wieder frei.", "Um 17.14 Uhr war die Brücke frei.")
    found = slots.find(duo)
    assert found is not None
    assert (found.subtype, found.evidence["days"]) == (Subtype.DATE, [[1033, 1033], [1034, 1034]])


def test_what_differs_in_two_languages_needs_a_match_by_meaning() -> None:
    left = make_claim("Am Mittwoch tagte der Rat.", published=date(2031, 3, 7))
    right = make_claim(
        "The council met on Thursday.", account="b", language="en", published=date(2031, 3, 7)
    )
    assert subtype(make_duo(left, right, signals={"meaning": 0.8})) is Subtype.DATE
    assert subtype(make_duo(left, right)) is None
    assert subtype(make_duo(left, right, signals={"meaning": 0.8}, status=Status.SUGGEST)) is None


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("Am Montag sank ein Boot.", "Der Chor sang am Dienstag.", True),
        ("Am Montag sank ein Boot.", "Der Chor sang am Montag.", False),
        ("Am Hafen sank ein Boot.", "Ein Boot sank am Bahnhof.", True),
        ("Ein Boot sank.", "Ein Boot brannte.", False),
    ],
)
def test_what_clashes_at_all(left: str, right: str, *, clash: bool) -> None:
    assert slots.clashes(named(left, right)) is clash


GROUPS = {
    **dict.fromkeys(("cause", "cause_clause"), Subtype.CAUSE),
    **dict.fromkeys(("place", "place_noun", "bearing"), Subtype.PLACE),
    **dict.fromkeys(("agent", "passive", "article", "object_article"), Subtype.ACTOR),
    **dict.fromkeys(times.PARTS, Subtype.DATE),
    **dict.fromkeys(("copula", "as_of", "reported", "zones")),
}


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
    near = {
        "zones": {"meaning": 0.6},
        "sequence": {"characters": 0.5},
        "since": {"characters": 0.5},
    }
    signals = near.get(group, {})
    assert subtype(named(left, right, language, signals=signals)) == GROUPS[group]
    take_out(monkeypatch, lexicons, Case(language, group, word, left))
    # A new pair: the claims of the first keep their answers.
    assert subtype(named(left, right, language, signals=signals)) != GROUPS[group]


@pytest.mark.parametrize(
    ("pair", "differs"),
    [
        ({"signals": {"meaning": 0.6}}, True),
        ({"signals": {"meaning": 0.4}}, False),
        ({"signals": {"lemmas": 0.3}}, True),
        ({"signals": {"lemmas": 0.2}}, False),
        ({"signals": {}}, False),
        ({"signals": {"meaning": 0.6}, "score": 0.5}, False),
        ({"signals": {"meaning": 0.6}, "status": Status.SUGGEST}, False),
    ],
)
def test_two_times_of_day_of_one_happening_exclude_each_other(
    pair: dict[str, Any], *, differs: bool
) -> None:
    left, right = "Um 14.10 Uhr befreite man ihn.", "Um 15.40 Uhr kam der letzte Gast frei."
    found = slots.find(make_duo(left, right, **pair))
    assert (found is not None and found.subtype is Subtype.DATE) is differs


def test_two_days_may_be_of_two_happenings() -> None:
    left, right = "Am Montag befreite man ihn.", "Am Freitag kam der letzte Gast frei."
    day = date(2031, 3, 10)
    assert slots.find(make_duo(left, right, days=(day, day), signals={"meaning": 0.6})) is None


def test_a_slot_in_two_languages_asks_for_a_surer_match_than_a_denial() -> None:
    day = date(2031, 3, 10)
    left = make_claim("Am Montag wurde er befreit.", published=day)
    right = make_claim("He was freed on Friday.", account="b", language="en", published=day)
    found = [
        slots.find(make_duo(left, right, score=score, signals={"meaning": 0.8}))
        for score in (0.84, 0.86)
    ]
    assert [finding is not None for finding in found] == [False, True]
