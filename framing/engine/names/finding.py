"""Capitalised words of a text -> mentions of names, each with a key."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from framing.engine import lexicons
from framing.engine.lexicons.lemmas import KEPT
from framing.engine.names import aliases, keys, spelling
from framing.engine.names.words import entry, is_adjective, is_common, is_loan
from framing.engine.tuning import NAME_COMMON_LETTERS, NAME_UNKNOWN_LETTERS
from framing.engine.values import Clean, Mention, Sentence, Span

# A genitive's 's is not part of the name; a hyphen and other apostrophes are.
_WORD: Final = re.compile(r"([^\W\d_][^\W_]*(?:(?!['’]s\b)['’-](?=\w)[^\W_]*)*)(['’]s?\b)?")
_ACRONYM: Final = re.compile(r"[A-ZÄÖÜА-Я]{2,}[a-z]?(?:-?\d+)?")
_DEMONYMS: Final = ("ian", "ese", "ish", "ican")
_OPENS: Final = re.compile(r"[„“\"»«:–(]\s*$")


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    capital: bool
    first: bool  # of its sentence, or after a quotation mark, colon or dash
    joined: bool  # one space stands between it and the word before, which is no genitive


def find(clean: Clean, sentences: Sequence[Sentence], language: str) -> tuple[Mention, ...]:
    """Find the proper names of a text, in order; spans are clean offsets.

    A mention's key is its spelling in plain Latin letters; a surname that belongs to exactly one
    full name of the text has the key of that full name. "Bund der Wirte (BDW)" makes a name of the
    words before the bracket.
    """
    lines = [_words(clean.text, sentence.span) for sentence in sentences]
    runs = list(_taught(lines, language).read(lines))
    spellings = [" ".join(word.text for word in run) for run in runs]
    found = [
        Mention(span, clean.text[span.start : span.end], key)
        for run, key in zip(runs, keys.of(spellings, language), strict=True)
        for span in (Span(run[0].start, run[-1].end),)
    ]
    return tuple(sorted((*found, *_long_forms(clean.text, found)), key=lambda name: name.span))


def _long_forms(text: str, found: Sequence[Mention]) -> Iterable[Mention]:
    """Yield the names of common words that an acronym behind them shows to be names."""
    for span in aliases.long_forms(text, found):
        if all(name.span.end <= span.start or span.end <= name.span.start for name in found):
            words = text[span.start : span.end]
            yield Mention(span, words, spelling.key(words))


def _words(text: str, span: Span) -> list[_Word]:
    words: list[_Word] = []
    last, owned = span.start, False
    for match in _WORD.finditer(text, span.start, span.end):
        word, genitive = match.groups()
        start = match.start()
        between = text[last:start]
        first, joined = False, not owned
        if not words or between != " ":
            # "St. Gallen", "J. F. Kennedy": the full stop of a short form does not part a name.
            short = between == ". " and bool(words) and len(words[-1].text) <= 2
            first = not words or _OPENS.search(between) is not None
            joined = bool(words) and not owned and (short or between == "\u00a0")
        words.append(_Word(word, start, start + len(word), word[0].isupper(), first, joined))
        last, owned = match.end(), genitive is not None
    return words


def _taught(lines: Sequence[list[_Word]], language: str) -> "_Reader":
    """Make a reader that knows the surnames which the text shows.

    A surname that is an ordinary word too ("Bäcker") stands behind a first name or a title once
    and is known from then on; a first name never stands alone as a surname does, so a noun behind
    a surname ("weil Klien Anzeige erstattete") is not taken for one.
    """
    untaught = _Reader(language, frozenset(), guess=True, **_lists(language))
    runs = list(untaught.read(lines))
    alone = {run[0].text for run in runs if len(run) == 1}
    full = {run[-1].text for run in runs if len(run) > 1 and run[0].text not in alone}
    titled = {
        words[at].text
        for words in lines
        for at in range(1, len(words))
        if words[at].capital and untaught.is_titled(words, at)
    }
    inside = {run[0].text for run in runs if language == "ru" and not run[0].first}
    known = frozenset(full | titled | inside)
    return _Reader(language, known, guess=False, **_lists(language))


@lru_cache(maxsize=KEPT)
def _may_begin(text: str, language: str) -> bool:
    """Whether a word by itself is an acronym or a name."""
    return bool(_ACRONYM.fullmatch(text)) or _is_name(text, language)


@lru_cache(maxsize=KEPT)
def _is_name(text: str, language: str) -> bool:
    """Whether a word is unknown, or known only as a name."""
    last = text.rpartition("-")[2]
    if last != text and language == "de" and entry(text, "de"):
        return not _ACRONYM.match(text) and not is_common(text, "de")
    return len(last) > 1 and last[0].isupper() and not is_common(last, language)


def _lists(language: str) -> dict[str, frozenset[str]]:
    groups = ("plain", "opener", "title", "particle")
    return {group: lexicons.words("names", language, group) for group in groups}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Cuts sentences into names; `known` are words that the text itself showed to be names."""

    language: str
    known: frozenset[str]
    guess: bool  # take an ordinary noun behind a first name for a surname
    plain: frozenset[str]
    opener: frozenset[str]
    title: frozenset[str]
    particle: frozenset[str]

    def read(self, lines: Iterable[list[_Word]]) -> Iterable[list[_Word]]:
        """Yield the runs of words that make a name."""
        for words in lines:
            for run in self._runs(words):
                if kept := self._trimmed(run):
                    yield kept

    def _runs(self, words: list[_Word]) -> Iterable[list[_Word]]:
        run: list[_Word] = []
        for at, word in enumerate(words):
            if run and self._goes_on(run, words, at):
                run.append(word)
                continue
            if run:
                yield run
            run = [word] if word.capital and self._begins(words, at) else []
        if run:
            yield run

    def _trimmed(self, run: list[_Word]) -> list[_Word]:
        while run and not run[-1].capital:
            run = run[:-1]
        if len(run) == 1 and self.language == "en" and run[0].text.endswith(_DEMONYMS):
            return []
        return run

    def _begins(self, words: list[_Word], at: int) -> bool:
        text = words[at].text
        if text in self.plain or text in self.title:
            return False
        if words[at].first and self._opens(text):
            return False
        return (
            text in self.known
            or _may_begin(text, self.language)
            or self.is_titled(words, at)
            or self._shown_by_capital(words, at)
        )

    def _opens(self, text: str) -> bool:
        """Whether a word has its capital from the sentence alone."""
        if self.language == "ru":
            # simplemma's Russian list lacks small words like "там": only a known name is one.
            return text not in self.known and not (entry(text, "ru") or "").istitle()
        return text in self.opener

    def is_titled(self, words: list[_Word], at: int) -> bool:
        """Whether a title stands before a word, and the word is not what a title governs."""
        return (
            at > 0
            and words[at].joined
            and words[at - 1].text in self.title
            and words[at].text not in self.title
            and len(words[at].text) <= NAME_COMMON_LETTERS
        )

    def _shown_by_capital(self, words: list[_Word], at: int) -> bool:
        """Whether an ordinary word has a capital that only a name gives it."""
        word, after = words[at], words[at + 1] if at + 1 < len(words) else None
        followed = after is not None and after.joined and after.capital
        if self.language != "de":
            return followed or not word.first
        if after is None or not followed:
            return False
        if is_loan(word.text) and len(word.text) > 1:
            return is_loan(after.text) or _is_name(after.text, "de")
        initial = len(word.text) == 1
        return (initial or is_adjective(word.text)) and not word.first

    def _goes_on(self, run: list[_Word], words: list[_Word], at: int) -> bool:
        """Whether a word continues the name before it."""
        word = words[at]
        if not word.joined or word.text in self.plain:
            return False
        if not word.capital:
            return self._is_particle(run, words, at)
        if self.language != "de":
            return not (word.text in self.title and self._governs(words, at))
        plain = is_common(word.text, "de") and not is_loan(word.text)
        return (
            len(word.text) == 1 or not plain or word.text in self.known or self._surname(run, word)
        )

    def _governs(self, words: list[_Word], at: int) -> bool:
        ahead = words[at + 1 : at + 2]
        return any(
            after.joined and after.capital and _is_name(after.text, self.language)
            for after in ahead
        )

    def _surname(self, run: list[_Word], word: _Word) -> bool:
        """Whether an ordinary German noun goes on with a name: Rotes Kreuz, Ute Bäcker."""
        before = run[-1].text
        if len(run) == 1 and is_adjective(before):
            return True
        genitive = before.endswith("s") and entry(before, "de") != before
        if not self.guess or len(run) > 1 or genitive or _ACRONYM.match(before):
            return False
        singular = entry(word.text, "de") in {None, word.text} or is_adjective(word.text + "er")
        # An unknown compound is no noun for sure: "Jörn Hasselbrink".
        letters = NAME_COMMON_LETTERS if entry(word.text, "de") else NAME_UNKNOWN_LETTERS
        return singular and len(word.text) <= letters

    def _is_particle(self, run: list[_Word], words: list[_Word], at: int) -> bool:
        """Whether a small word is part of a name: Ludwig van der Rohe, Bank of England."""
        text, ahead = words[at].text, words[at + 1 : at + 3]
        capital = [after for after in ahead if after.joined and after.capital]
        if not capital or _ACRONYM.match(capital[0].text):
            return False
        if text == "of":
            return is_common(run[-1].text, "en")
        if text in {"der", "den", "la"} and run[-1].capital:
            return False
        return text in self.particle and (
            not is_common(capital[0].text, self.language) or is_loan(capital[0].text)
        )
