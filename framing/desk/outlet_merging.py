"""What a person typed into a section of an outlet, put onto what somebody else has saved meanwhile.

How rows of a list are put together is told in framing/events/overtaking.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from framing.desk.addresses import key_in
from framing.desk.outlet_forms import LISTS, DetailsForm
from framing.events import overtaking
from framing.events.meanwhile import Told
from framing.events.models import Outlet
from framing.events.overtaking import Typed


@dataclass(slots=True)
class Merged:
    """A section to be saved on purpose: its form, what to say, whether anything typed is left."""

    form: Any = None
    told: list[Told] = field(default_factory=list)
    is_typed: bool = False


def merge(outlet: Outlet, part: str, sent: Any) -> Merged:
    """Put what was sent onto what stands now."""
    return merged_rows(outlet, part, sent) if part in LISTS else merged_details(outlet, sent)


def merged_details(outlet: Outlet, sent: Any) -> Merged:
    """What a person typed, beside what stands now where that is other."""
    form = DetailsForm(sent, instance=Outlet.objects.get(pk=outlet.pk))
    typed = Typed(form, list(form.fields), seen_in(sent).get(outlet.pk))
    form.is_valid()
    stored = Outlet.objects.get(pk=outlet.pk)  # checking the form writes into a row of its own
    others = [*typed.others(stored)]
    return Merged(form, [Told("", others)] if others else [], bool(others) and typed.is_own)


def merged_rows(outlet: Outlet, part: str, sent: Any) -> Merged:
    """The rows that stand now with what was typed in each, then what was typed for new ones."""
    seen = {f"{part}-{key}": token for key, token in seen_in(sent).items()}
    merged = overtaking.merge(LISTS[part](sent, instance=outlet, prefix=part), seen)
    number = f"{part}-TOTAL_FORMS"
    data = merged.data.copy()
    data[number] = str(int(data[number]) + 1)  # and an empty one
    form = LISTS[part](data, instance=outlet, prefix=part)
    return Merged(form, merged.told, merged.is_typed)


def seen_in(sent: Mapping[str, Any]) -> dict[int, str]:
    """What a person had before them, by the key of each row."""
    told = (each.partition("-") for each in sent.get("seen", "").split("."))
    return {key: token for number, _dash, token in told if (key := key_in(number)) is not None}
