"""Plain lists of sentences, made into what the engine's similarity step takes."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from framing.engine import names, quantities, similarity
from framing.engine.meaning import Encoder, UniversalSentenceEncoder
from framing.engine.similarity import Matrix
from framing.engine.similarity.background import Background
from framing.engine.values import Block, BlockKind, Claim, Clean, Mention, Piece, Sentence, Span

BENCH = Path(__file__).resolve().parents[2] / "shared" / "data" / "bench"


def claims(account: str, texts: Sequence[str], language: str) -> list[Claim]:
    """Read each string as one claim of an account; names are found over all of them together."""
    clean, sentences = _document([" ".join(text.split()) for text in texts])
    mentions = names.find(clean, sentences, language)
    return [
        Claim(
            id=f"{account}:{place.span.start}-{place.span.end}",
            account=account,
            span=place.span,
            text=clean.text[place.span.start : place.span.end],
            language=language,
            order=order,
            quantities=quantities.find(clean.text[place.span.start : place.span.end], language),
            names=_inside(mentions, place.span),
        )
        for order, place in enumerate(sentences)
    ]


def _document(texts: Sequence[str]) -> tuple[Clean, tuple[Sentence, ...]]:
    spans, start = [], 0
    for text in texts:
        spans.append(Span(start, start + len(text)))
        start += len(text) + 1
    clean = Clean(
        text="\n".join(texts),
        pieces=(Piece(0, 0, max(start - 1, 0)),),
        blocks=tuple(Block(BlockKind.PARAGRAPH, span) for span in spans),
    )
    return clean, tuple(Sentence(span, block) for block, span in enumerate(spans))


def _inside(mentions: Sequence[Mention], span: Span) -> tuple[Mention, ...]:
    return tuple(m for m in mentions if span.start <= m.span.start and m.span.end <= span.end)


def signals(
    left: tuple[Sequence[str], str],
    right: tuple[Sequence[str], str],
    encoder: Encoder | None,
    general: Mapping[str, Background] | None = None,
) -> dict[str, Matrix]:
    """Return the engine's signals of two lists of strings, each with its language."""
    read = [claims(side, *texts) for side, texts in (("left", left), ("right", right))]
    groups = names.learn(claim.names for side in read for claim in side)
    # Single sentences are attributed to nobody: no frame, so no way back to raw offsets is needed.
    nowhere = Clean("", (), ())
    first, second = (
        similarity.prepare(c, clean=nowhere, encoder=encoder, names=groups, general=general)
        for c in read
    )
    return similarity.signals(first, second)


def stsb(name: str) -> list[tuple[str, str, float]]:
    """Read STS-B rows: two sentences and how alike people found them, 0 to 5."""
    with (BENCH / "stsb" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [(row[0], row[1], float(row[2])) for row in csv.reader(lines)]


def topics() -> list[dict[str, Any]]:
    """Read the topics of ECB+."""
    with (BENCH / "ecbplus.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Memory:
    """An encoder that keeps what it encoded, so that each sentence is read once."""

    def __init__(self) -> None:
        """Raise ImportError where the encoder is not installed."""
        self._encoder = UniversalSentenceEncoder()
        self._kept: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of length 1 for each text."""
        plain = [" ".join(text.split()) for text in texts]
        new = sorted(set(plain) - self._kept.keys())
        self._kept.update(zip(new, self._encoder.encode(new), strict=True))
        return np.array([self._kept[text] for text in plain], dtype=np.float32)
