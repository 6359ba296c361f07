"""What is still to be done before an event is published: computed, each line with where to do it.

Two lines only a person can answer (whether a summary is neutral); they are ticked on the page.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db.models import Max, OuterRef, Subquery
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from framing.comparisons.models import Finding
from framing.desk.waiting import pairs_in
from framing.events.models import Account, AccountReview, Event

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FEWEST_ACCOUNTS: Final = 2  # one telling compares nothing
DISPUTED: Final = (
    Finding.Kind.CONTRADICTION,
    Finding.Kind.FIGURE,
    Finding.Kind.ATTRIBUTION,
)
# Shown as a question with a box to tick; what the box says.
TICKS: Final = {
    "summary": gettext_lazy("Die Zusammenfassung ist neutral."),
    "english": gettext_lazy("Titel und Zusammenfassung auf Englisch sind neutral."),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list."""

    code: str
    label: "StrOrPromise"
    is_done: bool
    detail: str  # how far it is
    where: str  # the address at which it is done
    action: "StrOrPromise"  # what the link says

    @property
    def tick(self) -> "StrOrPromise":
        """What a person ticks to have it done; empty where the machine can see it."""
        return TICKS.get(self.code, "") if self.is_done else ""


@dataclass(frozen=True, slots=True)
class Looked:
    """An account with its latest review."""

    account: Account
    review: AccountReview | None
    got_at: datetime | None  # of its latest snapshot

    @property
    def outlet_is_checked(self) -> bool:
        """Whether a person looked at its outlet's profile and notices."""
        return bool(self.review and self.review.outlet_checked)

    @property
    def rights_are_decided(self) -> bool:
        """Whether a person decided what may be shown of the text as it was got last."""
        if self.account.is_ours:
            return True
        review = self.review
        return bool(review and review.use and (self.got_at is None or review.at >= self.got_at))

    @property
    def is_marked(self) -> bool:
        """Whether it is known how much of the text is there."""
        return self.account.completeness != Account.Completeness.UNKNOWN


def looked_at(event: Event) -> list[Looked]:
    """The accounts of an event that readers see and that have a text, with their latest reviews."""
    latest = AccountReview.objects.filter(account=OuterRef("pk")).values("pk")[:1]
    accounts = event.accounts.readable().select_related("outlet", "event")
    listed = list(
        accounts.annotate(review=Subquery(latest), got=Max("snapshots__got_at"))
        .prefetch_related("outlet__notices")
        .order_by("published_on", "pk")
    )
    keys = [getattr(account, "review", None) for account in listed]
    reviews = AccountReview.objects.select_related("by").in_bulk([key for key in keys if key])
    return [
        Looked(account, reviews.get(key or 0), getattr(account, "got", None))
        for account, key in zip(listed, keys, strict=True)
    ]


def checklist(event: Event) -> list[Item]:
    """Every line of the list, in the order in which the work is done."""
    accounts = looked_at(event)
    return [
        texts(event, accounts),
        *words(event),
        *reviewed(event, accounts),
        compared(event),
        disputed(event),
    ]


def texts(event: Event, accounts: Sequence[Looked]) -> Item:
    """Whether there are texts to compare."""
    number = len(accounts)
    return Item(
        "texts",
        gettext_lazy("Mindestens zwei Darstellungen haben einen Text."),
        number >= FEWEST_ACCOUNTS,
        _("bisher: %(number)s") % {"number": number},
        reverse("add_account", args=[event.slug]),
        gettext_lazy("Darstellung hinzufügen"),
    )


def words(event: Event) -> Iterator[Item]:
    """Whether the event says in both languages what happened."""
    where, action = reverse("edit_event", args=[event.slug]), gettext_lazy("Angaben ändern")
    written = (
        (
            "summary",
            event.title and event.summary,
            gettext_lazy("Deutsch: Titel und Zusammenfassung"),
        ),
        (
            "english",
            event.title_en and event.summary_en,
            gettext_lazy("Englisch: Titel und Zusammenfassung"),
        ),
    )
    for code, there, label in written:
        detail = _("geschrieben") if there else _("fehlt noch")
        yield Item(code, label, bool(there), detail, where, action)


def reviewed(event: Event, accounts: Sequence[Looked]) -> Iterator[Item]:
    """How many texts and outlets a person has looked through, by what there is to look at."""
    where, action = reverse("rights", args=[event.slug]), gettext_lazy("Texte durchsehen")
    lines = (
        (
            "outlets",
            gettext_lazy(
                "Medien durchgesehen; wo es eine amtliche Maßnahme gibt, steht ein Hinweis"
            ),
            [each.outlet_is_checked for each in accounts],
        ),
        (
            "complete",
            gettext_lazy("Unvollständige Texte sind gekennzeichnet"),
            [each.is_marked for each in accounts],
        ),
        (
            "rights",
            gettext_lazy("Rechte an fremden Texten angesehen"),
            [each.rights_are_decided for each in accounts],
        ),
    )
    for code, label, done in lines:
        yield Item(code, label, bool(done) and all(done), of(sum(done), len(done)), where, action)


def of(number: int, total: int) -> str:
    """How many of how many."""
    return _("%(number)s von %(all)s") % {"number": number, "all": total}


def compared(event: Event) -> Item:
    """Whether the comparison is that of the present texts."""
    latest = event.comparisons.first()
    is_there = bool(latest and latest.is_current)
    state = latest.get_state_display() if latest else _("noch keiner")
    detail = _("fertig") if is_there else state
    return Item(
        "compared",
        gettext_lazy("Der Vergleich ist auf dem neuesten Stand"),
        is_there,
        detail,
        reverse("comparison_status", args=[event.slug]),
        gettext_lazy("Stand ansehen"),
    )


def disputed(event: Event) -> Item:
    """How many of the findings that readers look at first a person has decided on."""
    run = event.comparisons.current().first()
    found = pairs_in(run).filter(kind__in=DISPUTED) if run else Finding.objects.none()
    states = Counter(found.order_by().values_list("kind", "state"))
    total = sum(states.values())
    waiting = {kind for kind, state in states if state == Finding.State.MACHINE}
    left = sum(number for (_kind, state), number in states.items() if state == "machine")
    first = next((kind for kind in DISPUTED if kind in waiting), "")
    query = f"?{urlencode({'kind': first})}" if first else ""
    return Item(
        "disputed",
        gettext_lazy("Widersprüche, andere Zahlen und Zuschreibungen sind entschieden"),
        left == 0 and run is not None,
        of(total - left, total),
        reverse("queue", args=[event.slug]) + query,
        gettext_lazy("Befunde prüfen"),
    )
