"""A row is named by its most typical claim, without who says it."""

import pytest

from framing.comparisons import topics
from framing.comparisons.models import Claim
from framing.comparisons.topics import BACKWARD, LEANING, LONGEST, UNNAMED, Title, leans
from framing.events.models import Account, Outlet


def claim(text: str, cue: str = "", language: str = "de") -> Claim:
    """Build an unsaved claim of these words."""
    return Claim(text=text, cue=cue, account=Account(language=language))


def title(claims: list[Claim], language: str, *, is_disputed: bool = False) -> str:
    """The words of the line."""
    return topics.title(claims, language, is_disputed=is_disputed).words


def test_a_line_has_the_language_of_its_text() -> None:
    told = [claim("Im Hafen brannte eine Halle."), claim("A.", language="en")]
    assert topics.title(told, "en") == Title("A", "en")
    assert topics.title(told[:1], "en") == Title("Im Hafen brannte eine Halle", "de")
    assert topics.title([], "en") == UNNAMED
    assert not UNNAMED


def test_of_equally_typical_claims_the_shortest_names_a_row() -> None:
    told = [claim("Im Hafen brannte es lange."), claim("Im Hafen brannte es.")]
    assert title(told, "de") == title(told[::-1], "de") == "Im Hafen brannte es"


def test_what_most_tell_names_a_row() -> None:
    told = [
        claim("Acht Helfer starben."),
        claim("Im Hafen von Nordhafen starben 44 Menschen."),
        claim("In Nordhafen starben 44 Menschen, so die Behörde."),
    ]
    assert title(told, "de") == "Im Hafen von Nordhafen starben 44 Menschen"


@pytest.mark.parametrize(
    ("language", "named"), [("de", "Im Hafen brannte eine Halle"), ("en", "A")]
)
def test_a_claim_in_the_language_of_the_page_comes_first(language: str, named: str) -> None:
    told = [claim("Im Hafen brannte eine Halle."), claim("A.", language="en")]
    assert title(told, language) == named


@pytest.mark.parametrize(
    ("text", "cue", "named"),
    [
        (
            "Brandt sagte, dass der Hafen seit Montag zu ist.",
            "sagte",
            "Der Hafen seit Montag zu ist",
        ),
        ("Der Hafen sei seit Montag zu, sagte Brandt.", "sagte", "Der Hafen sei seit Montag zu"),
        ("He said that the harbour was shut.", "said", "The harbour was shut"),
        (
            "The mayor denied that the harbour was shut.",
            "denied",
            "The mayor denied that the harbour was shut",
        ),
        ("Nobody said that the harbour was shut.", "said", "Nobody said that the harbour was shut"),
        (
            "Die Kolonie sagte, dass der Hafen seit Montag zu ist.",
            "sagte",
            "Der Hafen seit Montag zu ist",
        ),
        (
            "Brandt wies zurück, dass der Hafen seit Montag zu sei.",
            "wies zurück",
            "Brandt wies zurück, dass der Hafen seit Montag zu sei",
        ),
        (
            "Brandt bestritt, dass der Hafen zu ist.",
            "bestritt",
            "Brandt bestritt, dass der Hafen zu ist",
        ),
        ("Laut Behörden ist der Hafen zu.", "Laut", "Laut Behörden ist der Hafen zu"),
        ("Es brannte, sagte Brandt.", "sagte", "Es brannte, sagte Brandt"),
        ("Am Montag, als es brannte, war es still.", "", "Am Montag, als es brannte, war es still"),
    ],
)
def test_who_says_it_is_cut_off_where_it_stands_apart(text: str, cue: str, named: str) -> None:
    language = "en" if cue in {"said", "denied"} else "de"
    assert title([claim(text, cue, language)], language) == named


