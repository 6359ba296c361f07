"""The table of attacks in docs/fetching.md names tests that are there, and none is left out."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[2] / "docs" / "fetching.md"
SECTION = DOCUMENT.read_text(encoding="utf-8").split("\n## Attacks tried\n")[1].split("\n## ")[0]
ROWS = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+) \|$", SECTION, re.MULTILINE)
# Files that hold nothing but attacks: whatever is tested there belongs into the table.
HOSTILE = ("test_hostile_answers", "test_odd_answers", "test_private_addresses")
# As many kinds as were tried on the packages that this one was written instead of.
LEAST_KINDS = 38


def cases_in(module: str) -> dict[str, set[str]]:
    """Map each test of a file to the ids of its cases."""
    folder, _, name = module.rpartition("/")
    path = (HERE.parent / folder if folder else HERE) / f"{name}.py"
    found = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            keywords = [part for mark in node.decorator_list for part in ast.walk(mark)]
            found[node.name] = {
                str(part.value.value)
                for part in keywords
                if isinstance(part, ast.keyword) and part.arg == "id"
                if isinstance(part.value, ast.Constant)
            }
    return found


def named(cell: str) -> list[tuple[str, str, str]]:
    """Read file, test and case ("" for all) of each test that a cell names."""
    return re.findall(r"`([\w/]+)\.(\w+)(?:\[([^\]`]+)\])?`", cell)


def test_the_kinds_are_numbered_distinct_and_enough() -> None:
    assert [int(number) for number, *_ in ROWS] == list(range(1, len(ROWS) + 1))
    assert len({kind for _, kind, *_ in ROWS}) == len(ROWS) >= LEAST_KINDS
    assert SECTION.count("\n| ") == len(ROWS) + 2 + SECTION.count("\n| | **")


@pytest.mark.parametrize("row", ROWS, ids=[row[1] for row in ROWS])
def test_each_kind_is_held_by_tests_that_are_there(row: tuple[str, str, str, str]) -> None:
    *_, cell = row
    tests = named(cell)
    assert tests
    assert len(tests) == cell.count("`") // 2
    for module, test, case in tests:
        cases = cases_in(module)[test]
        assert not case or case in cases


@pytest.mark.parametrize("module", HOSTILE)
def test_each_test_of_an_attack_is_in_the_table(module: str) -> None:
    held = {test for *_, cell in ROWS for file, test, _ in named(cell) if file == module}
    assert set(cases_in(module)) == held
