"""A sentence -> the words by which its author keeps a distance or doubts."""

from framing.engine.attribution import mood
from framing.engine.attribution.lines import Line, group
from framing.engine.attribution.phrases import kind
from framing.engine.lexicons.lemmas import small_lemma


def hedge(line: Line) -> str:
    """Return the first word of distance outside quotation marks, "" without one.

    Adverbs ("angeblich"), verbs that doubt what they report ("behauptet"), "soll" and "will"
    with a perfect infinitive. Konjunktiv I alone reports neutrally and is none.
    """
    adverbs, claims = group(line.language, "hedges"), group(line.language, "claims")
    for at, token in enumerate(line.tokens):
        # A capital inside a sentence makes "Wohl" a noun.
        if token.is_word and not token.quoted and (token.form.islower() or not at):
            lemma = small_lemma(token.form, line.language)
            is_claim = lemma in claims and not _is_noun(line, at, lemma)
            if token.lower in adverbs or lemma in adverbs or is_claim:
                return token.form
    modal = mood.evidential(line)
    return "" if modal is None else line.tokens[modal].form


def _is_noun(line: Line, at: int, lemma: str) -> bool:
    """Tell "a suspect" and "no longer the suspect" from "police suspect"."""
    before = line.lower(at - 1)
    return line.language == "en" and line.lower(at) == lemma and kind(before) == "article"
