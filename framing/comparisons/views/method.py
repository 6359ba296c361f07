"""How Framing compares, in plain words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.comparisons.presenting.kinds import KINDS
from framing.htmx import HtmxHttpRequest


@require_safe
def method(request: HtmxHttpRequest) -> HttpResponse:
    """Explain each kind of finding, and how often the machine errs."""
    return render(request, "comparisons/method.html", {"kinds": KINDS, "tab": "method"})
