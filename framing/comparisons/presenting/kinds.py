"""What each kind of finding is called and means, in the order in which pages list them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from framing.comparisons.models import Finding

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding as a page shows it; the code names its icon and its colour."""

    code: str
    label: Words
    meaning: Words
    example: Words


KINDS = (
    Kind(
        "contradiction",
        Finding.Kind.CONTRADICTION.label,
        _("So, wie sie dastehen, können nicht beide Aussagen stimmen."),
        _("Alle sechs Präsidenten berieten. / Einer schickte seinen Ministerpräsidenten."),
    ),
    Kind(
        "figure",
        Finding.Kind.FIGURE.label,
        _(
            "Dasselbe wird gezählt, aber mit anderem Ergebnis. Gilt die Zahl einer anderen Gruppe, "
            "steht das dabei; dann ist es kein Widerspruch."
        ),
        _("2.030 / 2.500 Soldaten des Bündnisses."),
    ),
    Kind(
        "update",
        Finding.Kind.UPDATE.label,
        _(
            "Eine Zahl oder ein Zustand, den ein späterer Tag ersetzt. Nie zwischen Texten vom "
            "selben Tag."
        ),
        _("164 Tote, fünf Tage später 225."),
    ),
    Kind(
        "attribution",
        Finding.Kind.ATTRIBUTION.label,
        _("Ein Text behauptet selbst, was der andere als Worte einer anderen Person wiedergibt."),
        _("Es war ein Putschversuch. / Der Präsident spricht von einem Putschversuch."),
    ),
    Kind(
        "wording",
        Finding.Kind.WORDING.label,
        _(
            "An derselben Stelle steht ein anderes Wort, oder nur ein Text kennzeichnet es als "
            "unsicher oder setzt es in Anführungszeichen. Das heißt nicht, dass beide Wörter "
            "dieselben Menschen meinen."
        ),
        _("Banditen / Demonstranten; Friedenstruppen / Soldaten."),
    ),
    Kind(
        "agreement",
        Finding.Kind.AGREEMENT.label,
        _("Dieselbe Aussage mit gleichem oder passendem Wert."),
        _("Beide: Der Präsident spricht von einem Putschversuch."),
    ),
    Kind(
        "same_origin",
        Finding.Kind.SAME_ORIGIN.label,
        _(
            "Fast wortgleich oder von derselben Agentur. Das zählt als eine Stimme, nicht als "
            "Bestätigung."
        ),
        _("Eine Agenturmeldung und die Zeitung, die sie abdruckt."),
    ),
    Kind(
        "absence",
        Finding.Kind.ABSENCE.label,
        _("Andere Texte sagen etwas dazu; in diesem wurde nichts gefunden. Der Grund steht dabei."),
        _("Vor dem Bekanntwerden erschienen; Text unvollständig; nicht gefunden."),
    ),
)
PLACE: Mapping[str, int] = {kind.code: place for place, kind in enumerate(KINDS)}
BY_CODE: Mapping[str, Kind] = {kind.code: kind for kind in KINDS}

