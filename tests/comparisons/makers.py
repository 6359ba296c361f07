"""Plain makers of comparisons, as they are stored and as the engine gives them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.text import slugify

from framing import engine
from framing.comparisons import build
from framing.comparisons.models import Claim, Comparison, Finding, Pair, Row
from framing.events.models import Account, Event
from tests.helpers import make_account, make_event, make_outlet

FIRST = "Im Hafen von Nordhafen brannte eine Halle. Zwölf Menschen wurden verletzt."
SECOND = "In Nordhafen brannte am Montag eine Halle. Die Feuerwehr zählte zwanzig Verletzte."
PADDING = f"\n\n{'Mehr war nicht zu hören. ' * 20}"  # makes the others a small part of a text
THIRD = "Der Verein der Fischer sagte sein Fest ab. „Wir trauern“, sagte Ole Brandt."


def make_told_event(
    slug: str = "hafen", *, padding: str = "", **fields: Any
) -> tuple[Event, list[Account]]:
    """Save an event that three outlets tell on three days; the third tells a thing of its own.

    It is invented, so that everyone may read all of it; `padding` makes its texts longer.
    """
    event = make_event(slug, **{"title": "Brand im Hafen", "is_practice": True} | fields)
    names = {"kurier": FIRST, "bote": SECOND, "wacht": THIRD}
    accounts = [
        make_account(
            event,
            make_outlet(f"{slug}-{name}", name=f"{name.title()} ({slug})"),
            slug=name,
            text=text + padding,
            published_on=f"2024-01-0{day}",
            markup="plain",
        )
        for day, (name, text) in enumerate(names.items(), start=1)
    ]
    return event, accounts


def make_comparison(event: Event, **fields: Any) -> Comparison:
    """Save a finished comparison that the pages show."""
    return Comparison.objects.create(
        event=event, **{"state": Comparison.State.DONE, "is_current": True} | fields
    )


def make_claim(row: Row, account: Account, text: str, **fields: Any) -> Claim:
    """Save a claim of these words, at the place where the account has them."""
    version = account.current_version
    assert version
    start = version.text.index(text)
    defaults: dict[str, Any] = {
        "comparison": row.comparison,
        "version": version,
        "order": start,
        "start": start,
        "end": start + len(text),
        "text": text,
        "key": f"{slugify(text)[:60]}#1",  # the letters and digits of one that is a hash
        "voice": Claim.Voice.OUTLET,
    }
    return Claim.objects.create(row=row, account=account, **defaults | fields)


def make_row(comparison: Comparison, told: Mapping[Account, str], **fields: Any) -> Row:
    """Save a row of these accounts' words."""
    defaults = {"order": comparison.rows.count(), "topic": "", "account_count": len(told)}
    row = Row.objects.create(comparison=comparison, **defaults | fields)
    for account, text in told.items():
        make_claim(row, account, text)
    return row


def make_finding(left: Claim, right: Claim, kind: str, rule: str, **fields: Any) -> Finding:
    """Save what two claims of a row show; `marks` are the deciding words of each."""
    marks = fields.pop("marks", ("", ""))
    pair, _new = Pair.objects.get_or_create(
        comparison=left.comparison,
        left=left,
        right=right,
        defaults={
            "score": 0.8,
            "status": fields.pop("status", Pair.Status.MATCH),
            "signals": {"names": 0.5, "characters": 0.75},
        },
    )
    evidence = {"marks": {"left": spans(left.text, marks[0]), "right": spans(right.text, marks[1])}}
    defaults = {"row": left.row, "evidence": evidence}
    left.comparison.note_edit()
    return Finding.objects.create(
        comparison=left.comparison, pair=pair, kind=kind, rule=rule, **defaults | fields
    )


def spans(text: str, words: str) -> list[list[int]]:
    """Find words in a text as evidence holds them."""
    return [[text.index(words), text.index(words) + len(words)]] if words else []


THREE_OF_A_FIRE: Final = {
    "eins": "Am Montag brannte in Nordhafen eine Halle. Das Hafenamt zählte zwölf Verletzte.",
    "zwei": "In Nordhafen brannte am Montag eine Halle. Der Verein sagte sein Fest ab.",
    "drei": "Eine Halle brannte am Montag in Nordhafen. Zwanzig Verletzte kamen in Kliniken.",
}


