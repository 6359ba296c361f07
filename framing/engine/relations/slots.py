"""Two claims that say the same but for one place: who did it, where, when, or why."""

from collections.abc import Iterable, Iterator

from framing.engine import lexicons, tuning
from framing.engine.relations import actors, causes, places, times
from framing.engine.relations.clauses import (
    Clause,
    common,
    faced,
    is_kin,
    is_variant,
    is_vetoed,
    near,
    parts,
    without,
)
from framing.engine.relations.negation import is_turned
from framing.engine.relations.places import Phrase
from framing.engine.relations.speakers import framing_of
from framing.engine.rules import ACTOR, CAUSE, DATE, PLACE, Duo
from framing.engine.values import Finding, Quantity, Span
from framing.engine.words import Told, Word, once

Sides = tuple[Clause, Clause]


def find(duo: Duo) -> Finding | None:
    """Return the contradiction in one slot of two otherwise equal claims, if there is one."""
    if is_vetoed(duo):
        return None
    return _when(duo) or _cause(duo) or _place(duo) or _actor(duo)


def clashes(duo: Duo) -> bool:
    """Tell whether time or place differ at all, be the rest alike or not: no agreement then."""
    lone = _lone_places(duo)
    return times.clash(duo.left, duo.right) is not None or (
        lone is not None and any(_are_other(duo, lone, *sides) for sides in _facing(duo))
    )


def _facing(duo: Duo) -> Iterator[Sides]:
    """Yield the clauses that face each other, without the words that say who says it."""
    lefts, rights = _bare(duo.left), _bare(duo.right)
    for left, right in faced(duo):
        yield lefts[left], rights[right]


@once
def _bare(told: Told) -> tuple[Clause, ...]:
    return tuple(without(part, framing_of(told)) for part in parts(told))


def _turn_alike(duo: Duo, left: Clause, right: Clause) -> bool:
    """A denied claim that differs in a slot contradicts nothing."""
    languages = duo.left.claim.language, duo.right.claim.language
    return is_turned(left, languages[0]) is is_turned(right, languages[1])


def _when(duo: Duo) -> Finding | None:
    found = times.clash(duo.left, duo.right)
    if found is None:
        return None
    for left, right in _facing(duo):
        rests = _outside(left, found[0].span), _outside(right, found[1].span)
        holds = len(rests[0]) < len(left) and len(rests[1]) < len(right)
        if holds and _turn_alike(duo, *rests) and (near(duo, *rests) or _is_sure(duo, *rests)):
            return _dated(duo, found)
    return _dated(duo, found) if _is_of_one_happening(duo, found) else None


def _dated(duo: Duo, found: times.Clash) -> Finding:
    one, other = found
    days = [_value(when.value) for when in found]
    return duo.finding(DATE, [one.span], [other.span], days=days)


def _is_of_one_happening(duo: Duo, found: times.Clash) -> bool:
    """Tell a match near in meaning, of which each text names one time of day.

    Two days are of two happenings as often as not.
    """
    is_time = duo.one_language and found[0].unit == "time"
    if not duo.is_match or not is_time or any(map(names_zone, (duo.left, duo.right))):
        return False
    score, meaning, lemmas = tuning.TIMED
    name, least = ("meaning", meaning) if "meaning" in duo.pair.signals else ("lemmas", lemmas)
    return duo.pair.signals.get(name, 0.0) >= least and duo.pair.score >= score


@once
def names_zone(told: Told) -> bool:
    """Tell "8.15 Uhr Ortszeit": of another zone it is another number."""
    zones = lexicons.words("slots", told.claim.language, "zones")
    return any(word.lemma in zones for word in told.words)


def _is_sure(duo: Duo, left: Clause, right: Clause) -> bool:
    """Tell whether two claims that differ in more words still tell of one happening."""
    shared, overlap = common(left, right)
    return duo.is_sure and shared >= tuning.SLOT_SHARED and overlap >= tuning.DATE_OVERLAP


def _value(value: object) -> object:
    return [value.low, value.high] if isinstance(value, Quantity) else value


def _outside(words: Clause, span: Span) -> Clause:
    return tuple(w for w in words if w.span.end <= span.start or w.span.start >= span.end)


def _cause(duo: Duo) -> Finding | None:
    lefts, rights = causes.phrases(duo.left), causes.phrases(duo.right)
    given = [[phrase for phrase in side if not phrase.is_denied] for side in (lefts, rights)]
    if not duo.one_language or len(given[0]) != 1 or len(given[1]) != 1:
        return None
    (one,), (other,) = given
    if _share(duo, causes.nouns(one), causes.nouns(other)):
        return None
    rests = _rest(duo.left, duo.left.words, lefts), _rest(duo.right, duo.right.words, rights)
    if _turn_alike(duo, *rests) and near(duo, *rests):
        return duo.finding(CAUSE, _spans(causes.nouns(one)), _spans(causes.nouns(other)))
    return None


