"""Makes the numbers that the engine ships.

From STS-B (German, train), ECB+, our own labelled event and our own translations.

Usage: python bench/fit.py. Writes background.npz (document frequencies), dimensions.npy (how far
each dimension of the sentence vectors counts) and weights.toml (logistic regression over the
signals) into framing/engine/lexicons. Same data, same files. Without the sets: "not run".
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from examples import Array, Examples, alike, english, german, ours, told, translated
from material import BENCH, Memory, stsb, topics
from numpy.typing import NDArray

from framing.engine.similarity.background import Background

LEXICONS = Path(__file__).resolve().parents[1] / "framing" / "engine" / "lexicons"
LEXICAL = ("characters", "containment", "names", "numbers")
CROSS = ("characters", "names", "numbers")
# What only the accounts of one event can teach. Public sets call two claims with other figures
# unlike, and know of no second text in which another sentence may be nearer.
OWN = ("counted", "closest")
OWN_MEANING = (*OWN, "closest_meaning")
# Chosen by cross-fitted ECB+ average precision and STS-B train correlation together: more weight
# for STS-B raises the one and lowers the other.
STSB_WEIGHT, UNLIKE_WEIGHT, ECB_WEIGHT, RIDGE = 0.3, 0.15, 1.0, 1.0
STRETCH_RIDGE, STRETCH_ECB = 0.1, 0.5


def regression(table: Array, same: Array, weight: Array, free: int) -> Array:
    """Fit a logistic regression by Newton's method; a ridge on all but the first `free`."""
    ridge = np.eye(table.shape[1]) * RIDGE
    ridge[range(free), range(free)] = 1e-6
    found = np.zeros(table.shape[1])
    for _ in range(25):
        guess = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (weight * (same - guess)) - ridge @ found
        curve = (table * (weight * guess * (1 - guess))[:, None]).T @ table + ridge
        found = found + np.linalg.solve(curve, slope)
    return found


def positive(table: Array, same: Array, weight: Array, free: int) -> Array:
    """Fit as above without negative weights: more likeness must never lower the score."""
    kept = list(range(table.shape[1]))
    while True:
        found = regression(table[:, kept], same, weight, free)
        lowest = min(range(free, len(kept)), key=lambda n: found[n])
        if found[lowest] >= 0:
            break
        del kept[lowest]
    full = np.zeros(table.shape[1])
    full[kept] = found
    return full


def weights(
    names: Sequence[str],
    sets: Sequence[tuple[Examples, float]],
    added: Sequence[str],
    own: Examples,
) -> dict[str, float]:
    """Fit one set of weights: `names` on `sets`, then their sum and `added` on our own pairs.

    Each of the sets has a share and a constant of its own; shipped is that of our own pairs.
    """
    count = len(sets[0][0].same)
    table = np.concatenate(
        [
            np.c_[np.eye(len(sets))[np.full(len(part.same), source)], part.table(names)]
            for source, (part, _) in enumerate(sets)
        ]
    )
    weight = np.concatenate(
        [np.full(len(part.same), share * count / len(part.same)) for part, share in sets]
    )
    same = np.concatenate([part.same for part, _ in sets])
    first = positive(table, same, weight, len(sets))[len(sets) :]
    ones = np.ones(len(own.same))
    table = np.c_[ones, own.table(names) @ first, own.table(added)]
    constant, scale, *second = positive(table, own.same, ones, 1).tolist()
    found = dict(zip(added, second, strict=True))
    for name, value in zip(names, first.tolist(), strict=True):
        found[name] = value * scale
    return {"constant": constant, **found}


def public(stsb_pairs: tuple[Examples, Examples], ecb: Examples) -> list[tuple[Examples, float]]:
    """Return the public sets of pairs in one language, each with its share."""
    parts = (*stsb_pairs, ecb)
    return list(zip(parts, (STSB_WEIGHT, UNLIKE_WEIGHT, ECB_WEIGHT), strict=True))


