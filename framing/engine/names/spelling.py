"""One spelling of a name -> a key without script, accents and case, and a rough skeleton of it."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# ISO-like romanisation of Russian and the letters its neighbours add; context-free.
_CYRILLIC: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
        "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "қ": "k", "ғ": "g",
        "ң": "n", "ә": "a", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
    }
)  # fmt: skip
_LATIN: Final = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"})

# German, English and scientific romanisation brought to one rough sound, longest spelling first.
# "ch" is Russian х in German and ч in English, "z" is ц in German and з in English: one class each.
_SOUNDS: Final = (
    (re.compile(r"schtsch|shch|(?<!t)sch|sh|zh"), "S"),
    (re.compile(r"tsch|tch|kh|ch"), "C"),
    (re.compile(r"dS|dj"), "J"),
    (re.compile(r"tz|ts|z|c(?=[eiy])"), "s"),
    (re.compile(r"ck|qu|q|c"), "k"),
    (re.compile(r"ph|w|v"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"[ijy]+"), "i"),
    (re.compile(r"i(?=[aeou])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)ef(a?)$"), r"of\1"),
)
_VOWELS: Final = re.compile(r"[aeiou]+")


@lru_cache(maxsize=16384)
def key(name: str) -> str:
    """Return a name in plain small Latin letters, words parted by one space."""
    folded = name.casefold().translate(_CYRILLIC).translate(_LATIN)
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", folded)
        if not unicodedata.combining(letter)
    )
    return " ".join(re.findall(r"[^\W_]+", plain.replace("'", "").replace("’", "")))


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Return what German, English and scientific spellings of one word have in common."""
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return the consonants of a word's sound: what transliteration changes least."""
    return _VOWELS.sub("", sound(word))


def distance(left: str, right: str) -> int:
    """Count the letters to add, drop or change (Levenshtein 1966)."""
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        corner, row[0] = row[0], at
        for place, other in enumerate(right, 1):
            corner, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, corner + (letter != other)),
            )
    return row[-1]
