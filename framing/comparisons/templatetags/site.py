"""Small parts that every page uses: an icon, a link to the page in another language."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from django import template
from django.urls import reverse, translate_url
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

from framing.comparisons.measured import Rate, differences, rates, rows_of_little
from framing.comparisons.presenting.cells import RowView
from framing.comparisons.presenting.filling import days, fill
from framing.comparisons.presenting.finding_printing import (
    print_both,
    print_pair_signals,
    print_state,
)
from framing.comparisons.presenting.kinds import KINDS, Kind
from framing.comparisons.presenting.plotting import (
    print_axis,
    print_figure_rows,
    print_figures,
    print_retractions,
    print_single_rows,
    print_span_rows,
)
from framing.comparisons.presenting.printing import (
    icon,
    print_fields,
    print_kind,
    print_quote,
    print_sides,
    print_title,
    print_type,
)
from framing.comparisons.presenting.row_printing import Sheet, print_rows
from framing.comparisons.presenting.sides import Side
from framing.comparisons.selection import Sort

if TYPE_CHECKING:
    from django.http import HttpRequest

register = template.Library()
PRINTED: Final[tuple[Callable[..., SafeString], ...]] = (
    *(icon, print_fields, print_kind, print_pair_signals, print_quote),
    *(print_sides, print_state, print_title, print_type),
    *(print_axis, print_figure_rows, print_figures, print_single_rows, print_span_rows),
    print_retractions,
)
for tag in PRINTED:
    register.simple_tag(tag)
register.simple_tag(days, name="print_days")


@register.simple_tag(takes_context=True)
def go(context: template.Context, name: str, *parts: Any, **query: Any) -> str:
    """Give the address of a page of an event; a reader without outlets' names stays so."""
    if context.get("blind"):
        query["blind"] = 1
    return reverse(name, args=parts) + (f"?{urlencode(query, doseq=True)}" if query else "")


@register.simple_tag(takes_context=True)
def print_report(
    context: template.Context, row: int, finding: int | None, about: str
) -> SafeString:
    """Link to the form on which readers report a mistake: of a finding, a page or a row."""
    query = {"finding": finding, "about": about}
    query = {name: value for name, value in query.items() if value}
    return fill(
        '<p class="report-link no-print"><a href="{}">{} {}</a></p>',
        go(context, "report", context["event"].slug, row, **query),
        icon("report"),
        _("Fehler melden") if query else _("Fehler in dieser Zeile melden"),
    )


@register.simple_tag(takes_context=True)
def print_matrix_rows(context: template.Context, rows: Sequence[RowView]) -> SafeString:
    """Print the rows of the matrix."""
    sheet = Sheet(
        slug=context["event"].slug,
        chosen=context["why_address"],
        may_arrange=context["may_curate"] and not context["blind"],
        by_subject=context["selection"].sort == Sort.SUBJECT,
    )
    return print_rows(rows, sheet)


@register.simple_tag(takes_context=True)
def print_screen_link(context: template.Context, *kinds: str) -> SafeString:
    """Link to the differences of these kinds, one after the other, of the accounts on the page."""
    chosen, available = context["chosen"], context["available"]
    query: dict[str, Any] = {"view": "projector", "kind": kinds}
    if len(chosen) < len(available):
        query["account"] = [account.code for account in chosen]
    return fill(
        '<p class="views no-print"><a href="{}">{} {}</a></p>',
        go(context, "compare", context["event"].slug, **query),
        icon("screen"),
        _("Für die Leinwand: ein Unterschied nach dem anderen"),
    )


@register.simple_tag
def kinds_told() -> tuple[Kind, ...]:
    """Give every kind of finding, for the legend on pages that show some."""
    return KINDS


@register.simple_tag
def rate_of(kind: str) -> Rate | None:
    """Give how often findings of this kind were right in our test, and found."""
    return rates().get(kind)


@register.simple_tag
def rate_of_differences() -> Rate:
    """Give the same of all kinds of difference together."""
    return differences()


@register.simple_tag
def rate_of_little() -> Rate:
    """Give the same of rows where two texts have little in common."""
    return rows_of_little()


@register.simple_tag(takes_context=True)
def print_two_sides(context: template.Context, sides: Sequence[Side]) -> SafeString:
    """Print both claims of a finding; who wrote the texts stays away with outlets' names."""
    return print_both(sides, with_byline=not context.get("blind"))


@register.simple_tag(takes_context=True)
def url_in(context: template.Context, code: str) -> str:
    """The address of this page in another language."""
    return translate_url(context["request"].get_full_path(), code)


@register.simple_tag(takes_context=True)
def language_link(context: template.Context, code: str) -> SafeString:
    """Link to this page in another language; the page's own language is plain text."""
    request: HttpRequest | None = context.get("request")
    if code == get_language():
        return fill('<span aria-current="true">{}</span>', code.upper())
    path = request.get_full_path() if request else "/"
    return fill(
        '<a href="{}" lang="{}" hreflang="{}" title="{}">{}</a>',
        translate_url(path, code),
        code,
        code,
        get_language_info(code)["name_local"],
        code.upper(),
    )
