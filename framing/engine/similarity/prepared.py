"""One account's claims, made ready to be compared with any other account's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.engine import lexicons, tuning
from framing.engine.lexicons.lemmas import KEPT
from framing.engine.meaning import Encoder
from framing.engine.quantities.vocabulary import vocabulary
from framing.engine.similarity import background, counts, sparse, tables, words
from framing.engine.similarity.background import Background
from framing.engine.similarity.counts import Counts
from framing.engine.similarity.messages import Message, message
from framing.engine.similarity.sparse import Columns
from framing.engine.similarity.tables import Matrix, Table
from framing.engine.values import Claim, Clean, Mention

_MARKS: Final = ".,;:!?()„“”\"'–-"
_NO_BUCKETS: Final = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What a comparison needs of an account; the n-th row of each field is the n-th claim's."""

    language: str
    # Claims x buckets: 1 + log of how often the n-grams stand there. One cell in four is filled;
    # to keep these alone and spread them for each other account took most of the time.
    characters: Matrix
    character_rates: NDArray[np.float32]  # of each bucket: how frequent it is in general
    characters_held: NDArray[np.float32]  # of each bucket: how many claims hold it
    columns: Columns | None  # the same by buckets, of a long account
    lemmas: Table  # which claim holds which lemma
    lemma_rates: NDArray[np.float32]  # of each of these lemmas: how frequent it is in general
    content: Table  # which claim holds which lemma that says something and is in no name or title
    strings: tuple[str, ...]  # the lemmas by the alphabet, for letter-true comparison
    lengths: NDArray[np.float32]  # words that say something
    names: Table  # group keys
    all_names: Table  # with those of who says it, which are left out of the others
    counts: Counts
    encoded: NDArray[np.float32] | None  # rows of what `to_encode` gives
    vectors: NDArray[np.float32] | None  # of the claims
    bare: NDArray[np.float32] | None  # of the claims without names and titles; None of very few

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self.strings)


def prepare(
    claims: Sequence[Claim],
    *,
    clean: Clean,
    encoder: Encoder | None,
    names: Mapping[str, str],
    general: Mapping[str, Background] | None = None,
) -> Prepared:
    """Make the claims of one account, all in one language, ready for `signals`.

    `clean` is the account's clean text, which leads from raw to clean offsets; `names` leads from
    a mention's key to its group; a key that is missing stands for itself. `general` replaces the
    shipped background (for bench).
    """
    language = claims[0].language if claims else ""
    known = general[language] if general and claims else background.load(language)
    told = [message(claim, clean) for claim in claims]
    lemmas = [[words.lemma(w, language) for w in line.tokens if w[0].isalpha()] for line in told]
    encoded = encoder.encode(to_encode(claims)) if encoder and claims else None
    characters = _characters([line.tokens for line in told])
    by_bucket = sparse.columns(characters)
    table = tables.build([dict.fromkeys(line, 1.0) for line in lemmas])
    return Prepared(
        language=language,
        characters=by_bucket.cells if by_bucket else characters,
        character_rates=known.character_rates(),
        characters_held=np.count_nonzero(characters, axis=0).astype(np.float32),
        columns=by_bucket,
        lemmas=table,
        lemma_rates=_rates(table, lemmas, known),
        content=tables.build([_content(line, language) for line in told]),
        strings=tuple(" ".join(sorted(line)) for line in lemmas),
        lengths=np.array([_length(*pair) for pair in zip(told, claims, strict=True)], np.float32),
        names=tables.build([_named(line.names, names) for line in told]),
        all_names=tables.build([_named(claim.names, names) for claim in claims]),
        counts=counts.count([claim.quantities for claim in claims]),
        encoded=encoded,
        vectors=None if encoded is None else encoded[: len(claims)],
        bare=None if encoded is None else _bare(claims, encoded),
    )


def to_encode(claims: Sequence[Claim]) -> list[str]:
    """Return what vectors are made of: the claims, then those with names again without them.

    With who says it: a frame taken out by mistake costs more than one left in. Of very few claims
    nothing is asked without names.
    """
    texts = [claim.text for claim in claims]
    return texts if len(claims) < tuning.FEWEST else [*texts, *_nameless(claims).values()]


def _bare(claims: Sequence[Claim], encoded: NDArray[np.float32]) -> NDArray[np.float32] | None:
    if len(claims) < tuning.FEWEST:
        return None
    found = encoded[: len(claims)].copy()
    found[list(_nameless(claims))] = encoded[len(claims) :]
    return found


def _nameless(claims: Sequence[Claim]) -> dict[int, str]:
    """Lead from the place of each claim with names to what it says without them."""
    found = {place: without_names(claim) for place, claim in enumerate(claims)}
    return {place: text for place, text in found.items() if text}


