"""A Result of the engine -> rows of the database, and its spans -> characters of a claim."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from framing import engine
from framing.comparisons.models import Claim, Comparison, Finding, Pair, Row
from framing.comparisons.subjects import subjects_of
from framing.events.models import Account, Version

BATCH = 500


def store(result: engine.Result, comparison: Comparison, versions: Sequence[Version]) -> None:
    """Store a result as the rows of this comparison. Runs inside the caller's transaction."""
    by_slug = {version.account.slug: version for version in versions}
    cleans = {reading.text.id: reading.clean for reading in result.readings}
    claims = {claim.id: claim for reading in result.readings for claim in reading.claims}
    rows = store_rows(result, comparison, claims, versions)
    stored = claims_of(comparison, claims, rows, by_slug, cleans)
    for claim, key in result.speakers.items():
        stored[claim].speaker_key = key[:200]
    Claim.objects.bulk_create(stored.values(), batch_size=BATCH)
    name_subjects(stored.values())
    pairs = store_pairs(result.pairs, comparison, stored)
    findings = [
        finding_of(finding, pairs[pair.left, pair.right], marks_of(finding, claims, cleans))
        for pair in result.pairs
        for finding in pair.findings
    ]
    findings += [
        absence_of(finding, rows[finding.claims[0]], by_slug)
        for row in result.rows
        for finding in row.findings
        if finding.kind is engine.Relation.ABSENCE
    ]
    Finding.objects.bulk_create(findings, batch_size=BATCH)


def store_rows(
    result: engine.Result,
    comparison: Comparison,
    claims: Mapping[str, engine.Claim],
    versions: Sequence[Version],
) -> dict[str, Row]:
    """Store the rows in reading order; give the row of each claim id."""
    ordered = in_reading_order(result.rows, claims, [version.account for version in versions])
    rows = [
        Row(
            comparison=comparison,
            order=order,
            account_count=len({claims[claim].account for claim in row.claims}),
        )
        for order, row in enumerate(ordered)
    ]
    Row.objects.bulk_create(rows, batch_size=BATCH)
    return {
        claim: row for row, source in zip(rows, ordered, strict=True) for claim in source.claims
    }


def name_subjects(claims: Iterable[Claim]) -> None:
    """Store what each row is about, of these claims with their rows and accounts."""
    by_row: dict[int, list[Claim]] = defaultdict(list)
    rows = {}
    for claim in claims:
        by_row[claim.row.order].append(claim)
        rows[claim.row.order] = claim.row
    named = {order: subject for order, subject in subjects_of(by_row).items() if subject}
    for order, subject in named.items():
        rows[order].subject = subject[:100]
    Row.objects.bulk_update([rows[order] for order in named], ["subject"], batch_size=BATCH)


def in_reading_order(
    rows: Iterable[engine.Row], claims: Mapping[str, engine.Claim], accounts: Sequence[Account]
) -> list[engine.Row]:
    """Order rows as their first account (by date) tells them."""
    by_date = sorted(accounts, key=lambda account: (account.published_on or date.max, account.slug))
    place = {account.slug: index for index, account in enumerate(by_date)}

    def first_told(row: engine.Row) -> tuple[int, int]:
        return min((place[claims[claim].account], claims[claim].order) for claim in row.claims)

    return sorted(rows, key=first_told)


def claims_of(
    comparison: Comparison,
    claims: Mapping[str, engine.Claim],
    rows: Mapping[str, Row],
    versions: Mapping[str, Version],
    cleans: Mapping[str, engine.Clean],
) -> dict[str, Claim]:
    """Build the unsaved rows of the claims, by the engine's id."""
    return {
        claim.id: claim_of(
            claim, comparison, rows[claim.id], versions[claim.account], cleans[claim.account]
        )
        for claim in claims.values()
    }


