"""What happened to those an amount counts: the predicate behind it or before it."""

from typing import Final

from framing.engine.quantities.scene import (
    CLAUSE_ENDS,
    Counted,
    Scene,
    key,
    may_happen,
    phrase,
)
from framing.engine.tuning import ASIDE_REACH, QUANTITY_REACH

_CLOSERS: Final = {"(": ")"}  # any other mark closes what it opens


def happened(scene: Scene, index: int, noun: Counted) -> str:
    """Find what happened to those counted: behind them in the clause, or else before them."""
    behind = range(scene.start(index), scene.amounts[index].first)
    if _tells_where(scene, index):
        return _behind(scene, behind)
    return _ahead(scene, noun) or _split_ahead(scene, noun.end) or _behind(scene, behind)


def summed_up(scene: Scene, index: int, noun: Counted) -> str:
    """Find what happened in the clause before: "Der Markt wurde geplündert, insgesamt 48 Läden".

    Only where the number is introduced as a sum and nothing is said of it in its own clause.
    """
    first = scene.amounts[index].first
    total = scene.words.any_of("total", scene.word(first - 1))
    ends = noun.end == len(scene.tokens) or scene.word(noun.end) in {*CLAUSE_ENDS, "."}
    if not total or not ends or scene.word(first - 2) not in CLAUSE_ENDS:
        return ""
    return _behind(scene, range(scene.clause(first - 2).start, first - 2))


def _tells_where(scene: Scene, index: int) -> bool:
    """Tell "bei zwei Bränden starben 9": another amount is of what happened there."""
    lead = scene.word(scene.amounts[index].first - 1)
    others = [amount for amount in scene.amounts[index + 1 :] if not amount.article]
    return bool(others) and scene.words.any_of("where", lead)


def whereabouts(scene: Scene, index: int) -> str:
    """Find where those are of whom nothing else is said: "An Bord waren 141 Menschen"."""
    found = (phrase(scene, at, scene.words.whereabouts) for at in _around(scene, index))
    return next(filter(None, found), "")


def befell(scene: Scene, index: int) -> str:
    """Find what happened to what is weighed or measured: "1,100 tonnes leaked".

    A clause mostly has one measure, and its verb may stand at either end; an English one stands
    behind, but for a noun ("the spill"). What is loaded ("mit 300 Tonnen") or so heavy did nothing.
    """
    amount = scene.amounts[index]
    is_load = scene.words.any_of("loaded", scene.word(amount.first - 1))
    if is_load or scene.words.any_of("heavy", scene.word(amount.end)):
        return ""
    for at in _around(scene, index):
        found = phrase(scene, at, scene.words.deed)
        is_noun = scene.word(at) == scene.lemma(at) or scene.words.language == "de"
        if found and (at >= amount.end or is_noun):
            return found
    return ""


def _around(scene: Scene, index: int) -> range:
    """Return the places of the clause an amount stands in, as far as the next amount."""
    first = scene.amounts[index].first
    behind = (amount.first for amount in scene.amounts[index + 1 :] if not amount.article)
    stop = next(behind, len(scene.tokens))
    ends = (place for place in range(first, stop) if scene.word(place) in CLAUSE_ENDS)
    return range(max(scene.clause(first).start, scene.start(index)), next(ends, stop))


def _ahead(scene: Scene, noun: Counted) -> str:
    firsts = {amount.first for amount in scene.amounts if not amount.article}
    inside = False
    for place in range(noun.end, len(scene.tokens)):
        token = scene.tokens[place]
        if token.lower == "," and scene.words.any_of("purpose", scene.word(place + 1)):
            continue  # "9000 zogen durch die Stadt, um zu protestieren"
        if token.lower in CLAUSE_ENDS:
            # ", including four children," is passed over, with the number in it.
            is_aside = scene.among(place + 1) or (place == noun.end and _goes_on(scene, place))
            if not inside and not is_aside:
                return ""
            inside = not inside
        elif not inside:
            if place in firsts:
                return ""
            may_be = may_happen(scene, place) and not _is_genitive(scene, place)
            found = phrase(scene, place, scene.words.outcome) if may_be else ""
            if found and not _acts(scene, place):
                return found
    return ""


