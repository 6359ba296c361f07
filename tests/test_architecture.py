"""House rules that no linter knows: tests mirror the engine, modules and functions stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ROOT / "framing" / "engine"
TESTS = ROOT / "tests" / "engine"
SOURCES = sorted(
    path
    for folder in ("framing", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
# Frozen dataclasses and constants: nothing in them runs.
WITHOUT_LOGIC = {"values", "tuning"}
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def engine_parts() -> list[str]:
    """Name the modules and packages of the engine; data folders and the door are neither."""
    modules = [path.stem for path in ENGINE.glob("*.py") if path.stem != "__init__"]
    packages = [path.parent.name for path in ENGINE.glob("*/__init__.py")]
    return sorted({*modules, *packages} - WITHOUT_LOGIC)


@pytest.mark.parametrize("part", engine_parts())
def test_each_part_of_the_engine_has_a_test_of_its_name(part: str) -> None:
    alone = TESTS / f"test_{part}.py"
    several = [*TESTS.glob(f"test_{part}_*.py"), *(TESTS / part).glob("test_*.py")]
    assert alone.exists() or several


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") < LONGEST_MODULE or "tests" in path.parts
    assert list(long_functions(ast.parse(source))) == []


def long_functions(tree: ast.Module) -> Iterator[str]:
    """Name the functions that are longer than LONGEST_FUNCTION lines, signature and all."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{node.name} ({length} lines)"