def without_names(claim: Claim) -> str:
    """Return what a claim says without the names it holds and their titles; "" where it has none.

    "Kulturminister Bastian Orthwein besuchte das Museum" -> "besuchte das Museum".
    """
    rest = claim.text
    for surface in sorted({name.surface for name in claim.names}, key=len, reverse=True):
        rest = rest.replace(surface, " ")
    kept = [word for word in rest.split() if not _is_title(word, claim.language)]
    return " ".join(kept) if claim.names else ""


def _is_title(word: str, language: str) -> bool:
    bare = word.strip(_MARKS)
    if not bare or not bare[0].isupper():
        return False
    lemma = words.lemma(bare, language)
    return lemma in _titles(language) or lemma.endswith(_heads(language))


def _named(mentions: Iterable[Mention], names: Mapping[str, str]) -> dict[str, float]:
    return dict.fromkeys((names.get(m.key, m.key) for m in mentions), 1.0)


def _content(told: Message, language: str) -> dict[str, float]:
    """Return what a claim says beside whom it names: no names, no titles, no numbers."""
    said = {word: lemma for word in told.tokens if (lemma := _said(word, language))}
    if told.names:
        named = {word for name in told.names for word in words.texts(name.surface.casefold())}
        named |= _offices(told, language)
        for word in list(said):
            if not named.isdisjoint((word.casefold(), word.casefold().removesuffix("s"))):
                del said[word]
    return dict.fromkeys(said.values(), 1.0)


def _offices(told: Message, language: str) -> set[str]:
    """Return the nouns before people's full names or what is short for them, without case.

    In German they say who somebody is, listed or not: "Chefarzt Wendelin Foss", "Wirtin Roth".
    """
    found: set[str] = set()
    if language == "de":
        people = (words.texts(n.surface) for n in told.names if " " in n.key or " " in n.surface)
        for first, *_others in people:
            pairs = pairwise(told.tokens)
            found |= {b.casefold() for b, word in pairs if word == first and b[0].isupper()}
    return found


@lru_cache(maxsize=KEPT)
def _said(word: str, language: str) -> str:
    """Return the lemma of a word that says something beside names; else nothing.

    Titles stand before a person's name; a compound of one is one, too: Kulturminister.
    """
    lemma = words.lemma(word, language)
    is_title = lemma in _titles(language) or lemma.endswith(_heads(language))
    is_empty = is_title or lemma in _numerals(language)
    return lemma if words.says_something(word, language) and not is_empty else ""


@cache
def _numerals(language: str) -> frozenset[str]:
    """Return the words that make numbers, as lemmas: "Elf Millionen" says how much of nothing."""
    listed = vocabulary(language)
    return frozenset(words.lemma(word, language) for word in (*listed.number, *listed.scale))


@cache
def _titles(language: str) -> frozenset[str]:
    """Return the words that stand before a person's name, as lemmas."""
    listed = lexicons.words("names", language, "title")
    return frozenset(words.lemma(title, language) for title in listed)


@cache
def _heads(language: str) -> tuple[str, ...]:
    """Return those that are long enough to end a compound."""
    return tuple(t for t in _titles(language) if len(t) >= tuning.KIN_LETTERS)


def _length(told: Message, claim: Claim) -> int:
    """Count the words that say something; a figure says what is counted, and how many."""
    return sum(words.says_something(word, claim.language) for word in told.tokens) + len(
        claim.quantities
    )


def _rates(table: Table, lines: Sequence[Sequence[str]], known: Background) -> NDArray[np.float32]:
    rates = np.zeros(len(table.keys), dtype=np.float32)
    lemmas = list({lemma for line in lines for lemma in line})
    places = table.keys.searchsorted(np.array([tables.number(n) for n in lemmas], dtype=np.int64))
    rates[places] = [known.lemma_rate(lemma) for lemma in lemmas]
    return rates


def _characters(found: Sequence[Sequence[str]]) -> Matrix:
    size = tuning.CHARACTER_BUCKETS
    held = [[words.buckets(word) for word in line] for line in found]
    every = [_NO_BUCKETS, *chain.from_iterable(held)]
    sizes = [sum(map(len, line)) for line in held]
    rows = np.repeat(np.arange(len(found), dtype=np.int32), sizes)
    times = np.bincount(rows * size + np.concatenate(every), minlength=len(found) * size)
    cells = np.flatnonzero(times)
    matrix = np.zeros(len(times), dtype=np.float32)
    matrix[cells] = 1 + np.log(times[cells].astype(np.float32))
    return matrix.reshape(len(found), size)
