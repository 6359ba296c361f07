"""Capitalised words of a text -> mentions of names, each with a key."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from framing.engine import lexicons
from framing.engine.names import spelling
from framing.engine.names.words import entry, is_common
from framing.engine.values import Clean, Mention, Sentence, Span

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|(?<=\w)['’-](?=\w))*")
_ACRONYM: Final = re.compile(r"[A-ZÄÖÜА-Я]{2,}[a-z]?(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span
    first: bool  # of its sentence, or after a quotation mark or colon
    joined: bool  # nothing but one space stands between it and the word before


def find(clean: Clean, sentences: Sequence[Sentence], language: str) -> tuple[Mention, ...]:
    """Find the proper names of a text, in order; spans are clean offsets.

    A mention's key is its spelling in plain Latin letters; a surname that belongs to exactly one
    full name of the text has the key of that full name.
    """
    runs = [
        run for sentence in sentences for run in _runs(_words(clean.text, sentence.span), language)
    ]
    spellings = [" ".join(word.text for word in run) for run in runs]
    keys = _keys(spellings, language)
    return tuple(
        Mention(span, clean.text[span.start : span.end], key)
        for run, key in zip(runs, keys, strict=True)
        for span in (Span(run[0].span.start, run[-1].span.end),)
    )


def _words(text: str, span: Span) -> list[_Word]:
    words: list[_Word] = []
    last = span.start
    for match in _WORD.finditer(text, span.start, span.end):
        between = text[last : match.start()]
        first = not words or bool(re.search(r"[„“\"»«:–(]\s*$", between))
        joined = bool(words) and between in {" ", "\u00a0"}
        # "St. Gallen", "J. F. Kennedy": the full stop of a short form does not part a name.
        joined = joined or (between == ". " and len(words[-1].text) <= 2)
        words.append(_Word(match.group(), Span(*match.span()), first, joined))
        last = match.end()
    return words


def _runs(words: list[_Word], language: str) -> list[list[_Word]]:
    """Cut a sentence into the longest runs of words that make a name."""
    runs: list[list[_Word]] = []
    run: list[_Word] = []
    for at, word in enumerate(words):
        if run and not word.joined:
            runs.append(run)
            run = []
        if _goes_on(run, words, at, language) or (not run and _begins(words, at, language)):
            run.append(word)
        elif run:
            runs.append(run)
            run = [word] if _begins(words, at, language) else []
    return [kept for found in (*runs, run) if (kept := _trimmed(found, language))]


def _trimmed(run: list[_Word], language: str) -> list[_Word]:
    particles = lexicons.words("names", language, "particle")
    while run and run[-1].text.lower() in particles and not run[-1].text[0].isupper():
        run = run[:-1]
    return run


def _begins(words: list[_Word], at: int, language: str) -> bool:
    text = words[at].text
    if not text[0].isupper() or text in lexicons.words("names", language, "plain"):
        return False
    if text in lexicons.words("names", language, "title"):
        return False
    if _ACRONYM.fullmatch(text) or _is_name(text, language):
        return True
    return _after_title(words, at, language) or _known_capital(words, at, language)


def _is_name(text: str, language: str) -> bool:
    """Whether a word is unknown, or known only as a name."""
    last = text.rpartition("-")[2]
    return len(last) > 1 and last[0].isupper() and not is_common(last, language)


def _after_title(words: list[_Word], at: int, language: str) -> bool:
    before = words[at - 1].text if at and words[at].joined else ""
    return before in lexicons.words("names", language, "title")


def _known_capital(words: list[_Word], at: int, language: str) -> bool:
    """Whether a known word has a capital that only a name gives it."""
    word = words[at]
    if word.first:
        return False
    if language != "de":
        return True
    # "Rotes Kreuz", "Vereinte Nationen": German adjectives have no capital outside a name.
    noun = at + 1 < len(words) and words[at + 1].joined and words[at + 1].text[0].isupper()
    adjective = entry(word.text.lower(), "de") is not None and entry(word.text, "de") is None
    return noun and adjective


def _goes_on(run: list[_Word], words: list[_Word], at: int, language: str) -> bool:
    """Whether a word continues the name before it."""
    if not run or not words[at].joined:
        return False
    text = words[at].text
    if text[0].isupper():
        return not _is_possessed(run[-1].text, text, language)
    ahead = words[at + 1 : at + 3]
    capital = any(word.joined and word.text[0].isupper() for word in ahead)
    if text == "of" and language == "en":
        return capital and is_common(run[-1].text, "en")
    particle = text in lexicons.words("names", language, "particle")
    short = text in {"von", "van", "de", "del", "da", "di", "al", "bin", "zu"}
    return particle and capital and (short or run[-1].text.islower())


def _is_possessed(owner: str, text: str, language: str) -> bool:
    """Whether a word is what a name's genitive governs ("Merkels Sprecher"), or no name at all."""
    if text in lexicons.words("names", language, "plain") or owner.endswith(("'s", "’s")):
        return True
    genitive = owner.endswith("s") and entry(owner, language) != owner and not owner.isupper()
    return language == "de" and genitive and is_common(text, "de")


def _keys(spellings: Sequence[str], language: str) -> list[str]:
    """Give each spelling a key: without genitive, and a lone surname with its full name."""
    seen = frozenset(spellings)
    plain = [spelling.key(_nominative(name, seen, language)) for name in spellings]
    owners: dict[str, set[str]] = defaultdict(set)
    for key in plain:
        if " " in key and " of " not in key:
            owners[key.rpartition(" ")[2]].add(key)
    return [min(owners[key]) if len(owners.get(key, ())) == 1 else key for key in plain]


def _nominative(name: str, seen: frozenset[str], language: str) -> str:
    """Take the -s of a German or English genitive off, where the text or dictionary shows it."""
    for ending in ("'s", "’s", "'", "’"):
        if name.endswith(ending):
            return name.removesuffix(ending)
    base = name.removesuffix("s")
    head, _, last = name.rpartition(" ")
    if base == name or language != "de":
        return name
    if base in seen or any(other.endswith(f" {base}") for other in seen):
        return base
    known = entry(last, "de")
    return f"{head} {known}".strip() if known == last.removesuffix("s") else name
