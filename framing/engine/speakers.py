"""Speakers under the names that a text gives them -> one key for each who speaks in the event."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from framing.engine import lexicons
from framing.engine.names.spelling import distance, skeleton, sound
from framing.engine.names.spelling import key as spelled
from framing.engine.names.words import is_common
from framing.engine.tuning import OFFICE_HALF
from framing.engine.values import Claim, Mention, Reading
from framing.engine.words import lemma_of

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
# Leads from a word, in its dictionary form, to the keys of the names before which a text puts it.
Offices = Mapping[str, frozenset[str]]

_LAST_WORD = re.compile(rf"{_WORD.pattern}\Z")


def name_speakers(readings: Iterable[Reading], names: Mapping[str, str]) -> dict[str, str]:
    """Return the key of whoever is nearest said to say it, for each claim that names somebody.

    `names` are the common keys that names.learn found. A speaker who ends in a name has the key of
    that name. An office that stands before one name alone in the same text ("Präsident Kowalenko")
    has the key of that name too; any other is known by its words in their dictionary form, an
    English one by those of the German office, where it is listed.
    """
    return {claim: key for reading in readings for claim, key in _name_speakers_of(reading, names)}


def offices(reading: Reading, names: Mapping[str, str]) -> Offices:
    """Return the keys of the names before which a text puts each word, in its dictionary form.

    Most of these words are no offices; no speaker has their words for a key.
    """
    return {
        office: frozenset(names.get(key, key) for key in named)
        for office, named in _holders(reading).items()
    }


def seat(
    readings: Iterable[Reading], speakers: Mapping[str, str], held: Iterable[Offices]
) -> dict[str, str]:
    """Return the keys of `name_speakers`, with offices that another text gives a name.

    "Kowalenko sagte … Der Präsident sagte …" is one man if any text has "Präsident Kowalenko", or
    "President Kovalenko"; of two presidents it is the one who spoke last.
    """
    known: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for table in held:
        for office, named in table.items():
            kept = known[skeleton(spelled(office))]
            kept[office] = kept.get(office, frozenset()) | named
    found = dict(speakers)
    for reading in readings:
        last = ""
        for claim in reading.claims:
            if (said := found.get(claim.id)) is None:
                continue
            if last in _holders_of(said, known) and _is_bare(claim):
                found[claim.id] = last
            last = found[claim.id]
    return found


def _holders_of(office: str, known: Mapping[str, Mapping[str, frozenset[str]]]) -> set[str]:
    """Return who holds an office, of another language too: "Präsident", "president"."""
    said = spelled(office)
    alike = known.get(skeleton(said), {}).items()
    return {
        name
        for other, named in alike
        for name in named
        if distance(sound(said), sound(spelled(other))) <= 1
    }


def _is_bare(claim: Claim) -> bool:
    """Tell "der Präsident" from "der russische Präsident", who may be another than spoke last."""
    office = (claim.speaker or "").casefold()
    words = _WORD.findall(claim.text)
    before = [one for one, word in pairwise(words) if word.casefold().startswith(office)]
    return not _content(before[:1], claim.language)


def _name_speakers_of(reading: Reading, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    language = reading.text.language
    mentions = {m.surface.casefold(): m for claim in reading.claims for m in claim.names}
    longest_first = sorted(mentions.items(), key=lambda item: (-len(item[1].surface), item[0]))
    owners = _owners(reading)
    offices_in_german = lexicons.load("offices").get(language, {})
    keys: dict[str, str] = {}
    for claim in reading.claims:
        if claim.speaker is None:
            continue
        if claim.speaker not in keys:
            said = claim.speaker.casefold()
            ending = (m for surface, m in longest_first if said.endswith(surface))
            named = next((m for m in ending if _is_named(said, m, language)), None)
            words = " ".join(_content(_WORD.findall(claim.speaker), language))
            owner = named or owners.get(words)
            office = offices_in_german.get(words, words)
            keys[claim.speaker] = names.get(owner.key, owner.key) if owner else office
        if keys[claim.speaker]:
            yield claim.id, keys[claim.speaker]


def _is_named(speaker: str, mention: Mention, language: str) -> bool:
    """Tell whether a speaker who ends in a name is that name, with or without a title before it.

    "Polizeichef von Nordhafen" and "Hafenamt Nordhafens" are not the place they end in.
    """
    if _is_office(mention, language):
        return False
    title = speaker.removesuffix(mention.surface.casefold())
    is_title = title.endswith(" ") and _is_nominative(mention)
    return not title or (is_title and not _has_small_word(title, language))


def _is_office(mention: Mention, language: str) -> bool:
    """Tell an office of a place: "Polizeichef von Nordhafen" reads like a name with "von"."""
    first = mention.surface.partition(" ")[0]
    halves = (
        (first[:at], first[at:].title()) for at in range(OFFICE_HALF, len(first) - OFFICE_HALF + 1)
    )
    is_noun = is_common(first, language) or any(
        is_common(head, language) and is_common(tail, language) for head, tail in halves
    )
    return is_noun and _has_small_word(mention.surface, language)


def _is_nominative(mention: Mention) -> bool:
    return spelled(mention.surface).split()[-1:] == mention.key.split()[-1:]


def _has_small_word(words: str, language: str) -> bool:
    """Tell whether a preposition or the like stands behind the first word, which may be "der"."""
    later = _WORD.findall(words)[1:]
    return len(_content(later, language)) < len(later)


def _content(words: Iterable[str], language: str) -> list[str]:
    small = lexicons.words("function", language, "words")
    lemmas = [lemma_of(word, language) for word in words]
    return [lemma for lemma in lemmas if lemma not in small]


def _owners(reading: Reading) -> dict[str, Mention]:
    """Find whom each office of one word belongs to: the one name before which the text puts it."""
    return {
        office: next(iter(named.values()))
        for office, named in _holders(reading).items()
        if len(named) == 1
    }


def _holders(reading: Reading) -> Mapping[str, dict[str, Mention]]:
    """Return the names before which the text puts each word, by their keys."""
    found: dict[str, dict[str, Mention]] = defaultdict(dict)
    for claim in reading.claims:
        for mention in claim.names:
            for office in _words_before(claim.text, mention, reading.text.language):
                found[office][mention.key] = mention
    return found


def _words_before(text: str, mention: Mention, language: str) -> Iterator[str]:
    """Yield the words right before a name, each time that the text has it."""
    sought = f" {mention.surface}"
    at = text.find(sought)
    while at >= 0:
        behind = at + len(sought)
        before = _LAST_WORD.search(text[:at].rpartition(" ")[2])
        if before and not text[behind : behind + 1].isalnum():
            yield lemma_of(before[0], language)
        at = text.find(sought, behind)
