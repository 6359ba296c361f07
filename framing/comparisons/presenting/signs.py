"""Which signs together made a contradiction, as a page tells them (docs/method.md)."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framing.comparisons.models import Finding
from framing.comparisons.presenting.kinds import Words

SIGNS: Final[Mapping[str, Words]] = {
    "years": gettext_lazy("verschiedene Jahre"),
    "times": gettext_lazy("verschiedene Uhrzeiten"),
    "dates": gettext_lazy("verschiedene Tage"),
    "late": gettext_lazy("nur eine sagt „erst“"),
    "late_early": gettext_lazy("die eine sagt „erst“, die andere „schon“"),
    "denied": gettext_lazy("nur eine verneint etwas"),
    "opposed": gettext_lazy("Wörter, die einander ausschließen"),
    "contrary": gettext_lazy("wie die Sätze sonst voneinander abweichen"),
    "same_day": gettext_lazy("am selben Tag erschienen"),
    "bare_meaning": gettext_lazy("ähnliche Bedeutung"),
    "across": gettext_lazy("zwei Sprachen"),
    "condition": gettext_lazy("eine Bedingung, etwa „wenn“"),
    "counted": gettext_lazy("beide zählen das Gleiche"),
}


def signs_of(finding: Finding) -> str:
    """Name the signs that speak for it and those that speak against it, the strongest first.

    Nothing of a finding that one rule decided.
    """
    weights: Mapping[str, float] = finding.evidence.get("signals", {})
    if not finding.rule.startswith("signs_"):
        return ""
    ranked = sorted(weights.items(), key=lambda named: -abs(named[1]))
    told = [(SIGNS[name], weight) for name, weight in ranked if name in SIGNS]
    speaking = "; ".join(str(label) for label, weight in told if weight > 0)
    against = "; ".join(str(label) for label, weight in told if weight < 0)
    both = [_("Dafür spricht: %s.") % speaking] if speaking else []
    return " ".join([*both, _("Dagegen: %s.") % against] if against else both)
