"""What an amount counts, and of whom: the noun behind it, the predicate, or what stood before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from framing.engine.names.words import entry
from framing.engine.quantities.amounts import Amount
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary
from framing.engine.tuning import QUANTITY_REACH

_CLAUSE_ENDS: Final = frozenset(",;:()–")
_BE: Final = frozenset({"sind", "waren", "are", "were"})
_PASSIVE: Final = frozenset(
    {
        "wurde",
        "wurden",
        "worden",
        "werden",
        "sind",
        "ist",
        "war",
        "waren",
        "was",
        "were",
        "been",
        "be",
    }
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted; `outcome` is set where something happened to those counted."""

    outcome: str = ""
    group: str | None = None  # None: the text names no group; "": people in general
    end: int = 0  # index of the token after the noun phrase

    @property
    def what(self) -> str:
        """The outcome, or else the noun."""
        return self.outcome or self.group or ""

    @property
    def of_whom(self) -> str:
        """The group, where `what` is an outcome."""
        return self.group or "" if self.outcome else ""


def resolve(
    tokens: Sequence[Token], amounts: Sequence[Amount], taken: Sequence[int], words: Vocabulary
) -> tuple[Counted, ...]:
    """Say for each amount of a sentence what it counts, in the order they stand."""
    scene = _Scene(tokens, amounts, frozenset(taken), words)
    found: list[Counted] = []
    for index, amount in enumerate(amounts):
        if amount.unit == "count":
            previous = next(
                (
                    found[before]
                    for before in reversed(range(index))
                    if amounts[before].unit == "count"
                ),
                None,
            )
            found.append(_count(scene, index, previous))
        else:
            found.append(_measure(scene, index))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Scene:
    tokens: Sequence[Token]
    amounts: Sequence[Amount]
    taken: frozenset[int]
    words: Vocabulary

    def word(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def lemma(self, at: int) -> str:
        return self.tokens[at].lemma

    def among(self, at: int) -> bool:
        """Whether "including", "unter ihnen" or "в том числе" begins at a token."""
        return any(
            self.words.any_of("among", " ".join(self.word(at + offset) for offset in range(length)))
            for length in (1, 2, 3)
        )

    def stop(self, index: int) -> int:
        """Token where the next amount begins."""
        following = index + 1
        return self.amounts[following].first if following < len(self.amounts) else len(self.tokens)

    def start(self, index: int) -> int:
        """Token after the amount before."""
        return self.amounts[index - 1].end if index else 0


def _count(scene: _Scene, index: int, previous: Counted | None) -> Counted:
    noun = _noun(scene, scene.amounts[index].end, scene.stop(index))
    if noun.outcome:
        return noun
    if _is_part(scene, index):  # "three of the four men"
        whole = _noun(scene, scene.amounts[index + 1].end, scene.stop(index + 1))
        return Counted(_outcome(scene, index, whole) or whole.outcome, whole.group)
    if previous and _refers(scene, index, noun):
        return _of_previous(scene, index, noun, previous)
    outcome = _outcome(scene, index, noun)
    number_of = _number_of(scene, index)
    if outcome:
        elliptic = noun.group is None and previous and not number_of
        return Counted(outcome, previous.group if elliptic and previous else noun.group, noun.end)
    if noun.group is not None:
        return noun
    return number_of or _left_out(scene, index, previous)


def _is_part(scene: _Scene, index: int) -> bool:
    """Whether only "of the" stands between an amount and the next."""
    between = range(scene.amounts[index].end, scene.stop(index))
    linked = [scene.words.any_of("skip", scene.word(at)) for at in between]
    return bool(linked) and all(linked) and index + 1 < len(scene.amounts)


def _left_out(scene: _Scene, index: int, previous: Counted | None) -> Counted:
    """A bare number counts what the number before counted; a fraction measures the subject."""
    amount = scene.amounts[index]
    if amount.low != int(amount.low):
        return _measure(scene, index)
    if previous is None:
        return Counted()
    return previous if previous.group is None else Counted("", previous.group)


def _refers(scene: _Scene, index: int, noun: Counted) -> bool:
    """Whether it counts a part of what was counted before: "darunter", "von ihnen", "davon"."""
    first = scene.amounts[index].first
    behind = [scene.word(at) for at in range(noun.end, noun.end + 2)]
    return any(scene.among(at) for at in range(first - 3, first)) or any(
        scene.words.any_of("same", word) for word in behind
    )


def _of_previous(scene: _Scene, index: int, noun: Counted, previous: Counted) -> Counted:
    outcome = _outcome(scene, index, noun) or previous.outcome
    group = previous.group if noun.group is None else noun.group
    # "17 davon sind Ausländer": what they are stands behind.
    at = noun.end + 1
    if scene.word(at) in _BE:
        group = _noun(scene, at + 1, scene.stop(index)).group or group
    return Counted(outcome, group, noun.end)


def _noun(scene: _Scene, at: int, stop: int) -> Counted:
    """Read the noun phrase behind an amount."""
    if scene.words.language == "de":
        return _german_noun(scene, at, stop)
    return _plural_noun(scene, at, stop)


def _german_noun(scene: _Scene, at: int, stop: int) -> Counted:
    outcome = ""
    for place in range(at, min(at + QUANTITY_REACH, stop)):
        token = scene.tokens[place]
        if token.text == "-" or scene.word(place - 1) == "-":
            continue
        if token.kind != "word" or place in scene.taken:
            break
        if scene.word(place + 1) == "-" or scene.words.any_of("skip", token.lower):
            continue  # "Staats- und Regierungschefs"
        if token.capital:
            return _named(scene, place, outcome)
        if scene.words.any_of("same", token.lower) or not _adjective(token):
            break
        outcome = outcome or _key(scene.words.outcome, token) or ""
    return Counted(end=at)


def _adjective(token: Token) -> bool:
    """Whether a small word may stand before a noun: inflected, and no form of a verb."""
    return token.lower.endswith(("e", "en", "er", "es", "em")) and not token.lemma.endswith("en")


def _named(scene: _Scene, at: int, outcome: str) -> Counted:
    token = scene.tokens[at]
    found = _key(scene.words.outcome, token)
    if found:
        return Counted(found, None, at + 1)
    return Counted(outcome, _group(scene.words, token), at + 1)


def _group(words: Vocabulary, token: Token) -> str:
    found = _key(words.group, token)
    if found is None:
        found = token.lemma.rpartition("-")[2]
    return found


def _key(table: Mapping[str, str], token: Token) -> str | None:
    found = table.get(token.lower)
    return table.get(token.lemma) if found is None else found


def _plural_noun(scene: _Scene, at: int, stop: int) -> Counted:
    """Read an English or Russian noun phrase: its first plural or known noun."""
    outcome = ""
    for place in _phrase_words(scene, at, stop):
        pair = f"{scene.word(place)} {scene.lemma(place + 1)}" if place + 1 < stop else ""
        if pair in scene.words.group:
            return Counted(outcome, scene.words.group[pair], place + 2)
        found = _key(scene.words.outcome, scene.tokens[place])
        if found:
            outcome = outcome or found
        elif _is_plural(scene, place):
            return Counted(outcome, _group(scene.words, scene.tokens[place]), place + 1)
    return Counted(outcome, None, at + 1) if outcome else Counted(end=at)


def _phrase_words(scene: _Scene, at: int, stop: int) -> Iterator[int]:
    """Walk through a noun phrase, as far as the next mark, verb or preposition."""
    for place in range(at, min(at + QUANTITY_REACH, stop)):
        token = scene.tokens[place]
        if token.kind != "word" or place in scene.taken:
            return
        if scene.words.any_of("stop", token.lower) or scene.words.any_of("same", token.lower):
            return
        if not scene.words.any_of("skip", token.lower):
            yield place


def _is_plural(scene: _Scene, at: int) -> bool:
    token = scene.tokens[at]
    if _key(scene.words.group, token) is not None:
        return True
    inflected = token.lemma != token.lower
    return inflected and (scene.words.language == "ru" or token.lower.endswith("s"))


def _outcome(scene: _Scene, index: int, noun: Counted) -> str:
    """Find what happened to those counted: behind them in the clause, or else before them."""
    behind = range(scene.start(index), scene.amounts[index].first)
    return _ahead(scene, noun) or _behind(scene, behind)


def _ahead(scene: _Scene, noun: Counted) -> str:
    inside = False
    for place in range(noun.end, len(scene.tokens)):
        token = scene.tokens[place]
        if token.lower in _CLAUSE_ENDS:
            # ", including four children," is passed over, with the number in it.
            if not inside and not scene.among(place + 1):
                return ""
            inside = not inside
        elif not inside:
            if any(amount.first == place for amount in scene.amounts):
                return ""
            found = _phrase(scene, place, scene.words.outcome)
            if found and not _acts(scene, place):
                return found
    return ""


def _acts(scene: _Scene, at: int) -> bool:
    """Whether a verb has its object behind it: "rebels killed 12 soldiers"."""
    behind = (amount.first for amount in scene.amounts if amount.first > at)
    stop = next(behind, len(scene.tokens))
    if stop == len(scene.tokens) or _key(scene.words.act, scene.tokens[at]) is None:
        return False
    between = scene.tokens[at + 1 : stop]
    clause = scene.tokens[max(at - QUANTITY_REACH, 0) : stop]
    if any(token.lower in _CLAUSE_ENDS or token.lower in {"und", "and"} for token in between):
        return False
    return not any(token.lower in _PASSIVE for token in clause)


def _behind(scene: _Scene, places: range) -> str:
    start = places.start
    for place in places:
        if scene.tokens[place].lower in _CLAUSE_ENDS:
            start = place + 1
    for place in reversed(range(start, places.stop)):
        for table in (scene.words.outcome, scene.words.act):
            found = _phrase(scene, place, table)
            if found:
                return found
    return _split_verb(scene, start, places.stop)


def _phrase(scene: _Scene, at: int, table: Mapping[str, str]) -> str:
    """Look up the word at a place, or the two words or three words that begin there."""
    token = scene.tokens[at]
    for length in (3, 2):
        phrase = " ".join(scene.word(at + offset) for offset in range(length))
        if phrase in table:
            return table[phrase]
    return _key(table, token) or ""


def _split_verb(scene: _Scene, start: int, stop: int) -> str:
    """Find German verbs in two parts: "nahm … fest" around the number."""
    for phrase, found in scene.words.act.items():
        verb, gap, particle = phrase.partition(" … ")
        if not gap or all(scene.tokens[place].lemma != verb for place in range(start, stop)):
            continue
        if any(token.lower == particle for token in scene.tokens[stop:]):
            return found
    return ""


def _number_of(scene: _Scene, index: int) -> Counted | None:
    """Read "die Zahl der Sitze stieg auf 34", "the number of seats"."""
    for place in range(scene.start(index), scene.amounts[index].first):
        if scene.words.any_of("count_of", scene.tokens[place].lemma):
            noun = _noun(scene, place + 1, scene.amounts[index].first)
            if noun.what:
                return noun
    return None


def _measure(scene: _Scene, index: int) -> Counted:
    """Say what a share, a price, a length or a multiple is of: the noun behind, or the subject."""
    amount = scene.amounts[index]
    noun = _noun(scene, amount.end, scene.stop(index))
    if noun.what or amount.unit.startswith("duration"):
        return Counted("", noun.what or None)
    first = amount.first
    if scene.word(first - 1) == ",":  # "the dam, 30 feet high"
        first -= 1
    start = first
    while start and scene.word(start - 1) not in _CLAUSE_ENDS:
        start -= 1
    clause = range(start, first)
    # The German subject may stand anywhere, the English one comes first.
    places = reversed(clause) if scene.words.language == "de" else iter(clause)
    nouns = (place for place in places if _is_noun(scene, place))
    return Counted("", next((_group(scene.words, scene.tokens[place]) for place in nouns), None))


def _is_noun(scene: _Scene, at: int) -> bool:
    token = scene.tokens[at]
    counted = any(amount.first <= at < amount.end for amount in scene.amounts)
    if token.kind != "word" or at in scene.taken or counted or _is_unit(scene.words, token):
        return False
    if scene.words.any_of("not_counted", token.lower):
        return False
    if scene.words.language != "de":
        return not any(scene.words.any_of(name, token.lower) for name in ("stop", "skip"))
    return token.capital and (at > 0 or (entry(token.text, "de") or "a")[0].isupper())


def _is_unit(words: Vocabulary, token: Token) -> bool:
    return token.lower in words.unit or token.lemma in words.unit
