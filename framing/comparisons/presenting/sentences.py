"""A finding -> one sentence that says what it shows, with the words it rests on."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framing.comparisons.adding import BY_HAND
from framing.comparisons.models import Claim, Finding
from framing.comparisons.presenting.counted import FIGURE_RULES
from framing.comparisons.presenting.kinds import Words
from framing.comparisons.presenting.sides import Side, sides_of

Writer = Callable[[Side, Side], str]


def sentence(finding: Finding, sides: tuple[Side, Side] | None = None) -> SafeString:
    """Say what a pair's finding shows; names and words of the texts are escaped.

    `sides` are its two, where they are known already.
    """
    first, second = sides or sides_of(finding)
    write = WRITERS.get(finding.rule, plain)
    if finding.rule == BY_HAND or finding.machine_kind:
        write = said_by_a_person(finding, first, second)
    shown = "denied" if write is negation else "words"
    if finding.rule in FIGURE_RULES:
        in_two_types = first.is_translated != second.is_translated
        shown = "counted_plainly" if in_two_types else "counted"
    words = attrgetter(shown)
    return format_html(
        write(first, second),
        a=named(first, finding),
        b=named(second, finding),
        left=words(first),
        right=words(second),
        speaker=speaker_of(first) or speaker_of(second) or _("einer anderen Person"),
        a_speaker=speaker_of(first),
        b_speaker=speaker_of(second),
        agencies=agencies_of(finding, first),
    )


def said_by_a_person(finding: Finding, first: Side, second: Side) -> Writer:
    """For what a person added, or calls something else than the rule did."""
    is_added = finding.rule == BY_HAND
    if finding.kind in WITHOUT_WORDS:
        return (ADDED if is_added else SAID)[finding.kind]
    if first.words and second.words:
        return SAID[finding.kind]
    return ADDED[finding.kind] if is_added else plain


def named(side: Side, finding: Finding) -> str:
    """The outlet; of words, with a note where they are our digest's and not its own."""
    if finding.kind == Finding.Kind.WORDING and side.quote.account.is_digest:
        return _("%(outlet)s (im Digest)") % {"outlet": side.name}
    return side.name


def agencies_of(finding: Finding, side: Side) -> str:
    """The agencies that both credit, in brackets; none where outlets' names are hidden."""
    names = [] if side.quote.account.blind_name else finding.evidence.get("agencies", [])
    return f" ({', '.join(names)})" if names else ""


def plain(first: Side, second: Side) -> str:
    """Set the deciding words side by side."""
    if first.words and second.words:
        return _("{a}: {left} – {b}: {right}.")
    return _("{a} und {b} unterscheiden sich an dieser Stelle.")


def speaker_of(side: Side) -> str:
    """The person to whom the outlet gives the claim."""
    return side.quote.claim.speaker


def is_own(side: Side) -> bool:
    """Whether the outlet says it itself."""
    return side.quote.claim.voice == Claim.Voice.OUTLET


def same_statement(_first: Side, _second: Side) -> str:
    """Agreement in words."""
    return _("{a} und {b} sagen hier dasselbe.")


def same_value(first: Side, second: Side) -> str:
    """Agreement on a figure; two ways to put it are both shown."""
    if str(first.counted) == str(second.counted):
        return _("Beide nennen {left}.")
    return _("Beide Angaben passen zueinander: {left} bei {a}, {right} bei {b}.")


def other_value(_first: Side, _second: Side) -> str:
    """The same counted otherwise."""
    return _("{a} nennt {left}, {b} nennt {right}.")


def other_group(_first: Side, _second: Side) -> str:
    """Two figures that do not clash."""
    return _(
        "{a} nennt {left}, {b} nennt {right} – für eine andere Gruppe oder einen anderen "
        "Ausschnitt, also kein Widerspruch."
    )


def later_value(first: Side, second: Side) -> str:
    """A later state; the text that tells the earlier one may do so looking back."""
    one, other = (side.quote.account.published_on for side in (first, second))
    if first.looks_back or (one and other and one > other):
        return _("{a} nennt als früheren Stand {left}, {b} nennt {right}.")
    return _("{a} nennt {left}, {b} nennt später {right}.")


def later_state(_first: Side, _second: Side) -> str:
    """A state that has passed."""
    return _("{a} meldet noch {left}; {b} meldet als neueren Stand {right}.")


def negation(first: Side, second: Side) -> str:
    """One side denies; it is the side that has the deciding word."""
    if first.words and second.words:
        return _("Der eine Text sagt es, der andere verneint es: {left} bei {a}, {right} bei {b}.")
    if first.words:
        return _("{b} sagt es, {a} verneint es ({left}).")
    return _("{a} sagt es, {b} verneint es ({right}).")


def opposite(_first: Side, _second: Side) -> str:
    """Two words that exclude each other."""
    return _("{left} bei {a} steht gegen {right} bei {b}.")


