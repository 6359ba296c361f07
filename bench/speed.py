"""Time and memory of one comparison, beside what is wanted of them.

Usage: python bench/speed.py [--accounts 20] [--sentences 210]
Texts: German news sentences of the SpkAtt set (see docs/method.md), dealt out so that neighbouring
accounts share a third of their sentences. Without that set it says "not run".

Time is that of the processor: another busy process does not count as ours. The yardstick is
rapidfuzz's token_set_ratio over the claims of every two accounts. Peak memory is that of a process
of its own that does nothing but one comparison. All pairs are scored, so none is lost beforehand.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from threadpoolctl import threadpool_limits

from framing.engine import Encoder, Result, Text, compare, load_encoder, read

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "bench" / "spkatt" / "train.jsonl"
TIMES = 5  # a short comparison is timed so often, for the median
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
    start = time.process_time()
    for number, left in enumerate(claims):
        for right in claims[number + 1 :]:
            process.cdist(left, right, scorer=fuzz.token_set_ratio, workers=1)
    return time.process_time() - start


def timed(texts: list[Text], encoder: Encoder | None, earlier: Result | None = None) -> Timed:
    """Compare, and tell how long it took."""
    start = time.process_time()
    result = compare(texts, encoder=encoder, earlier=earlier)
    return Timed(time.process_time() - start, result)


def line(what: str, reached: float, wanted: float, unit: str) -> str:
    """Say what was reached of what is wanted; less is better everywhere."""
    mark = "reached" if reached <= wanted else "MISSED "
    return f"{mark} {what}: {reached:.2f} of at most {wanted:g} {unit}"


def whole(accounts: int, sentences: int) -> Iterator[str]:
    """A whole comparison as a ratio to plain fuzzy scores, and one more account on top of it."""
    *texts, last = make_texts(accounts + 1, sentences)
    yardstick = fuzzy_seconds(texts)
    full = timed(texts, None)
    claims = sum(len(reading.claims) for reading in full.result.readings)
    yield f"{accounts} accounts, {claims} claims, meaning off: {full.seconds:.1f} s"
    yield f"  pairs kept {len(full.result.pairs)}, rows {len(full.result.rows)}"
    yield line("whole comparison", full.seconds / yardstick, 0.5, "x token_set_ratio")
    added = timed([*texts, last], None, full.result)
    same = added.result == compare([*texts, last])
    yield line("one more account", added.seconds / full.seconds, 0.15, "x the whole")
    yield f"  the result is that of a full run: {same}"


def growth(accounts: int) -> Iterator[str]:
    """How time grows as the claims double."""
    before = 0.0
    for sentences in (50, 100, 200, 400):
        texts = make_texts(accounts, sentences)
        # The least of three: one run alone differs by a tenth from the next.
        seconds = min(timed(texts, None).seconds for _ in range(3))
        yield f"  {accounts * sentences} sentences: {seconds:.1f} s"
        if before:
            yield line("twice the claims", seconds / before, 2.4, "x the step before")
        before = seconds


class Clocked:
    """An encoder that adds up how long it was at work."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.seconds = 0.0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the rows of the encoder."""
        start = time.process_time()
        rows = self._encoder.encode(texts)
        self.seconds += time.process_time() - start
        return rows


def small(encoder: Encoder | None) -> Iterator[str]:
    """Twelve accounts of twenty sentences, dictionaries warm: what a person waits for."""
    texts = make_texts(12, 20)
    compare(texts, encoder=encoder)
    if encoder is None:
        seconds = median(timed(texts, None).seconds for _ in range(TIMES))
        yield line("12 accounts of 20 claims, meaning off", seconds, 0.5, "s")
        return
    ratios = []
    for _ in range(TIMES):
        # In one run: what the neighbours of this machine do slows both.
        clocked = Clocked(encoder)
        ratios.append(timed(texts, clocked).seconds / clocked.seconds - 1)
    yield line("12 accounts of 20 claims, all but encoding", median(ratios), 0.7, "x the encoding")


def memory(accounts: int, sentences: int) -> Iterator[str]:
    """Peak memory of one comparison, without and with meaning, each in a process of its own."""
    for mode, wanted in (("off", 500), ("on", 700)):
        size = ["--accounts", str(accounts), "--sentences", str(sentences)]
        command = [sys.executable, __file__, "--peak", mode, *size]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
        yield line(f"peak memory, meaning {mode}", float(told), wanted, "MB")


def peak(accounts: int, sentences: int, encoder: Encoder | None) -> float:
    """Compare, and return the most memory that this process ever held, in MB."""
    compare(make_texts(accounts, sentences), encoder=encoder)
    # Not getrusage: a child inherits the peak of its parent there.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--accounts", type=int, default=20)
    arguments.add_argument("--sentences", type=int, default=210)
    arguments.add_argument("--peak", choices=("off", "on"), help="print peak memory alone")
    options = arguments.parse_args()
    if not NEWS.exists():
        print("not run: the SpkAtt set is not here")
        return
    with threadpool_limits(limits=1):
        if options.peak:
            encoder = load_encoder() if options.peak == "on" else None
            print(peak(options.accounts, options.sentences, encoder))
            return
        compare(make_texts(2, 20))  # dictionaries are read once
        parts = (
            small(None),
            small(load_encoder()),
            whole(options.accounts, options.sentences),
            growth(options.accounts),
            memory(options.accounts, options.sentences),
        )
        for told in chain.from_iterable(parts):
            print(told, flush=True)


if __name__ == "__main__":
    main()
