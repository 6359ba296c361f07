"""A sheet of paper for a class: differences without outlets' names, lines to write on, a key."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import Any, Final, NamedTuple

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.comparisons.measured import Rate, rates
from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.asking import question_of
from framing.comparisons.presenting.blind import make_blind
from framing.comparisons.presenting.cards import Card
from framing.comparisons.presenting.cells import attach_findings
from framing.comparisons.presenting.kinds import BY_CODE, Kind
from framing.comparisons.views.addressed import present_rows
from framing.comparisons.views.columns import changed
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened, notices_of
from framing.comparisons.weights import STRENGTH
from framing.events.models import Account
from framing.htmx import HtmxHttpRequest

USUAL: Final = (Finding.Kind.CONTRADICTION, Finding.Kind.FIGURE)
NUMBERS: Final = (4, 10, 16)  # one, two and three sides of A4
FEW: Final = 10
MOST_LEFT_OUT: Final = 100


class Naming(StrEnum):
    """Whether the sheet names outlets."""

    KEY = ""  # letters, and on the last page what they stand for
    HIDDEN = "hidden"
    SHOWN = "shown"


@dataclass(frozen=True)
class Choice:
    """What a teacher wants on the sheet."""

    kinds: tuple[str, ...]  # none: the usual ones, filled up with the next strongest
    number: int
    naming: Naming
    without: Sequence[str]  # keys of rows that are left out, also of an earlier run


class Covered(NamedTuple):
    """The names of outlets that a quotation of a task hides."""

    task: int
    account: str  # its name on the sheet
    names: list[str]


@require_safe
@of_event()
def worksheet(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show the sheet as it is printed, with the choices above it."""
    choice = choice_of(page.query)
    if page.blind:  # the key, too, would tell
        choice = replace(choice, naming=Naming.HIDDEN)
    stays_blind, switched = page.blind, page.switched if page.blind else None
    if choice.naming != Naming.SHOWN and not page.blind:
        make_blind(page.accounts)
        page = replace(page, blind=True)
    left_out = present_rows(choice.without, page.comparison) if page.comparison else []
    found = differences(page, choice, left_out)
    if not choice.kinds:
        filled = {*USUAL, *(finding.kind for finding in found)}
        choice = replace(choice, kinds=tuple(code for code in STRENGTH if code in filled))
    context = page.context("worksheet") | {
        "choice": choice,
        "stays_blind": stays_blind,
        "switched": switched,
        "kinds": [(BY_CODE[code], code in choice.kinds) for code in STRENGTH],
        "numbers": NUMBERS,
        "entries": [(Card(each), question_of(each)) for each in found],
        "left_out": left_out,
        "with_all": f"{request.path}?{changed(page.query, without=[])}",
        "rates": rates_of(choice.kinds),
        "key": key_of(found) if choice.naming != Naming.HIDDEN else [],
        "covered": covered_in(found) if choice.naming == Naming.KEY else [],
        "page_address": request.build_absolute_uri(page.event.get_absolute_url()),
    }
    return render(request, "comparisons/worksheet.html", context)


def choice_of(query: QueryDict) -> Choice:
    """Read the choice from the address; what it asks for and we have not is left out."""
    asked = tuple(code for code in STRENGTH if code in query.getlist("kind"))
    number = query.get("number", "")
    naming = query.get("names", "")
    return Choice(
        asked,
        int(number) if number in map(str, NUMBERS) else FEW,
        Naming(naming) if naming in set(Naming) else Naming.KEY,
        query.getlist("without")[:MOST_LEFT_OUT],
    )


def differences(page: Opened, choice: Choice, without: Collection[int]) -> list[Finding]:
    """The strongest differences of the chosen kinds, one of each row that is not left out."""
    found = Finding.objects.filter(page.shown.findings(), comparison=page.comparison).shown()
    by_row: dict[int | None, Finding] = {}
    kinds = choice.kinds or tuple(STRENGTH)
    for finding in found.differences().filter(kind__in=kinds).with_claims():
        if finding.row_id not in without:
            by_row.setdefault(finding.row_id, finding)
        if len(by_row) == choice.number:
            break
    return attach_findings(by_row.values(), page.accounts)


def rates_of(kinds: tuple[str, ...]) -> list[tuple[Kind, Rate]]:
    """Of the findings of each kind, how many were wrong in our test."""
    measured = rates()
    return [(BY_CODE[kind], measured[kind]) for kind in kinds if kind in measured]


def key_of(found: list[Finding]) -> dict[str, Any]:
    """Whose texts the sheet quotes, and what their outlets have to be introduced with."""
    quoted = {
        claim.account.pk: claim.account
        for finding in found
        for claim in (finding.two_claims.left, finding.two_claims.right)
    }
    accounts = sorted(quoted.values(), key=by_letter)
    return {"accounts": accounts, "notices": notices_of(accounts)} if accounts else {}


def covered_in(found: list[Finding]) -> list[Covered]:
    """What the quotations and answers of each task hide, tasks counted from 1."""
    tasks = [
        (number, claim)
        for number, finding in enumerate(found, 1)
        for claim in (finding.two_claims.left, finding.two_claims.right)
    ]
    # The words as they are stored: those at hand have their names hidden already.
    keys = {claim.pk for _number, claim in tasks}
    stored = Claim.objects.filter(pk__in=keys).values_list("pk", "text", "speaker")
    words = {key: told for key, *told in stored}
    covered = []
    for number, claim in tasks:
        account = claim.account
        hidden = account.hidden_names
        parts = [hidden.hidden_in(told) for told in words[claim.pk]] if hidden else []
        names = list(dict.fromkeys(chain.from_iterable(parts)))
        if names:
            covered.append(Covered(number, account.blind_name, names))
    return covered


def by_letter(account: Account) -> tuple[str, str, int]:
    """Sort key: by letter, else by date."""
    return (account.blind_name, str(account.published_on or ""), account.pk)
