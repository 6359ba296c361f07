"""States: what is known of things, by the names that entries use; and where two of them differ."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

State = Mapping[str, Mapping[str, Any]]  # subject of entries -> name -> value


@dataclass(frozen=True, slots=True)
class Difference:
    """What the log tells otherwise than it is stored."""

    subject: str
    name: str
    told: Any
    stored: Any


def apart(told: State, stored: State) -> list[Difference]:
    """Where two states differ; what is empty in one may be missing in the other."""
    found = []
    for subject in sorted(told.keys() | stored.keys()):
        here, there = told.get(subject, {}), stored.get(subject, {})
        found += [
            Difference(subject, name, *others(here.get(name), there.get(name)))
            for name in sorted(here.keys() | there.keys())
            if (here.get(name) or None) != (there.get(name) or None)
        ]
    return found


def others(told: Any, stored: Any) -> tuple[Any, Any]:
    """Two values that differ; of two lists the rows that are in one of them alone."""
    if isinstance(told, list) and isinstance(stored, list):
        here = [row for row in told if row not in stored]
        there = [row for row in stored if row not in told]
        if here or there:
            return here, there
    return told, stored


def written(values: Iterable[tuple[str, Mapping[str, Any]]]) -> State:
    """What is stored of things, written the way entries are."""
    state: State = json.loads(json.dumps(dict(values), cls=DjangoJSONEncoder))
    return state


def as_told(told: Mapping[str, Any] | None, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is stored of a thing, those values of which its log tells; all, where it has none.

    Entries of an earlier release may not tell everything.
    """
    return {name: stored[name] for name in stored if told is None or name in told}