def make_read_event(texts: Mapping[str, str] = THREE_OF_A_FIRE) -> Event:
    """Save an event with these accounts, compared by the engine: all tell of the fire."""
    event = make_event("hafen", is_practice=True)
    for slug, text in texts.items():
        make_account(event, make_outlet(slug, name=f"Das {slug}"), slug=slug, text=text)
    compare_now(event)
    return event


def compare_now(event: Event) -> None:
    """Compare an event by the engine."""
    build.run(Comparison.objects.create(event=event).pk)


def make_compared_event(**fields: Any) -> tuple[Event, list[Account], Comparison]:
    """Save the told event with its comparison: a fire, a count of the hurt, and a lone claim."""
    event, accounts = make_told_event(**fields)
    comparison = make_comparison(event)
    kurier, bote, wacht = accounts
    fire = {
        kurier: "Im Hafen von Nordhafen brannte eine Halle.",
        bote: "In Nordhafen brannte am Montag eine Halle.",
    }
    hurt = {
        kurier: "Zwölf Menschen wurden verletzt.",
        bote: "Die Feuerwehr zählte zwanzig Verletzte.",
    }
    make_row(comparison, fire, topic="Halle")
    row = make_row(comparison, hurt, topic="Verletzte")
    make_row(comparison, {wacht: "Der Verein der Fischer sagte sein Fest ab."}, topic="Fest")
    left, right = row.claims.order_by("account__published_on")
    make_finding(left, right, "figure", "other_value", marks=("Zwölf", "zwanzig"))
    Finding.objects.create(
        comparison=comparison,
        row=row,
        account=wacht,
        kind="absence",
        rule="lacking",
        evidence={"reason": "not_found", "accounts": [kurier.slug, bote.slug]},
    )
    return event, accounts, comparison


def engine_claim(text: engine.Text, words: str, order: int, **fields: Any) -> engine.Claim:
    """Build a claim of these words as the engine gives it."""
    start = text.text.index(words)
    span = engine.Span(start, start + len(words))
    return engine.Claim(
        id=f"{text.id}:{span.start}-{span.end}",
        account=text.id,
        span=span,
        text=words,
        language=text.language,
        order=order,
        key=f"{words.casefold()}#1",
        **fields,
    )


def fake_result(texts: Sequence[engine.Text]) -> engine.Result:
    """What an engine could say of the told event: its first two sentences are shared."""
    by_id = {text.id: text for text in texts}
    readings = []
    for text in sorted(by_id.values(), key=lambda text: text.id):
        clean = engine.clean(text.text, markup=text.markup)
        sentences = [f"{part.strip('. ')}." for part in text.text.split(". ")]
        claims = tuple(engine_claim(text, words, n) for n, words in enumerate(sentences))
        readings.append(engine.Reading(text, clean, claims))
    claims_of = {reading.text.id: reading.claims for reading in readings}
    pairs, rows = shared_row(claims_of) if {"bote", "kurier"} <= claims_of.keys() else ([], [])
    grouped = {claim for row in rows for claim in row.claims}
    rows += [
        engine.Row((claim.id,))
        for reading in readings
        for claim in reading.claims
        if claim.id not in grouped
    ]
    return engine.Result(tuple(readings), tuple(pairs), tuple(rows))


def shared_row(
    claims_of: Mapping[str, Sequence[engine.Claim]],
) -> tuple[list[engine.Pair], list[engine.Row]]:
    """Put two sentences side by side: another figure, and an account that has neither."""
    left, right = claims_of["bote"][1], claims_of["kurier"][1]
    figure = engine.Finding(
        kind=engine.Relation.FIGURE,
        rule="other_value",
        claims=(left.id, right.id),
        evidence={"left": [raw_span(left, "zwanzig")], "right": [raw_span(right, "Zwölf")]},
    )
    absent = engine.Finding(
        kind=engine.Relation.ABSENCE,
        rule="lacking",
        claims=(left.id, right.id),
        account="wacht",
        evidence={"reason": "not_found"},
    )
    absences = (absent,) if "wacht" in claims_of else ()
    pair = engine.Pair(left.id, right.id, 0.9, engine.Status.MATCH, {"names": 1.0}, (figure,))
    return [pair], [engine.Row((left.id, right.id), (figure, *absences))]


def raw_span(claim: engine.Claim, words: str) -> list[int]:
    """Point at words of a claim with offsets of its text."""
    start = claim.span.start + claim.text.index(words)
    return [start, start + len(words)]
