"""One difference at a time in large type, to be shown to a class."""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from framing.comparisons.models import Finding, Pair
from framing.comparisons.presenting.cards import Card
from framing.comparisons.presenting.cells import attach, masked
from framing.comparisons.presenting.quotes import Quote, by_date, quote_of
from framing.comparisons.presenting.sharing import findings_of
from framing.comparisons.selection import Selection, selection_of
from framing.comparisons.topics import UNNAMED, subject_title
from framing.comparisons.views.opening import AGAIN, Opened, notices_of
from framing.htmx import HtmxHttpRequest

VIEW = "projector"
MOST = 60  # differences to step through; a lesson has no time for more
ALSO = 4  # other texts of the same row below the two, as many as a wall holds


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
    is_told = AGAIN in query and not page.blind

    def address(other: int) -> str:
        query["n"] = str(other)
        # Names are told of one slide at a time.
        return page.other_of(query) if is_told else f"?{query.urlencode()}"

    here: dict[str, Any] = {
        "number": number,
        "last": len(steps),
        "entry": None,
        "chosen": chosen.accounts,
    }
    if steps:
        card = here["entry"] = Card(*findings_of(steps[number - 1 : number], chosen.accounts))
        here |= beside(chosen, card.finding)
        here["two"] = [side.quote.account.code for side in card.sides]
        shown = [quote.account for quote in (*(side.quote for side in card.sides), *here["also"])]
        here["notices"] = [] if page.blind else notices_of(shown)
    here["before"] = address(number - 1) if number > 1 else ""
    here["after"] = address(number + 1) if number < len(steps) else ""
    for name in ("view", "n", AGAIN):
        query.pop(name, None)
    mark = "" if AGAIN in page.query else f"&{AGAIN}=1"
    told = {"switched": f"{page.switched}{mark}"} if page.blind else {}
    return here | told | {"back": query.urlencode()}


def beside(chosen: Selection, finding: Finding) -> dict[str, Any]:
    """What else stands in the row of a difference: its subject, and what other texts say there.

    Of each text the claim nearest to either of the two, those of all that come nearest, by date;
    and how many more there are.
    """
    pair = finding.two_claims
    told = chosen.claims().filter(row=finding.row_id)
    others = told.exclude(account__in={pair.left.account_id, pair.right.account_id})
    near = nearness(pair)
    ranked = sorted(attach(others, chosen.accounts), key=lambda claim: -near.get(claim.pk, 0.0))
    firsts: dict[int, Quote] = {}
    for claim in ranked:
        firsts.setdefault(claim.account_id, quote_of(claim, ()))
    quotes, row = list(firsts.values()), finding.row
    words = masked(row.topic or row.subject, chosen.accounts) if row else ""
    return {
        "subject": subject_title(words, (pair.left, pair.right, *ranked)) if words else UNNAMED,
        "also": sorted(quotes[:ALSO], key=lambda quote: by_date(quote.account)),
        "others": len(quotes[ALSO:]),
    }


def nearness(pair: Pair) -> dict[int, float]:
    """How near other claims are to either of a pair, by their key, 0 to 1."""
    two = (pair.left_id, pair.right_id)
    of_either = Pair.objects.filter(Q(left__in=two) | Q(right__in=two)).order_by()
    found: dict[int, float] = {}
    for left, right, score in of_either.values_list("left_id", "right_id", "score"):
        for key in (left, right):
            found[key] = max(found.get(key, 0.0), score)
    return found


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
