"""German verb forms that show that somebody else's words are given: Konjunktiv I, soll, will."""

from functools import lru_cache
from typing import Final

from framing.engine.attribution.lines import Line, group
from framing.engine.lexicons.lemmas import KEPT, is_known, small_lemma

_BE_OR_HAVE: Final = frozenset({"haben", "sein"})


def subjunctive(line: Line) -> int | None:
    """Return the token of the first Konjunktiv I outside quotation marks, None without one."""
    if line.language != "de":
        return None
    listed = group(line.language, "subjunctive")
    for at, token in enumerate(line.tokens):
        if not token.quoted and _may_be_one(token.form, listed) and _is_one(line, at):
            return at
    return None


def _is_one(line: Line, at: int) -> bool:
    """Tell a Konjunktiv I of the third person from the forms that look like it.

    The rule: verb stem + e ("komme", "könne", "handele"), where simplemma gives the infinitive
    of exactly this stem as lemma; that leaves out adjectives ("weite"), nouns and preterites
    ("sagte"). "ich" beside it makes it an indicative, the place at the front an imperative.
    """
    return not (_first_person(line, at) or _set_phrase(line, at) or _attributive(line, at))


def _attributive(line: Line, at: int) -> bool:
    """Tell "das reiche Land": what is left without the e is a word, and a noun follows."""
    stem = line.tokens[at].form[:-1]
    follows = line.tokens[at + 1].form[0].isupper() if at + 1 < len(line.tokens) else False
    return (
        follows
        and line.lower(at) not in {"sei"}
        and line.lemma_of(stem) == stem
        and (is_known(stem, line.language))
    )


@lru_cache(maxsize=KEPT)
def _may_be_one(form: str, irregular: frozenset[str]) -> bool:
    """Tell whether a German word by itself may be a Konjunktiv I; most words are none."""
    regular = form.endswith("e") and small_lemma(form, "de") in {form + "n", form[:-1] + "n"}
    return form.islower() and (regular or form in irregular)


def _first_person(line: Line, at: int) -> bool:
    low, high = line.clause(at)
    return any(line.lower(near) == "ich" for near in range(low, high))


def _set_phrase(line: Line, at: int) -> bool:
    """Tell "sei es", "es sei denn", "wie dem auch sei" from reported speech."""
    around = {line.lower(at - 1), line.lower(at + 1)}
    return line.lower(at) == "sei" and bool(around & {"denn", "dem", "auch"} or around >= {"es"})


def past_subjunctive(line: Line) -> int | None:
    """Return the first "hätte", "wären", "käme", "könnte" outside quotation marks.

    Where the Konjunktiv I is no different from the indicative, these stand for it, so they
    carry reported speech on; alone they show nothing. The rule: a form in -e or -en with an
    umlaut that its infinitive lacks. "könnte" and "müsste" are left out: on SpkAtt as many of
    them were the outlet's own guess as were somebody's words.
    """
    if line.language != "de":
        return None
    return next((at for at in range(len(line.tokens)) if _is_irreal(line, at)), None)


def first(line: Line) -> int | None:
    """Return the first form of either Konjunktiv outside quotation marks."""
    found = (subjunctive(line), past_subjunctive(line))
    return min((at for at in found if at is not None), default=None)


def _is_irreal(line: Line, at: int) -> bool:
    token = line.tokens[at]
    if token.quoted or not token.form.endswith(("e", "en")) or not token.form.islower():
        return False
    umlaut = next((char for char in token.form if char in "äöü"), "")
    lemma = line.lemma(at)
    return umlaut != "" and lemma.endswith("n") and umlaut not in lemma


def evidential(line: Line) -> int | None:
    """Return the token of a "soll" or "will" that passes on what others say, None without one.

    It is one where a perfect infinitive depends on it: "soll geflohen sein", "will gesehen
    haben". With a plain infinitive it is a plan or a duty, and so it is beside a day to come:
    "soll binnen zehn Tagen abgeschlossen sein".
    """
    modals = group(line.language, "evidential")
    spots = (at for at, token in enumerate(line.tokens) if token.lower in modals)
    found = (at for at in spots if not line.tokens[at].quoted and _perfect_infinitive(line, at))
    modal = next(found, None)
    planned = group(line.language, "planned")
    if modal is None or any(token.lower in planned for token in line.tokens):
        return None
    return modal


def _perfect_infinitive(line: Line, at: int) -> bool:
    """Look for participle + haben/sein: before a verb at the end, or anywhere behind it."""
    ends = (at - 1, *range(at + 1, len(line.tokens)))
    return any(line.lower(to) in _BE_OR_HAVE and _participle(line, to - 1) for to in ends)


def _participle(line: Line, at: int) -> bool:
    """Tell a past participle: ends like one and is no infinitive."""
    form = line.lower(at)
    return form.endswith(("t", "en")) and line.lemma(at) != form
