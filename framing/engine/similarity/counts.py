"""What the claims of an account count, as tables: by value and by what is counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from framing.engine import lexicons, tuning
from framing.engine.quantities.ages import UNIT as AGE
from framing.engine.quantities.kinds import TIMES, end_of, is_fate, kind_of, kind_of_word, part_of
from framing.engine.quantities.sexes import FEMALE, MALE
from framing.engine.similarity import tables
from framing.engine.similarity.tables import Matrix, Table, facing
from framing.engine.values import Quantity

_ASIDE: Final = (*TIMES, AGE)  # that both tell somebody's age says little
_BROAD: Final = frozenset({"zivilist", "sicherheit", "frau"})  # parts again: children are civilians
_MONEY: Final = "money:"
_SEXES: Final = {FEMALE: 0.0, MALE: 1.0}


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """The quantities of an account's claims."""

    values: Table  # unit and value
    things: Table  # unit and what is counted
    groups: Table  # the same with the group it is counted of
    open: Table  # the same where the text names no group
    whole: Table  # the same where it names no group that is always a part of all people
    fates: Table  # what people did or what happened to them, where the word for it is listed
    parts: Table  # the parts of all people that alone are told to have met such a fate: children
    units: Table  # units of what is counted or measured: no dates, no times of day
    sizes: NDArray[np.float32]  # quantities of each claim
    ages: NDArray[np.float32]  # the one age that a claim names, in years; nan for none or several
    aged: NDArray[np.intp]  # which claims name one
    sexes: NDArray[np.float32]  # of whom this age is: 0 for one sex, 1 for the other; nan if unsaid
    sums: NDArray[np.float64]  # the one sum of money that a claim names; nan for none or several
    summed: NDArray[np.intp]  # which claims name one
    coins: NDArray[np.int64]  # in which currency, as a number


def count(lines: Sequence[Sequence[Quantity]]) -> Counts:
    """Make the tables of an account's quantities, one line a claim."""
    told = [[q for q in line if q.what and q.unit != AGE] for line in lines]
    aged = np.array([_age(line) for line in lines], dtype=np.float32).reshape(-1, 2)
    money = [_sum(line) for line in lines]
    sums = np.array([sum_ for sum_, _ in money], dtype=np.float64)
    return Counts(
        values=tables.held([list(_values(line)) for line in lines]),
        things=tables.held([[_thing(q) for q in line] for line in told]),
        groups=tables.held(
            [[f"{_thing(q)} {kind_of_word(q.of_whom)}" for q in line] for line in told]
        ),
        open=tables.held([[_thing(q) for q in line if not q.of_whom] for line in told]),
        whole=tables.held([[_thing(q) for q in line if not _is_part(q)] for line in told]),
        fates=tables.held([list(filter(None, map(_fate, line))) for line in lines]),
        parts=tables.held([_parts(line) for line in lines]),
        units=tables.held([[q.unit for q in line if q.unit not in _ASIDE] for line in lines]),
        sizes=np.array([len(line) for line in lines], dtype=np.float32),
        ages=aged[:, 0],
        aged=np.flatnonzero(~np.isnan(aged[:, 0])),
        sexes=aged[:, 1],
        sums=sums,
        summed=np.flatnonzero(~np.isnan(sums)),
        coins=np.array([coin for _, coin in money], dtype=np.int64),
    )


def _age(line: Iterable[Quantity]) -> tuple[float, float]:
    """Return the one age of a claim and of whom it is; nan where none, several or open."""
    found = [(q.low, _SEXES.get(q.of_whom, np.nan)) for q in line if q.unit == AGE]
    age, sex = found[0] if len(found) == 1 else (None, np.nan)
    return np.nan if age is None else age, sex


def _sum(line: Iterable[Quantity]) -> tuple[float, int]:
    """Return the one sum of money of a claim and its currency; nan where none, several or open."""
    found = [(q.low, q.unit) for q in line if q.unit.startswith(_MONEY) and q.low]
    return (found[0][0], tables.number(found[0][1])) if len(found) == 1 else (np.nan, 0)


def _fate(quantity: Quantity) -> str:
    """Name what people did or what befell them; of all that befalls things alone, that it does."""
    if is_fate(quantity):
        return kind_of(quantity)
    return "things" if quantity.what in lexicons.words("figures", "all", "things") else ""


def _parts(line: Iterable[Quantity]) -> list[str]:
    """Name the parts of all people that met a fate, where no number counts all of them."""
    found = [part_of(quantity.of_whom) for quantity in line if is_fate(quantity)]
    return found if all(found) and _BROAD.isdisjoint(found) else []


