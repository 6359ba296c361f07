"""Measure attribution on SpkAtt, German Wikinews with marked speech.

Usage: python bench/attribution.py FOLDER, which holds train.jsonl of SpkAtt-2023 task 2. Where it
is absent: "not run". Documents with an even index tuned the rules, those
with an odd index are held out: this program only counts them and never prints them.

What counts as true. A sentence is somebody's words if a token of it belongs to a Message, of any
form (Direct, Indirect, FreeIndirect, IndirectFreeIndirect, Reported). It is direct where most of
its marked tokens belong to Direct messages that are not nested in another message. Its speakers
are the Sources of these messages; where all of them are pronouns the sentence is left out of the
speaker rate, since our answer is the name behind the pronoun. A speaker is right if its last word
is a word of a Source, up to inflection or composition ("Polizei" for "Polizeiangaben").
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from framing.engine import names
from framing.engine.attribution import attribute
from framing.engine.values import (
    Attribution,
    Block,
    BlockKind,
    Clean,
    Piece,
    Sentence,
    Span,
    Voice,
)

_GLUE_LEFT: Final = frozenset(",.;:!?)]“”…%")
_GLUE_RIGHT: Final = frozenset("„([")
_PRONOUNS: Final = frozenset({"er", "sie", "es", "man", "dieser", "diese", "ihm", "ihr", "wir"})


@dataclass(frozen=True, slots=True)
class Truth:
    """What the annotators say of one sentence."""

    spoken: bool
    direct: bool
    sources: tuple[frozenset[str], ...]


def main(folder: Path) -> None:
    """Print one table, or that the data are absent."""
    path = folder / "train.jsonl"
    if not path.exists():
        print("attribution: not run (no train.jsonl)")
        return
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    print("half      docs  sentences  precision  recall    F1  direct/indirect  speaker  ms/1000 w")
    for name, half in (("tuning", documents[::2]), ("held out", documents[1::2])):
        print(_row(name, half))


def _row(name: str, documents: Sequence[Mapping[str, Any]]) -> str:
    counts: Counter[str] = Counter()
    for document in documents:
        for truth, answer in judged(document, counts):
            count(truth, answer, counts)
    hits = counts["hit"]
    precision, recall = hits / counts["said"], hits / counts["true"]
    return (
        f"{name:8}  {len(documents):4}  {counts['all']:9}  {precision:9.3f}  {recall:6.3f}"
        f"  {2 * precision * recall / (precision + recall):.3f}"
        f"  {counts['form'] / hits:15.3f}  {counts['speaker'] / counts['sourced']:7.3f}"
        f"  {counts['us'] / counts['words']:9.1f}"
    )


def judged(
    document: Mapping[str, Any], counts: Counter[str]
) -> Iterator[tuple[Truth, Attribution]]:
    """Yield each sentence's truth and our answer."""
    clean, sentences = text_of(document)
    mentions = names.find(clean, sentences, "de")
    begun = time.process_time_ns()
    answers = attribute(clean, sentences, mentions, "de")
    counts["us"] += (time.process_time_ns() - begun) // 1000
    counts["words"] += len(clean.text.split())
    yield from zip(truths(document), answers, strict=True)


def count(truth: Truth, answer: Attribution, counts: Counter[str]) -> None:
    """Add one sentence to the counts."""
    said = answer.voice is not Voice.OUTLET
    counts["all"] += 1
    counts["said"] += said
    counts["true"] += truth.spoken
    if said and truth.spoken:
        counts["hit"] += 1
        counts["form"] += (answer.voice is Voice.QUOTED) == truth.direct
        if truth.sources:
            counts["sourced"] += 1
            counts["speaker"] += right_speaker(truth, answer)


def right_speaker(truth: Truth, answer: Attribution) -> bool:
    """Compare the speaker, or one of its chain, with the words of the sources."""
    said = [name.split()[-1].lower() for name in answer.chain]
    words = {word for source in truth.sources for word in source}
    return any(_same(word, name) for name in said for word in words)


def _same(word: str, name: str) -> bool:
    if min(len(word), len(name)) < 4:
        return word == name
    return word.startswith(name) or name.startswith(word)


def text_of(document: Mapping[str, Any]) -> tuple[Clean, tuple[Sentence, ...]]:
    """Set the tokens as text, one block, a blank between sentences."""
    text, sentences = "", []
    for sentence in document["Sentences"]:
        start = len(text) + bool(text)
        text = (text + " " if text else "") + joined(sentence["Tokens"])
        sentences.append(Sentence(Span(start, len(text)), 0))
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return Clean(text, (Piece(0, 0, len(text)),), (block,)), tuple(sentences)


def joined(tokens: Sequence[str]) -> str:
    """Set tokens as a sentence: no blank before a full stop, none inside quotation marks."""
    text = " ".join(tokens)
    text = re.sub(r" (?=[,.;:!?)\]“”…%](?: |$|[,.;:!?)\]“”]))", "", text)
    return re.sub(r"(?<=[„(\[]) ", "", text)


def truths(document: Mapping[str, Any]) -> Iterator[Truth]:
    """Yield what the annotation says of each sentence."""
    for at in range(len(document["Sentences"])):
        held = [(a, _in(a["Message"], at)) for a in document["Annotations"]]
        held = [(annotation, size) for annotation, size in held if size]
        direct = sum(s for a, s in held if a["Form"] == "Direct" and not a["IsNested"])
        whole = sum(size for annotation, size in held if not annotation["IsNested"])
        sources = (words_of(document, annotation["Source"]) for annotation, _ in held)
        named = tuple(source for source in sources if source - _PRONOUNS)
        yield Truth(bool(held), direct * 2 > whole, named)


def _in(message: Sequence[str], sentence: int) -> int:
    return sum(int(token.split(":")[0]) == sentence for token in message)


def words_of(document: Mapping[str, Any], tokens: Sequence[str]) -> frozenset[str]:
    """Return the words of a list of "sentence:token" marks in lower case."""
    places = (map(int, token.split(":")) for token in tokens)
    return frozenset(document["Sentences"][s]["Tokens"][t].lower() for s, t in places)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
