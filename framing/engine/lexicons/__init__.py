"""Word lists as data, one TOML file a subject: general vocabulary, never of an event."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> Mapping[str, Any]:
    """Read `<name>.toml` beside this module; the answer is shared, so nobody changes it."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, language: str, group: str) -> frozenset[str]:
    """Return one list of a lexicon: `[<language>] <group> = [...]`; empty where it has none."""
    return frozenset(load(name).get(language, {}).get(group, ()))
