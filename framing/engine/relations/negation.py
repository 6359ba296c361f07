"""One claim denies what the other states."""

from collections.abc import Sequence

from framing.engine import lexicons, tuning
from framing.engine.relations.clauses import Clause, alike, bar_for, facing, is_vetoed, without
from framing.engine.rules import NEGATION, PREFIX, Duo
from framing.engine.values import Finding
from framing.engine.words import Told, Word, items

_PREFIXES = ("un", "in", "im", "не")


def find(duo: Duo) -> Finding | None:
    """Return the contradiction by negation between two claims, if there is one."""
    if is_vetoed(duo):
        return None
    # Where both claims deny something, which denial faces which is a guess: asking for one alone
    # raised the precision on XNLI de from .78 to .80 and left no false alarm on STS-B paraphrases.
    one_denies = _denies(duo.left) is not _denies(duo.right)
    for left, right in facing(duo):
        found = (one_denies and _turned_round(duo, left, right)) or _prefixed(duo, left, right)
        if found:
            return found
    return _across(duo) if one_denies else None


def _across(duo: Duo) -> Finding | None:
    """Return a denial that stands in a sure match of two languages, each claim being one clause."""
    if duo.one_language or not duo.is_sure or len(duo.left.clauses) + len(duo.right.clauses) > 2:
        return None
    sides = [turners(told.words, told.claim.language) for told in (duo.left, duo.right)]
    is_near = duo.pair.signals.get("meaning", 0.0) >= tuning.NEGATION_MEANING
    if not is_near or len(sides[0]) % 2 == len(sides[1]) % 2:
        return None
    return duo.finding(NEGATION, *([word.span for word in side] for side in sides), shared=[])


def turners(clause: Sequence[Word], language: str) -> tuple[Word, ...]:
    """Return the words that turn a clause round; two of them turn it back."""
    listed = lexicons.words("negation", language, "negators")
    denials = lexicons.words("negation", language, "denials")
    return tuple(
        word
        for place, word in enumerate(clause)
        if word.lemma in denials
        or (
            (word.lemma in listed or word.form.endswith(("n't", "n’t")))
            and not _is_harmless(clause[place:], language)
        )
    )


def _is_harmless(words: Sequence[Word], language: str) -> bool:
    said = " ".join(word.lemma for word in words[:4]) + " "
    phrases = lexicons.words("negation", language, "harmless")
    return any(said.startswith(f"{phrase} ") for phrase in phrases)


def _denies(told: Told) -> bool:
    soft = lexicons.words("negation", told.claim.language, "soft")
    return bool(turners(told.words, told.claim.language)) or any(
        word.lemma in soft for word in told.words
    )


def is_turned(clause: Sequence[Word], language: str) -> bool:
    """Tell whether a clause says that something is not so."""
    return len(turners(clause, language)) % 2 == 1


def _turned_round(duo: Duo, left: Clause, right: Clause) -> Finding | None:
    language, other = duo.left.claim.language, duo.right.claim.language
    if is_turned(left, language) is is_turned(right, other):
        return None
    lefts, rights = turners(left, language), turners(right, other)
    one, two = without(left, lefts), without(right, rights)
    bar = max(bar_for(left, duo.left), bar_for(right, duo.right))
    if not alike(one, two, overlap=bar, shared=tuning.CLAUSE_SHARED):
        return None
    if not (_targets(left, lefts) <= items(two) and _targets(right, rights) <= items(one)):
        return None
    return duo.finding(
        NEGATION,
        [word.span for word in lefts],
        [word.span for word in rights],
        shared=sorted(items(one) & items(two)),
    )


def _targets(clause: Clause, turning: Sequence[Word]) -> frozenset[str]:
    """What is denied: the next content word after each negation, else the one before it."""
    found: set[str] = set()
    for word in turning:
        place = clause.index(word)
        after = [w for w in clause[place + 1 :] if w.content]
        before = [w for w in clause[:place] if w.content]
        found |= items(after[:1] or before[-1:])
    return frozenset(found)


def _prefixed(duo: Duo, left: Clause, right: Clause) -> Finding | None:
    for one in left:
        for two in right:
            if _is_prefixed(one, two) and alike(
                without(left, [one]),
                without(right, [two]),
                overlap=max(bar_for(left, duo.left), bar_for(right, duo.right)),
                shared=tuning.CLAUSE_SHARED,
            ):
                return duo.finding(PREFIX, [one.span], [two.span], words=[one.form, two.form])
    return None


def _is_prefixed(one: Word, two: Word) -> bool:
    short, long = sorted((one.form, two.form), key=len)
    return len(short) >= tuning.PREFIX_STEM and long in {prefix + short for prefix in _PREFIXES}