def _is_part(quantity: Quantity) -> bool:
    """Tell whether it counts a part of all people: officers; of the dead, those who attacked."""
    of_whom = quantity.of_whom
    return bool(part_of(of_whom) or end_of(of_whom, "attackers", kind_of(quantity)))


def _thing(quantity: Quantity) -> str:
    """Name what is counted: things under one word for all synonyms.

    What people did keeps its own word: whoever marches is told of in other ways than a crowd.
    """
    what = quantity.what if is_fate(quantity) else kind_of(quantity)
    return f"{quantity.unit} {what}"


def _values(line: Iterable[Quantity]) -> Iterable[str]:
    """Yield a key for each value; an open one ("many") equals nothing."""
    for q in line:
        if (q.low, q.high) != (None, None):
            yield f"{q.unit} {q.low} {q.high}"


def equal(left: Counts, right: Counts) -> Matrix:
    """Return the share of the lesser claim's quantities that find an equal one in the other."""
    one, other = facing(left.values, right.values)
    found = one @ (other > 0).astype(np.float32).T
    if not found.any():
        return np.asarray(found, dtype=np.float32)
    least = np.minimum.outer(left.sizes, right.sizes)
    return np.asarray(np.minimum(found / np.maximum(least, 1), 1), dtype=np.float32)


def alike(left: Counts, right: Counts) -> Matrix:
    """Return 1 where both count the same thing of the same group, whatever the values are.

    Half of it where the groups differ; where one text names none, it may be the same, but of
    officers or children.
    """
    topic = _any(left.things, right.things)
    if not topic.any():
        return topic.astype(np.float32)
    group = _any(left.groups, right.groups) | _any(left.open, right.whole)
    group |= _any(left.whole, right.open)
    return np.asarray(topic * 0.5 + group * 0.5, dtype=np.float32)


def unlike(left: Counts, right: Counts, alike: Matrix) -> tuple[Matrix, Matrix]:
    """Return 1 where both count other things in one unit, and 1 where only one of them counts.

    `alike` is what the function of that name says of them: above 0 they count one thing.
    """
    other = _any(left.units, right.units) & (alike == 0)
    single = np.not_equal.outer(left.units.totals > 0, right.units.totals > 0)
    return other.astype(np.float32), single.astype(np.float32)


def clashing(left: Counts, right: Counts) -> NDArray[np.bool_]:
    """Tell where both count people to whom other things happened: the arrested, the injured."""
    both = np.logical_and.outer(left.fates.totals > 0, right.fates.totals > 0)
    return both & ~_any(left.fates, right.fates) if both.any() else both


def of_other_parts(left: Counts, right: Counts) -> NDArray[np.bool_]:
    """Tell where both count none but parts of all people, and none in common: children, soldiers.

    However many they are: two children and two soldiers are no two of one kind.
    """
    both = np.logical_and.outer(left.parts.totals > 0, right.parts.totals > 0)
    return both & ~_any(left.parts, right.parts) if both.any() else both


def of_other_age(left: Counts, right: Counts) -> NDArray[np.bool_]:
    """Tell where each names one age, and they are too far apart to be of one person."""
    found = np.zeros((len(left.ages), len(right.ages)), dtype=np.bool_)
    one, other = left.aged, right.aged
    if one.size and other.size:  # which is rare
        most, of_two_sexes = tuning.AGE_APART
        apart = np.abs(np.subtract.outer(left.ages[one], right.ages[other]))
        are_two = np.abs(np.subtract.outer(left.sexes[one], right.sexes[other])) > 0
        found[np.ix_(one, other)] = (apart > most) | (are_two & (apart > of_two_sexes))
    return found


def of_other_scale(left: Counts, right: Counts, most: float) -> NDArray[np.bool_]:
    """Tell where each names one sum in one currency, the one more than so many times the other."""
    found = np.zeros((len(left.sums), len(right.sums)), dtype=np.bool_)
    one, other = left.summed, right.summed
    if one.size and other.size:
        ratio = np.abs(np.log(np.divide.outer(left.sums[one], right.sums[other])))
        alike = np.equal.outer(left.coins[one], right.coins[other])
        found[np.ix_(one, other)] = alike & (ratio > np.log(most))
    return found


def _any(left: Table, right: Table) -> NDArray[np.bool_]:
    found = np.zeros((len(left.totals), len(right.totals)), dtype=np.bool_)
    one, other = facing(left, right)
    if one.size and left.columns is not None and right.columns is not None:
        # Most claims of a long account hold none of these keys.
        held = np.ix_(one.any(axis=1), other.any(axis=1))
        found[held] = one[held[0].ravel()] @ other[held[1].ravel()].T > 0
    elif one.size:
        np.greater(one @ other.T, 0, out=found)
    return found
