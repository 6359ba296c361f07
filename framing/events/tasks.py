"""Fetching in the background. Each task may run twice, or be cut off anywhere and run again."""

from django.db import transaction
from django_tasks import task

from framing.events.discovery import running, taking
from framing.events.extraction import UnreadableError
from framing.events.getting import NotReceivedError, Stop, receive
from framing.events.intake import ConflictError
from framing.events.models import Account, Draft, Renewal, Search
from framing.events.renewing import headline_of, locked, renew
from framing.journal import log


@task()
def fetch_draft(token: str) -> None:
    """Fetch the address of a draft. Running it again while it is under way begins it anew."""
    draft = Draft.objects.filter(pk=token).under_way().first()
    if draft is None:
        return
    # A moderator may have pasted the text or changed the address meanwhile; that is left alone.
    same = Draft.objects.filter(pk=token, address=draft.address).under_way()
    same.update(stage=Draft.Stage.FETCHING)
    try:
        received = receive(draft.address)
        same.update(stage=Draft.Stage.FETCHED, **Draft.columns(received))
        received.read()
    except (NotReceivedError, UnreadableError) as error:
        same.update(stage=Draft.Stage.FAILED, failure=error.code)
    except Exception:
        same.update(stage=Draft.Stage.FAILED, failure=Stop.GIVEN_UP)
        raise
    else:
        same.update(stage=Draft.Stage.READY, failure="")


def request_fetch(draft: Draft) -> None:
    """Save a draft as waiting, together with its task: none can wait without the other."""
    draft.stage, draft.failure = Draft.Stage.WAITING, ""
    with transaction.atomic():
        draft.save()
        fetch_draft.enqueue(token=str(draft.pk))


@task()
def look_through(search_id: int) -> None:
    """Ask one outlet of a search and leave the next to another task: others wait as well."""
    search = Search.objects.filter(pk=search_id).under_way().select_related("event").first()
    if search and running.go_on(search):
        look_through.enqueue(search_id=search_id)


@task()
def take_in(chosen_in: int) -> None:
    """Add the candidates that were chosen in a search."""
    search = Search.objects.filter(pk=chosen_in).first()
    if search:
        taking.take_in_all(search)


@task()
def fetch_again(renewal_id: int) -> None:
    """Fetch the address of an account again. Where that fails, nothing has changed."""
    accounts = ("account__outlet", "asked_by")
    renewal = Renewal.objects.under_way().select_related(*accounts).filter(pk=renewal_id).first()
    if renewal is None:
        return
    account = renewal.account
    Renewal.objects.filter(pk=renewal.pk).update(stage=Renewal.Stage.FETCHING)
    try:
        if account.outlet.addresses_are_text:
            raise NotReceivedError(Stop.BANNED)
        received = receive(account.url)
        added = renew(account, received, who=renewal.asked_by)
        renewal.end(Renewal.Stage.DONE, outcome=added.outcome, title=headline_of(received))
    except (NotReceivedError, UnreadableError) as error:
        renewal.end(Renewal.Stage.FAILED, failure=error.code)
    except ConflictError as error:
        renewal.end(Renewal.Stage.FAILED, failure=error.code)
    except Exception:
        renewal.end(Renewal.Stage.FAILED, failure=Stop.GIVEN_UP)
        raise


def request_renewal(account: Account, who: log.Who) -> Renewal:
    """Ask for the address of an account to be fetched, unless that is under way."""
    with transaction.atomic():
        locked(account.pk)
        there = account.renewals.under_way().first()
        if there:
            return there
        renewal = Renewal.objects.create(account=account, asked_by_id=who.pk)
        fetch_again.enqueue(renewal_id=renewal.pk)
    return renewal
