"""What accounts count: a dot plot of each thing, by account, and the table behind it."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.presenting.cells import attach
from framing.comparisons.presenting.counted import FIGURE_RULES, Figure, figures_of, links_of
from framing.comparisons.presenting.drawing import draw
from framing.comparisons.presenting.joining import things_of
from framing.comparisons.presenting.plotting import ways_of
from framing.comparisons.presenting.retracting import (
    Place,
    Retraction,
    of_thing,
    place_of,
    retractions,
    speaking_of,
)
from framing.comparisons.views.choosing import chosen_accounts
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened, notices_of
from framing.events.models import Account
from framing.htmx import HtmxHttpRequest

# What a person may call a finding of numbers so that it still sets two numbers side by side.
COUNTED: Final = (Finding.Kind.FIGURE, Finding.Kind.UPDATE, Finding.Kind.AGREEMENT)


@require_safe
@of_event()
def figures(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show every counted thing."""
    chosen = chosen_accounts(page)
    context = page.context("figures") | {
        "available": page.told,
        "chosen": chosen,
        "has_digests": any(account.is_digest for account in chosen),
        "notices": [] if page.blind else notices_of(chosen),
        "ways": ways_of(page.event.slug, {"blind": 1} if page.blind else {}),
    }
    if page.comparison:
        context |= counted(page, page.comparison, chosen)
    return render(request, "comparisons/figures.html", context)


def counted(page: Opened, comparison: Comparison, accounts: Sequence[Account]) -> dict[str, Any]:
    """The things that these accounts count, in four queries at most."""
    told = Claim.objects.filter(page.shown.claims(), comparison=comparison, account__in=accounts)
    claims = attach(told.exclude(quantities=[]).defer("labels", "quotes"), accounts)
    figures = figures_of(claims)
    back = taken_back(told, claims, figures)
    found = Finding.objects.filter(page.shown.findings(), comparison=comparison).shown()
    found = (
        found.filter(Q(machine_kind="") | Q(kind__in=COUNTED))
        .filter(
            rule__in=FIGURE_RULES,
            pair__left__account__in=accounts,
            pair__right__account__in=accounts,
        )
        .defer("pair__signals")
    )
    spans = [figure for figure in figures if figure.is_span]
    figures = [figure for figure in figures if not figure.is_span]
    links = links_of(found.select_related("pair"), figures)
    things = [draw(thing) for thing in things_of(figures, links)]
    return {
        "retracted": {drawn.key: of_thing(drawn.thing, back) for drawn in things},
        "things": [drawn for drawn in things if drawn.thing.accounts > 1],
        "single": [line for drawn in things if drawn.thing.accounts == 1 for line in drawn.lines],
        "spans": [line for thing in things_of(spans, []) for line in draw(thing).lines],
    }


def taken_back(
    told: QuerySet[Claim], counting: Sequence[Claim], figures: Sequence[Figure]
) -> list[Retraction]:
    """Find which numbers the texts themselves call replaced or taken back.

    `counting` are the claims that hold numbers, `figures` those of their numbers that hold.
    """
    former = figures_of(counting, former=True)
    words = told.values_list("account_id", "order", "text")
    texts = {Place(account, order): text for account, order, text in words}
    places = speaking_of((*former, *figures), texts)
    if not places:
        return retractions(former, figures, {})
    wanted = reduce(or_, (Q(account_id=where.account, order=where.order) for where in places))
    later = attach(told.filter(wanted), {claim.account for claim in counting})
    return retractions(former, figures, {claim: places[place_of(claim)] for claim in later})
