"""The claims of a row -> a few words that name what the row is about."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from framing import engine

WORDS = 3  # as many as fit on two lines of a column head
SHARED = 0.5  # share of a row's claims that a word has to stand in
STEM = 6  # letters; "Soldaten" and "Soldat" are one word
WORD = re.compile(r"[^\W\d_][\w-]+")

Forms = Mapping[str, Counter[str]]  # beginning of a word -> its spellings, once a claim


def topics(rows: Sequence[Sequence[engine.Claim]]) -> list[str]:
    """Name each row by the words that most of its claims share and few other rows have.

    The measure is the number of the row's claims that hold a word times the logarithm of how rare
    it is among the rows (inverse document frequency, Spärck Jones 1972). It is a label; nothing
    is decided by it.
    """
    told = [forms_in(row) for row in rows]
    spread = Counter(stem for forms in told for stem in forms)
    return [
        label(forms, len(row), {stem: math.log(1 + len(rows) / spread[stem]) for stem in forms})
        for forms, row in zip(told, rows, strict=True)
    ]


def forms_in(row: Sequence[engine.Claim]) -> Forms:
    """Collect the telling words of a row under their beginnings."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in row:
        told = {word.casefold()[:STEM]: word for word in candidates(claim)}
        for stem, word in told.items():
            forms[stem][word] += 1
    return forms


def candidates(claim: engine.Claim) -> list[str]:
    """Names and nouns: what a claim capitalises after its first word; else its longest word."""
    words = WORD.findall(claim.text)
    nouns = [word for word in words[1:] if word[0].isupper()]
    names = [part for name in claim.names for part in WORD.findall(name.surface)]
    return [*nouns, *names] or sorted(words, key=len)[-1:]


def label(forms: Forms, claims: int, rarity: Mapping[str, float]) -> str:
    """Put the most telling words of a row in one line."""
    shared = [stem for stem in forms if forms[stem].total() >= claims * SHARED]
    ranked = sorted(shared, key=lambda stem: (-forms[stem].total() * rarity[stem], stem))
    return " · ".join(forms[stem].most_common(1)[0][0] for stem in ranked[:WORDS])[:200]
