"""What names an event, an account or an outlet has something to see, wherever it is typed."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from framing.events.forms import AddForm, ConfirmForm
from framing.events.models import Account, Event, Outlet
from framing.events.titles import check_visible, is_visible
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db
SAID = "Darin stehen nur unsichtbare Zeichen."
# Zero-width space, soft hyphen, right-to-left marks, no-break space, fillers, combining marks.
UNSEEN = ["\u200b", "\u00ad\u00ad", "\u200f \u202e", "\u00a0\ufeff\u2060", "\u2800\u3164", "\u034f"]


@pytest.mark.parametrize("title", UNSEEN)
def test_what_one_cannot_see_is_no_title(title: str) -> None:
    with pytest.raises(ValidationError):
        check_visible(title)


@pytest.mark.parametrize("title", ["Brand", "2022", "?!", "\u200bБунт", "حريق\u200f", "火災", "é"])
def test_whatever_shows_something_is_one(title: str) -> None:
    assert is_visible(title)


@pytest.mark.parametrize("field", ["title", "title_en"])
def test_an_event_without_a_title_to_see_is_refused(moderator_client: Client, field: str) -> None:
    sent = {"title": "Brand", "summary": "Es brannte.", "starts_on": "2024-01-08"}
    answer = moderator_client.post("/curate/events/new/", sent | {field: "\u200b\u00ad"})
    assert answer.status_code == 422
    assert SAID in answer.content.decode()
    assert not Event.objects.exists()


def test_an_account_without_a_headline_to_see_is_refused(moderator_client: Client) -> None:
    account = make_account(make_event("hafen"), slug="blatt")
    here = "/curate/events/hafen/accounts/blatt/"
    form = moderator_client.get(here).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"title": "\u200b\u200f"}
    answer = moderator_client.post(here, sent)
    assert answer.status_code == 422
    assert SAID in answer.content.decode()
    assert Account.objects.get(pk=account.pk).title == account.title


@pytest.mark.parametrize("form", [AddForm, ConfirmForm])
@pytest.mark.parametrize("field", ["title", "new_outlet"])
def test_a_text_on_its_way_in_is_named_so_that_one_sees_it(
    form: type[AddForm | ConfirmForm], field: str
) -> None:
    assert any(SAID in error for error in form({field: "\u00ad\u200b"}).errors[field])


def test_an_outlet_without_a_name_to_see_is_refused(
    moderator_client: Client, admin_client: Client
) -> None:
    answer = moderator_client.post("/curate/outlets/", {"name": "\u200b"})
    assert SAID in answer.content.decode()
    assert not Outlet.objects.exists()
    outlet = make_outlet("blatt")
    sent = {"part": "details", "name": "\u200b", "kind": "online", "language": "de", "seen": ""}
    assert SAID in moderator_client.post("/curate/outlets/blatt/", sent).content.decode()
    there = f"/admin/events/outlet/{outlet.pk}/change/"
    assert SAID in admin_client.post(there, {"name": "\u200b"}).content.decode()
