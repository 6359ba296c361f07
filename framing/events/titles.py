"""The one rule for whatever names a thing on a page: there has to be something to see."""

import unicodedata
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Letters, numbers, punctuation, symbols: spaces, controls and marks alone show nothing.
SEEN: Final = frozenset("LNPS")
# What Unicode calls letters and symbols, and is blank all the same: fillers, an empty Braille cell.
BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def is_visible(words: str) -> bool:
    """Whether there is anything to see in these words."""
    return any(unicodedata.category(sign)[0] in SEEN and sign not in BLANK for sign in words)


def check_visible(words: str) -> None:
    """Refuse words that are made of nothing but signs that one cannot see."""
    if not is_visible(words):
        raise ValidationError(
            _("Darin stehen nur unsichtbare Zeichen. Bitte schreib etwas, das man lesen kann."),
            code="invisible",
        )
