"""What a page prints hundreds of times, written here and not in a template.

A template needs five times as long for a quote: of a page of 200 quotes that was most of its time
(docs/decisions/0008).
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Final

from django.templatetags.static import static
from django.utils.formats import get_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framing.comparisons.presenting.coverage import Line
from framing.comparisons.presenting.filling import escaped, fill
from framing.comparisons.presenting.kinds import Kind
from framing.comparisons.presenting.quotes import Quote
from framing.comparisons.topics import Title
from framing.events.models import Account

HUNDREDTH: Final = Decimal("0.01")


@cache
def icon(name: str) -> SafeString:
    """Draw the icon of this name from the sprite; the word beside it says what it means."""
    return fill(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("icons/sprite.svg"),
        name,
    )


def print_title(title: Title) -> SafeString:
    """A line that names a row; where its text has another language than the page, with that."""
    words = fill("{}", title.words)
    if title.language not in ("", get_language() or "de"):
        words = fill('<span lang="{}">{}</span>', title.language, title.words)
    if not title.outlet:
        return words
    return fill('{} <span class="title-of">– {}</span>', words, title.outlet)


def print_kind(kind: Kind) -> SafeString:
    """A kind of finding: its icon and what it is called."""
    form = '<span class="kind" data-kind="{}">{} {}</span>'
    return fill(form, kind.code, icon(kind.code), kind.label)


def print_quote(quote: Quote) -> SafeString:
    """A quote with its marks, and below it whose words they are and the way to the text."""
    claim = quote.claim
    voice = quote.voice
    if claim.hedged:
        unsure = _("als unsicher gekennzeichnet")
        voice = f"{voice}\N{NO-BREAK SPACE}· {unsure}"
    before, after = quote.around
    tag = "blockquote" if quote.is_own_words else "p"
    return fill(
        '<{} class="words said" lang="{}">{}{}{}</{}>\n'
        '<p class="meta voice">{}<span class="to-text">&nbsp;· <a href="{}#{}">{}</a></span></p>',
        *(tag, quote.account.language, before, print_pieces(quote), after, tag),
        *(voice, quote.account.address, claim.anchor, _("im Text")),
    )


def print_pieces(quote: Quote) -> SafeString:
    """The words of a quote, each marked run of them with the kind of finding that rests on it."""
    return SafeString(
        "".join(
            fill('<mark class="differs" data-kind="{}">{}</mark>', piece.kind, piece.text)
            if piece.kind
            else escaped(piece.text)
            for piece in quote.pieces
        )
    )


def print_sides(quotes: Iterable[Quote]) -> SafeString:
    """Quotes with the outlets above them."""
    sides = []
    for quote in quotes:
        account = quote.account
        side = fill(
            '<div class="side"><p class="outlet">{}{}</p>\n{}\n</div>',
            account.label,
            print_digest(account),
            print_quote(quote),
        )
        sides.append(f"\n      {side}\n    ")
    return SafeString("".join(sides))


def print_digest(account: Account) -> SafeString:
    """What stands behind the outlet's name where we wrote the text; else nothing."""
    if not account.is_digest:
        return SafeString("")
    return SafeString(f" {type_of(Account.Kind.DIGEST, '', get_language() or 'de')}")


def print_type(account: Account) -> SafeString:
    """What an account is: an article and how much of it, a digest, or nothing to read."""
    if account.taken_down_at:
        return fill("{}", _("Text entfernt"))
    if account.current_version_id is None:
        return fill("{}", _("noch nicht abgerufen"))
    return type_of(account.kind, account.completeness, get_language() or "de")


@cache
def type_of(kind: str, completeness: str, _language: str) -> SafeString:
    """The same of an account with a text; asked for by every cell of a comparison."""
    if kind == Account.Kind.DIGEST:
        return fill('<span class="digest">{}</span>', _("Digest"))
    known = [str(Account.Kind(kind).label)]
    if completeness != Account.Completeness.UNKNOWN:
        known.append(str(Account.Completeness(completeness).label))
    return fill("{}", ", ".join(known))


def print_fields(line: Line, address: str, query: str) -> SafeString:
    """The fields of one line of the map; each links to its row.

    A link is `address`, the row and `query`. Those of empty fields are no stops of the Tab key, or
    it would take hundreds to get past the map: what is told leads to the same rows.
    """
    told, lacks, name = _("sagt etwas dazu"), _("nicht gefunden"), line.account.label
    cells = []
    for field in line.fields:
        if not field.is_told:
            cell = fill(
                '<a class="none" tabindex="-1" href="{}{}/{}" title="{}: {} – {}">'
                '<span class="hidden-label">{}</span></a>',
                *(address, field.row, query, name, field.title, lacks, lacks),
            )
        elif field.kind is None:
            cell = fill(
                '<a href="{}{}/{}" title="{}: {}"><span class="hidden-label">{}</span></a>',
                *(address, field.row, query, name, field.title, told),
            )
        else:
            label, code = str(field.kind.label), field.kind.code
            cell = fill(
                '<a href="{}{}/{}" title="{}: {} – {}" data-kind="{}">{}'
                '<span class="hidden-label">{}</span></a>',
                *(address, field.row, query, name, field.title, label, code, icon(code), label),
            )
        cells.append(f"\n              <td>{cell}</td>\n            ")
    return SafeString("".join(cells))


def print_signals(signals: Iterable[tuple[object, float]]) -> SafeString:
    """What speaks for a pair: a line each, its value as a bar and as a number."""
    lines = []
    for label, value in signals:
        number = print_score(value)
        line = fill(
            '<dt>{}</dt>\n      <dd><meter min="0" max="1" value="{}">{}</meter> '
            '<span class="number">{}</span></dd>',
            *(str(label), str(value), number, number),
        )
        lines.append(f"\n    <div>\n      {line}\n    </div>\n  ")
    return SafeString("".join(lines))


def print_score(value: float) -> str:
    """A score with two places, as the page's language writes it."""
    return hundredths(value).replace(".", get_format("DECIMAL_SEPARATOR"))


def hundredths(value: float) -> str:
    """Round as Django's floatformat does, a half upwards; it takes 20 times as long."""
    rounded = Decimal(repr(value)).quantize(HUNDREDTH, ROUND_HALF_UP)
    return str(rounded or abs(rounded))
