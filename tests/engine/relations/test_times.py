"""When it happened."""

from datetime import date

import pytest

from framing.engine.relations import times
from framing.engine.values import Voice
from tests.engine.made import make_claim, make_told

FRIDAY = date(2031, 3, 7)


def clash(left: str, right: str, *, days: tuple[date, date] = (FRIDAY, FRIDAY)) -> bool:
    told = [
        make_told(make_claim(text, account=account, published=day), published=day)
        for account, text, day in zip("ab", (left, right), days, strict=True)
    ]
    return times.clash(*told) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Der Rat tagte am Mittwoch.", "Der Rat tagte am Donnerstag."),
        ("Der Rat tagt im April.", "Der Rat tagt im Mai 2032."),
        ("Der Rat tagte am 3. März.", "Der Rat tagte am 6. März."),
        ("Der Rat tagte um 17.13 Uhr.", "Der Rat tagte um 17.14 Uhr."),
        ("Der Rat tagte am Vormittag.", "Der Rat tagte am Nachmittag."),
        ("Der Rat tagte am Dienstagabend.", "Der Rat tagte am Morgen."),
        ("Um drei Uhr brach der Deich.", "Um halb vier brach der Deich."),
        ("Kurz nach drei Uhr brach der Deich.", "Um 17 Uhr brach der Deich."),
        ("Kurz nach 23 Uhr brach der Deich.", "Um 22.40 Uhr brach der Deich."),
        ("Kurz vor 22 Uhr brach der Deich.", "Um 22.10 Uhr brach der Deich."),
        ("Um drei Uhr morgens brach der Deich.", "Um 15 Uhr brach der Deich."),
        ("Um 3 Uhr brach der Deich.", "Um 15 Uhr brach der Deich."),
        ("Gegen 15 Uhr brach der Deich.", "Um 17 Uhr brach der Deich."),
    ],
)
def test_times_that_exclude_each_other(left: str, right: str) -> None:
    assert clash(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Der Rat tagte am Mittwoch.", "Der Rat tagte am Mittwoch."),
        ("Der Rat tagte am Mittwoch.", "Der Rat tagte im März."),
        ("Der Rat tagte am Mittwoch.", "Der Rat tagte am Montag und am Dienstag."),
        ("Der Rat tagte am Mittwoch.", "Der Rat tagte gestern."),
        ("Der Rat tagte am Mittwoch.", "Der Rat tagte."),
        ("Der Rat tagte um 17.13 Uhr.", "Der Rat tagte gegen 17.30 Uhr."),
        ("Der Rat tagte am Abend.", "Der Rat tagte am Dienstagabend."),
        ("Der Rat tagte am Abend.", "Der Rat tagt morgen."),
        ("Der Rat tagte am Abend.", "Der Rat tagte in der Nacht."),
        ("Der Rat tagt am 9. März.", "Der Rat tagte am 5. März."),
        ("Kurz nach 23 Uhr brach der Deich.", "Um 23.20 Uhr brach der Deich."),
        ("Gegen 0 Uhr brach der Deich.", "Um 23.50 Uhr brach der Deich."),
        ("Kurz vor 24 Uhr brach der Deich.", "Um 23.45 Uhr brach der Deich."),
        ("Kurz vor 0 Uhr brach der Deich.", "Um 23.45 Uhr brach der Deich."),
        ("Gegen drei Uhr brach der Deich.", "Um 14.50 Uhr brach der Deich."),
        ("Kurz nach drei Uhr brach der Deich.", "Um 15.10 Uhr brach der Deich."),
        ("Gegen 15 Uhr brach der Deich.", "Um 16 Uhr brach der Deich."),
        ("Kurz vor halb zwölf brach der Deich.", "Um 11.24 Uhr brach der Deich."),
        ("Um drei Uhr brach der Deich.", "Um 15 Uhr brach der Deich."),
        ("Um 24 Uhr brach der Deich.", "Um zwölf Uhr nachts brach der Deich."),
    ],
)
def test_times_that_may_be_one(left: str, right: str) -> None:
    assert not clash(left, right)


def test_a_weekday_may_be_of_another_week() -> None:
    text = "Der Rat tagte am Montag."
    assert not clash(text, text, days=(FRIDAY, date(2031, 3, 14)))


def test_when_it_was_said_is_not_when_it_was() -> None:
    text = "Der Rat habe getagt, sagte Lenz am Montag."
    left = make_claim(text, published=FRIDAY, voice=Voice.REPORTED, speaker="Lenz", cue="sagte")
    right = make_claim("Der Rat tagte am Dienstag.", account="b", published=FRIDAY)
    assert times.clash(make_told(left), make_told(right)) is None


def test_just_after_eleven_is_not_before_it() -> None:
    texts = ("Just after 11 pm the dam broke.", "At 10.40 pm the dam broke.")
    told = [make_told(make_claim(text, language="en")) for text in texts]
    assert times.clash(*told)
