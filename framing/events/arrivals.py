"""How a page came: where it was found in the end, and what its publisher says about its use."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is kept of a fetch beside the bytes; the names are those of Snapshot's columns."""

    address: str  # after redirects
    status: int
    got_at: datetime
    headers: Mapping[str, str] = field(default_factory=dict)
    redirects: tuple[str, ...] = ()  # addresses passed on the way, the one asked for first
    reservations: tuple[Mapping[str, str], ...] = ()  # {"source", "value"}, word for word

    def as_json(self) -> dict[str, Any]:
        """Write it as a draft keeps it."""
        return asdict(self) | {"got_at": self.got_at.isoformat()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Arrival":
        """Read what `as_json` wrote."""
        moment = datetime.fromisoformat(data["got_at"])
        lists = {name: tuple(data[name]) for name in ("redirects", "reservations")}
        return cls(**{**data, **lists, "got_at": moment})
