"""Which accounts get a column of the matrix, in which order, and how a reader changes it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.http import QueryDict

from framing.comparisons.meeting import COLUMNS
from framing.comparisons.presenting.cells import Cell, RowView
from framing.comparisons.selection import ALL, OWN, WIDTHS, Selection, Sort
from framing.events.models import Account

ON_A_PHONE = 4  # cells of a row that a phone shows before it is asked for more


def columns_of(chosen: Selection, rows: Sequence[RowView], available: int) -> list[Account]:
    """The accounts that get a column: those that share most rows with others first.

    Their order is the same on every page and under every filter. Where the reader has put them in
    order, they stand so.
    Of all accounts only those get one that say something on this page.
    """
    here = {cell.account.pk for row in rows for cell in row.cells if cell.is_told}
    columns = list(chosen.accounts)
    if not chosen.is_ordered:
        # The rows may follow the first of them: then it leads.
        leads = chosen.base or (columns[0] if chosen.sort == Sort.TEXT else None)
        columns.sort(key=lambda account: (account != leads, -chosen.told_rows[account.pk]))
    if len(columns) < available or available <= COLUMNS:
        return columns
    return [account for account in columns if account.pk in here]


def arranged(row: RowView, columns: Sequence[Account]) -> RowView:
    """A row with its cells in the order of the columns.

    Marked are the cells of which the headline tells, and those that a phone folds away.
    """
    by_account = {cell.account.pk: cell for cell in row.cells}
    pair = row.first.pair if row.first else None
    named = {pair.left.account_id, pair.right.account_id} if pair else set()
    keys = [account.pk for account in columns if account.pk in by_account]
    first = sorted(keys, key=lambda key: (key not in named, not by_account[key].quotes))
    # One more line costs less room than the button that would unfold it.
    most = ON_A_PHONE if len(keys) > ON_A_PHONE + 1 else len(keys)
    folded = set(first[most:])
    cells = (
        placed(by_account[key], is_named=key in named, is_folded=key in folded) for key in keys
    )
    return replace(row, cells=tuple(cells))


def placed(cell: Cell, *, is_named: bool, is_folded: bool) -> Cell:
    """The cell as it stands in its row; most are as they were."""
    if not (is_named or is_folded):
        return cell
    return replace(cell, is_named=is_named, is_folded=is_folded)


def leftward(query: QueryDict, chosen: Selection, columns: Sequence[Account]) -> dict[int, str]:
    """For each column that may move, the address in which it has changed places with its left."""
    others = [account for account in chosen.accounts if account not in columns]
    moved: dict[int, str] = {}
    for place, (left, account) in enumerate(pairwise(columns)):
        if left == chosen.base:
            continue
        order = [*columns, *others]
        order[place], order[place + 1] = account, left
        address = query.copy()
        address.setlist("account", [each.code for each in order])
        address["columns"] = OWN
        address.pop("page", None)
        moved[account.pk] = address.urlencode()
    return moved


def widths(query: QueryDict, chosen: Selection, available: int) -> list[tuple[str, str, bool]]:
    """Numbers of columns to begin with: the number, the query of its address, if it is shown."""
    begun = not query.getlist("account")
    ways = []
    for number in WIDTHS:
        if number < available:
            address = changed(query, account=[], columns=[str(number)] if number != COLUMNS else [])
            ways.append((str(number), address, begun and len(chosen.marked) == number))
    return ways


def additions(
    query: QueryDict, chosen: Selection, available: Sequence[Account]
) -> list[tuple[Account, str]]:
    """The accounts that are not shown, each with the address that shows it too."""
    codes = [account.code for account in chosen.accounts]
    kept = [OWN] if chosen.is_ordered else []
    return [
        (account, changed(query, account=[*codes, account.code], columns=kept))
        for account in available
        if account not in chosen.accounts
    ]


def everyone(query: QueryDict) -> str:
    """The address that shows all accounts."""
    return changed(query, account=[ALL], columns=[])


def changed(query: QueryDict, **parts: list[str]) -> str:
    """The query with other parts, from its first page; an empty part is taken out."""
    address = query.copy()
    for name, values in (parts | {"page": []}).items():
        if values:
            address.setlist(name, values)
        else:
            address.pop(name, None)
    return address.urlencode()


def among(query: QueryDict, chosen: Selection, told: Sequence[Account]) -> dict[str, Any]:
    """The accounts that are chosen, where these are not all, and the address that takes all."""
    are_all = len(chosen.accounts) == len(told)
    return {
        "among": () if are_all else chosen.accounts,
        "every_account": changed(query, account=[]),
    }
