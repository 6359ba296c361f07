"""Stored claims -> who speaks how much in which account, as bars and as a table of dots."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, NamedTuple

from framing.comparisons.models import Claim
from framing.comparisons.presenting.blind import shorten
from framing.comparisons.presenting.kinds import Words
from framing.engine import in_nominative
from framing.events.models import Account

UNNAMED: Final = "-"
LARGEST: Final = 13.0  # radius of the dot of the highest number; its area follows the number
LEAST_OF_LARGEST: Final = 10  # where nobody speaks more often, one sentence is no large dot
VOICES: Final = (
    Claim.Voice.OUTLET,
    Claim.Voice.QUOTED,
    Claim.Voice.REPORTED,
    Claim.Voice.MIXED,
)


class Said(NamedTuple):
    """A claim as far as it is counted."""

    account: int
    voice: str
    speaker: str  # as the text names whoever says it
    key: str  # the same for one named in several ways
    sources: tuple[str, ...]  # by way of whom
    words: int


@dataclass(frozen=True)
class Part:
    """The part of an account that is in one voice."""

    voice: str
    label: Words
    number: int
    percent: float
    start: float  # where it begins in the bar, in percent

    @property
    def x(self) -> str:
        """Its beginning, as an attribute of the drawing."""
        return f"{self.start:.2f}%"

    @property
    def width(self) -> str:
        """Its width, as an attribute of the drawing."""
        return f"{self.percent:.2f}%"


@dataclass(frozen=True)
class Bar:
    """How an account divides between voices."""

    account: Account
    parts: tuple[Part, ...]
    number: int


@dataclass(frozen=True)
class Dot:
    """How often a speaker speaks in an account."""

    account: Account
    number: int
    radius: str


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks in the event; without a name where the texts give none."""

    code: str  # in addresses; a name would tell what a reader without outlets' names may not know
    key: str
    name: str
    language: str  # of the first text that names them so; nothing for those without a name
    forms: tuple[str, ...]  # other names that the texts use
    sources: tuple[str, ...]  # by way of whom their words are told
    dots: tuple[Dot, ...]
    number: int


def bars_of(said: Iterable[Said], accounts: Sequence[Account], *, in_words: bool) -> list[Bar]:
    """Divide each account between the voices, by sentences or by their words."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for claim in said:
        counts[claim.account][claim.voice] += claim.words if in_words else 1
    return [bar(account, counts[account.pk]) for account in accounts]


def bar(account: Account, numbers: Mapping[str, int]) -> Bar:
    """Draw one account."""
    total = sum(numbers.values())
    parts: list[Part] = []
    start = 0.0
    for voice in VOICES:
        number = numbers.get(voice, 0)
        percent = 100 * number / total if total else 0.0
        parts.append(Part(voice.value, voice.label, number, percent, start))
        start += percent
    return Bar(account, tuple(parts), total)


def speakers_of(said: Iterable[Said], accounts: Sequence[Account]) -> list[Speaker]:
    """List who speaks, most first; those without a name come last, as one."""
    by_key: dict[str, list[Said]] = defaultdict(list)
    for claim in said:
        if claim.voice != Claim.Voice.OUTLET:
            by_key[claim.key].append(claim)
    counts = {key: Counter(claim.account for claim in claims) for key, claims in by_key.items()}
    most = max((max(numbers.values()) for numbers in counts.values()), default=0)
    ranked = sorted(by_key, key=lambda key: (not key, -len(by_key[key]), key))
    return [speaker(key, by_key[key], counts[key], accounts, most) for key in ranked]


def speaker(
    key: str,
    claims: Sequence[Said],
    numbers: Mapping[int, int],
    accounts: Sequence[Account],
    most: int,
) -> Speaker:
    """Sum one speaker up."""
    forms = Counter(claim.speaker for claim in claims if claim.speaker)

    def rank(form: str) -> tuple[bool, int, int, str]:
        return (not is_named(form, key), -forms[form], -len(form), form)

    name, *others = sorted(forms, key=rank) or [""]
    spoken = {account.pk: account.language for account in accounts}
    hide = accounts[0].hidden_names.hide if accounts and accounts[0].hidden_names else str
    sources = Counter(source for claim in claims for source in claim.sources)
    dots = tuple(
        Dot(account, numbers.get(account.pk, 0), radius(numbers.get(account.pk, 0), most))
        for account in accounts
    )
    language = next((spoken[c.account] for c in claims if name and c.speaker == name), "")
    return Speaker(
        code=code_of(key),
        key=key,
        name=shorten(hide(in_nominative(name, language))),
        language=language,
        forms=tuple(shorten(hide(form)) for form in others),
        sources=tuple(shorten(hide(source)) for source in sources),
        dots=dots,
        number=len(claims),
    )


def is_named(form: str, key: str) -> bool:
    """Whether a text's form holds the name itself, not an office alone."""
    return key.rpartition(" ")[2] in form.casefold()


def radius(number: int, most: int) -> str:
    """The radius of a dot whose area follows the number, as an attribute of the drawing."""
    return f"{LARGEST * sqrt(number / max(most, LEAST_OF_LARGEST)):.1f}"


def code_of(key: str) -> str:
    """What stands for a speaker in an address."""
    return hashlib.blake2b(key.encode(), digest_size=4).hexdigest() if key else UNNAMED
