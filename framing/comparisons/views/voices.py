"""Who speaks how much in which account, and what an account states itself."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.comparisons.models import Claim, Comparison
from framing.comparisons.presenting.cells import attach
from framing.comparisons.presenting.quotes import Quote, quote_of
from framing.comparisons.presenting.speaking import (
    VOICES,
    Bar,
    Said,
    Speaker,
    bars_of,
    speakers_of,
)
from framing.comparisons.views.choosing import (
    address_with,
    choice_context,
    chosen_accounts,
    claims_of,
)
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened, named
from framing.events.models import Account
from framing.htmx import HtmxHttpRequest

WORDS = "words"
FIRST = 15  # speakers on the page at first
EVERYONE = "1"
UNLIKE = 3  # times as long: from there on counts say more of the length than of the text


@require_safe
@of_event()
def voices(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show the page of voices."""
    chosen = chosen_accounts(page)
    by = WORDS if page.query.get("by") == WORDS else ""
    context = page.context("voices") | choice_context(page, chosen, by=by)
    if page.comparison:
        context |= counted(page, page.comparison, chosen, in_words=by == WORDS)
    return render(request, "comparisons/voices.html", context)


def counted(
    page: Opened, comparison: Comparison, chosen: list[Account], *, in_words: bool
) -> dict[str, Any]:
    """What was counted over the chosen accounts."""
    said = said_in(page, comparison, chosen)
    speakers = speakers_of(said, chosen)
    whole = page.query.get("all") == EVERYONE or len(speakers) <= FIRST + 1
    opened_at = opened_place(page, comparison, chosen, speakers)
    # Whose sentences are open is shown however little they speak.
    listed = [
        each
        for place, each in enumerate(speakers)
        if whole or place < FIRST or not each.key or each is opened_at["speaker"]
    ]
    bars = bars_of(said, chosen, in_words=in_words)
    return {
        "bars": bars,
        "lengths": lengths_of(bars),
        "in_words": in_words,
        "voices": [(voice.value, voice.label) for voice in VOICES],
        "speakers": listed,
        "heard": heard_in(speakers, chosen),
        "left_out": len(speakers) - len(listed),
        "opened": opened_at,
        "address": address_with(page, who="", voice="", of=""),
        "everyone": address_with(page, who="", voice="", of="", all=EVERYONE),
        "by_sentences": address_with(page, by=""),
        "by_words": address_with(page, by=WORDS),
    }


def heard_in(speakers: Iterable[Speaker], accounts: Iterable[Account]) -> list[tuple[Account, int]]:
    """How many speakers with a name each account quotes or reports."""
    heard = Counter(
        dot.account.pk for each in speakers if each.key for dot in each.dots if dot.number
    )
    return [(account, heard[account.pk]) for account in accounts]


def lengths_of(bars: Iterable[Bar]) -> tuple[int, int] | None:
    """The shortest and the longest text, where numbers from both cannot be compared."""
    lengths = [bar.number for bar in bars if bar.number]
    if not lengths or max(lengths) < UNLIKE * min(lengths):
        return None
    return min(lengths), max(lengths)


def said_in(page: Opened, comparison: Comparison, chosen: list[Account]) -> list[Said]:
    """Read what is counted of each claim, in one query."""
    fields = ("account", "voice", "speaker", "speaker_key", "speaker_chain", "text")
    return [
        Said(account, voice, speaker, key, tuple(chain[1:]), len(text.split()))
        for account, voice, speaker, key, chain, text in claims_of(
            page, comparison, chosen
        ).values_list(*fields)
    ]


def opened_place(
    page: Opened, comparison: Comparison, chosen: list[Account], speakers: list[Speaker]
) -> dict[str, Any]:
    """The sentences that the address asks for: of a voice or a speaker, in one account or all."""
    account = named(chosen).get(page.query.get("of", ""))
    voice = page.query.get("voice", "")
    who = next((each for each in speakers if each.code == page.query.get("who")), None)
    found: dict[str, Any] = {"account": account, "voice": "", "speaker": who, "quotes": []}
    claims = claims_of(page, comparison, [account] if account else chosen)
    if who:
        claims = claims.filter(speaker_key=who.key).exclude(voice=Claim.Voice.OUTLET)
    elif account and voice in set(Claim.Voice.values):
        claims = claims.filter(voice=voice)
        found |= {"voice": voice, "label": Claim.Voice(voice).label}
    else:
        return found
    quotes: list[Quote] = [quote_of(claim, ()) for claim in attach(claims, chosen)]
    return found | {"quotes": quotes}
