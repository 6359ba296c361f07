"""A claim's words as evidence sees them: whole verbs, word classes, lists."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from itertools import pairwise
from typing import Any, Final, TypeVar

from framing.engine import lexicons
from framing.engine.words import Told, Word

_IDLE: Final = ("negators", "without", "framing", "prepositions", "fillers")
T = TypeVar("T")
Phrases = Mapping[str, list[tuple[int, frozenset[str], T]]]
_WITH_ZU: Final = re.compile(r"([a-zäöüß]{2,8})zu([a-zäöüß]{3,}n)")
_PARTICIPLE: Final = re.compile(r"(?:ver|über|be|er|zer|ent|unter|wider)[a-zäöüß]{3,}t")


def per_claim(make: Callable[[Told], T]) -> Callable[[Told], T]:
    """Keep what a function says of a claim with the claim: it stands in many pairs."""
    name = f"_{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(told: Told) -> T:
        found: dict[str, Any] = told.__dict__
        if name not in found:
            found[name] = make(told)
        result: T = found[name]
        return result

    return kept


def lower(word: Word) -> str:
    """Return a word as it stands, in small letters."""
    return word.form.lower()


def is_in(told: Told, word: Word, group: str) -> bool:
    """Tell whether a list of the lexicon holds a word in one of its forms."""
    return word in members(told, group)


def members(told: Told, group: str) -> frozenset[Word]:
    """Return the words of a claim that a list holds; of "rule out" the verb."""
    kept: dict[str, frozenset[Word]] = told.__dict__.setdefault("_evidence_members", {})
    if group not in kept:
        listed = _words(told.claim.language, group)
        alone = {w for w, said in forms(told).items() if not said.isdisjoint(listed)}
        kept[group] = frozenset(alone | {w for w, two in _phrasal(told) if two in listed})
    return kept[group]


@per_claim
def _phrasal(told: Told) -> list[tuple[Word, str]]:
    """Return each word of an English claim with the one behind it: "rule out", "turn down"."""
    if told.claim.language != "en":
        return []
    return [(word, f"{word.lemma} {lower(after)}") for word, after in pairwise(told.words)]


def _words(language: str, group: str) -> frozenset[str]:
    return lexicons.words("evidence", language, group)


@per_claim
def forms(told: Told) -> dict[Word, frozenset[str]]:
    """Lead from each word to what it may be listed under: its form, its lemma, its whole verb."""
    return {w: frozenset((w.lemma, lower(w), whole(told, w))) for w in told.words}


def by_longest(phrases: Iterable[tuple[frozenset[str], T]]) -> Phrases[T]:
    """Lead from a phrase's longest word, which few clauses hold, to the phrase and its place."""
    found: defaultdict[str, list[tuple[int, frozenset[str], T]]] = defaultdict(list)
    for place, (words, meant) in enumerate(phrases):
        found[max(words, key=lambda word: (len(word), word))].append((place, words, meant))
    return dict(found)


def held(listed: Mapping[str, Word], phrases: Phrases[T]) -> list[tuple[frozenset[str], T]]:
    """Return the phrases of which all words are listed, in the order of their places."""
    may_be = sorted(entry for word in phrases.keys() & listed.keys() for entry in phrases[word])
    return [(words, meant) for _, words, meant in may_be if words <= listed.keys()]


def whole(told: Told, word: Word) -> str:
    """Return what a word is compared by; a parted verb counts with its prefix."""
    if word.name:
        return word.name
    return parted(told)[word][1] if word in parted(told) else _mended(word, told.claim.language)


def _mended(word: Word, language: str) -> str:
    """Return the lemma, also of German forms that the dictionary lacks."""
    if language != "de" or word.lemma != word.form:
        return word.lemma
    return _infinitive(word.form)


@lru_cache(maxsize=65536)
def _infinitive(form: str) -> str:
    """Undo "mitzusingen" and "überlebt"."""
    split = _WITH_ZU.fullmatch(form)
    if split and split[1] in _words("de", "prefixes"):
        return split[1] + split[2]
    if not _PARTICIPLE.fullmatch(form):
        return form
    return form[:-1] + ("n" if form[:-1].endswith(("er", "el")) else "en")


def is_infinitive_with_zu(word: Word) -> bool:
    """Tell "aufzuheben", which opens what somebody is to do or not to do."""
    split = _WITH_ZU.fullmatch(word.form)
    return bool(split) and split is not None and split[1] in _words("de", "prefixes")


@per_claim
def parted(told: Told) -> dict[Word, tuple[Word, str]]:
    """Lead from a German verb to the prefix that closes its clause, and to the whole verb."""
    found: dict[Word, tuple[Word, str]] = {}
    for clause in told.clauses if told.claim.language == "de" else ():
        if not clause or lower(clause[-1]) not in _words("de", "prefixes"):
            continue
        prefix = clause[-1]
        verb = next((w for w in clause[:-1] if is_verb(told, w) and _is_bent(w)), None)
        if verb is not None:
            found[verb] = prefix, lower(prefix) + verb.lemma
    return found


def _is_bent(word: Word) -> bool:
    """Tell a finite verb: its lemma ends as infinitives do and is not what stands there."""
    return word.lemma.endswith("n") and word.lemma != lower(word)


def is_noun(told: Told, word: Word) -> bool:
    """Tell a German noun that is no name by its capital; in English nothing shows it."""
    return told.claim.language == "de" and word.form[0].isupper() and not word.name


def is_verb(told: Told, word: Word) -> bool:
    """Take for a predicate what is neither noun, name nor number: verbs and adjectives."""
    return word.content and not word.name and not is_noun(told, word)


@per_claim
def content(told: Told) -> tuple[Word, ...]:
    """Return the words that say something, each once; what only frames or denies does not."""
    aside = {prefix for prefix, _ in parted(told).values()}
    idle = frozenset().union(*(members(told, group) for group in _IDLE))
    found: dict[str, Word] = {}
    for word in told.words:
        says = word.content and (bool(word.name) or word not in idle)
        if (says or word.form[0].isdigit()) and word not in aside:
            found.setdefault(whole(told, word), word)
    return tuple(found.values())


def has(told: Told, group: str) -> bool:
    """Tell whether a claim holds a word of a list."""
    return bool(members(told, group))