def stretch(memory: Memory, chosen: Callable[[int], bool] = lambda _: True) -> NDArray[np.float32]:
    """Return how far each dimension counts, fitted on STS-B train and some topics of ECB+.

    Ridge regression of what the plain cosine leaves unexplained on the products of dimensions.
    """
    rows = stsb("de-train")
    first = memory.raw([row[0] for row in rows]) * memory.raw([row[1] for row in rows])
    gram, target, scale = _rest(first, np.array([row[2] / 5 for row in rows]))
    second, same = _products(memory, chosen)
    other, other_target, other_scale = _rest(second, same)
    share = STRETCH_ECB * len(first) / len(second)
    gram, target = gram + share * other, target + share * other_target * (scale / other_scale)
    found = np.linalg.solve(gram + STRETCH_RIDGE * np.eye(len(gram)), target)
    return np.asarray(np.sqrt(np.clip(1 + found / scale, 0, None)), dtype=np.float32)


def _rest(products: Array, same: Array) -> tuple[Array, Array, float]:
    line = np.c_[np.ones(len(same)), products.sum(1)]
    fitted = np.linalg.lstsq(line, same, rcond=None)[0]
    return products.T @ products, products.T @ (same - line @ fitted), float(fitted[1])


def _products(memory: Memory, chosen: Callable[[int], bool]) -> tuple[Array, Array]:
    products, same = [], []
    for number, topic in enumerate(topics()):
        if chosen(number):
            rows, documents = memory.raw(topic["sentences"]), np.array(topic["documents"])
            left, right = np.nonzero(np.triu(documents[:, None] != documents[None, :]))
            gold = {tuple(sorted(pair)) for pair in topic["strict"]}
            products.append(rows[left] * rows[right])
            same += [float(p in gold) for p in zip(left.tolist(), right.tolist(), strict=True)]
    return np.concatenate(products), np.array(same)


def shipped_dimensions() -> NDArray[np.float32]:
    """Return the stretch that the engine ships."""
    found: NDArray[np.float32] = np.load(LEXICONS / "dimensions.npy").astype(np.float32)
    return found


def write(general: Mapping[str, Background], dimensions: NDArray[np.float32]) -> None:
    """Write the arrays."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for language, known in general.items():
        lemmas = sorted(known.lemmas)
        arrays[f"{language}_sentences"] = np.array(known.sentences)
        arrays[f"{language}_characters"] = known.characters.astype(np.uint16)
        arrays[f"{language}_lemmas"] = np.array("\n".join(lemmas))
        arrays[f"{language}_counts"] = np.array([known.lemmas[x] for x in lemmas], dtype=np.uint16)
    np.savez_compressed(LEXICONS / "background.npz", **arrays)  # type: ignore[arg-type]
    np.save(LEXICONS / "dimensions.npy", dimensions.astype(np.float16))


def write_weights(sets: Mapping[str, Mapping[str, float]]) -> None:
    """Write the weights as TOML."""
    lines = ["# Logistic regression over the signals, made by bench/fit.py: do not edit."]
    for case, found in sets.items():
        lines += ["", f"[{case}]", *(f"{name} = {value:.3f}" for name, value in found.items())]
    (LEXICONS / "weights.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit everything and write it."""
    if not BENCH.exists():
        print("not run: the public sets are absent")
        return
    memory = Memory()
    general = {"de": german(), "en": english()}
    dimensions = stretch(memory)
    write(general, dimensions)
    encoder = memory.stretched(dimensions)
    sts = alike(general, encoder)
    ecb = told(lambda _: general, lambda _: encoder)
    one = ours(general, encoder, same_language=True)
    two = ours(general, encoder, same_language=False)
    cross = [(translated({**general, "ru": Background.empty()}, encoder), 1.0)]
    write_weights(
        {
            "same": weights(LEXICAL, public(sts, ecb), OWN, one),
            "same_meaning": weights((*LEXICAL, "meaning"), public(sts, ecb), OWN_MEANING, one),
            "cross": weights(CROSS, cross, OWN, two),
            "cross_meaning": weights((*CROSS, "meaning"), cross, OWN_MEANING, two),
        }
    )
    print((LEXICONS / "weights.toml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
