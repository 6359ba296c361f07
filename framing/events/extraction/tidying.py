"""Blocks of a page, without what is no text of the article, and with a lead that was left out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from framing.events.extraction.markdown import escape, plain

HEADING: Final = re.compile(r"#{1,6} ")
# What stands in the place of films, posts and maps until a reader agrees to cookies.
PLACEHOLDER: Final = re.compile(
    r"(?:empfohlener )?(?:externer|redaktioneller) inhalt"
    r"|an dieser stelle finden sie (?:einen|inhalte)"
    r"|ich bin damit einverstanden, dass mir (?:der )?externe"
    r"|(?:deine|ihre) privatsphäre-einstellungen|ein klick für den datenschutz"
    r"|zur anzeige .{0,40}einstellungen|(?:this|external) content is (?:not available|hosted by)"
    r"|ende der weiteren informationen|link (?:zum|to) youtube",
    re.IGNORECASE,
)
# Three times the same paragraph: a placeholder, a button, a notice; of 92 stored pages of 50
# German-language outlets none had a paragraph of its article thrice.
TOO_OFTEN: Final = 3
# The headline stands again within the first blocks, if it does at all.
HEAD_BLOCKS: Final = 5
PARAGRAPH: Final = 40  # letters; names, dates and places have fewer


def tidied(blocks: Sequence[str], title: str, lead: str) -> list[str]:
    """Give the blocks that are the article's, in their order.

    Left out are placeholders, the title where it stands again below itself, and what is repeated
    like a notice. The lead, as the page shows it, is put first where no block has it.
    """
    counts = Counter(blocks)
    kept = [
        block
        for block in without_title(blocks, title)
        if counts[block] < TOO_OFTEN and not PLACEHOLDER.match(plain(block))
    ]
    return list(with_lead(kept, lead))


def without_title(blocks: Sequence[str], title: str) -> Iterator[str]:
    """Walk the blocks without headings at the start that say what the title says."""
    wanted = letters(title)
    begun = False
    for place, block in enumerate(blocks):
        said = letters(block)
        # Above the text kicker and headline may be one; within it such a heading is another.
        is_again = bool(said and wanted) and (said in wanted or (wanted in said and not begun))
        begun = begun or (not HEADING.match(block) and len(said) >= PARAGRAPH)
        if not (place < HEAD_BLOCKS and HEADING.match(block) and is_again):
            yield block


def with_lead(blocks: Sequence[str], lead: str) -> Iterator[str]:
    """Walk the blocks, the lead before them where extraction has lost it."""
    if lead and letters(lead) not in letters(" ".join(blocks)):
        yield f"**{escape(lead)}**"
    yield from blocks


def letters(words: str) -> str:
    """Give the letters and digits alone, in lower case, to compare by."""
    return "".join(char for char in words.lower() if char.isalnum())


def ending(text: str, most: int) -> Iterable[str]:
    """Give the last blocks of a text, the last one first."""
    return reversed(text.strip().split("\n\n")[-most:])
