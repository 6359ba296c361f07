"""The sentences for every code that extraction, intake and the preview can give."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from framing.events.extraction import Caution, Fault, Reason
from framing.events.intake import Outcome

SAID: Final = {
    Fault.EMPTY: _("Darin steht kein Text."),
    Fault.TOO_LARGE: _("Das ist zu groß. Bis zu 5 MB werden gelesen."),
    Fault.BINARY: _("Das ist kein Text, sondern etwa ein Bild oder ein gepackter Ordner."),
    Fault.PDF: _("PDF kann noch nicht gelesen werden. Bitte den Text kopieren und unten einfügen."),
    Fault.WORD: _(
        "Word-Dateien können noch nicht gelesen werden. "
        "Bitte den Text kopieren und unten einfügen oder als .txt speichern."
    ),
    Fault.NO_TEXT: _(
        "Auf dieser Seite ließ sich kein Artikel finden. "
        "Bitte den Text des Artikels kopieren und unten einfügen."
    ),
    Caution.ENCODING_GUESSED: _(
        "Die Zeichenkodierung ist nicht angegeben. Bitte prüfen, ob ä, ö, ü und ß richtig stehen."
    ),
    Caution.NO_TITLE: _("Eine Überschrift wurde nicht erkannt."),
    Caution.NO_DATE: _("Ein Datum wurde nicht erkannt."),
    Caution.NO_ADDRESS: _("Eine Adresse wurde nicht erkannt."),
    Caution.LANGUAGE_UNSURE: _("Der Text ist kurz, die Sprache kann falsch erkannt sein."),
    Reason.NONE: "",
    Reason.SHORT: _("Der Text ist sehr kurz: wahrscheinlich nur der Anriss."),
    Reason.CUT_OFF: _("Der Text hört mitten im Satz oder mit „Weiterlesen“ auf."),
    Reason.PAYWALL: _("Die Seite sagt, dass der Artikel nicht frei zu lesen ist."),
    Outcome.CREATED: _("Die Darstellung ist gespeichert."),
    Outcome.NEW_VERSION: _("Der Text ist als neue Fassung gespeichert, die alte bleibt erhalten."),
    Outcome.SAME_TEXT: _("Der Text ist derselbe wie bisher, nur der Abruf ist neu gespeichert."),
    Outcome.ALREADY_THERE: _("Genau dieser Text ist schon da, es hat sich nichts geändert."),
    "conflict": _(
        "Jemand anderes hat im selben Augenblick dieselbe Darstellung gespeichert. "
        "Bitte noch einmal ansehen, was jetzt da ist."
    ),
}
