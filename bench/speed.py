"""Time and memory of one comparison, the time as a ratio to plain fuzzy scores of the same pairs.

Usage: python bench/speed.py [--accounts 12] [--sentences 300] [--no-meaning]
Texts: German news sentences of the SpkAtt set (see docs/method.md), dealt out so that neighbouring
accounts share a third of their sentences. Without that set it says "not run".
"""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rapidfuzz import fuzz, process

from framing.engine import Text, compare, load_encoder, read

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "bench" / "spkatt" / "train.jsonl"
OPENING = '.,;:!?)“"…'


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


def main() -> None:
    """Measure and print one table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--accounts", type=int, default=12)
    arguments.add_argument("--sentences", type=int, default=300)
    arguments.add_argument("--no-meaning", action="store_true")
    options = arguments.parse_args()
    if not NEWS.exists():
        print("not run: the SpkAtt set is not here")
        return
    texts = make_texts(options.accounts, options.sentences)
    encoder = None if options.no_meaning else load_encoder()
    yardstick = fuzzy_seconds(texts)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    result = compare(texts, encoder=encoder)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    claims = sum(len(reading.claims) for reading in result.readings)
    print(f"accounts {len(texts)}, claims {claims}")
    print(f"pairs kept {len(result.pairs)}, rows {len(result.rows)}")
    print(f"meaning {'on' if encoder else 'off'}")
    print(
        f"compare {seconds:.1f} s = {seconds / yardstick:.1f} x token_set_ratio of the same pairs"
    )
    print(f"peak memory {after / 1024:.0f} MB, {(after - before) / 1024:.0f} by the comparison")


if __name__ == "__main__":
    main()