def _split_ahead(scene: Scene, start: int) -> str:
    """Find a German verb in two parts behind those counted: "23 Männer sitzen im Berg fest".

    Of "34 nahm die Polizei fest" too: a verb of one person has another subject.
    """
    if not scene.words.split_outcomes:
        return ""
    ends = (n for n in range(start, len(scene.tokens)) if scene.word(n) in {*CLAUSE_ENDS, "."})
    stop = next(ends, len(scene.tokens))
    if stop <= start:
        return ""
    is_of_one = not scene.word(start).endswith("n")
    found = (*scene.words.split_outcomes, *(scene.words.split_acts if is_of_one else ()))
    verb, particle = scene.lemma(start), scene.word(stop - 1)
    return next((told for one, end, told in found if (verb, particle) == (one, end)), "")


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether an aside begins at a mark behind those counted, and their predicate follows it.

    "Zwölf Menschen, die meisten von ihnen Soldaten, wurden getötet", "two people (both children)
    died"; not "es kamen 20, viele sangen, verletzt wurde niemand".
    """
    closer = _CLOSERS.get(scene.word(at), scene.word(at))
    last = min(at + ASIDE_REACH, len(scene.tokens) - 1)
    end = next((place for place in range(at + 1, last) if scene.word(place) == closer), None)
    if end is None or any(_is_full_verb(scene, place) for place in scene.clause(at)):
        return False
    first = end + 1 + (scene.word(end + 1) in CLAUSE_ENDS)
    rest = [scene.word(place) for place in range(first, len(scene.tokens))]
    rest = rest[: next((n for n, word in enumerate(rest) if word in CLAUSE_ENDS), len(rest))]
    if not rest or any(scene.words.any_of("denied", word) for word in rest):
        return False
    word, behind = rest[0], rest[1] if len(rest) > 1 else ""
    is_perfect = scene.words.any_of("perfect", word) and scene.words.any_of("passive", behind)
    # "Verletzt wurden zwei" has a subject of its own, "verletzt worden" has not.
    is_other = scene.words.any_of("passive", behind) and behind != "worden"
    is_told = bool(phrase(scene, first, scene.words.outcome)) and not is_other
    return scene.words.any_of("passive", word) or is_perfect or is_told


def _is_full_verb(scene: Scene, at: int) -> bool:
    """Tell "kamen" in "auf den Platz kamen 300": who stands behind it is told of by it."""
    word, lemma = scene.word(at), scene.lemma(at)
    if scene.words.language != "de":
        return word == "there"
    is_auxiliary = scene.words.any_of("passive", word) or scene.tokens[at].capital
    # The lemma of "am" is "an".
    return not is_auxiliary and lemma.endswith("n") and lemma != word and len(lemma) > len("von")


def _is_genitive(scene: Scene, at: int) -> bool:
    """Whether a noun only says whose: "eine Hilfe für die Kinder der Toten", "of the dead".

    The dead of "die Zahl der Toten" are counted all the same.
    """
    words = scene.words
    named = scene.tokens[at].capital or words.language != "de"
    length = 1 if words.any_of("whose", scene.word(at - 1)) else 2
    whose = " ".join(scene.word(place) for place in range(at - length, at))
    if not named or not words.any_of("whose", whose) or at <= length:
        return False
    return not words.any_of("count_of", scene.lemma(at - length - 1))


def _acts(scene: Scene, at: int) -> bool:
    """Whether a verb has its object behind it: "rebels killed 12 soldiers"."""
    behind = (amount.first for amount in scene.amounts if amount.first > at)
    stop = next(behind, len(scene.tokens))
    verb = key(scene.words.act, scene.tokens[at]) or phrase(scene, at - 1, scene.words.act)
    if stop == len(scene.tokens) or not verb:
        return False
    between = scene.tokens[at + 1 : stop]
    clause = scene.tokens[max(at - QUANTITY_REACH, 0) : stop]
    if any(token.lower in CLAUSE_ENDS or token.lower in {"und", "and"} for token in between):
        return False
    return not any(scene.words.any_of("passive", token.lower) for token in clause)


def _behind(scene: Scene, places: range) -> str:
    start = places.start
    for place in places:
        if scene.tokens[place].lower in CLAUSE_ENDS:
            start = place + 1
    for place in reversed(range(start, places.stop)):
        for table in (scene.words.outcome, scene.words.act) if may_happen(scene, place) else ():
            found = phrase(scene, place, table)
            if found:
                return found
    return _split_verb(scene, start, places.stop)


def _split_verb(scene: Scene, start: int, stop: int) -> str:
    """Find German verbs in two parts: "nahm … fest" around the number, "kamen … um"."""
    if not scene.words.split_acts:
        return ""
    verbs = {scene.tokens[place].lemma for place in range(start, stop)}
    behind = range(stop, len(scene.tokens))
    particles = {scene.word(place) for place in behind}
    # "Kamen 300, um zu": there the particle ends no clause.
    last = {scene.word(at) for at in behind if scene.word(at + 1) in {*CLAUSE_ENDS, ".", ""}}
    words = scene.words
    acts = (
        *((one, particles) for one in words.split_acts),
        *((one, last) for one in words.split_outcomes),
    )
    found = (told for (verb, part, told), ends in acts if verb in verbs and part in ends)
    return next(found, "")
