"""What the first look-up of a process has to load, loaded before somebody waits for it."""

import logging
import threading
import time
from typing import Final

from django.conf import settings

from framing import engine
from framing.events.extraction.judging import identifier
from framing.events.models import Language

log = logging.getLogger(__name__)

NAME: Final = "warm-up"
# A process that has just begun has readers waiting: they come first.
PAUSE: Final = 1.0
# Two sentences that share a name and differ in a number: every step of a look-up is gone through.
ASKED: Final = "Bei dem Brand in Nordhafen wurden zwanzig Menschen verletzt."
KNOWN: Final = {
    "de": "Bei dem Brand in Nordhafen wurden zwölf Menschen verletzt.",
    "en": "Twelve people were injured in the fire in Nordhafen, the police said.",
}


def begin(pause: float = PAUSE) -> threading.Thread:
    """Load it all in a thread beside the requests; returns at once."""
    thread = threading.Thread(target=_quietly, args=(pause,), name=NAME, daemon=True)
    thread.start()
    return thread


def _quietly(pause: float) -> None:
    time.sleep(pause)
    try:
        warm()
    except Exception:
        # The page that needs it will fail and say so; the others go on.
        log.exception("The warm-up failed")


def warm() -> engine.Answer:
    """Look a sentence up as the page does, among sentences of ours; needs no database."""
    engine.terms(ASKED, Language.values)
    identifier().classify(ASKED)
    text = engine.Text("asked", ASKED, "de", markup=engine.Markup.PLAIN)
    known = [engine.Known(language, words, language) for language, words in KNOWN.items()]
    encoder = engine.load_encoder() if settings.FRAMING_MEANING else None
    return engine.look_up(text, known, encoder=encoder)
