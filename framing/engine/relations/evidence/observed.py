"""What two claims laid over each other show, before anything is concluded from it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from framing.engine import lexicons, tuning
from framing.engine.relations import times as clock
from framing.engine.relations.evidence import counterparts, roles
from framing.engine.relations.evidence.counterparts import Counterparts
from framing.engine.relations.evidence.grammar import has, is_in, is_noun, is_verb, lower, whole
from framing.engine.relations.evidence.poles import sides
from framing.engine.relations.evidence.turning import (
    NEGATOR,
    Turn,
    around,
    denied,
    is_put_right,
    turns,
)
from framing.engine.rules import Duo
from framing.engine.words import Told, Word, once

Pair = tuple[Word, Word]


class Hit(NamedTuple):
    """A word that denies what the other claim states."""

    turn: Turn
    told: Told
    is_whole: bool  # every predicate beside it has its counterpart
    has_verb: bool
    is_aside: bool  # in a short clause of its own


@dataclass(frozen=True)
class Observed:
    """Two claims and what their words show beside each other."""

    duo: Duo
    laid: Counterparts

    @property
    def tolds(self) -> tuple[Told, Told]:
        """Return both claims."""
        return self.duo.left, self.duo.right

    @cached_property
    def rest(self) -> float:
        """How much of the words the claims share, 0 to 1."""
        counts = (2 * len(self.laid.pairs) + len(self.laid.left) + len(self.laid.right)) or 1
        return 2 * sum(alike for *_, alike in self.laid.pairs) / counts

    @cached_property
    def order(self) -> float:
        """How much they share in the same order, 0 to 1."""
        return self._sequence.ratio()

    @cached_property
    def _sequence(self) -> "SequenceMatcher[str]":
        one, other = ([lower(word) for word in told.words] for told in self.tolds)
        return SequenceMatcher(None, one, other, autojunk=False)

    def left_over(self, kind: Callable[[Told, Word], bool]) -> bool:
        """Tell whether words of a kind are left over on both sides."""
        over = zip(self.tolds, (self.laid.left, self.laid.right), strict=True)
        return all(any(kind(told, word) for word in words) for told, words in over)

    @cached_property
    def hits(self) -> list[Hit]:
        """What either claim denies and the other states."""
        return [hit for told, found in self._turned for hit in self._hit(told, *found)]

    @property
    def _turned(self) -> Iterator[tuple[Told, tuple[dict[Word, Word], Told]]]:
        yield self.duo.left, (dict(self.laid.of_left), self.duo.right)
        yield self.duo.right, (dict(self.laid.of_right), self.duo.left)

    def _hit(self, told: Told, partners: dict[Word, Word], other: Told) -> Iterator[Hit]:
        known = {*self.laid.left, *self.laid.right, *partners}
        for turn in turns(told):
            said = sorted(
                (w for w in turn.scope if w.content and not w.name and w in known),
                key=lambda word: word.at,
            )
            if self._is_of_another_thing(told, turn, partners):
                continue
            heavy = [w for w in said if is_verb(told, w) and not is_in(told, w, "light")]
            target = heavy or [w for w in said if w.at > turn.word.at][:2] or said[:1]
            paired = [w for w in target if w in partners]
            if any(self._differ(told, w, other, partners[w]) for w in paired):
                short = len(told.clauses[turn.word.clause]) <= tuning.ASIDE_WORDS
                is_aside = short and len(told.clauses) > 1
                yield Hit(turn, told, len(paired) == len(target), bool(heavy), is_aside)

    @staticmethod
    def _is_of_another_thing(told: Told, turn: Turn, partners: Mapping[Word, Word]) -> bool:
        """Tell "nannte keine Gründe" from "nannte es einen Angriff": the verb alone is shared."""
        if not is_in(told, turn.word, "determiners"):
            return False
        clause = told.clauses[turn.word.clause]
        behind = [w for w in clause if w.at > turn.word.at and is_noun(told, w)]
        return bool(behind) and behind[0] not in partners

    @staticmethod
    def _differ(told: Told, word: Word, other: Told, partner: Word) -> bool:
        return (word in denied(told)) is not (partner in denied(other))

    @cached_property
    def parts(self) -> list[Hit]:
        """What is put right: "nicht A, sondern B" beside A, or "…, A nicht"."""
        found = []
        for told, (partners, other) in self._turned:
            for turn in turns(told):
                clause = told.clauses[turn.word.clause]
                right = is_put_right(told, clause)
                short = len(told.clauses) > 1 and len(clause) <= tuning.PART_WORDS
                if turn.kind != NEGATOR or not (right or short):
                    continue
                instead = around(told, clause)[1] if right else ()
                gone = [w for w in turn.scope if w.content and w.clause == turn.word.clause]
                stated = any(w in partners and partners[w] not in denied(other) for w in gone)
                if stated and not any(w in partners for w in instead):
                    found.append(Hit(turn, told, is_whole=True, has_verb=False, is_aside=short))
        return found

    @cached_property
    def opposed(self) -> list[Pair]:
        """Opposites that are both stated, or both denied, and that neither claim holds both of."""
        return [
            pair
            for pair in self.laid.opposed
            if not self._is_turned(pair) and not self._keys(pair) & self._both
        ]

    @cached_property
    def turned_opposites(self) -> bool:
        """Whether an opposite is denied on one side: "nicht verloren" and "gewonnen" agree."""
        return any(self._is_turned(pair) for pair in self.laid.opposed)

    def _is_turned(self, pair: Pair) -> bool:
        return self._differ(self.duo.left, pair[0], self.duo.right, pair[1])

    def _keys(self, pair: Pair) -> set[str]:
        one, other = (sides(t).get(w, frozenset()) for t, w in zip(self.tolds, pair, strict=True))
        return {key for key, side in one if (key, 1 - side) in other}

    @cached_property
    def _both(self) -> set[str]:
        """Opposites of which one claim names both sides, nouns that both share aside."""
        same = {
            word
            for one, other, alike in self.laid.pairs
            if alike >= tuning.SAME_WORD and is_noun(self.duo.left, one)
            for word in (one, other)
        }
        found: set[str] = set()
        for told in self.tolds:
            said = {entry for word, on in sides(told).items() if word not in same for entry in on}
            found |= {key for key, side in said if (key, 1 - side) in said}
        return found

    @cached_property
    def is_converse(self) -> bool:
        """Whether who acts changes with the verb: A beat B, B lost to A."""
        converse = lexicons.words("evidence", "de", "converse")
        return self.is_swapped and any(self._keys(pair) & converse for pair in self.laid.opposed)

    @cached_property
    def _unmatched(self) -> tuple[bool, bool]:
        laid = (self.laid.of_left, self.laid.of_right)
        one, other = (
            self._is_unmatched(told, matched)
            for told, matched in zip(self.tolds, laid, strict=True)
        )
        return one, other

    @staticmethod
    def _is_unmatched(told: Told, matched: Mapping[Word, Word]) -> bool:
        """Tell whether nothing of who acts stands in the other claim; a word may stand twice."""
        keys = {whole(told, word) for word in matched}
        acting = roles.subject(told)
        return bool(acting) and not any(whole(told, word) in keys for word in acting)

    @property
    def is_other_subject(self) -> bool:
        """Whether who acts in either claim is left over."""
        return all(self._unmatched)

    @property
    def is_other_named_subject(self) -> bool:
        """Whether both claims name who acts, and name another."""
        one, other = (roles.subject(told) for told in self.tolds)
        acts = self.is_other_subject and any(w.name for w in one) and any(w.name for w in other)
        # "GE" may be short for any other name.
        return acts and not any(w.form.isupper() for w in (*one, *other))

    @property
    def is_swapped(self) -> bool:
        """Whether who acts in the one is named in the other and does not act there."""
        one, other = (roles.subject(told) for told in self.tolds)
        is_known = bool(one) and bool(other) and not any(self._unmatched)
        return is_known and not any(self.laid.of_left.get(word) in other for word in one)

    @cached_property
    def is_other_time(self) -> bool:
        """Whether weekday, month, season, year or part of the day differ."""
        one, other = (roles.times(told) for told in self.tolds)
        return any(one[kind].isdisjoint(other[kind]) for kind in one.keys() & other.keys())

    @cached_property
    def is_other_date(self) -> bool:
        """Whether the dates exclude each other."""
        return clock.clash(*self.tolds) is not None

    @cached_property
    def is_other_reason(self) -> bool:
        """Whether both give a cause and share no word of it."""
        one, other = (roles.reasons(told) for told in self.tolds)
        return bool(one) and bool(other) and not any(self.laid.of_left.get(w) in other for w in one)

    @property
    def changes(self) -> int:
        """How many runs of words differ."""
        return sum(code[0] != "equal" for code in self._sequence.get_opcodes())

    @cached_property
    def replaced(self) -> tuple[list[Word], list[Word]]:
        """The nouns or names that stand in the same place of nearly the same words."""
        if self.changes > tuning.CHANGES:
            return [], []
        for tag, a, b, c, d in self._sequence.get_opcodes():
            left = [w for w in self.duo.left.words[a:b] if self._is_thing(self.duo.left, w)]
            right = [w for w in self.duo.right.words[c:d] if self._is_thing(self.duo.right, w)]
            if tag == "replace" and left and right:
                return left, right
        return [], []

    def _is_thing(self, told: Told, word: Word) -> bool:
        over = self.laid.left if told is self.duo.left else self.laid.right
        if word not in over:
            return False
        return self._is_whole_name(told, word) if word.name else is_noun(told, word)

    def _is_whole_name(self, told: Told, word: Word) -> bool:
        """Tell a name that is neither short for another nor part of one that both claims have."""
        clause = told.clauses[word.clause]
        place = clause.index(word)
        near = [w for w in clause[max(place - 1, 0) : place + 2] if w is not word and w.name]
        laid = self.laid.of_left if told is self.duo.left else self.laid.of_right
        return not word.form.isupper() and not any(other in laid for other in near)

    @cached_property
    def particles(self) -> tuple[str, str] | None:
        """A pair such as "für" and "gegen" of which each claim has one."""
        one, other = ({lower(word) for word in told.words} for told in self.tolds)
        for entry in sorted(lexicons.words("evidence", self.duo.left.claim.language, "particles")):
            first, second = entry.split()
            for pair in ((first, second), (second, first)):
                if pair[0] in one - other and pair[1] in other - one:
                    return pair
        return None

    def either(self, group: str) -> bool:
        """Tell whether a claim holds a word of a list."""
        return any(has(told, group) for told in self.tolds)

    def one_only(self, group: str) -> bool:
        """Tell whether only one of the claims holds a word of a list."""
        return has(self.duo.left, group) is not has(self.duo.right, group)

    def count(self, kind: str | None = None) -> list[int]:
        """Count what turns each claim round."""
        return [sum(kind in {None, turn.kind} for turn in turns(told)) for told in self.tolds]


@once
def observe(duo: Duo) -> Observed:
    """Lay two claims over each other."""
    return Observed(duo, counterparts.find(duo))
