"""How much a reader needs to look at a finding: what is listed first, on cards and in rows."""

from django.db.models import Case, Value, When

from framing.engine import Relation as EngineRelation
from framing.engine import Subtype as EngineSubtype

# In which a reader most needs to look; agreement and absence are no difference.
STRENGTH = [
    EngineRelation.CONTRADICTION.value,
    EngineRelation.FIGURE.value,
    EngineRelation.UPDATE.value,
    EngineRelation.ATTRIBUTION.value,
    EngineRelation.WORDING.value,
]


NO_WEIGHT = 99  # of an absence, and of a row in which nothing was found
LESSER = [EngineRelation.AGREEMENT.value, EngineRelation.SAME_ORIGIN.value]
PLACES = {kind: place for place, kind in enumerate([*STRENGTH, *LESSER])}
# Of a finding: the smaller, the more a reader needs to look. Other groups are no difference.
WEIGHT = Case(
    When(subtype=EngineSubtype.OTHER_GROUP.value, then=Value(len(STRENGTH))),
    *(When(kind=kind, then=Value(place)) for kind, place in PLACES.items()),
    default=Value(NO_WEIGHT),
)


def weight_of(kind: str, subtype: str) -> int:
    """The same of a finding that is loaded already."""
    if subtype == EngineSubtype.OTHER_GROUP.value:
        return len(STRENGTH)
    return PLACES.get(kind, NO_WEIGHT)


def is_dispute(kind: str, subtype: str) -> bool:
    """Whether a finding says that of two claims only one can be so as it stands."""
    disputes = {EngineRelation.CONTRADICTION.value, EngineRelation.FIGURE.value}
    return kind in disputes and subtype != EngineSubtype.OTHER_GROUP.value
