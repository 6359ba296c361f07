"""Who answers for a statement."""

from typing import Any

import pytest

from framing.engine import lexicons
from framing.engine.relations import speakers
from framing.engine.rules import Duo
from framing.engine.values import Relation, Span, Voice
from tests.engine.lexicon_cases import Case, cases, listed, take_out
from tests.engine.made import make_claim, make_duo, span_of, words_at

OWN = "Das Boot sank im Hafen."


def reported(speaker: str | None, text: str = OWN, **fields: Any) -> dict[str, Any]:
    chain = (speaker,) if speaker else ()
    fields = {"voice": Voice.REPORTED, "speaker": speaker, "speaker_chain": chain, **fields}
    return {"text": text, **fields}


def duo(left: dict[str, Any], right: dict[str, Any], **fields: Any) -> Duo:
    claims = [make_claim(**{"account": "a", **left}), make_claim(**{"account": "b", **right})]
    return make_duo(*claims, **fields)


def rule(left: dict[str, Any], right: dict[str, Any], **fields: Any) -> str | None:
    found = speakers.find(duo(left, right, **fields))
    assert found is None or found.kind is Relation.ATTRIBUTION
    return found.rule if found else None


@pytest.mark.parametrize("voice", [Voice.REPORTED, Voice.QUOTED, Voice.MIXED])
def test_one_asserts_what_the_other_reports(voice: Voice) -> None:
    told = reported("Hafenamt", "Laut Hafenamt sank das Boot.", voice=voice, cue="Laut")
    assert rule({"text": OWN}, told) == "asserted_or_reported"
    assert rule(told, {"text": OWN}) == "asserted_or_reported"


@pytest.mark.parametrize(
    ("score", "signals", "is_said"),
    [
        (0.9, {"bare_meaning": 0.31}, True),
        (0.9, {"bare_meaning": 0.29}, False),
        (0.79, {"bare_meaning": 0.9}, False),
        (0.6, {}, True),  # nobody asked for vectors
        (0.3, {"bare_meaning": 0.1, "numbers": 1.0}, True),  # one figure in both
    ],
)
def test_who_tells_of_something_else_asserts_nothing(
    score: float, signals: dict[str, float], *, is_said: bool
) -> None:
    told = reported("Hafenamt", "Laut Hafenamt sank das Boot.", cue="Laut")
    found = rule({"text": OWN}, told, score=score, signals=signals)
    assert found == ("asserted_or_reported" if is_said else None)


def test_two_own_statements_have_no_speakers() -> None:
    assert rule({"text": OWN}, {"text": OWN}) is None


def test_an_outlet_that_keeps_its_distance_asserts_nothing() -> None:
    hedged = {"text": "Das Boot sank wohl im Hafen.", "hedged": True}
    assert rule(hedged, reported("Hafenamt", "Laut Hafenamt sank das Boot.")) is None


def test_an_outlet_that_names_the_speaker_does_not_assert() -> None:
    named = {"text": "Das Hafenamt nennt ein Boot."}
    assert rule(named, reported("Hafenamt", "Laut Hafenamt sank das Boot.")) is None


def test_an_outlet_that_names_the_speaker_in_other_letters_does_not_assert() -> None:
    named = {"text": "Kovalenko nennt ein Boot.", "names": ["Kovalenko"]}
    told = reported("Kowalenko", "Laut Kowalenko sank das Boot.", names=["Kowalenko"])
    assert rule(named, told, names={"kowalenko": "k", "kovalenko": "k"}) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [("Hafenamt", "Feuerwehr"), ("Anna Kowalenko", "Bernd Brandt")],
)
def test_other_speakers_differ(left: str, right: str) -> None:
    names = {"Anna Kowalenko", "Bernd Brandt"}
    one = reported(left, f"Laut {left} sank das Boot.", names=sorted(names & {left}))
    other = reported(right, f"Laut {right} sank das Boot.", names=sorted(names & {right}))
    assert rule(one, other) == "other_speaker"


