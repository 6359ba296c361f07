"""A sentence -> claims of all accounts that may say it, by an index in the database.

The index holds, of each event's current comparison, the claims that everyone may read. What may
have changed since (an event withdrawn, an account taken out, a quotation not allowed any more) is
asked when somebody looks something up.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import Final

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from framing import engine
from framing.comparisons.models import Claim, Comparison, IndexedClaim
from framing.comparisons.quoting import public
from framing.events.models import Account, Event, Language

BATCH: Final = 500
MOST_TERMS: Final = 60  # of a sentence; the rest of a long one narrows nothing
# Claims that are ranked: rare terms first, until there are as many. Among 100,000 claims .92 of the
# first 24 are those of a ranking by all terms, which takes five times as long; with 5,000 .57 are.
MOST_MATCHING: Final = 20_000

# A view of the index, which each connection makes for itself: it holds nothing.
SQLITE_TERMS: Final = """
CREATE VIRTUAL TABLE IF NOT EXISTS temp.comparisons_terms
USING fts5vocab('main', 'comparisons_indexedclaim_words', 'row')
"""
SQLITE_COMMON: Final = "SELECT term, doc FROM temp.comparisons_terms WHERE term IN ({})"
SQLITE: Final = """
SELECT found.rowid FROM comparisons_indexedclaim_words AS found
JOIN comparisons_claim AS claim ON claim.id = found.rowid
JOIN events_account AS account ON account.id = claim.account_id
JOIN events_event AS event ON event.id = account.event_id
WHERE comparisons_indexedclaim_words MATCH %s
AND account.hidden_at IS NULL AND event.state = %s
ORDER BY found.rank, found.rowid LIMIT %s
"""
# Counted no further than a term can be too common at.
POSTGRESQL_COMMON: Final = """
SELECT term, (
  SELECT count(*) FROM (
    SELECT 1 FROM comparisons_indexedclaim WHERE terms @@ term::tsquery LIMIT %s
  ) AS holding
)
FROM unnest(%s::text[]) AS term
"""
POSTGRESQL: Final = """
WITH ranked AS (
  SELECT found.claim_id, sum(asked.weight) AS weight
  FROM unnest(%s::text[], %s::float[]) AS asked(term, weight)
  JOIN comparisons_indexedclaim AS found ON found.terms @@ asked.term::tsquery
  GROUP BY found.claim_id
)
SELECT ranked.claim_id FROM ranked
JOIN comparisons_claim AS claim ON claim.id = ranked.claim_id
JOIN events_account AS account ON account.id = claim.account_id
JOIN events_event AS event ON event.id = account.event_id
WHERE account.hidden_at IS NULL AND event.state = %s
ORDER BY ranked.weight DESC, ranked.claim_id LIMIT %s
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
    keys = in_event(terms, event, limit) if event else in_all(terms, limit)
    found = loaded(keys)
    return allowed([found[key] for key in keys if key in found])


def in_all(terms: Sequence[str], limit: int) -> list[int]:
    """Ask the database's index, for the rarest terms alone."""
    in_postgresql = connection.vendor == "postgresql"
    common = common_in_postgresql if in_postgresql else common_in_sqlite
    with connection.cursor() as cursor:
        rare = rarest(common(cursor, terms), IndexedClaim.objects.count())
        if not rare:
            return []
        state = Event.State.PUBLISHED.value
        if in_postgresql:
            words = [quoted(term) for term in rare]
            cursor.execute(POSTGRESQL, [words, list(rare.values()), state, limit])
        else:  # FTS5 ranks by BM25
            cursor.execute(SQLITE, [" OR ".join(f'"{term}"' for term in rare), state, limit])
        return [key for (key,) in cursor.fetchall()]


def common_in_sqlite(cursor: CursorWrapper, terms: Sequence[str]) -> dict[str, int]:
    """How many claims hold each of these terms."""
    cursor.execute(SQLITE_TERMS)
    cursor.execute(SQLITE_COMMON.format(", ".join(["%s"] * len(terms))), terms)
    return dict(cursor.fetchall())


def common_in_postgresql(cursor: CursorWrapper, terms: Sequence[str]) -> dict[str, int]:
    """The same, but of common ones only that they are."""
    names = {quoted(term): term for term in terms}
    cursor.execute(POSTGRESQL_COMMON, [MOST_MATCHING, list(names)])
    return {names[name]: number for name, number in cursor.fetchall()}


def quoted(term: str) -> str:
    """A term as a tsquery of one word; terms are letters and digits alone."""
    return f"'{term}'"


def rarest(found: dict[str, int], size: int) -> dict[str, float]:
    """Weigh the terms that occur, the rarest first, until they give claims enough to rank."""
    weights: dict[str, float] = {}
    matching = 0
    for term in sorted(filter(found.get, found), key=lambda term: (found[term], term)):
        if weights and matching + found[term] > MOST_MATCHING:
            break
        matching += found[term]
        weights[term] = weight(found[term], size)
    return weights


def weight(number: int, size: int) -> float:
    """How much a term says that so many of all claims hold: the more, the rarer it is."""
    return log(1 + size / number)


def in_event(terms: Sequence[str], event: Event, limit: int) -> list[int]:
    """Rank an event's claims by the terms that they share; they are few enough to read them all."""
    listed = IndexedClaim.objects.filter(
        claim__comparison__event=event,
        claim__account__hidden_at=None,
        claim__account__event__state=Event.State.PUBLISHED,
    )
    asked = set(terms)
    shared = {key: asked & set(words.split()) for key, words in listed.values_list("pk", "words")}
    found = Counter(term for held in shared.values() for term in held)
    weights = {term: weight(number, len(shared)) for term, number in found.items()}
    # Rounded, since sums of the same weights in another order may differ in their last bits.
    scores = {key: round(sum(weights[t] for t in held), 6) for key, held in shared.items() if held}
    return sorted(scores, key=lambda key: (-scores[key], key))[:limit]


def current() -> QuerySet[Claim]:
    """Claims of current comparisons, with what a page shows of their accounts."""
    claims = Claim.objects.filter(comparison__is_current=True)
    claims = claims.select_related("account__outlet", "account__event")
    return claims.prefetch_related("account__outlet__notices")


def loaded(keys: Iterable[int]) -> dict[int, Claim]:
    """Load claims of current comparisons by key."""
    return {claim.pk: claim for claim in current().filter(pk__in=keys)}


def allowed(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out what of other people's texts may not be quoted any more."""
    of_others = Account.objects.closed().filter(pk__in={claim.account_id for claim in claims})
    closed = set(of_others.values_list("pk", flat=True))
    comparisons = {claim.comparison_id for claim in claims if claim.account_id in closed}
    if not comparisons:
        return list(claims)
    shown = public(Comparison.objects.filter(pk__in=comparisons))
    return [c for c in claims if c.account_id not in closed or c.pk in shown.quotable]
