"""What a counted thing, or a group, is called: by a word out of the texts, not by its lemma."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from framing.comparisons.presenting.counted import AGE, Figure, Series, Thing
from framing.comparisons.presenting.numerals import unit_name

WORD: Final = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
NEAR: Final = 4  # words after a number among which its noun is looked for
STEM: Final = 4  # letters that a word shares with the lemma that it is a form of
LEAST_STEM: Final = 3
# What the engine counts under an adjective or participle, of which texts make a noun: "Verletzte".
ADJECTIVES: Final = frozenset(
    ("tot", "verletzt", "vermisst", "infiziert", "evakuiert", "verurteilt", "gerettet", "obdachlos")
)
# Nouns that keep an adjective's endings: "300 Beamte", "von 300 Beamten".
STRONG: Final = ("beamte", "angehörige", "jugendliche", "abgeordnete", "verdächtige", "freiwillige")
GERMAN: Final = "de"
# What the site calls things of which no text of the page's language has a word: under these the
# engine counts both languages, so that "died" and "Tote" are one.
OURS: Final[Mapping[str, str | Promise]] = {
    "tot": gettext_lazy("Tote"),
    "verletzt": gettext_lazy("Verletzte"),
    "vermisst": gettext_lazy("Vermisste"),
    "festnahme": gettext_lazy("Festnahmen"),
    "soldat": gettext_lazy("Soldaten"),
    "zivilist": gettext_lazy("Zivilisten"),
    "kind": gettext_lazy("Kinder"),
    "demonstrant": gettext_lazy("Demonstranten"),
    "teilnehmer": gettext_lazy("Teilnehmer"),
    "teilnahme": gettext_lazy("Teilnehmer"),
    "sicherheitskraft": gettext_lazy("Sicherheitskräfte"),
    "polizist": gettext_lazy("Polizisten"),
    "beamter": gettext_lazy("Beamte"),
    "bürger": gettext_lazy("Bürger"),
    "einwohner": gettext_lazy("Einwohner"),
    "polizei": gettext_lazy("Polizei"),
    "polizeibeamter": gettext_lazy("Polizisten"),
    "frau": gettext_lazy("Frauen"),
    "arbeiter": gettext_lazy("Beschäftigte"),
    # Groups keep the word of their language, as the engine has it.
    "citizen": gettext_lazy("Bürger"),
    "resident": gettext_lazy("Einwohner"),
    "police": gettext_lazy("Polizei"),
    "police officer": gettext_lazy("Polizisten"),
    "officer": gettext_lazy("Beamte"),
    "protester": gettext_lazy("Demonstranten"),
    "demonstrator": gettext_lazy("Demonstranten"),
    "soldier": gettext_lazy("Soldaten"),
    "civilian": gettext_lazy("Zivilisten"),
    "child": gettext_lazy("Kinder"),
    "woman": gettext_lazy("Frauen"),
    "worker": gettext_lazy("Beschäftigte"),
}
Chooser = Callable[[Figure, str], str]


@dataclass(frozen=True)
class Name:
    """A word of the texts, and its language."""

    word: str
    language: str
    is_ours: bool = False  # no text has it: the site's own word


def name_of(thing: Thing) -> Name:
    """Name a thing by the word that most accounts put after the number.

    Where each text counts a part and none the whole, the parts name it: cars, not "burnt".
    """
    if thing.unit == AGE:
        return Name(_("Alter"), get_language() or GERMAN)
    figures = thing.compared or thing.figures
    part = group_name(thing.series[0]) if thing.is_of_groups else None
    if part:
        return part
    lemmas = sorted({figure.what for figure in figures if figure.what})
    found = best(figures, lemmas, noun) or best(figures, lemmas, any_word)
    # "Nine police officers were hurt" names the hurt by who they are.
    if not found and OURS.keys().isdisjoint(lemmas):
        found = follower(figures)
    if found or lemmas:
        return in_page_language(found, lemmas)
    return Name(unit_name(thing.unit) or _("Anzahl"), get_language() or GERMAN)


def group_name(series: Series) -> Name | None:
    """Name a group the same way; None where the texts name none."""
    named = sorted(lemma for lemma in series.of_whom if lemma)
    if not named:
        return None
    found = best(series.figures, named, noun) or best(series.figures, named, any_word)
    # Where the site has a word for what most texts count, a lesser word of the page's language
    # would be too narrow: "police" among "Sicherheitskräfte".
    language = get_language() or GERMAN
    told = Counter(figure.of_whom for figure in series.figures if figure.of_whom in OURS)
    most = told.most_common(1)
    if language != GERMAN and most and 2 * most[0][1] > len(series.figures):
        return Name(str(OURS[most[0][0]]), language, is_ours=True)
    return in_page_language(found, named)


def in_page_language(found: Name | None, lemmas: Sequence[str]) -> Name:
    """The word that was found, unless it is of another language and the site has one of the page's.

    Where none was found, the word under which the engine counts; these are German.
    """
    language = get_language() or GERMAN
    if found and found.language == language:
        return found
    ours = next((OURS[lemma] for lemma in lemmas if lemma in OURS), "")
    if ours:
        return Name(str(ours), language, is_ours=True)
    return found or Name(lemmas[0].capitalize(), GERMAN)


def best(figures: Sequence[Figure], lemmas: Sequence[str], choose: Chooser) -> Name | None:
    """The commonest form of these lemmas, one of the page's language where there is one."""
    told = [
        Name(word, figure.claim.account.language)
        for figure in figures
        for word in {choose(figure, lemma) for lemma in lemmas} - {""}
    ]
    return commonest(told)


