"""A field for a day that an article or an event can be of."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

FORMATS: Final = ("%Y-%m-%d", "%d.%m.%Y")
FIRST: Final = date(1600, 1, 1)  # the first newspapers, in Strasbourg and Wolfenbüttel, are of 1605
AHEAD: Final = timedelta(days=366)


def check_day(day: date) -> None:
    """Refuse a day before all newspapers, and one more than a year ahead: a slip of the hand."""
    last = timezone.localdate() + AHEAD
    if not FIRST <= day <= last:
        raise ValidationError(
            _("Bitte einen Tag zwischen %(first)s und %(last)s angeben."),
            params={"first": date_format(FIRST), "last": date_format(last)},
        )


class DayField(forms.DateField):
    """A day: browsers with a calendar send ISO dates, people without one write German ones."""

    default_validators = [check_day]

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format=FORMATS[0])
        super().__init__(input_formats=FORMATS, widget=widget, **options)
