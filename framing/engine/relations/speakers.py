"""Who answers for a statement: the outlet itself, or somebody it reports or quotes."""

from dataclasses import replace
from itertools import product

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import without
from framing.engine.rules import ASSERTED, OTHER_SPEAKER, Duo, Rule
from framing.engine.values import Finding, Quantity, Span, Voice
from framing.engine.words import Told, Word, items, lemma_of, once


def find(duo: Duo) -> Finding | None:
    """Return the difference in attribution between two claims of one statement."""
    own = [told.claim.voice is Voice.OUTLET for told in (duo.left, duo.right)]
    if all(own) or _mentions(duo.left, duo.right) or _mentions(duo.right, duo.left):
        return None
    if any(own):
        return _asserted(duo)
    return _finding(duo, OTHER_SPEAKER) if differ(duo) else None


def _mentions(told: Told, other: Told) -> bool:
    """Tell whether a claim has the other one's speaker in its words: "X spoke of …"."""
    speakers, words = tuple(lemmas(other)), _all_lemmas(told)
    # `_is_one` of every two, a tuple of endings at a time.
    return (
        any(word.endswith(speakers) for word in words)
        or any(who.endswith(words) for who in speakers)
        or not told.items.isdisjoint(names(other))
    )


@once
def _all_lemmas(told: Told) -> tuple[str, ...]:
    return tuple(word.lemma for word in told.words)


def _is_one(one: str, other: str) -> bool:
    """Tell whether two words may name one speaker: the one ends as the other ("…anwaltschaft")."""
    return one.endswith(other) or other.endswith(one)


def _is_of_one(one: str, other: str) -> bool:
    """Tell whether two offices may be of one house: "Polizei" and "Polizeisprecherin"."""
    short, long = sorted((one, other), key=len)
    is_begun = len(short) >= tuning.SPELLING_STEM and long.startswith(short)
    return is_begun or _is_one(one, other)


def _asserted(duo: Duo) -> Finding | None:
    """The outlet's own word, unless it keeps its distance, against somebody else's."""
    for told in (duo.left, duo.right):
        if told.claim.voice is Voice.OUTLET and told.claim.hedged:
            return None
        if told.claim.voice is not Voice.OUTLET and (_is_act(told) or not told.claim.speaker):
            return None
    return _finding(duo, ASSERTED) if _is_near(duo) else None


def _is_near(duo: Duo) -> bool:
    """Tell a match that a figure holds together, or one that is sure and near without the names.

    Who asserts what nobody else reports would be said to have asserted it. Suggestions are asked
    for their labels alone; without vectors nothing tells how near a match is.
    """
    signals = duo.pair.signals
    if not duo.is_match or "bare_meaning" not in signals or signals.get("numbers", 0.0) > 0:
        return True
    score, meaning = tuning.ASSERTED_NEAR
    return duo.pair.score >= score and signals["bare_meaning"] >= meaning


def _is_act(told: Told) -> bool:
    """Tell "warned", "demanded": whoever tells of that tells of an act, not of what is said."""
    language = told.claim.language
    acts = lexicons.words("speakers", language, "acts")
    cues = told.claim.cue.replace(",", " ").split()
    return any(lemma_of(cue, language) in acts for cue in cues)


def differ(duo: Duo) -> bool:
    """Tell whether the speakers are known and none of the one side can be one of the other."""
    left, right = lemmas(duo.left), lemmas(duo.right)
    if not left or not right or any(_is_one(*pair) for pair in product(left, right)):
        return False
    one, other = names(duo.left), names(duo.right)
    if one and other:
        return not one & other
    # A bare name may be that of any office, and offices are not translated.
    pairs = list(product(offices(duo.left), offices(duo.right)))
    are_other = bool(pairs) and not any(_is_of_one(*pair) for pair in pairs)
    return are_other and duo.one_language and not _is_generic(duo.left, duo.right)


def given_by(duo: Duo, left: Quantity, right: Quantity) -> Duo:
    """Return the pair as if each claim were in the words of who gives this figure of it."""
    return Duo(duo.pair, _as_given(duo.left, left), _as_given(duo.right, right))


