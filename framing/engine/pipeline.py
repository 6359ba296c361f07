"""The whole comparison, step after step: the file to read first."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations

from framing.engine import meaning, origin, tuning
from framing.engine.alignment import Alignment, Beside, align, lay, of_one_group, prepare
from framing.engine.attribution import attribute
from framing.engine.claims import extract
from framing.engine.cleaning import clean
from framing.engine.labels import label
from framing.engine.links import Links, link
from framing.engine.meaning import Encoder
from framing.engine.names import find, learn
from framing.engine.origin import Marks, Sibling
from framing.engine.overrides import Override, apply
from framing.engine.relations import Field, absences, carry, relate, seated
from framing.engine.relations.bridges import bridges
from framing.engine.relations.recounts import Count, of_one_toll, recounted, tolls_of
from framing.engine.rules import OTHER_GROUP, Duo
from framing.engine.seams import Seam, close
from framing.engine.sentences import split
from framing.engine.similarity import Prepared, to_encode
from framing.engine.speakers import Offices, name_speakers, offices, seat
from framing.engine.values import Finding, Pair, Reading, Result, Row, Status, Text
from framing.engine.words import Told, tell

End = tuple[str, str]  # Text.id of an account and the key of one of its claims
Said = Override | Seam


def read(text: Text, *, overrides: Iterable[Said] = ()) -> Reading:
    """Return what one text says by itself: its claims, with raw offsets.

    An account is read alone, so that another account changes nothing of it. What people corrected
    (`overrides`, also of other accounts) is applied where its words are still in the text: seams
    before anything else, so an override speaks of the sentences that they leave.
    """
    said = tuple(overrides)
    cleaned = clean(text.text, markup=text.markup)
    cleaned = close(text, cleaned, (each for each in said if isinstance(each, Seam)))
    sentences = split(cleaned, text.language)
    # Names before voices: a speaker is most often a name.
    mentions = find(cleaned, sentences, text.language)
    attributions = attribute(cleaned, sentences, mentions, text.language)
    claims = extract(text, cleaned, sentences, attributions, mentions)
    plain = Reading(text, cleaned, claims)
    return correct(plain, (each for each in said if isinstance(each, Override)))


def correct(reading: Reading, overrides: Iterable[Override]) -> Reading:
    """Return what `read` gives with these overrides, of a text that was read without any."""
    claims = apply(reading.text, reading.clean, reading.claims, overrides)
    # Corrections before labels: whether a word is held at length depends on the voice.
    return label(replace(reading, claims=claims))


@dataclass(frozen=True, slots=True, eq=False)
class _Account:
    """An account as far as it stands by itself, under the names learned over all of them."""

    reading: Reading
    overrides: frozenset[Said]  # it was read with
    names: Mapping[str, str]  # of this account's mentions alone
    ready: Prepared
    repeats: frozenset[frozenset[str]]
    told: Mapping[str, Told]
    tolls: Mapping[str, Count]
    speakers: Mapping[str, str]  # of its claims
    offices: Offices
    marks: Marks


@dataclass(frozen=True, slots=True, eq=False)
class _Memory:
    """What a comparison leaves for the next one of the same event."""

    encoder: Encoder | None
    accounts: Mapping[str, _Account]
    beside: Mapping[tuple[str, str], Beside]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles meanwhile.

    The engine makes millions of small values and no cycles; the looking took a tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # What was made meanwhile counts as old: else it is looked through at once, all of it.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


@_uncollected()
def compare(  # noqa: PLR0913 - each is named, and most calls need none but the texts
    texts: Iterable[Text],
    *,
    encoder: Encoder | None = None,
    earlier: Result | None = None,
    overrides: Iterable[Said] = (),
    must: Iterable[tuple[End, End]] = (),
    cannot: Iterable[tuple[End, End]] = (),
) -> Result:
    """Return what the accounts of one event share and where they differ.

    The order of the texts does not matter, their ids have to differ (ValueError). Without an
    encoder the signal "meaning" is absent. What an earlier result says of texts that are still the
    same is taken over: the answer is that of a full run, in a part of the time.

    What people said goes before the scores: `overrides` correct claims, `must` puts two claims into
    one row and has them compared like any match, `cannot` keeps two out of one row. Where a claim
    is not in the texts, what is said of it changes nothing; ValueError where they exclude each
    other.
    """
    known = _known(earlier, encoder)
    said = frozenset(overrides)
    # Sorted here, once: no later step depends on the order in which texts came.
    ordered = sorted(texts, key=lambda text: text.id)
    if len({text.id for text in ordered}) < len(ordered):
        raise ValueError("Two accounts have the same id.")
    read_as = {text.id: frozenset(o for o in said if o.account == text.id) for text in ordered}
    readings = tuple(_reading(text, read_as[text.id], known) for text in ordered)
    # Spellings are learned over all texts, one list a text: two spellings in one are two names.
    names = learn([n for claim in reading.claims for n in claim.names] for reading in readings)
    ahead = meaning.encoded(encoder, (_vectors(reading, known) for reading in readings))
    accounts = [_account(r, read_as[r.text.id], (names, ahead), known) for r in readings]
    return _aligned(accounts, link(readings, must, cannot), encoder, known)


def _aligned(
    accounts: Sequence[_Account], links: Links, encoder: Encoder | None, known: _Memory
) -> Result:
    """Lay accounts that are read beside each other."""
    readings = tuple(account.reading for account in accounts)
    siblings = origin.siblings({account.reading.text.id: account.marks for account in accounts})
    beside = {
        (one.reading.text.id, other.reading.text.id): _beside(one, other, (siblings, links), known)
        for one, other in combinations([a for a in accounts if a.reading.claims], 2)
    }
    alignment = align(
        [reading.claims for reading in readings],
        beside.values(),
        frozenset().union(*(account.repeats for account in accounts)),
        links,
    )
    spoken = {claim: key for account in accounts for claim, key in account.speakers.items()}
    speakers = seat(readings, spoken, (account.offices for account in accounts))
    told = {claim: known for account in accounts for claim, known in account.told.items()}
    # Contradictions last: a third text has those that all other steps found.
    pairs = carry(seated(_settled(alignment, told, siblings), speakers), told)
    alignment = replace(alignment, pairs=pairs)
    # Of an account without a claim, nothing can be said to be missing.
    field = Field(
        {reading.text.id: reading.text for reading in readings if reading.claims},
        frozenset(siblings),
        of_one_group(alignment.nearest, pairs),
    )
    memory = _Memory(encoder, {a.reading.text.id: a for a in accounts}, beside)
    rows = _rows(alignment, readings, field)
    return Result(readings, alignment.pairs, rows, speakers, memory)


def _settled(
    alignment: Alignment,
    told: Mapping[str, Told],
    siblings: Mapping[frozenset[str], Sibling],
) -> tuple[Pair, ...]:
    """Return the pairs; those of one row are matches, those of two rows are suggestions.

    That other accounts lead from the one claim to the other speaks for a pair too, and that theirs
    stay apart speaks against it.
    """
    row_of = alignment.row_of

    def settled(pair: Pair) -> Pair:
        in_row = row_of[pair.left] == row_of[pair.right]
        status = Status.MATCH if in_row else Status.SUGGEST
        if pair.status is status:
            return pair
        changed = replace(pair, status=status, findings=())
        return _shown(changed, relate(Duo(changed, told[pair.left], told[pair.right]), siblings))

    return tuple(map(settled, alignment.pairs))


def _known(earlier: Result | None, encoder: Encoder | None) -> _Memory:
    """Return what can be taken over: nothing from a comparison with another encoder."""
    if earlier and isinstance(earlier.memory, _Memory) and earlier.memory.encoder is encoder:
        return earlier.memory
    return _Memory(encoder, {}, {})


def _reading(text: Text, overrides: frozenset[Said], known: _Memory) -> Reading:
    before = known.accounts.get(text.id)
    if before and before.reading.text == text and before.overrides == overrides:
        return before.reading
    return read(text, overrides=overrides)


def _vectors(reading: Reading, known: _Memory) -> meaning.Told:
    """Return what is encoded of an account's claims, and its vectors where they are known."""
    before, texts = known.accounts.get(reading.text.id), to_encode(reading.claims)
    return texts, before.ready.encoded if before and before.reading is reading else None


