"""The preview of a text: what it shows, what can be corrected, what saving does."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from framing.events import intake
from framing.events.drafts import by_hand
from framing.events.leftovers import MOST_SHOWN
from framing.events.models import Account, Draft, Event, Outlet, Snapshot
from framing.journal.log import history
from tests.events.pages import SENTENCES
from tests.helpers import TEXT, make_account, make_event, make_outlet, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "https://bote.example/brand"
BODY = TEXT.partition("\n\n")[2]
FILE = f"""# Brand im Hafen

<{ADDRESS}>

**Eine Halle ist abgebrannt.**

von Der Bote, Ada Kern, 8. Januar 2024

{BODY}
> Wir haben getan, was wir konnten, mehr war in dieser Nacht nicht möglich.
"""
Opened = Callable[..., str]


@pytest.fixture
def event() -> Event:
    """A published event."""
    return make_event("brand")


@pytest.fixture
def outlet() -> Outlet:
    """An outlet."""
    return make_outlet("bote", name="Der Bote")


@pytest.fixture
def opened(moderator_client: Client, event: Event, outlet: Outlet) -> Opened:
    """Send a text through the form; gives the address of its preview."""

    def send(text: str = FILE, **fields: object) -> str:
        data = {"outlet": outlet.pk, "text": text} | fields
        return moderator_client.post(reverse("add_account", args=[event.slug]), data)["Location"]

    return send


def sent(client: Client, address: str, **changes: object) -> dict[str, object]:
    """Give what a browser would send from the preview as it is shown, with changes."""
    form = client.get(address).context["form"]
    shown = {field.name: field.value() for field in form}
    filled = {name: value for name, value in shown.items() if value is not None}
    return filled | changes


def test_it_shows_what_was_understood(moderator_client: Client, opened: Opened) -> None:
    page = moderator_client.get(opened()).content.decode()
    for words in (f'value="{ADDRESS}"', 'value="Ada Kern"', 'value="2024-01-08"'):
        assert words in page
    assert "Eine Halle ist abgebrannt." in page
    assert "Ada Brandt" in page
    assert "Am Montag brannte im Hafen" in page
    assert "Noch ist nichts gespeichert" in page
    assert not Account.objects.exists()


def page_of(beside: str) -> SimpleUploadedFile:
    """A stored page with an article of ten paragraphs and this beside it."""
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    html = (
        "<!doctype html><html lang=de><body><nav>Menü der Seite</nav><main><article>"
        f"<h1>Brand im Hafen</h1>{paragraphs}</article></main>{beside}</body></html>"
    )
    return SimpleUploadedFile("brand.html", html.encode(), "text/html")


def test_all_of_the_text_and_what_was_left_out_can_be_seen(
    moderator_client: Client, opened: Opened
) -> None:
    beside = "<p>Wer am Hafen wohnt, bekommt einen Gutschein für das Bad.</p>"
    page = moderator_client.get(opened("", file=page_of(beside)))
    assert [each.label for each in page.context["leftovers"]] == [
        "Absätze zwischen dem Text",
        "Menü, Kopf und Fuß der Seite",
    ]
    content = page.content.decode()
    assert "bekommt einen Gutschein für das Bad" in content
    assert all(sentence in content for sentence in SENTENCES)


def test_long_lists_of_what_was_left_out_are_cut_and_counted(
    moderator_client: Client, opened: Opened
) -> None:
    beside = "<nav>" + "".join(f"<p>Ressort {n}</p>" for n in range(100)) + "</nav>"
    page = moderator_client.get(opened("", file=page_of(beside)))
    (frame,) = page.context["leftovers"]
    assert (len(frame.lines), frame.more) == (MOST_SHOWN, 101 - MOST_SHOWN)
    assert f"und {frame.more} weitere Zeilen" in page.content.decode()


def test_what_was_read_can_be_changed_by_hand(moderator_client: Client, opened: Opened) -> None:
    address = opened("", file=page_of("<p>Nachtrag: Die Halle wird abgerissen.</p>"))
    data = sent(moderator_client, address, byline="Ada Kern", by_hand="1")
    form = moderator_client.get(moderator_client.post(address, data)["Location"])
    text = form.context["form"].initial["text"]
    assert text.startswith("# Brand im Hafen")
    assert SENTENCES[-1] in text
    entered = {name: value or "" for name, value in form.context["form"].initial.items()}
    entered |= {"draft": form.context["draft"].token, "text": f"{text}\nDie Halle wird abgerissen."}
    again = moderator_client.post(form.request["PATH_INFO"], entered)["Location"]
    moderator_client.post(again, sent(moderator_client, again))
    account = Account.objects.get()
    assert account.byline == "Ada Kern"
    assert account.current_version
    assert account.current_version.text.endswith("Die Halle wird abgerissen.")
    assert account.snapshots.get().source == Snapshot.Source.TEXT


def test_a_page_that_cannot_be_read_any_more_leaves_the_box_empty(
    moderator_client: Client, opened: Opened
) -> None:
    opened("", file=page_of(""))
    draft = Draft.objects.get()
    draft.put(intake.Received(b"\x00\x01", Snapshot.Source.FILE, "brand.html"))
    draft.save()
    form = moderator_client.get(by_hand(draft.event, draft))
    assert form.context["form"].initial["text"] == ""


@pytest.mark.parametrize(
    ("text", "is_told"), [(FILE, False), (FILE.replace("Montag", "Mon-\n\ntag", 1), True)]
)
def test_mended_breaks_are_told_where_there_are_some(
    moderator_client: Client, opened: Opened, text: str, *, is_told: bool
) -> None:
    page = moderator_client.get(opened(text)).content.decode()
    assert ("wieder verbunden" in page) is is_told


def test_saving_stores_account_snapshot_version_and_entry(
    moderator_client: Client, moderator: User, event: Event, opened: Opened
) -> None:
    address = opened()
    response = moderator_client.post(address, sent(moderator_client, address))
    account = Account.objects.get()
    assert response["Location"] == event.get_absolute_url()
    assert account.current_version is not None
    assert account.current_version.text == FILE
    assert account.snapshots.get().added_by == moderator
    assert history(account).get().who == moderator
    assert (account.published_on, account.completeness) == (date(2024, 1, 8), "complete")
    assert not Draft.objects.exists()


def test_corrections_are_what_is_saved(moderator_client: Client, opened: Opened) -> None:
    address = opened()
    changes = {"title": "Großbrand", "published_on": "9.1.2024", "completeness": "teaser"}
    moderator_client.post(address, sent(moderator_client, address, **changes))
    account = Account.objects.get()
    assert account.title == "Großbrand"
    assert account.published_on == date(2024, 1, 9)
    assert account.completeness == Account.Completeness.TEASER


def test_what_was_typed_before_goes_before_what_the_text_says(
    moderator_client: Client, opened: Opened
) -> None:
    page = moderator_client.get(opened(title="Mein Titel", language="en")).content.decode()
    assert 'value="Mein Titel"' in page
    assert '<option value="en" selected>' in page


def test_a_wrong_correction_is_said_and_keeps_the_others(
    moderator_client: Client, opened: Opened
) -> None:
    address = opened()
    data = sent(moderator_client, address, title="Großbrand", url="kein link!")
    page = moderator_client.post(address, data).content.decode()
    assert "Das ging noch nicht" in page
    assert 'value="Großbrand"' in page
    assert not Account.objects.exists()


def test_looking_again_keeps_the_corrections(moderator_client: Client, opened: Opened) -> None:
    address = opened()
    data = sent(moderator_client, address, title="Großbrand", look="1")
    page = moderator_client.post(address, data, follow=True).content.decode()
    assert 'value="Großbrand"' in page
    assert not Account.objects.exists()


def test_a_new_outlet_is_made_on_saving(moderator_client: Client, opened: Opened) -> None:
    address = opened(outlet="", new_outlet="Nordhafener Stimme")
    assert not Outlet.objects.filter(name="Nordhafener Stimme").exists()
    moderator_client.post(address, sent(moderator_client, address))
    made = Account.objects.get().outlet
    assert (made.name, made.slug) == ("Nordhafener Stimme", "nordhafener-stimme")
    assert history(made).get().action == "outlet-created"


def test_a_digest_at_the_address_gets_a_new_version(
    moderator_client: Client, event: Event, outlet: Outlet, opened: Opened
) -> None:
    digest = make_account(
        event, outlet, url=ADDRESS + "/", kind="digest", completeness="digest", note="Digest"
    )
    address = opened()
    assert "tritt an seine Stelle" in moderator_client.get(address).content.decode()
    moderator_client.post(address, sent(moderator_client, address))
    digest.refresh_from_db()
    assert (digest.kind, digest.note) == ("article", "")
    assert [version.text for version in digest.versions.all()] == [TEXT, FILE]


def doubts_in(client: Client, address: str) -> str:
    """Give the warnings of a preview as text."""
    return " ".join(str(sentence) for sentence, _ in client.get(address).context["doubts"])


def test_the_same_bytes_are_announced_and_change_nothing(
    moderator_client: Client, opened: Opened
) -> None:
    first = opened()
    moderator_client.post(first, sent(moderator_client, first))
    second = opened()
    assert "Speichern ändert nichts" in doubts_in(moderator_client, second)
    response = moderator_client.post(second, sent(moderator_client, second), follow=True)
    assert "schon da" in response.content.decode()
    assert Snapshot.objects.count() == 1


def test_an_empty_account_is_filled(
    moderator_client: Client, event: Event, outlet: Outlet, opened: Opened
) -> None:
    make_account(event, outlet, text="")
    assert "leeren Platz" in doubts_in(moderator_client, opened())


def test_the_same_text_elsewhere_is_announced(
    moderator_client: Client, event: Event, opened: Opened
) -> None:
    make_account(event, text=FILE)
    assert "unter einer anderen Adresse" in doubts_in(moderator_client, opened())


def test_a_text_about_something_else_is_announced(
    moderator_client: Client, event: Event, opened: Opened
) -> None:
    make_account(event)
    other = "Rita Falk und Omar Said eröffneten in Bergstadt das Stadion am Weiher. " * 4
    assert "Gehört er hierher?" in doubts_in(moderator_client, opened(other))
    assert "Gehört er hierher?" not in doubts_in(moderator_client, opened())


def test_a_second_save_finds_the_draft_gone(moderator_client: Client, opened: Opened) -> None:
    address = opened()
    data = sent(moderator_client, address)
    moderator_client.post(address, data)
    response = moderator_client.post(address, data, follow=True)
    assert "schon gespeichert" in response.content.decode()
    assert Account.objects.count() == 1


def test_someone_faster_is_said_and_loses_nothing(
    moderator_client: Client, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = opened()
    data = sent(moderator_client, address, title="Großbrand")

    def collide(*_args: object, **_kwargs: object) -> None:
        raise intake.ConflictError

    monkeypatch.setattr(intake, "add", collide)
    page = moderator_client.post(address, data).content.decode()
    assert "im selben Augenblick" in page
    assert 'value="Großbrand"' in page
    assert Draft.objects.exists()


def test_saving_with_an_expired_login_keeps_the_corrections(
    moderator_client: Client, moderator: User, opened: Opened
) -> None:
    address = opened()
    ticket = moderator_client.get(address).context["ticket"]
    data = sent(moderator_client, address, title="Großbrand", ticket=ticket)
    moderator_client.logout()
    assert moderator_client.post(address, data)["Location"].endswith(f"?next={address}")
    moderator_client.force_login(moderator)
    assert 'value="Großbrand"' in moderator_client.get(address).content.decode()


def test_a_login_without_permission_gets_403(client: Client, event: Event) -> None:
    client.force_login(make_user())
    address = reverse("preview_account", args=[event.slug, uuid4()])
    assert client.get(address).status_code == 403


def test_a_draft_that_cannot_be_read_goes_back_to_the_form(
    moderator_client: Client, moderator: User, event: Event
) -> None:
    draft = Draft(event=event, added_by=moderator)
    draft.put(intake.Received(b"", "text"))
    draft.save()
    address = reverse("preview_account", args=[event.slug, draft.token])
    response = moderator_client.get(address, follow=True)
    assert "Darin steht kein Text" in response.content.decode()
