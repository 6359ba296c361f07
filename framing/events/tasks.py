"""Fetching in the background. Each task may run twice, or be cut off anywhere and run again."""

from django.db import transaction
from django_tasks import task

from framing.events.discovery import running, taking
from framing.events.extraction import UnreadableError
from framing.events.getting import NotReceivedError, Stop, receive
from framing.events.models import Draft, Search


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
