"""What somebody else saved while a person was writing, as a page tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a thing, and the values that stand there now, each with its label."""

    sentence: str
    values: Sequence[tuple[str, str]] = ()


def reads(value: Any) -> str:
    """How a value reads on a page."""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return str(value or "–")
