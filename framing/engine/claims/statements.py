"""Whether a sentence states anything at all: it has a verb, or a number of things."""

from framing.engine import tuning
from framing.engine.claims.clauses import WORD
from framing.engine.lexicons import words
from framing.engine.lexicons.lemmas import lemma_of

_CLOSERS = " \"'”“’‘»«›‹)]"
_INFINITIVES = ("en", "ern", "eln", "tun", "sein")


def states_something(sentence: str, language: str) -> bool:
    """Return False for a byline, a credit or a bare "Secondly."; in doubt True.

    German is asked for a verb form, English for a small-letter word that can be one, any other
    language for more than one word. A long sentence need not show its verb: dictionaries know
    most verb forms, not all, and a headline in capitals hides them.
    """
    found = WORD.findall(sentence)
    if len(found) < 2:
        return False
    if language == "de":
        long = (
            len(found) >= tuning.LEAST_WORDS_WITHOUT_VERB and sentence.rstrip(_CLOSERS)[-1] in ".!"
        )
        if long:  # as most are
            return True
        verbs = [word for word in (found[0].lower(), *found[1:]) if _may_be_german_verb(word)]
        return bool(verbs) and not _is_call(sentence, found[-1], verbs)
    if language == "en":
        idle = words("checkable", "en", "no_statement")
        long = len(found) >= tuning.LEAST_WORDS_WITHOUT_VERB
        return long or any(word.islower() and word not in idle for word in found)
    return True


def _is_call(sentence: str, last: str, verbs: list[str]) -> bool:
    """Tell a button, "Mit Plus weiterlesen": no mark ends it, and what readers are to do does."""
    is_open = sentence.rstrip(_CLOSERS)[-1] not in ".!?…"
    return is_open and verbs == [last] and last in words("checkable", "de", "buttons")


def _may_be_german_verb(word: str) -> bool:
    if not word.islower() or word in words("checkable", "de", "no_verbs"):
        return False
    lemma = lemma_of(word, "de")
    inflected_adjective = word.startswith(lemma) and word != lemma  # "vergangenen": "vergangen"
    return lemma.islower() and lemma.endswith(_INFINITIVES) and not inflected_adjective
