"""One difference at a time in large type, to be shown to a class."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from framing.comparisons.models import Comparison, Finding, Pair
from framing.comparisons.presenting.cards import Card
from framing.comparisons.presenting.cells import attach, masked
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.presenting.quotes import Quote, by_date, quote_of
from framing.comparisons.presenting.sharing import findings_of
from framing.comparisons.selection import Selection, selection_of
from framing.comparisons.topics import UNNAMED, subject_title
from framing.comparisons.views.addressed import SLIDE, number_in, present_rows
from framing.comparisons.views.columns import among, changed
from framing.comparisons.views.opening import AGAIN, Opened, notices_of
from framing.comparisons.weights import STRENGTH
from framing.events.models import Notice
from framing.htmx import HtmxHttpRequest

VIEW = "projector"
PICK = "pick"  # in the address: choose what to show; "up-12" moves row 12 before the one above it
MOVES = {"up": -1, "down": 1}
FILTERS = ("kind", "q", "speaker", "state", "single", "base")  # in the address: what keeps rows out
MOST = 60  # differences to step through; a lesson has no time for more
FIRST = "first"  # in the address: "quotes" where the finding waits until it is asked for
QUOTES = "quotes"
OPEN = "open"  # in the address: the finding has been asked for on this slide
ALSO = 4  # other texts of the same row below the two, as many as a wall holds


def projector(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show the difference whose number is in the address; the last one where there are fewer."""
    context = page.context("compare")
    if page.comparison is None:
        return render(request, "comparisons/projector.html", context)
    chosen = selection_of(request.GET, page.comparison, page.told, page.shown, everyone=True)
    if PICK in request.GET:
        context |= choice(request.GET, chosen)
        context |= limits(request.GET, page, chosen)
        return render(request, "comparisons/projector_choice.html", context)
    return render(request, "comparisons/projector.html", context | step(request, page, chosen))


def choice(query: QueryDict, chosen: Selection) -> dict[str, Any]:
    """What may be shown: what is chosen in its order, with its place, then the rest."""
    picked = moved(picked_in(query, chosen.comparison), *asked_move(query, chosen.comparison))
    by_row = steps_by_row(chosen)
    first = in_order(by_row, picked)
    rest = [key for key in in_order(by_row) if key not in first]
    found = findings_of([*first, *rest], chosen.accounts)
    others = [(name, value) for name, values in query.lists() for value in values]
    return {
        "entries": [
            (Card(each), place if place <= len(first) else 0)
            for place, each in enumerate(found, start=1)
        ],
        "last": len(first),
        "carried": [each for each in others if each[0] not in (SLIDE, PICK, "n")],
        "slide": SLIDE,
        "pick": PICK,
        "chosen": chosen.accounts,
    }


def limits(query: QueryDict, page: Opened, chosen: Selection) -> dict[str, Any]:
    """What keeps differences out of the list: accounts, kinds and words; and the ways without."""
    is_narrow = any(query.get(name) for name in FILTERS)
    return {
        **among(query, chosen, page.told),
        "filtered": [BY_CODE[code] for code in STRENGTH if code in chosen.kinds],
        "selection": chosen,
        "unfiltered": f"?{changed(query, **{name: [] for name in FILTERS})}" if is_narrow else "",
    }


def picked_in(query: QueryDict, comparison: Comparison) -> list[int]:
    """Return the rows that the address chooses, in its order, each once.

    Those of an earlier run lead to present ones.
    """
    return present_rows(query.getlist(SLIDE)[:MOST], comparison)


def asked_move(query: QueryDict, comparison: Comparison) -> tuple[str, int]:
    """Read "up-12": which way, and which row; ("", 0) where nothing is to be moved."""
    way, _, key = query.get(PICK, "").partition("-")
    rows = present_rows([key], comparison) if way in MOVES else []
    return (way, rows[0]) if rows else ("", 0)


def moved(rows: list[int], way: str, row: int) -> list[int]:
    """Return rows with one of them moved by a place."""
    if row not in rows:
        return rows
    place = rows.index(row)
    other = min(max(place + MOVES[way], 0), len(rows) - 1)
    found = [*rows]
    found[place], found[other] = found[other], found[place]
    return found


def step(request: HtmxHttpRequest, page: Opened, chosen: Selection) -> dict[str, Any]:
    """What the page shows of one difference, and the addresses of its neighbours."""
    picked = picked_in(request.GET, chosen.comparison)
    steps = in_order(steps_by_row(chosen), picked if SLIDE in request.GET else None)
    number = min(max(number_in(request.GET.get("n", ""), 5), 1), max(len(steps), 1))
    query = request.GET.copy()
    query.pop(OPEN, None)
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
        here |= {} if page.blind else notices_beside(card, here["also"])
    here["picked"] = SLIDE in request.GET
    here["is_asking"] = request.GET.get(FIRST) == QUOTES
    here["is_open"] = OPEN in request.GET
    here["link"] = f"?{changed(request.GET, n=[], **{OPEN: [], AGAIN: []})}"
    asking: list[str] = [] if here["is_asking"] else [QUOTES]
    here["asking"] = changed(request.GET, **{FIRST: asking, OPEN: []})
    here["choice"] = choice_address(request.GET)
    here["before"] = address(number - 1) if number > 1 else ""
    here["after"] = address(number + 1) if number < len(steps) else ""
    for name in ("view", "n", FIRST, AGAIN):
        query.pop(name, None)
    mark = "" if AGAIN in page.query else f"&{AGAIN}=1"
    told = {"switched": f"{page.switched}{mark}"} if page.blind else {}
    return here | told | {"back": query.urlencode()}


def notices_beside(card: Card, also: Iterable[Quote]) -> dict[str, list[Notice]]:
    """What the outlets of both sides have to be introduced with, and those of the other texts.

    The others may be hidden until the class asks for them.
    """
    both = [side.quote.account for side in card.sides]
    of_all = notices_of([*both, *(quote.account for quote in also)])
    outlets = {account.outlet_id for account in both}
    told: dict[str, list[Notice]] = {"notices": [], "also_notices": []}
    for notice in of_all:
        told["notices" if notice.outlet_id in outlets else "also_notices"].append(notice)
    return told


def choice_address(asked: QueryDict) -> str:
    """Give the query that leads to the list of what may be shown, with what is chosen."""
    query = asked.copy()
    for name in ("n", AGAIN, OPEN):
        query.pop(name, None)
    query[PICK] = "1"
    return query.urlencode()


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


def steps_by_row(chosen: Selection) -> dict[int | None, int]:
    """Keys of the differences of what is chosen by row, the strongest first, one of each row."""
    found = chosen.findings().filter(row__in=chosen.rows()).differences()
    if chosen.kinds:
        found = found.filter(kind__in=chosen.kinds)
    by_row: dict[int | None, int] = {}
    for key, row in found.values_list("pk", "row"):
        by_row.setdefault(row, key)
    return by_row


def in_order(by_row: Mapping[int | None, int], only: Sequence[int] | None = None) -> list[int]:
    """The differences to step through: those of `only` these rows as they stand, else the first."""
    if only is None:
        return list(by_row.values())[:MOST]
    return [by_row[row] for row in only if row in by_row]
