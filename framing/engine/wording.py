"""Other labels in the same context, a hedge or scare quotes that only one of two claims has."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from framing.engine import lexicons, tuning
from framing.engine.labels import Named, known_labels
from framing.engine.rules import HEDGE, LABEL, SCARE_QUOTE, SLOT, Duo
from framing.engine.similarity import word_difference
from framing.engine.values import Finding, Span, Voice
from framing.engine.words import Told, Word, dice, items, once


def compare(duo: Duo, decided: Finding | None = None) -> tuple[Finding, ...]:
    """Return how two claims of one statement word it in other ways; the caller knows they are one.

    It compares words in the same context and does not say that they mean the same people. The
    words that decided a contradiction are no other words for one thing.
    """
    labelled = tuple(_labels(duo))
    worded = labelled or tuple(_slots(duo))
    told = (found for found in worded if not _is_decided(found, decided))
    return (*told, *_hedges(duo), *_scare_quotes(duo))


def _is_decided(found: Finding, decided: Finding | None) -> bool:
    return decided is not None and any(
        _starts(found, side) & _starts(decided, side) for side in ("left", "right")
    )


def _starts(found: Finding, side: str) -> set[int]:
    return {start for start, _ in cast("list[list[int]]", found.evidence[side])}


def _labels(duo: Duo) -> Iterator[Finding]:
    """Labels from the lexicon, which also lead from one language to the other."""
    left, right = known_labels(duo.left), known_labels(duo.right)
    for referent in sorted({r for r, _ in left} & {r for r, _ in right}):
        here = {label: words for label, words in left.items() if label[0] == referent}
        there = {label: words for label, words in right.items() if label[0] == referent}
        if _differ(here, there):
            yield duo.finding(
                LABEL,
                [word.span for words in here.values() for word in words],
                [word.span for words in there.values() for word in words],
                referent=referent,
                labels=[sorted(name for _, name in side) for side in (here, there)],
            )


def _differ(here: Iterable[Named], there: Iterable[Named]) -> bool:
    """Tell whether another view is taken; who is labelled without one may be somebody else."""
    one, other = _views(here), _views(there)
    if one & other or not (one or other):
        return False
    return bool(one and other) or set(here).isdisjoint(there)


def share_label(duo: Duo) -> bool:
    """Tell whether both claims use one label of the lexicon, in whatever language."""
    return not _known_views(duo.left).isdisjoint(_known_views(duo.right))


def _views(labels: Iterable[Named]) -> set[Named]:
    """Return the labels that carry a view: "Menschen" is but another word for "Demonstranten"."""
    neutral = lexicons.words("wording", "all", "neutral")
    return {label for label in labels if label[1] not in neutral}


@once
def _known_views(told: Told) -> set[Named]:
    return _views(known_labels(told))


def _slots(duo: Duo) -> Iterator[Finding]:
    """One noun or adjective for another while the words on either side are the same."""
    left, right = duo.left, duo.right
    if not duo.one_language or dice(left.items, right.items) < tuning.CONTEXT_OVERLAP:
        return
    changed = word_difference(left.claim.text, right.claim.text)
    for one in _single(left, changed[0]):
        for two in _single(right, changed[1]):
            here, there = left.words.index(one), right.words.index(two)
            if _is_in_list(left, here) or _is_in_list(right, there):
                continue
            if _same_slot(left.words, here, right.words, there):
                yield duo.finding(SLOT, [one.span], [two.span], words=[one.form, two.form])


def _single(told: Told, runs: Sequence[Span]) -> list[Word]:
    """Return the content words that changed all by themselves."""
    numbers = [quantity.span for quantity in told.claim.quantities]
    return [
        word
        for word in told.words
        if word.content and not word.name and word.at in runs and word.span not in numbers
    ]


def _same_slot(left: Sequence[Word], here: int, right: Sequence[Word], there: int) -> bool:
    one, two = left[here], right[there]
    around = [
        (left[here + step].form.casefold(), right[there + step].form.casefold())
        for step in (-1, 1)
        if 0 <= here + step < len(left) and 0 <= there + step < len(right)
    ]
    return (
        len(around) == 2
        and all(before == after for before, after in around)
        and not one.lemma.endswith(two.lemma)
        and not two.lemma.endswith(one.lemma)
        and one.lemma[: tuning.SPELLING_STEM] != two.lemma[: tuning.SPELLING_STEM]
        and one.form[0].isupper() is two.form[0].isupper()
        and (one.form[0].isupper() or _qualifies(left, here))
    )


def _is_in_list(told: Told, place: int) -> bool:
    """Tell a member of an enumeration: "drums, ropes and masks" leaves open which faces which."""
    joints = lexicons.words("wording", told.claim.language, "joints")
    beside = [told.words[n] for n in (place - 1, place + 1) if 0 <= n < len(told.words)]
    return any(word.form in joints for word in beside)


def _qualifies(words: Sequence[Word], place: int) -> bool:
    """Take a lower-case word for an adjective or noun by what stands beside it.

    In German a capital follows, elsewhere an article or preposition stands before it.
    """
    return words[place + 1].form[0].isupper() or not words[place - 1].content


def _hedges(duo: Duo) -> Iterator[Finding]:
    left, right = duo.left.claim, duo.right.claim
    if left.hedged is not right.hedged:
        yield duo.finding(HEDGE, _hedge(duo.left), _hedge(duo.right), cues=[left.cue, right.cue])


def _hedge(told: Told) -> list[Span]:
    """Point at the word that keeps the distance: attribution puts it last."""
    cue = told.claim.cue.split(", ")[-1] if told.claim.hedged else ""
    return [word.span for word in told.words if word.form == cue]


def _scare_quotes(duo: Duo) -> Iterator[Finding]:
    """A word or two in quotation marks that the other claim uses without."""
    for told, other in ((duo.left, duo.right), (duo.right, duo.left)):
        for quote in told.claim.quotes:
            quoted = [w for w in told.words if quote.start <= w.span.start < quote.end]
            if not _is_scare(told, quoted):
                continue
            terms = items(quoted)
            bare = [word for word in other.words if word.item in terms]
            if bare and not any(word.quoted for word in bare):
                sides = [word.span for word in quoted], [word.span for word in bare]
                one, two = sides if told is duo.left else sides[::-1]
                yield duo.finding(SCARE_QUOTE, one, two, quoted=[w.form for w in quoted])


def _is_scare(told: Told, quoted: Sequence[Word]) -> bool:
    """Several words in somebody's mouth are a quotation; a single one is a term held at length."""
    is_own = told.claim.voice is Voice.OUTLET
    longest = tuning.SCARE_QUOTE_WORDS if is_own else 1
    return (
        told.claim.voice is not Voice.QUOTED
        and len(quoted) <= longest
        and not any(word.name for word in quoted)
    )
