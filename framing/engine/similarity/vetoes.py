"""Scores -> lower ones where the words of two claims forbid that they tell of the same thing."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning
from framing.engine.similarity.counts import (
    clashing,
    of_other_age,
    of_other_parts,
    of_other_scale,
)
from framing.engine.similarity.prepared import Prepared
from framing.engine.similarity.scoring import IN_COMMON
from framing.engine.similarity.signals import (
    are_far_in_meaning,
    say_nothing_alike,
    share_a_name_alone,
    share_a_word_alone,
)
from framing.engine.similarity.tables import Matrix


def comparable(
    first: Prepared, second: Prepared, signals: Mapping[str, Matrix], scores: Matrix
) -> Matrix:
    """Return the scores, lower where the words forbid that two claims tell of the same thing.

    0 where a claim is too short to say by words what it is about; below a suggestion where the one
    counts the injured and the other the arrested; at most one where they share a name
    alone, tell of people of other ages or of sums of another scale, are far in meaning, or nothing
    they say is alike in accounts that have little in common (not asked where `signals` lack those
    of context).
    """
    least = tuning.LEAST_CONTENT
    enough = np.logical_and.outer(first.lengths >= least, second.lengths >= least)
    copies = signals["lemmas"] >= tuning.COPY
    found = np.where(enough | copies, scores, np.float32(0))
    sure = (scores >= tuning.OTHER_FATE) & (signals["names"] > 0)
    clash = clashing(first.counts, second.counts) & ~sure
    apart = of_other_age(first.counts, second.counts)
    apart |= of_other_parts(first.counts, second.counts) & ~copies
    ratio, most_alike = tuning.SUMS_APART
    in_other_words = signals["lemmas"] < most_alike  # else one of them has a slip
    apart |= of_other_scale(first.counts, second.counts, ratio) & in_other_words
    apart |= share_a_name_alone(first, second, signals)
    in_common = signals[IN_COMMON].flat[0] if IN_COMMON in signals else 1
    lone = np.zeros_like(apart)
    if first.language != second.language or in_common < tuning.LITTLE_FAR:
        lone |= are_far_in_meaning(first, second, signals)
    if in_common < tuning.LITTLE:
        apart |= say_nothing_alike(first, second, signals)
        lone |= share_a_word_alone(first, second, signals) & (scores < tuning.LONE_WORD)
    found = _capped(found, lone, tuning.MATCH - tuning.STEP)
    return _capped(_capped(found, clash, tuning.NEAREST), apart, tuning.SUGGEST)


def _capped(scores: Matrix, where: NDArray[np.bool_], most: float) -> Matrix:
    """Return the scores, at most so high where chosen; in short accounts that is nowhere."""
    if not where.any():
        return scores
    return np.where(where, np.minimum(scores, np.float32(most)), scores)
