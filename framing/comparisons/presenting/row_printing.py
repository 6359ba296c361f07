"""The rows of the matrix, written here and not in a template: thirty rows of twelve cells.

A template took two thirds of the time of a page of all accounts (docs/decisions/0008).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from framing.comparisons.presenting.absences import Absence
from framing.comparisons.presenting.cells import Cell, KindCount, RowView
from framing.comparisons.presenting.filling import RowAddress, fill, short_day
from framing.comparisons.presenting.finding_printing import print_state
from framing.comparisons.presenting.printing import (
    print_kind,
    print_quote,
    print_score,
    print_title,
    print_type,
)
from framing.comparisons.topics import subject_title
from framing.events.models import Account

NOTHING: Final = SafeString("")


@dataclass(frozen=True)
class Sheet:
    """What the rows of a page have in common."""

    slug: str  # of the event
    chosen: str  # the query that lets an explanation show the same accounts
    may_arrange: bool = False  # rows lead to the desk
    by_subject: bool = False  # rows of one subject stand below its name


def print_rows(rows: Sequence[RowView], sheet: Sheet) -> SafeString:
    """Rows, one below the other, each with its cells and the way to its explanation."""
    why = RowAddress("why", sheet.slug, {})
    arrange = RowAddress("arrange", sheet.slug, {}) if sheet.may_arrange else None
    printed: list[str] = []
    for place, view in enumerate(rows):
        if sheet.by_subject and (not place or rows[place - 1].subject != view.subject):
            printed.append(fill('<h2 class="subject">{}</h2>\n', print_subject(view)))
        key = view.row.pk
        printed.append(
            fill(
                '<article class="row" id="row-{}" aria-labelledby="topic-{}">{}{}{}</article>\n',
                *(key, key, print_row_head(view, arrange), print_cells(view)),
                print_why(view, f"{why.of(key)}?{sheet.chosen}") if view.is_shared else "",
            )
        )
    return SafeString("".join(printed))


def print_subject(view: RowView) -> SafeString:
    """The noun or name that rows share, in the language of a claim that has it."""
    if not view.subject:
        return fill("{}", _("Weitere Themen"))
    told = (quote.claim for cell in view.cells for quote in cell.quotes)
    return print_title(subject_title(view.subject, told))


def print_row_head(view: RowView, arrange: RowAddress | None) -> SafeString:
    """What the row is about, what was found in it, and how many texts say something of it."""
    return fill(
        '<div class="row-head">\n<h3 id="topic-{}">{}</h3>\n'
        '<ul class="row-kinds">{}</ul>{}{}</div>\n',
        *(view.row.pk, print_title(view.title) if view.title else "–"),
        SafeString("".join(print_count(count) for count in view.kinds)),
        print_telling(view) if view.is_shared else "",
        print_arrange(arrange.of(view.row.pk)) if arrange else "",
    )


def print_arrange(address: str) -> SafeString:
    """The way to where a moderator puts the row in order."""
    form = '<p class="meta no-print"><a href="{}">{}</a></p>'
    return fill(form, address, _("Zeile ordnen"))


def print_count(count: KindCount) -> SafeString:
    """A kind of finding, how often it was found, and how many of these a person has checked."""
    form = ' <span class="meta number times">×{}</span>'
    times = fill(form, count.number) if count.number > 1 else NOTHING
    return fill(
        "<li>{}{}{}</li>\n",
        print_kind(count.kind),
        times,
        print_checked(count),
    )


def print_checked(count: KindCount) -> SafeString:
    """How many a person has checked: some, or all and when the last of them."""
    if count.is_checked_in_part:
        told = _("%(checked)s von %(of)s geprüft, die übrigen maschinell gefunden")
        numbers = {"checked": count.number_checked, "of": count.number}
        return fill(' <span class="state">{}</span>', told % numbers)
    if not count.checked:
        return NOTHING
    return fill(" {}", print_state(count.checked))


def print_telling(view: RowView) -> SafeString:
    """How many texts say something of it, and how many of these the same."""
    told = ngettext(
        "%(number)s Text sagt etwas dazu", "%(number)s Texte sagen etwas dazu", view.telling
    )
    alike = ""
    if view.agreeing == view.telling:
        alike = _("alle dasselbe, soweit verglichen")
    elif view.agreeing:
        alike = _("%(number)s davon dasselbe, soweit verglichen") % {"number": view.agreeing}
    words = ", ".join(filter(None, (told % {"number": view.telling}, alike)))
    return fill('\n<p class="meta telling">{}</p>', words)


def print_cells(view: RowView) -> SafeString:
    """The cells; on a phone some are folded away until a box is ticked."""
    cells = fill('<ul class="cells">{}</ul>\n', SafeString("".join(map(print_cell, view.cells))))
    if not view.folded:
        return cells
    more = ngettext(
        "noch %(number)s Darstellung zeigen", "noch %(number)s Darstellungen zeigen", view.folded
    )
    return fill(
        '<input id="all-{}" class="fold-switch unfold" type="checkbox">\n{}'
        '<label class="unfold-label" for="all-{}"><span class="more">{}</span>'
        '<span class="less">{}</span></label>\n',
        *(view.row.pk, cells, view.row.pk),
        *(more % {"number": view.folded}, _("weniger zeigen")),
    )


def print_cell(cell: Cell) -> SafeString:
    """What one account says, or why it says nothing."""
    kind = "cell" if cell.quotes else "cell blank"
    kind += f"{' named' if cell.is_named else ''}{' folded' if cell.is_folded else ''}"
    told = SafeString("".join(map(print_quote, cell.quotes))) or print_blank(cell)
    return fill(
        '<li class="{}"><p class="outlet">{} <span class="meta">{}{}</span></p>\n{}</li>\n',
        *(kind, cell.account.label, print_day(cell.account), print_type(cell.account), told),
    )


def print_day(account: Account) -> SafeString:
    """When a text came out; of two of one outlet the name says it already."""
    if account.has_namesake or not account.published_on:
        return NOTHING
    return fill("{}&nbsp;· ", short_day(account.published_on))


def print_blank(cell: Cell) -> SafeString:
    """Why a cell is empty, and the sentence that comes nearest."""
    nearest, way = cell.lacking, NOTHING
    if nearest and nearest.nearest and nearest.is_far:
        address = f"{cell.account.address}#{nearest.nearest.claim.anchor}"
        way = fill(
            '<span class="no-print">&nbsp;· <a href="{}">{}</a></span>',
            address,
            _("ähnlichster Satz"),
        )
    near = print_nearest(nearest) if nearest and nearest.is_near else NOTHING
    return fill('<p class="reason">{}{}</p>\n{}', cell.reason, way, near)


def print_nearest(lacking: Absence) -> SafeString:
    """The sentence that may say the same in other words, to be compared by the reader."""
    quote = lacking.nearest
    if quote is None:
        return NOTHING
    before, after = quote.around
    words = "".join(piece.text for piece in quote.pieces)
    return fill(
        '<details class="nearest"><summary>{}</summary>\n'
        '<p class="words said" lang="{}">{}{}{}</p>\n'
        '<p class="meta">{} {} {}&nbsp;· <a href="{}#{}">{}</a></p></details>\n',
        *(_("Vielleicht in anderen Worten?"), quote.account.language, before, words, after),
        *(_("Ähnlichkeit"), print_score(lacking.score), _("von 1")),
        *(quote.account.address, quote.claim.anchor, _("im Text")),
    )


def print_why(view: RowView, address: str) -> SafeString:
    """The finding that a reader should hear of first; the explanation opens in place."""
    key = view.row.pk
    return fill(
        '<details class="why-fold"><summary{}>{}</summary>\n'
        '<div id="why-{}" hx-get="{}" hx-trigger="toggle from:closest details once" '
        'hx-target="#why-{}" hx-swap="outerHTML"><p class="meta"><a href="{}">{}</a></p></div>'
        "</details>\n",
        *(NOTHING if view.headline else SafeString(' class="faint"'), print_summary(view)),
        *(key, address, key, address, _("Begründung auf eigener Seite")),
    )


def print_summary(view: RowView) -> SafeString:
    """What stands on the line that opens the explanation."""
    if view.headline:
        form = '<span class="ask">{}</span> <span class="sentence">{}</span>'
        return fill(form, _("Warum?"), view.headline)
    if view.kinds:
        return fill("{}", _("kein Befund zu dieser Auswahl"))
    return fill("{}", _("kein Befund – selbst vergleichen"))
