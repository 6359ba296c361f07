"""What an amount counts, and of whom: the noun behind it, the predicate, or what stood before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from framing.engine.quantities.amounts import Amount
from framing.engine.quantities.tokens import Token
from framing.engine.quantities.vocabulary import Vocabulary

_CLAUSE_ENDS = frozenset(",;:()–")


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
    if previous and _refers(scene, index, noun):
        return _of_previous(scene, index, noun, previous)
    outcome = _outcome(scene, index, noun)
    if outcome:
        group = noun.group
        if group is None and previous and not _counts_before(scene, index):
            group = previous.group
        return Counted(outcome, group, noun.end)
    if noun.group is not None:
        return noun
    before = _number_of(scene, index)
    return before or (Counted("", previous.what or None, noun.end) if previous else noun)


def _refers(scene: _Scene, index: int, noun: Counted) -> bool:
    """Whether it counts a part of what was counted before: "darunter", "von ihnen", "davon"."""
    first = scene.amounts[index].first
    near = [scene.word(first - 1), scene.word(first - 2)]
    behind = [scene.word(at) for at in range(noun.end, noun.end + 2)]
    return any(scene.words.any_of("among", word) for word in near) or any(
        scene.words.any_of("same", word) for word in behind
    )


def _of_previous(scene: _Scene, index: int, noun: Counted, previous: Counted) -> Counted:
    outcome = _outcome(scene, index, noun) or previous.outcome
    group = previous.group if noun.group is None else noun.group
    return Counted(outcome, group, noun.end)


def _noun(scene: _Scene, at: int, stop: int) -> Counted:
    """Read the noun phrase behind an amount."""
    if scene.words.language == "de":
        return _german_noun(scene, at, stop)
    return _plural_noun(scene, at, stop)


def _german_noun(scene: _Scene, at: int, stop: int) -> Counted:
    outcome, start = "", at
    for place in range(at, min(at + 7, stop)):
        token = scene.tokens[place]
        if scene.words.any_of("same", token.lower) or place in scene.taken:
            break
        if token.kind == "word" and token.capital:
            return _named(scene, place, outcome)
        if scene.words.any_of("skip", token.lower):
            continue
        if token.kind != "word" or not _adjective(token):
            break
        outcome = outcome or _key(scene.words.outcome, token) or ""
    return Counted(end=start)


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
    outcome, last = "", None
    for place in range(at, min(at + 6, stop)):
        token = scene.tokens[place]
        if scene.words.any_of("skip", token.lower):
            continue
        if token.kind != "word" or scene.words.any_of("stop", token.lower) or place in scene.taken:
            break
        if scene.words.any_of("same", token.lower):
            break
        pair = f"{token.lower} {scene.tokens[place + 1].lemma}" if place + 1 < stop else ""
        if pair in scene.words.group:
            return Counted(outcome, scene.words.group[pair], place + 2)
        group = _key(scene.words.group, token)
        found = _key(scene.words.outcome, token)
        if group is None and found:
            if last is not None:
                break
            outcome = found
            continue
        if group is not None or token.lemma != token.lower:
            return Counted(outcome, _group(scene.words, token), place + 1)
        last = place
    if outcome:
        return Counted(outcome, None, at + 1)
    if last is not None and scene.words.language == "ru":
        return Counted("", _group(scene.words, scene.tokens[last]), last + 1)
    return Counted(end=at)


def _outcome(scene: _Scene, index: int, noun: Counted) -> str:
    """Find what happened to those counted: behind them in the clause, or else before them."""
    ahead = range(noun.end, scene.stop(index))
    behind = range(scene.start(index), scene.amounts[index].first)
    return _ahead(scene, ahead, index) or _behind(scene, behind)


def _ahead(scene: _Scene, places: range, index: int) -> str:
    for place in places:
        token = scene.tokens[place]
        if token.lower in _CLAUSE_ENDS and not _parenthesis(scene, place):
            return ""
        found = _phrase(scene, place, scene.words.outcome)
        if found and not _acts(scene, place, places.stop):
            return found
    return ""


def _parenthesis(scene: _Scene, at: int) -> bool:
    return scene.words.any_of("among", scene.word(at + 1))


def _acts(scene: _Scene, at: int, stop: int) -> bool:
    """Whether a verb has its object behind it: "rebels killed 12 soldiers"."""
    token = scene.tokens[at]
    active = _key(scene.words.act, token) is not None and scene.words.language == "en"
    passive = any(scene.word(place) in {"were", "was", "been", "be"} for place in range(at - 4, at))
    return active and not passive and stop == at + 1 and stop < len(scene.tokens)


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


def _counts_before(scene: _Scene, index: int) -> bool:
    return _number_of(scene, index) is not None


def _number_of(scene: _Scene, index: int) -> Counted | None:
    """Read "die Zahl der Sitze stieg auf 34", "the number of seats"."""
    for place in range(scene.start(index), scene.amounts[index].first):
        if scene.words.any_of("count_of", scene.tokens[place].lemma):
            noun = _noun(scene, place + 1, scene.amounts[index].first)
            if noun.what:
                return noun
    return None


def _measure(scene: _Scene, index: int) -> Counted:
    """What a share, a price, a length or a multiple is of; durations and other units: the noun."""
    amount = scene.amounts[index]
    noun = _noun(scene, amount.end, scene.stop(index))
    if noun.what:
        return Counted("", noun.what)
    if amount.unit.startswith("duration"):
        return Counted()
    start = scene.start(index)
    for place in reversed(range(start, amount.first)):
        token = scene.tokens[place]
        if token.lower in _CLAUSE_ENDS:
            break
        if place not in scene.taken and _is_noun(scene, place):
            return Counted("", _group(scene.words, token))
    return Counted()


def _is_noun(scene: _Scene, at: int) -> bool:
    token = scene.tokens[at]
    if scene.words.any_of("not_counted", token.lower) or token.kind != "word":
        return False
    if scene.words.language == "de":
        return token.capital and (at > 0 or token.lemma not in {"der", "die", "das", "ein"})
    return not scene.words.any_of("stop", token.lower) and at <= 2 and len(token.text) > 3