def _account(
    reading: Reading,
    overrides: frozenset[Said],
    shared: tuple[Mapping[str, str], Encoder | None],
    known: _Memory,
) -> _Account:
    names, encoder = shared
    own = {n.key: names.get(n.key, n.key) for claim in reading.claims for n in claim.names}
    before = known.accounts.get(reading.text.id)
    if before and before.reading is reading and before.names == own:
        return before
    ready, repeats = prepare(reading, encoder=encoder, names=own)
    told = {claim.id: tell(claim, reading, own) for claim in reading.claims}
    tolls = tolls_of(told.values())
    repeats |= frozenset(recounted(tolls))
    speakers, held = name_speakers([reading], own), offices(reading, own)
    marks = origin.marks(reading)
    return _Account(reading, overrides, own, ready, repeats, told, tolls, speakers, held, marks)


def _beside(
    one: _Account,
    other: _Account,
    event: tuple[Mapping[frozenset[str], Sibling], Links],
    known: _Memory,
) -> Beside:
    """Lay two accounts beside each other and say what each pair shows."""
    siblings, links = event
    ids = one.reading.text.id, other.reading.text.id
    asked = links.between(one.told, other.told)
    before = known.beside.get(ids)
    same = all(known.accounts.get(i) is side for i, side in zip(ids, (one, other), strict=True))
    if before and same and before.links == asked:
        return before
    tolls = dict.fromkeys(of_one_toll(one.tolls, other.tolls), "toll")
    sure = bridges(one.told, other.told, {**one.speakers, **other.speakers}) | tolls
    found = lay((one.reading.claims, other.reading.claims), (one.ready, other.ready), asked, sure)
    pairs = tuple(
        _shown(pair, relate(Duo(pair, one.told[pair.left], other.told[pair.right]), siblings))
        for pair in found.pairs
    )
    return replace(found, pairs=pairs)


def _shown(pair: Pair, findings: tuple[Finding, ...]) -> Pair:
    return replace(pair, findings=findings) if findings else pair


def _tells_the_same(pair: Pair) -> bool:
    """Tell a pair that is near itself, not by way of others, and counts no other group.

    9 officers and 80 dead in all stand in one row; who has the one may lack the other.
    """
    is_near = pair.score >= tuning.ROW_MEAN
    return is_near and all(finding.rule != OTHER_GROUP.name for finding in pair.findings)


def _rows(alignment: Alignment, readings: Iterable[Reading], field: Field) -> tuple[Row, ...]:
    """Return the rows in order, each with what its matches show and who lacks it."""
    accounts = {claim.id: claim.account for reading in readings for claim in reading.claims}
    row_of = alignment.row_of
    shown: dict[int, list[Finding]] = defaultdict(list)
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in alignment.pairs:
        if pair.status is Status.MATCH and row_of[pair.left] == row_of[pair.right]:
            shown[row_of[pair.left]] += pair.findings
            if _tells_the_same(pair):
                partners[pair.left].add(pair.right)
                partners[pair.right].add(pair.left)
    return tuple(
        Row(group, (*shown[n], *absences(group, accounts, field, partners)))
        for n, group in enumerate(alignment.groups)
    )
