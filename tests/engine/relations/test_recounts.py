"""Two claims of one account on one count: its latest stand, and the one before."""

from datetime import date

import pytest

from framing.engine import compare, tuning
from framing.engine.relations.recounts import of_one_toll, recounted, tolls_of
from framing.engine.values import Status, Text
from tests.engine.made import make_claim, make_told

TODAY = date(2031, 3, 7)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("225 Menschen starben.", "Am Sonntag war von 160 Toten die Rede.", True),
        ("Es gab 90 Festnahmen.", "Zuvor waren es 40 Festnahmen.", True),
        ("225 Menschen starben.", "Es gab 90 Festnahmen.", False),
        ("225 Menschen starben.", "Es starben 19 Polizisten.", False),
        ("225 Menschen starben.", "Im Jahr 1987 starben 23 Menschen.", False),
        ("225 Menschen starben.", "Damals starben 23 Menschen.", False),
        ("225 Menschen starben.", "Der Hafen ist zu.", False),
        ("Im Hafen liegen 9 Boote.", "Am Sonntag lagen dort 12 Boote.", False),
    ],
)
def test_what_counts_all_of_them_is_of_one_count(left: str, right: str, *, expected: bool) -> None:
    told = [make_told(make_claim(text, published=TODAY), published=TODAY) for text in (left, right)]
    # Two claims made by hand have the ids of where they stand.
    pairs = [frozenset(told_.claim.id for told_ in told)]
    assert list(recounted(tolls_of(told))) == (pairs if expected else [])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("225 Menschen starben.", "Die Zahl der Opfer stieg auf 164 Tote.", True),
        ("225 Menschen starben.", "Es starben 60 Menschen.", False),  # of a part, it seems
        ("225 Menschen starben.", "Darunter waren 164 Tote.", False),
        ("225 Menschen starben.", "Es starben 164 Polizisten.", False),
        ("225 Menschen starben.", "164 Menschen wurden verletzt.", False),
        ("225 Menschen starben.", "Der Hafen ist zu.", False),
        ("In Merwitz starben 225 Menschen.", "In Brandes starben 164 Menschen.", False),
        ("In Merwitz starben 225 Menschen.", "Es starben 164 Menschen.", True),
        ("Elf Bergleute starben.", "Acht Männer starben.", True),
        ("Elf Bergleute erkrankten.", "Acht Männer erkrankten.", False),
        ("Elf Menschen erkrankten.", "Acht Menschen erkrankten.", True),
        ("Im Berg sind 23 Männer eingeschlossen.", "Vier Männer werden noch vermisst.", True),
        ("Im Berg sind 23 Männer eingeschlossen.", "Darunter waren vier Vermisste.", False),
        ("Landesweit protestierten 240 Menschen.", "Im Zentrum protestierten 190.", False),
        ("In 23 Städten protestierten 240 Menschen.", "Es protestierten 190 Menschen.", True),
    ],
)
def test_two_texts_tell_of_one_toll(left: str, right: str, *, expected: bool) -> None:
    one, other = (
        make_told(
            make_claim(
                text,
                account=account,
                names=[name for name in ("Merwitz", "Brandes") if name in text],
            )
        )
        for text, account in ((left, "a"), (right, "b"))
    )
    pairs = [(one.claim.id, other.claim.id)]
    assert list(of_one_toll(tolls_of([one]), tolls_of([other]))) == (pairs if expected else [])


def test_tolls_match_in_whatever_words() -> None:
    texts = [
        Text("a", "Die Regierung trauert mit den Familien der 225 Toten. Der Hafen ist zu.", "de"),
        Text("b", "Wie das Amt sagte, verloren 164 Menschen ihr Leben. Der Hafen blieb zu.", "de"),
    ]
    pairs = compare(texts).pairs
    (toll,) = [pair for pair in pairs if pair.signals.get("toll")]
    assert (toll.status, toll.score) == (Status.MATCH, tuning.TOLL)


def test_an_earlier_toll_stands_in_the_row_of_the_later_one() -> None:
    texts = [
        Text(
            "a", "225 Menschen starben bei dem Brand. Am Sonntag war von 160 Toten die Rede.", "de"
        ),
        Text("b", "225 Menschen starben bei dem Brand im Hafen.", "de"),
        Text("c", "Am Sonntag war von 160 Toten bei dem Brand im Hafen die Rede.", "de"),
    ]
    tolls = max(compare(texts).rows, key=lambda row: len(row.claims))
    assert len(tolls.claims) == 4
