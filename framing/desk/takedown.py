"""Taking one account's text down for good: what of it goes, and what stays as a record.

Decision 0011 says why Versions, which are otherwise never changed, are deleted here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from framing.comparisons import forgetting, saying
from framing.comparisons.models import Correction
from framing.desk import blanking, ledger, reporting
from framing.desk.ledger import TAKEN_DOWN, Line
from framing.desk.models import Report, SentInVain
from framing.events import addresses
from framing.events.models import Account, Candidate, Draft, Listing
from framing.events.signals import version_ready
from framing.journal import log

# What entries about an account hold of its text.
TEXTS = ("lead",)
NAMES = ("title", "byline")
FORGOTTEN: Final = "claim-forgotten"


@dataclass(frozen=True, slots=True)
class Order:
    """On whose demand a text goes, why, and whether headline and author go with it."""

    demand: str
    why: str
    with_title: bool
    at: datetime | None = None  # of one that is done again: when it was first done


def take_down(account: Account, order: Order, *, who: User | None) -> int:
    """Delete everything that holds words of this account's text; have its event compared anew.

    Decisions, hashes and the journal stay; notes lose the words that they quote. Returns how many
    did. There is no way back.
    """
    with transaction.atomic():
        saying.lock(account.event_id)
        kept = Account.objects.select_for_update().get(pk=account.pk)
        shingles = blanking.shingles_of(kept)
        drop_drafts(kept)
        drop_candidates(kept)
        empty(kept, order)
        forgetting.drop_runs(kept)
        kept.versions.all().delete()
        kept.snapshots.update(packed=b"", filename="", headers={})
        forget_in_reports(kept, who)
        drop_corrections(kept, who)
        kept.renewals.all().delete()
        gone = TEXTS + (NAMES if order.with_title else ())
        log.redact(kept, gone)
        told = {"taken_down_at": kept.taken_down_at, "for": kept.taken_down_for}
        empty_now = dict.fromkeys(gone, "") | {"version": None}
        change = log.Change({}, told | {"with_title": order.with_title} | empty_now)
        log.record(TAKEN_DOWN, kept, who=who, change=change, why=order.why)
        quoted = blanking.blank(shingles, who=who)
        event_id = kept.event_id
        told_of = ledger.line_of(kept)
        transaction.on_commit(lambda: ledger.keep(told_of), robust=True)
        transaction.on_commit(forgetting.finish)
        transaction.on_commit(lambda: version_ready.send(sender=Account, event_id=event_id))
    return quoted


def take_down_again(lines: Iterable[Line]) -> list[Line]:
    """Take down what lines tell of and the database still has; return the lines that it had.

    For a backup that is older than they are.
    """
    done = []
    for line in lines:
        for account in Account.objects.filter(event__slug=line.event, taken_down_at__isnull=True):
            if line.means(account):
                why = f"Stand in einer Sicherung; entfernt seit {line.when:%Y-%m-%d}."
                take_down(account, Order(line.demand, why, line.with_title, line.when), who=None)
                done.append(line)
    return done


def empty(account: Account, order: Order) -> None:
    """Empty the account's own columns and note that and for whom its text was taken down."""
    account.current_version = None
    account.lead = ""
    account.taken_down_at = order.at or timezone.now()
    account.taken_down_for = order.demand
    if order.with_title:
        account.title = account.byline = ""
    account.save()


def drop_drafts(account: Account) -> None:
    """Delete texts on their way in that hold the same bytes or come from the same article.

    And what was sent to the event with a login that had ended: it may be the text.
    """
    hashes = set(account.snapshots.values_list("sha256", flat=True))
    key = addresses.article(account.url) if account.url else None
    for draft in Draft.objects.filter(event=account.event_id):
        named = [draft.address, draft.entered.get("url", ""), draft.arrival.get("address", "")]
        if draft.sha256 in hashes or key in {addresses.article(url) for url in named if url}:
            draft.delete()
    # An hour at most, and mostly gone: not worth reading what is in them.
    SentInVain.objects.about(account.event).delete()


def drop_candidates(account: Account) -> None:
    """Delete what a search found of it, headline included, and what lists said of late."""
    found = Q(account=account)
    if account.url:
        found |= Q(key=addresses.article(account.url))
    Candidate.objects.filter(found, search__event=account.event_id).delete()
    Listing.objects.all().delete()  # kept for minutes only, to ask nobody twice


def drop_corrections(account: Account, who: User | None) -> None:
    """Delete how sentences of the text were to be read, with the speakers named for it."""
    for correction in Correction.objects.filter(account=account):
        log.redact(correction, ["parts"])
        correction.parts, correction.dropped, correction.joined = [], False, False
        log.record(FORGOTTEN, correction, who=who, change=log.Change({}, correction.values))
        correction.delete()


def forget_in_reports(account: Account, who: User | None) -> None:
    """Take the account's words out of what readers reported."""
    for report in Report.objects.filter(event=account.event_id):
        reporting.forget(report, account.slug, who=who)
