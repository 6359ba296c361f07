"""PDF to text: the one module that knows pypdf."""

import logging
from collections.abc import Iterator, Sequence
from io import BytesIO
from time import monotonic
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from framing.events.extraction.decoding import CONTROL
from framing.events.extraction.lines import paragraphs_of
from framing.events.extraction.markdown import read_plain
from framing.events.extraction.values import Facts, Fault, UnreadableError, storable

# An article has a handful of pages; a whole newspaper would make a request wait.
MOST_PAGES: Final = 60
SECONDS: Final = 10.0
# More characters than any article; what unpacks to more is a trap or a book.
MOST_CHARACTERS: Final = 1_000_000
# A page of text has some hundreds; a scan has none, or the few of a stamp or a page number.
LEAST_CHARACTERS: Final = 20

# It reports every oddity of a file, and most files have some.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def read_pdf(content: bytes) -> tuple[str, ...]:
    """Give the texts of the pages of a PDF.

    Raise UnreadableError where it is encrypted, damaged, too long, or holds pictures of text only.
    """
    try:
        pages = tuple(pages_of(content))
    except UnreadableError:
        raise
    except (DependencyError, FileNotDecryptedError):
        raise UnreadableError(Fault.ENCRYPTED) from None
    except Exception:  # a damaged file fails in every way there is
        raise UnreadableError(Fault.DAMAGED) from None
    if sum(len(page.strip()) for page in pages) < LEAST_CHARACTERS * len(pages):
        raise UnreadableError(Fault.SCANNED)
    return pages


def text_of(pages: Sequence[str]) -> tuple[str, Facts]:
    """Give the text that pages hold as Markdown, and what it says of itself."""
    return read_plain(paragraphs_of(pages))


def pages_of(content: bytes) -> Iterator[str]:
    """Walk the texts of the pages, within the limits on pages, characters and time."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError(Fault.ENCRYPTED)
    if len(reader.pages) > MOST_PAGES:
        raise UnreadableError(Fault.TOO_LONG)
    deadline = monotonic() + SECONDS

    def watch(*_operation: Any) -> None:
        """Stop inside a page as well: one page can hold more work than a book."""
        if monotonic() > deadline:
            raise UnreadableError(Fault.TOO_LONG)

    left = MOST_CHARACTERS
    for page in reader.pages:
        text = page.extract_text(visitor_operand_before=watch)
        left -= len(text)
        if left < 0:
            raise UnreadableError(Fault.TOO_LONG)
        yield CONTROL.sub("", storable(text))
