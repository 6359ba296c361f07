"""Named signals of a contradiction: each says one thing that a reader could check."""

from collections.abc import Mapping

from framing.engine import tuning
from framing.engine.relations.evidence import roles
from framing.engine.relations.evidence.grammar import is_noun, is_verb
from framing.engine.relations.evidence.observed import Observed
from framing.engine.relations.evidence.turning import NEGATOR, has_exception, is_partial, turns
from framing.engine.words import Told, Word


def signals(seen: Observed) -> Mapping[str, float]:
    """Return the signals that are not 0."""
    found = {**_denied(seen), **_opposed(seen), **_slots(seen), **_context(seen)}
    return {name: round(float(value), 4) for name, value in found.items() if value}


def _is_quiet(seen: Observed) -> bool:
    """Tell whether nothing shows other days, other parts, an order or a condition."""
    return not (
        seen.is_other_time
        or any(is_partial(told) for told in seen.tolds)
        or seen.either("sequence")
        or seen.either("conditions")
    )


def _is_of_another(seen: Observed) -> bool:
    return seen.is_other_subject or seen.left_over(_is_name)


def _is_name(told: Told, word: Word) -> bool:
    return word in told.words and bool(word.name)


def _is_thing(told: Told, word: Word) -> bool:
    """Tell a noun that names no time."""
    return is_noun(told, word) and word not in roles.time_words(told)


def _odd(counts: list[int]) -> bool:
    return counts[0] % 2 != counts[1] % 2


def _denied(seen: Observed) -> dict[str, float]:
    negated = [hit for hit in seen.hits if hit.turn.kind == NEGATOR]
    is_odd = _odd(seen.count())
    excepted = any(has_exception(told) for told in seen.tolds)
    sure = any(hit.is_whole for hit in negated) and is_odd and not excepted
    denied = sure and _is_quiet(seen) and not seen.left_over(_is_name)
    refused = (
        any(hit.turn.kind != NEGATOR for hit in seen.hits)
        and is_odd
        and not negated
        and not seen.opposed
        and not _is_of_another(seen)
        and not seen.is_other_time
    )
    aside = any(hit.is_aside for hit in negated) and is_odd and not excepted
    part = bool(seen.parts) and _odd(seen.count(NEGATOR)) and _is_quiet(seen) and not excepted
    others = seen.left_over(is_noun) or seen.left_over(_is_name)
    return {
        "denied": denied,
        "denied_perhaps": bool(negated) and is_odd and not denied,
        "denied_rest": denied and seen.rest,
        "denied_order": denied and seen.order,
        "denied_other_verb": denied and seen.left_over(is_verb),
        "denied_verb": denied and any(hit.is_whole and hit.has_verb for hit in negated),
        "denied_other_noun": denied and seen.left_over(is_noun) and seen.order,
        "denied_again": denied and seen.one_only("again"),
        "refused": refused,
        "refused_rest": refused and seen.rest,
        "refused_other_verb": refused and seen.left_over(is_verb),
        "aside": aside,
        "aside_other": aside and others,
        "part": part,
        "part_other": part and others,
    }


def _opposed(seen: Observed) -> dict[str, float]:
    is_even = not _odd(seen.count(NEGATOR))
    any_opposed = bool(seen.opposed)
    opposed = (
        any_opposed
        and is_even
        and not seen.is_converse
        and not _is_of_another(seen)
        and _is_quiet(seen)
    )
    verbs = any(is_verb(seen.duo.left, a) and is_verb(seen.duo.right, b) for a, b in seen.opposed)
    particle = bool(seen.particles) and is_even and not _is_of_another(seen) and _is_quiet(seen)
    return {
        "opposed": opposed,
        "opposed_perhaps": any_opposed and not opposed,
        "opposed_rest": opposed and seen.rest,
        "opposed_order": opposed and seen.order,
        "opposed_two": opposed and len(seen.opposed) > 1,
        "opposed_verb": opposed and verbs,
        "opposed_turned": opposed and _odd(seen.count()),
        "opposed_swapped": opposed and seen.is_swapped,
        "opposed_other_noun": opposed and seen.left_over(is_noun) and seen.order,
        "opposed_again": opposed and seen.one_only("again"),
        "particle": particle,
        "particle_order": particle and seen.order,
    }


def _slots(seen: Observed) -> dict[str, float]:
    """Look at who, where, when and why only where nothing else differs."""
    alone = not (
        seen.hits
        or seen.opposed
        or _odd(seen.count(NEGATOR))
        or seen.particles
        or seen.either("sequence")
    )
    same_verb = not seen.left_over(is_verb)
    also = seen.either("also")
    only = seen.one_only("exclusive")
    left, right = seen.replaced
    swapped = alone and same_verb and seen.order > tuning.REPLACED_ORDER and bool(left)
    names = swapped and any(word.name for word in left) and any(word.name for word in right)
    noun = swapped and not names and seen.changes == 1
    named = alone and seen.rest > tuning.NAMED_REST and seen.is_other_named_subject
    other_time = seen.is_other_time or seen.is_other_date
    timed = alone and other_time and same_verb and not seen.left_over(_is_thing)
    why = seen.is_other_reason and not also
    sole = only and seen.left_over(is_noun) and not also
    return {
        "replaced_name": names,
        "replaced_name_order": names and seen.order,
        "replaced_noun": noun,
        "replaced_noun_order": noun and seen.order,
        "replaced_noun_sole": noun and only,
        "named": named,
        "named_other_verb": named and not same_verb,
        "timed": timed,
        "timed_perhaps": alone and seen.is_other_time and not timed,
        "timed_rest": timed and seen.rest,
        "why": why,
        "why_rest": why and seen.rest,
        "why_sole": why and only,
        "sole": sole,
        "sole_rest": sole and seen.rest,
    }


def _context(seen: Observed) -> dict[str, float]:
    return {
        "also": seen.either("also"),
        "hedged": seen.duo.left.claim.hedged is not seen.duo.right.claim.hedged,
        "both_turned": all(turns(told) for told in seen.tolds),
        "turned_opposite": seen.turned_opposites,
        "rest": seen.rest,
        "order": seen.order,
    }
