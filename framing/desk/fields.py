"""Fields that several forms of the desk share."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framing.events.days import DayField

LONGEST_NOTE: Final = 500  # characters; more does not fit beside a text
FIRST_YEAR: Final = 1900


class NoteField(forms.CharField):
    """A few sentences that stand on a page."""

    def __init__(self, *, rows: int = 2, **kwargs: Any) -> None:
        too_long = gettext_lazy(
            "Bitte höchstens %(limit_value)d Zeichen, sonst passt es nicht auf die Seite. "
            "Jetzt sind es %(show_value)d."
        )
        super().__init__(
            max_length=LONGEST_NOTE,
            widget=forms.Textarea(attrs={"rows": rows}),
            error_messages={"max_length": too_long},
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        """Count a new line as the browser does, as one character."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


def check_past(day: date) -> None:
    """Refuse a day that is still to come, and one that is a slip of the keys."""
    if day > timezone.localdate():
        raise ValidationError(_("Dieser Tag liegt in der Zukunft."))
    if day.year < FIRST_YEAR:
        raise ValidationError(_("Bitte einen Tag ab dem Jahr 1900 eintragen."))


class PastDayField(DayField):
    """A day on which something was published or decided."""

    default_validators = [check_past]
