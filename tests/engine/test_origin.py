"""Near-copies and agency credits."""

from dataclasses import replace

import pytest

from framing.engine import lexicons, origin
from framing.engine.cleaning import clean
from framing.engine.values import Claim, Completeness, Reading, Relation, Status, Text, Voice
from tests.engine.lexicon_cases import Case, cases, listed, take_out
from tests.engine.made import make_claim, make_duo, span_of

LONG = "Bei einem Brand in der alten Fabrik am Hafen von Seestadt starben am Abend zwölf Arbeiter."
OTHER = "Am Morgen danach suchten die Taucher noch immer im trüben Wasser nach den beiden Booten."


def reading(text_id: str, text: str, *sentences: str, **fields: str) -> Reading:
    claims = [
        Claim(f"{text_id}:{n}", text_id, span_of(text, sentence), sentence, "de", n)
        for n, sentence in enumerate(sentences)
    ]
    account = Text(text_id, text, "de", **fields)  # type: ignore[arg-type]
    return Reading(account, clean(text, markup=account.markup), tuple(claims))


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("Seestadt (dpa) – Ein Boot sank im Hafen.", "", {"dpa"}),
        ("Ein Boot sank im Hafen. [AFP/Reuters]", "", {"AFP", "Reuters"}),
        ("Ein Boot sank im Hafen.\n\nmau/dpa", "", {"dpa"}),
        ("Ein Boot sank im Hafen.\n\nQuelle: APA/Redaktion", "", {"APA"}),
        ("Ein Boot sank im Hafen.", "Reuters (Seestädter Bote)", {"Reuters"}),
        ("Das meldete die Agentur TASS am Abend aus dem Hafen von Seestadt.", "TAZ", set()),
        ("Ein Boot sank im Hafen (siehe Karte).", "", set()),
        (
            "Im Hafen/dpa heißt ein Boot so, das am Abend vor vielen Leuten sank.",
            "",
            set(),
        ),
    ],
)
def test_a_text_is_signed_by_agencies(text: str, outlet: str, expected: set[str]) -> None:
    assert origin.credits_of(reading("a", text, outlet=outlet)) == expected


def siblings(readings: list[Reading]) -> dict[frozenset[str], origin.Sibling]:
    return origin.siblings({one.text.id: origin.marks(one) for one in readings})


def test_accounts_of_one_agency_are_siblings() -> None:
    texts = [
        reading("b", "Ein Boot sank. (dpa)"),
        reading("a", "Ein Boot ging unter. (dpa)"),
        reading("c", "Ein Boot ging unter. (AFP)"),
    ]
    found = siblings(texts)
    assert found == {frozenset("ab"): origin.Sibling(("dpa",), 0.0)}


def test_accounts_that_share_long_runs_of_words_are_siblings() -> None:
    text = f"{LONG} {OTHER}"
    found = siblings([reading("a", text, LONG, OTHER), reading("b", text, LONG, OTHER)])
    assert found == {frozenset("ab"): origin.Sibling((), 1.0)}


def test_a_speech_printed_by_both_makes_no_siblings() -> None:
    text = f"{LONG} {OTHER}"
    both = [reading(name, text, LONG, OTHER) for name in "ab"]
    quoted = [Reading(r.text, r.clean, tuple(_quoted(claim) for claim in r.claims)) for r in both]
    assert siblings(quoted) == {}


def _quoted(claim: Claim) -> Claim:
    return Claim(
        claim.id, claim.account, claim.span, claim.text, "de", claim.order, voice=Voice.QUOTED
    )


def test_short_texts_share_too_little_to_tell() -> None:
    assert siblings([reading("a", LONG, LONG), reading("b", LONG, LONG)]) == {}


def test_a_near_copy_has_one_source() -> None:
    duo = make_duo(LONG, LONG.replace("alten", "stillgelegten"), status=Status.SUGGEST)
    found = origin.find(duo, {})
    assert found is not None
    assert (found.kind, found.rule) == (Relation.SAME_ORIGIN, "near_copy")
    assert found.evidence["copied"] == pytest.approx(0.9375)
    assert found.evidence["left"] == [[0, len(LONG)]]


