"""One sentence -> which known claims say it, and which say otherwise.

Each claim is laid beside the sentence by itself: its score depends on no other claim, so that it
does not matter which others an index has offered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.engine import similarity
from framing.engine.attribution import attribute
from framing.engine.claims import extract
from framing.engine.cleaning import clean
from framing.engine.meaning import Encoder
from framing.engine.names import find, learn
from framing.engine.pipeline import read
from framing.engine.relations import relate
from framing.engine.relations.speakers import message
from framing.engine.relations.statement import probability
from framing.engine.relations.topics import numbers
from framing.engine.rules import AGREEMENT, Duo
from framing.engine.tuning import ASKED_ACROSS, ASKED_MATCH, ASKED_PART, ASKED_SHORT, SUGGEST
from framing.engine.values import (
    Claim,
    Finding,
    Markup,
    Pair,
    Reading,
    Relation,
    Sentence,
    Span,
    Status,
    Text,
    Voice,
)
from framing.engine.words import items, tell

# Readings of known claims that are kept: who asks for one event meets the same claims again, and
# reading them takes a third of an answer. About 20 kB each.
KEPT: Final = 2048
_SAME: Final = (Relation.AGREEMENT, Relation.ATTRIBUTION)  # what one says who says the same


@dataclass(frozen=True, slots=True)
class Known:
    """A claim of an earlier comparison, as a sentence is looked up among many of them."""

    id: str
    text: str
    language: str
    voice: Voice = Voice.OUTLET
    speaker: str = ""
    speaker_chain: tuple[str, ...] = ()
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A known claim that is near a sentence, and what the two show beside each other."""

    id: str  # of the known claim
    score: float
    status: Status
    shares_name: bool  # without one, the claim may well be of another event
    counts_alike: bool = False  # an equal number, or another one of the same thing
    is_equal_count: bool = False  # an equal number of the same thing
    findings: tuple[Finding, ...] = ()  # of a match; left: the sentence, right: the claim


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known near a sentence."""

    claim: Claim  # what was asked for
    hits: tuple[Hit, ...]  # the nearest first


def terms(words: str, languages: Iterable[str]) -> tuple[str, ...]:
    """Return what an index keeps of a claim, or asks for: content lemmas and numbers, each once.

    Folded to Latin letters, so that a name is found in another alphabet. A sentence whose language
    is not known is taken apart in several.
    """
    found = (term for language in languages for term in similarity.terms(words, language))
    return tuple(dict.fromkeys(found))


def look_up(sentence: Text, known: Iterable[Known], *, encoder: Encoder | None = None) -> Answer:
    """Lay a sentence beside claims; the nearest first, those below a suggestion left out.

    Of several sentences the first that states something is asked for. Evidence points into the
    words of the sentence (left) and of the claim (right).
    """
    asked = _asked(sentence)
    told = [_known(claim) for claim in known]
    words = [reading.claims[0].text for reading in (asked, *told)]
    vectors = _Vectors(words, encoder) if encoder else None
    sides = _Sides(asked, vectors)
    hits = [hit for reading in told if (hit := _hit(sides, reading))]
    return Answer(asked.claims[0], tuple(sorted(hits, key=lambda hit: (-hit.score, hit.id))))


def _asked(sentence: Text) -> Reading:
    reading = read(sentence)
    if reading.claims:
        return replace(reading, claims=reading.claims[:1])
    return _whole(sentence)


def _whole(text: Text) -> Reading:
    """Read words as one claim, whatever they look like."""
    cleaned = clean(text.text, markup=text.markup)
    sentences = (Sentence(Span(0, len(cleaned.text)), 0),) if cleaned.text else ()
    mentions = find(cleaned, sentences, text.language)
    attributions = attribute(cleaned, sentences, mentions, text.language)
    claims = extract(text, cleaned, sentences, attributions, mentions)
    span = Span(0, len(text.text))
    bare = Claim(f"{text.id}:0-{span.end}", text.id, span, cleaned.text, text.language, 0)
    return Reading(text, cleaned, claims or (bare,))


@lru_cache(KEPT)
def _known(known: Known) -> Reading:
    """Read a claim again, with whose words it was in its text: there the speaker may stand afar."""
    reading = _whole(Text(known.id, known.text, known.language, markup=Markup.PLAIN))
    claim = replace(
        reading.claims[0],
        voice=known.voice,
        speaker=known.speaker or None,
        speaker_chain=known.speaker_chain,
        hedged=known.hedged,
    )
    return replace(reading, claims=(claim,))


def _hit(sides: "_Sides", told: Reading) -> Hit | None:
    """Lay one claim beside the sentence; None where it is too far."""
    asked = sides.asked
    claim, other = asked.claims[0], told.claims[0]
    names = learn([claim.names, other.names])
    left, right = sides.prepared(asked, names), sides.prepared(told, names)
    signals = similarity.signals(left, right)
    # By its own words alone: claims of other accounts that say the same are no rivals.
    scores = similarity.alone(signals, same_language=claim.language == other.language)
    score = float(scores[0, 0])
    if score < SUGGEST:
        return None
    # Of what is too short to say by words what it is about, nothing is sure; but it was asked for.
    is_sure = similarity.comparable(left, right, signals, scores)[0, 0] >= ASKED_MATCH
    status = Status.MATCH if is_sure else Status.SUGGEST
    shares_name = bool(signals["names"][0, 0] > 0)
    counts = signals["numbers"][0, 0] > 0, signals["counted"][0, 0] > 0
    hit = Hit(told.text.id, round(score, 4), status, shares_name, any(counts), all(counts))
    if not is_sure:
        return hit  # nothing is said of it
    pair = Pair(claim.id, other.id, hit.score, status, {})
    duo = Duo(pair, tell(claim, asked, names), tell(other, told, names))
    said = [
        f
        for f in relate(duo, {})
        if (f.rule != AGREEMENT.name or _is_told(duo)) and not (f.kind in _SAME and _lacks(duo))
    ]
    return replace(hit, findings=tuple(said))


def _lacks(duo: Duo) -> bool:
    """Tell whether a number is asked for and a claim gives none: it does not say that much."""
    return bool(numbers(duo.left)) and not numbers(duo.right)


def _is_told(duo: Duo) -> bool:
    """Tell whether a claim holds what was asked for, and not only its names.

    "Klee trat zurück" is not told by "Klee gab den Befehl", near as they are: of few words all have
    to stand there, and every name. Across languages names have to, and more has to speak for it.
    """
    here, there = ({w.name for w in told.words if w.name} for told in (duo.left, duo.right))
    if not duo.one_language:
        return here <= there and probability(duo) >= ASKED_ACROSS
    wanted = items(word for word in message(duo.left) if not word.name)
    is_short = len(wanted) <= ASKED_SHORT
    if is_short and not here <= there:
        return False
    held = len(wanted & items(duo.right.words))
    return held >= len(wanted) * (1 if is_short else ASKED_PART)


class _Sides:
    """What is laid side by side, ready to be compared; the sentence once for most claims."""

    def __init__(self, asked: Reading, encoder: Encoder | None) -> None:
        self.asked = asked
        self._encoder = encoder
        self._ready: dict[tuple[str, ...], similarity.Prepared] = {}

    def prepared(self, reading: Reading, names: Mapping[str, str]) -> similarity.Prepared:
        """Make a reading's one claim ready, its names in the groups of `names`."""
        if reading is not self.asked:
            return self._prepare(reading, names)
        grouped = tuple(names.get(name.key, name.key) for name in reading.claims[0].names)
        if grouped not in self._ready:
            self._ready[grouped] = self._prepare(reading, names)
        return self._ready[grouped]

    def _prepare(self, reading: Reading, names: Mapping[str, str]) -> similarity.Prepared:
        return similarity.prepare(
            reading.claims, clean=reading.clean, encoder=self._encoder, names=names
        )


class _Vectors:
    """Vectors of sentences that were all encoded in one go, which is twice as fast."""

    def __init__(self, texts: Sequence[str], encoder: Encoder) -> None:
        listed = list(dict.fromkeys(texts))
        self._rows = dict(zip(listed, encoder.encode(listed), strict=True))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the rows of texts that are among them."""
        return np.stack([self._rows[text] for text in texts])
