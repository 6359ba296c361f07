"""A sheet of paper for a class: differences without outlets' names, lines to write on, a key."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import Any, Final, NamedTuple

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.comparisons.adding import BY_HAND
from framing.comparisons.measured import Rate, rates
from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.asking import question_of
from framing.comparisons.presenting.blind import make_blind
from framing.comparisons.presenting.cards import Card
from framing.comparisons.presenting.cells import attach_findings
from framing.comparisons.presenting.kinds import BY_CODE, Kind
from framing.comparisons.selection import Selection, selection_of
from framing.comparisons.views.addressed import SLIDE, present_rows
from framing.comparisons.views.columns import among, changed
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened, notices_of
from framing.comparisons.views.projector import PICK, VIEW
from framing.comparisons.weights import STRENGTH
from framing.events.models import Account, Language
from framing.htmx import HtmxHttpRequest

USUAL: Final = (Finding.Kind.CONTRADICTION, Finding.Kind.FIGURE)
NUMBERS: Final = (4, 10, 16)  # one, two and three sides of A4
FEW: Final = 10
MOST_ROWS: Final = 100  # that an address chooses or leaves out


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
    language: str  # of both texts of a task; "" for whatever they are written in
    without: Sequence[str]  # keys of rows that are left out, also of an earlier run
    picked: Sequence[str]  # the same of rows that are chosen, in their order; none: the strongest


class Covered(NamedTuple):
    """The names of outlets that a quotation of a task hides."""

    task: int
    account: str  # its name on the sheet
    names: list[str]


class Voiced(NamedTuple):
    """Whose words one side of a task is, as the answers tell it."""

    name: str
    voice: str
    is_elsewhere: bool  # another sentence of the text says whose


class Task(NamedTuple):
    """A difference on the sheet."""

    card: Card
    question: str
    voices: list[Voiced]


class LeftOut(NamedTuple):
    """A task that was left out, and the address of the sheet that has it again."""

    sentence: str  # what the program says of it; "" where nothing of the chosen kinds is found
    again: str
    place: int  # the number that it would have among the tasks; 0 where nothing is found


@require_safe
@of_event()
def worksheet(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show the sheet as it is printed, with the choices above it."""
    choice = choice_of(page.query)
    if page.blind:  # the key, too, would tell
        choice = replace(choice, naming=Naming.HIDDEN)
    chosen = chosen_on(page)  # before the codes of accounts are letters
    stays_blind, switched = page.blind, page.switched if page.blind else None
    if choice.naming != Naming.SHOWN and not page.blind:
        make_blind(page.accounts)
        page = replace(page, blind=True)
    without = present_rows(choice.without, page.comparison) if page.comparison else []
    picked = present_rows(choice.picked, page.comparison) if page.comparison else []
    found, gone = differences(chosen, choice, without, picked) if chosen else ([], {})
    if not choice.kinds:
        filled = {*USUAL, *(finding.kind for finding in found)}
        choice = replace(choice, kinds=tuple(code for code in STRENGTH if code in filled))
    covered = covered_in(found) if choice.naming != Naming.SHOWN else []
    context = page.context("worksheet") | {
        "choice": choice,
        "stays_blind": stays_blind,
        "switched": switched,
        "kinds": [(BY_CODE[code], code in choice.kinds) for code in STRENGTH],
        "numbers": NUMBERS,
        "entries": [task_of(each) for each in found],
        "languages": languages_of(page.accounts),
        "without": without,
        "is_picked": bool(choice.picked),
        "picked": picked,
        "left_out": left_out(page.query, without, gone),
        "rates": rates_of(each for each in found if each.rule != BY_HAND),
        "by_hand": sum(each.rule == BY_HAND for each in found),
        "key": key_of(found) if choice.naming != Naming.HIDDEN else [],
        "covered": covered if choice.naming == Naming.KEY else [],
        "hides_names": bool(covered),
        "page_address": request.build_absolute_uri(page.event.get_absolute_url()),
    }
    context |= ways(page.query, picked, without)
    if chosen:
        context |= among(page.query, chosen, page.told)
    return render(request, "comparisons/worksheet.html", context)


def task_of(finding: Finding) -> Task:
    """A finding as the sheet prints it."""
    card = Card(finding)
    voices = [
        Voiced(side.name, str(side.quote.voice), is_elsewhere(side.quote.claim))
        for side in card.sides
    ]
    return Task(card, question_of(finding), voices)


