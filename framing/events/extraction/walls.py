"""Pages in the place of an article: cookie walls, and error pages that call themselves fine."""

import re
from typing import Final

from framing.events.extraction.values import Facts, Fault, UnreadableError

# A judgement: an article on cookies is longer, and states a date; walls of outlets stay below this.
LONGEST_WALL: Final = 4000
LONGEST_ERROR: Final = 1500
CONSENT: Final = re.compile(
    r"cookies?\b|tracking|einwilligung|zustimm\w+|\bconsent|personalisierte? (?:werbung|anzeigen)"
    r"|datenschutzerklärung|werbefrei|pur-abo|partnern? verarbeiten|privacy",
    re.IGNORECASE,
)
# Fewer of these words stand below many an article.
CONSENT_WORDS: Final = 4
MISSING: Final = re.compile(
    r"\b404\b|(?:seite|artikel|inhalt|beitrag|dokument)\b.{0,40}?\b(?:nicht gefunden"
    r"|nicht (?:mehr )?(?:verfügbar|vorhanden|abrufbar|auffindbar)|existiert nicht|gibt es nicht"
    r"|nicht finden)|page (?:was |could )?not (?:be )?found|страница не найдена",
    re.IGNORECASE,
)


def refuse_walls(text: str, facts: Facts) -> None:
    """Raise UnreadableError where a page tells of cookies, or of a missing page, and nothing else.

    A page that states when it was published is an article about it.
    """
    if facts.published_on:
        return
    if len(text) < LONGEST_WALL and len(CONSENT.findall(text)) >= CONSENT_WORDS:
        raise UnreadableError(Fault.COOKIE_WALL)
    first = "\n".join([facts.title, *text.split("\n\n")[:2]])
    if len(text) < LONGEST_ERROR and MISSING.search(first):
        raise UnreadableError(Fault.MISSING_PAGE)
