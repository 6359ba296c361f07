"""The state that people brought things into, told from the log alone and as it is stored.

Both have to be the same: what changes the one without the other cannot be accounted for.
"""

from framing.desk.replaying import events, shared
from framing.desk.replaying.states import Difference, apart
from framing.events.models import Event

__all__ = [
    "Difference",
    "differences",
    "present",
    "present_shared",
    "replayed",
    "replayed_shared",
    "shared_differences",
]

present, replayed = events.present, events.replayed
present_shared, replayed_shared = shared.present, shared.replayed


def differences(event: Event) -> list[Difference]:
    """Where the log gives another state of an event than the one that is stored.

    What is empty needs no entry.
    """
    return apart(replayed(event), present(event))


def shared_differences() -> list[Difference]:
    """The same of what belongs to no single event: the outlets and the rule for sources."""
    return apart(replayed_shared(), present_shared())
