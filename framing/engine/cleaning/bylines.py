"""Lines about a text: its address, who wrote it and when."""

import re

from framing.engine import tuning
from framing.engine.cleaning.spelling import WORD, among

_ADDRESS = re.compile(r"https?://\S+")
_DATE = re.compile(
    r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}"  # 10.01.2022
    r"|\d{4}-\d{2}-\d{2}"  # 2022-01-10
    r"|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}"  # 1/10/2022
    r"|\d{1,2}\.?\s[^\W\d_]+\.?,?\s\d{4}"  # 10. Januar 2022, 10 January 2022
    r"|[^\W\d_]+\.?\s\d{1,2},?\s\d{4}"  # January 10, 2022
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b\.?)?")


def is_about(text: str) -> bool:
    """Return whether a paragraph is an address alone, a byline or a date line.

    A byline begins with a word such as "von" or "by" or holds a date, and holds nothing else than
    names (capitals) and joining words; it does not end like a sentence.
    """
    if _ADDRESS.fullmatch(text):
        return True
    if len(text) > tuning.LONGEST_BYLINE or text[-1] in ".!?:;":
        return False
    rest, dates = _DATE.subn(" ", text)
    rest = _TIME.sub(" ", rest)
    found = WORD.findall(rest)
    opens = among("".join(found[:1]), "bylines") and len(found) > 1
    if not (opens or dates) or any(sign.isdigit() for sign in rest):
        return False
    return all(word[0].isupper() or _is_byline_word(word) for word in found)


def _is_byline_word(word: str) -> bool:
    return among(word, "bylines") or among(word, "byline_words")
