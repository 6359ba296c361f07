"""Of whom an amount of dead, hurt or arrested is: by other words of the sentence than a noun."""

from collections.abc import Iterator

from framing.engine.quantities.kinds import part_of
from framing.engine.quantities.nouns import noun_behind
from framing.engine.quantities.scene import CLAUSE_ENDS, Counted, Scene
from framing.engine.quantities.unions import united
from framing.engine.tuning import QUANTITY_REACH


def told_of(scene: Scene, index: int, noun: Counted) -> str | None:
    """Return of whom "9 Tote" are by other words of the sentence: behind them, or at its head.

    "Bei den Feuerwehrleuten gab es 9 Tote", "seven dead in the ranks of the police": only who is
    always a part of all people; what happened "bei den Unruhen" happened there.
    """
    told = said_to_be(scene, index, noun.end) or _bereaved(scene, index)
    if told:
        return told
    if scene.words.any_of("among_opening", f"{scene.word(0)} {scene.word(1)}"):
        places = [] if scene.start(index) else [2]
    else:
        places = [*_behind_ranks(scene, scene.clause(noun.end).start)]
    groups = (noun_behind(scene, at, len(scene.tokens)).group for at in places)
    return next((group for group in groups if group and part_of(group)), None)


def _behind_ranks(scene: Scene, at: int) -> Iterator[int]:
    """Yield the places behind "in the ranks of", "in den Reihen der" in the clause."""
    for place in range(at, len(scene.tokens)):
        if scene.word(place) in CLAUSE_ENDS:
            return
        if scene.words.any_of("ranks", f"{scene.word(place)} {scene.word(place + 1)}"):
            yield place + 2


def said_to_be(scene: Scene, index: int, end: int) -> str | None:
    """Return what those counted are said to be: "17 davon sind Ausländer", "of the dead were".

    Or to what they belong: "19 der Toten hätten zu den Sicherheitskräften gehört".
    """
    stop = scene.stop(index)
    belong = any(_belongs(scene, at) for at in range(end, stop))
    for at in range(end, min(end + QUANTITY_REACH, stop)):
        if scene.words.any_of("be", scene.word(at)) or (belong and scene.word(at) == "zu"):
            group = noun_behind(scene, at + 1, stop).group
            if group:
                return group
            # An adverb may stand between: "30 von ihnen waren demnach Kinder".
            group = noun_behind(scene, at + 2, stop).group
            if group and part_of(group):
                return group
    return _body(scene, end, stop) if belong else None


def _belongs(scene: Scene, at: int) -> bool:
    return any(scene.words.any_of("belong", word) for word in (scene.word(at), scene.lemma(at)))


def _body(scene: Scene, end: int, stop: int) -> str | None:
    """Return to what they belong in "9 von ihnen gehörten demnach der Polizei an"."""
    verb = next(at for at in range(end, stop) if _belongs(scene, at))
    ends = (at for at in range(verb, stop) if scene.word(at) in {*CLAUSE_ENDS, "."})
    last = next(ends, stop)
    if not scene.words.any_of("belonging", scene.word(last - 1)):
        return None
    places = range(verb + 1, min(verb + QUANTITY_REACH, last))
    groups = (united(scene, noun_behind(scene, at, last)).group for at in places)
    return next(filter(None, groups), None)


def in_own_ranks(scene: Scene, end: int, previous: Counted | None) -> str | None:
    """Return of whom "40 Verletzte in deren Reihen" are: those who were counted before."""
    if previous is None:
        return None
    ends = (at for at in range(end, len(scene.tokens)) if scene.word(at) in CLAUSE_ENDS)
    places = range(end, next(ends, len(scene.tokens)))
    pairs = (f"{scene.word(at)} {scene.word(at + 1)}" for at in places)
    return previous.group if any(scene.words.any_of("own_ranks", pair) for pair in pairs) else None


def _bereaved(scene: Scene, index: int) -> str | None:
    """Return who lost them: "Die Polizei hat 9 Tote zu beklagen", "auf die Polizei entfallen 9".

    Only who is always a part of all people: a country that mourns 9 lost whomever it lost.
    """
    first = scene.amounts[index].first
    start = scene.clause(first).start
    ends = (at for at in range(first, len(scene.tokens)) if scene.word(at) in CLAUSE_ENDS)
    clause = range(start, next(ends, len(scene.tokens)))
    forms = (form for at in clause for form in scene.tokens[at].forms)
    if not any(scene.words.any_of("mourns", form) for form in forms):
        return None
    heads = start, start + 1  # behind a preposition
    groups = (noun_behind(scene, at, scene.amounts[0].first).group for at in heads)
    return next((group for group in groups if group and part_of(group)), None)


def goes_with(scene: Scene, index: int, previous: Counted | None) -> str | None:
    """Return of whom "Two officers were killed and 90 injured" says that 90 are hurt.

    German has no noun there: "90 verletzt" is the predicate of those counted before.
    """
    amount, before = scene.amounts[index], scene.amounts[index - 1] if index else None
    if previous is None or before is None or before.article or not previous.by_verb:
        return None
    is_joined = scene.words.any_of("joins", scene.word(amount.first - 1))
    is_noun = scene.tokens[amount.end].capital if amount.end < len(scene.tokens) else True
    return previous.group if is_joined and not is_noun else None
