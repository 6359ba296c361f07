"""Lines as a page of paper breaks them, back to the paragraphs they were."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

SENTENCE_END: Final = re.compile(r"[.!?:…][\"'“”»«)\]]*\Z")
# "3", "– 3 –", "Seite 3 von 5", "3/5"
PAGE_NUMBER: Final = re.compile(
    r"\W*(?:seite|page|стр\.?)?\s*\d{1,4}(?:\s*(?:/|von|of|из)\s*\d{1,4})?\W*", re.IGNORECASE
)
# The last line of a paragraph is mostly shorter than the column; a ragged line hardly below this
# share of it. Judged on print-outs of web pages, not measured.
ENDS_SHORT: Final = 0.8
# Lines at the top and at the foot of a page that may be repeated on every page.
EDGE_LINES: Final = 3
HYPHEN: Final = re.compile(r"(?<=[^\W\d_])[-\u00ad]\Z")
# "Bus- und Bahnfahrer": the hyphen stands for a part left out.
GOES_ON_WITH: Final = re.compile(r"(?:und|oder|bzw|and|or)\b")


def paragraphs_of(pages: Sequence[str]) -> str:
    """Join the lines of pages to paragraphs, with blank lines between them.

    What stands at the edge of most pages (running titles, page numbers) is left out.
    """
    lines = list(without_edges(pages))
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return "\n\n".join(joined(lines, width))


def without_edges(pages: Sequence[str]) -> Iterator[str]:
    """Walk the lines of all pages but those that most pages repeat at their edges."""
    return (line for line, is_edge in lines_with_edges(pages) if not is_edge)


def edges_left_out(pages: Sequence[str]) -> list[str]:
    """List the lines that `paragraphs_of` leaves out, each once."""
    return list(dict.fromkeys(line for line, is_edge in lines_with_edges(pages) if is_edge))


def lines_with_edges(pages: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Walk the lines of all pages, each with whether it is left out as the edge of a page."""
    split = [[line.strip() for line in page.splitlines()] for page in pages]
    repeated = repeated_edges(split)
    for lines in split:
        edge = edges(lines)
        for place, line in enumerate(lines):
            is_edge = place in edge and (PAGE_NUMBER.fullmatch(line) or shape(line) in repeated)
            yield line, bool(is_edge)


def edges(lines: Sequence[str]) -> frozenset[int]:
    """Give the places of the first and last lines with words of a page."""
    filled = [place for place, line in enumerate(lines) if line]
    return frozenset(filled[:EDGE_LINES] + filled[-EDGE_LINES:])


def repeated_edges(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Find the lines that stand at the edge of more than half of the pages, two at least."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({shape(lines[place]) for place in edges(lines)})
    return frozenset(line for line, count in seen.items() if count > max(1, len(pages) / 2))


def shape(line: str) -> str:
    """Give a line with its numbers alike, as "Seite 1" and "Seite 2" are."""
    return re.sub(r"\d+", "0", line)


def joined(lines: Iterable[str], width: int) -> Iterator[str]:
    """Join lines until one ends a paragraph: a blank one, or one that stops short."""
    paragraph = last = ""
    for line in [*lines, ""]:
        if paragraph and (not line or parts(last, line, width)):
            yield paragraph
            paragraph = ""
        paragraph = glued(paragraph, line)
        last = line


def parts(line: str, following: str, width: int) -> bool:
    """Say whether a paragraph ends between two lines."""
    short = len(line) < ENDS_SHORT * width
    return short and (bool(SENTENCE_END.search(line)) or not following[0].islower())


def glued(paragraph: str, line: str) -> str:
    """Put a line behind a paragraph; a word that was divided becomes whole."""
    if paragraph and HYPHEN.search(paragraph) and line[:1].islower():
        return paragraph[:-1] + line if not GOES_ON_WITH.match(line) else f"{paragraph} {line}"
    return f"{paragraph} {line}" if paragraph else line
