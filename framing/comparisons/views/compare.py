"""The matrix: a row per statement, a column per account."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from framing.comparisons.models import Comparison, Finding
from framing.comparisons.presenting.absences import placed
from framing.comparisons.presenting.cells import Besides, RowView, attach, rows_of
from framing.comparisons.presenting.kinds import KINDS
from framing.comparisons.presenting.sharing import share_claims_of
from framing.comparisons.quoting import Withheld
from framing.comparisons.selection import Selection, Sort, selection_of
from framing.comparisons.views.addressed import SLIDE
from framing.comparisons.views.columns import (
    additions,
    arranged,
    columns_of,
    everyone,
    leftward,
    widths,
)
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened, notices_of
from framing.comparisons.views.projector import VIEW, picked_in, projector
from framing.comparisons.views.searching import beyond, ways_out
from framing.comparisons.views.why import nearest_starts
from framing.events.models import Account
from framing.htmx import HtmxHttpRequest, page_or_fragment, wants_fragment

SORTS = (
    (Sort.DISPUTE, gettext_lazy("das Strittigste zuerst")),
    (Sort.TEXT, gettext_lazy("wie im Basistext")),
    (Sort.TIME, gettext_lazy("was zuerst erzählt wurde")),
    (Sort.SUBJECT, gettext_lazy("nach Themen")),
)
STATES = (
    ("", gettext_lazy("alle")),
    (Finding.State.CONFIRMED, gettext_lazy("nur geprüfte")),
    (Finding.State.MACHINE, gettext_lazy("nur maschinell gefundene")),
)
PLAIN_COLUMNS = 5  # with more, the matrix scrolls by itself on a narrow screen


@require_safe
@page_or_fragment
@of_event()
def compare(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show the rows that the address asks for."""
    if request.GET.get("view") == VIEW:
        return projector(request, page)
    context = page.context("compare")
    if page.comparison:
        context |= matrix(request, page, page.comparison)
    part = "#comparison" if wants_fragment(request) else ""
    return render(request, f"comparisons/compare.html{part}", context)


def matrix(request: HtmxHttpRequest, event: Opened, comparison: Comparison) -> dict[str, Any]:
    """What the matrix and the form above it show."""
    available = event.told
    chosen = selection_of(request.GET, comparison, available, event.shown)
    whole = request.GET.get("print") == "1"
    page = chosen.page(request.GET.get("page"), whole=whole)
    counts = chosen.counts()
    withheld = chosen.withheld()
    rows = row_views(chosen, list(page), withheld)
    columns = columns_of(chosen, rows, len(available))
    rows = [arranged(row, columns) for row in rows]
    return {
        "available": available,
        "columns": columns,
        "offered": offered(chosen, available),
        "everyone": everyone(request.GET),
        "widths": widths(request.GET, chosen, len(available)),
        "additions": additions(request.GET, chosen, available),
        "leftward": leftward(request.GET, chosen, columns),
        "sorts": SORTS,
        "states": STATES,
        "speakers": speakers_of(chosen),
        "without_column": [account for account in chosen.accounts if account not in columns],
        "is_wide": len(columns) > PLAIN_COLUMNS,
        "selection": chosen,
        "kinds": [(kind, counts.get(kind.code, 0)) for kind in KINDS],
        "filtered": [kind for kind in KINDS if kind.code in chosen.kinds],
        "page": page,
        "page_numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2),
        "rows": rows,
        "beyond": beyond(request.GET, chosen, available) if rows else None,
        "ways_out": [] if rows else ways_out(request.GET, chosen, available),
        "why_address": why_address(event, chosen),
        "address": address_without_page(request),
        "slides": picked_in(request.GET, comparison) if SLIDE in request.GET else [],
        "has_digests": any(account.is_digest for account in chosen.accounts),
        "page_address": request.build_absolute_uri(),
        "notices": [] if event.blind else notices_of(chosen.accounts),
        "withheld": withheld_by_account(chosen, withheld),
    }


def why_address(event: Opened, chosen: Selection) -> str:
    """The query that lets the explanation of a row show the same accounts and finding first."""
    asked = [("kind", kind) for kind in sorted(chosen.kinds)]
    asked += [("base", chosen.base.code)] if chosen.base else []
    asked += [(name, value) for name in ("state", "speaker") if (value := getattr(chosen, name))]
    blind = [("blind", "1")] if event.blind else []
    return urlencode([*(("account", each.code) for each in chosen.accounts), *asked, *blind])


def offered(chosen: Selection, available: list[Account]) -> list[Account]:
    """The accounts to tick: where they always stand, unless the reader has put columns in order.

    The form sends them in the order in which they stand there.
    """
    if not chosen.is_ordered:
        return available
    return [*chosen.accounts, *(each for each in available if each not in chosen.accounts)]


def speakers_of(chosen: Selection) -> list[str]:
    """The speakers to choose from; without outlets' names, none that names an outlet."""
    names = chosen.accounts[0].hidden_names if chosen.accounts else None
    return [name for name in chosen.speakers() if not names or names.hide(name) == name]


def row_views(chosen: Selection, rows: Sequence[int], withheld: list[Withheld]) -> list[RowView]:
    """Load the claims and findings of these rows, and the claims near what is lacking."""
    asked = chosen.findings().filter(row__in=rows).select_related("pair")
    found = list(asked.defer("pair__signals"))
    wanted = Q(row__in=rows) | Q(start__in=nearest_starts(found))
    told = chosen.claims().filter(wanted).select_related("row").order_by("order")
    loaded = attach(told.defer("quantities", "labels"), chosen.accounts)
    row_of = {claim.row_id: claim.row for claim in loaded}
    shown = set(rows)
    claims = [claim for claim in loaded if claim.row_id in shown]
    findings = share_claims_of(found, claims, chosen.accounts)
    besides = Besides(frozenset(withheld), placed(loaded), chosen.asked)
    return rows_of([row_of[row] for row in rows], chosen.accounts, claims, findings, besides)


def withheld_by_account(
    chosen: Selection, withheld: Iterable[Withheld]
) -> list[tuple[Account, int]]:
    """How many claims of each chosen account may not be shown; accounts with none are left out."""
    numbers = Counter(claim.account for claim in withheld)
    return [(account, numbers[account.pk]) for account in chosen.accounts if account.pk in numbers]


def address_without_page(request: HtmxHttpRequest) -> str:
    """The query of this page, ready for another page number."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
