"""All evidence of a contradiction: its signals, what it concludes, and the words it needs."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from framing.engine import lexicons
from framing.engine.cleaning import clean
from framing.engine.relations import evidence
from framing.engine.relations.evidence import (
    counterparts,
    deciding,
    grammar,
    poles,
    roles,
    turning,
)
from framing.engine.relations.evidence.observed import Observed, observe
from framing.engine.values import Claim, Markup, Reading, Span, Subtype
from framing.engine.words import Told, tell
from tests.engine.lexicon_cases import Case, cases, listed, take_out
from tests.engine.made import make_claim, make_duo, make_text, make_told, words_at

CASES = Path(__file__).parents[1] / "cases"
DAY = date(2031, 8, 1)
CALENDAR = {"weekdays", "months", "seasons", "feasts"}
APART = {"neutral", "prefixes", "oblique", "unkin", "converse", "particles", *CALENDAR}


def seen(left: str, right: str, language: str = "de", names: str = "") -> Observed:
    sides = [
        make_claim(
            text, account=account, language=language, names=[n for n in names.split() if n in text]
        )
        for account, text in (("a", left), ("b", right))
    ]
    return observe(make_duo(*sides))


@pytest.mark.parametrize(
    ("left", "right", "signal"),
    [
        ("Die Wache hat geschossen.", "Die Wache hat nicht geschossen.", "denied"),
        ("Die Wache hat geschossen.", "Zunächst hat die Wache nicht geschossen.", "denied_perhaps"),
        ("Die Wache hat geschossen.", "Die Wache hat nie wieder geschossen.", "denied_again"),
        ("Der Rat weigerte sich, den Hafen zu öffnen.", "Der Rat öffnete den Hafen.", "refused"),
        ("Der Hafen ist offen.", "Der Hafen ist gesperrt.", "opposed"),
        ("Zunächst war der Hafen offen.", "Der Hafen ist gesperrt.", "opposed_perhaps"),
        ("Der Rat stimmte für den Plan.", "Der Rat stimmte gegen den Plan.", "particle"),
        ("Der Brand brach wegen Blitz aus.", "Der Brand brach wegen Rost aus.", "why"),
        ("Der Chor sang am Montag.", "Der Chor sang am Dienstag.", "timed"),
        ("Der Chor sang am Montag.", "Am Dienstag trat der Chor auf.", "timed_perhaps"),
        (
            "Das Tor am alten Hafen schoss der Koch.",
            "Das Tor am alten Hafen schoss der Wirt.",
            "replaced_noun",
        ),
        ("Allein der Koch öffnete das Tor.", "Der Wirt öffnete das Tor.", "sole"),
        ("Der Rat baut das Haus.", "Der Rat baut auch das Haus.", "also"),
        ("Der Rat zahlt die Miete.", "Die Miete, das steht fest, zahlt der Rat nicht.", "aside"),
        ("Der Bau entsteht in Bonn.", "Der Bau entsteht nicht in Bonn, sondern am See.", "part"),
        ("Der Hafen ist nicht offen.", "Der Hafen ist gesperrt.", "turned_opposite"),
        ("Kein Boot sank.", "Es sank kein Schiff.", "both_turned"),
    ],
)
def test_a_signal_is_raised(left: str, right: str, signal: str) -> None:
    assert signal in evidence.signals(seen(left, right))
    assert signal in evidence.signals(seen(right, left))


@pytest.mark.parametrize(
    ("left", "right", "signal"),
    [
        ("Nicht nur die Wache hat geschossen.", "Die Wache hat geschossen.", "denied"),
        ("Niemand bestritt, dass die Wache schoss.", "Die Wache schoss.", "denied"),
        ("Ohne Zweifel hat die Wache geschossen.", "Die Wache hat geschossen.", "refused"),
        ("Nicht alle Boote sanken.", "Einige Boote sanken.", "denied"),
        ("Der Anbau ist nicht so hoch wie der Turm.", "Der Anbau ist hoch wie der Turm.", "denied"),
        ("Der Chor schlug den Rat.", "Der Rat verlor gegen den Chor.", "opposed"),
        ("Der Preis stieg und sank.", "Der Preis sank.", "opposed"),
        ("Der Beifahrer schlief.", "Der Fahrer war wach.", "denied"),
        ("Nicht der Koch, sondern der Wirt kam.", "Es kam der Wirt, der Koch blieb.", "part"),
    ],
)
def test_a_signal_is_not_raised(left: str, right: str, signal: str) -> None:
    assert signal not in evidence.signals(seen(left, right))


@pytest.mark.parametrize(
    ("left", "right", "names", "signal"),
    [
        (
            "Die Rede hielt am Abend Anna.",
            "Die Rede hielt am Abend Berta.",
            "Anna Berta",
            "replaced_name",
        ),
        ("Anna hielt die Rede am Abend.", "Am Abend hielt Berta die Rede.", "Anna Berta", "named"),
    ],
)
def test_other_names_are_seen(left: str, right: str, names: str, signal: str) -> None:
    assert signal in evidence.signals(seen(left, right, names=names))


def test_an_acronym_may_be_short_for_any_name() -> None:
    found = seen("EU hielt am Abend die Rede.", "Berta hielt am Abend die Rede.", names="EU Berta")
    assert not {"named", "replaced_name"} & evidence.signals(found).keys()


def test_a_part_of_a_name_is_no_other_name() -> None:
    found = seen(
        "Der alte Emil Lenz kam spät.", "Der alte Otto Lenz kam spät.", names="Emil Otto Lenz"
    )
    assert found.replaced == ([], [])


@pytest.mark.parametrize(
    ("left", "right", "subtype", "words"),
    [
        (
            "Der Rat hat den Plan beschlossen.",
            "Der Rat hat den Plan nicht beschlossen.",
            Subtype.NEGATION,
            ([], ["nicht"]),
        ),
        (
            "Der Rat stimmte dem Plan zu.",
            "Der Rat lehnte den Plan ab.",
            Subtype.OPPOSITE,
            (["stimmte", "zu"], ["lehnte", "ab"]),
        ),
        (
            "Der Rat war für den Plan am Hafen.",
            "Der Rat war gegen den Plan am Hafen.",
            Subtype.OPPOSITE,
            (["für"], ["gegen"]),
        ),
        (
            "Der alte Chor sang am Montag.",
            "Der alte Chor sang am Freitag.",
            Subtype.DATE,
            (["Montag"], ["Freitag"]),
        ),
        (
            "Den Turm baute allein der Koch.",
            "Den Turm baute der Wirt.",
            Subtype.ACTOR,
            (["Koch"], ["Wirt"]),
        ),
        (
            "Das Boot lag allein im Hafen.",
            "Das Boot lag im Keller.",
            Subtype.PLACE,
            (["Hafen"], ["Keller"]),
        ),
        (
            "Allein wegen Rost sank das alte Boot.",
            "Wegen Sturm sank das alte Boot.",
            Subtype.CAUSE,
            (["Rost"], ["Sturm"]),
        ),
    ],
)
def test_a_finding_names_its_kind_and_its_words(
    left: str,
    right: str,
    subtype: Subtype,
    words: tuple[list[str], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("framing.engine.tuning.CONTRADICTION", 0.0)
    monkeypatch.setattr("framing.engine.relations.slots.find", lambda _duo: None)
    monkeypatch.setattr("framing.engine.relations.opposites.find", lambda _duo: None)
    duo = make_duo(left, right)
    found = evidence.find(duo)
    assert found is not None
    assert found.subtype is subtype
    assert words_at(duo.left, found.evidence["left"]) == words[0]
    assert words_at(duo.right, found.evidence["right"]) == words[1]
    assert found.evidence["probability"]
    assert found.evidence["signals"]


def test_a_rule_for_nearly_equal_wording_shows_its_own_words() -> None:
    found = evidence.find(make_duo("Der Rat stimmte dem Plan zu.", "Der Rat lehnte den Plan ab."))
    assert found is not None
    assert found.evidence["opposites"] == "consent"


def test_such_a_rule_alone_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    duo = make_duo("Der Rat stimmte dem Plan zu.", "Der Rat lehnte den Plan ab.")
    monkeypatch.setattr("framing.engine.tuning.CONTRADICTION", 1.0)
    assert evidence.find(duo) is not None
    monkeypatch.setattr("framing.engine.tuning.CONTRADICTION_CLEAR", 1.0)
    assert evidence.find(duo) is None


@pytest.mark.parametrize(
    ("left", "right", "subtype"),
    [
        ("Allein am Montag sang der Chor im Hafen.", "Am Freitag sang das Heer.", Subtype.DATE),
        ("Der Chor sang.", "Das Heer ging.", Subtype.NEGATION),
        ("Der alte Chor sang im Jahr 1999.", "Der alte Chor sang im Jahr 2001.", Subtype.DATE),
        ("Er rief allein.", "Er rief.", Subtype.NEGATION),
    ],
)
def test_the_kind_where_little_shows(
    left: str, right: str, subtype: Subtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("framing.engine.tuning.CONTRADICTION", 0.0)
    found = evidence.find(make_duo(left, right))
    assert found is not None
    assert found.subtype is subtype


def test_a_slot_without_a_word_is_the_actor() -> None:
    found = deciding.finding(seen("Er rief allein.", "Er rief."), {"sole": 1.0}, 0.9)
    assert (found.subtype, found.evidence["left"]) == (Subtype.ACTOR, [])
    dated = deciding.finding(seen("Am Montag sang er.", "Am Freitag sang er."), {"sole": 1.0}, 0.9)
    assert dated.subtype is Subtype.DATE


def test_dates_are_given_whole() -> None:
    duo = make_duo("Das Boot sank am 12. Juli.", "Das Boot sank am 19. Juli.", days=(DAY, DAY))
    found = deciding.finding(observe(duo), {"timed": 1.0}, 0.9)
    assert words_at(duo.left, found.evidence["left"]) == ["12", "Juli"]


def test_causes_are_given_whole() -> None:
    duo = make_duo("Das Boot sank wegen Rost.", "Das Boot sank wegen Sturm.")
    found = deciding.finding(observe(duo), {"why": 1.0}, 0.9)
    assert (found.subtype, words_at(duo.left, found.evidence["left"])) == (Subtype.CAUSE, ["Rost"])


def test_a_phrase_stands_on_a_side() -> None:
    told = make_told(make_claim("Lenz gab ihm nicht nur einen Korb.", names=["Lenz"]))
    words = {word.form for word, on in poles.sides(told).items() if ("consent", 1) in on}
    assert words == {"gab", "Korb"}


@pytest.mark.parametrize(
    ("left", "right", "opposed"),
    [
        ("Der Plan ist bestätigt.", "Der Plan ist unbestätigt.", [("bestätigt", "unbestätigt")]),
        ("Der Preis stieg.", "Der Preis kletterte.", []),
        ("Der Preis stieg.", "Der Preis sank.", [("stieg", "sank")]),
    ],
)
def test_opposites_face_each_other(left: str, right: str, opposed: list[tuple[str, str]]) -> None:
    assert [(a.form, b.form) for a, b in seen(left, right).opposed] == opposed


def test_in_many_changes_nothing_is_replaced() -> None:
    found = seen(
        "Rat A sah Bonn, Chor C sah Köln, Heer E sah Ulm.", "Amt sah See, Wal sah Hof, Fee sah Tal."
    )
    assert found.replaced == ([], [])


def test_little_evidence_is_no_contradiction() -> None:
    assert evidence.find(make_duo("Der Chor sang am Hafen.", "Am Hafen sang der Chor.")) is None
    assert evidence.find(make_duo("Der Rat hat geschossen.", "Der Rat hat nicht geschossen."))


def test_a_hedge_is_a_matter_of_modality() -> None:
    left = make_claim("Die Wache hat wohl nicht geschossen.", hedged=True)
    right = make_claim("Die Wache hat geschossen.", account="b")
    assert evidence.find(make_duo(left, right)) is None


@pytest.mark.parametrize(
    ("one", "other", "judged"), [("de", "de", True), ("de", "en", False), ("ru", "ru", False)]
)
def test_languages_with_weights_are_judged(one: str, other: str, *, judged: bool) -> None:
    left, right = make_claim("Ja", language=one), make_claim("Ja", account="b", language=other)
    assert evidence.is_judged(make_duo(left, right)) is judged


def test_english_is_read_without_capitals() -> None:
    found = evidence.signals(seen("The guards didn't shoot.", "The guards did shoot.", "en"))
    assert "denied" in found
    told = make_told(make_claim("The bill was signed by the king without delay.", language="en"))
    assert [word.form for word in roles.subject(told)][:1] == ["king"]
    assert "parts" in roles.times(make_told(make_claim("In the evening they sang.", language="en")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Den Plan lehnte der Rat ab.", "Rat"),
        ("Der Plan wurde vom Rat verworfen.", "Rat"),
        ("Der Plan wurde von ihm verworfen.", "Plan"),
        ("Der Plan wurde am Tag verworfen.", "Plan"),
        ("Auf dem Markt in Bonn sang das neue Heer.", "Heer"),
        ("Ihm hilft Tom der Wache der Stadt.", "Tom"),
        ("Am Hof der Burg sang es.", ""),
        ("Er ging.", ""),
    ],
)
def test_who_acts(text: str, said: str) -> None:
    told = make_told(make_claim(text, names=[name for name in ["Tom"] if name in text]))
    assert (roles.subject(told) or (None,))[0] == next(
        (w for w in told.words if w.form == said), None
    )


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Der Rat verließ den Saal, ohne zu reden.", {"zu", "reden"}),
        ("Der Rat ging ohne ein Wort.", {"ein", "Wort"}),
        ("Der Rat erlaubt, ohne Warnung zu schießen.", {"Warnung"}),
        ("Der Rat ging ohne ihn.", {"ihn"}),
        ("Er ging ohne, dass er sprach.", {"dass", "er", "sprach"}),
        ("Er hat nicht versucht, es abzusingen.", {"Er", "hat", "versucht", "es", "abzusingen"}),
        ("Es gab nichts, von dem er sprach.", {"Es", "gab", "von", "dem", "er", "sprach"}),
        ("Dass er kam, stimmt nicht.", {"Dass", "er", "kam", "stimmt"}),
        ("Er bestreitet, dass sie kam.", {"Er", "dass", "sie", "kam"}),
        ("Sie kam, bestreitet er.", {"er", "Sie", "kam"}),
        (
            "Er bestritt am Tag die Tat im Haus am See, so Lenz.",
            {"Er", "am", "Tag", "die", "Tat", "im", "Haus", "See"},
        ),
        ("Er weigert sich, zu gehen.", {"Er", "sich", "zu", "gehen"}),
        ("Er weigert sich, das ist bekannt.", {"Er", "sich"}),
        (
            "Er versäumt am Tag den Zug nach Bonn am See, den zu nehmen.",
            {"Er", "am", "Tag", "den", "Zug", "nach", "Bonn", "See"},
        ),
    ],
)
def test_how_far_a_word_denies(text: str, denied: set[str]) -> None:
    assert {word.form for word in turning.denied(make_told(make_claim(text)))} == denied


def test_whole_words() -> None:
    told = make_told(
        make_claim("Er überlebt, verkümmert, wegzusingen, abc, und sang mit.", names=["Er"])
    )
    said = [grammar.whole(told, word) for word in told.words]
    assert said == ["er", "überleben", "verkümmern", "wegsingen", "abc", "und", "mitsingen", "mit"]


def test_each_word_is_laid_over_one() -> None:
    duo = make_duo("Kurzer Weg, Wegende, Brandherd.", "Wege, Feuerbrandherde, Wegenden, Lenz.")
    laid = counterparts.find(duo)
    assert len(laid.pairs) >= 2
    assert counterparts.likeness("beifahrer", "fahrer") == 0.0
    assert counterparts.likeness("umgehungsstraße", "straße") == 0.9
    assert counterparts.likeness("brandschutz", "brandstifter") == 0.8
    assert counterparts.likeness("altenheim", "kinderheime") == 0.0
    assert counterparts.likeness("impfgegner", "gegnerin") == 0.6
    assert counterparts.likeness("rat", "tat") == 0.0
    assert counterparts.is_negative("schuldunfähig", "schuldfähig")
    assert counterparts.is_negative("unklar", "klar")
    assert not counterparts.is_negative("klar", "klarer")
    assert not counterparts.is_negative("ab", "unab")


def test_a_name_faces_a_name() -> None:
    found = seen(
        "Tokajew sprach zum Volk.", "Tokayev sprach mit Wolk.", names="Tokajew Tokayev Wolk"
    )
    assert any(
        one.form == "Tokajew" and other.form == "Tokayev" for one, other, _ in found.laid.pairs
    )
    assert seen("Lenz kam.", "Der Lenzer kam.", names="Lenz").laid.pairs
    assert seen("", "").rest == 0


def test_every_word_has_a_case() -> None:
    assert {case[:3] for case in cases("evidence")} == listed("evidence")


def _shows(case: Case) -> bool:
    """Tell what the word of a case decides, with the lexicon as it is at the moment."""
    grammar._infinitive.cache_clear()
    told = make_told(make_claim(case.text, language=case.language))
    if case.group in {"converse", "particles"}:
        found = observe(make_duo(*case.text.split(" / "), language=case.language))
        return found.is_converse if case.group == "converse" else found.particles is not None
    if case.group == "unkin":
        return not counterparts.likeness.__wrapped__(case.word + case.text, case.text)
    if case.group == "neutral":
        return bool(turning.neutral(told))
    if case.group == "prefixes":
        return bool(grammar.parted(told))
    if case.group == "oblique":
        return [word.form for word in roles.subject(told)] != ["Chor"]
    return (
        case.group in roles.times(told) if case.group in CALENDAR else grammar.has(told, case.group)
    )


@pytest.mark.parametrize("case", cases("evidence"), ids=lambda case: " ".join(case[:3]))
def test_each_word_is_needed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _shows(case)
    take_out(monkeypatch, lexicons, case)
    assert not _shows(case)
    grammar._infinitive.cache_clear()


@cache
def _pole_cases() -> tuple[tuple[str, str, str, str], ...]:
    content = tomllib.loads((CASES / "poles.toml").read_text(encoding="utf-8"))
    return tuple(
        (key, language, word, text)
        for key, languages in content.items()
        for language, words in languages.items()
        for word, text in words.items()
    )


def test_every_pole_has_a_case() -> None:
    words = {
        (key, language, word)
        for key, languages in lexicons.load("poles").items()
        for language, both in languages.items()
        for side in both
        for word in side
    }
    assert {case[:3] for case in _pole_cases()} == words


@pytest.mark.parametrize("key", sorted(lexicons.load("poles")))
def test_each_pole_is_needed(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lexicons.load("poles")[key]
    monkeypatch.setattr(poles, "_table", poles._table.__wrapped__)
    for _, language, word, text in (case for case in _pole_cases() if case[0] == key):
        side = next(n for n, words in enumerate(whole[language]) if word in words)
        less = [[other for other in words if other != word] for words in whole[language]]
        told = _bare(text, language)
        assert (key, side) in _sides(told, {key: whole}, monkeypatch)
        assert (key, side) not in _sides(told, {key: {language: less}}, monkeypatch)


def _bare(text: str, language: str) -> Told:
    """Take a text apart into words and nothing else: there are thousands of them."""
    claim = Claim("a", "a", Span(0, len(text)), text, language, 0)
    return tell(claim, Reading(make_text(text=text), clean(text, markup=Markup.PLAIN), ()), {})


def _sides(
    told: Told, content: dict[str, dict[str, list[list[str]]]], monkeypatch: pytest.MonkeyPatch
) -> set[tuple[str, int]]:
    told.__dict__.pop(f"_{poles.__name__}.sides", None)
    # Asked first: the lists are cached, and what is asked below would be cached as empty for good.
    grammar.forms(told)
    with monkeypatch.context() as patch:
        patch.setattr(lexicons, "load", lambda _name: content)
        patch.setattr(poles, "neutral", lambda _told: frozenset())
        found = poles.sides(told)
    return {side for said in found.values() for side in said}
