"""Looking an account through: its outlet, how much of its text is there, what may be shown."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from framing.events.models import Account, AccountReview, Snapshot
from framing.events.signals import version_ready
from framing.journal import log


@dataclass(frozen=True, slots=True)
class Look:
    """What a person says of an account after having looked at it."""

    outlet_checked: bool
    use: str
    why: str
    completeness: str


def reservations_of(account: Account) -> list[dict[str, str]]:
    """What the publisher said to machines when the text was got last, word for word."""
    latest: Snapshot | None = account.snapshots.defer("packed").first()
    return list(latest.reservations) if latest else []


def first_reason(account: Account) -> str:
    """A reason to begin with; the person who decides may write another."""
    if reservations_of(account):
        return _("Vorbehalt gefunden; gezeigt werden nur kurze Zitate (§ 51 UrhG).")
    return _("Kein Vorbehalt gefunden; gezeigt werden nur kurze Zitate (§ 51 UrhG).")


def review(account: Account, look: Look, *, who: User) -> AccountReview:
    """Keep what a person says of an account; another completeness has the event compared anew."""
    with transaction.atomic():
        kept = Account.objects.select_for_update().get(pk=account.pk)
        before = {"completeness": kept.completeness}
        made = AccountReview.objects.create(
            account=kept,
            outlet_checked=look.outlet_checked,
            use=look.use,
            why=look.why,
            by=who,
        )
        if look.completeness != kept.completeness:
            kept.completeness = look.completeness
            kept.save(update_fields=["completeness"])
            event_id = kept.event_id
            transaction.on_commit(lambda: version_ready.send(sender=Account, event_id=event_id))
        after = {
            "completeness": kept.completeness,
            "outlet_checked": look.outlet_checked,
            "use": look.use,
        }
        change = log.Change(before, after)
        log.record("account-reviewed", kept, who=who, change=change, why=look.why)
    return made
