"""The documentation names what the code has."""

import re
from pathlib import Path

import pytest

from framing.engine.rules import RULES
from framing.engine.values import AbsenceReason, Relation, Subtype

ROOT = Path(__file__).resolve().parent.parent
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
STEPS = sorted(
    path.stem
    for path in (ROOT / "framing" / "engine").iterdir()
    if path.suffix == ".py" or (path / "__init__.py").exists()
    if path.stem != "__init__"
)


@pytest.mark.parametrize("word", [*Relation, *Subtype, *AbsenceReason])
def test_the_method_and_the_format_name_every_kind(word: str) -> None:
    assert re.search(rf"\b{word}\b", METHOD)
    assert f"`{word}`" in FORMATS


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_the_method_says_how_each_rule_decides(rule: str) -> None:
    assert f"**{rule}**" in METHOD
    assert f"`{rule}`" in FORMATS


@pytest.mark.parametrize("step", STEPS)
def test_the_method_names_each_step_of_the_engine(step: str) -> None:
    assert f"`{step}`" in METHOD


def settings() -> set[str]:
    """Return the environment variables that the settings read."""
    code = (ROOT / "framing" / "settings.py").read_text(encoding="utf-8")
    return set(re.findall(r"""(?:env_\w+\(|environ\.get\(|env=)\s*"([A-Z_]+)\"""", code))


def test_the_readme_lists_each_setting_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Settings")[1].split("\n## ")[0]
    listed = set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE))
    assert settings()
    assert settings() | {"DATABASE_URL"} == listed