def is_elsewhere(claim: Claim) -> bool:
    """Whether the speaker of a claim is named in another sentence than its own."""
    return bool(claim.speaker) and claim.speaker not in claim.text


def choice_of(query: QueryDict) -> Choice:
    """Read the choice from the address; what it asks for and we have not is left out.

    Tasks that are chosen one by one are taken in whatever language they are.
    """
    asked = tuple(code for code in STRENGTH if code in query.getlist("kind"))
    number = query.get("number", "")
    naming = query.get("names", "")
    language = "" if SLIDE in query else query.get("language", "")
    return Choice(
        asked,
        int(number) if number in map(str, NUMBERS) else FEW,
        Naming(naming) if naming in set(Naming) else Naming.KEY,
        language if language in Language.values else "",
        query.getlist("without")[:MOST_ROWS],
        query.getlist(SLIDE)[:MOST_ROWS],
    )


def languages_of(accounts: Iterable[Account]) -> list[Language]:
    """The languages that a sheet may keep to; none where all texts are written in one."""
    written = {account.language for account in accounts}
    return [each for each in Language if each in written] if len(written) > 1 else []


def differences(
    chosen: Selection, choice: Choice, without: Collection[int], picked: Sequence[int]
) -> tuple[list[Finding], dict[int | None, tuple[Finding, int]]]:
    """The strongest differences that are wanted, one of each row; and those of rows left out.

    Of rows that are `picked` these alone, in their order. With each that is left out comes the
    number that it would have.
    """
    found = chosen.findings()
    if choice.language:
        sides = (f"pair__{side}__account__language" for side in ("left", "right"))
        found = found.filter(**dict.fromkeys(sides, choice.language))
    number = choice.number
    if choice.picked:
        found = found.filter(row__in=picked)
        number = len(picked)
    firsts: dict[int | None, Finding] = {}
    rest = set(without)
    kinds = choice.kinds or tuple(STRENGTH)
    for finding in found.differences().filter(kind__in=kinds).with_claims():
        firsts.setdefault(finding.row_id, finding)
        left = len(firsts.keys() & rest)
        if left == len(rest) and len(firsts) - left >= number:
            break
    order = [row for row in picked or firsts if row in firsts]
    wanted = [row for row in order if row not in without]
    gone = {
        row: (firsts[row], 1 + sum(other not in without for other in order[:place]))
        for place, row in enumerate(order)
        if row in without
    }
    attach_findings([finding for finding, _place in gone.values()], chosen.accounts)
    return attach_findings([firsts[row] for row in wanted[:number]], chosen.accounts), gone


def chosen_on(page: Opened) -> Selection | None:
    """The accounts that the address names, else all; None before there is a comparison."""
    if page.comparison is None:
        return None
    return selection_of(page.query, page.comparison, page.told, page.shown, everyone=True)


def ways(query: QueryDict, picked: Sequence[int], without: Collection[int]) -> dict[str, Any]:
    """The addresses of sheets that differ from this one, and of the list to choose tasks from."""
    ticked = list(map(str, [row for row in picked if row not in without] or picked))
    whole: dict[str, list[str]] = {"kind": [], "language": [], "without": []}
    listed = changed(query, **whole, view=[VIEW], **{PICK: ["1"], SLIDE: ticked})
    return {
        "choosing": listed,
        "strongest": changed(query, without=[], **{SLIDE: []}),
        "with_all": changed(query, without=[]),
        "asked_kinds": query.getlist("kind") if SLIDE in query else [],
        "asked_accounts": query.getlist("account"),
    }


def left_out(
    query: QueryDict, without: Sequence[int], gone: Mapping[int | None, tuple[Finding, int]]
) -> list[LeftOut]:
    """Each task that was left out, in the order in which that was done."""
    told = []
    for row in without:
        others = [str(other) for other in without if other != row]
        finding, place = gone.get(row, (None, 0))
        sentence = Card(finding).sentence if finding else ""
        told.append(LeftOut(sentence, changed(query, without=others), place))
    return told


def rates_of(found: Iterable[Finding]) -> list[tuple[Kind, Rate]]:
    """Of the findings of each kind on the sheet, how many were wrong in our test."""
    measured, kinds = rates(), {finding.kind for finding in found}
    return [(BY_CODE[kind], measured[kind]) for kind in STRENGTH if kind in kinds & measured.keys()]


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
