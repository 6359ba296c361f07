"""The language of a text and how much of the original it holds."""

import re
from functools import lru_cache
from typing import Any, Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from framing.engine import Completeness
from framing.events.extraction.tidying import ending
from framing.events.extraction.values import SHORTEST_ARTICLE, Facts, Genre, Reason

LANGUAGES: Final = ("de", "en", "ru")
# An outlet's invitation to go on reading, as the last words of what a paste or a page holds.
READ_ON: Final = re.compile(
    r"(?:weiterlesen|mehr lesen|jetzt abonnieren|lesen sie (?:hier )?weiter|read more"
    r"|continue reading|subscribe to (?:read|continue)[^.]*|читать далее|\[(?:…|\.\.\.)\]|…|\.\.\.)"
    r"[\s»>→*_)\].]*\Z",
    re.IGNORECASE,
)
# "… sagte er.“ (dpa)" ends with who wrote it.
SENTENCE_END: Final = re.compile(r"[.!?:…][\s\"'“”»«›‹’)\]*_]*(?:\([^()]{2,120}\)\s*)?\Z")
# Said in one of the last blocks: the rest is for subscribers. A tip for a newsletter is not that.
BEHIND_WALL: Final = re.compile(
    r"(?:nur|exklusiv) für (?:\w+[- ])?(?:abonnent|mitglieder)"
    r"|(?:sie haben|haben sie|du hast|hast du) bereits ein (?:\w+[- ]?)?abo|bereits abonnent"
    r"|(?:artikel|text|beitrag) (?:jetzt )?(?:freischalten|weiterlesen)|jetzt weiterlesen"
    r"|weiterlesen mit|mit [\w+ ]{2,20}(?:-abo)? weiterlesen"
    r"|already a subscriber|to continue reading|только для подписчиков",
    re.IGNORECASE,
)
# Blocks at the end that may be credits, sources and tips; up to five on the 92 stored pages.
TAIL_BLOCKS: Final = 6
# "Dieses Thema im Programm: MDR THÜRINGEN | Nachrichten | 28. April 2023" has about 110 characters.
LONGEST_CREDIT: Final = 120
CREDIT: Final = re.compile(
    r"©|\(c\)|quellen?:|mit (?:material|informationen) |source:", re.IGNORECASE
)
# A judgement: what is for sale shows two to five paragraphs.
SHORT_FOR_SALE: Final = 1500


@lru_cache(maxsize=1)
def identifier() -> Any:
    """Load the language model once, limited to the languages that the engine reads."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(LANGUAGES))
    return model


def language_of(text: str, declared: str) -> tuple[str, bool]:
    """Say which of LANGUAGES a text is in, and whether that is sure.

    The words decide; what a page declares counts only for texts too short to tell.
    """
    if len(text) < SHORTEST_ARTICLE and declared in LANGUAGES:
        return declared, True
    language, _ = identifier().classify(text)
    return str(language), len(text) >= SHORTEST_ARTICLE


def completeness_of(text: str, facts: Facts) -> tuple[Completeness, Reason]:
    """Judge from the text alone how much of the account it holds; a person can correct it."""
    if len(text.strip()) < SHORTEST_ARTICLE:
        return Completeness.TEASER, Reason.SHORT
    tail = list(ending(text, TAIL_BLOCKS))
    if READ_ON.search(text) or any(BEHIND_WALL.search(block) for block in tail):
        return Completeness.TEASER, Reason.CUT_OFF
    if facts.free_to_read is False:
        is_short = len(text) < SHORT_FOR_SALE
        return (Completeness.TEASER if is_short else Completeness.UNKNOWN), Reason.PAYWALL
    if facts.genre is Genre.TICKER:
        return Completeness.UNKNOWN, Reason.LIVE
    last = next((block for block in tail if not is_furniture(block)), "")
    if not SENTENCE_END.search(last):
        return Completeness.UNKNOWN, Reason.CUT_OFF
    return Completeness.COMPLETE, Reason.NONE


def is_furniture(block: str) -> bool:
    """Say whether a block is a line below the article: credits, sources, tips."""
    words = re.sub(r"^(?:#+|[->]|\d+\.)\s", "", block)
    is_line = len(words) <= LONGEST_CREDIT and not SENTENCE_END.search(words)
    return is_line or words != block or bool(CREDIT.match(words))
