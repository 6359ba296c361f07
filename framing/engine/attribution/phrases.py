"""Tokens -> noun phrases, and the name that a phrase gives to a speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from framing.engine import lexicons, tuning
from framing.engine.attribution.lines import AUXILIARIES, Line, group
from framing.engine.lexicons.lemmas import KEPT, lemma_of
from framing.engine.values import Mention

# Articles and possessives in all their endings; a paradigm, not a vocabulary.
_ARTICLE: Final = re.compile(
    r"(?:d(?:er|ie|as|es|em|en)|(?:k?ein|mein|dein|sein|ihr|unser)(?:e[rsmn]?)?"
    r"|(?:dies|jen|manch|jed|all)(?:e[rsmn]?)|the|an?|his|her|its|their|this|these)$"
)
_OBLIQUE: Final = re.compile(r"(?:d(?:em|en|es)|(?:k?ein|sein|ihr|dies)e(?:[mns]))$")
# Without "es" and "it": they stand for nobody too often.
_PRONOUN: Final = re.compile(r"(?:er|sie|he|she|they|он|она|они)$")
_JOINS: Final = frozenset({"van", "von", "de", "da", "al", "bin", "of", "zu"})
_FEMININE: Final = "in"
_DEPUTIES: Final = ("deputies", "documents", "papers")  # lists of who speaks for somebody else
_ONE: Final = frozenset({"des", "eines", "dem", "einem"})
_TO_ONE: Final = frozenset({"vom", "zum", "im", "beim"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the tokens of its nouns or of its pronoun, and what stands before them."""

    low: int  # first token, article or adjective included
    head: int  # first token of the nouns
    high: int  # behind the last noun
    article: str = ""
    preposition: str = ""
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, by name or by pronoun."""

    name: str
    gender: str = ""  # "m", "f", "n" or "" where the words do not tell
    pronoun: bool = False
    named: bool = False  # by a proper name, not by an office


def phrases(line: Line, low: int, high: int) -> Iterator[Phrase]:
    """Yield the noun phrases between two tokens, in order, each without what modifies it."""
    at = low
    while at < high:
        phrase = _phrase_at(line, at, high)
        if phrase:
            yield phrase
            at = phrase.high
        else:
            at += 1


def _phrase_at(line: Line, at: int, high: int) -> Phrase | None:
    """Read preposition, article, adjectives, nouns from here; None where no phrase begins."""
    start, preposition = at, ""
    if line.has(at, "prepositions"):
        preposition, at = line.lower(at), at + 1
    sort = kind(line.tokens[at].lower) if at < high else ""
    if sort == "pronoun" and not line.tokens[at].quoted:
        return Phrase(start, at, at + 1, preposition=preposition, pronoun=True)
    article = ""
    if sort == "article":
        article, at = line.tokens[at].lower, at + 1
    head = _skip_adjectives(line, at, high) if article or preposition else at
    end = _nouns_end(line, head, high)
    if article or preposition or end > head:
        end = _title_end(line, end, high)
    if end == head:
        return None
    return Phrase(start, head, end, article, preposition)


@lru_cache(maxsize=KEPT)
def kind(word: str) -> str:
    """Tell an article and a pronoun from other words; no word is both."""
    if _PRONOUN.match(word):
        return "pronoun"
    return "article" if _ARTICLE.match(word) else ""


def _skip_adjectives(line: Line, at: int, high: int) -> int:
    """Go to the noun that an article or a preposition belongs to."""
    first = at
    while at < high and line.tokens[at].is_word and not _is_noun(line, at):
        if line.tokens[at].quoted:
            break
        at += 1
    return at if at < high and (line.tokens[at].is_word or line.tokens[at].quoted) else first


def _is_noun(line: Line, at: int) -> bool:
    token = line.tokens[at]
    if token.quoted or not token.form[0].isalpha():
        return False
    if line.language == "de":
        is_noun = _noun_even_first(line, at) if token.form[0].isupper() else _odd_name(token.form)
    else:
        is_noun = not _small(line, at)
    return is_noun or named(line, at) is not None


def _small(line: Line, at: int) -> bool:
    """Tell an English or Russian word that is no noun: article, preposition, auxiliary, verb."""
    lower = line.lower(at)
    lemma = line.lemma(at)
    verb = lemma in AUXILIARIES or lemma in group(line.language, "speech")
    # "The report says", "a claim": behind an article it is the noun.
    verb = verb and not (lower == lemma and kind(line.lower(at - 1)) == "article")
    closed = kind(lower) != "" or verb
    return closed or line.has(at, "prepositions") or line.has(at, "function")


def _odd_name(form: str) -> bool:
    """Tell "bote-online.de", "el-Amin" and the agency "dpa" from common words."""
    return "." in form or not form.islower() or form in lexicons.words("agencies", "all", "names")


def _noun_even_first(line: Line, at: int) -> bool:
    """At the front every word has a capital: only a noun keeps it in its lemma."""
    token = line.tokens[at]
    if at and line.tokens[at - 1].form not in '„“”"»«:(–':
        return True
    # "Knapp eine Woche danach zählt die Stadt …": the word is of the number.
    bounds = lexicons.load("quantities")["de"]["bound"]
    return token.form.lower() not in bounds and lemma_of(token.form, line.language)[0].isupper()


def named(line: Line, at: int) -> Mention | None:
    """Return the name that a token is part of."""
    token = line.tokens[at]
    for mention in line.mentions:
        if mention.span.start <= token.start and token.end <= mention.span.end:
            return mention
    return None


def _nouns_end(line: Line, at: int, high: int) -> int:
    """Return the end of the run of nouns and names that begins here."""
    first = at
    while at < high and (_is_noun(line, at) or _joins(line, at, high) or line.is_abbreviation(at)):
        if at > first and _is_past(line, at):
            break
        at += 1
    return at


def _is_past(line: Line, at: int) -> bool:
    """Tell the English verb behind a subject: "the mayor blamed"."""
    past = line.language == "en" and line.tokens[at].form.endswith("ed")
    return past and line.lemma(at) != line.lower(at)


def _title_end(line: Line, at: int, high: int) -> int:
    """Go to the end of the name in quotation marks that begins here, if one does.

    None begins in a small letter: „im Großen und Ganzen“, der „verhältnismäßige“ Einsatz.
    """
    first = next((token for token in line.tokens[at:high] if token.is_word), None)
    if first and line.language == "de" and first.form[0].islower():
        return at
    while at < high and line.tokens[at].quoted and not line.tokens[at].apart:
        at += 1
    return at


def _joins(line: Line, at: int, high: int) -> bool:
    """Tell a small word inside a name: both sides belong to the same mention."""
    return at + 1 < high and line.lower(at) in _JOINS and named(line, at) is not None


def speaker(line: Line, phrase: Phrase) -> Speaker | None:
    """Name whom a phrase stands for, a name in it or in its apposition before the office.

    "Ein Sprecher" or "ein Papier des Ministeriums" speaks for the ministry; "it" is nobody.
    """
    if phrase.pronoun:
        return Speaker(line.tokens[phrase.head].form, _pronoun_gender(line, phrase), pronoun=True)
    if line.words(phrase.head, phrase.high).lower() == "it":
        return None
    name = _title(line, phrase) or _name_in(line, phrase.head, phrase.high)
    if name:
        return Speaker(name, _gender(line, phrase), named=True)
    link = modifier(line, phrase)
    deputy = any(line.lemma(phrase.high - 1) in group(line.language, n) for n in _DEPUTIES)
    if deputy and link:
        inner = speaker(line, link)
        person = _apposition(line, link.high)
        return Speaker(person, _gender(line, phrase), named=True) if person else inner
    person = _apposition(line, link.high if link else phrase.high)
    return Speaker(person or _plain(line, phrase), _gender(line, phrase), named=bool(person))


def _name_in(line: Line, low: int, high: int) -> str:
    """Return the last name among the nouns; the words before it are titles."""
    for at in reversed(range(low, high)):
        mention = named(line, at)
        if mention:
            return _base(mention)
    return ""


def _base(mention: Mention) -> str:
    """Return the name without the s of a genitive, which its key lacks."""
    genitive = mention.surface.endswith("s") and not mention.key.endswith("s")
    return mention.surface[:-1] if genitive else mention.surface


def _title(line: Line, phrase: Phrase) -> str:
    """Return the words in quotation marks at the end of a phrase: die Zeitung „Der Bote“."""
    quoted = (token for token in line.tokens[phrase.head : phrase.high] if token.quoted)
    return " ".join(token.form for token in quoted if token.is_word)


def modifier(line: Line, phrase: Phrase) -> Phrase | None:
    """Return the genitive, or the phrase with von, that follows directly."""
    after = next(
        phrases(line, phrase.high, min(phrase.high + tuning.MODIFIER_REACH, len(line.tokens))), None
    )
    if after is None or after.low != phrase.high or after.pronoun:
        return None
    links = {"von", "vom", "of", "for", "from", "at"}
    genitive = not after.preposition and after.article in {"des", "der", "eines", "einer"}
    return after if genitive or after.preposition in links else None


def _apposition(line: Line, at: int) -> str:
    """Return the name in ", Klaus Beispiel," or ", Dr. Klaus Beispiel," right behind the phrase."""
    if line.lower(at) not in {",", "("} or at + 1 >= len(line.tokens):
        return ""
    end = line.clause(at + 1)[1]
    # In a short clause a title may stand before it; not "…, die Klaus Beispiel berief".
    is_short = end - at <= tuning.APPOSED and line.tokens[at + 1].form[0].isupper()
    places = range(at + 1, end if is_short else at + 2)
    name = next(filter(None, (named(line, place) for place in places)), None)
    return name.surface if name else ""


def _plain(line: Line, phrase: Phrase) -> str:
    """Return the nouns as they stand, a genitive or dative singular in its base form."""
    words = [token.form for token in line.tokens[phrase.head : phrase.high]]
    singular = phrase.article in _ONE or phrase.preposition in _TO_ONE
    if singular and line.language == "de":
        words[-1] = _nominative(words[-1], phrase.article)
    if line.language == "en":  # "by the union's count"
        words[-1] = words[-1].replace("’", "'").removesuffix("'s").removesuffix("'")
    return " ".join(words)


def _nominative(noun: str, article: str) -> str:
    """Return a German noun of the singular in its base form, an unknown one without its s."""
    lemma = lemma_of(noun, "de")
    if lemma == noun and article in {"des", "eines"}:
        return noun.removesuffix("s")
    # simplemma spells "Kongreß" as before 1996.
    return lemma if "ß" in noun else lemma.replace("ß", "ss")


def _gender(line: Line, phrase: Phrase) -> str:
    # "Ministerin Korff": how a name itself ends shows nothing.
    nouns = (line.lower(at) for at in range(phrase.head, phrase.high) if not named(line, at))
    if phrase.article in {"die", "eine"} or any(noun.endswith(_FEMININE) for noun in nouns):
        return "f"
    is_he = phrase.article in {"der", "ein"} and not phrase.preposition
    return "m" if is_he else "n" if phrase.article == "das" else ""


def _pronoun_gender(line: Line, phrase: Phrase) -> str:
    genders = {"er": "m", "he": "m", "он": "m", "sie": "f", "she": "f", "она": "f"}
    return genders.get(line.lower(phrase.head), "")


def candidates(line: Line, low: int, high: int) -> Iterator[Phrase]:
    """Yield the phrases that can be subjects, in order.

    Not behind a preposition, not in the dative or genitive, not modifying the phrase before.
    """
    before = -1
    for phrase in phrases(line, low, high):
        modifies = phrase.low == before and phrase.article in {"der", "des", "einer", "eines"}
        before = phrase.high
        if not modifies and not oblique(phrase):
            yield phrase


def oblique(phrase: Phrase) -> bool:
    """Tell a phrase that cannot be the subject: behind a preposition, or dative, or genitive."""
    return bool(phrase.preposition) or bool(_OBLIQUE.match(phrase.article))