def follower(figures: Sequence[Figure]) -> Name | None:
    """The noun after a number that says of itself nothing of what it counts: "34 Menschen"."""
    told = []
    for figure in figures:
        language = figure.claim.account.language
        words = WORD.findall(figure.claim.text[figure.at[1] :])[:1]
        told += [Name(word, language) for word in words if may_be_noun(word, language)]
    return commonest(told)


def commonest(names: Sequence[Name]) -> Name | None:
    """The form that most numbers have; of two that differ by an ending, the shorter one."""
    language = get_language() or GERMAN
    told = Counter((name.language, name.word.rstrip("n")) for name in names)

    def rank(name: Name) -> tuple[bool, int, int, str]:
        number = told[name.language, name.word.rstrip("n")]
        return (name.language != language, -number, len(name.word), name.word)

    return min(names, key=rank, default=None)


def noun(figure: Figure, lemma: str) -> str:
    """A noun of the claim that is a form of the lemma: after the number first, else anywhere."""
    text, language = figure.claim.text, figure.claim.account.language
    after = islice(WORD.finditer(text, figure.at[1]), NEAR)
    # A word at the head of a sentence has its capital from there.
    elsewhere = (found for found in WORD.finditer(text) if found.start())
    for found in chain(after, elsewhere):
        if may_be_noun(found[0], language) and fits(found[0], lemma):
            return nominative(found[0], lemma)
    return ""


def any_word(figure: Figure, lemma: str) -> str:
    """Any word of the claim that is a form of the lemma: "festgenommen"."""
    words = WORD.findall(figure.claim.text)
    return next((word.lower() for word in words if fits(word, lemma)), "")


def may_be_noun(word: str, language: str) -> bool:
    """Whether a word may be a noun: in German those have a capital; no "voted"."""
    return word[0].isupper() or (language != GERMAN and not word.endswith("ed"))


def fits(word: str, lemma: str) -> bool:
    """Whether a word begins as the lemma does, as far as its forms go: "Tote" and "tot"."""
    stem = lemma[: max(LEAST_STEM, min(STEM, len(lemma) - 2))]
    return word.casefold().startswith(stem.casefold())


def as_named(word: str, lemmas: Iterable[str]) -> str:
    """Return a word behind a number as a list names it: "Toten" of "von 160 Toten" is "Tote"."""
    return next((nominative(word, lemma) for lemma in lemmas if lemma and fits(word, lemma)), word)


def nominative(word: str, lemma: str) -> str:
    """Take off the ending of the dative: "von 3.000 Teilnehmern", "unter den 34 Festgenommenen"."""
    form = word.casefold()
    is_dative = lemma.endswith(("er", "el")) and form == f"{lemma}n"
    is_adjective = lemma in ADJECTIVES and form == f"{lemma}en"
    is_arrested = lemma == "festnahme" and form.endswith("enen")
    is_strong = lemma.removesuffix("r").endswith(STRONG) and form == f"{lemma.removesuffix('r')}n"
    return word[:-1] if is_dative or is_adjective or is_arrested or is_strong else word
