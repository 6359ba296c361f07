"""A number of votes -> the division that it is one side of: "17 zu 14"."""

import re
from typing import Final

from framing.comparisons.presenting.counted import Figure

VOTES: Final = frozenset({"stimme"})
# What is counted for and against: "17 zu 14 Stimmen", "by 17 votes to 14". A number that goes on
# behind a mark for thousands is none of these, nor is "from 17 to 14".
DIVISION: Final = re.compile(
    r"(?<![\d.,])(\d+) (?:Stimmen )?(zu) (\d+)(?![.,]?\d)"
    r"|(?<![\d.,])(\d+) votes (to) (\d+)(?![.,]?\d)|\bby (\d+) (to) (\d+)(?![.,]?\d)"
)
COUNTED_VOTES: Final = re.compile(r" (?:Stimmen|votes)\b")  # behind both, for the first too


def division_of(figure: Figure) -> str:
    """The votes for and against of which a number is one, as its claim has them; else nothing."""
    start, end = figure.at
    text, is_votes = figure.claim.text, figure.kind in VOTES
    for found in DIVISION.finditer(text) if is_votes or not figure.kind else ():
        is_counted = is_votes or COUNTED_VOTES.match(text, found.end())
        if is_counted and found.start() <= start and end <= found.end():
            return " ".join(filter(None, found.groups()))
    return ""
