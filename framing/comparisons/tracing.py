"""A row of an earlier run -> the row of the present one that holds its claims.

Every run gives its rows new keys, and addresses that people share name a row by its key. What a
row held is known by the words of its claims: while the run is kept, from its claims; later from
the traces that are left when it is deleted.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from framing.comparisons.models import Claim, Comparison, Row, Trace, words_of

KEPT: Final = timedelta(days=400)  # a link on a worksheet lasts for a school year
BATCH: Final = 500
Told = tuple[int, str]  # a claim: its account, and the hash of its words


def row_at(key: int, comparison: Comparison | None) -> Row | None:
    """Find the row with this key, or the row that holds most of its claims now.

    None where the event is not compared, the key is of another event, or no claim is left.
    """
    if comparison is None:
        return None
    found = Row.objects.filter(pk=key, comparison=comparison).first()
    heir = None if found else heirs_of({key}, comparison).get(key)
    return Row.objects.get(pk=heir) if heir else found


def heirs_of(keys: Collection[int], comparison: Comparison) -> dict[int, int]:
    """Lead from earlier rows to those that hold most of what they held, by key, in three queries.

    Of several that hold as much it is the first one.
    """
    held = held_by(keys, comparison)
    accounts = {account for claims in held.values() for account, _words in claims}
    if not accounts:
        return {}
    present = comparison.claims.filter(account__in=accounts).order_by("row__order")
    rows = [
        ((account, words_of(words)), row)
        for account, words, row in present.values_list("account", "key", "row")
    ]
    counts = {
        key: Counter(row for claim, row in rows if claim in claims) for key, claims in held.items()
    }
    return {key: each.most_common(1)[0][0] for key, each in counts.items() if each}


def held_by(keys: Collection[int], comparison: Comparison) -> dict[int, set[Told]]:
    """What each of these earlier rows held, of the event that is compared here."""
    told: dict[int, set[Told]] = defaultdict(set)
    kept = Claim.objects.filter(row__in=keys, comparison__event=comparison.event_id)
    for row, account, words in kept.values_list("row", "account", "key"):
        told[row].add((account, words_of(words)))
    if gone := set(keys) - told.keys():
        traces = Trace.objects.filter(row__in=gone, account__event=comparison.event_id)
        for row, account, hashed in traces.values_list("row", "account", "words"):
            told[row].add((account, hashed))
    return dict(told)


def leave_traces(runs: QuerySet[Comparison]) -> None:
    """Note what the rows of these runs hold before they are deleted; let go of old traces.

    Rows of one account are left out: they are most of all rows, and nothing is compared there.
    """
    Trace.objects.filter(left_on__lt=timezone.localdate() - KEPT).delete()
    shared = Claim.objects.filter(comparison__in=runs, row__account_count__gt=1)
    Trace.objects.bulk_create(
        (
            Trace(row=row, account_id=account, words=words_of(words))
            for row, account, words in shared.values_list("row", "account", "key")
        ),
        batch_size=BATCH,
    )
