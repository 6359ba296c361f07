"""Hashes that people's decisions hold -> the words that they spoke of, as far as they are stored.

Decisions, corrections and arrangements know sentences by hashes alone. The words stand in the
claims of the runs that are kept; where the runs are gone, in the versions of a text, which are read
once more. A text that was taken down has neither.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from framing.comparisons import rereading
from framing.comparisons.models import Claim, words_of
from framing.events.models import Account, Event

LONGEST: Final = 80  # characters of the opening words
Told = tuple[str, str]  # slug of an account, and the hash of the key of what was spoken of


@dataclass(frozen=True, slots=True)
class Remembered:
    """What somebody spoke of: in whose text it stands or stood, and the words."""

    account: Account
    text: str = ""  # nothing where it is stored nowhere any more

    @property
    def opening(self) -> str:
        """How it begins."""
        return opening_of(self.text)


def opening_of(text: str) -> str:
    """The first words of a text, cut at a word; it never gets longer than LONGEST."""
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    room = words[: LONGEST - 1]  # with a space behind it, and the sign
    whole = room.rpartition(" ")[0].rstrip(",;:–- ") or room[:-1]
    return f"{whole} …"


def spoken_of(values: Mapping[str, Any]) -> list[Told]:
    """What a decision, a correction or an arrangement speaks of, from its values.

    These are the same in the journal.
    """
    accounts = values.get("accounts", ())
    if "words" in values:
        return list(zip(accounts, values["words"], strict=True))
    if "key" in values:
        return [(slug, words_of(values["key"])) for slug in accounts]
    return [(slug, words_of(key)) for slug, key in values.get("claims", ())]


def remember(event: Event, told: Iterable[Told]) -> dict[Told, Remembered]:
    """Find what was spoken of in an event; the number of queries does not grow with it.

    What is of no account of the event is left out.
    """
    wanted = set(told)
    if not wanted:
        return {}
    slugs = {slug for slug, _words in wanted}
    accounts = event.accounts.filter(slug__in=slugs).select_related("outlet", "event")
    by_slug = {account.slug: account for account in accounts}
    texts = in_runs(event, wanted)
    missing: dict[int, set[str]] = defaultdict(set)
    for slug, words in wanted - texts.keys():
        if slug in by_slug:
            missing[by_slug[slug].pk].add(words)
    again = rereading.in_versions(missing)
    return {
        (slug, words): Remembered(
            by_slug[slug],
            texts.get((slug, words)) or again.get((by_slug[slug].pk, words), ""),
        )
        for slug, words in wanted
        if slug in by_slug
    }


def in_runs(event: Event, wanted: Collection[Told]) -> dict[Told, str]:
    """The words of claims that a run still has, as the last such run has them."""
    slugs = {slug for slug, _words in wanted}
    claims = Claim.objects.filter(comparison__event=event, account__slug__in=slugs)
    kept = claims.order_by("comparison").values_list("pk", "account__slug", "key")
    told_by = {key: (slug, words_of(words)) for key, slug, words in kept.iterator()}
    keys = {told: key for key, told in told_by.items() if told in wanted}
    texts = dict(Claim.objects.filter(pk__in=keys.values()).values_list("pk", "text"))
    return {told: texts[key] for told, key in keys.items()}
