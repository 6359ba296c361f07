"""What looking a sentence up finds of what belongs to it (bench/check.py --quality)."""

import json
from collections import Counter
from typing import NamedTuple

import gold
from django.utils import timezone

from framing import engine
from framing.comparisons import build, lookup
from framing.comparisons.models import Claim, Comparison
from framing.comparisons.presenting.answers import NEAR
from framing.comparisons.presenting.checking import found_for
from framing.comparisons.views.check import LOOKED_AT, known
from framing.events.models import Account, Event, Outlet, Snapshot, Version

COUNTED = ("wanted", "offered", "grouped", "near", "told")


def published(name: str) -> Event:
    """Store a published event that everyone may read."""
    return Event.objects.create(
        slug=name,
        title=name,
        starts_on="2024-01-01",
        ends_on="2024-01-02",
        state="published",
        is_practice=True,
    )


def version(event: Event, slug: str, language: str, words: str = "") -> Version:
    """Store an account with this text."""
    outlet, _new = Outlet.objects.get_or_create(slug=slug, defaults={"name": slug})
    account = Account.objects.create(event=event, outlet=outlet, slug=slug, language=language)
    snapshot = Snapshot.of(b"", account=account, source="own")
    snapshot.save()
    return Version.objects.create(account=account, snapshot=snapshot, number=1, text=words)


def answer(words: str, language: str, found: list[Claim]) -> engine.Answer:
    """Let the engine compare, as the page does."""
    text = engine.Text("asked", words, language, markup=engine.Markup.PLAIN)
    return engine.look_up(text, map(known, found), encoder=engine.load_encoder())


def told_event(name: str) -> Event:
    """Store a tuning event as its texts are, without a comparison."""
    event = published(name)
    for text in gold.texts(gold.CORPUS / name):
        first = version(event, text.id, text.language, text.text)
        first.account.current_version = first
        first.account.title = text.title
        first.account.published_on = text.published
        first.account.completeness = text.completeness.value
        first.account.save()
    return event


def compared(event: Event) -> None:
    """Let the engine compare the event anew, as the site does."""
    build.run(Comparison.objects.create(event=event).pk)


class Key(NamedTuple):
    """The labels of an event, sentences named by their account and their words."""

    counterparts: dict[tuple[str, str], set[tuple[str, str]]]
    complete: set[frozenset[str]]  # two accounts of which all pairs are labelled


def key_of(event: str) -> Key:
    """Read what belongs to a sentence, in accounts that are labelled completely."""
    labels = json.loads((gold.CORPUS / event / "gold.json").read_text(encoding="utf-8"))
    complete = {frozenset(two) for two in labels["complete"]}
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for pair in labels["pairs"]:
        one, other = ((side[0], plain(side[1])) for side in (pair["a"], pair["b"]))
        if frozenset((one[0], other[0])) in complete:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return Key(found, complete)


def plain(words: str) -> str:
    """Leave single spaces alone."""
    return " ".join(words.split())


def quality() -> dict[str, dict[str, int]]:
    """Count how much of what belongs to a sentence is found, and how much of it is right.

    "all" and "event": the sentence stands in none of the stored texts, for its account is taken out
    and the event compared without it; once as if readers did not say of which event they ask, once
    as if they did. "verbatim": it stands in one of them.
    """
    events = {name: told_event(name) for name in gold.TUNING}
    for event in events.values():
        compared(event)
    counts = {name: Counter(dict.fromkeys(COUNTED, 0)) for name in ("all", "event", "verbatim")}
    for name, event in events.items():
        key = key_of(name)
        for account in event.accounts.order_by("slug"):
            asked = [
                claim
                for claim in Claim.objects.filter(account=account, comparison__is_current=True)
                if (account.slug, plain(claim.text)) in key.counterparts
            ]
            for claim in asked:
                counts["verbatim"].update(found_of(claim, key, event=None))
            hide(account, is_hidden=True)
            for claim in asked:
                counts["all"].update(found_of(claim, key, event=None))
                counts["event"].update(found_of(claim, key, event=event))
            hide(account, is_hidden=False)
        print(name, {how: dict(number) for how, number in counts.items()}, flush=True)
    return {name: dict(numbers) for name, numbers in counts.items()}


def hide(account: Account, *, is_hidden: bool) -> None:
    """Take an account out of its event or put it back, and compare the event anew."""
    account.hidden_at = timezone.now() if is_hidden else None
    account.save()
    compared(account.event)


def found_of(claim: Claim, key: Key, *, event: Event | None) -> dict[str, int]:
    """Ask for a sentence as the page does, and count its counterparts.

    What is told of accounts that are not labelled completely beside its own does not count.
    """
    own = (claim.account.slug, plain(claim.text))
    belong = {(claim.account.event_id, *place) for place in key.counterparts[own]}
    offered = {str(one.pk): one for one in lookup.candidates(claim.text, LOOKED_AT, event=event)}
    said = answer(claim.text, claim.account.language, list(offered.values()))
    by_group = {
        group.code: {place_of(entry.quote.claim) for entry in group.entries}
        for group in found_for(said, offered, sure=event is not None).groups
    }
    near = by_group.pop(NEAR, set())
    told_of = {
        (number, account, words)
        for number, account, words in set().union(*by_group.values())
        if number != claim.account.event_id or {account, own[0]} in key.complete
    }
    return {
        "wanted": len(belong),
        "offered": len(belong & set(map(place_of, offered.values()))),
        "grouped": len(belong & told_of),
        "near": len(belong & near),
        "told": len(told_of),
    }


def place_of(claim: Claim) -> tuple[int, str, str]:
    """Name a stored claim by its event, its account and its words."""
    return claim.account.event_id, claim.account.slug, plain(claim.text)
