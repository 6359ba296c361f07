"""How old somebody is: "die 71-Jährige", "34 Jahre alt", "a 12-year-old", "the driver, 52, said".

An age is of somebody, a span of time is not: "fünfjährige Haft" is no age.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from framing.engine.lexicons.lemmas import KEPT
from framing.engine.names.words import is_common
from framing.engine.quantities import numbers
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary

UNIT: Final = "age"  # in years
_JOINED: Final = {
    "de": re.compile(r"(.+?)-?jährig(?:e[nrms]?)?"),
    "en": re.compile(r"(.+)-years?-olds?"),
}
_OLDEST: Final = 120
_YOUNGEST: Final = 14  # in brackets: lesser numbers there are mostly a rank, or goals
_ARTICLES: Final = frozenset({"ein", "eine", "einem", "einen", "einer", "a"})


@lru_cache(maxsize=KEPT)
def joined(word: str, words: Vocabulary) -> float | None:
    """Read the number in "71-jährige" or "twelve-year-old"; None where a word holds no age."""
    pattern = _JOINED.get(words.language)
    found = pattern.fullmatch(word) if pattern else None
    if found is None:
        return None
    value = numbers.digits(found[1], words.language) if found[1].isdigit() else None
    return numbers.spelled(found[1], words) if value is None else value


def read(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[float, int] | None:
    """Return the age that begins at a token, in years, and the token after it."""
    token = tokens[at]
    age = joined(token.lower, words) if token.kind == "word" else None
    if age is not None:
        return None if _is_span(tokens, at + 1, words) else (age, at + 1)
    if token.kind == "word":  # an article counts nobody's years
        age = None if token.lower in _ARTICLES else numbers.spelled(token.lower, words)
    else:
        age = numbers.digits(token.text, words.language)
    if age is None or age > _OLDEST:
        return None
    end = _told(tokens, at, words)
    if not end and age >= _YOUNGEST and _is_bracketed(tokens, at):
        end = at + 1
    return (age, end) if end else None


def _is_span(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether the noun of "fünfjährige Haftstrafe" is one that lasts."""
    noun = next((token for token in tokens[at : at + 2] if token.capital), None)
    ends = tuple(words.lists.get("lasting", ()))
    return noun is not None and noun.lemma.endswith(ends)


def _told(tokens: Sequence[Token], at: int, words: Vocabulary) -> int:
    """Return where "34 Jahre alt", "im Alter von 78", "aged 12" or ", 52," ends; 0 for none."""
    behind = [token.lower for token in tokens[at + 1 : at + 4]]
    of_years = behind[:1] and words.any_of("years", behind[0])
    if of_years and words.any_of("old", " ".join(behind[1:2])):
        return at + 3
    if of_years and words.any_of("old", " ".join(behind[1:3])):
        return at + 4
    if _is_aged(tokens, at, words):
        return at + (2 if of_years else 1)
    return at + 1 if _is_apposed(tokens, at) or _is_second(tokens, at, words) else 0


def _is_aged(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether "aged" or "im Alter von" stands before a number."""
    before = " ".join(token.lower for token in tokens[max(at - 2, 0) : at])
    return any(words.any_of("aged", part) for part in (before, before.rpartition(" ")[2]))


def _is_second(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a number is the second of "im Alter von 78 und 81"."""
    joined_to = at > 1 and words.any_of("joins", tokens[at - 1].lower)
    return joined_to and tokens[at - 2].kind == "number" and _is_aged(tokens, at - 2, words)


def _is_apposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands between two commas behind who it is of: "A woman, 74, died"."""
    if at < 2 or at + 1 >= len(tokens):
        return False
    named = tokens[at - 2].kind == "word" and (
        tokens[at].language == "en" or (at > 2 and all(t.capital for t in tokens[at - 3 : at - 1]))
    )
    return named and tokens[at - 1].text == tokens[at + 1].text == ","


def _is_bracketed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands in brackets behind a full name: "Jörn H. (52)", "Jörn Haas (52)"."""
    around = "".join(
        token.text for token in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])
    )
    last = at - 2 - (tokens[at - 2].text == ".")
    if around != "()" or last < 1:
        return False
    first, surname = tokens[last - 1], tokens[last]
    is_named = len(surname.text) == 1 or not is_common(surname.text, surname.language)
    return first.capital and surname.capital and is_named
