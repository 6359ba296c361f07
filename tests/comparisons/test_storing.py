"""A result of the engine becomes rows, and its spans become characters of a claim's words."""

import pytest

from framing import engine
from framing.comparisons import build, storing
from framing.comparisons.models import Claim, Finding, Row
from tests.comparisons.makers import fake_result, make_comparison, make_told_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def _stored() -> None:
    event, _accounts = make_told_event()
    comparison = make_comparison(event)
    versions = build.versions_of(event.pk)
    storing.store(
        fake_result([build.text_of(version) for version in versions]), comparison, versions
    )


@pytest.mark.usefixtures("_stored")
def test_every_claim_stands_in_a_row_and_in_its_text() -> None:
    claims = Claim.objects.select_related("version")
    assert len(claims) == 6
    for claim in claims:
        assert claim.version.text[claim.start : claim.end] == claim.text


@pytest.mark.usefixtures("_stored")
def test_rows_follow_the_first_account_by_date() -> None:
    first_words = [
        row.claims.order_by("account__published_on")[0].text for row in Row.objects.all()
    ]
    assert first_words == [
        "Im Hafen von Nordhafen brannte eine Halle.",
        "Zwölf Menschen wurden verletzt.",
        "In Nordhafen brannte am Montag eine Halle.",
        "Der Verein der Fischer sagte sein Fest ab.",
        "„Wir trauern“, sagte Ole Brandt.",
    ]


@pytest.mark.usefixtures("_stored")
def test_a_row_counts_its_accounts() -> None:
    assert [row.account_count for row in Row.objects.all()] == [1, 2, 1, 1, 1]


@pytest.mark.usefixtures("_stored")
def test_the_deciding_words_are_marked_in_the_claims_words() -> None:
    finding = Finding.objects.get(kind="figure")
    marks = finding.evidence["marks"]
    pair = finding.two_claims
    cut = [
        claim.text[slice(*marks[side][0])]
        for side, claim in (("left", pair.left), ("right", pair.right))
    ]
    assert cut == ["zwanzig", "Zwölf"]


@pytest.mark.usefixtures("_stored")
def test_an_absence_names_the_account_and_hangs_on_the_row() -> None:
    absence = Finding.objects.get(kind="absence")
    assert absence.account
    assert absence.account.slug == "wacht"
    assert absence.row == Finding.objects.get(kind="figure").row


def test_a_finding_between_two_rows_hangs_on_none() -> None:
    event, _accounts = make_told_event()
    versions = build.versions_of(event.pk)
    result = fake_result([build.text_of(version) for version in versions])
    torn = [engine.Row((claim.id,)) for reading in result.readings for claim in reading.claims]
    apart = engine.Result(result.readings, result.pairs, tuple(torn))
    storing.store(apart, make_comparison(event), versions)
    assert Finding.objects.get().row is None


MARKED = "Die *Halle* brannte.\n\nSie war [leer](https://beispiel.example)."


@pytest.mark.parametrize(
    ("words", "within"), [("Halle", [4, 9]), ("brannte", [10, 17]), ("leer", [18, 18])]
)
def test_raw_offsets_become_characters_of_the_claim_or_its_edge(
    words: str, within: list[int]
) -> None:
    clean = engine.clean(MARKED, markup=engine.Markup.MARKDOWN)
    raw = engine.Span(0, MARKED.index("\n"))
    claim = engine.Claim("a:0-20", "a", raw, "Die Halle brannte.", "de", 0)
    start = MARKED.index(words)
    assert storing.within(engine.Span(start, start + len(words)), claim, clean) == within


@pytest.mark.parametrize(
    ("value", "number"), [([3, 9], 1), ([[3, 9], [12, 14]], 2), ([], 0), (None, 0)]
)
def test_evidence_gives_one_span_or_several(value: object, number: int) -> None:
    assert len(storing.spans_in(value)) == number


def test_labels_and_speakers_are_stored_with_their_claims() -> None:
    event, accounts = make_told_event(padding=" Die Randalierer flohen, sagte **Ole Brandt**.")
    comparison = make_comparison(event)
    versions = build.versions_of(event.pk)
    texts = [build.text_of(version) for version in versions]
    storing.store(engine.compare(texts), comparison, versions)
    claim = comparison.claims.get(account=accounts[0], text__contains="Randalierer")
    (label,) = claim.labels
    assert claim.text[slice(*label.pop("at"))] == "Randalierer"
    assert label == {
        "referent": "crowd",
        "name": "rioter",
        "words": "Randalierer",
        "quoted": False,
        "scare": False,
        "distanced": False,
        "lemma": "randalierer",
    }
    assert claim.speaker_key == "ole brandt"
    assert comparison.claims.get(account=accounts[0], order=0).speaker_key == ""
