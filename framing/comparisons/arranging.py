"""What a person puts into one row or takes out of it; it goes into the next run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from framing.comparisons.models import Arrangement, Claim, Comparison, End
from framing.comparisons.saying import OvertakenError, last_said, lock, save
from framing.comparisons.tasks import request_comparison
from framing.comparisons.wishes import refuse_contradictions
from framing.events.models import Event
from framing.journal import log
from framing.journal.models import Entry

ARRANGED: Final = "row-arranged"
UNDONE: Final = "row-undone"
ACTIONS: Final = (ARRANGED, UNDONE)


@dataclass(frozen=True, slots=True)
class Move:
    """What a person wants: these claims together, with those beside them, apart from others.

    `seen` is the last journal entry on rows of the event that they had before them, 0 for none.
    """

    claims: Sequence[End]
    beside: Sequence[End]
    apart: Sequence[End]
    note: str
    seen: int


def ends_of(claims: Iterable[Claim]) -> list[End]:
    """What claims are known by; their accounts are loaded."""
    return sorted((claim.account.slug, claim.key) for claim in claims)


def last_entry(event: Event) -> int:
    """The last journal entry on rows of an event; 0 for none."""
    told = Entry.objects.filter(action__in=ACTIONS, after__event=event.slug)
    return told.values_list("pk", flat=True).first() or 0


def arrange(event: Event, move: Move, who: User) -> Arrangement:
    """Keep what a person wants of rows.

    OvertakenError where somebody has moved one of the claims since, ContradictionError where it
    cannot be met together with what was arranged before.
    """
    with transaction.atomic():
        lock(event.pk)
        new = Arrangement(
            event=event,
            claims=move.claims,
            beside=move.beside,
            apart=move.apart,
            note=move.note,
            version=0,
        )
        refuse_overtaken(event, new, move.seen)
        save(new, who)
        refuse_contradictions(event.arrangements.filter(stands=True))
        log.record(ARRANGED, new, who=who, change=log.Change({}, new.values), why=move.note)
        request_comparison(event.pk)
    return new


def refuse_overtaken(event: Event, new: Arrangement, seen: int) -> None:
    """Raise OvertakenError where one of the claims was moved since the person looked."""
    told = Entry.objects.filter(action__in=ACTIONS, after__event=event.slug, pk__gt=seen)
    for entry in told:
        other = Arrangement.objects.filter(pk=entry.subject.rpartition(":")[2]).first()
        if other and other.named & {*new.ends("claims"), *new.ends("beside")}:
            raise OvertakenError(other)


def undo(entry: Entry, who: User) -> Arrangement:
    """Take back an arrangement, or taking it back, by an entry that says so.

    OvertakenError where something later was said of it, or of the claims that it moved;
    ContradictionError where it cannot be met any more.
    """
    with transaction.atomic():
        kept = last_said(entry, Arrangement)
        moved = set(kept.ends("claims"))
        for later in kept.event.arrangements.filter(stands=True, pk__gt=kept.pk):
            if later.named & moved:
                raise OvertakenError(later)
        before = kept.values
        kept.stands = not kept.stands
        save(kept, who)
        refuse_contradictions(kept.event.arrangements.filter(stands=True))
        after = kept.values | {"undoes": entry.pk}
        log.record(UNDONE, kept, who=who, change=log.Change(before, after))
        request_comparison(kept.event_id)
    return kept


def lost_in(comparison: Comparison) -> list[Arrangement]:
    """Arrangements of claims that this run has no more; they are kept."""
    standing = Arrangement.objects.filter(event=comparison.event_id, stands=True)
    arrangements = list(standing.select_related("decided_by", "event"))
    if not arrangements:
        return []
    keys = {key for each in arrangements for _account, key in each.ends("claims")}
    there = set(comparison.claims.filter(key__in=keys).values_list("account__slug", "key"))
    return [each for each in arrangements if not there.issuperset(each.ends("claims"))]