def asserted_or_reported(first: Side, _second: Side) -> str:
    """Whose words: the outlet's own on one side."""
    if is_own(first):
        return _("{a} schreibt es als eigene Aussage, {b} gibt es wieder (laut: {speaker}).")
    return _("{a} gibt es wieder (laut: {speaker}), {b} schreibt es als eigene Aussage.")


def other_speaker(first: Side, second: Side) -> str:
    """Two speakers for one statement."""
    if speaker_of(first) and speaker_of(second):
        return _("{a} nennt als Quelle: {a_speaker}; {b} nennt: {b_speaker}.")
    return _("{a} und {b} schreiben es verschiedenen Sprechern zu.")


def other_label(first: Side, second: Side) -> str:
    """Another word in the same place."""
    if first.words and second.words:
        return _("{a} schreibt {left}, {b} schreibt {right}.")
    return plain(first, second)


def other_actor(first: Side, second: Side) -> str:
    """Somebody else."""
    if first.words and second.words:
        return _("Bei {a} ist es {left}, bei {b} {right}.")
    return plain(first, second)


def hedge(first: Side, second: Side) -> str:
    """Only one keeps its distance."""
    if first.words and not second.words:
        return _("{a} kennzeichnet es als unsicher ({left}), {b} nicht.")
    if second.words and not first.words:
        return _("{b} kennzeichnet es als unsicher ({right}), {a} nicht.")
    return _(
        "Nur einer der beiden Texte kennzeichnet es als unsicher: {left} bei {a}, {right} bei {b}."
    )


def scare_quote(first: Side, second: Side) -> str:
    """Only one puts the word in quotation marks."""
    if first.claim_has_quotes and not second.claim_has_quotes:
        return _("{a} setzt {left} in Anführungszeichen, {b} nicht.")
    return _("{b} setzt {right} in Anführungszeichen, {a} nicht.")


def always(words: Words) -> Writer:
    """A sentence that no words of the two sides change."""
    return lambda _first, _second: str(words)


near_copy = always(
    gettext_lazy("{a} und {b} haben diese Stelle fast wortgleich: eine Quelle, nicht zwei Belege.")
)
agency = always(
    gettext_lazy(
        "{a} und {b} stützen sich auf dieselbe Agentur{agencies}: eine Quelle, nicht zwei Belege."
    )
)
same_origin = always(
    gettext_lazy(
        "{a} und {b} gehen hier auf dieselbe Quelle zurück: eine Quelle, nicht zwei Belege."
    )
)


def added_attribution(first: Side, second: Side) -> str:
    """Who says it, as a person added, without words that were pointed at."""
    write = other_speaker if is_own(first) is is_own(second) else asserted_or_reported
    return write(first, second)


WRITERS: Mapping[str, Writer] = {
    "same_statement": same_statement,
    "same_value": same_value,
    "other_value": other_value,
    "other_group": other_group,
    "later_value": later_value,
    "later_state": later_state,
    "negation": negation,
    "negative_prefix": opposite,
    "opposite": opposite,
    "other_actor": other_actor,
    "other_date": other_value,
    "other_place": other_value,
    "other_cause": other_label,
    "signs_date": other_value,
    "signs_negation": negation,
    "signs_opposite": opposite,
    "asserted_or_reported": asserted_or_reported,
    "other_speaker": other_speaker,
    "other_label": other_label,
    "other_word_in_slot": other_label,
    "hedge": hedge,
    "scare_quote": scare_quote,
    "near_copy": near_copy,
    "shared_text": near_copy,
    "agency": agency,
}

SAID: Mapping[str, Writer] = {
    Finding.Kind.AGREEMENT: same_statement,
    Finding.Kind.FIGURE: other_value,
    Finding.Kind.UPDATE: later_value,
    Finding.Kind.CONTRADICTION: opposite,
    Finding.Kind.WORDING: other_label,
    Finding.Kind.ATTRIBUTION: other_speaker,
    Finding.Kind.SAME_ORIGIN: same_origin,
}
WITHOUT_WORDS = {Finding.Kind.AGREEMENT, Finding.Kind.ATTRIBUTION, Finding.Kind.SAME_ORIGIN}
ADDED: Mapping[str, Writer] = {
    Finding.Kind.AGREEMENT: same_statement,
    Finding.Kind.FIGURE: always(gettext_lazy("{a} und {b} nennen hier verschiedene Zahlen.")),
    Finding.Kind.UPDATE: always(
        gettext_lazy("{a} und {b} melden hier zwei Stände; der spätere Text hat den neueren.")
    ),
    Finding.Kind.CONTRADICTION: always(gettext_lazy("{a} und {b} widersprechen sich hier.")),
    Finding.Kind.WORDING: always(gettext_lazy("{a} und {b} wählen hier andere Worte.")),
    Finding.Kind.ATTRIBUTION: added_attribution,
    Finding.Kind.SAME_ORIGIN: same_origin,
}