RULES: Mapping[str, Words] = {
    "same_statement": _(
        "Die beiden Aussagen decken sich in Wörtern, Namen und Bedeutung, und nichts spricht "
        "dagegen."
    ),
    "same_value": _("Beide zählen dasselbe; die Werte sind gleich oder passen zueinander."),
    "other_value": _(
        "Beide zählen dasselbe derselben Gruppe und nennen andere Werte. „Mehr als 100“ passt bis "
        "etwa 115."
    ),
    "other_group": _(
        "Beide zählen dasselbe, aber die Texte nennen verschiedene Gruppen, Orte oder nur einen "
        "Teil."
    ),
    "later_value": _("Was gezählt wird, kann sich bis zum späteren Text noch geändert haben."),
    "later_state": _("Was im früheren Text noch gilt oder bevorsteht, ist im späteren vorbei."),
    "negation": _("Der gleiche Satzteil steht einmal mit und einmal ohne Verneinung."),
    "negative_prefix": _("Das gleiche Wort steht einmal mit und einmal ohne „un-“ oder „nicht“."),
    "opposite": _("Im gleichen Satzteil stehen zwei Wörter, die einander ausschließen."),
    "other_actor": _("Die gleiche Handlung wird verschiedenen Handelnden zugeschrieben."),
    "other_date": _("Das gleiche Geschehen wird auf verschiedene Tage gelegt."),
    "other_place": _("Das gleiche Geschehen wird an verschiedene Orte gelegt."),
    "other_cause": _("Für das Gleiche werden verschiedene Ursachen genannt."),
    "signs_date": _(
        "Mehrere Anzeichen zusammen sprechen dafür, dass nicht beides stimmen kann; das stärkste "
        "ist die andere Zeitangabe."
    ),
    "signs_negation": _(
        "Mehrere Anzeichen zusammen sprechen dafür, dass nicht beides stimmen kann; das stärkste "
        "ist, dass nur eine der Aussagen etwas verneint."
    ),
    "signs_opposite": _(
        "Mehrere Anzeichen zusammen sprechen dafür, dass nicht beides stimmen kann; das stärkste "
        "sind zwei Wörter, die einander ausschließen."
    ),
    "asserted_or_reported": _(
        "Die eine Aussage steht als eigene Feststellung da, die andere als Zitat oder Wiedergabe."
    ),
    "other_speaker": _("Die gleiche Aussage wird verschiedenen Sprechern zugeschrieben."),
    "other_label": _("Im gleichen Zusammenhang steht eine andere Bezeichnung."),
    "other_word_in_slot": _("An der gleichen Stelle des Satzes steht ein anderes Wort."),
    "hedge": _("Nur eine der Aussagen ist als unsicher gekennzeichnet."),
    "scare_quote": _("Nur ein Text setzt das Wort in Anführungszeichen."),
    "near_copy": _("Die Stellen sind fast Zeichen für Zeichen gleich."),
    "shared_text": _("Die beiden Texte teilen auffallend viele fast wortgleiche Stellen."),
    "agency": _("Beide Texte nennen dieselbe Agentur."),
    "lacking": _("Keine Aussage dieses Textes kam der Zeile nahe genug."),
    "by_hand": _("Das hat ein Mensch ergänzt; die Maschine hat es nicht gefunden."),
}

SIGNALS: Mapping[str, Words] = {
    "meaning": _("ähnliche Bedeutung (verglichen mit Satzvektoren)"),
    "bare_meaning": _(
        "ähnliche Bedeutung ohne Namen und ohne das, wovon beide Texte ohnehin handeln"
    ),
    "characters": _("gleiche Buchstabenfolgen"),
    "lemmas": _("gleiche Wörter, auch gebeugt (in der Grundform)"),
    "containment": _("Wörter der kürzeren Aussage in der längeren"),
    "token_set": _("gleicher Wortschatz (RapidFuzz)"),
    "token_sort": _("gleiche Wortfolge nach Sortierung (RapidFuzz)"),
    "names": _("gleiche Namen"),
    "numbers": _("gleiche Zahlen"),
    "counted": _("das Gleiche wird gezählt"),
    "two_numbers": _("beide nennen dieselben zwei Zahlen"),
    "verdict": _("beide nennen jemanden, der das Geschehen so bezeichnet"),
    "toll": _("beide zählen alle, denen dasselbe geschah, etwa alle Toten"),
    "other_counted": _("für das Gezählte steht kein gemeinsames Wort (spricht dagegen)"),
    "one_counted": _("nur eine der Aussagen zählt etwas (spricht dagegen)"),
    "share": _("keine andere Aussage passt besser"),
    "in_step": _("auch der Satz davor oder danach passt zusammen"),
    "place": _("gleiche Stelle im Text"),
    "in_common": _("so viel haben beide Texte gemeinsam (ist es wenig, zählt Ähnlichkeit weniger)"),
}


def explain(rule: str) -> Words:
    """Say in a sentence how a rule decides; its own name where the site has no sentence yet."""
    return RULES.get(rule, rule)


def explain_finding(finding: Finding) -> Words:
    """Say how a finding was decided; where a person calls it something else, that first."""
    rule = explain(finding.rule)
    if not finding.machine_kind:
        return rule
    told = _("Ein Mensch hat es so eingeordnet. Die Maschine fand „%(kind)s“: %(rule)s")
    return str(told) % {"kind": BY_CODE[finding.machine_kind].label, "rule": rule}


def signal_label(name: str) -> Words:
    """Name a signal for readers."""
    return SIGNALS.get(name, name)
