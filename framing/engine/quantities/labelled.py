"""Numbers that name and count nothing: "Artikel 4", "Boeing 737", "Flug TV 618", "der 3. Tag"."""

from collections.abc import Sequence

from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary


def is_name(tokens: Sequence[Token], at: int, end: int, words: Vocabulary) -> bool:
    """Whether a number is a label: "Artikel 4", "1. Heading", "0800 123 456", "der 3. Tag"."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if _labelled(tokens, at, words):
        return True
    if token.kind != "number":
        # "die Acht", "Channel Four": in the middle of a sentence a number word has a small letter.
        inside = before is not None and before.text not in '„“"»«–-:'
        inside = inside and (words.language == "de" or (before is not None and before.capital))
        return inside and token.capital and end == at + 1 and token.lower in words.number
    if any(_number(tokens, place) for place in (at - 1, at + 1)):
        return True
    score = (_word(tokens, at + 1), _number(tokens, at + 2)) == (":", True)
    score = score or (_word(tokens, at - 1), _number(tokens, at - 2)) == (":", True)
    return score or (_word(tokens, at + 1) in {".", ")"} and _goes_on(tokens, at + 1, words))


def _labelled(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a label stands before a number: "Artikel 4", "Nr. 5", "Boeing 737 der Linie"."""
    near = at - 2 if _word(tokens, at - 1) == "." else at - 1
    if near < 0:
        return False
    if words.any_of("label", tokens[near].text):
        return True
    if _is_code(tokens, at, words):
        return True
    model = at > 1 and tokens[at].kind == "number" and tokens[at - 1].capital
    return model and words.any_of("genitive", _word(tokens, at + 1))


def _is_code(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Tell "Flug TV 618", "die B 2": digits behind a code with its label, or behind one letter."""
    if at == 0 or tokens[at].kind != "number":
        return False
    before = tokens[at - 1].text
    if not (before.isalpha() and before.isupper()):
        return False
    label = tokens[at - 2].text.removesuffix("s").rpartition("-")[2] if at > 1 else ""
    is_road = len(before) == 1 and at > 1 and tokens[at - 2].kind == "word"
    return words.any_of("label", label) or (is_road and words.any_of("the", tokens[at - 2].lower))


def _number(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind == "number"


def _goes_on(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a full stop after digits marks an ordinal: the sentence goes on behind it."""
    if tokens[at - 1].end != tokens[at].start or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].kind == "word" and (words.language == "de" or at == 1)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
