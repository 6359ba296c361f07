"""DOCX to the small Markdown: the one module that knows mammoth."""

from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import lxml.html
import mammoth

from framing.events.extraction.html import QUOTATION_MARKS, blocks_of
from framing.events.extraction.judging import language_of
from framing.events.extraction.markdown import read_markdown
from framing.events.extraction.values import Facts, Fault, UnreadableError

ZIP: Final = b"PK\x03\x04"
DOCUMENT: Final = "word/document.xml"
# Unpacked. Pictures may be large and are never unpacked; text of an article has some 100 kB as XML.
MOST_BYTES: Final = 20_000_000
# Word's own styles in its German and English form; mammoth knows the headings by itself.
STYLES: Final = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Zitat'] => blockquote > p:fresh
"""


def is_word(content: bytes) -> bool:
    """Say whether this is a packed folder with a Word document in it."""
    return content.startswith(ZIP) and DOCUMENT.encode() in content


def read_word(content: bytes) -> tuple[str, Facts]:
    """Give the text of a DOCX as Markdown, and what its first lines say of it.

    The author in the file's properties is left: that is who typed it, a teacher as often as not.
    Raise UnreadableError where it is damaged, unpacks to too much, or holds no text.
    """
    try:
        refuse_large(content)
        html = mammoth.convert_to_html(
            BytesIO(content), style_map=STYLES, convert_image=no_image
        ).value
    except UnreadableError:
        raise
    except Exception:  # a damaged file fails in every way there is
        raise UnreadableError(Fault.DAMAGED) from None
    if not html:
        raise UnreadableError(Fault.EMPTY)
    page = lxml.html.document_fromstring(html)
    language, _ = language_of(page.text_content(), "")
    marks = QUOTATION_MARKS.get(language, "“”")
    return read_markdown("\n\n".join(blocks_of(page.find("body"), marks)) + "\n")


def refuse_large(content: bytes) -> None:
    """Raise UnreadableError where the parts of text unpack to more than any article has."""
    with ZipFile(BytesIO(content)) as folder:
        parts = [part for part in folder.infolist() if part.filename.endswith((".xml", ".rels"))]
        if sum(part.file_size for part in parts) > MOST_BYTES:
            raise UnreadableError(Fault.TOO_LARGE)


def no_image(_image: Any) -> list[Any]:
    """Leave a picture out."""
    return []
