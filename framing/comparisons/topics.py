"""The claims of a row -> a line that names the row: the most typical, without who says it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from framing import engine
from framing.comparisons.models import Claim

# Characters of a heading, two lines of a wide page. Few claims are longer; what everyone may read
# of one (quoting.LONGEST_QUOTE) is more.
LONGEST: Final = 160
WORD: Final = re.compile(r"\w+")
CLAUSES: Final = (", ", "; ", ": ", " – ")  # where a longer one may end
FEWEST_WORDS: Final = 4  # left when who says it is cut off; fewer would say nothing
SMOOTHING: Final = 4  # words; else a claim of two words would name what many say at length
LINKS: Final = ("dass ", "that ")
# Words that lean on the sentence before: what they open names nothing by itself. "Das" does unless
# a noun follows, which German writes with a capital.
LEANING: Final = frozenset(
    (
        *("er", "sie", "es", "das", "dies", "diese", "dieser", "ihm", "ihr", "dort", "dazu"),
        *("danach", "darunter", "davon", "dabei", "dann", "auch"),
        *("he", "she", "it", "they", "this", "these", "that", "his", "her", "their", "there"),
        *("then", "also"),
    )
)
# Those that do so wherever they stand. Not "dort", which mostly has its place before it.
BACKWARD: Final = frozenset(
    (
        *("er", "sie", "ihn", "ihm", "diese", "dieser", "dieses", "diesen", "diesem"),
        *("ihnen", "danach"),
        *("he", "she", "they", "him", "them", "these", "this"),
    )
)
LEANT: Final = 0.5  # what is left of how typical such a claim is


@dataclass(frozen=True, slots=True)
class Title:
    """A line that names something, and the language of the text it is out of."""

    words: str = ""
    language: str = ""  # none where a person wrote it
    outlet: str = ""  # whose words they are, where others say otherwise

    def __str__(self) -> str:
        return f"{self.words} – {self.outlet}" if self.outlet else self.words

    def __bool__(self) -> bool:
        return bool(self.words)


UNNAMED: Final = Title()


def title(claims: Sequence[Claim], language: str, *, is_disputed: bool = False) -> Title:
    """Name a row by its most typical claim, without who says it.

    Where others say otherwise, with who says it, and behind it the outlet: one of several tellings
    is no heading.
    """
    if not claims:
        return Title()
    claim = typical(claims, language)
    language = claim.account.language
    if is_disputed:
        return Title(cut(claim.text.strip().rstrip(".")), language, claim.account.label)
    return Title(cut(without_source(claim)), language)


def subject_title(subject: str, claims: Iterable[Claim]) -> Title:
    """A row's noun or name, in the language of the first claim that has it."""
    word = subject.casefold()
    languages = (c.account.language for c in claims if word in c.text.casefold())
    language = next(languages, "")
    return Title(engine.in_nominative(subject, language), language)


def typical(claims: Sequence[Claim], language: str) -> Claim:
    """The claim that shares most words with the others, of equals the shortest.

    One in this language where there is one.
    """
    own = [claim for claim in claims if claim.account.language == language] or list(claims)
    words = [frozenset(content(claim.text, claim.account.language)) for claim in own]
    often = Counter(chain.from_iterable(words))

    def place(number: int) -> tuple[float, int, str]:
        shared = sum(often[word] - 1 for word in words[number])
        told = without_source(own[number])
        weight = LEANT if leans(told) else 1.0
        return (-shared * weight / (len(words[number]) + SMOOTHING), len(told), told)

    return own[min(range(len(own)), key=place)]


@lru_cache(maxsize=5_000)
def content(text: str, language: str) -> tuple[str, ...]:
    """The content words of a claim as the index keeps them."""
    return engine.terms(text, [language])


def leans(words: str) -> bool:
    """Whether a sentence points back to the one before it, by how it begins or by a pronoun."""
    first, _blank, rest = words.partition(" ")
    is_article = first == "Das" and rest[:1].isupper()
    begins = first.lower() in LEANING and not is_article
    return begins or not BACKWARD.isdisjoint(WORD.findall(words.lower()))


def without_source(claim: Claim) -> str:
    """Cut off who says it: up to "said that", before the first comma or after the last.

    Not where that denies what is said.
    """
    text, language = claim.text.strip().rstrip("."), claim.account.language
    before, link, rest = text.partition(f"{claim.cue} that ") if claim.cue else (text, "", "")
    if not link:
        before, _comma, rest = text.partition(", ")
    leads = len(before) < len(text) / 2 if link else holds_source(before, claim)
    if leads and is_left(rest) and not engine.denies(before + link, language):
        for word in LINKS:
            rest = rest.removeprefix(word)
        return rest[0].upper() + rest[1:]
    start, _comma, after = text.rpartition(", ")
    if holds_source(after, claim) and is_left(start) and not engine.denies(after, language):
        return start
    return text


def is_left(words: str) -> bool:
    """Whether enough is left to say something where who says it is cut off."""
    return len(words.split()) >= FEWEST_WORDS


def holds_source(words: str, claim: Claim) -> bool:
    """Whether a part of the sentence is the one that says whose words they are."""
    return bool(claim.cue) and claim.cue in words and len(words) < len(claim.text) / 2


def cut(words: str) -> str:
    """Shorten what is too long after a clause, else at a word; never inside a name."""
    if len(words) <= LONGEST:
        return words
    kept = words[:LONGEST]
    clause = max(kept.rfind(end) for end in CLAUSES)
    if clause < LONGEST // 2:
        clause = before_name(words, kept.rfind(" "))
    return f"{words[:clause].rstrip(',;:–- ')} …"


def before_name(words: str, end: int) -> int:
    """Move the end of a cut back to where no name goes on behind it; one long name stays cut."""
    place = end
    while place > 0 and words[place + 1 : place + 2].isupper():
        start = words.rfind(" ", 0, place)
        if not words[start + 1 : start + 2].isupper():
            return place
        place = start
    return place if place > 0 else end
