"""Who answers for a statement: the outlet itself, or somebody it reports or quotes."""

from framing.engine import lexicons
from framing.engine.rules import ASSERTED, OTHER_SPEAKER, Duo, Rule
from framing.engine.values import Finding, Span, Voice
from framing.engine.words import Told, lemma_of


def find(duo: Duo) -> Finding | None:
    """Return the difference in attribution between two claims that make a row."""
    if not duo.is_match:
        return None
    own = [told.claim.voice is Voice.OUTLET for told in (duo.left, duo.right)]
    if all(own):
        return None
    if any(own):
        return _asserted(duo)
    return _speakers_differ(duo)


def _asserted(duo: Duo) -> Finding | None:
    """The outlet's own word, unless it keeps its distance, against somebody else's."""
    for told in (duo.left, duo.right):
        if told.claim.voice is Voice.OUTLET and told.claim.hedged:
            return None
    return _finding(duo, ASSERTED)


def _speakers_differ(duo: Duo) -> Finding | None:
    left, right = speakers(duo.left), speakers(duo.right)
    if not left or not right or left & right or not _is_comparable(duo):
        return None
    return _finding(duo, OTHER_SPEAKER)


def _is_comparable(duo: Duo) -> bool:
    """An office and a name may be one person; across languages only names can be compared."""
    left, right = _named(duo.left), _named(duo.right)
    return bool(left and right) or (duo.one_language and not left and not right)


def speakers(told: Told) -> frozenset[str]:
    """Return what a claim's speakers are compared by: names under their keys, else lemmas."""
    return _named(told) or _described(told)


def _named(told: Told) -> frozenset[str]:
    chain = " ".join(_chain(told)).casefold()
    return frozenset(
        told.names.get(mention.key, mention.key)
        for mention in told.claim.names
        if mention.surface.casefold() in chain
    )


def _described(told: Told) -> frozenset[str]:
    language = told.claim.language
    lemmas = {lemma_of(form, language) for name in _chain(told) for form in name.split()}
    return frozenset(lemmas - lexicons.words("function", language, "words"))


def _chain(told: Told) -> tuple[str, ...]:
    claim = told.claim
    return claim.speaker_chain or ((claim.speaker,) if claim.speaker else ())


def _finding(duo: Duo, rule: Rule) -> Finding:
    left, right = duo.left, duo.right
    return duo.finding(
        rule,
        _marks(left),
        _marks(right),
        voices=[left.claim.voice.value, right.claim.voice.value],
        speakers=[left.claim.speaker, right.claim.speaker],
        cues=[left.claim.cue, right.claim.cue],
    )


def _marks(told: Told) -> list[Span]:
    """Point at the words of the cue and the speaker as far as they stand in the claim itself."""
    said = " ".join((told.claim.cue, *_chain(told))).casefold().replace(",", " ").split()
    return [word.span for word in told.words if word.content and word.form.casefold() in said]
