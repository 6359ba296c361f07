"""The language of a text and how much of the original it holds."""

import re
from functools import lru_cache
from typing import Any, Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from framing.engine import Completeness
from framing.events.extraction.markdown import plain
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
# "Der Bote, 8.1.2024, https://… (abgerufen am 9.1.2024)", and "Sind Sie dabei? Jetzt unterstützen".
NOTE: Final = re.compile(
    r"\A[^\n]{0,300}https?:"
    r"|(?:jetzt|hier) (?:unterstützen|spenden|mitmachen|anmelden|bestellen)\W*\Z"
    r"|(?:support us|donate|sign up) (?:now|here|today)\W*\Z",
    re.IGNORECASE,
)
# A remark of the editors below the article, all of it in italics.
REMARK: Final = re.compile(r"\*(?!\*)[^*]+\*")
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
    if READ_ON.search(text) or any(BEHIND_WALL.search(plain(block)) for block in tail):
        return Completeness.TEASER, Reason.CUT_OFF
    if facts.free_to_read is False:
        is_short = len(text) < SHORT_FOR_SALE
        return (Completeness.TEASER if is_short else Completeness.UNKNOWN), Reason.PAYWALL
    if facts.genre is Genre.TICKER:
        return Completeness.UNKNOWN, Reason.LIVE
    last = next((plain(block) for block in tail if not is_furniture(block)), "")
    if not SENTENCE_END.search(last):
        return Completeness.UNKNOWN, Reason.CUT_OFF
    return Completeness.COMPLETE, Reason.NONE


def is_furniture(block: str) -> bool:
    """Say whether a block stands below the article: credits, sources, tips, remarks, appeals."""
    said = plain(block)
    words = re.sub(r"^(?:#+|[->]|\d+\.)\s", "", said)
    is_open = not SENTENCE_END.search(words)
    is_line = is_open and (len(words) <= LONGEST_CREDIT or bool(REMARK.fullmatch(block)))
    is_note = bool(CREDIT.match(words) or NOTE.search(words))
    return is_line or words != said or is_note
