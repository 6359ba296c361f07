"""Words that a scanner probably misread: flagged with what they probably were, never changed."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from framing.engine import tuning
from framing.engine.cleaning.spelling import Spelling, known
from framing.engine.values import Slip, Span

# Letters whose shapes text recognition confuses, both ways.
_CONFUSED = (("rn", "m"), ("li", "h"), ("cl", "d"), ("ii", "ü"), ("I", "l"), ("c", "e"))
_BOTH_WAYS = tuple(pair for one, two in _CONFUSED for pair in ((one, two), (two, one)))
_LATIN = ("de", "en")
_LONG = re.compile(rf"[^\W\d_]{{{tuning.SHORTEST_SLIP},}}")  # words that are long enough


def find(text: str, spelling: Spelling) -> tuple[Slip, ...]:
    """Return the words of a clean text that are probably misread; spans are offsets into it.

    Such a word stands once in the text, no dictionary knows it, and the dictionary of the text's
    language knows it with one pair of look-alike letters exchanged.
    """
    if spelling.language not in _LATIN:
        return ()
    counts = Counter(_LONG.findall(text))
    probable: dict[str, str] = {}
    unknown = [word for word in counts if not known(word, spelling.language)]
    if unknown:
        small = Counter(word.lower() for word in counts.elements())
        once = (word for word in unknown if small[word.lower()] == 1)
        probable = {word: found for word in once if (found := _probable(word, spelling.language))}
    return tuple(
        Slip(Span(*match.span()), found=match[0], probable=probable[match[0]])
        for match in (_LONG.finditer(text) if probable else ())
        if match[0] in probable
    )


@lru_cache(maxsize=65536)
def _probable(word: str, language: str) -> str:
    variant = next((v for v in _variants(word) if known(v, language)), "")
    # The other languages are asked last: their dictionaries are loaded only where one is needed.
    return "" if any(known(word, code) for code in _LATIN) else variant


def _variants(word: str) -> Iterator[str]:
    for wrong, right in _BOTH_WAYS:
        place = word.find(wrong)
        while place >= 0:
            yield word[:place] + right + word[place + len(wrong) :]
            place = word.find(wrong, place + 1)
