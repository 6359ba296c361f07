"""The claims of a row -> a line that names the row: the shortest of them, without who says it."""

from collections.abc import Sequence
from typing import Final

from framing.comparisons.models import Claim

LONGEST: Final = 80  # characters; two lines of a phone
FEWEST_WORDS: Final = 4  # left when who says it is cut off; fewer would say nothing
LINKS: Final = ("dass ", "that ")


def title(claims: Sequence[Claim], language: str) -> str:
    """Name a row by its shortest claim, one in this language where there is one."""
    own = [claim for claim in claims if claim.account.language == language]
    told = [without_source(claim) for claim in own or claims]
    return cut(min(told, key=lambda words: (len(words), words), default=""))


def without_source(claim: Claim) -> str:
    """Cut off who says it, where that stands before the first or after the last comma."""
    text = claim.text.strip().rstrip(".")
    before, _comma, rest = text.partition(", ")
    if holds_source(before, claim) and len(rest.split()) >= FEWEST_WORDS:
        for link in LINKS:
            rest = rest.removeprefix(link)
        return rest[0].upper() + rest[1:]
    start, _comma, after = text.rpartition(", ")
    if holds_source(after, claim) and len(start.split()) >= FEWEST_WORDS:
        return start
    return text


def holds_source(words: str, claim: Claim) -> bool:
    """Whether a part of the sentence is the one that says whose words they are."""
    return bool(claim.cue) and claim.cue in words and len(words) < len(claim.text) / 2


def cut(words: str) -> str:
    """Shorten at a word."""
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST].rpartition(' ')[0].rstrip(',;:–- ')} …"
