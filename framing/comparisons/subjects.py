"""The rows of a comparison -> what each is about, so that a page can group them.

A row's subject is a noun or name that some of its accounts use and that several rows share.
Nouns are told by their capital, as German writes them, and names so in every language; what
says whose words a claim gives (the speaker, the cue) is no subject, nor are people in general
("Menschen") or an office ("Präsident"). No word is listed here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import ceil
from typing import Final

from framing import engine
from framing.comparisons.models import Claim

WORD: Final = re.compile(r"\w[\w-]{2,}")
BEGINNING: Final = re.compile(r"(?:^|[.:!?])\W*$")  # what stands before the first word
SHARE: Final = 0.3  # of a row's accounts use its subject
FEWEST_ROWS: Final = 2  # of a group
# A word of more rows than this tells nothing apart: it is what the whole event is about.
MOST_OF_ROWS: Final = 0.2
ALWAYS_ALLOWED: Final = 5  # rows, in small comparisons


def subjects_of(rows: Mapping[int, Sequence[Claim]]) -> dict[int, str]:
    """Give the subject of each row, by the row's place; empty where no other row shares one."""
    capitals = written_with_capital(claim for claims in rows.values() for claim in claims)
    words = {place: common_words(claims, capitals) for place, claims in rows.items()}
    most = max(ALWAYS_ALLOWED, ceil(MOST_OF_ROWS * len(rows)))
    holding: dict[str, set[int]] = defaultdict(set)
    for place, found in words.items():
        for key in found:
            holding[key].add(place)
    told = {key: places for key, places in holding.items() if len(places) <= most}
    shared = {place for place, claims in rows.items() if len({c.account_id for c in claims}) > 1}
    subjects = dict.fromkeys(rows, "")
    while told:
        # Rows of several accounts are what pages show first; groups are made for those.
        key = max(told, key=lambda word: (len(told[word] & shared), len(told[word]), word))
        places = told.pop(key)
        if len(places & shared) < FEWEST_ROWS:
            break
        spelled = sum((words[place][key] for place in places), Counter[str]())
        name = min(spelled, key=lambda form: (-spelled[form], len(form), form))
        subjects |= dict.fromkeys(places, name)
        told = {other: rest for other, held in told.items() if (rest := held - places)}
    return subjects


def written_with_capital(claims: Iterable[Claim]) -> set[str]:
    """Words that stand with a capital inside a sentence, where it is not owed to the beginning."""
    return {
        found[0]
        for claim in claims
        for found in WORD.finditer(claim.text)
        if found[0][0].isupper() and not BEGINNING.search(claim.text[: found.start()])
    }


def common_words(claims: Sequence[Claim], capitals: set[str]) -> dict[str, Counter[str]]:
    """The nouns and names that enough of a row's accounts use: lemma -> its spellings."""
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    users: dict[str, set[int]] = defaultdict(set)
    for claim in claims:
        sources = f"{claim.speaker} {' '.join(claim.speaker_chain)} {claim.cue}"
        for word in set(WORD.findall(claim.text)) & capitals - set(WORD.findall(sources)):
            if engine.names_anybody(word, claim.account.language):
                continue
            for key in keys(word, claim.account.language):
                spelled[key][word] += 1
                users[key].add(claim.account_id)
    enough = SHARE * len({claim.account_id for claim in claims})
    return {key: forms for key, forms in spelled.items() if len(users[key]) >= enough}


@lru_cache(maxsize=20_000)
def keys(word: str, language: str) -> tuple[str, ...]:
    """What the index keeps of a word: its lemma, and the beginning and end of a longer one.

    Beginnings join "Polizei" and "Polizisten", ends "Lohebrücke" and "Steinbrücke".
    """
    return engine.terms(word, [language])
