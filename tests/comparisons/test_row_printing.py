"""Rows of the matrix as a reader gets them."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils.safestring import SafeString
from django.utils.translation import override

from framing.comparisons.models import Claim, Finding, Row
from framing.comparisons.presenting.absences import Absence
from framing.comparisons.presenting.cells import Cell, KindCount, RowView
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.presenting.quotes import Quote, quote_of
from framing.comparisons.presenting.row_printing import Sheet, print_rows
from framing.comparisons.topics import Title
from framing.events.models import Account, Event, Outlet

SHEET = Sheet("fest", "account=a&account=b")


def account(name: str = "Blatt", **fields: Any) -> Account:
    given = {
        "pk": 3,
        "outlet": Outlet(slug="blatt", name=name),
        "event": Event(slug="fest", is_practice=True),
        "slug": "blatt",
        "completeness": "complete",
        "current_version_id": 1,
    }
    return Account(**(given | fields))


def quote(text: str, told: Account) -> Quote:
    return quote_of(Claim(pk=7, text=text, voice="outlet", account=told, start=41), ())


def cell(text: str = "", **given: Any) -> Cell:
    told = given.pop("account", account())
    return Cell(told, (quote(text, told),) if text else (), **given)


def view(*cells: Cell, **given: Any) -> RowView:
    fields: dict[str, Any] = {
        "kinds": (),
        "headline": SafeString(""),
        "title": Title("Es <brannte>"),
    }
    return RowView(Row(pk=9), cells, **(fields | given))


def checked(day: date | None = None) -> Finding:
    return Finding(kind="figure", state="confirmed", decided_on=day)


def printed(*views: RowView, sheet: Sheet = SHEET) -> str:
    return print_rows(views, sheet)


def test_a_statement_of_one_account_has_nothing_to_explain() -> None:
    assert printed(view(cell("Ja & nein"))) == (
        '<article class="row" id="row-9" aria-labelledby="topic-9"><div class="row-head">\n'
        '<h3 id="topic-9">Es &lt;brannte&gt;</h3>\n<ul class="row-kinds"></ul></div>\n'
        '<ul class="cells"><li class="cell"><p class="outlet">Blatt <span class="meta">'
        "Artikel, vollständig</span></p>\n"
        '<blockquote class="words said" lang="de">„Ja &amp; nein“</blockquote>\n'
        '<p class="meta voice">eigene Aussage<span class="to-text">&nbsp;· '
        '<a href="/events/fest/texts/blatt/#claim-3-41">im Text</a></span></p></li>\n</ul>\n'
        "</article>\n"
    )


def test_a_row_without_a_name_has_a_dash() -> None:
    assert '<h3 id="topic-9">–</h3>' in printed(view(cell("Ja"), title=Title()))


def test_a_name_of_another_language_than_the_page_says_so() -> None:
    row = view(cell("Ja"), title=Title("Es <brannte>", "de"))
    with override("en"):
        assert '<h3 id="topic-9"><span lang="de">Es &lt;brannte&gt;</span></h3>' in printed(row)
        english = printed(view(cell("Ja"), title=Title("It burnt", "en")))
        assert '<h3 id="topic-9">It burnt</h3>' in english
    assert '<h3 id="topic-9">Es &lt;brannte&gt;</h3>' in printed(row)


def test_a_subject_has_the_language_of_a_claim_that_has_it() -> None:
    rows = [view(cell("Das Feuer"), subject="Feuer"), view(cell("Ja"), subject="Wald")]
    with override("en"):
        by_subject = printed(*rows, sheet=replace(SHEET, by_subject=True))
    heads = re.findall(r"<h2[^>]*>(.*?)</h2>", by_subject)
    assert heads == ['<span lang="de">Feuer</span>', "Wald"]


def test_what_several_say_opens_its_explanation_in_place() -> None:
    shared = view(cell("Ja"), cell("Nein"), headline=SafeString("<b>A</b> nennt 2."))
    assert printed(shared).endswith(
        '<details class="why-fold"><summary><span class="ask">Warum?</span> '
        '<span class="sentence"><b>A</b> nennt 2.</span>'
        '</summary>\n<div id="why-9" '
        'hx-get="/events/fest/compare/9/?account=a&amp;account=b" '
        'hx-trigger="toggle from:closest details once" hx-target="#why-9" hx-swap="outerHTML">'
        '<p class="meta"><a href="/events/fest/compare/9/?account=a&amp;account=b">'
        "Begründung auf eigener Seite</a></p></div></details>\n</article>\n"
    )


def test_without_a_finding_the_line_says_so_faintly() -> None:
    none = view(cell("Ja"), cell("Nein"))
    other = replace(none, kinds=(KindCount(BY_CODE["figure"], 1),))
    assert '<summary class="faint">kein Befund – selbst vergleichen</summary>' in printed(none)
    assert '<summary class="faint">kein Befund zu dieser Auswahl</summary>' in printed(other)


@pytest.mark.parametrize(
    ("agreeing", "told"),
    [
        (0, "2 Texte sagen etwas dazu"),
        (2, "2 Texte sagen etwas dazu, alle dasselbe, soweit verglichen"),
        (1, "2 Texte sagen etwas dazu, 1 davon dasselbe, soweit verglichen"),
    ],
)
def test_it_says_how_many_say_the_same(agreeing: int, told: str) -> None:
    shared = view(cell("Ja"), cell("Nein"), agreeing=agreeing)
    assert f'<p class="meta telling">{told}</p>' in printed(shared)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (KindCount(BY_CODE["figure"], 1), "andere Zahl</span></li>"),
        (
            KindCount(BY_CODE["figure"], 3),
            'andere Zahl</span> <span class="meta number times">×3</span>',
        ),
        (
            KindCount(BY_CODE["figure"], 3, Finding(), 1),
            '<span class="state">1 von 3 geprüft, die übrigen maschinell gefunden</span></li>',
        ),
        (
            KindCount(BY_CODE["figure"], 1, checked(date(2026, 3, 1)), 1),
            "</svg> geprüft am 01.03.2026</span></li>",
        ),
        (KindCount(BY_CODE["figure"], 1, checked(), 1), "</svg> geprüft</span></li>"),
    ],
    ids=["one", "three", "in part", "with day", "checked"],
)
def test_it_counts_what_was_found_and_checked(count: KindCount, told: str) -> None:
    assert '<li><span class="kind" data-kind="figure"><svg' in printed(view(kinds=(count,)))
    assert told in printed(view(kinds=(count,)))


def test_cells_say_what_a_phone_does_with_them() -> None:
    row = printed(view(cell("Ja", is_named=True), cell("Nein", is_folded=True), cell()))
    assert re.findall(r'<li class="(cell[^"]*)"', row) == [
        "cell named",
        "cell folded",
        "cell blank",
    ]
    assert '<input id="all-9" class="fold-switch unfold" type="checkbox">' in row
    assert (
        '<label class="unfold-label" for="all-9"><span class="more">noch 1 Darstellung zeigen'
        '</span><span class="less">weniger zeigen</span></label>'
    ) in row
    assert "all-9" not in printed(view(cell("Ja")))


def lacking(score: float, nearest: str = "Fast <so>") -> Cell:
    told = account()
    found = Absence(told, "nicht gefunden", None, quote(nearest, told) if nearest else None, score)
    return cell(reason="nicht gefunden", lacking=found)


def test_an_empty_cell_says_why_and_what_comes_nearest() -> None:
    assert '<p class="reason">nicht gefunden</p>' in printed(view(cell(reason="nicht gefunden")))
    assert '<p class="reason">nicht gefunden</p>' in printed(view(lacking(0, nearest="")))
    assert (
        '<p class="reason">nicht gefunden<span class="no-print">&nbsp;· '
        '<a href="/events/fest/texts/blatt/#claim-3-41">'
        "ähnlichster Satz</a></span></p>"
    ) in printed(view(lacking(0.3)))
    assert (
        '<p class="reason">nicht gefunden</p>\n<details class="nearest"><summary>'
        'Vielleicht in anderen Worten?</summary>\n<p class="words said" lang="de">„Fast &lt;so&gt;“'
        '</p>\n<p class="meta">Ähnlichkeit 0,63 von 1&nbsp;· '
        '<a href="/events/fest/texts/blatt/#claim-3-41">im Text</a></p></details>'
    ) in printed(view(lacking(0.625)))


def test_rows_of_one_subject_stand_below_its_name() -> None:
    rows = [view(cell("Ja"), subject=name) for name in ("Feuer & Rauch", "Feuer & Rauch", "")]
    by_subject = printed(*rows, sheet=replace(SHEET, by_subject=True))
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", by_subject) == ["Feuer &amp; Rauch", "Weitere Themen"]
    assert "<h2" not in printed(*rows)


def test_a_moderator_is_led_to_the_desk() -> None:
    leading = printed(view(cell("Ja")), sheet=replace(SHEET, may_arrange=True))
    assert re.search(
        r'<p class="meta no-print"><a href="[^"]*/9/[^"]*">Zeile ordnen</a></p>', leading
    )
    assert "Zeile ordnen" not in printed(view(cell("Ja")))


def test_it_speaks_the_language_of_the_page() -> None:
    with override("en"):
        row = printed(view(cell("Ja"), cell("Nein")))
    assert "2 texts say something about it" in row
    assert 'href="/en/events/fest/compare/9/?account' in row
