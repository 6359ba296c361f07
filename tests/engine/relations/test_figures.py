"""The same thing counted by two claims."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from framing.engine import lexicons
from framing.engine.quantities.kinds import kind_of_word
from framing.engine.relations import figures
from framing.engine.values import Relation, Status, Subtype, Voice
from framing.engine.words import Told as Claimed
from tests.engine.lexicon_cases import Case as Word
from tests.engine.lexicon_cases import listed, take_out
from tests.engine.made import make_claim, make_duo, make_told, put_beside, words_at

CASES = Path(__file__).parents[1] / "cases" / "figures.toml"
AGO = "ago", "ago_behind"  # what was so long ago is one thing in a match
MONDAY, FRIDAY = date(2031, 3, 3), date(2031, 3, 7)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bei dem Brand starben 12 Menschen.", "Bei dem Brand starben 15 Menschen."),
        ("Mehr als 20 Menschen starben.", "Bei dem Brand starben 15 Menschen."),
        ("Höchstens 12 Menschen starben.", "Bei dem Brand starben 15 Menschen."),
        ("Rund 100 Menschen wurden verletzt.", "Es wurden 150 Menschen verletzt."),
        ("Der Schaden beträgt 3 Millionen Euro.", "Der Schaden beträgt 5 Millionen Euro."),
        ("Von ihnen wurden 12 Polizisten verletzt.", "Verletzt wurden 15 Polizisten."),
        ("Es starben 18 Banditen.", "Es starben 26 Demonstranten."),
        ("Es starben 18 Banditen.", "Es starben 26 Kämpfer."),
        ("Hunderte Menschen wurden verletzt.", "Tausende Menschen wurden verletzt."),
        ("Hunderte Menschen wurden verletzt.", "Mehr als 4300 Menschen wurden verletzt."),
    ],
)
def test_other_values_of_one_thing_are_another_figure(left: str, right: str) -> None:
    found = figures.find(make_duo(left, right)).findings
    assert [(f.kind, f.subtype, f.rule) for f in found] == [(Relation.FIGURE, None, "other_value")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bei dem Brand starben 12 Menschen.", "Bei dem Brand starben zwölf Menschen."),
        ("Mehr als 160 Menschen starben.", "Bei dem Brand starben 164 Menschen."),
        ("Bis zu 170 Menschen starben.", "Bei dem Brand starben 164 Menschen."),
        ("Rund 100 Menschen wurden verletzt.", "Es wurden 105 Menschen verletzt."),
        ("Hunderte Menschen wurden verletzt.", "Es wurden 350 Menschen verletzt."),
    ],
)
def test_values_that_can_both_be_true_agree(left: str, right: str) -> None:
    found = figures.find(make_duo(left, right))
    assert found.findings == ()
    assert [(f.kind, f.rule) for f in found.same] == [(Relation.AGREEMENT, "same_value")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mehr als 160 Menschen starben.", "Es starben 900 Menschen."),
        ("Mindestens 14 Menschen starben.", "Mindestens 15 Menschen starben."),
        ("Weniger als 160 Menschen starben.", "Mehr als 160 Menschen starben."),
        ("Knapp 62 Prozent kamen.", "Es kamen 58,4 Prozent."),
    ],
)
def test_an_open_value_names_its_number(left: str, right: str) -> None:
    (found,) = figures.find(make_duo(left, right)).findings
    assert found.rule == "other_value"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Es starben 16 Polizisten.", "Insgesamt starben 164 Menschen."),
        ("Die Polizei hat 18 Banditen getötet.", "Es starben 16 Polizisten."),
        ("Unter den Toten sind Soldaten, darunter starben 9.", "Insgesamt starben 164 Menschen."),
        ("In Seestadt starben 16 Menschen.", "In Bergdorf starben 20 Menschen."),
    ],
)
def test_figures_of_other_groups_do_not_contradict(left: str, right: str) -> None:
    duo = make_duo(
        make_claim(left, names=[name for name in ("Seestadt",) if name in left]),
        make_claim(right, account="b", names=[name for name in ("Bergdorf",) if name in right]),
    )
    found = figures.find(duo).findings
    assert [(f.kind, f.subtype) for f in found] == [(Relation.FIGURE, Subtype.OTHER_GROUP)]


def test_a_figure_with_an_equal_one_beside_it_does_not_differ_from_the_rest() -> None:
    found = figures.find(
        make_duo("Es starben 164 Menschen, darunter 16 Polizisten.", "Es starben 164 Menschen.")
    )
    assert (found.findings, len(found.same)) == ((), 1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Es starben 164 Menschen.", "Es wurden 20 Menschen verletzt."),
        ("Am 3. März tagte der Rat.", "Am 5. März tagte der Rat."),
        ("Der Rat tagte um 9 Uhr.", "Der Rat tagte um 11 Uhr."),
        ("Der Rat tagte.", "Es starben 164 Menschen."),
    ],
)
def test_other_things_dates_and_times_are_not_compared(left: str, right: str) -> None:
    found = figures.find(make_duo(left, right))
    assert (found.findings, found.same) == ((), ())


def test_where_several_figures_differ_none_faces_another() -> None:
    found = figures.find(
        make_duo(
            "Es starben 4 Menschen, später starben 9 Menschen.",
            "Es starben 5 Menschen, später starben 12 Menschen.",
        )
    )
    assert (found.findings, found.same, found.is_open) == ((), (), True)


@pytest.mark.parametrize(
    ("status", "score", "count"),
    [(Status.MATCH, 0.7, 1), (Status.SUGGEST, 0.5, 1), (Status.SUGGEST, 0.2, 0)],
)
def test_a_share_of_nothing_named_faces_the_only_other(
    status: Status, score: float, count: int
) -> None:
    duo = make_duo("Es waren 40 Prozent.", "Es waren 60 Prozent.", status=status, score=score)
    assert len(figures.find(duo).findings) == count


def test_a_later_and_greater_toll_is_an_update() -> None:
    duo = make_duo("Es starben 164 Menschen.", "Es starben 225 Menschen.", days=(MONDAY, FRIDAY))
    (found,) = figures.find(duo).findings
    assert (found.kind, found.rule) == (Relation.UPDATE, "later_value")
    assert found.evidence["days"] == [MONDAY.toordinal(), FRIDAY.toordinal()]


@pytest.mark.parametrize(
    ("right", "score", "rule"),
    [
        ("Im Hafen starben 40 Menschen.", 0.9, "later_value"),
        ("Im Hafen starben 40 Menschen.", 0.7, "other_group"),
        ("Die Zahl der Toten im Hafen stieg auf 40.", 0.7, "later_value"),
    ],
)
def test_a_toll_may_rise_by_far(right: str, score: float, rule: str) -> None:
    left = "Im Hafen starben drei Menschen."
    duo = make_duo(left, right, days=(MONDAY, FRIDAY), score=score)
    assert "+".join(f.rule for f in figures.find(duo).findings) == rule


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        ("Es starben 164 Menschen.", "Es starben 225 Menschen.", (MONDAY, MONDAY)),
        ("Es starben 164 Menschen.", "Es starben 225 Menschen.", (MONDAY, None)),
        ("2.000 Boote kamen an.", "2.500 Boote kamen an.", (MONDAY, FRIDAY)),
        ("3.000 gingen auf die Straße.", "9.000 gehen auf die Straße.", (MONDAY, FRIDAY)),
        ("Der Zug war 113 km/h schnell.", "Der Zug ist 78 km/h schnell.", (MONDAY, FRIDAY)),
        ("Im Jahr 2019 starben 3 Menschen.", "Im Jahr 2019 starben 5.", (MONDAY, FRIDAY)),
        ("Am 1. März sind 20 Boote da.", "Am 1. März sind 30 Boote da.", (MONDAY, FRIDAY)),
    ],
)
def test_what_no_later_day_explains_is_a_figure(
    left: str, right: str, days: tuple[date | None, date | None]
) -> None:
    (found,) = figures.find(make_duo(left, right, days=days)).findings
    assert found.kind is Relation.FIGURE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Es starben 225 Menschen.", "Es starben 164 Menschen."),
        ("Es waren 20 Boote im Hafen.", "Im Hafen liegen 9 Boote."),
        ("3.000 gingen auf die Straße.", "Noch gehen 9.000 auf die Straße."),
        ("Es brennen 640 Hektar.", "Es brennen 900 Hektar."),
    ],
)
def test_what_goes_on_may_fall_too(left: str, right: str) -> None:
    (found,) = figures.find(make_duo(left, right, days=(MONDAY, FRIDAY))).findings
    assert found.rule == "later_value"


def test_the_day_that_a_text_gives_its_figure_counts() -> None:
    duo = make_duo(
        "Am 3. März waren es noch 164 Tote.", "Es starben 225 Menschen.", days=(FRIDAY, FRIDAY)
    )
    found = figures.find(duo)
    assert (found.findings, found.is_open) == ((), True)


def test_the_day_of_a_figure_decides_over_the_day_of_the_text() -> None:
    duo = make_duo(
        "Am 3. März waren es noch 164 Tote.",
        "Nach dem Stand vom 3. März starben 225 Menschen.",
        days=(MONDAY, FRIDAY),
    )
    (found,) = figures.find(duo).findings
    assert found.kind is Relation.FIGURE


def test_evidence_points_at_the_figures() -> None:
    duo = make_duo("Es starben 164 Menschen.", "Dabei starben 225 Menschen.")
    (found,) = figures.find(duo).findings
    assert words_at(duo.left, found.evidence["left"]) == ["164"]
    assert words_at(duo.right, found.evidence["right"]) == ["225"]
    assert found.evidence["values"] == [[164.0, 164.0], [225.0, 225.0]]


@pytest.mark.parametrize(
    ("left", "right", "score", "rule"),
    [
        # The whole of which one text tells a part.
        ("Zwei der 17 Länder enthielten sich.", "17 Länder stimmten zu.", 0.9, ""),
        ("Zwei der 17 Länder enthielten sich.", "12 Länder stimmten zu.", 0.9, "other_value"),
        # A sum and a crowd are no two groups of one thing.
        ("900 Leute zogen zum Rathaus.", "Am Rathaus fehlten 90 Millionen Lir.", 0.7, ""),
        ("900 Gäste kamen.", "Im Rathaus kamen 90.000 Gäste zusammen.", 0.7, "other_group"),
        # Burnt cars are no stolen weapons, but looted shops may be shops.
        ("Es brannten 500 Autos.", "Es fehlten 700 Waffen.", 0.9, ""),
        ("Es wurden 50 Läden geplündert.", "Es fehlten 70 Läden.", 0.9, "other_value"),
        # A force is no toll: it does not leap from two to 2,500.
        ("Es kamen zwei Soldaten.", "Es waren 2.500 Soldaten da.", 0.9, "other_group"),
        ("Fünf Häuser wurden zerstört.", "Inzwischen sind 90 Häuser zerstört.", 0.9, "later_value"),
        ("Es starben zwei Menschen.", "Es waren 40 Tote.", 0.9, "later_value"),
    ],
)
def test_what_may_face_what(left: str, right: str, score: float, rule: str) -> None:
    found = figures.find(make_duo(left, right, score=score, days=(MONDAY, FRIDAY))).findings
    assert "+".join(f.rule for f in found) == rule


def test_a_march_is_over_whatever_it_is_the_largest_since() -> None:
    left = make_claim(
        "40,000 people had marched, the most since the war.", language="en", published=MONDAY
    )
    right = make_claim("20,000 people marched.", account="b", language="en", published=FRIDAY)
    found = figures.find(make_duo(left, right, days=(MONDAY, FRIDAY))).findings
    assert [f.rule for f in found] == ["other_value"]


@pytest.mark.parametrize("status", [Status.MATCH, Status.SUGGEST])
def test_a_year_long_past_is_another_event(status: Status) -> None:
    duo = make_duo(
        "Es starben 164 Menschen.",
        "Zuletzt starben hier 1987 bei einem Brand 23 Menschen.",
        days=(MONDAY, FRIDAY),
        status=status,
    )
    found = figures.find(duo)
    assert (found.findings, found.same, figures.is_apart(duo)) == ((), (), True)


def test_two_claims_of_one_past_year_are_compared() -> None:
    duo = make_duo(
        "Im Jahr 1987 starben 25 Menschen.",
        "Im Jahr 1987 starben hier 23 Menschen.",
        days=(MONDAY, FRIDAY),
    )
    assert not figures.is_apart(duo)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("34 Gäste kamen zum Hafen.", "Am Hafen zählte man 41 Neugierige.", "other_value"),
        ("34 Gäste kamen zum Hafen.", "Am Hafen zählte man 34 Neugierige.", "same_value"),
    ],
)
def test_sure_matches_with_one_number_each_count_one_thing(
    left: str, right: str, kind: str
) -> None:
    for status, told in ((Status.MATCH, [kind]), (Status.SUGGEST, [])):
        found = figures.find(make_duo(left, right, score=0.6, status=status))
        assert [f.rule for f in (*found.findings, *found.same)] == told


@pytest.mark.parametrize(
    ("right", "values"),
    [
        ("Am Hafen zählte man 41 Neugierige und 500 Autos.", [[[34.0, 34.0], [41.0, 41.0]]]),
        ("Am Hafen zählte man 90 Neugierige und 500 Autos.", []),  # too far from 34
        ("Ins Meer stürzten 41 Neugierige und 500 Autos.", [[[34.0, 34.0], [41.0, 41.0]]]),
    ],
)
def test_in_a_match_one_number_faces_the_nearest_of_several(
    right: str, values: list[list[list[float]]]
) -> None:
    left = "34 Gäste kamen zum Hafen."
    found = figures.find(make_duo(left, right, score=0.6)).findings
    assert [f.evidence["values"] for f in found] == values
    asked = figures.find(make_duo(left, right, score=0.6, status=Status.SUGGEST))
    assert asked.findings == ()


@pytest.mark.parametrize(
    ("left", "right", "rules"),
    [
        # In a suggestion what bears one name is two things where another day would explain it …
        ("40 Boote fischten dort.", "Dort sind 24 Boote.", []),
        ("Es gab 9 Infektionen.", "Es gab 12 Infektionen.", ["later_value"]),
        ("Es starben 9 Gäste.", "Es starben 90 Gäste.", ["later_value"]),
        # … and where the values lie far apart.
        ("Der Saal kostet 3 Millionen Euro.", "Das Dach kostet 9 Millionen Euro.", []),
        ("Der Saal kostet 3 Millionen Euro.", "Das Dach kostet 4 Mio. Euro.", ["later_value"]),
    ],
)
def test_what_a_suggestion_lets_face(left: str, right: str, rules: list[str]) -> None:
    duo = make_duo(left, right, score=0.6, days=(MONDAY, FRIDAY), status=Status.SUGGEST)
    assert [f.rule for f in figures.find(duo).findings] == rules


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Es starben 16 Polizisten.", "Bei dem Brand starben 16 Menschen.", "same_value"),
        ("Es starben 16 Beamte.", "Tote Zollbeamte: Es starben 18.", "other_value"),
        ("Es starben 16 Polizisten.", "Tote unter den Polizisten: Es starben 18.", "other_value"),
    ],
)
def test_groups_in_other_words_are_one(left: str, right: str, rule: str) -> None:
    found = figures.find(make_duo(left, right))
    assert [f.rule for f in (*found.findings, *found.same)] == [rule]


def test_police_that_only_speak_are_nobody_who_is_counted() -> None:
    duo = make_duo("Es starben 31 Polizisten.", "Man sah 40 Tote, die Polizei nennt 26 tote Gäste.")
    assert {f.rule for f in figures.find(duo).findings} == {"other_group"}


@pytest.mark.parametrize(
    ("days", "rules"),
    [
        ((MONDAY, FRIDAY), ["later_value"]),
        ((FRIDAY, MONDAY), []),  # who is expected later comes to something else
        ((MONDAY, MONDAY), []),
    ],
)
def test_who_came_is_the_later_stand_of_who_was_expected(
    days: tuple[date, date], rules: list[str]
) -> None:
    plan, count = "Der Verein erwartet 900 Teilnehmer.", "Es kamen 700 Teilnehmer."
    found = figures.find(make_duo(plan, count, days=days)).findings
    assert [finding.rule for finding in found] == rules


@pytest.mark.parametrize(
    ("right", "differs"),
    [
        ("Eine 78-Jährige starb.", True),
        ("Ein 73-Jähriger starb.", True),
        ("Ein 78-Jähriger starb.", False),
    ],
)
def test_two_ages_of_two_sexes_are_sooner_of_two_people(right: str, *, differs: bool) -> None:
    found = figures.find(make_duo("Eine 71-Jährige starb.", right)).findings
    assert [finding.rule for finding in found] == (["other_value"] if differs else [])


def test_every_word_has_a_case() -> None:
    assert {case[:3] for case in _told()} == listed("figures")


class Told(NamedTuple):
    """A word of the lexicon and two claims that fall under a rule by it."""

    language: str
    group: str
    word: str
    left: str
    right: str
    rule: str


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Who leaves after ten days has stayed for ten days.
        ("Nach zehn Tagen zieht die Truppe ab.", "Zwei Wochen lang bleibt die Truppe."),
        ("Das Boot wurde vor 31 Jahren gebaut.", "Das Boot wurde vor 22 Jahren gebaut."),
    ],
)
def test_two_times_of_one_thing_differ(left: str, right: str) -> None:
    assert [f.rule for f in figures.find(make_duo(left, right)).findings] == ["other_value"]


def _told() -> list[Told]:
    tables = tomllib.loads(CASES.read_text(encoding="utf-8"))
    return [
        Told(language, group, word, *case)
        for language, groups in tables.items()
        for group, words in groups.items()
        for word, case in words.items()
    ]


def _rules(case: Told) -> str:
    """Return the rule of a case; words for one thing are asked of what is only suggested."""
    sides = [
        make_claim(
            text,
            account=account,
            language=_language(case.language, text),
            published=day,
            names=["Merowia"] if "Merowia" in text else (),
        )
        for text, account, day in ((case.left, "a", MONDAY), (case.right, "b", FRIDAY))
    ]
    loose: dict[str, Any] = {"score": 0.2, "status": Status.SUGGEST}
    near: dict[str, Any] = {"score": 0.6, "status": Status.SUGGEST}
    pair = loose if case.language == "same" else near if case.group in AGO else {}
    duo = make_duo(sides[0], sides[1], days=(MONDAY, FRIDAY), **pair)
    if case.group == "voted":  # one text tells of the stand of the count in another sentence
        stand = make_claim("Das vorläufige Ergebnis nennt 300 Stimmen.", account="a")
        duo = replace(duo, left=put_beside(duo.left, duo.left.claim, stand))
    if case.group == "before":  # the same text has told of more
        more = make_claim("Es gab 99 Festnahmen.", account="b")
        right = make_told(replace(duo.right.claim, order=1), published=FRIDAY)
        duo = replace(duo, right=put_beside(right, more, right.claim))
    found = figures.find(duo)
    if case.group == "unknown":
        return "apart" if figures.is_apart(duo) else ""
    return "+".join(f.rule for f in found.findings)


def _language(table: str, text: str) -> str:
    if table in {"de", "en"}:
        return table
    return "en" if " the " in f" {text.lower()} " else "de"


@pytest.mark.parametrize("case", _told(), ids=lambda case: " ".join(case[:3]))
def test_each_word_is_needed(case: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _rules(case) == case.rule
    take_out(monkeypatch, lexicons, Word(*case[:4]))
    kind_of_word.cache_clear()
    rules = _rules(case)
    kind_of_word.cache_clear()
    assert rules != case.rule


@pytest.mark.parametrize("right", ["Es starben 1.200 Menschen.", "Im Hafen starben 3 Polizisten."])
def test_an_order_of_magnitude_contradicts_no_number(right: str) -> None:
    assert figures.find(make_duo("Hunderte Menschen starben.", right)).findings == ()


def test_far_fewer_marchers_are_no_later_stand() -> None:
    left = make_claim("Far fewer marched: 6,000.", language="en", published=MONDAY)
    right = make_claim("9,000 people marched.", account="b", language="en", published=FRIDAY)
    found = figures.find(make_duo(left, right, days=(MONDAY, FRIDAY))).findings
    assert "later_value" not in [f.rule for f in found]


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Es wurden 31 verletzt, sechs von ihnen schwer.", "34 wurden verletzt.", "other_value"),
        ("Elf der 17 Boote sanken.", "Vierzehn Boote sanken.", "other_value"),
        # Three that failed and five that worked are all eight, and two more are not.
        ("Drei der acht Boote sanken.", "Fünf der acht Boote schwammen.", ""),
        ("Drei der acht Boote sanken.", "Sieben der acht Boote schwammen.", "other_value"),
        ("Drei der acht Boote sanken.", "Fünf der neun Boote schwammen.", "other_value"),
        ("Es kam zu 53 Festnahmen.", "Frei sind 9 der 58 Festgenommenen.", "other_value"),
        ("Er gewann mit 17 zu 14 Stimmen.", "Es waren 14 Stimmen zu 13.", ""),
        ("9 Bewohner starben.", "In Seestadt starben 12 Bewohner.", "other_value"),
        ("Die Zahl von 9 Toten verschwand.", "Es gab 12 Tote.", ""),
    ],
)
def test_which_figure_faces_which(left: str, right: str, rule: str) -> None:
    assert "+".join(f.rule for f in figures.find(make_duo(left, right)).findings) == rule


def test_two_parts_of_one_place_are_one_part() -> None:
    left = make_claim("Allein in Seestadt starben 19.", names=["Seestadt"])
    right = make_claim("Darunter starben 17 in Seestadt.", account="b", names=["Seestadt"])
    (found,) = figures.find(make_duo(left, right)).findings
    assert found.rule == "other_value"


@pytest.mark.parametrize(("money", "rules"), [("900 Euro", ["other_value"]), ("9 Mio. Euro", [])])
def test_only_sums_of_another_size_are_of_two_things(money: str, rules: list[str]) -> None:
    found = figures.find(make_duo("Jede Familie bekommt 500 Euro.", f"Es geht um {money}."))
    assert [finding.rule for finding in found.findings] == rules


def _in_account(words: str, before: str, day: date) -> Claimed:
    """Take a claim apart that stands behind another one in its text."""
    first, claim = make_claim(before, account="a"), make_claim(words, account="a")
    told = make_told(replace(claim, order=1), published=day)
    return put_beside(told, first, told.claim)


@pytest.mark.parametrize(
    ("before", "words", "rule"),
    [
        ("Insgesamt starben 64 Menschen.", "In Nordhafen starben 19 Menschen.", "other_group"),
        ("Insgesamt starben 12 Menschen.", "In Nordhafen starben 19 Menschen.", "later_value"),
        ("Insgesamt starben 64 Menschen.", "Im Mai 2021 starben 19 Menschen.", ""),
    ],
    ids=["a part", "a later stand", "another year"],
)
def test_a_lesser_figure_than_the_text_gave_before_is_a_part(
    before: str, words: str, rule: str
) -> None:
    duo = make_duo("Insgesamt starben 64 Menschen.", words, days=(FRIDAY, MONDAY))
    duo = replace(duo, right=_in_account(words, before, MONDAY))
    assert "+".join(f.rule for f in figures.find(duo).findings) == rule


def test_a_part_is_compared_with_the_part_that_it_is_said_to_be() -> None:
    duo = make_duo(
        "19 der Toten waren Polizisten.", "Es starben 16 Polizisten.", days=(FRIDAY, MONDAY)
    )
    assert [f.rule for f in figures.find(duo).findings] == ["later_value"]


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("34 Eichen wurden gefällt.", "340 Bäume wurden gefällt.", "other_group"),
        (
            "672 Menschen wurden festgenommen.",
            "10.000 Menschen wurden festgenommen.",
            "other_group",
        ),
        ("34 Menschen starben.", "Die Zahl der Toten stieg von 34 auf 90.", "later_value"),
        ("90 Menschen starben.", "Die Zahl der Toten stieg von 34 auf 90.", ""),
        ("Scores of people died in the fire.", "In the fire 250 people died.", ""),
    ],
)
def test_what_a_later_figure_replaces(left: str, right: str, rule: str) -> None:
    language = "en" if "people" in left else "de"
    duo = make_duo(left, right, language=language, days=(MONDAY, FRIDAY))
    assert "+".join(f.rule for f in figures.find(duo).findings) == rule


@pytest.mark.parametrize(
    ("second", "rule"), [("Rechnungshof", "other_value"), ("Ministerium", "later_value")]
)
def test_another_source_gives_another_cost(second: str, rule: str) -> None:
    sides = [
        make_claim(words, account=account, voice=Voice.REPORTED, speaker=who, speaker_chain=(who,))
        for words, account, who in (
            ("Die Straße kostet laut Ministerium 84 Millionen Euro.", "a", "Ministerium"),
            (f"Die Straße kostet laut {second} 112 Millionen Euro.", "b", second),
        )
    ]
    duo = make_duo(sides[0], sides[1], days=(MONDAY, FRIDAY))
    assert [f.rule for f in figures.find(duo).findings] == [rule]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Die Straße kostet laut einem Papier 112 Millionen Euro.", "other_value"),
        ("Die Straße kostet laut einem Papier inzwischen 112 Millionen Euro.", "later_value"),
    ],
)
def test_a_cost_that_only_one_text_gives_a_source_is_no_later_stand(words: str, rule: str) -> None:
    left = make_claim("Die Straße kostet 84 Millionen Euro.", account="a")
    right = make_claim(words, account="b", voice=Voice.REPORTED, speaker="Papier")
    duo = make_duo(left, right, days=(MONDAY, FRIDAY))
    assert [f.rule for f in figures.find(duo).findings] == [rule]


@pytest.mark.parametrize(
    ("right", "rules"),
    [
        ("Auf dem Weg starb eine 74-Jährige.", ["other_value"]),
        ("Auf dem Weg starb eine 71 Jahre alte Patientin.", []),
        ("Auf dem Weg starben eine 74-Jährige und ein 71-Jähriger.", []),
        ("Auf dem Weg starb eine Frau.", []),
    ],
)
def test_how_old_somebody_is_differs_where_each_names_one_age(right: str, rules: list[str]) -> None:
    left = "Auf dem Weg starb eine 71-jährige Frau."
    found = figures.find(make_duo(left, right)).findings
    assert [f.rule for f in found] == rules
    assert {f.evidence["unit"] for f in found} <= {"age"}
    loose = make_duo(left, right, score=0.4, status=Status.SUGGEST)
    assert figures.find(loose).findings == ()


@pytest.mark.parametrize(
    ("right", "rule"),
    [
        ("An einer Kundgebung beteiligten sich 250 Mitarbeiter.", "other_value"),
        ("250 Pfleger kamen am Mittwoch zum Rathaus.", "other_value"),
        ("2.000 Menschen kamen zu der Kundgebung.", "other_group"),
    ],
)
def test_staff_are_the_marchers_whom_another_text_calls_nurses(right: str, rule: str) -> None:
    left = "An einer Kundgebung beteiligten sich 400 Beschäftigte."
    assert [f.rule for f in figures.find(make_duo(left, right)).findings] == [rule]


def test_people_who_take_part_are_no_turnout() -> None:
    found = figures.find(make_duo("250 Läufer beteiligten sich.", "Da waren 400 Läufer."))
    assert [f.rule for f in found.findings] == ["other_value"]
    shares = make_duo("40 Prozent beteiligten sich an der Wahl.", "Er bekam 30 Prozent.")
    assert figures.find(shares).findings == ()


def test_what_a_later_text_replaces_is_an_update_whoever_says_it() -> None:
    first = "Die Chefin der Lotsen bleibt bei der Forderung von 11,5 Prozent."
    for former, rule in (("11,5", "later_value"), ("12,5", "other_value")):
        later = f"Die Lotsen gingen von {former} auf 9,5 Prozent herunter."
        found = figures.find(make_duo(first, later, days=(MONDAY, FRIDAY))).findings
        assert [f.rule for f in found] == [rule]


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (
            "Betroffen sind 180.000 Sparer.",
            "250.000 Sparer bangen, 5.000 Gäste nicht.",
            "other_value",
        ),
        (
            "Betroffen sind 180.000 Sparer.",
            "180.000 Sparer bangen, 5.000 Gäste nicht.",
            "same_value",
        ),
        ("5 Soldaten starben.", "200 Soldaten und 50 Helfer kamen.", ""),
        ("Betroffen sind 180.000 Sparer.", "Es kamen 2.000 Gäste und 50 Helfer.", ""),
    ],
)
def test_one_noun_is_one_thing_where_just_one_text_says_what_happened(
    left: str, right: str, rule: str
) -> None:
    found = figures.find(make_duo(left, right, score=0.95))
    assert [f.rule for f in (*found.findings, *found.same)] == ([rule] if rule else [])


def test_a_march_of_one_day_may_be_told_many_times_as_large() -> None:
    left = "Am Dienstagabend protestierten 8.000 Menschen."
    right = "Am Dienstag protestierten 100.000 Menschen."
    days = (FRIDAY, FRIDAY)
    assert [f.rule for f in figures.find(make_duo(left, right, days=days)).findings] == [
        "other_value"
    ]
    other = right.replace("Dienstag", "Mittwoch")
    assert "other_value" not in [
        f.rule for f in figures.find(make_duo(left, other, days=days)).findings
    ]


def test_what_is_shut_on_two_days_has_two_stands() -> None:
    days = (MONDAY, FRIDAY)
    left, right = "Am Montag fielen 6 Züge aus.", "Am Donnerstag fielen 9 Züge aus."
    assert [f.rule for f in figures.find(make_duo(left, right, days=days)).findings] == [
        "later_value"
    ]
    left, right = "Am Montag lagen 6 Boote dort.", "Am Donnerstag lagen 9 Boote dort."
    assert [f.rule for f in figures.find(make_duo(left, right, days=days)).findings] == [
        "later_value"
    ]


def test_only_a_greater_figure_of_days_is_a_later_stand() -> None:
    left = "Die Kunden hoben 340 Millionen Euro ab, sagte die Bank."
    more = "Binnen drei Tagen hoben die Kunden 900 Millionen Euro ab."
    less = "Binnen drei Tagen hoben die Kunden 300 Millionen Euro ab."
    days = (MONDAY, FRIDAY)
    for right, rule in ((more, "later_value"), (less, "other_value")):
        found = figures.find(make_duo(left, right, days=days))
        assert [f.rule for f in found.findings] == [rule]
    turned = figures.find(make_duo(more, left, days=(FRIDAY, MONDAY)))
    assert [f.rule for f in turned.findings] == ["later_value"]


def test_one_number_faces_those_of_several_sources() -> None:
    left = make_claim("Vor dem Haus standen 10.000.", account="a")
    right = make_claim("Sie zogen vor das Haus, laut Polizei 2500, laut Verein 6000.", account="b")
    told = zip(right.quantities, ("Polizei", "Verein"), strict=True)
    right = replace(right, quantities=tuple(replace(q, source=who) for q, who in told))
    for score in (0.95, 0.6):
        found = figures.find(make_duo(left, right, score=score))
        assert [f.rule for f in found.findings] == ["other_value"]
    asked = figures.find(make_duo(left, right, score=0.6, status=Status.SUGGEST))
    assert asked.findings == ()


def test_what_befell_some_is_no_count_of_others_who_marched() -> None:
    left = "Betroffen waren 1.270 Betriebe."
    for right, rules in (
        ("Es demonstrierten 2.000 Bürger.", []),
        ("Es demonstrierten 2.000.", ["other_value"]),
        ("Es waren 2.000 Häuser.", ["other_value"]),
    ):
        found = figures.find(make_duo(left, right, score=0.8)).findings
        assert [f.rule for f in found] == rules


def test_what_is_more_than_something_is_no_difference_behind_a_comma() -> None:
    left = "Es brannten 640 Hektar."
    for right, rules in (
        ("Es brannten 1150 Hektar, mehr als die ganze Stadt hat.", ["later_value"]),
        ("Es brannten 1150 Hektar mehr als vor einem Jahr.", []),
    ):
        found = figures.find(make_duo(left, right, days=(MONDAY, FRIDAY))).findings
        assert [f.rule for f in found] == rules


def test_a_fare_that_went_up_is_the_later_stand() -> None:
    left, right = "The fare is 200 euros.", "The fare is 300 euros a day, up from 200."
    found = figures.find(make_duo(left, right, language="en", days=(MONDAY, FRIDAY)))
    assert [f.rule for f in found.findings] == ["later_value"]


def test_then_is_not_once_where_both_name_the_day() -> None:
    left = "Im Mai 1994 starben hier drei Menschen."
    right = "1994 starben hier fünf Menschen, auch damals im Regen."
    assert [f.rule for f in figures.find(make_duo(left, right)).findings] == ["other_value"]
    assert figures.find(make_duo("Hier starben drei Menschen.", right)).findings == ()


def test_a_count_that_is_far_less_days_later_is_another_count() -> None:
    left = "Festgenommen wurden 6.000 Menschen."
    for right, rule in (
        ("Festgenommen wurden 672 Menschen.", "other_group"),
        ("Festgenommen wurden 1.500 Menschen.", "other_value"),
        ("Festgenommen sind inzwischen noch 672 Menschen.", "later_value"),
        ("Festgenommen wurden 2.400 Menschen.", "later_value"),
    ):
        for one, other, days in ((left, right, (MONDAY, FRIDAY)), (right, left, (FRIDAY, MONDAY))):
            found = figures.find(make_duo(one, other, days=days)).findings
            assert [f.rule for f in found] == [rule]


def test_a_number_that_is_replaced_is_no_whole_that_another_is_a_part_of() -> None:
    found = figures.find(make_duo("Es waren 200 Ordner.", "Statt der gemeldeten 240 waren es 180."))
    assert [(f.rule, f.evidence["values"]) for f in found.findings] == [
        ("other_value", [[200.0, 200.0], [180.0, 180.0]])
    ]


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        ("18 Polizisten starben.", "Es gab 52 Tote, 19 davon Polizisten.", [18.0, 19.0]),
        ("18 Polizisten starben.", "Es gab 52 Tote, 19 der Toten sind Polizisten.", [18.0, 19.0]),
        ("2340 Friedenssoldaten kamen.", "Es kamen 3600 Soldaten.", [2340.0, 3600.0]),
    ],
)
def test_a_part_faces_the_same_part_and_not_the_whole(
    left: str, right: str, values: list[float]
) -> None:
    (found,) = figures.find(make_duo(left, right, score=0.5)).findings
    assert found.evidence["values"] == [[value, value] for value in values]
    assert found.rule == "other_value"


@pytest.mark.parametrize(("age", "rules"), [("72", ["other_value"]), ("8", [])])
def test_ages_far_apart_are_of_two_people(age: str, rules: list[str]) -> None:
    duo = make_duo("Die Frau ist 71 Jahre alt.", f"Die Frau ist {age} Jahre alt.")
    assert [f.rule for f in figures.find(duo).findings] == rules


@pytest.mark.parametrize(
    ("right", "rules"),
    [
        ("Über 2.100 Menschen wurden verletzt.", []),
        ("Mindestens 2.100 Menschen wurden verletzt.", []),
        ("Es wurden 2.100 Menschen verletzt.", ["later_value"]),
        ("Über 1.500 Menschen wurden verletzt.", ["later_value"]),
        ("Über 2.900 Menschen wurden verletzt.", ["later_value"]),
    ],
)
def test_a_later_and_vaguer_figure_takes_nothing_back(right: str, rules: list[str]) -> None:
    left = "Mehr als 2.200 Menschen wurden verletzt."
    for one, other, days in ((left, right, (MONDAY, FRIDAY)), (right, left, (FRIDAY, MONDAY))):
        assert [f.rule for f in figures.find(make_duo(one, other, days=days)).findings] == rules


@pytest.mark.parametrize(
    ("beside", "rule"),
    [
        ("Das vorläufige Ergebnis nennt 300 Stimmen.", "later_value"),
        ("Die Zahlen sind vorläufig.", "other_value"),
        ("Man nahm 300 Fischer vorläufig fest.", "other_value"),
    ],
)
def test_a_share_has_stands_where_its_text_counts_votes_in_stages(beside: str, rule: str) -> None:
    duo = make_duo("Es waren 9 Prozent.", "Es waren 12 Prozent.", days=(MONDAY, FRIDAY))
    stand = make_claim(beside, account="a")
    duo = replace(duo, left=put_beside(duo.left, duo.left.claim, stand))
    assert [f.rule for f in figures.find(duo).findings] == [rule]


def test_the_dead_and_looted_shops_are_two_things() -> None:
    duo = make_duo("In Seestadt wurden 30 Läden geplündert.", "In Seestadt gab es 103 Tote.")
    assert figures.find(duo).findings == ()
    turned = make_duo("In Seestadt gab es 103 Tote.", "In Seestadt wurden 30 Läden geplündert.")
    assert figures.find(turned).findings == ()


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Die Beute ist 50 Taler wert.", "Die Beute ist 30 Taler wert.", "other_value"),
        (
            "Die Beute waren 50 Taler, heißt es.",
            "Die Beute sind 30 Taler, heißt es.",
            "later_value",
        ),
    ],
)
def test_what_a_thing_is_worth_is_set_once_in_whatever_money(
    left: str, right: str, rule: str
) -> None:
    found = figures.find(make_duo(left, right, days=(MONDAY, FRIDAY))).findings
    assert [finding.rule for finding in found] == [rule]


@pytest.mark.parametrize(
    ("right", "rule"),
    [
        ("Nach Angaben der Stadt sind inzwischen 80 Boote im Hafen.", "later_value"),
        ("Nach Angaben der Stadt sind 80 Boote im Hafen.", "other_value"),
    ],
)
def test_a_later_text_that_says_it_has_moved_replaces_what_others_counted(
    right: str, rule: str
) -> None:
    left = "Nach Angaben der Polizei sind 60 Boote im Hafen."
    one = make_claim(left, published=MONDAY, speaker="Polizei", voice=Voice.REPORTED)
    other = make_claim(right, account="b", published=FRIDAY, speaker="Stadt", voice=Voice.REPORTED)
    found = figures.find(make_duo(one, other, days=(MONDAY, FRIDAY))).findings
    assert [finding.rule for finding in found] == [rule]


@pytest.mark.parametrize(
    ("left", "rule"),
    [
        ("Bis Sonntag kamen 60 Hinweise.", "later_value"),
        ("Am Sonntag kamen 60 Hinweise.", "other_value"),
    ],
)
def test_what_is_counted_up_to_a_day_goes_on(left: str, rule: str) -> None:
    found = figures.find(make_duo(left, "Es kamen 200 Hinweise.", days=(MONDAY, FRIDAY))).findings
    assert [finding.rule for finding in found] == [rule]


@pytest.mark.parametrize(
    ("left", "pair", "differs"),
    [
        ("Die Strafe beträgt 30 Euro.", {"score": 0.9}, True),
        ("Die Strafe beträgt 30 Euro.", {"score": 0.8}, False),
        ("Der Schaden beträgt 30 Euro.", {"score": 0.8}, True),
    ],
)
def test_two_sums_of_money_that_no_word_joins_need_a_sure_match(
    left: str, pair: dict[str, Any], *, differs: bool
) -> None:
    found = figures.find(make_duo(left, "Der Schaden beträgt 50 Euro.", **pair)).findings
    assert [finding.rule for finding in found] == (["other_value"] if differs else [])


def test_minutes_that_something_took_are_no_later_stand() -> None:
    days = MONDAY, FRIDAY
    left, right = "Nach neun Minuten ist Hilfe da.", "Nach elf Minuten ist Hilfe da."
    assert [f.rule for f in figures.find(make_duo(left, right, days=days)).findings] == [
        "other_value"
    ]


def test_what_leaked_names_no_object_where_the_text_leaves_it_open() -> None:
    found = figures.find(make_duo("Es liefen 90 Tonnen Öl aus.", "Ins Meer gelangten 60 Tonnen."))
    assert [finding.rule for finding in found.findings] == ["other_value"]


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Im Hafen liegen 60 Boote.", "Im Auftrag der Stadt liegen da 80 Boote.", "later_value"),
        ("Es starben 600 Menschen.", "Die Zahl der Toten wurde auf 60 korrigiert.", "other_value"),
        ("Es werden 70 Menschen vermisst.", "Es werden 9 Menschen vermisst.", "other_value"),
        ("Es starben 13 Menschen.", "Es starben zwei Menschen.", "other_value"),
        (
            "Die Strecke am Hafen ist 40 Kilometer lang und bleibt bis Samstag gesperrt.",
            "Die Strecke am Hafen ist 45 Kilometer lang.",
            "other_value",
        ),
        (
            "Bereits zwei Stunden vorher kamen 4.000 Demonstranten.",
            "Es kamen 6.000 Demonstranten.",
            "other_value",
        ),
        (
            "Bei dem Fest, das jedes Jahr stattfindet, starben 9 Menschen.",
            "Es starben 12 Menschen.",
            "later_value",
        ),
        (
            "Die 2.500 Soldaten sollen den Hafen sichern.",
            "Im Hafen sind 2.000 Soldaten.",
            "other_value",
        ),
        ("Es gab mehr als 2.200 Verletzte.", "Es gab über 2.000 Verletzte.", ""),
    ],
)
def test_words_of_another_figure_make_no_stand(left: str, right: str, rule: str) -> None:
    found = figures.find(make_duo(left, right, days=(MONDAY, FRIDAY)))
    assert "+".join(finding.rule for finding in found.findings) == rule


def test_two_who_are_named_together_are_no_part() -> None:
    """What is counted of both is counted of neither alone."""
    one = "Elf Polizisten wurden verletzt."
    rules = [
        [finding.rule for finding in figures.find(make_duo(one, other)).findings]
        for other in (
            "33 wurden verletzt, Polizisten und Demonstranten.",
            "33 wurden verletzt, heißt es, von allen Polizisten im Dienst.",
        )
    ]
    assert rules == [["other_group"], ["other_value"]]


def test_an_earlier_stand_is_no_part_of_a_later_one() -> None:
    """Only where it is of a day before the text: "noch" alone may go on counting."""
    duo = make_duo("Es gab 90 Festnahmen.", "Es waren noch 64 Festnahmen.", days=(MONDAY, FRIDAY))
    more = make_claim("Es gab 99 Festnahmen.", account="b")
    right = make_told(replace(duo.right.claim, order=1), published=FRIDAY)
    found = figures.find(replace(duo, right=put_beside(right, more, right.claim)))
    assert [finding.rule for finding in found.findings] == ["other_group"]


@pytest.mark.parametrize("is_swapped", [False, True])
def test_more_soldiers_of_a_later_day_have_come_since(*, is_swapped: bool) -> None:
    """Fewer are another figure: who was sent is told once."""
    few, many = "Im Hafen sind 2.000 Soldaten.", "Im Hafen sind 3.000 Soldaten."
    days = (FRIDAY, MONDAY) if is_swapped else (MONDAY, FRIDAY)
    rules = [
        [finding.rule for finding in figures.find(make_duo(left, right, days=days)).findings]
        for left, right in ((few, many), (many, few))
    ]
    in_order = [["later_value"], ["other_value"]]
    assert rules == (in_order[::-1] if is_swapped else in_order)
