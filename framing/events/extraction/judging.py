"""The language of a text and how much of the original it holds."""

import re
from functools import lru_cache
from typing import Any, Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from framing.engine import Completeness
from framing.events.extraction.values import SHORTEST_ARTICLE, Reason

LANGUAGES: Final = ("de", "en", "ru")
# An outlet's invitation to go on reading, as the last words of what a paste or a page holds.
READ_ON: Final = re.compile(
    r"(?:weiterlesen|mehr lesen|jetzt abonnieren|lesen sie (?:hier )?weiter|read more"
    r"|continue reading|subscribe to (?:read|continue)[^.]*|читать далее|\[(?:…|\.\.\.)\]|…|\.\.\.)"
    r"[\s»>→*_)\].]*\Z",
    re.IGNORECASE,
)
SENTENCE_END: Final = re.compile(r"[.!?:][\s\"'“”»«›‹’)\]*_]*\Z")


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


def completeness_of(text: str, *, free_to_read: bool | None) -> tuple[Completeness, Reason]:
    """Judge from the text alone how much of the account it holds; a person can correct it."""
    if len(text.strip()) < SHORTEST_ARTICLE:
        return Completeness.TEASER, Reason.SHORT
    if READ_ON.search(text):
        return Completeness.TEASER, Reason.CUT_OFF
    if free_to_read is False:
        return Completeness.UNKNOWN, Reason.PAYWALL
    if not SENTENCE_END.search(text):
        return Completeness.UNKNOWN, Reason.CUT_OFF
    return Completeness.COMPLETE, Reason.NONE
