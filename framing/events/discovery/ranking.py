"""How well a headline fits what is looked for: words shared, each told.

Words are compared as the engine's index keeps them: lemmas in Latin letters, and the beginnings of
longer words, so that „Kasachstans“ is found for „Kasachstan“ and „Proteste“ for „Protestierende“.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.dates import MONTHS

from framing.engine import terms
from framing.events.discovery.tuning import MOST_OTHER_WORDS, OTHER_WORD
from framing.events.discovery.values import Entry

WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
END: Final = "1"  # the engine marks ends of words so; ends alone prove little
PARTING: Final = re.compile(r"[,;\n]+")
# In an address: an article's number, a file's ending.
NO_WORD: Final = re.compile(r"\d|^(?:html?|php|aspx?|amp|article|artikel|news|index)$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: keywords, each of one word or some, and other words of the event."""

    keywords: tuple[str, ...]
    others: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry, its score, and the words that made it."""

    entry: Entry
    title: str
    title_is_guess: bool
    score: float
    shared: tuple[str, ...]


def wanted(keywords: str, titles: Iterable[str], languages: Sequence[str]) -> Wanted:
    """Read keywords as a person typed them, with commas between; titles give the other words."""
    parted = (part.strip() for part in PARTING.split(keywords))
    found = tuple(dict.fromkeys(part for part in parted if part))
    words = (word for title in titles for word in WORD.findall(title) if len(word) > 3)
    asked = {part.casefold() for part in found}
    # A word that says nothing in one of the languages says nothing: „nach“ is no English word.
    others = (
        word
        for word in dict.fromkeys(words)
        if not word.isdigit()
        and word.casefold() not in asked
        and all(traces(word, [language]) for language in languages)
    )
    return Wanted(found, tuple(others), tuple(languages))


def ranked(entry: Entry, looked_for: Wanted) -> Ranked:
    """Score an entry: a point for each keyword, a part of one for some of the other words."""
    guess = title_in(entry.address)
    told = traces(f"{entry.title} {entry.words} {guess}", looked_for.languages)
    hits = [word for word in looked_for.keywords if is_in(word, told, looked_for.languages)]
    others = different(
        (word for word in looked_for.others if is_in(word, told, looked_for.languages)),
        hits,
        looked_for.languages,
    )
    counted = min(len(others), MOST_OTHER_WORDS) * OTHER_WORD
    return Ranked(
        entry=entry,
        title=entry.title or guess or entry.address,
        title_is_guess=not entry.title,
        score=len(hits) + counted,
        shared=tuple(chain(hits, others)),
    )


def traces(words: str, languages: Iterable[str]) -> frozenset[str]:
    """Give what the engine's index keeps of words, in any of these languages."""
    return frozenset(term for term in terms(words, languages) if not term.startswith(END))


def is_in(phrase: str, told: frozenset[str], languages: tuple[str, ...]) -> bool:
    """Say whether each word of a phrase leaves one of these traces."""
    words = traces_of_each(phrase, languages)
    return bool(words) and all(not told.isdisjoint(each) for each in words)


# A search asks for the same few phrases with each of some thousand entries.
@lru_cache(maxsize=1024)
def traces_of_each(phrase: str, languages: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Give the traces of each word of a phrase that leaves any."""
    found = (traces(word, languages) for word in WORD.findall(phrase))
    return tuple(each for each in found if each)


def different(words: Iterable[str], hits: list[str], languages: Iterable[str]) -> list[str]:
    """Leave out words that are another form of a keyword or of a word before them."""
    seen = set(chain.from_iterable(traces(hit, languages) for hit in hits))
    kept = []
    for word in words:
        left = traces(word, languages)
        if seen.isdisjoint(left):
            kept.append(word)
        seen |= left
    return kept


def title_in(address: str) -> str:
    """Guess a title from the words of an address; nothing where it has none."""
    parts = [unquote(part) for part in urlsplit(address).path.split("/") if part]
    for part in reversed(parts):
        words = list(words_in(part))
        if len(words) > 1:
            return " ".join(words)
    return ""


def words_in(part: str) -> Iterator[str]:
    """Walk the words of one part of an address."""
    for word in re.split(r"[-_.,+]", part):
        if len(word) > 1 and not NO_WORD.search(word):
            yield word


def suggested(titles: Iterable[str]) -> list[str]:
    """Suggest keywords: the names in titles, which is what outlets of all languages share."""
    words = (word for title in titles for word in WORD.findall(title))
    named = (
        word
        for word in words
        if word[0].isupper() and len(word) > 3 and word.casefold() not in months()
    )
    return list(dict.fromkeys(named))


@cache
def months() -> frozenset[str]:
    """Collect the months' names, in the site's languages."""
    names = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            names |= {str(name).casefold() for name in MONTHS.values()}
    return frozenset(names)
