"""What a person corrects of the claims in one sentence of an account.

The present state stands in `Correction`, what became of it in the journal; it goes into the next
run, which is asked for at once.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from framing import engine
from framing.comparisons.build import text_of
from framing.comparisons.models import Arrangement, Correction, Decision, Finding, words_of
from framing.comparisons.saying import OvertakenError, last_said, lock, save
from framing.comparisons.tasks import request_comparison
from framing.comparisons.wishes import override_of, seam_of
from framing.events.models import Account
from framing.journal import log
from framing.journal.models import Entry

CORRECTED: Final = "claim-corrected"
UNDONE: Final = "claim-undone"
ACTIONS: Final = (CORRECTED, UNDONE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an account: the claim in it as read, and the claims as people say."""

    read: engine.Claim
    text: engine.Reading  # the whole text as read, of which it is a sentence
    claims: tuple[engine.Claim, ...] = ()
    correction: Correction | None = None  # also one that was taken back
    is_joined: bool = False  # over the edge of two blocks, by a person

    @property
    def is_corrected(self) -> bool:
        """Whether it stands otherwise than it was read."""
        return bool(self.correction and self.correction.stands)

    @property
    def is_dropped(self) -> bool:
        """Whether a person took it for no claim."""
        return bool(self.correction and self.correction.dropped)

    @property
    def parts(self) -> tuple[engine.Part, ...]:
        """The parts that stand: as corrected, else the one whole sentence."""
        if self.correction and self.correction.parts:
            return override_of(self.correction).parts
        return (engine.Part(0, len(engine.words_in(self.read.text))),)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a person wants a sentence read, and what they had before them."""

    key: str  # of its claim as read
    parts: Sequence[engine.Part]  # none: as read, unless it is dropped
    note: str = ""
    seen: int = 0  # the version of the correction, 0 for none
    dropped: bool = False  # no claim at all
    joined: bool = False  # the key is that of a seam, over which two blocks are one


def sentences_of(account: Account) -> list[Sentence]:
    """The sentences of an account that hold claims, as they stand now; read anew, not stored."""
    if account.current_version is None:
        return []
    text = text_of(account.current_version)
    kept = {each.key: each for each in account.corrections.select_related("account", "decided_by")}
    seams = [seam for each in kept.values() if each.joined and (seam := seam_of(each))]
    joined = [place.second for place in engine.torn(text) if place.seam in seams] if seams else []
    plain = engine.read(text, overrides=seams)
    overrides = [override_of(each) for each in kept.values() if each.stands and not each.joined]
    claims = engine.correct(plain, overrides).claims if overrides else plain.claims
    return [
        Sentence(
            claim,
            plain,
            tuple(c for c in claims if claim.span.start <= c.span.start < claim.span.end),
            kept.get(claim.key),
            any(claim.span.start < part.start < claim.span.end for part in joined),
        )
        for claim in plain.claims
    ]


def lost_of(account: Account, sentences: Sequence[Sentence] | None = None) -> list[Correction]:
    """Corrections whose sentence the account has no longer; they are kept.

    Its `sentences` are read where they are not given.
    """
    kept = list(account.corrections.standing().select_related("decided_by", "event", "account"))
    if not kept:
        return []
    there = {each.read.key for each in (sentences_of(account) if sentences is None else sentences)}
    if any(each.joined for each in kept) and account.current_version:
        there |= {place.seam.key for place in engine.torn(text_of(account.current_version))}
    return [each for each in kept if each.key not in there]


def parts_as(sentence: Sentence, wanted: Sequence[engine.Part]) -> tuple[engine.Part, ...]:
    """Leave out of parts, all whose fields are filled, what the engine reads in the same way.

    Empty where the whole sentence stands as it was read.
    """
    bare = tuple(engine.Part(part.first, part.behind) for part in wanted)
    read = claims_in(sentence, bare)
    voiced = tuple(
        engine.Part(
            part.first,
            part.behind,
            voice=None if part.voice is claim.voice else part.voice,
            speaker=None if part.speaker == (claim.speaker or "") else part.speaker,
        )
        for part, claim in zip(wanted, read, strict=True)
    )
    told = claims_in(sentence, voiced)
    said = tuple(
        engine.Part(
            known.first,
            known.behind,
            known.voice,
            known.speaker,
            None if part.checkable is claim.checkable else part.checkable,
        )
        for part, known, claim in zip(wanted, voiced, told, strict=True)
    )
    whole = engine.Part(0, len(engine.words_in(sentence.read.text)))
    return () if said == (whole,) else said


def claims_in(sentence: Sentence, parts: tuple[engine.Part, ...]) -> tuple[engine.Claim, ...]:
    """The claims of a sentence under these parts."""
    override = engine.Override(sentence.read.account, sentence.read.key, parts)
    span = sentence.read.span
    claims = engine.correct(sentence.text, [override]).claims
    return tuple(c for c in claims if span.start <= c.span.start < span.end)


def stored(parts: Sequence[engine.Part]) -> list[dict[str, Any]]:
    """Parts as a correction and the journal keep them."""
    return [asdict(part) for part in parts]


def correct(account: Account, wanted: Wanted, who: User) -> Correction:
    """Keep how a person reads a sentence; no parts leave it as the engine reads it.

    OvertakenError where it does not stand as the person saw it.
    """
    with transaction.atomic():
        lock(account.event_id)
        kept = account.corrections.filter(key=wanted.key).first()
        kept = kept or Correction(event=account.event, account=account, key=wanted.key, version=0)
        if kept.version != wanted.seen:
            raise OvertakenError(kept)
        said = (stored(wanted.parts), wanted.dropped, wanted.joined, wanted.note)
        if (kept.parts, kept.dropped, kept.joined, kept.note) == said:
            return kept
        before = kept.values if kept.pk else {}
        kept.parts, kept.dropped, kept.joined, kept.note = said
        save(kept, who)
        change = log.Change(before, kept.values)
        log.record(CORRECTED, kept, who=who, change=change, why=wanted.note)
        request_comparison(account.event_id)
    return kept


def keys_in(correction: Correction) -> set[str]:
    """The keys of the claims in a sentence as it is corrected; none where it is gone.

    Of a seam the keys of all claims of its account.
    """
    version = correction.account.current_version
    if version is None:
        return set()
    others = correction.account.corrections.filter(joined=True).exclude(pk=correction.pk)
    standing = [*others, *([correction] if correction.joined else [])]
    seams = [seam for each in standing if (seam := seam_of(each))]
    text = engine.read(text_of(version), overrides=seams)
    if seam_of(correction):
        return {claim.key for claim in text.claims}
    read = next((c for c in text.claims if c.key == correction.key), None)
    if read is None or correction.dropped:
        return set()
    if not correction.parts:
        return {read.key}
    return {c.key for c in claims_in(Sentence(read, text), override_of(correction).parts)}


def refuse_dependent(account: Account, keys: set[str]) -> None:
    """Raise OvertakenError where something stands that was said of a claim with these keys."""
    words = {words_of(key) for key in keys}
    about = Q(first=account, first_words__in=words) | Q(second=account, second_words__in=words)
    decisions = Decision.objects.filter(about, event=account.event_id)
    for decision in decisions.exclude(state=Finding.State.MACHINE):
        raise OvertakenError(decision)
    ends = {(account.slug, key) for key in keys}
    for arranged in Arrangement.objects.filter(event=account.event_id, stands=True):
        if arranged.named & ends:
            raise OvertakenError(arranged)


def undo(entry: Entry, who: User) -> Correction:
    """Take back the last thing that was said of a sentence, by an entry that says so.

    OvertakenError where something later was said of it, or of a claim that would be gone.
    """
    with transaction.atomic():
        kept = last_said(entry, Correction)
        before = kept.values
        keys = keys_in(kept)
        kept.parts = entry.before.get("parts", [])
        kept.dropped = entry.before.get("dropped", False)
        kept.joined = entry.before.get("joined", False)
        refuse_dependent(kept.account, keys - keys_in(kept))
        kept.note = entry.before.get("note", "")
        save(kept, who)
        after = kept.values | {"undoes": entry.pk}
        log.record(UNDONE, kept, who=who, change=log.Change(before, after))
        request_comparison(kept.event_id)
    return kept
