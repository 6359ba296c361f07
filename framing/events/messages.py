"""The sentences for every code that fetching, extraction, intake and the preview can give."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from framing.engine import Voice
from framing.events.discovery.markup import NO_LIST
from framing.events.discovery.markup import TOO_LARGE as UNPACKED_TOO_LARGE
from framing.events.discovery.running import BROKEN, PARTS_MISSING, TOO_MANY_PARTS
from framing.events.extraction import Caution, Fault, Reason
from framing.events.fetching import Failure
from framing.events.getting import Stop
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
        "Das ist zu lang für einen Artikel. Bis zu 60 Seiten oder 150.000 Zeichen werden gelesen. "
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
    Fault.COOKIE_WALL: _(
        "Statt des Artikels kam eine Seite, die um Zustimmung zu Cookies bittet. "
        "Bitte den Text des Artikels kopieren und einfügen."
    ),
    Fault.MISSING_PAGE: _("Auf dieser Seite steht nur, dass es den Artikel nicht (mehr) gibt."),
    Caution.ENCODING_GUESSED: _(
        "Die Zeichenkodierung ist nicht angegeben. Bitte prüfen, ob ä, ö, ü und ß richtig stehen."
    ),
    Caution.NO_TITLE: _("Eine Überschrift wurde nicht erkannt."),
    Caution.NO_DATE: _("Ein Datum wurde nicht erkannt."),
    Caution.NO_ADDRESS: _("Eine Adresse wurde nicht erkannt."),
    Caution.LANGUAGE_UNSURE: _("Der Text ist kurz, die Sprache kann falsch erkannt sein."),
    Caution.GALLERY: _(
        "Das ist eine Bilderstrecke: Der Text besteht vielleicht nur aus Bildunterschriften."
    ),
    Caution.OVERVIEW: _(
        "Auf dieser Seite stehen wohl mehrere Artikel. Bitte die Adresse eines einzelnen nehmen "
        "oder prüfen, ob der Text nur von einem ist."
    ),
    Reason.NONE: "",
    Reason.SHORT: _("Der Text ist sehr kurz: wahrscheinlich nur der Anriss."),
    Reason.CUT_OFF: _("Der Text hört mitten im Satz oder mit „Weiterlesen“ auf."),
    Reason.PAYWALL: _("Die Seite sagt, dass der Artikel nicht frei zu lesen ist."),
    Reason.LIVE: _(
        "Das ist ein Ticker, an dem weitergeschrieben wird: Der Text ist ein Stand von eben."
    ),
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
    Concern.SAME_TEXT: _(
        "Diese Adresse ist schon da, und ihr Text ist derselbe wie bisher. "
        "Gespeichert wird nur der neue Abruf."
    ),
    Concern.TEXT_ELSEWHERE: _("Derselbe Text steht schon unter einer anderen Adresse."),
    Concern.NOTHING_SHARED: _(
        "Dieser Text nennt keine Person und keinen Ort, die auch in den anderen Texten dieses "
        "Ereignisses stehen. Gehört er hierher?"
    ),
    "both": _("Bitte eine Datei wählen oder einen Text einfügen, nicht beides."),
    "neither": _(
        "Bitte die Adresse des Artikels eintragen, eine Datei wählen oder den Text einfügen."
    ),
    "no_outlet": _("Bitte ein Medium wählen oder den Namen eines neuen eintragen."),
    "two_outlets": _("Bitte ein Medium wählen oder ein neues eintragen, nicht beides."),
    "draft_gone": _("Dieser Entwurf ist schon gespeichert, oder er wurde gelöscht."),
    "draft_kept": _("Was du eingegeben hast, ist noch da."),
    "conflict": _(
        "Jemand anderes hat im selben Augenblick dieselbe Darstellung gespeichert. "
        "Bitte noch einmal ansehen, was jetzt da ist."
    ),
    "taken_down": _(
        "Der Text dieser Adresse ist auf Verlangen entfernt worden. "
        "Er kann nicht wieder aufgenommen werden."
    ),
}

# The sentences for an address that brought no text. Where they are shown, the box for a pasted text
# is beside them.
NOT_RECEIVED: Final[Mapping[str, "StrOrPromise"]] = {
    Failure.BAD_ADDRESS: _("Das ist keine Adresse, die sich eindeutig lesen lässt."),
    Failure.CREDENTIALS: _("In dieser Adresse steht ein Benutzername. Bitte ohne ihn eintragen."),
    Failure.SCHEME: _("Nur Adressen, die mit http:// oder https:// beginnen, werden geholt."),
    Failure.PORT: _("Diese Adresse nennt einen ungewöhnlichen Anschluss (Port)."),
    Failure.PRIVATE_ADDRESS: _(
        "Diese Adresse führt zu einem Rechner, der nicht öffentlich im Internet steht."
    ),
    Failure.UNKNOWN_HOST: _("Diese Website gibt es nicht. Ist die Adresse richtig geschrieben?"),
    Failure.DEAD_HOST: _("Der Server dieser Website nimmt keine Verbindung an."),
    Failure.CERTIFICATE: _(
        "Das Zertifikat dieser Website ist nicht gültig. Es ist nicht sicher, wer da antwortet."
    ),
    Failure.TLS: _("Mit dieser Website kam keine verschlüsselte Verbindung zustande."),
    Failure.TIMEOUT: _("Die Website hat zu lange gebraucht."),
    Failure.BAD_ANSWER: _("Die Website hat eine Antwort geschickt, die sich nicht lesen lässt."),
    Failure.BROKEN_OFF: _("Die Verbindung brach ab, bevor die Seite ganz da war."),
    Failure.TOO_LARGE: _("Die Seite ist zu groß. Bis zu 5 MB werden geholt."),
    Failure.WRONG_TYPE: _("Unter dieser Adresse steht kein Text, sondern etwa ein Bild."),
    Failure.TOO_MANY_REDIRECTS: _(
        "Die Adresse leitet immer weiter. Manche Websites tun das, solange niemand ihren Cookies "
        "zugestimmt hat."
    ),
    Failure.ROBOTS: _(
        "Die Website bittet in ihrer Datei robots.txt darum, dass Programme diese Seite nicht "
        "holen. Daran halten wir uns."
    ),
    Failure.ROBOTS_UNAVAILABLE: _(
        "Die Website sagt gerade nicht, was Programme bei ihr dürfen (robots.txt). "
        "Deshalb wird jetzt nichts geholt."
    ),
    Failure.FORBIDDEN: _(
        "Die Website gibt diese Seite nicht heraus: Sie verlangt eine Anmeldung oder ein Abo oder "
        "lehnt Programme ab."
    ),
    Failure.NOT_FOUND: _("Diese Seite gibt es nicht (404). Ist die Adresse richtig geschrieben?"),
    Failure.GONE: _("Diese Seite wurde gelöscht (410)."),
    Failure.TOO_MANY_REQUESTS: _("Die Website bittet um eine Pause. Bitte später noch einmal."),
    Failure.LEGAL_REASONS: _("Diese Seite ist aus rechtlichen Gründen gesperrt (451)."),
    Failure.SERVER_ERROR: _("Die Website hat gerade eine Störung. Bitte später noch einmal."),
    Failure.OTHER_STATUS: _("Die Website hat diese Seite nicht herausgegeben."),
    Stop.BANNED: _(
        "Für dieses Medium gilt in der EU ein Verbreitungsverbot. Seine Seiten werden nicht geholt "
        "und seine Adressen nicht verlinkt."
    ),
    Stop.GIVEN_UP: _("Beim Holen ist auf unserer Seite etwas schiefgegangen."),
}

# The same of a list of articles, where the sentence above speaks of an article.
LIST_SAID: Final[Mapping[str, "StrOrPromise"]] = {
    Failure.TOO_LARGE: _("Die Liste ist zu groß. Bis zu 20 MB werden gelesen."),
    Failure.WRONG_TYPE: _("Unter dieser Adresse steht keine Liste von Artikeln."),
    Failure.NOT_FOUND: _("Diese Liste gibt es nicht (404). Hat das Medium sie verlegt?"),
    Failure.GONE: _("Diese Liste gibt es nicht mehr (410)."),
    Failure.ROBOTS: _(
        "Die Website bittet in ihrer Datei robots.txt darum, dass Programme diese Liste nicht "
        "lesen. Daran halten wir uns."
    ),
    Failure.TOO_MANY_REQUESTS: _("Die Website bittet um eine Pause."),
    NO_LIST: _("Was dort steht, ist kein Feed und keine Sitemap."),
    UNPACKED_TOO_LARGE: _("Die Liste ist ausgepackt zu groß. Bis zu 20 MB werden gelesen."),
    BROKEN: _("Die Liste ist fehlerhaft geschrieben. Gelesen ist, was lesbar war."),
    PARTS_MISSING: _("Einige Teillisten kamen nicht an."),
    TOO_MANY_PARTS: _("Es gibt mehr Teillisten, als auf einmal gefragt werden."),
}

VOICES: Final[Mapping[str, "StrOrPromise"]] = {
    Voice.OUTLET: _("eigene Aussage"),
    Voice.QUOTED: _("zitiert"),
    Voice.REPORTED: _("wiedergegeben"),
    Voice.MIXED: _("gemischt"),
}


def said(code: str) -> "StrOrPromise":
    """Give the sentence for a code of why a text did not come or could not be read."""
    return NOT_RECEIVED[code] if code in NOT_RECEIVED else SAID[code]


def said_of_list(code: str) -> "StrOrPromise":
    """Give the sentence for a code of what went wrong with a feed or sitemap."""
    return LIST_SAID[code] if code in LIST_SAID else said(code)
