"""One difference at a time in large type, to be shown to a class."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from framing.comparisons.presenting.cards import Card
from framing.comparisons.presenting.sharing import findings_of
from framing.comparisons.selection import Selection, selection_of
from framing.comparisons.views.opening import Opened, notices_of
from framing.htmx import HtmxHttpRequest

VIEW = "projector"
MOST = 60  # differences to step through; a lesson has no time for more


def projector(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show the difference whose number is in the address; the last one where there are fewer."""
    context = page.context("compare")
    if page.comparison:
        chosen = selection_of(request.GET, page.comparison, page.told, page.shown, everyone=True)
        context |= step(request, page, chosen)
    return render(request, "comparisons/projector.html", context)


def step(request: HtmxHttpRequest, page: Opened, chosen: Selection) -> dict[str, Any]:
    """What the page shows of one difference, and the addresses of its neighbours."""
    steps = steps_of(chosen)
    number = min(max(number_in(request.GET.get("n", "")), 1), max(len(steps), 1))
    query = request.GET.copy()

    def address(other: int) -> str:
        query["n"] = str(other)
        return query.urlencode()

    here: dict[str, Any] = {
        "number": number,
        "last": len(steps),
        "entry": None,
        "chosen": chosen.accounts,
    }
    if steps:
        card = here["entry"] = Card(*findings_of(steps[number - 1 : number], chosen.accounts))
        shown = [side.quote.account for side in card.sides]
        here["notices"] = [] if page.blind else notices_of(shown)
    here["before"] = address(number - 1) if number > 1 else ""
    here["after"] = address(number + 1) if number < len(steps) else ""
    for name in ("view", "n"):
        query.pop(name, None)
    return here | {"back": query.urlencode()}


def steps_of(chosen: Selection) -> list[int]:
    """Keys of the differences of what is chosen, the strongest first, one of each row."""
    found = chosen.findings().filter(row__in=chosen.rows()).differences()
    if chosen.kinds:
        found = found.filter(kind__in=chosen.kinds)
    by_row: dict[int | None, int] = {}
    for key, row in found.values_list("pk", "row"):
        by_row.setdefault(row, key)
    return list(by_row.values())[:MOST]


def number_in(words: str) -> int:
    """Read a number; 1 where there is none."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 6 else 1
