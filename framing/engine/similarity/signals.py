"""Two accounts -> named signals: one matrix (left claims x right claims) each, 0 to 1."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.engine import tuning
from framing.engine.similarity import counts, sparse
from framing.engine.similarity.background import weights
from framing.engine.similarity.prepared import Prepared
from framing.engine.similarity.tables import Matrix, Table, product, shared


def signals(left: Prepared, right: Prepared) -> dict[str, Matrix]:
    """Return what makes each claim of one account like each of another, by words and figures.

    Figures that differ lower none of them, a word of negation hardly any: such pairs belong in
    one row. "meaning" is missing where either account has no vectors.
    """
    alike = counts.alike(left.counts, right.counts)
    other, single = counts.unlike(left.counts, right.counts, alike)
    found = {
        "characters": _characters(left, right),
        **_lemmas(left, right),
        "names": _names(left.names, right.names),
        "numbers": counts.equal(left.counts, right.counts),
    }
    if left.vectors is not None and right.vectors is not None:
        found["meaning"] = left.vectors @ right.vectors.T
    if left.bare is not None and right.bare is not None:
        found["bare_meaning"] = _beyond(left.bare, right.bare)
    # All in one array: short accounts have many signals of a few numbers each.
    every = np.stack(list(found.values()))
    np.minimum(np.maximum(every, 0, out=every), 1, out=every)
    rounded = dict(zip(found, every.round(4, out=every), strict=True))
    return {**rounded, "counted": alike, "other_counted": other, "one_counted": single}


def _beyond(left: NDArray[np.float32], right: NDArray[np.float32]) -> Matrix:
    """Return the cosine of the vectors less what all of them share: the event itself.

    Vectors of one event point one way, which makes all claims near (Mu & Viswanath 2018). Of few
    claims the mean is theirs more than the event's, so less of it is taken away.
    """
    claims = len(left) + len(right)
    shared = (left.sum(axis=0) + right.sum(axis=0)) / (claims + tuning.SHARED_CLAIMS)
    one, other = (side - shared for side in (left, right))
    lengths = [np.maximum(np.linalg.norm(side, axis=1), 1e-9) for side in (one, other)]
    return np.asarray((one @ other.T) / np.multiply.outer(*lengths), dtype=np.float32)


def share_a_name_alone(
    left: Prepared, right: Prepared, signals: Mapping[str, Matrix]
) -> NDArray[np.bool_]:
    """Tell where two claims of one language share a name, and what they say shares nothing.

    Mostly one person speaks in both, of two things.
    """
    found = np.zeros((len(left), len(right)), dtype=np.bool_)
    if left.language != right.language:
        return found
    lines, columns = np.nonzero(product(left.all_names, right.all_names))
    common = signals["containment"][lines, columns] >= tuning.SPEAKER_CONTENT
    for name in ("names", "numbers", "counted"):
        common |= signals[name][lines, columns] > 0
    found[lines, columns] = ~common
    return found


def say_nothing_alike(
    left: Prepared, right: Prepared, signals: Mapping[str, Matrix]
) -> NDArray[np.bool_]:
    """Tell where two claims of one language share no word beside names and titles, and no figure.

    They are near in meaning, or have the same neighbours.
    """
    if left.language != right.language:
        return np.zeros((len(left), len(right)), dtype=np.bool_)
    apart = product(left.content, right.content) == 0
    return np.asarray(apart & (signals["numbers"] == 0) & (signals["counted"] == 0))


def are_far_in_meaning(
    left: Prepared, right: Prepared, signals: Mapping[str, Matrix]
) -> NDArray[np.bool_]:
    """Tell where two claims share no figure, no word, and no meaning beside the event's.

    Two languages have no words that claims could share. Only what stands around speaks for such.
    """
    if "bare_meaning" not in signals:
        return np.zeros((len(left), len(right)), dtype=np.bool_)
    apart = (signals["bare_meaning"] < tuning.FAR) & (signals["counted"] == 0)
    if left.language == right.language:
        return np.asarray(apart & say_nothing_alike(left, right, signals))
    return np.asarray(apart & (signals["numbers"] == 0))


def share_a_word_alone(
    left: Prepared, right: Prepared, signals: Mapping[str, Matrix]
) -> NDArray[np.bool_]:
    """Tell where two claims of one language share one word, and no name and no figure beside it."""
    found = np.zeros((len(left), len(right)), dtype=np.bool_)
    if left.language != right.language:
        return found
    one = (product(left.content, right.content) == 1) & (signals["numbers"] == 0)
    lines, columns = np.nonzero(one & (signals["counted"] == 0) & (signals["names"] == 0))
    found[lines, columns] = True
    return found


def _characters(left: Prepared, right: Prepared) -> Matrix:
    """Return the cosine of the weighted n-grams."""
    seen, claims = left.characters_held + right.characters_held, len(left) + len(right)
    own = weights(left.character_rates, seen, claims)
    # In one language every bucket is as frequent.
    same = left.language == right.language
    theirs = own if same else weights(right.character_rates, seen, claims)
    lengths = [
        np.maximum(np.sqrt(np.square(side.characters) @ np.square(weight)), 1e-9)
        for side, weight in ((left, own), (right, theirs))
    ]
    both = _grams(left, right, own * theirs)
    return np.asarray(both / np.multiply.outer(*lengths), dtype=np.float32)


def _grams(left: Prepared, right: Prepared, weight: NDArray[Any]) -> Matrix:
    """Return the sum of the n-grams that two claims share, times their weight."""
    if left.columns is None or right.columns is None:
        return np.asarray((left.characters * weight) @ right.characters.T)
    (at,) = np.nonzero((left.characters_held > 0) & (right.characters_held > 0))
    return sparse.product((left.columns, at), (right.columns, at), weight[at])


def _lemmas(left: Prepared, right: Prepared) -> dict[str, Matrix]:
    """Weight of the shared lemmas over that of all (Dice 1945), and over that of the lesser."""
    at, there = shared(left.lemmas, right.lemmas)
    held = left.lemmas.held, right.lemmas.held
    seen = held[0].copy(), held[1].copy()
    seen[0][at] += held[1][there]
    seen[1][there] += held[0][at]
    claims = len(left) + len(right)
    own = [weights(left.lemma_rates, seen[0], claims), weights(right.lemma_rates, seen[1], claims)]
    mean = (own[0][at] + own[1][there]) / 2
    both = product(left.lemmas, right.lemmas, mean)
    heavy = [left.lemmas.cells @ own[0], right.lemmas.cells @ own[1]]
    return {
        "lemmas": _share(2 * both, np.add.outer(*heavy)),
        "containment": _share(both, np.minimum.outer(*heavy)),
    }


def _names(left: Table, right: Table) -> Matrix:
    """Return the shared names over all of both (Dice 1945)."""
    return _share(2 * product(left, right), np.add.outer(left.totals, right.totals))


def _share(part: NDArray[Any], whole: NDArray[Any]) -> Matrix:
    return np.asarray(part / np.maximum(whole, 1e-9), dtype=np.float32)
