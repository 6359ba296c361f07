"""Looking an account through: its outlet, how much of its text is there, what may be shown."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from framing.events import editing, intake, renewing
from framing.events.models import Account, AccountReview
from framing.events.signals import version_ready
from framing.journal import log

REVIEWED: Final = "account-reviewed"
# What changes that which a person sees when looking an account through.
SAVING: Final = (REVIEWED, *editing.ACTIONS, *renewing.ACTIONS, renewing.SAME, intake.RENEWED)


class OvertakenError(Exception):
    """Somebody else has said something else meanwhile; `account` is as it stands now."""

    def __init__(self, account: Account) -> None:
        super().__init__(f"account {account.pk} is not as it was seen")
        self.account = account


@dataclass(frozen=True, slots=True)
class Look:
    """What a person says of an account after having looked at it."""

    outlet_checked: bool
    use: str
    why: str
    completeness: str

    def says_of(self, account: Account) -> bool:
        """Whether just this stands of an account already."""
        return asdict(self) == said_of(account)


def reservations_of(account: Account) -> list[dict[str, str]]:
    """What the publisher said to machines when the text was got last, word for word."""
    return list(account.got_last.reservations) if account.got_last else []


def first_reason(account: Account) -> str:
    """A reason to begin with; the person who decides may write another."""
    if reservations_of(account):
        return _("Vorbehalt gefunden; gezeigt werden nur kurze Zitate (§ 51 UrhG).")
    return _("Kein Vorbehalt gefunden; gezeigt werden nur kurze Zitate (§ 51 UrhG).")


def said_of(account: Account) -> dict[str, Any]:
    """What stands of an account, by the names that entries use."""
    last = account.reviews.first()
    return {
        "completeness": account.completeness,
        "outlet_checked": bool(last and last.outlet_checked),
        "use": last.use if last else "",
        "why": last.why if last else "",
    }


def token_of(account: Account, last: AccountReview | None) -> str:
    """What a form sends along: the last review, the completeness, and which bytes were got last."""
    got = account.got_last
    return f"{last.pk if last else 0},{account.completeness},{got.pk if got else 0}"


def token_now(account: Account) -> str:
    """The same of an account as it stands."""
    return token_of(account, account.reviews.first())


def is_newer_text(account: Account, seen: str) -> bool:
    """Whether the text was got again since a person saw it."""
    return bool(seen) and token_now(account).rpartition(",")[2] != seen.rpartition(",")[2]


def said_by(account: Account) -> str:
    """Who said what stands of an account; "" where the log does not tell."""
    entry = log.history(account).filter(action__in=SAVING).first()
    stands = said_of(account)
    if entry is None or entry.who is None:
        return ""
    is_so = all(entry.after.get(name, value) == value for name, value in stands.items())
    return entry.who.get_username() if is_so else ""


def review(account: Account, look: Look, *, seen: str, who: User) -> AccountReview:
    """Keep what a person says of an account; another completeness has the event compared anew.

    OvertakenError where it is not as this person saw it, or where its text was taken down.
    """
    with transaction.atomic():
        kept = renewing.locked(account.pk)
        if kept.taken_down_at or token_now(kept) != seen:
            raise OvertakenError(kept)
        before = said_of(kept)
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
        change = log.Change(before, said_of(kept))
        log.record(REVIEWED, kept, who=who, change=change, why=look.why)
    return made
