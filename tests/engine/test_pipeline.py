"""The whole comparison, on invented accounts of an invented fire."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from framing import engine
from framing.comparisons.files import read_folder
from framing.engine.pipeline import compare, read
from framing.engine.similarity import to_encode
from framing.engine.tuning import MATCH
from framing.engine.values import Claim, Finding, Relation, Result, Span, Status, Text

FOLDER = Path(__file__).parent / "harbour"


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return read_folder(FOLDER)


@pytest.fixture(scope="module")
def result(texts: list[Text]) -> Result:
    return compare(texts)


def said(result: Result, kind: Relation) -> set[tuple[str, ...]]:
    """The claims that findings of a kind speak of, by account and first words."""
    claims = {claim.id: claim for reading in result.readings for claim in reading.claims}
    return {
        tuple(f"{claims[c].account}: {claims[c].text}" for c in finding.claims)
        for pair in result.pairs
        for finding in pair.findings
        if finding.kind is kind
    }


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (
            Relation.AGREEMENT,
            "bote: Das Feuer brach am Montagabend in einer Lagerhalle der Reederei Solberg aus.",
            "kurier: In einer Lagerhalle der Reederei Solberg ist am Montagabend das Feuer "
            "ausgebrochen.",
        ),
        (
            Relation.FIGURE,
            "bote: Bei dem Brand im Hafen von Lindhafen sind 14 Menschen gestorben.",
            "kurier: Im Hafen von Lindhafen sind bei einem Brand 17 Menschen ums Leben gekommen.",
        ),
        (
            Relation.UPDATE,
            "bote: Bei dem Brand im Hafen von Lindhafen sind 14 Menschen gestorben.",
            "echo: Bei dem Brand im Hafen von Lindhafen sind 23 Menschen gestorben.",
        ),
        (
            Relation.CONTRADICTION,
            "bote: Die Feuerwehr hat das Gelände am Hafen geräumt.",
            "kurier: Das Gelände am Hafen hat die Feuerwehr nicht geräumt.",
        ),
        (
            Relation.CONTRADICTION,
            "bote: Der Stadtrat stimmte dem Bau einer neuen Lagerhalle zu.",
            "echo: Der Stadtrat lehnte den Bau einer neuen Lagerhalle ab.",
        ),
        (
            Relation.ATTRIBUTION,
            "bote: Das Feuer in der Lagerhalle war Brandstiftung.",
            "kurier: Das Feuer in der Lagerhalle sei Brandstiftung gewesen, sagte "
            "Bürgermeisterin Anna Kowalenko.",
        ),
        (
            Relation.WORDING,
            "bote: Demonstranten besetzten am Dienstag das Rathaus der Stadt.",
            "kurier: Randalierer besetzten am Dienstag das Rathaus der Stadt.",
        ),
        (
            Relation.SAME_ORIGIN,
            "bote: Ein Gutachter prüft nun, warum die Löschanlage der Halle erst nach zwanzig "
            "Minuten ansprang.",
            "kurier: Ein Gutachter prüft jetzt, warum die Löschanlage der Halle erst nach "
            "zwanzig Minuten ansprang.",
        ),
    ],
)
def test_each_kind_of_finding_is_found(
    result: Result, kind: Relation, left: str, right: str
) -> None:
    assert (left, right) in said(result, kind)


def absences(result: Result) -> list[Finding]:
    return [f for row in result.rows for f in row.findings if f.kind is Relation.ABSENCE]


def test_what_others_have_is_absent_with_its_reason(result: Result) -> None:
    found = {(finding.account, finding.evidence["reason"]) for finding in absences(result)}
    assert ("herald", "earlier") in found
    assert ("echo", "not_found") in found


def test_an_account_without_a_claim_lacks_nothing(texts: list[Text]) -> None:
    empty = Text("empty", "", "de")
    assert all(finding.account != "empty" for finding in absences(compare([*texts, empty])))


def test_rows_hold_every_claim_once_and_the_findings_of_their_matches(result: Result) -> None:
    claims = [claim.id for reading in result.readings for claim in reading.claims]
    assert sorted(claim for row in result.rows for claim in row.claims) == sorted(claims)
    matched = {
        id(finding)
        for pair in result.pairs
        if pair.status is Status.MATCH
        for finding in pair.findings
    }
    for row in result.rows:
        for finding in row.findings:
            assert set(finding.claims) <= set(row.claims)
            assert finding.kind is Relation.ABSENCE or id(finding) in matched


def test_the_order_of_accounts_does_not_matter(texts: list[Text], result: Result) -> None:
    for order in (texts[::-1], texts[2:] + texts[:2]):
        assert compare(order) == result


def test_another_account_leaves_the_scores_of_the_others_alone(
    texts: list[Text], result: Result
) -> None:
    fewer = compare([text for text in texts if text.id != "kurier"])
    kept = [pair for pair in result.pairs if "kurier" not in pair.left + pair.right]
    assert [(p.left, p.right, p.score) for p in fewer.pairs] == [
        (p.left, p.right, p.score) for p in kept
    ]


def test_a_match_is_what_ends_in_one_row(result: Result) -> None:
    row_of = {claim: n for n, row in enumerate(result.rows) for claim in row.claims}
    for pair in result.pairs:
        is_match = pair.status is Status.MATCH
        assert is_match is (row_of[pair.left] == row_of[pair.right])
    apart = [p for p in result.pairs if p.score >= MATCH and p.status is Status.SUGGEST]
    assert apart
    assert not any(f.kind is Relation.AGREEMENT for p in apart for f in p.findings)


def test_a_suggestion_to_which_a_third_account_leads_is_a_match() -> None:
    told = {
        "a": "Am Montag brannte in Nordhafen eine Lagerhalle.",
        "b": "In Nordhafen brannte am Montag eine Lagerhalle mit Kaffee aus Peru.",
        "c": "Die Lagerhalle mit dem Kaffee aus Peru stand in Flammen.",
    }
    more = "Die Schulen im ganzen Bezirk bleiben vorerst geschlossen."
    texts = [
        Text(name, f"{more} {words}" if name == "c" else f"{words} {more}", "de")
        for name, words in told.items()
    ]
    (pair,) = [p for p in compare(texts).pairs if p.left[0] + p.right[0] == "ac" and p.score < 1]
    assert pair.score < MATCH
    assert pair.status is Status.MATCH
    alone = compare([texts[0], texts[2]])
    assert [p.status for p in alone.pairs] == [Status.SUGGEST, Status.MATCH]


def spans_of(claim: Claim) -> list[Span]:
    return [
        claim.span,
        *claim.quotes,
        *(quantity.span for quantity in claim.quantities),
        *(mention.span for mention in claim.names),
    ]


def test_a_claim_of_two_tolls_goes_with_the_first() -> None:
    """And who counts the dead does not repeat who counts the injured."""
    tolls = (
        "9 Menschen starben im Hafen der Stadt.\n\n"
        "Im Hafen wurden 48 Menschen verletzt, als das Lager brannte."
    )
    both = "Als das Lager im Hafen brannte, starben 11 Menschen, 52 wurden verletzt."
    found = compare([Text("a", tolls, "de"), Text("b", both, "de")])
    dead, injured = sorted(found.pairs, key=lambda pair: pair.left != found.rows[0].claims[0])
    assert MATCH <= dead.score < injured.score
    assert [len(row.claims) for row in found.rows] == [2, 1]


def test_every_span_of_a_claim_leads_to_its_characters(result: Result) -> None:
    for reading in result.readings:
        text = reading.text.text
        for claim in reading.claims:
            assert text[claim.span.start : claim.span.end] == claim.text
            for span in spans_of(claim):
                assert claim.span.start <= span.start < span.end <= claim.span.end
            for quantity in claim.quantities:
                assert text[quantity.span.start : quantity.span.end] == quantity.words


def test_every_span_of_a_finding_lies_in_its_claim(result: Result) -> None:
    claims = {claim.id: claim for reading in result.readings for claim in reading.claims}
    pointing = [f for pair in result.pairs for f in pair.findings]
    for finding in pointing:
        for side, claim_id in zip(("left", "right"), finding.claims, strict=True):
            spans = finding.evidence[side]
            assert isinstance(spans, list)
            for start, end in spans:
                assert claims[claim_id].span.start <= start < end <= claims[claim_id].span.end
    assert pointing


def test_two_accounts_of_one_id_are_refused(texts: list[Text]) -> None:
    with pytest.raises(ValueError, match="same id"):
        compare([texts[0], replace(texts[1], id=texts[0].id)])


@pytest.mark.parametrize("is_on", [True, False])
def test_python_looks_for_cycles_as_before_it(texts: list[Text], *, is_on: bool) -> None:
    (gc.enable if is_on else gc.disable)()
    try:
        with pytest.raises(ValueError, match="same id"):
            compare([texts[0], texts[0]])
        assert gc.isenabled() is is_on
    finally:
        gc.enable()


def test_nothing_compared_is_nothing_found() -> None:
    assert compare([]) == Result((), (), ())


def test_a_text_is_read_alone(texts: list[Text], result: Result) -> None:
    assert tuple(read(text) for text in texts) == result.readings


def test_the_door_leads_to_the_pipeline() -> None:
    assert (engine.compare, engine.read) == (compare, read)


def test_one_more_account_on_an_earlier_result_gives_what_a_full_run_gives(
    texts: list[Text], result: Result
) -> None:
    for left_out in texts:
        earlier = compare([text for text in texts if text is not left_out])
        assert compare(texts, earlier=earlier) == result


def test_a_changed_text_is_read_anew(texts: list[Text], result: Result) -> None:
    first, *others = texts
    changed = replace(first, text=f"{first.text}\n\nAm Abend regnete es in Lindhafen heftig.")
    assert compare([changed, *others], earlier=result) == compare([changed, *others])


def test_what_is_the_same_is_taken_over(texts: list[Text], result: Result) -> None:
    again = compare(texts, earlier=result)
    assert again == result
    same = [a is b for a, b in zip(again.pairs, result.pairs, strict=True)]
    assert sum(same) > len(same) / 2  # but those whose status rows decide


class Counting:
    """An encoder that counts what it is asked for; all texts mean the same."""

    texts = 0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the same row for each text."""
        self.texts += len(texts)
        return np.ones((len(texts), 1), dtype=np.float32)