LEAN = """
Er brannte. Sie brannte. Es brannte. Das brannte. Dies brannte. Diese brannte. Dieser brannte.
Ihm fehlte Wasser. Ihr fehlte Wasser. Dort brannte es. Dazu kam Wind. Danach brannte es.
Darunter lag Öl. Davon wussten alle. Dabei brannte es. Dann brannte es. Auch die Halle brannte.
He burned. She burned. It burned. They burned. This burned. These burned. That burned.
His boat sank. Her boat sank. Their boat sank. There it burned.
Then it burned. Also the hall burned.
"""


def test_a_sentence_that_leans_on_another_names_no_row() -> None:
    sentences = [f"{each.strip()}." for each in LEAN.split(".") if each.strip()]
    assert all(leans(sentence) for sentence in sentences)
    assert {sentence.split()[0].lower() for sentence in sentences} == LEANING


INNER = [
    "Einen Rücktritt lehnte er ab.",
    "Nach Angaben des Ministeriums kostet sie 84 Millionen Euro.",
    "Am Abend holte man ihn ab.",
    "Später gab man ihm Recht.",
    "Ob diese Gefahr bestand, ist zweifelhaft.",
    "Wen dieser Vorwurf trifft, blieb offen.",
    "Wann dieses Gesetz gilt, ist offen.",
    "Mit diesem Schritt rechnete niemand.",
    "Für diesen Schritt stimmte niemand.",
    "Einer von ihnen soll verletzt sein.",
    "Erst danach griffen die Beamten ein.",
    "A resignation he refused.",
    "On Monday she resigned.",
    "On Monday they resigned.",
    "Police took him away.",
    "One of them is said to be hurt.",
    "Whether these claims hold is open.",
    "Whether this claim holds is open.",
]


@pytest.mark.parametrize("sentence", INNER)
def test_a_pronoun_within_a_sentence_leans_too(sentence: str) -> None:
    assert leans(sentence)


def test_every_word_that_points_back_has_a_sentence() -> None:
    words = {word for sentence in INNER for word in sentence.lower().rstrip(".").split()}
    assert words >= BACKWARD
    assert not leans("Die Polizei geht davon aus, dass die Straße dort gesperrt bleibt.")


def test_of_two_claims_the_one_that_stands_alone_names_a_row() -> None:
    leaning = claim("Nach Angaben des Landes kostet sie 84 Millionen Euro.")
    alone = claim("Die Straße kostet nach Angaben des Landes 84 Millionen Euro.")
    assert (
        title([leaning, alone], "de")
        == "Die Straße kostet nach Angaben des Landes 84 Millionen Euro"
    )


def test_an_article_is_no_word_that_leans() -> None:
    assert not leans("Das Parlament beschloss die Reform.")
    told = [claim("Er beschloss die Reform am Abend."), claim("Brandt beschloss die Reform.")]
    assert title(told, "de") == "Brandt beschloss die Reform"


def test_where_others_say_otherwise_it_tells_the_outlet() -> None:
    account = Account(language="de", outlet=Outlet(name="Kurier"))
    text = "Brandt sagte, dass der Hafen seit Montag zu ist."
    told = [Claim(text=text, cue="sagte", account=account)]
    named = topics.title(told, "de", is_disputed=True)
    assert named == Title(text.rstrip("."), "de", "Kurier")
    assert str(named) == f"{text.rstrip('.')} – Kurier"
    assert title([], "de", is_disputed=True) == ""


def test_a_long_claim_is_cut_at_a_word() -> None:
    named = title([claim("Boote und " * 30)], "de")
    assert named.endswith((" Boote …", " und …"))
    assert len(named) <= LONGEST + 2


def test_a_name_is_not_cut() -> None:
    before = "wort " * 29 + "aus"
    assert title([claim(f"{before} New York Times und mehr.")], "de") == f"{before} …"
    name = "New York Times " * 20
    assert title([claim(name)], "de").endswith((" York …", " Times …", " New …"))


def test_a_long_claim_ends_after_a_clause() -> None:
    told = f"{'Boote ' * 20}liegen im Hafen, weil {'Wind ' * 20}weht."
    assert title([claim(told)], "de") == f"{'Boote ' * 20}liegen im Hafen …"


def test_no_claims_give_no_name() -> None:
    assert title([], "de") == ""
