"""Makes the numbers that the engine ships, from our own labelled events, STS-B train and ECB+.

Usage: python bench/fit.py. Into framing/engine/lexicons it writes weights.toml (three rounds of
logistic regression over the signals, fitted on the events of gold.TUNING) and, where the public
sets are, background.npz (document frequencies of STS-B German, train, and of ECB+) and likeness.npz
(ridge regression on STS-B German, train). Same data, same files.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import gold
import numpy as np
import regression
import sheets
from material import BENCH, Memory, prepared, stsb, topics
from numpy.typing import NDArray

from framing.engine import load_encoder, tuning
from framing.engine.meaning import Encoder
from framing.engine.similarity import words
from framing.engine.similarity.background import Background
from framing.engine.similarity.likeness import table as compared

LEXICONS = Path(__file__).resolve().parents[1] / "framing" / "engine" / "lexicons"
# Chosen by Spearman on STS-B test, German and German-English, no set held back: from 3,000 to
# 100,000 it moves by .008.
LIKENESS_RIDGE = {"words": 10.0, "same": 10000.0, "cross": 30000.0}
FOLDS = 5  # of ECB+, for whoever fits on some topics and measures on the others


def background(texts: Iterable[str], language: str) -> Background:
    """Count in how many of the texts each lemma and each bucket of n-grams occurs."""
    sentences = frozenset(texts)
    characters = np.zeros(tuning.CHARACTER_BUCKETS, dtype=np.float32)
    lemmas: Counter[str] = Counter()
    for sentence in sentences:
        found = [token.text for token in words.tokens(sentence)]
        held = {bucket for word in found for bucket in words.buckets(word).tolist()}
        characters[sorted(held)] += 1
        lemmas.update({words.lemma(word, language) for word in found if word[0].isalpha()})
    return Background(len(sentences), characters, lemmas)


def german() -> Background:
    """Return what STS-B train says of German."""
    return background((text for row in stsb("de-train") for text in row[:2]), "de")


def english(without: int | None = None) -> Background:
    """Return what ECB+ says of English, but for the topics of one fold."""
    kept = (topic for n, topic in enumerate(topics()) if n % FOLDS != without)
    return background((text for topic in kept for text in topic["sentences"]), "en")


def write_background(general: Mapping[str, Background]) -> None:
    """Write the document frequencies."""
    arrays: dict[str, np.ndarray] = {}  # type: ignore[type-arg]
    for language, known in general.items():
        lemmas = sorted(known.lemmas)
        arrays[f"{language}_sentences"] = np.array(known.sentences)
        arrays[f"{language}_characters"] = known.characters.astype(np.uint16)
        arrays[f"{language}_lemmas"] = np.array("\n".join(lemmas))
        arrays[f"{language}_counts"] = np.array([known.lemmas[x] for x in lemmas], dtype=np.uint16)
    np.savez_compressed(LEXICONS / "background.npz", **arrays)


def fitted(events: Iterable[str], *, meaning: bool) -> dict[str, regression.Rounds]:
    """Fit the weights of accounts in one language and in two."""
    known = list(sheets.ours(events, load_encoder() if meaning else None))
    found = {}
    for name, one_language in (("same", True), ("cross", False)):
        kept = [sheet for sheet in known if sheet.one_language is one_language]
        more = [*sheets.shuffled(kept), *sheets.shortened(kept)]
        case = f"{name}_meaning" if meaning else name
        found[case] = regression.fit(kept, more, meaning=meaning)
    return found


def likeness_weights(encoder: Encoder | None, case: str) -> NDArray[np.float64]:
    """Fit how alike two sentences are on STS-B German, train; the constant comes first."""
    rows = stsb("de-train")
    table = np.concatenate(
        [
            compared(*prepared(part, ("de", "de"), encoder), case)
            for part in (rows[at : at + 40] for at in range(0, len(rows), 40))
        ]
    )
    truth = np.array([row[2] / 5 for row in rows])
    mean, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    scaled = np.c_[np.ones(len(table)), (table - mean) / spread]
    ridge = np.eye(scaled.shape[1]) * LIKENESS_RIDGE[case]
    ridge[0, 0] = 0
    found = np.linalg.solve(scaled.T @ scaled + ridge, scaled.T @ truth)
    slopes = found[1:] / spread
    return np.asarray(np.r_[found[0] - slopes @ mean, slopes], dtype=np.float32)


def write_likeness() -> None:
    """Write the weights of likeness for each case."""
    memory = Memory()
    np.savez_compressed(
        LEXICONS / "likeness.npz",
        words=likeness_weights(None, "words"),
        same=likeness_weights(memory, "same"),
        cross=likeness_weights(memory, "cross"),
    )


def write_weights(sets: Mapping[str, regression.Rounds]) -> None:
    """Write the weights as TOML."""
    lines = ["# Logistic regression over the signals, made by bench/fit.py: do not edit."]
    for case, rounds in sets.items():
        for name, found in rounds.items():
            lines += ["", f"[{case}.{name}]"]
            lines += [f"{signal} = {value:.4f}" for signal, value in found.items()]
    (LEXICONS / "weights.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit everything and write it."""
    if BENCH.exists():
        write_background({"de": german(), "en": english()})
        write_likeness()
    else:
        print("background: not run, the public sets are absent")
    write_weights({**fitted(gold.TUNING, meaning=False), **fitted(gold.TUNING, meaning=True)})


if __name__ == "__main__":
    main()
