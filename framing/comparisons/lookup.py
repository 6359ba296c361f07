"""A sentence -> claims of all accounts that may say it, by an index in the database.

The index holds, of each event's current comparison, the claims that everyone may read. What may
have changed since (an event withdrawn, an account taken out, a quotation not allowed any more) is
asked when somebody looks something up.
"""

from collections.abc import Iterable, Sequence
from math import log
from typing import Any, Final

from django.db import connection

from framing import engine
from framing.comparisons.models import Claim, Comparison, IndexedClaim
from framing.comparisons.quoting import public
from framing.events.models import Account, Event, Language

BATCH: Final = 500
MOST_TERMS: Final = 60  # of a sentence; the rest of a long one narrows nothing
MOST_MATCHING: Final = 20_000  # claims that are ranked: rare terms first, until there are as many

SQLITE: Final = """
SELECT found.rowid FROM comparisons_indexedclaim_words AS found
JOIN comparisons_claim AS claim ON claim.id = found.rowid
JOIN events_account AS account ON account.id = claim.account_id
JOIN events_event AS event ON event.id = account.event_id
WHERE comparisons_indexedclaim_words MATCH %s
AND account.hidden_at IS NULL AND event.state = %s AND (%s IS NULL OR event.id = %s)
ORDER BY found.rank, found.rowid LIMIT %s
"""
COMMON: Final = """
SELECT term, (SELECT count(*) FROM comparisons_indexedclaim WHERE terms @@ term::tsquery)
FROM unnest(%s::text[]) AS term
"""
POSTGRESQL: Final = """
SELECT found.claim_id FROM comparisons_indexedclaim AS found
JOIN comparisons_claim AS claim ON claim.id = found.claim_id
JOIN events_account AS account ON account.id = claim.account_id
JOIN events_event AS event ON event.id = account.event_id
CROSS JOIN LATERAL (
  SELECT sum(weight) AS weight FROM unnest(%s::text[], %s::float[]) AS asked(term, weight)
  WHERE found.terms @@ asked.term::tsquery
) AS ranked
WHERE found.terms @@ %s::tsquery
AND account.hidden_at IS NULL AND event.state = %s AND (%s::int IS NULL OR event.id = %s)
ORDER BY ranked.weight DESC, found.claim_id LIMIT %s
"""


def index(comparison: Comparison) -> None:
    """Let the claims of this comparison be looked up, in place of its event's earlier ones."""
    event = comparison.event_id
    IndexedClaim.objects.filter(claim__comparison__event=event).delete()
    claims = comparison.claims.filter(public([comparison]).claims(), account__hidden_at=None)
    listed = claims.values_list("pk", "text", "account__language")
    entries = [
        IndexedClaim(claim_id=key, words=" ".join(engine.terms(text, [language])))
        for key, text, language in listed
    ]
    IndexedClaim.objects.bulk_create(entries, batch_size=BATCH)


def candidates(words: str, limit: int, *, event: Event | None = None) -> list[Claim]:
    """Return the claims that share most with these words, the nearest first, with their accounts.

    Of published events, or of one of them, and only what everyone may read. The words' language is
    not known: they are taken apart in every one.
    """
    terms = engine.terms(words, Language.values)[:MOST_TERMS]
    if not terms:
        return []
    search = in_postgresql if connection.vendor == "postgresql" else in_sqlite
    keys = search(terms, event.pk if event else None, limit)
    found = loaded(keys)
    return allowed([found[key] for key in keys if key in found])


def in_sqlite(terms: Sequence[str], event: int | None, limit: int) -> list[int]:
    """Ask FTS5, which ranks by BM25."""
    question = " OR ".join(f'"{term}"' for term in terms)
    state = Event.State.PUBLISHED.value
    with connection.cursor() as cursor:
        cursor.execute(SQLITE, [question, state, event, event, limit])
        return [key for (key,) in cursor.fetchall()]


def in_postgresql(terms: Sequence[str], event: int | None, limit: int) -> list[int]:
    """Ask the tsvector index; a term weighs the more, the rarer it is."""
    with connection.cursor() as cursor:
        cursor.execute(COMMON, [[f"'{term}'" for term in terms]])
        rare = rarest(dict(cursor.fetchall()), IndexedClaim.objects.count())
        if not rare:
            return []
        state = Event.State.PUBLISHED.value
        values: list[Any] = [
            list(rare),
            list(rare.values()),
            " | ".join(rare),
            state,
            event,
            event,
            limit,
        ]
        cursor.execute(POSTGRESQL, values)
        return [key for (key,) in cursor.fetchall()]


def rarest(found: dict[str, int], size: int) -> dict[str, float]:
    """Weigh the terms that occur, the rarest first, until they give claims enough to rank."""
    weights: dict[str, float] = {}
    matching = 0
    for term in sorted(filter(found.get, found), key=lambda term: (found[term], term)):
        if weights and matching + found[term] > MOST_MATCHING:
            break
        matching += found[term]
        weights[term] = log(1 + size / found[term])
    return weights


def loaded(keys: Iterable[int]) -> dict[int, Claim]:
    """Load claims of current comparisons by key, with what a page shows of their accounts."""
    claims = Claim.objects.filter(pk__in=keys, comparison__is_current=True)
    claims = claims.select_related("account__outlet", "account__event")
    claims = claims.prefetch_related("account__outlet__notices")
    return {claim.pk: claim for claim in claims}


def allowed(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out what of other people's texts may not be quoted any more."""
    of_others = Account.objects.closed().filter(pk__in={claim.account_id for claim in claims})
    closed = set(of_others.values_list("pk", flat=True))
    comparisons = {claim.comparison_id for claim in claims if claim.account_id in closed}
    if not comparisons:
        return list(claims)
    shown = public(Comparison.objects.filter(pk__in=comparisons))
    return [c for c in claims if c.account_id not in closed or c.pk in shown.quotable]
