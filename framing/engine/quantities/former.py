"""Which numbers a sentence replaces or takes back: "von 12 auf 40", "statt 12", "zuvor 12"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from framing.engine.quantities.scene import CLAUSE_ENDS, Counted, Scene
from framing.engine.quantities.tokens import cut
from framing.engine.quantities.vocabulary import vocabulary
from framing.engine.tuning import QUANTITY_REACH

# Closed classes of words around "die Zahl": what leads it, says of what it is, makes it a source.
_LED: Final = re.compile(r"(?:die|diese|jene|seine|ihre|the|this|that|its|their|his|her)$")
_OF: Final = frozenset({"der", "des", "von", "of"})
_PREPOSITIONS: Final = frozenset(
    {"durch", "ohne", "für", "gegen", "in", "to", "by", "from", "with", "after", "despite", "on"}
)


def find(scene: Scene, meant: Sequence[Counted]) -> frozenset[int]:
    """Return the indexes of the amounts that do not hold any more, as the sentence itself says."""
    # Most sentences with amounts hold no cue.
    may_be = not scene.words.former.isdisjoint([token.lower for token in scene.tokens])
    return frozenset(
        old
        for old in range(len(scene.amounts))
        if _is_taken_back(scene, old) or (may_be and _is_shown(scene, meant, old))
    )


def _is_shown(scene: Scene, meant: Sequence[Counted], old: int) -> bool:
    """Tell whether a listed word beside an amount shows that it is an old one."""
    return (
        replaces_next(scene, old)
        or _is_compared(scene, old)
        or _is_withdrawn(scene, old)
        or (_is_set_aside(scene, old) and any(_rivals(scene, meant, old)))
    )


def replaces_next(scene: Scene, old: int) -> bool:
    """Tell whether the next amount replaces one: "von A auf B", "nicht A, sondern B"."""
    new = old + 1
    if new == len(scene.amounts) or scene.amounts[new].unit != scene.amounts[old].unit:
        return False
    before, link = (scene.word(scene.amounts[at].first - 1) for at in (old, new))
    is_linked = scene.words.any_of("replaced_by", f"{before} {link}")
    return is_linked or _is_near(scene, "set_right", scene.amounts[new].first)


def _is_compared(scene: Scene, old: int) -> bool:
    """Tell what a number before has come from: "300 euros a day, up from 200"."""
    first = scene.amounts[old].first
    lead = f"{scene.word(first - 2)} {scene.word(first - 1)}"
    return old > 0 and scene.words.any_of("moved_from", lead)


def _rivals(scene: Scene, meant: Sequence[Counted], old: int) -> Iterator[bool]:
    """Say of each other amount whether it may be the one that holds: of the same, and not old."""
    for new, amount in enumerate(scene.amounts):
        one, other = ({meant[at].what, meant[at].group or ""} - {""} for at in (old, new))
        is_same = amount.unit == scene.amounts[old].unit and bool(
            not one or not other or one & other
        )
        yield new != old and is_same and not _is_set_aside(scene, new)


def _is_set_aside(scene: Scene, at: int) -> bool:
    """Tell "statt 26", "statt der gemeldeten 26", "zuvor waren es 26"."""
    first = scene.amounts[at].first
    is_one = scene.amounts[at].high == 1  # "40 people, not one of them armed"
    is_replaced = (_has_before(scene, first, "instead") and not is_one) or any(
        _has_before(scene, place, "instead_the") for place in (first, first - 1)
    )
    return is_replaced or _is_recalled(scene, at) or _is_near(scene, "earlier", first)


def _has_before(scene: Scene, at: int, name: str) -> bool:
    """Tell whether an entry of a list, of one to three words, stands right before a token."""
    words = [scene.word(place) for place in range(at - 3, at)]
    return any(scene.words.any_of(name, " ".join(words[start:])) for start in range(3))


def _is_recalled(scene: Scene, at: int) -> bool:
    """Tell "am Mittwoch war noch von 640 Hektar die Rede": what was said, not what is."""
    amount = scene.amounts[at]
    before = f"{scene.word(amount.first - 2)} {scene.word(amount.first - 1)}"
    behind = range(amount.end, min(amount.end + QUANTITY_REACH, len(scene.tokens)))
    said = any(scene.words.any_of("talk", scene.word(place)) for place in behind)
    return said and scene.words.any_of("recalled", before)


def _is_near(scene: Scene, name: str, at: int) -> bool:
    """Tell whether a listed word stands right before an amount, as far back as the last mark."""
    for place in range(at - 1, max(at - 4, -1), -1):
        if scene.word(place) in CLAUSE_ENDS:
            return False
        if scene.words.any_of(name, scene.word(place)):
            return True
    return False


def _is_withdrawn(scene: Scene, at: int) -> bool:
    """Tell what stood in an earlier version: "In einer früheren Fassung hieß es 900"."""
    first = scene.amounts[at].first
    said = " ".join(["", *(token.lower for token in scene.tokens[:first]), ""])
    is_old = any(f" {pair} " in said for pair in scene.words.lists.get("withdrawn", ()))
    return is_old and not _is_near(scene, "set_right", first)


def takes_back(sentence: str, language: str) -> bool:
    """Tell "Dann wurde die Zahl gelöscht", of a figure that stands in a sentence before.

    `sentence` is a claim's text. A name for what was told ("Zahl", "Angabe", "report") has to stand
    behind an article or a possessive, in a clause with the verb, and be neither what is counted
    ("die Zahl der Stellen") nor a source ("laut der Mitteilung").
    """
    scene = Scene(cut(sentence, language), (), frozenset(), vocabulary(language))
    return any(_is_figure_told(scene, place) for place in range(1, len(scene.tokens)))


def _is_figure_told(scene: Scene, at: int) -> bool:
    """Tell whether the noun at a place is a figure that its clause takes back.

    By a passive, by a verb around it or right before or behind it, or at the end of the clause.
    """
    verbs = scene.words.taken_back.get(scene.lemma(at), ())
    is_source = at > 1 and scene.word(at - 2) in _PREPOSITIONS
    if not verbs or is_source or not _LED.match(scene.word(at - 1)):
        return False
    if at + 1 < len(scene.tokens) and scene.word(at + 1) in _OF:
        return False
    marks = (n for n in range(at, len(scene.tokens)) if scene.word(n) in CLAUSE_ENDS)
    clause = [*scene.clause(at), *range(at, next(marks, len(scene.tokens)))]
    words = [place for place in clause if scene.tokens[place].kind == "word"]
    # The German verb stands at the end, or its first part before the noun.
    beside = (at - 2, at + 1, *(words[-1:] if scene.words.language == "de" else ()))
    is_near = any(scene.lemma(n) in verbs for n in beside if n in clause)
    is_split = any(scene.word(words[-1]) + scene.lemma(n) in verbs for n in words if n < at)
    is_passive = any(scene.words.any_of("passive", scene.word(n)) for n in words)
    return is_near or is_split or (is_passive and any(scene.lemma(n) in verbs for n in words))


def _is_taken_back(scene: Scene, at: int) -> bool:
    """Tell "Die Zahl von 26 Toten verschwand": the noun right before it, the verb anywhere.

    Or a verb right before the noun, and what is split off it at the end: "zog seine Zahl von 26
    Toten zurück", but not "zog sich trotz der hohen Zahl von 26 Toten zurück".
    """
    first = scene.amounts[at].first
    taken = scene.words.taken_back
    near = {
        place: scene.lemma(place)
        for place in range(max(first - QUANTITY_REACH, 0), first)
        if not scene.words.any_of("told_by", scene.word(place - 1))  # "nach Angaben der Bahn 26"
    }
    wanted = {verb for noun in near.values() for verb in taken.get(noun, ())}
    if not wanted:
        return False
    if any(scene.lemma(place) in wanted for place in range(len(scene.tokens))):
        return True
    last = next((token.lower for token in reversed(scene.tokens) if token.lower.isalpha()), "")
    before = [place - 2 for place, noun in near.items() if noun in taken and place > 1]
    return any(last + scene.lemma(place) in wanted for place in before)
