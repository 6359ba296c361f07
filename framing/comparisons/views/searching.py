"""Where a search finds nothing, or not everything: the accounts and choices that hold the words."""

from collections.abc import Sequence
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from framing.comparisons.selection import ALL, OWN, Selection, Single, selection_of
from framing.comparisons.views.columns import changed
from framing.events.models import Account

WayOut = tuple[str, str, int]  # label, query of the address, rows that it shows


class Beyond(NamedTuple):
    """Accounts without a column that hold the words of a search."""

    accounts: list[Account]
    address: str  # the query that shows them too


def beyond(query: QueryDict, chosen: Selection, available: Sequence[Account]) -> Beyond | None:
    """Which accounts without a column have a claim with all the searched words in a row to show.

    None where nothing is searched for, or no other account does.
    """
    if not chosen.search or len(chosen.accounts) == len(available):
        return None
    wider = QueryDict(changed(query, account=[ALL]))
    reached = selection_of(wider, chosen.comparison, available, chosen.shown)
    found = reached.holders()
    accounts = [each for each in available if each.pk in found and each not in chosen.accounts]
    if not accounts:
        return None
    codes = [account.code for account in (*chosen.accounts, *accounts)]
    kept = [OWN] if chosen.is_ordered else []
    return Beyond(accounts, changed(query, account=codes, columns=kept))


def ways_out(query: QueryDict, chosen: Selection, available: list[Account]) -> list[WayOut]:
    """Wider choices that show something where this one shows nothing."""
    everyone = {"account": [ALL]}
    single = {"single": [Single.ALSO]}
    offers = (
        (_("in allen Darstellungen suchen"), everyone),
        (_("auch Einzelaussagen zeigen"), single),
        (_("in allen Darstellungen und Einzelaussagen suchen"), everyone | single),
    )
    found: list[WayOut] = []
    for label, wider in offers[: 3 if chosen.search else 2]:
        address = changed(query, **wider)
        reached = selection_of(QueryDict(address), chosen.comparison, available, chosen.shown)
        # The widest is offered only where a smaller step finds nothing.
        if not (found and len(wider) > 1) and (rows := reached.rows()):
            found.append((label, address, len(rows)))
    return found
