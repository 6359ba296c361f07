"""The whole comparison, step after step: the file to read first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from framing.engine import origin
from framing.engine.alignment import Alignment, align
from framing.engine.attribution import attribute
from framing.engine.claims import extract
from framing.engine.cleaning import clean
from framing.engine.meaning import Encoder
from framing.engine.names import find, learn
from framing.engine.relations import Field, absences, relate
from framing.engine.rules import Duo
from framing.engine.sentences import split
from framing.engine.values import Finding, Pair, Reading, Result, Row, Status, Text
from framing.engine.words import Told, tell


def read(text: Text) -> Reading:
    """Return what one text says by itself: its claims, with raw offsets.

    An account is read alone, so that another account changes nothing of it.
    """
    cleaned = clean(text.text, markup=text.markup)
    sentences = split(cleaned, text.language)
    # Names before voices: a speaker is most often a name.
    mentions = find(cleaned, sentences, text.language)
    attributions = attribute(cleaned, sentences, mentions, text.language)
    return Reading(text, cleaned, extract(text, cleaned, sentences, attributions, mentions))


def compare(texts: Iterable[Text], *, encoder: Encoder | None = None) -> Result:
    """Return what the accounts of one event share and where they differ.

    The order of the texts does not matter, their ids have to differ (ValueError). Without an
    encoder the signal "meaning" is absent.
    """
    # Sorted here, once: no later step depends on the order in which texts came.
    readings = tuple(read(text) for text in sorted(texts, key=lambda text: text.id))
    if len({reading.text.id for reading in readings}) < len(readings):
        raise ValueError("Two accounts have the same id.")
    # Spellings are learned over all texts: one writes Kowalenko, the next Kovalenko.
    # One list a text, not a claim: two spellings in one text are two names.
    names = learn([n for claim in reading.claims for n in claim.names] for reading in readings)
    alignment = align(readings, encoder=encoder, names=names)
    siblings = origin.siblings(readings)
    told = {c.id: tell(c, reading, names) for reading in readings for c in reading.claims}
    pairs = tuple(
        replace(pair, findings=relate(Duo(pair, told[pair.left], told[pair.right]), siblings))
        for pair in alignment.pairs
    )
    # Of an account without a claim, nothing can be said to be missing.
    field = Field(
        {reading.text.id: reading.text for reading in readings if reading.claims},
        frozenset(siblings),
        alignment.nearest,
    )
    return Result(readings, pairs, _rows(alignment, pairs, told, field))


def _rows(
    alignment: Alignment, pairs: Sequence[Pair], told: Mapping[str, Told], field: Field
) -> tuple[Row, ...]:
    """Return the rows in order, each with what its matches show and who lacks it."""
    accounts = {claim: told[claim].claim.account for claim in told}
    row_of = {claim: n for n, group in enumerate(alignment.groups) for claim in group}
    shown: dict[int, list[Finding]] = defaultdict(list)
    for pair in pairs:
        if pair.status is Status.MATCH and row_of[pair.left] == row_of[pair.right]:
            shown[row_of[pair.left]] += pair.findings
    return tuple(
        Row(group, (*shown[n], *absences(group, accounts, field)))
        for n, group in enumerate(alignment.groups)
    )