@pytest.mark.parametrize(
    ("left", "right", "fields"),
    [
        (reported("Hafenamt"), reported("Hafenamt"), {}),
        (reported("Hafenamt"), reported(None), {}),
        (reported("Anwaltschaft"), reported("Staatsanwaltschaft"), {}),
        (
            reported("Feuerwehr"),
            reported("Hafenamt", "Das Hafenamt und die Feuerwehr sagten es."),
            {},
        ),
        (
            reported("Kowalenko", "Kowalenko sah es.", names=["Kowalenko"]),
            reported("Bürgermeisterin"),
            {},
        ),
        (
            reported("Kowalenko", "Laut Kowalenko.", names=["Kowalenko"]),
            reported("Kovalenko", "Laut Kovalenko.", names=["Kovalenko"]),
            {"names": {"kowalenko": "k", "kovalenko": "k"}},
        ),
        (reported("port office", language="en"), reported("Hafenamt"), {}),
    ],
)
def test_speakers_that_may_be_one_do_not_differ(
    left: dict[str, Any], right: dict[str, Any], fields: dict[str, Any]
) -> None:
    assert rule(left, right, **fields) is None


@pytest.mark.parametrize(
    ("office", "expected"), [("Hafenamt", "other_speaker"), ("Burgwache", None)]
)
def test_a_named_person_is_of_the_house_that_stands_beside_the_name(
    office: str, expected: str | None
) -> None:
    text = "Das sah laut Burgwache-Chefin Kowalenko so aus."
    frame = (Span(text.index("laut"), text.index(" so")),)
    left = {**reported("Kowalenko", text, names=["Kowalenko"]), "frame": frame}
    right = reported(office, "Es sah so aus.")
    assert rule(left, right) == expected


def test_a_speaker_without_a_chain_counts() -> None:
    left = {**reported("Hafenamt"), "speaker_chain": ()}
    assert rule(left, reported("Feuerwehr")) == "other_speaker"


def test_evidence_points_at_speaker_and_cue() -> None:
    pair = duo(
        {"text": OWN}, reported("Hafenamt", "Das Boot sank, sagte das Hafenamt.", cue="sagte")
    )
    found = speakers.find(pair)
    assert found is not None
    assert words_at(pair.right, found.evidence["right"]) == ["sagte", "Hafenamt"]
    assert found.evidence["left"] == []
    assert found.evidence["voices"] == ["outlet", "reported"]
    assert found.evidence["speakers"] == [None, "Hafenamt"]
    assert found.evidence["cues"] == ["", "sagte"]


def test_every_word_has_a_case() -> None:
    assert {case[:3] for case in cases("speakers")} == listed("speakers")


@pytest.mark.parametrize("case", cases("speakers"), ids=" ".join)
def test_each_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    if case.group == "acts":
        cue = case.text.split()[2 if case.language == "de" else 3]
        left, right = (
            reported("Hafenamt", language=case.language),
            {"text": OWN, "language": case.language},
        )
        assert rule({**left, "cue": cue}, right) is None
        take_out(monkeypatch, lexicons, case)
        assert rule({**left, "cue": cue}, right) == "asserted_or_reported"
        return
    special = {"de": "Hafenamt", "en": "harbour master"}[case.language]
    left = reported(case.text, language=case.language)
    right = reported(special, language=case.language)
    assert rule(left, right) is None
    take_out(monkeypatch, lexicons, case)
    assert rule(left, right) == "other_speaker"


def test_the_clause_that_only_reports_is_the_frame() -> None:
    told = duo(
        reported("Hafenamt", "Das Boot sank, sagte das Hafenamt am Sonntag.", cue="sagte"),
        {"text": OWN},
    ).left
    said = {word.form for word in speakers.framing_of(told)}
    assert said == {"sagte", "das", "Hafenamt", "am", "Sonntag"}


def test_a_frame_inside_a_clause_is_its_words_alone() -> None:
    text = "Laut Hafenamt sank das Boot am Sonntag."
    told = duo(
        reported("Hafenamt", text, cue="Laut", frame=(span_of(text, "Laut Hafenamt"),)),
        {"text": OWN},
    ).left
    assert {word.form for word in speakers.framing_of(told)} == {"Laut", "Hafenamt"}


def test_who_leaves_the_source_out_drops_it() -> None:
    told = reported("Hafenamt", "Laut Hafenamt sank das Boot.", cue="Laut")
    assert speakers.drops_source(duo({"text": OWN}, told))
    assert not speakers.drops_source(duo({"text": OWN}, {"text": OWN}))
    assert not speakers.drops_source(duo(reported("Feuerwehr"), told))
