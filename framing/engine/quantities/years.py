"""What stands behind four digits: "2020 Betten" and "1500 Euro" are numbers, "2020 war" a year."""

import re
from typing import Final

from framing.engine.lexicons.lemmas import noun_lemma, small_lemma
from framing.engine.quantities.vocabulary import Vocabulary
from framing.engine.values import Bound

_ATTRIBUTE: Final = re.compile(r"\s([a-zäöüß]+e[nrms]?)\s([A-ZÄÖÜ]\w+)")
_LONGEST: Final = 3  # words of a bound: "nicht weniger als"
_ROUND: Final = 100
_VERBS: Final = ("en", "sein")  # in these end the dictionary forms of verbs


def is_measure(behind: str, lists: Vocabulary) -> bool:
    """Whether a unit follows, whatever stands before: "eine Zahlung von 1500 Euro"."""
    found = re.match(r"\s?(?:[^\W\d_]+|[%$€£])", behind)
    if found is None:
        return False
    word = found[0].strip()
    if lists.any_of("difference", word):  # "1738 mehr, als der Verein angibt"
        return True
    return word.lower() in lists.unit or small_lemma(word, lists.language) in lists.unit


def is_bounded(before: str, year: int, behind: str, lists: Vocabulary) -> bool:
    """Whether words before make it a number: "mehr als 2000 wurden verletzt", "at least 2000".

    "Um", "etwa" and "around" stand before years too, and so do prepositions ("ein Film über 1968"):
    with these a plural has to follow, or with the latter the number be round.
    """
    words = before.lower().split()[-_LONGEST:]
    runs = (" ".join(words[at:]) for at in range(len(words)))
    phrase = next((run for run in runs if run in lists.bound), "")
    if not phrase:
        return False
    first = (behind.split() or [""])[0].lower()
    are_many = lists.any_of("be", first) or lists.any_of("were", first)
    if lists.any_of("preposition", phrase):
        return are_many or not year % _ROUND
    return are_many or lists.bound[phrase] not in {Bound.ABOUT, Bound.EXACT}


def opens(before: str, behind: str, lists: Vocabulary) -> bool:
    """Whether it opens a German sentence that goes on like a noun phrase: "1650 tote Vögel …".

    Behind a year the verb would stand there: "1650 starben Tausende".
    """
    found = None if lists.language != "de" or before.strip(' „"') else _ATTRIBUTE.match(behind)
    if found is None:
        return False
    lemma, noun = small_lemma(found[1], "de"), found[2]
    is_attribute = lemma != found[1] and not lemma.endswith(_VERBS)
    # "1995 erste Wahl nach dem Krieg": only a plural is counted.
    return is_attribute and noun_lemma(noun, "de") != noun.lower()


def may_count(behind: str, lists: Vocabulary) -> bool:
    """Whether the words behind a year make it a number: "2020 Betten", not "2020 war"."""
    noun = re.match(r"(?:\s[^\W\d_]+)*", behind)
    words = noun[0].split() if noun else []
    if lists.language == "de" or not words:
        # A small word behind a year is no noun in German.
        return bool(words) and words[0][0].isupper()
    # English counts in the plural: "2020 beds", "the 1998 flood killed 30 cows".
    ends = (at for at, word in enumerate(words) if _ends_noun(word, lists))
    dead = small_lemma(words[0], lists.language) in lists.outcome
    return dead or any(_plural(word, lists) for word in words[: next(ends, None)])


def _ends_noun(word: str, lists: Vocabulary) -> bool:
    return lists.any_of("stop", word) or small_lemma(word, lists.language) in lists.act


def _plural(word: str, lists: Vocabulary) -> bool:
    base = small_lemma(word, lists.language)
    known = base in {*lists.group, *lists.unit, *lists.scale}
    return known or (word != base and word.endswith("s")) or lists.language != "en"
