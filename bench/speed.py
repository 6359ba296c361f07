"""Time and memory of one comparison, the time as a ratio to plain fuzzy scores of the same pairs.

Usage: python bench/speed.py [--accounts 20] [--sentences 210]
Texts: German news sentences of the SpkAtt set (see docs/method.md), dealt out so that neighbouring
accounts share a third of their sentences. Without that set it says "not run".
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rapidfuzz import fuzz, process
from threadpoolctl import threadpool_limits

from framing.engine import Encoder, Result, Text, compare, load_encoder, read

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "bench" / "spkatt" / "train.jsonl"
OPENING = '.,;:!?)“"…'


class Timed(NamedTuple):
    """A comparison and how long it took."""

    seconds: float
    result: Result


def sentence(tokens: list[str]) -> str:
    """Join tokens the way German is written."""
    words = " ".join(tokens)
    for mark in OPENING:
        words = words.replace(f" {mark}", mark)
    return words.replace("„ ", "„").replace("( ", "(")


def news_sentences() -> list[str]:
    """Read every sentence of at least six tokens, in file order, each once."""
    found: dict[str, None] = {}
    with NEWS.open(encoding="utf-8") as lines:
        for line in lines:
            for item in json.loads(line)["Sentences"]:
                tokens = item["Tokens"] if isinstance(item, dict) else item
                if len(tokens) >= 6:
                    found[sentence(tokens)] = None
    return list(found)


def make_texts(accounts: int, sentences: int) -> list[Text]:
    """Deal sentences out; each account repeats a third of the one before it."""
    pool, shared = news_sentences(), sentences // 3
    texts = []
    for number in range(accounts):
        start = number * (sentences - shared)
        words = [pool[index % len(pool)] for index in range(start, start + sentences)]
        paragraphs = [" ".join(words[at : at + 5]) for at in range(0, len(words), 5)]
        texts.append(Text(id=f"account-{number:02}", text="\n\n".join(paragraphs), language="de"))
    return texts


def fuzzy_seconds(texts: list[Text]) -> float:
    """Time token_set_ratio over the claims of every pair of accounts: the yardstick."""
    claims = [[claim.text for claim in read(text).claims] for text in texts]
    start = time.perf_counter()
    for number, left in enumerate(claims):
        for right in claims[number + 1 :]:
            process.cdist(left, right, scorer=fuzz.token_set_ratio, workers=1)
    return time.perf_counter() - start


def timed(texts: list[Text], encoder: Encoder | None, earlier: Result | None = None) -> Timed:
    """Compare, and tell how long it took."""
    start = time.perf_counter()
    result = compare(texts, encoder=encoder, earlier=earlier)
    return Timed(time.perf_counter() - start, result)


def whole(accounts: int, sentences: int, encoder: Encoder | None) -> Iterator[str]:
    """A whole comparison as a ratio to plain fuzzy scores, and one more account on top of it."""
    *texts, last = make_texts(accounts + 1, sentences)
    yardstick = fuzzy_seconds(texts)
    full = timed(texts, encoder)
    claims = sum(len(reading.claims) for reading in full.result.readings)
    yield f"{accounts} accounts, {claims} claims, meaning {'on' if encoder else 'off'}"
    yield f"  pairs kept {len(full.result.pairs)}, rows {len(full.result.rows)}"
    yield f"  {full.seconds:.1f} s = {full.seconds / yardstick:.2f} x token_set_ratio alone"
    added = timed([*texts, last], encoder, full.result)
    same = added.result == compare([*texts, last], encoder=encoder)
    yield f"  one more account: {added.seconds / full.seconds:.2f} x, same result: {same}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"  peak memory so far {peak:.0f} MB"


def growth(accounts: int, encoder: Encoder | None) -> Iterator[str]:
    """How time grows as the claims double."""
    before = 0.0
    for sentences in (50, 100, 200, 400):
        seconds = timed(make_texts(accounts, sentences), encoder).seconds
        step = f", {seconds / before:.2f} x the step before" if before else ""
        yield f"  {accounts * sentences} sentences: {seconds:.1f} s{step}"
        before = seconds


def small(encoder: Encoder | None) -> Iterator[str]:
    """Twelve accounts of twenty sentences, the second time: what a person waits for."""
    texts = make_texts(12, 20)
    compare(texts, encoder=encoder)
    seconds = timed(texts, encoder).seconds
    if encoder is None:
        yield f"  12 accounts of 20 claims, meaning off: {seconds:.2f} s"
        return
    claims = [claim.text for text in texts for claim in read(text).claims]
    start = time.perf_counter()
    encoder.encode(claims)
    alone = time.perf_counter() - start
    yield f"  12 accounts of 20 claims, meaning on: all but encoding {seconds / alone - 1:.2f} x it"


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--accounts", type=int, default=20)
    arguments.add_argument("--sentences", type=int, default=210)
    options = arguments.parse_args()
    if not NEWS.exists():
        print("not run: the SpkAtt set is not here")
        return
    with threadpool_limits(limits=1):
        compare(make_texts(2, 20))  # dictionaries are read once
        parts = (
            whole(options.accounts, options.sentences, None),
            growth(options.accounts, None),
            small(None),
            small(load_encoder()),
        )
        for line in chain.from_iterable(parts):
            print(line, flush=True)


if __name__ == "__main__":
    main()
