"""Whether an age is a woman's or a man's: "eine 71-Jährige", "der 58-Jährige", "a woman, 74".

German says it by article and ending, both languages by the noun. Ages of two sexes are sooner of
two people (`AGE_APART`).
"""

from collections.abc import Sequence
from typing import Final

from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary

FEMALE: Final = "frau"  # as quantities.toml names the two groups
MALE: Final = "mann"
_REACH: Final = 4  # tokens before an age among which its noun is sought: "Frau im Alter von 74"
# What may stand between a noun and the age that is added to it: "a woman, 74", "Frau von 74".
_ADDED: Final = frozenset({",", "von", "of", "aged"})
# Endings of an adjective -> the articles and pronouns (less what stands before "ein") behind which
# they are of one sex. "Einen" and "dem" may be a thing's or a child's too: there the noun decides.
_FEMALE: Final = {
    "e": ("die", "diese", "jene", "eine", "keine", "seine", "ihre"),
    "en": ("der", "dieser", "jener", "einer", "keiner", "seiner", "ihrer"),
}
_MALE: Final = {
    "e": ("der", "dieser", "jener"),
    "er": ("ein", "kein", "sein", "ihr"),
    "en": ("den", "dem", "des", "diesen", "diesem", "einen", "einem", "eines"),
}


def of(tokens: Sequence[Token], first: int, end: int, words: Vocabulary) -> str:
    """Return the group of whom an age between two tokens is, "" where the words leave it open."""
    named = _by_noun(tokens, first, end, words)
    if named is not None:
        return named
    return _by_article(tokens, first, end) if words.language == "de" else ""


def _by_noun(tokens: Sequence[Token], first: int, end: int, words: Vocabulary) -> str | None:
    """Return what the nearest noun says, the one behind first: "die 12-jährige Tochter".

    A noun before an age is somebody else's ("die Mutter des 12-Jährigen"), unless it is added.
    """
    is_added = first > 0 and tokens[first - 1].lower in _ADDED
    before = reversed(tokens[max(first - _REACH, 0) : first]) if is_added else ()
    for token in (*tokens[end : end + 1], *before):
        for group, name in ((FEMALE, "female"), (MALE, "male"), ("", "neuter")):
            if words.any_of(name, token.lower) or words.any_of(name, token.lemma):
                return group
    return None


def _by_article(tokens: Sequence[Token], first: int, end: int) -> str:
    form = tokens[end - 1].lower
    article = tokens[first - 1].lower if first else ""
    for group, endings in ((FEMALE, _FEMALE), (MALE, _MALE)):
        if any(form.endswith(ending) and article in endings[ending] for ending in endings):
            return group
    return MALE if form.endswith("jähriger") else ""
