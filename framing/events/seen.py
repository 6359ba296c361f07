"""What a person had before them: a name for values that a form shows, and how a value reads."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def token_of(values: Mapping[str, Any]) -> str:
    """Name these values of a row; spaces and line ends that a browser adds do not count."""
    plain_values = {
        name: value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
        for name, value in values.items()
    }
    told = json.dumps(plain_values, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def reads(value: Any) -> str:
    """How a value reads on a page."""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return str(value or "–")