def claim_of(
    claim: engine.Claim,
    comparison: Comparison,
    row: Row,
    version: Version,
    clean: engine.Clean,
) -> Claim:
    """Build the unsaved row of a claim."""
    quantities = [
        asdict(quantity) | {"at": within(quantity.span, claim, clean)}
        for quantity in claim.quantities
    ]
    return Claim(
        comparison=comparison,
        account=version.account,
        version=version,
        row=row,
        order=claim.order,
        start=claim.span.start,
        end=claim.span.end,
        text=claim.text,
        key=claim.key,
        voice=claim.voice.value,
        speaker=(claim.speaker or "")[:200],
        speaker_chain=list(claim.speaker_chain),
        hedged=claim.hedged,
        checkable=claim.checkable,
        cue=claim.cue[:200],
        quantities=quantities,
        quotes=[within(quote, claim, clean) for quote in claim.quotes],
        labels=[label_of(label, claim, clean) for label in claim.labels],
    )


def label_of(label: engine.Label, claim: engine.Claim, clean: engine.Clean) -> dict[str, object]:
    """Give a label as JSON values, its place as characters of the claim's words."""
    return {
        "referent": label.referent,
        "name": label.name,
        "at": within(label.span, claim, clean),
        "words": label.words,
        "quoted": label.quoted,
        "scare": label.scare,
        "distanced": label.distanced,
        "lemma": label.lemma,
    }


def store_pairs(
    pairs: Iterable[engine.Pair], comparison: Comparison, claims: Mapping[str, Claim]
) -> dict[tuple[str, str], Pair]:
    """Store the pairs; give them by the engine's two claim ids."""
    stored = {
        (pair.left, pair.right): Pair(
            comparison=comparison,
            left=claims[pair.left],
            right=claims[pair.right],
            score=pair.score,
            status=pair.status.value,
            signals=dict(pair.signals),
        )
        for pair in pairs
    }
    Pair.objects.bulk_create(stored.values(), batch_size=BATCH)
    return stored


def finding_of(
    finding: engine.Finding, pair: Pair, marks: Mapping[str, list[list[int]]]
) -> Finding:
    """Build the unsaved row of what a pair shows; it hangs on a row where both claims share one."""
    return Finding(
        comparison=pair.comparison,
        pair=pair,
        row=pair.left.row if pair.left.row == pair.right.row else None,
        kind=finding.kind.value,
        subtype=finding.subtype.value if finding.subtype else "",
        rule=finding.rule,
        evidence=dict(finding.evidence) | {"marks": dict(marks)},
    )


def absence_of(finding: engine.Finding, row: Row, versions: Mapping[str, Version]) -> Finding:
    """Build the unsaved row of what an account lacks."""
    return Finding(
        comparison=row.comparison,
        row=row,
        account=versions[finding.account or ""].account,
        kind=finding.kind.value,
        rule=finding.rule,
        evidence=dict(finding.evidence),
    )


def marks_of(
    finding: engine.Finding,
    claims: Mapping[str, engine.Claim],
    cleans: Mapping[str, engine.Clean],
) -> dict[str, list[list[int]]]:
    """Give the deciding words of both claims as characters of the claims' words."""
    marks = {}
    for side, claim_id in zip(("left", "right"), finding.claims, strict=True):
        claim = claims[claim_id]
        clean = cleans[claim.account]
        marks[side] = [
            within(span, claim, clean) for span in spans_in(finding.evidence.get(side, []))
        ]
    return marks


def spans_in(value: object) -> list[engine.Span]:
    """Read one `[start, end]` or a list of them."""
    if not isinstance(value, list | tuple) or not value:
        return []
    listed = value if isinstance(value[0], list | tuple) else [value]
    return [engine.Span(start, end) for start, end in listed]


def within(span: engine.Span, claim: engine.Claim, clean: engine.Clean) -> list[int]:
    """Turn raw offsets into characters of the claim's words: `[start, end]`, cut to the claim."""
    origin = engine.to_clean(clean, claim.span).start
    place = engine.to_clean(clean, span)
    length = len(claim.text)
    return [min(max(offset - origin, 0), length) for offset in (place.start, place.end)]
