"""What reading a file or a paste gives, and what can go wrong with it; codes only, no sentences."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from lxml.html import HtmlElement

from framing.engine import Completeness, Markup

# A judgement, not a measurement: two or three sentences. Below it a text is a teaser, and too short
# for its words to tell the language for sure.
SHORTEST_ARTICLE: Final = 200
# 60 pages of 2,500 characters. The preview reads the text within the request; the longest article
# of 92 stored pages has 38,000.
LONGEST_ARTICLE: Final = 150_000


class Fault(StrEnum):
    """Why a file or a paste cannot be read at all."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    BINARY = "binary"
    OLD_WORD = "old_word"  # .doc and .rtf
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"  # a PDF of pictures of text
    TOO_LONG = "too_long"  # more pages, or more work, than an article has
    DAMAGED = "damaged"
    COOKIE_WALL = "cookie_wall"  # a page that asks for consent, in place of the article
    MISSING_PAGE = "missing_page"  # "not found", said with status 200 or in a stored page
    NO_TEXT = "no_text"  # a web page without anything like an article in it


class Caution(StrEnum):
    """What a person should look at before saving."""

    ENCODING_GUESSED = "encoding_guessed"
    NO_TITLE = "no_title"
    NO_DATE = "no_date"
    NO_ADDRESS = "no_address"
    LANGUAGE_UNSURE = "language_unsure"
    GALLERY = "gallery"  # pictures with captions
    OVERVIEW = "overview"  # several articles on one page


class Reason(StrEnum):
    """Why a text does not count as complete."""

    NONE = ""
    SHORT = "short"  # looks like a teaser
    CUT_OFF = "cut_off"  # ends in the middle, or with an invitation to read on
    PAYWALL = "paywall"  # the page itself says that it is not free to read
    LIVE = "live"  # a ticker that goes on being written


class Genre(StrEnum):
    """What kind of page it is, as far as it matters for reading it."""

    ARTICLE = "article"
    TICKER = "ticker"
    PICTURES = "pictures"
    LIST = "list"


class UnreadableError(ValueError):
    """The content holds no text that could be read; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = self.code = fault


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes as text, newlines normalised."""

    text: str
    encoding: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source says about itself; empty where it says nothing."""

    title: str = ""
    url: str = ""
    byline: str = ""
    published_on: date | None = None
    modified_on: date | None = None
    lead: str = ""
    site_name: str = ""
    language: str = ""
    free_to_read: bool | None = None
    genre: Genre = Genre.ARTICLE


# A page as parsed, or the texts of a PDF's pages: all that stood there. Of other texts nothing is
# left out.
Whole: TypeAlias = HtmlElement | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Read:
    """What one reader gives: the text as Markdown, and by which reader."""

    text: str
    facts: Facts
    method: str
    whole: Whole = None
    guessed: bool = False  # the encoding is a guess


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text and what was understood of it. `text` is what a Version stores."""

    text: str
    markup: Markup
    facts: Facts
    language: str  # "de", "en" or "ru"
    completeness: Completeness
    completeness_reason: Reason
    method: str
    warnings: tuple[Caution, ...] = ()
    whole: Whole = field(default=None, compare=False, repr=False)


def storable(words: str) -> str:
    """Drop what no database takes and any page may send: NUL, and halves of surrogate pairs."""
    return words.replace("\0", "").encode(errors="ignore").decode()
