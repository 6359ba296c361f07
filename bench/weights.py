"""Writes fitted weights as a lexicon of the engine."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

LEXICONS: Final = Path(__file__).resolve().parents[1] / "framing" / "engine" / "lexicons"


def write(
    name: str, step: str, program: str, sets: Mapping[str, Mapping[str, float]], places: int = 3
) -> None:
    """Write each set of weights as a table; `step` has the signals, `program` fitted them."""
    lines = [
        f"# Logistic regression over the signals of {step}, made by",
        f"# bench/{program}: do not edit.",
    ]
    for case, found in sets.items():
        told = (f"{signal} = {value:.{places}f}" for signal, value in found.items())
        lines += ["", f"[{case}]", *told]
    (LEXICONS / f"{name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
