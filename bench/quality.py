"""Runs every measurement of the engine's quality and writes docs/quality.md.

Usage: python bench/quality.py [--quick]. Each program of this folder can be run alone as well.
What needs a set that is absent says "not run". `--quick` leaves out what the engine is held
against.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import gold
import numpy as np
import rates
import sheets
from material import BENCH

from framing.engine import load_encoder, similarity

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "quality.md"

INTRODUCTION = """# How often the engine is wrong

Written by `make measure` on {day}. What is measured, on what, and how often it errs; docs/method.md
says how each finding is decided.

Two kinds of material. **Public sets**, each scored by one fixed protocol. **Our own events**,
invented, written and labelled from tests/corpus/LABELS.md by writers who had not seen the engine:
weights and thresholds are set on eight of them, the eight in the tables below are for testing.
P (precision) is how much of what is found is right, R (recall) how much of what there is is found.
Invented events told by one hand are easier to lay side by side than real ones; on those expect
less, as where accounts share little.

Looked at while settings were chosen: CheckThat dev and STS-B test (how much meaning and length
count), ECB+ (how much context counts in short texts), and the sums, never the sentences, of our
eight test events (the threshold of a match; how far pairs that count nothing in common are moved).
DEPlain was only counted.
"""

PARTS: Sequence[tuple[str, str, Sequence[str]]] = (
    (
        "Pairs, look-up and likeness on public sets",
        "DEPlain: which sentence of a text does a simpler one come from (first, among the first "
        "five). ECB+: pairs of sentences on one happening, average precision, weights fitted on "
        "other topics. CheckThat: which of 10,375 checked claims does a tweet repeat; the set "
        "holds many claims twice and wants the first, so that steps of a tenth with the earlier "
        "claim first lift it from .82 to .86. STS-B: rank correlation with what people find alike.",
        ("pairing.py",),
    ),
    (
        "Pairs and findings on our two test events",
        "`match` makes rows; `suggest` holds matches and suggestions. Found as `absence` is what "
        "stands as not found in a text; labelled are those of all absences looked at that hold.",
        ("gold.py", *gold.TEST),
    ),
    (
        "Pairs and findings where accounts share little",
        "Six more events; of them the sums alone were looked at, while it was chosen how far "
        "pairs that count nothing in common are moved and how little accounts may have in common. "
        "Any two of their accounts share one to "
        "eleven facts of ten to thirty, as real coverage does; the other sentences use the same "
        "names and nouns for other statements.",
        ("gold.py", *gold.LITTLE),
    ),
    (
        "Relations, figures, hedges and voices on our two test events",
        "`given`: the labelled pairs are handed to the rules, so errors of pairing do not count.",
        ("relations.py", *gold.TEST),
    ),
    (
        "Contradictions on pairs that nobody tuned on",
        "100 contradictions and 200 paraphrases, most in wholly other words. The engine finds a "
        "fifth of them, and of these nine in ten are right: silence about a contradiction says "
        "nothing.",
        ("contradictions.py", "--frozen"),
    ),
    (
        "Contradictions on public sets and on the pairs they were tuned on",
        "On paraphrases each hit is a false alarm.",
        ("contradictions.py",),
    ),
    (
        "Whose words",
        "SpkAtt, 700 German news texts: is a sentence somebody's words, direct or indirect, whose.",
        ("attribution.py", str(BENCH / "spkatt")),
    ),
)

ERRORS = """## Examples of its errors

- Taken for one though they are not: "Knapp 62 Prozent der Stimmberechtigten hatten sich beteiligt"
  and "Bei der Kommunalwahl vor zwei Jahren hatte Prahm noch 61 Prozent der Stimmen geholt" (one
  topic, one unit, neighbours that match).
- Taken for one for a name and its title: "„Uns bleibt keine Wahl“, sagte Vorstandschef Claas
  Reimann" and "„Wir verlagern nichts ins Ausland“, sagte Vorstandschef Claas Reimann".
- Not found: "Patientendaten seien nicht abgeflossen" and "1,1 Mio. Krankenakten wurden kopiert" (a
  contradiction in wholly other words).
- Not found: "An seinem Amt hält er fest" and "Seinen Rücktritt schloss Ohm nicht mehr aus" (who
  "er" is stands in the sentence before).
- Agreement where there is none: "Eingedrungen waren die Täter nach Erkenntnissen der Polizei über
  eine gefälschte E-Mail" and "The attackers got in through a fake email, according to a forensic
  report" (another source); "Um 6.42 Uhr war der Zug in der Mitte der Röhre auf einen Bauzug
  geprallt" and "… kurz hinter dem Südportal auf den Bauzug auffuhr" (the place, in other words).
"""


def output(command: Sequence[str]) -> str:
    """Run one program of this folder and return what it prints."""
    done = subprocess.run(  # noqa: S603 - our own programs, no words from outside
        [sys.executable, str(HERE / command[0]), *command[1:]],
        capture_output=True,
        text=True,
        check=True,
        cwd=HERE.parent,
    )
    return re.sub(r"^## ", "\n### ", done.stdout, flags=re.MULTILINE).strip()


def across_languages() -> Iterator[str]:
    """Rank, for each claim of our test events, the claims of an account in the other language."""
    yield "| meaning | claims | R@1 | R@5 |"
    yield "| --- | --- | --- | --- |"
    for title, encoder in (("off", None), ("on", load_encoder())):
        first = five = claims = 0
        for sheet in sheets.ours(gold.TEST, encoder):
            if sheet.one_language:
                continue
            scores = similarity.score(sheet.signals, same_language=False)[0]
            lines = [
                *zip(scores, sheet.same, strict=True),
                *zip(scores.T, sheet.same.T, strict=True),
            ]
            for line, truth in lines:
                best = np.argsort(-line, kind="stable")[:5]
                if truth.any():
                    claims, first = claims + 1, first + bool(truth[best[0]])
                    five += bool(truth[best].any())
        yield f"| {title} | {claims} | {first / claims:.2f} | {five / claims:.2f} |"


def page(parts: Sequence[tuple[str, str, Sequence[str]]]) -> Iterator[str]:
    """Yield the page part by part."""
    yield INTRODUCTION.format(day=date.today().isoformat())  # noqa: DTZ011 - a day for the reader
    for title, note, command in parts:
        print(f"… {' '.join(command)}", flush=True)
        yield f"## {title}\n\n{note}\n\n{output(command)}\n"
    rows = "\n".join(across_languages())
    yield f"## German and English accounts of one event\n\nOur outbreak event.\n\n{rows}\n"
    yield ERRORS


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    parts = [
        (title, note, (*command, "--engine-only") if quick and "pairing" in command[0] else command)
        for title, note, command in PARTS
    ]
    with PAGE.open("w", encoding="utf-8") as file:
        for part in page(parts):
            print(part, file=file, flush=True)
    rates.main()


if __name__ == "__main__":
    main()
