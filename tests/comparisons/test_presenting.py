"""Stored findings become words: cut marks, sentences, cells and their reasons."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from django.utils.safestring import SafeString
from pytest_django import DjangoAssertNumQueries

from framing import engine
from framing.comparisons.adding import BY_HAND
from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.absences import why_empty
from framing.comparisons.presenting.cells import attach, kinds_in, rows_of
from framing.comparisons.presenting.headlines import headline_of, strongest
from framing.comparisons.presenting.kinds import BY_CODE, RULES, SIGNALS, explain, signal_label
from framing.comparisons.presenting.marks import Mark, Piece, cut, words_at
from framing.comparisons.presenting.naming import as_named
from framing.comparisons.presenting.quotes import quote_of
from framing.comparisons.presenting.reading import Said, passages
from framing.comparisons.presenting.sentences import WRITERS, sentence
from framing.comparisons.presenting.sharing import share_claims
from framing.comparisons.presenting.sides import Side, is_counted, sides_of, value_of
from framing.engine.rules import RULES as ENGINE_RULES
from framing.engine.similarity.scoring import SHOWN
from framing.events.models import Account, Outlet, Version
from tests.comparisons.makers import make_compared_event, make_comparison, make_finding, make_row
from tests.helpers import make_account, make_event, make_outlet

MARKS: list[tuple[list[Mark], list[Piece]]] = [
    ([], [Piece("zwölf Tote")]),
    ([Mark(0, 5, "figure")], [Piece("zwölf", "figure"), Piece(" Tote")]),
    ([Mark(6, 10, "wording")], [Piece("zwölf "), Piece("Tote", "wording")]),
    ([Mark(3, 3, "figure")], [Piece("zwölf Tote")]),
    (
        [Mark(0, 7, "figure"), Mark(5, 10, "wording")],
        [Piece("zwölf T", "figure"), Piece("ote", "wording")],
    ),
    ([Mark(0, 5, "figure"), Mark(5, 10, "figure")], [Piece("zwölf Tote", "figure")]),
]


@pytest.mark.parametrize(("marks", "pieces"), MARKS)
def test_text_is_cut_at_the_edges_of_marks(marks: list[Mark], pieces: list[Piece]) -> None:
    assert list(cut("zwölf Tote", marks)) == pieces


def test_cutting_loses_no_character() -> None:
    text = "Über 160 – „mehr“ 😀 sagt niemand"
    marks = [Mark(5, 8, "figure"), Mark(12, 16, "wording"), Mark(14, 22, "attribution")]
    assert "".join(piece.text for piece in cut(text, marks)) == text


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([], ""),
        ([[0, 5]], "zwölf"),
        ([[0, 5], [6, 10]], "zwölf Tote"),
        ([[6, 10], [0, 3]], "zwö … Tote"),
    ],
)
def test_marked_words_alone(spans: list[list[int]], words: str) -> None:
    assert words_at("zwölf Tote", spans) == words


CLAIMS = ("Zwölf Menschen wurden verletzt", "Niemand wurde verletzt")


@pytest.fixture
def finding(db: None) -> Finding:  # noqa: ARG001
    """An unspecific finding between two articles, the first of which is the earlier."""
    event = make_event()
    accounts = [
        make_account(event, make_outlet(name=name), text=text, published_on=day, markup="plain")
        for name, text, day in zip(
            ("Kurier", "Bote"), CLAIMS, ("2024-01-02", "2024-01-03"), strict=True
        )
    ]
    row = make_row(make_comparison(event), dict(zip(accounts, CLAIMS, strict=True)))
    left, right = row.claims.order_by("account__published_on")
    return make_finding(left, right, "figure", "other_value", marks=("Zwölf", "Niemand"))


SENTENCES = [
    ("same_statement", "Kurier und Bote sagen hier dasselbe."),
    (
        "same_value",
        "Beide Angaben passen zueinander: „Zwölf Menschen“ bei Kurier, „Niemand“ bei Bote.",
    ),
    ("other_value", "Kurier nennt „Zwölf Menschen“, Bote nennt „Niemand“."),
    ("later_value", "Kurier nennt „Zwölf Menschen“, Bote nennt später „Niemand“."),
    ("later_state", "Kurier meldet noch „Zwölf“; Bote meldet als neueren Stand „Niemand“."),
    ("opposite", "„Zwölf“ bei Kurier steht gegen „Niemand“ bei Bote."),
    ("other_actor", "Bei Kurier ist es „Zwölf“, bei Bote „Niemand“."),
    ("other_label", "Kurier schreibt „Zwölf“, Bote schreibt „Niemand“."),
    ("near_copy", "Kurier und Bote haben diese Stelle fast wortgleich: eine Quelle, nicht zwei"),
    ("agency", "Kurier und Bote stützen sich auf dieselbe Agentur: eine Quelle, nicht zwei"),
    ("a rule of tomorrow", "Kurier: „Zwölf“ – Bote: „Niemand“."),
]


@pytest.mark.parametrize(("rule", "start"), SENTENCES)
def test_each_rule_has_its_sentence(finding: Finding, rule: str, start: str) -> None:
    finding.rule = rule
    assert plain(sentence(finding)).startswith(start)


def test_a_later_text_may_tell_the_earlier_state(finding: Finding) -> None:
    finding.rule = "later_value"
    finding.evidence["days"] = [20240102, 20240101]  # of the earlier text, and of the later one
    told = plain(sentence(finding))
    assert told == "Bote nennt als früheren Stand „Niemand“, Kurier nennt „Zwölf Menschen“."
    finding.evidence["days"] = [20240102, 20240103]
    assert plain(sentence(finding)).startswith("Kurier nennt „Zwölf Menschen“, Bote nennt später")


def test_the_earlier_text_may_look_back_too(finding: Finding) -> None:
    finding.rule = "later_value"
    finding.evidence["days"] = [20240101, 20240102]
    assert "nennt später" in plain(sentence(finding))
    finding.evidence["back"] = [True, False]
    told = plain(sentence(finding))
    assert told == "Kurier nennt als früheren Stand „Zwölf Menschen“, Bote nennt „Niemand“."


@pytest.mark.parametrize(
    ("words", "low", "high", "language", "told"),
    [
        ("Thousands", 2000, 9999, "de", "Tausende"),
        ("Hunderte", 200, 999, "en", "hundreds"),
        ("scores", 40, 99, "de", "mehrere Dutzend"),
        ("about 300 or 400", 300, 400, "de", ""),
    ],
)
def test_a_word_for_a_magnitude_is_told_in_the_language_of_the_page(
    words: str, low: float, high: float, language: str, told: str
) -> None:
    evidence = {"values": [[low, high]], "bounds": ["about"], "unit": "count"}
    with translation.override(language):
        assert value_of(evidence, 0, words, [[0, len(words)]]) == told


@pytest.mark.parametrize(
    ("word", "lemmas", "named"),
    [("Toten", ("", "tot"), "Tote"), ("Toten", (), "Toten"), ("Soldaten", ("soldat",), "Soldaten")],
)
def test_a_noun_behind_a_number_loses_the_ending_of_its_case(
    word: str, lemmas: tuple[str, ...], named: str
) -> None:
    assert as_named(word, lemmas) == named


def test_every_rule_of_the_engine_has_a_sentence_and_an_explanation() -> None:
    names = {rule.name for rule in ENGINE_RULES}
    assert names | {BY_HAND} == set(RULES)
    assert names - {"lacking"} == set(WRITERS)


def plain(markup: SafeString) -> str:
    """Take the two elements that sentences use off."""
    return re.sub(r'</?(?:q|span)(?: class="words" lang="de")?>', "", markup)


@pytest.mark.parametrize(
    ("text", "denying", "said"),
    [
        ("Der Zug fuhr am Montag nicht.", "nicht", "„fuhr am Montag nicht“"),
        ("Nicht.", "Nicht", "„Nicht“"),
        ("Er sprach nicht mit ihr, aber mit ihm.", "nicht", "„nicht mit ihr“"),
        (
            "Nie kam einer der vielen Boten der Stadt am Montag an.",
            "Nie",
            "„Nie kam einer der vielen Boten der Stadt“",
        ),
        ("Kein Zug fährt mehr.", "Kein mehr", "„Kein … mehr“"),
        ("Es wurde nicht geschossen, sagt ▮▮▮.", "nicht", "„nicht geschossen“"),
    ],
)
def test_a_denial_is_told_with_what_it_denies(
    finding: Finding, text: str, denying: str, said: str
) -> None:
    places = [text.index(word) for word in denying.split()]
    spans = [[at, at + len(word)] for at, word in zip(places, denying.split(), strict=True)]
    claim = finding.two_claims.left
    claim.text = text
    assert plain(Side(quote_of(claim, []), spans).denied) == said


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (("", "Niemand"), "Kurier sagt es, Bote verneint es („Niemand wurde verletzt“)."),
        (("Zwölf", ""), "Bote sagt es, Kurier verneint es („Zwölf Menschen wurden verletzt“)."),
        (("Zwölf", "Niemand"), "Der eine Text sagt es, der andere verneint es: „Zwölf Menschen"),
    ],
)
def test_the_side_with_the_deciding_word_denies(
    finding: Finding, marks: tuple[str, str], said: str
) -> None:
    mark(finding, "negation", marks)
    assert plain(sentence(finding)).startswith(said)


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (("Zwölf", ""), "Kurier kennzeichnet es als unsicher („Zwölf“), Bote nicht."),
        (("", "Niemand"), "Bote kennzeichnet es als unsicher („Niemand“), Kurier nicht."),
        (("Zwölf", "Niemand"), "Nur einer der beiden Texte kennzeichnet es als unsicher"),
    ],
)
def test_only_one_side_hedges(finding: Finding, marks: tuple[str, str], said: str) -> None:
    mark(finding, "hedge", marks)
    assert plain(sentence(finding)).startswith(said)


@pytest.mark.parametrize(
    ("text", "end", "shown"),
    [("4:50 a.m.", 9, "4:50 a.m."), ("Es kamen 40.", 12, "Es kamen 40")],
)
@pytest.mark.django_db
def test_the_dot_of_an_abbreviation_stays(text: str, end: int, shown: str) -> None:
    account = make_account(text=text)
    claim = Claim(start=0, end=len(text), text=text, account=account)
    assert shown in plain(Side(quote_of(claim, []), [[0, end]]).words)


@pytest.mark.parametrize("rule", ["other_label", "other_actor"])
def test_without_deciding_words_the_sentence_stays_general(finding: Finding, rule: str) -> None:
    mark(finding, rule, ("", ""))
    assert sentence(finding) == "Kurier und Bote unterscheiden sich an dieser Stelle."


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("left", "Kurier setzt „Zwölf“ in Anführungszeichen, Bote nicht."),
        ("right", "Bote setzt „Niemand“ in Anführungszeichen, Kurier nicht."),
    ],
)
def test_scare_quotes_name_the_side_that_has_them(finding: Finding, quoted: str, said: str) -> None:
    mark(finding, "scare_quote", ("Zwölf", "Niemand"))
    getattr(finding.two_claims, quoted).quotes = [[0, 8]]
    assert plain(sentence(finding)) == said


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (
            {},
            {"voice": "reported", "speaker": "Ada Brandt"},
            "Kurier schreibt es als eigene Aussage, Bote gibt es wieder (laut: Ada Brandt).",
        ),
        (
            {"voice": "quoted", "speaker": "Ada Brandt"},
            {},
            "Kurier gibt es wieder (laut: Ada Brandt), Bote schreibt es als eigene Aussage.",
        ),
        (
            {"voice": "quoted"},
            {},
            "Kurier gibt es wieder (laut: einer anderen Person), "
            "Bote schreibt es als eigene Aussage.",
        ),
    ],
)
def test_who_asserts_and_who_reports(
    finding: Finding, left: dict[str, str], right: dict[str, str], said: str
) -> None:
    finding.rule = "asserted_or_reported"
    speak(finding, left, right)
    assert plain(sentence(finding)) == said


@pytest.mark.parametrize(
    ("right", "said"),
    [
        ({"speaker": "Ole Brandt"}, "Kurier nennt als Quelle: Ada Brandt; Bote nennt: Ole Brandt."),
        ({}, "Kurier und Bote schreiben es verschiedenen Sprechern zu."),
    ],
)
def test_two_speakers(finding: Finding, right: dict[str, str], said: str) -> None:
    finding.rule = "other_speaker"
    speak(finding, {"speaker": "Ada Brandt"}, right)
    assert plain(sentence(finding)) == said


def test_one_value_that_both_give_is_said_once(finding: Finding) -> None:
    mark(finding, "same_value", ("verletzt", "verletzt"))
    assert plain(sentence(finding)) == "Beide nennen „verletzt“."


def test_numbers_of_another_language_are_written_as_this_page_writes_them(finding: Finding) -> None:
    finding.rule = "other_value"
    numbers = {"values": [[1200, 1200], [40, 99]], "bounds": ["about"] * 2, "what": "verletzt"}
    finding.evidence |= numbers | {"unit": "count", "groups": ["", ""]}
    with translation.override("en"):
        told = sentence(finding)
        assert "Kurier says about 1,200 people, " in told
        assert told.endswith("Bote says several dozen.")
        finding.evidence["values"][1] = [300, 450]  # no word of ours for it
        assert "“Niemand”" in sentence(finding)
        finding.evidence["unit"] = "length:m"
        assert "“Zwölf Menschen”" in sentence(finding)
    del finding.evidence["unit"]
    assert "„Zwölf Menschen“" in sentence(finding)


def test_beside_a_number_of_ours_the_other_one_is_in_our_type_too(finding: Finding) -> None:
    finding.rule = "other_value"
    numbers = {"values": [[1200, 1200], [40, 99]], "bounds": ["about"] * 2, "what": "verletzt"}
    finding.evidence |= numbers | {"unit": "count", "groups": ["", ""]}
    assert sentence(finding).count('class="words"') == 2
    right = finding.two_claims.right.account
    right.language = "en"
    assert 'class="words"' not in sentence(finding)
    assert sentence(finding).endswith("Bote nennt mehrere Dutzend.")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([40, 99], "several dozen people"),
        ([200, 999], "hundreds of people"),
        ([1200, 1200], "about 1,200 people"),
    ],
)
def test_people_stand_behind_a_number_of_ours(
    finding: Finding, values: list[int], told: str
) -> None:
    finding.rule = "other_value"
    finding.two_claims.right.text = "Niemand of people came."
    numbers = {"values": [[1200, 1200], values], "bounds": ["about"] * 2, "what": "verletzt"}
    finding.evidence |= numbers | {"unit": "count", "groups": ["", ""]}
    with translation.override("en"):
        assert sentence(finding).endswith(f"Bote says {told}.")


def test_the_agency_is_named_unless_names_are_hidden(finding: Finding) -> None:
    finding.rule = "agency"
    finding.evidence["agencies"] = ["dpa"]
    assert "dieselbe Agentur (dpa): eine Quelle" in sentence(finding)
    for claim in (finding.two_claims.left, finding.two_claims.right):
        claim.account.blind_name = "Medium A"
    assert "dieselbe Agentur: eine Quelle" in sentence(finding)


@pytest.mark.parametrize(
    ("word", "lemmas", "told"),
    [
        ("Verletzte", ("verletzt", ""), True),
        ("Polizisten", ("tot", "polizist"), True),
        ("people", ("", ""), True),
        ("Mitte", ("verletzt", ""), False),
        ("according", ("tot", ""), False),
    ],
)
def test_only_what_is_counted_stands_behind_a_number(
    word: str, lemmas: tuple[str, ...], *, told: bool
) -> None:
    assert is_counted(word, lemmas) is told


def test_words_of_a_digest_stand_without_quotation_marks(finding: Finding) -> None:
    finding.two_claims.left.account.kind = Account.Kind.DIGEST
    assert sentence(finding).startswith(
        'Kurier nennt <span class="words" lang="de">Zwölf Menschen</span>,'
    )


def test_names_and_words_of_texts_are_escaped(finding: Finding) -> None:
    claim = finding.two_claims.left
    claim.text = "<b>Z" + claim.text
    claim.account.outlet.name = "<i>Kurier"
    written = sentence(finding)
    assert "&lt;i&gt;Kurier" in written
    assert "<b>" not in written


def mark(finding: Finding, rule: str, words: tuple[str, str]) -> None:
    """Give a finding another rule and other deciding words."""
    finding.rule = rule
    pair = finding.two_claims
    sides = zip(("left", "right"), (pair.left, pair.right), words, strict=True)
    finding.evidence["marks"] = {
        side: [[claim.text.index(word), claim.text.index(word) + len(word)]] if word else []
        for side, claim, word in sides
    }


def speak(finding: Finding, left: dict[str, str], right: dict[str, str]) -> None:
    """Give both claims their voices."""
    pair = finding.two_claims
    for claim, fields in ((pair.left, left), (pair.right, right)):
        for name, value in fields.items():
            setattr(claim, name, value)


@pytest.mark.django_db
def test_the_earlier_account_stands_first(finding: Finding) -> None:
    pair = finding.two_claims
    pair.left.account.published_on, pair.right.account.published_on = "2024-01-09", "2024-01-03"
    assert [side.name for side in sides_of(finding)] == ["Bote", "Kurier"]
    pair.right.account.published_on = None
    assert [side.name for side in sides_of(finding)] == ["Kurier", "Bote"]


VOICES = [
    ({"voice": "outlet"}, "eigene Aussage"),
    ({"voice": "quoted"}, "zitiert"),
    ({"voice": "quoted", "speaker": "Ada Brandt"}, "Ada Brandt, zitiert"),
    ({"voice": "reported", "speaker": ""}, "Aussage anderer, Sprecher nicht erkannt"),
    ({"voice": "reported", "speaker": "Ada Brandt"}, "laut: Ada Brandt"),
    ({"voice": "mixed", "speaker": "Ada Brandt"}, "Ada Brandt, teils zitiert"),
    (
        {"voice": "reported", "speaker": "Amt", "speaker_chain": ["Amt", "Funk"]},
        "laut: Amt (laut Funk)",
    ),
]


@pytest.mark.parametrize(("fields", "said"), VOICES)
def test_a_quote_says_whose_words_it_is(fields: dict[str, Any], said: str) -> None:
    claim = Claim(text="Es brennt.", account=Account(outlet=Outlet(name="Kurier")), **fields)
    assert quote_of(claim, []).voice == said


ABSENCES = [
    ({"current_version_id": None}, None, "Text noch nicht abgerufen"),
    ({}, "earlier", "erschienen vor dem ersten Text, der es enthält"),
    ({"completeness": "digest"}, "incomplete", "nicht gefunden; der Digest ist unvollständig"),
    (
        {"completeness": "teaser"},
        "incomplete",
        "nicht gefunden; nur der Anfang des Textes liegt vor",
    ),
    (
        {"completeness": "digest"},
        "elsewhere",
        "vermutlich in anderen Worten gesagt, in einer anderen Zeile",
    ),
    ({"completeness": "complete"}, "not_found", "in diesem Text nicht gefunden"),
    ({"completeness": "complete"}, None, "in diesem Text nicht gefunden"),
]


@pytest.mark.parametrize(("fields", "reason", "said"), ABSENCES)
def test_an_empty_cell_says_why(fields: dict[str, Any], reason: str | None, said: str) -> None:
    account = Account(**{"current_version_id": 1} | fields)
    finding = Finding(kind="absence", evidence={"reason": reason}) if reason else None
    assert why_empty(account, finding) == said


@pytest.mark.django_db
def test_a_row_has_a_cell_per_account_in_their_order() -> None:
    _event, accounts, comparison = make_compared_event()
    rows = rows_of(
        comparison.rows.all(),
        accounts[::-1],
        comparison.claims.select_related("account__outlet"),
        comparison.findings.with_claims(),
    )
    hurt = rows[1]
    assert [cell.account.slug for cell in hurt.cells] == ["wacht", "bote", "kurier"]
    assert [len(cell.quotes) for cell in hurt.cells] == [0, 1, 1]
    assert hurt.cells[0].reason == "in diesem Text nicht gefunden"
    assert [piece.text for piece in hurt.cells[2].quotes[0].pieces if piece.kind] == ["Zwölf"]
    assert [row.is_shared for row in rows] == [True, True, False]
    assert [count.kind.code for count in hurt.kinds] == ["figure"]


def test_kinds_are_counted_in_the_order_of_the_page() -> None:
    findings = [
        Finding(kind="wording"),
        Finding(kind="figure", state="confirmed"),
        Finding(kind="figure"),
        Finding(kind="absence"),
    ]
    counts = kinds_in(findings)
    told = [(count.kind.code, count.number, bool(count.checked)) for count in counts]
    assert told == [("figure", 2, True), ("wording", 1, False)]
    # Nobody has looked at the other figure.
    assert [count.is_checked_in_part for count in counts] == [True, False]
    assert not kinds_in(findings[1:2])[0].is_checked_in_part


def test_a_row_without_findings_has_no_headline() -> None:
    assert strongest([Finding(kind="absence")]) is None
    assert headline_of(None, [Account()]) == ""


def test_rules_and_signals_have_words_and_unknown_ones_their_name() -> None:
    assert str(explain("other_date")).startswith("Das gleiche Geschehen")
    assert explain("rule_of_tomorrow") == "rule_of_tomorrow"
    assert signal_label("names") == "gleiche Namen"
    assert signal_label("smell") == "smell"
    assert set(BY_CODE) == {relation.value for relation in engine.Relation}


def test_every_signal_that_counts_has_a_label() -> None:
    weights = Path(engine.__file__).parent / "lexicons" / "weights.toml"
    by_model = tomllib.loads(weights.read_text(encoding="utf-8")).values()
    names = {name for model in by_model for name in model["first"]}
    assert names - set(SIGNALS) == {"constant"}
    assert set(SHOWN) <= set(SIGNALS)


READ = "# Brand\n\nEine Halle brannte. Sie war *leer*.\n\n> Wir helfen.\n\n- Boote\n"


@pytest.mark.django_db
def test_a_text_is_laid_out_whole_with_its_claims() -> None:
    account = make_account(text=READ)
    version = account.current_version
    assert version
    start = READ.index("Sie")
    claim = Claim(start=start, end=READ.index("\n\n>"), text="Sie war leer.", account=account)
    laid = passages(version, [Said(quote_of(claim, []), ())])
    assert [passage.kind for passage in laid] == ["heading", "paragraph", "quote", "item"]
    parts = laid[1].parts
    assert [part.text for part in parts] == ["Eine Halle brannte. ", "Sie war leer."]
    assert [part.said is not None for part in parts] == [False, True]
    assert (parts[1].is_first, parts[1].is_last) == (True, True)


def test_a_probable_slip_is_marked_and_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "In den Län- dem blieb es ruhig."
    block = engine.Block(engine.BlockKind.PARAGRAPH, engine.Span(0, len(text)))
    slip = engine.Slip(engine.Span(7, 15), "Län- dem", "Ländern")
    clean = engine.Clean(text, (engine.Piece(0, 0, len(text)),), (block,), slips=(slip,))
    monkeypatch.setattr(engine, "clean", lambda _raw, **_options: clean)
    claim = Claim(start=0, end=len(text), text=text, account=Account(outlet=Outlet(name="Bote")))
    parts = passages(Version(text=text), [Said(quote_of(claim, []), ())])[0].parts
    assert [(part.text, part.probable) for part in parts] == [
        ("In den ", ""),
        ("Län- dem", "Ländern"),
        (" blieb es ruhig.", ""),
    ]
    assert [(part.is_first, part.is_last) for part in parts] == [
        (True, False),
        (False, False),
        (False, True),
    ]


@pytest.mark.django_db
def test_a_claim_is_loaded_once_for_all_its_pairs(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    _event, accounts, comparison = make_compared_event()
    claims = attach(comparison.claims.all(), accounts)
    with django_assert_num_queries(1):
        pairs = share_claims(comparison.pairs.all(), claims, accounts)
        sides = [side for pair in pairs for side in (pair.left, pair.right)]
    assert sides
    assert all(any(side is claim for claim in claims) for side in sides)


@pytest.mark.django_db
def test_claims_that_are_not_loaded_yet_are_read_with_their_accounts() -> None:
    _event, accounts, comparison = make_compared_event()
    pair = share_claims(comparison.pairs.all(), (), accounts)[0]
    assert pair.left.text
    assert any(pair.left.account is account for account in accounts)
