"""A claim -> what it calls people and things: the labels of the lexicon, and how it holds them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.lexicons.lemmas import KEPT
from framing.engine.values import Claim, Label, Reading, Voice
from framing.engine.words import Told, Word, forms, lemma_of, once, tell

Named = tuple[str, str]  # referent type, label

_CROWD: Final = "crowd"
_PEOPLE: Final = (_CROWD, "troops")  # "Straßengegner"; but a "Hungerstreik" is no "Streik"


def vocabulary(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words that are counted in texts of a language, by referent type."""
    return {
        referent: tuple(word for words in labels.values() for word in words.get(language, ()))
        for referent, labels in lexicons.load("labels").items()
    }


def label(reading: Reading) -> Reading:
    """Give each claim of a text its labels, in the order of its words."""
    return replace(reading, claims=tuple(_labelled(claim, reading) for claim in reading.claims))


def _labelled(claim: Claim, reading: Reading) -> Claim:
    lemmas = {lemma_of(form, claim.language) for form in forms(claim.text)}
    if not any(_names(lemma, claim.language) for lemma in lemmas):
        return claim  # most claims hold no label, and taking one apart costs a tenth of reading it
    told = tell(claim, reading, {})
    found = (
        Label(
            referent,
            name,
            word.span,
            word.form,
            quoted=word.quoted,
            scare=_is_scare(told, word),
            distanced=_is_distanced(told, word),
            lemma=word.lemma,
        )
        for (referent, name), words in labels_of(told).items()
        for word in words
        if not (referent == _CROWD and _are_soldiers(told, word))
    )
    return replace(
        claim, labels=tuple(sorted(found, key=lambda each: (each.span, each.referent, each.name)))
    )


def _are_soldiers(told: Told, word: Word) -> bool:
    """Tell the people of "das Kontingent zählt 3.000 Personen", who are counted as soldiers."""
    forces = lexicons.words("figures", "all", "forces")
    behind = (q.span.end for q in told.claim.quantities if q.what in forces)
    between = (told.claim.text[end : word.span.start] for end in behind)
    return any(gap.isspace() for gap in between)


def _is_scare(told: Told, word: Word) -> bool:
    """Tell a word held at length: a quotation of a word or two in a sentence of the outlet's."""
    return told.claim.voice is Voice.OUTLET and any(
        sum(quote.start <= each.span.start < quote.end for each in told.words)
        <= tuning.SCARE_QUOTE_WORDS
        for quote in told.claim.quotes
        if quote.start <= word.span.start < quote.end
    )


def _is_distanced(told: Told, word: Word) -> bool:
    """Tell a label that the text does not make its own: "die angeblichen fremden Banditen".

    A word of distance belongs to the noun that it is declined for, across further adjectives;
    undeclined it is an adverb, and of the noun only where it stands right before it. Before a word
    in quotation marks it is of that alone: "the so-called “peaceful” protesters".
    """
    listed = lexicons.words("wording", told.claim.language, "distance")
    place = told.words.index(word)
    for gap, before in enumerate(
        reversed(told.words[max(place - tuning.DISTANCE_WORDS, 0) : place])
    ):
        if before.clause != word.clause or not before.content:
            return False
        form = before.form.lower()
        if form in listed or lemma_of(form, told.claim.language) in listed:
            return gap == 0 or form not in listed or told.claim.language != "de"
        if before.form[0].isupper() or before.quoted != word.quoted:
            return False
    return False


@cache
def _listed(language: str) -> dict[str, tuple[Named, ...]]:
    found: dict[str, tuple[Named, ...]] = {}
    for referent, labels in lexicons.load("labels").items():
        for name, languages in labels.items():
            for lemma in languages.get(language, ()):
                found[lemma] = (*found.get(lemma, ()), (referent, name))
    return found


@lru_cache(maxsize=KEPT)
def _names(lemma: str, language: str) -> tuple[Named, ...]:
    """Return the labels of a word; a German compound for people has those of its last part."""
    listed = _listed(language)
    if lemma in listed or language != "de":
        return listed.get(lemma, ())
    tails = (lemma[at:] for at in range(3, len(lemma) - tuning.NAME_COMPOUND_TAIL + 1))
    found = next((listed[tail] for tail in tails if tail in listed), ())
    return tuple(named for named in found if named[0] in _PEOPLE)


def labels_of(told: Told) -> dict[Named, list[Word]]:
    """Return the labels that a claim uses, each with its words."""
    found: dict[Named, list[Word]] = {}
    for word in told.words:
        labels = _names(word.lemma, told.claim.language)
        # Who says it is not what is spoken of.
        if labels and not any(f.start <= word.span.start < f.end for f in told.claim.frame):
            for named in labels:
                found.setdefault(named, []).append(word)
    return found


known_labels = once(labels_of)