class Flat:
    """An encoder for which all texts mean the same."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.full((len(texts), 4), 0.5, dtype=np.float32)


def test_what_was_encoded_before_is_not_encoded_again(texts: list[Text]) -> None:
    """Also where the new text joins names of the others, so that they are made ready anew."""
    counting = Counting()
    *first, last = texts
    earlier = compare(first, encoder=counting)
    before = counting.texts
    joined = Text(last.id, f"{last.text} Kowalenko und Kovalenko kamen.", last.language)
    added = compare([*first, joined], encoder=counting, earlier=earlier)
    new = next(r.claims for r in added.readings if r.text.id == last.id)
    assert counting.texts - before == len(to_encode(new)) > len(new)
    assert added == compare([*first, joined], encoder=counting)


def test_another_encoder_takes_nothing_over(texts: list[Text], result: Result) -> None:
    encoder = Flat()
    full = compare(texts, encoder=encoder)
    assert compare(texts, encoder=encoder, earlier=result) == full != result


def end(result: Result, account: str, words: str) -> engine.End:
    """Find a claim by some of its words."""
    (found,) = (
        claim
        for reading in result.readings
        for claim in reading.claims
        if claim.account == account and words in claim.text
    )
    return account, found.key


def wishes(result: Result) -> dict[str, list[tuple[engine.End, engine.End]]]:
    """Put two statements together that do not match, and keep two apart that do."""
    dead, owner = end(result, "bote", "14 Menschen"), end(result, "kurier", "17 Menschen")
    other = end(result, "kurier", "Löschanlage")
    return {"cannot": [(dead, owner)], "must": [(dead, other)]}


def test_what_people_said_goes_before_the_scores(texts: list[Text], result: Result) -> None:
    said = wishes(result)
    found = compare(texts, must=said["must"], cannot=said["cannot"])
    row_of = {
        (c.account, c.key): n
        for n, row in enumerate(found.rows)
        for r in found.readings
        for c in r.claims
        if c.id in row.claims
    }
    ((dead, other),) = said["must"]
    ((_dead, apart),) = said["cannot"]
    assert row_of[dead] == row_of[other] != row_of[apart]
    assert compare(texts[::-1], **said) == found  # type: ignore[arg-type]


def test_a_figure_is_found_between_claims_that_people_put_together() -> None:
    one = Text("a", "Bei dem Brand im Hafen starben 14 Menschen.", "de")
    other = Text("b", "Siebzehn Menschen starben, wie es am Abend aus dem Rathaus hieß.", "de")
    claims = {r.text.id: r.claims[0] for r in compare([one, other]).readings}
    must = [(("a", claims["a"].key), ("b", claims["b"].key))]
    (row,) = compare([one, other], must=must).rows
    assert Relation.FIGURE in {finding.kind for finding in row.findings}


def test_an_account_more_gives_what_a_full_run_gives_under_corrections(
    texts: list[Text], result: Result
) -> None:
    said = wishes(result)
    key = end(result, "bote", "14 Menschen")[1]
    over = [engine.Override("bote", key, (engine.Part(0, 12, speaker="Polizei"),))]
    over += [
        engine.Override("kurier", end(result, "kurier", "Löschanlage")[1], (engine.Part(0, 5),))
    ]
    full = compare(texts, overrides=over, **said)  # type: ignore[arg-type]
    assert full != result
    for left_out in texts:
        fewer = [text for text in texts if text is not left_out]
        earlier = compare(fewer, overrides=over, **said)  # type: ignore[arg-type]
        assert compare(texts, earlier=earlier, overrides=over, **said) == full  # type: ignore[arg-type]
    # What was said since is not taken over from before, nor what was taken back.
    assert compare(texts, earlier=result, overrides=over, **said) == full  # type: ignore[arg-type]
    assert compare(texts, earlier=full) == result


def test_one_man_under_two_names_is_no_other_speaker() -> None:
    told = (
        "Kowalenko sagte, der Damm sei sicher. "
        "Der Präsident sagte, dass der alte Damm bei Ostrova am Dienstag gebrochen ist."
    )
    other = "Laut Kowalenko ist der alte Damm bei Ostrova am Dienstag gebrochen."
    third = "Präsident Kowalenko kam am Mittwoch nach Ostrova."
    texts = [Text("a", told, "de"), Text("b", other, "de")]
    for known, rules in (([], True), ([Text("c", third, "de")], False)):
        found = compare([*texts, *known])
        shown = {f.rule for pair in found.pairs for f in pair.findings}
        assert ("other_speaker" in shown) is rules


def test_who_counts_another_group_does_not_tell_what_is_lacking() -> None:
    told = {
        "a": "Bei den Unruhen starben 164 Menschen. Der Hafen blieb zu.",
        "b": "Bei den Unruhen starben 164 Menschen, meldet das Amt. Die Schule brannte.",
        "c": "Bei den Unruhen starben 18 Polizisten. Das Wetter war gut.",
        "d": "Der Markt war offen. Es regnete am Abend stark.",
    }
    result = compare(Text(name, text, "de") for name, text in told.items())
    first, *_others = result.rows
    assert [claim.split(":")[0] for claim in first.claims] == ["a", "b"]
    lacking = [found for found in first.findings if found.kind is Relation.ABSENCE]
    assert [found.account for found in lacking] == ["c", "d"]
    assert all(found.evidence["accounts"] == ["a", "b"] for found in lacking)
    # Nor is it told there in other words.
    assert all("nearest" not in found.evidence for found in lacking)
    pair = next(pair for pair in result.pairs if "c" in pair.right and "a" in pair.left)
    assert [finding.rule for finding in pair.findings] == ["other_group"]
    assert pair.status is Status.SUGGEST
