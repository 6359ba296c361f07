"""Words that no run has any more -> read once more from the versions of a text.

Every version is kept until its text is taken down. What people said of a sentence may have made
other claims of it, so each version is read as people once had it, too.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from framing import engine
from framing.comparisons import correcting
from framing.comparisons.build import text_of
from framing.comparisons.models import Correction, words_of
from framing.comparisons.wishes import override_from, seam_of
from framing.events.models import Version
from framing.journal.log import subject_of
from framing.journal.models import Entry

Found = Mapping[tuple[int, str], str]  # an account and the hash of a key -> the words
Layer = Sequence[engine.Override]  # at most one of each sentence
Said = tuple[Sequence[engine.Seam], Sequence[Layer]]  # what people said of an account


def in_versions(missing: Mapping[int, set[str]]) -> Found:
    """Find the words with these hashes in the versions of accounts, the newest first.

    Three queries, however many are missing.
    """
    if not missing:
        return {}
    versions = Version.objects.filter(account__in=missing).select_related("account__outlet")
    said = said_of(missing)
    left = {account: set(words) for account, words in missing.items()}
    found: dict[tuple[int, str], str] = {}
    for version in versions.order_by("-number"):
        account = version.account_id
        if not left[account]:
            continue
        for key, text in readings_of(version, said.get(account, ((), ()))):
            words = words_of(key)
            if words in left[account]:
                left[account].discard(words)
                found[account, words] = text
    return found


def said_of(accounts: Mapping[int, Any]) -> Mapping[int, Said]:
    """What people said of the sentences of accounts, now and before."""
    corrections = list(Correction.objects.filter(account__in=accounts).select_related("account"))
    seams: dict[int, list[engine.Seam]] = defaultdict(list)
    told: dict[int, list[list[engine.Override]]] = defaultdict(list)
    subjects = [subject_of(each) for each in corrections]
    entries = Entry.objects.filter(subject__in=subjects, action__in=correcting.ACTIONS)
    parts: dict[str, list[list[dict[str, Any]]]] = defaultdict(list)
    for entry in entries.order_by("-pk"):
        if entry.after["parts"] and entry.after["parts"] not in parts[entry.subject]:
            parts[entry.subject].append(entry.after["parts"])
    for correction, subject in zip(corrections, subjects, strict=True):
        if seam := seam_of(correction):
            seams[correction.account_id].append(seam)
        told[correction.account_id].append(
            [override_from(correction, each) for each in parts[subject]]
        )
    layers = {
        key: [tuple(filter(None, of)) for of in zip_longest(*each)] for key, each in told.items()
    }
    return {key: (seams[key], layers[key]) for key in layers}


def readings_of(version: Version, said: Said) -> Iterator[tuple[str, str]]:
    """The key and the words of each claim of a version, as read and as people had it.

    And of each place at which two of its paragraphs may be one sentence.
    """
    seams, layers = said
    text = text_of(version)
    for joined in ((), seams) if seams else ((),):
        reading = engine.read(text, overrides=joined)
        yield from ((claim.key, claim.text) for claim in reading.claims)
        for layer in layers:
            corrected = engine.correct(reading, layer).claims
            yield from ((claim.key, claim.text) for claim in corrected)
    for place in engine.torn(text) if seams else ():
        parts = (place.first, place.second)
        yield place.seam.key, " ".join(text.text[part.start : part.end] for part in parts)