def _share(duo: Duo, one: Iterable[Word], other: Iterable[Word]) -> bool:
    """Tell whether two causes may be one: a word in common, or two labels of one thing."""
    pairs = [(a, b) for a in one for b in other]
    return any(is_kin(a.item, b.item) for a, b in pairs) or any(
        _referents(a.lemma, duo.left.claim.language) & _referents(b.lemma, duo.right.claim.language)
        for a, b in pairs
    )


def _referents(lemma: str, language: str) -> set[str]:
    return {
        referent
        for referent, labels in lexicons.load("labels").items()
        for words in labels.values()
        if lemma in words.get(language, ())
    }


def _rest(told: Told, words: Clause, phrases: Iterable[Phrase]) -> Clause:
    """Leave out the slot, who says it, and the word that denies a wrong filling."""
    skip = {word for phrase in phrases for word in phrase.words} | framing_of(told)
    for phrase in phrases:
        before = words[: words.index(phrase.words[0])] if phrase.words[0] in words else ()
        skip |= set(before[-1:]) if phrase.is_denied else set()
    return without(words, skip)


def _spans(words: Iterable[Word]) -> list[Span]:
    return [word.span for word in words]


def _place(duo: Duo) -> Finding | None:
    lone = _lone_places(duo)
    if lone is None:
        return None
    for left, right in _facing(duo):
        if _are_other(duo, lone, left, right):
            rests = (
                _rest(duo.left, left, places.phrases(duo.left, left)),
                _rest(duo.right, right, places.phrases(duo.right, right)),
            )
            if _turn_alike(duo, *rests) and near(duo, *rests):
                return duo.finding(PLACE, [lone[0].head.span], [lone[1].head.span])
    return None


@once
def _lone_places(duo: Duo) -> tuple[Phrase, Phrase] | None:
    """Return the one place of each claim, None where either has none or several."""
    sides = (places.all_phrases(told) for told in (duo.left, duo.right))
    given = [[phrase for phrase in side if not phrase.is_denied] for side in sides]
    if not duo.one_language or len(given[0]) != 1 or len(given[1]) != 1:
        return None
    return given[0][0], given[1][0]


def _are_other(duo: Duo, lone: tuple[Phrase, Phrase], left: Clause, right: Clause) -> bool:
    """Tell whether two places in these clauses differ, and neither claim names the other's too."""
    one, other = lone[0].head, lone[1].head
    if one not in left or other not in right or _is_one_place(one, other):
        return False
    if one.form.isupper() is not other.form.isupper():
        return False  # "UK" may be short for the other
    lefts, rights = places.all_phrases(duo.left), places.all_phrases(duo.right)
    return not (_says(duo.left, lefts, other) or _says(duo.right, rights, one))


def _is_one_place(one: Word, other: Word) -> bool:
    """Tell whether two places may be one: a spelling, or a name whose noun the other one has."""
    if one.name and other.name:
        return is_variant(one.item, other.item)
    return is_kin(one.item, other.item)


def _says(told: Told, phrases: Iterable[Phrase], head: Word) -> bool:
    """Tell whether a claim names this place as well, unless it denies it."""
    return any(_is_of(word, head) and not _is_denied(word, phrases) for word in told.words)


def _is_of(word: Word, head: Word) -> bool:
    """Tell whether a word is a place, or is made of its name: "südsudanesisch"."""
    stem = head.form.casefold()
    is_made = len(stem) >= tuning.PLACE_STEM and word.form.casefold().startswith(stem)
    return word.item == head.item or is_made


def _is_denied(word: Word, phrases: Iterable[Phrase]) -> bool:
    return any(phrase.is_denied and word in phrase.words for phrase in phrases)


def _actor(duo: Duo) -> Finding | None:
    lefts, rights = _agents(duo.left), _agents(duo.right)
    if not duo.one_language or not any(lefts) or not any(rights):
        return None
    for left_at, right_at in faced(duo):
        one, other = lefts[left_at], rights[right_at]
        if not (
            one
            and other
            and actors.is_other(duo.right, one, other)
            and actors.is_other(duo.left, other, one)
        ):
            continue
        left, right = _bare(duo.left)[left_at], _bare(duo.right)[right_at]
        rests = without(left, one), without(right, other)
        if _turn_alike(duo, *rests) and near(duo, *rests):
            return duo.finding(ACTOR, _spans(one), _spans(other))
    return None


@once
def _agents(told: Told) -> tuple[Clause, ...]:
    """Return who acts in each of the parts of a claim."""
    return tuple(actors.agent(told, part) for part in _bare(told))
