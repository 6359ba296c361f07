"""What one would have to find out to decide a difference: for the answers of a worksheet."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models import Finding

# By kind, or kind and subtype or rule where there is more to say of that.
QUESTIONS: Final[Mapping[str, str | Promise]] = {
    "contradiction": _(
        "Wer war dabei, und wer hat es nur gehört? Gibt es Bilder, ein Protokoll oder eine dritte, "
        "unabhängige Quelle?"
    ),
    "contradiction/date": _(
        "Reden beide vom selben Vorgang, oder meint ein Text den Plan und der andere, was daraus "
        "wurde? Wo ist der Zeitpunkt festgehalten?"
    ),
    "contradiction/cause": _(
        "Woher weiß jeder Text den Grund? Können beide Gründe zugleich zutreffen?"
    ),
    "figure": _(
        "Wer hat gezählt, wann und wie? Ist dieselbe Gruppe gemeint, am selben Ort, am selben Tag?"
    ),
    "update": _(
        "Von welchem Tag ist jede Angabe? Hat sich etwas verändert, oder wurde nur genauer gezählt?"
    ),
    "attribution": _(
        "Von wem weiß es der Text? Kann diese Quelle es wissen, und hat sie ein Interesse daran?"
    ),
    "wording": _(
        "Meinen beide Wörter dieselben Menschen, dieselbe Sache? Welches Wort würden die wählen, "
        "die gemeint sind, und welches ihre Gegner?"
    ),
    "wording/hedge": _(
        "Worauf stützt sich jeder Text? Was müsste belegt sein, damit das vorsichtige Wort "
        "wegfallen kann?"
    ),
    "wording/scare_quote": _(
        "Wessen Wort steht in Anführungszeichen? Zitiert der Text damit jemanden, oder zeigt er "
        "Abstand zu dem Wort?"
    ),
}


def question_of(finding: Finding) -> str:
    """What to ask about a difference; nothing of a kind that is none."""
    names = (f"{finding.kind}/{finding.rule}", f"{finding.kind}/{finding.subtype}", finding.kind)
    return str(next((QUESTIONS[name] for name in names if name in QUESTIONS), ""))