def _as_given(told: Told, quantity: Quantity) -> Told:
    if not quantity.source:
        return told
    chain = (quantity.source,)
    return replace(told, claim=replace(told.claim, speaker=chain[0], speaker_chain=chain, frame=()))


def may_be_one(duo: Duo) -> bool:
    """Tell whether a speaker of either side is named alike; offices are not translated."""
    couples = product(lemmas(duo.left), lemmas(duo.right))
    return duo.one_language and any(_is_one(*couple) for couple in couples)


def _is_generic(*sides: Told) -> bool:
    return any(
        lemmas(told) & lexicons.words("speakers", told.claim.language, "generic") for told in sides
    )


@once
def names(told: Told) -> frozenset[str]:
    """Return the common keys of the speakers that are names."""
    chain = " ".join(_chain(told)).casefold()
    return frozenset(
        told.names.get(mention.key, mention.key)
        for mention in told.claim.names
        if mention.surface.casefold() in chain
    )


@once
def offices(told: Told) -> frozenset[str]:
    """Return what a claim's speakers are, by the nouns beside their names: "Landrätin"."""
    named = {form for mention in told.claim.names for form in mention.surface.split()}
    framed = {
        word.lemma
        for word in told.words
        if word.content
        and word.form[0].isupper()
        and any(_holds(f, word) for f in told.claim.frame)
    }
    return (lemmas(told) | framed) - {lemma_of(form, told.claim.language) for form in named}


def _holds(span: Span, word: Word) -> bool:
    return span.start <= word.span.start and word.span.end <= span.end


@once
def lemmas(told: Told) -> frozenset[str]:
    """Return the words that describe a claim's speakers, as lemmas."""
    language = told.claim.language
    found = {lemma_of(form, language) for name in _chain(told) for form in name.split()}
    return frozenset(found - lexicons.words("function", language, "words"))


def _chain(told: Told) -> tuple[str, ...]:
    claim = told.claim
    return claim.speaker_chain or ((claim.speaker,) if claim.speaker else ())


@once
def reporting(told: Told) -> list[Word]:
    """Return the words of the claim that say who says it, as far as they stand in it."""
    said = " ".join((told.claim.cue, *_chain(told))).casefold().replace(",", " ").split()
    words = told.words if said else ()
    return [word for word in words if word.content and word.form.casefold() in said]


@once
def framing_of(told: Told) -> frozenset[Word]:
    """Return the words that only say who says it, with the whole clause where it is one.

    "…, sagte sie am Sonntag": the day belongs to the saying, not to what is said.
    """
    said = reporting(told)
    if not said and not told.claim.frame:
        return frozenset()
    frame = {word for word in told.words if any(_holds(span, word) for span in told.claim.frame)}
    cues = set(told.claim.cue.casefold().split())
    clauses = {word.clause for word in (*frame, *said) if word.form.casefold() in cues}
    # The speaker's name may stand elsewhere too, as one of those that it is about.
    frame |= {word for word in said if word.clause in clauses or not clauses}
    if told.claim.voice is not Voice.OUTLET and len(told.clauses) > 1:
        frame |= {word for word in told.words if word.clause in clauses}
    return frozenset(frame)


def drops_source(duo: Duo) -> bool:
    """Tell whether one claim asserts what the other reports; who leaves the source out, differs."""
    found = find(duo)
    return found is not None and found.rule == ASSERTED.name


@once
def message(told: Told) -> tuple[Word, ...]:
    """Leave out who says it: two things that one man said are not one thing."""
    return without(told.words, reporting(told))


@once
def content(told: Told) -> frozenset[str]:
    """Return what the words of a message are compared by."""
    return items(message(told))


def _finding(duo: Duo, rule: Rule) -> Finding:
    left, right = duo.left, duo.right
    return duo.finding(
        rule,
        [word.span for word in reporting(left)],
        [word.span for word in reporting(right)],
        voices=[left.claim.voice.value, right.claim.voice.value],
        speakers=[left.claim.speaker, right.claim.speaker],
        cues=[left.claim.cue, right.claim.cue],
    )
