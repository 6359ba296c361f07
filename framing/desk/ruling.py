"""The rule for sources: the wording that holds, and writing another one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from framing.events.models import SourceRule, in_language
from framing.journal import log

LONGEST_HEADING: Final = 80  # characters
WRITTEN: Final = "source-rule-written"
FOLDER: Final = Path(__file__).parent / "source_rule"


class OvertakenError(Exception):
    """Somebody else has written another wording meanwhile."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording; number 0 is the one that comes with the program."""

    number: int
    text: str
    text_en: str
    at: datetime | None = None

    @property
    def local_text(self) -> str:
        """Text in the language of the page."""
        return in_language(self.text, self.text_en)

    def as_form(self) -> dict[str, Any]:
        """What a form for the next wording begins with."""
        return {"text": self.text, "text_en": self.text_en, "seen": self.number}


def current() -> Rule:
    """The wording that holds; ours where nobody has written one."""
    last = SourceRule.objects.first()
    if last:
        return Rule(last.number, last.text, last.text_en, last.at)
    texts = [(FOLDER / name).read_text(encoding="utf-8").strip() for name in ("de.txt", "en.txt")]
    return Rule(0, texts[0], texts[1])


def parts(text: str) -> list[tuple[str, str]]:
    """Cut a rule into paragraphs, each with the short first line that is its heading, if any."""
    found = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        first, _newline, rest = block.strip().partition("\n")
        is_heading = bool(rest) and len(first) <= LONGEST_HEADING and not first.endswith(".")
        found.append((first, rest) if is_heading else ("", block))
    return found


def described(rule: SourceRule) -> dict[str, Any]:
    """A wording for the journal, which has it in full: it is a text of ours."""
    return {"number": rule.number, "text": rule.text, "text_en": rule.text_en}


def write(words: Mapping[str, Any], *, who: User) -> SourceRule:
    """Keep a new wording; OvertakenError where another one holds than `words` says was seen."""
    seen = words["seen"]
    if current().number != seen:
        raise OvertakenError
    try:
        with transaction.atomic():
            made = SourceRule.objects.create(
                number=seen + 1, text=words["text"], text_en=words["text_en"], by=who
            )
            change = log.Change({"number": seen}, described(made))
            log.record(WRITTEN, made, who=who, change=change)
    except IntegrityError as error:
        raise OvertakenError from error
    return made
