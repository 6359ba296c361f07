"""What choosing rows needs of claims and findings, read plainly: thousands of them at once."""

from typing import NamedTuple


class ToldClaim(NamedTuple):
    """A claim of a chosen account, as far as choosing rows needs it."""

    row: int
    row_order: int
    subject: str  # of the row
    tellers: int  # accounts of the whole comparison that tell the row
    account: int
    order: int  # among the claims of its account
    speaker: str
    speaker_key: str  # the same for one who is named in several ways
    text: str  # only where words are searched for


class FoundKind(NamedTuple):
    """A finding between chosen accounts, as far as choosing rows needs it."""

    row: int
    kind: str
    subtype: str
    pair: int | None
