"""How Framing compares: every kind of finding in a sentence, and how often the engine errs."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from framing.comparisons.measured import Rate, measured_on, rates, rows_of_little
from framing.comparisons.presenting.kinds import KINDS, Kind
from framing.htmx import HtmxHttpRequest

ROW = "row"  # what readers see of what belongs together


@require_safe
def method(request: HtmxHttpRequest) -> HttpResponse:
    """Explain each kind of finding, and how often the machine errs."""
    measured = rates()
    told: list[tuple[str, Kind | None, Rate]] = [
        (_("Zwei Sätze in einer Zeile gehören zusammen: in den zweien"), None, measured[ROW]),
        (_("Zwei Sätze in einer Zeile gehören zusammen: in den sechs"), None, rows_of_little()),
    ]
    told += [("", kind, measured[kind.code]) for kind in KINDS if kind.code in measured]
    context = {
        "kinds": KINDS,
        "rates": told,
        "figure": measured["figure"],
        "contradiction": measured["contradiction"],
        "measured_on": measured_on(),
        "tab": "method",
    }
    return render(request, "comparisons/method.html", context)
