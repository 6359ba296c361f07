"""The sentences for every code that extraction, intake and the preview can give."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from framing.engine import Voice
from framing.events.extraction import Caution, Fault, Reason
from framing.events.intake import Outcome
from framing.events.preview import Concern

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SAID: Final[Mapping[str, "StrOrPromise"]] = {
    Fault.EMPTY: _("Darin steht kein Text."),
    Fault.TOO_LARGE: _("Das ist zu groß. Bis zu 5 MB werden gelesen."),
    Fault.BINARY: _("Das ist kein Text, sondern etwa ein Bild oder ein gepackter Ordner."),
    Fault.OLD_WORD: _(
        "Dieses alte Word-Format wird nicht gelesen. Bitte als .docx speichern oder den Text "
        "kopieren und einfügen."
    ),
    Fault.ENCRYPTED: _(
        "Diese Datei ist mit einem Passwort verschlüsselt. Bitte den Text kopieren und einfügen."
    ),
    Fault.SCANNED: _(
        "Dieses PDF enthält nur Bilder von Text, etwa einen Scan. "
        "Bitte den Text abtippen oder von der Webseite kopieren und einfügen."
    ),
    Fault.TOO_LONG: _(
        "Das ist zu lang für einen Artikel. Bis zu 60 Seiten werden gelesen. "
        "Bitte nur den Text des Artikels kopieren und einfügen."
    ),
    Fault.DAMAGED: _(
        "Diese Datei ist beschädigt und lässt sich nicht öffnen. "
        "Bitte den Text kopieren und einfügen."
    ),
    Fault.NO_TEXT: _(
        "Auf dieser Seite ließ sich kein Artikel finden. "
        "Bitte den Text des Artikels kopieren und einfügen."
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
    Concern.REPLACES_DIGEST: _(
        "Von dieser Adresse gibt es bisher nur unseren Digest. Der Text wird zur neuen Fassung und "
        "tritt an seine Stelle; der Digest bleibt als alte Fassung erhalten."
    ),
    Concern.NEW_VERSION: _(
        "Diese Adresse ist schon da. Der Text wird zur neuen Fassung, die alte bleibt erhalten."
    ),
    Concern.FILLS_EMPTY: _("Auf diesen Text wird schon gewartet: Er kommt an den leeren Platz."),
    Concern.ALREADY_THERE: _("Genau dieser Text ist schon da. Speichern ändert nichts."),
    Concern.TEXT_ELSEWHERE: _("Derselbe Text steht schon unter einer anderen Adresse."),
    Concern.NOTHING_SHARED: _(
        "Dieser Text nennt keine Person und keinen Ort, die auch in den anderen Texten dieses "
        "Ereignisses stehen. Gehört er hierher?"
    ),
    "both": _("Bitte eine Datei wählen oder einen Text einfügen, nicht beides."),
    "neither": _("Bitte eine Datei wählen oder den Text einfügen."),
    "no_outlet": _("Bitte ein Medium wählen oder den Namen eines neuen eintragen."),
    "two_outlets": _("Bitte ein Medium wählen oder ein neues eintragen, nicht beides."),
    "draft_gone": _("Dieser Entwurf ist schon gespeichert, oder er wurde gelöscht."),
    "draft_kept": _("Was du eingegeben hast, ist noch da."),
    "conflict": _(
        "Jemand anderes hat im selben Augenblick dieselbe Darstellung gespeichert. "
        "Bitte noch einmal ansehen, was jetzt da ist."
    ),
}

VOICES: Final[Mapping[str, "StrOrPromise"]] = {
    Voice.OUTLET: _("eigene Aussage"),
    Voice.QUOTED: _("zitiert"),
    Voice.REPORTED: _("wiedergegeben"),
    Voice.MIXED: _("gemischt"),
}