@pytest.mark.parametrize(
    ("text", "quote", "is_copy"),
    [
        ("Ein Boot sank im Hafen.", None, True),
        ("„Ein Boot sank“, sagte der Wirt im Hafen.", "Ein Boot sank", True),
        ("„Ein altes Boot sank hier“, sagte Lenz.", "Ein altes Boot sank hier", False),
    ],
)
def test_a_short_sentence_to_the_letter_has_one_source(
    text: str,
    quote: str | None,
    is_copy: bool,  # noqa: FBT001
) -> None:
    quotes = [quote] if quote else []
    voice = Voice.QUOTED if quote else Voice.OUTLET
    claims = [make_claim(text, account=name, voice=voice, quotes=quotes) for name in "ab"]
    assert bool(origin.find(make_duo(*claims), {})) is is_copy


@pytest.mark.parametrize(
    ("left", "right", "voice"),
    [
        ("Ein Boot sank hier.", "Ein Boot sank hier.", Voice.OUTLET),
        ("Ein Boot sank im Hafen.", "Ein Kahn sank im Hafen.", Voice.OUTLET),
        (LONG, OTHER, Voice.OUTLET),
        (LONG, LONG, Voice.QUOTED),
    ],
)
def test_short_other_or_quoted_claims_are_no_copies(left: str, right: str, voice: Voice) -> None:
    claims = [make_claim(left, voice=voice), make_claim(right, account="b", voice=voice)]
    assert origin.find(make_duo(*claims), {}) is None


@pytest.mark.parametrize(
    ("sibling", "rule"),
    [(origin.Sibling(("dpa",), 0.0), "agency"), (origin.Sibling((), 0.5), "shared_text")],
)
def test_a_match_of_siblings_has_one_source(sibling: origin.Sibling, rule: str) -> None:
    duo = make_duo("Ein Boot sank im Hafen.", "Ein Boot ging im Hafen unter.")
    found = origin.find(duo, {frozenset("ab"): sibling})
    assert found is not None
    assert found.rule == rule


def test_what_siblings_that_share_text_put_in_other_words_is_their_own() -> None:
    duo = make_duo("Ein Boot sank im Hafen.", "Am Kai ging gestern eine Jacht unter.")
    assert origin.find(duo, {frozenset("ab"): origin.Sibling((), 0.5)}) is None


def test_a_loose_paraphrase_of_two_papers_with_one_agency_may_be_their_own() -> None:
    duo = make_duo("Ein Boot sank im Hafen.", "Am Kai ging gestern eine Jacht unter.")
    assert origin.find(duo, {frozenset("ab"): origin.Sibling(("dpa",), 0.0)}) is None


def test_the_words_of_a_digest_are_nobodys_copy() -> None:
    duo = make_duo(LONG, LONG)
    text = replace(duo.left.text, completeness=Completeness.DIGEST)
    assert (
        origin.find(
            replace(duo, left=replace(duo.left, reading=replace(duo.left.reading, text=text))), {}
        )
        is None
    )


def test_a_suggestion_of_siblings_shows_nothing() -> None:
    duo = make_duo("Ein Boot sank.", "Ein Boot ging unter.", status=Status.SUGGEST)
    assert origin.find(duo, {frozenset("ab"): origin.Sibling(("dpa",), 0.0)}) is None


def test_every_agency_has_a_case() -> None:
    assert {case[:3] for case in cases("agencies")} == listed("agencies")


@pytest.mark.parametrize("case", cases("agencies"), ids=" ".join)
def test_each_agency_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    text = reading("a", case.text)
    assert origin.credits_of(text) == {case.word}
    take_out(monkeypatch, lexicons, case)
    assert origin.credits_of(text) == set()


def test_a_credit_alone_shows_the_source_of_a_digest() -> None:
    left, right = "Zwölf Arbeiter starben in der Fabrik.", "Bei dem Brand gab es zwölf Tote."
    duo = make_duo(left, right)
    text = replace(duo.left.text, completeness=Completeness.DIGEST)
    digested = replace(duo, left=replace(duo.left, reading=replace(duo.left.reading, text=text)))
    known = {frozenset(("a", "b")): origin.Sibling(("dpa",), 0.0)}
    found = origin.find(digested, known)
    assert found is not None
    assert found.rule == "agency"
    assert origin.find(duo, known) is None
