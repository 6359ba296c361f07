"""Adding an account by its address alone: from the form to the saved account."""

from collections.abc import Iterator
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from framing.events import getting, tasks
from framing.events.intake import Received
from framing.events.models import Account, Draft, Event, Outlet, Snapshot, Version
from tests.events.fetching.loopback import Server, answer, moved
from tests.events.pages import BODY, SENTENCES, internet, page
from tests.events.test_preview_account import sent
from tests.helpers import TEXT, make_account, make_event, make_moderator, make_outlet

pytestmark = pytest.mark.django_db

ADDRESS = "http://blatt.example/brand"
HEAD = (
    '<link rel="canonical" href="/artikel/brand"><meta name="author" content="Ada Kern">'
    '<meta property="article:published_time" content="2024-01-08T10:00:00Z">'
    '<meta name="robots" content="noai">'
)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def event() -> Event:
    """A published event."""
    return make_event("brand")


@pytest.fixture
def outlet() -> Outlet:
    """An outlet."""
    return make_outlet("blatt", name="Das Blatt")


@pytest.fixture
def form(event: Event) -> str:
    """Address of the form."""
    return reverse("add_account", args=[event.slug])


@pytest.fixture
def web() -> Iterator[Server]:
    """An outlet's server: an article, its AMP form, a redirect to it, a page robots shut out."""
    acts = {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /geheim\n", Content_Type="text/plain"),
        "/brand": answer(page(head=HEAD).encode(), tdm_reservation="1"),
        "/alt": moved("/brand"),
        "/brand/amp": answer(
            page(BODY + "<p>Noch ein Satz steht nur hier.</p>", head=HEAD).encode()
        ),
        "/geheim": answer(page().encode()),
        "/leer": answer(b"<html><body></body></html>"),
        "/gepackt": answer(page().encode(), Content_Encoding="br"),
        "/lang": answer(b"Ein Satz folgt. " * 10_000, Content_Type="text/plain"),
    }
    with internet(acts) as server:
        yield server


@pytest.fixture
def _queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tasks wait instead of running in place."""
    monkeypatch.setattr(tasks, "fetch_draft", Mock())


def entered(client: Client, form: str, outlet: Outlet, url: str = ADDRESS, **more: str) -> str:
    """Send the form with an address; gives where it leads."""
    return client.post(form, {"outlet": outlet.pk, "url": url} | more)["Location"]


@pytest.mark.usefixtures("web")
class TestArriving:
    """What an address brings."""

    def test_the_preview_shows_what_came_and_how(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        address = entered(moderator_client, form, outlet, "http://blatt.example/alt")
        shown = moderator_client.get(address).content.decode()
        assert 'value="http://blatt.example/artikel/brand"' in shown
        assert "weitergeleitet von http://blatt.example/alt" in " ".join(shown.split())
        assert "tdm-reservation: 1" in shown
        assert "robots: noai" in shown
        assert 'value="Ada Kern"' in shown
        assert not Account.objects.exists()

    def test_saving_keeps_the_fetch(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        address = entered(moderator_client, form, outlet, "http://blatt.example/alt")
        got_at = Draft.objects.get().arrival["got_at"]
        moderator_client.post(address, sent(moderator_client, address))
        snapshot = Snapshot.objects.get()
        assert (snapshot.source, snapshot.status) == ("address", 200)
        assert (snapshot.address, snapshot.redirects) == (ADDRESS, ["http://blatt.example/alt"])
        assert snapshot.headers["tdm-reservation"] == "1"
        assert {"source": "meta robots", "value": "robots: noai"} in snapshot.reservations
        assert snapshot.got_at.isoformat() == got_at
        assert Account.objects.get().url == "http://blatt.example/artikel/brand"

    def test_what_was_entered_goes_before_what_the_page_says(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        address = entered(moderator_client, form, outlet, byline="Rita Falk")
        assert 'value="Rita Falk"' in moderator_client.get(address).content.decode()

    def test_the_amp_form_is_another_version_of_the_same_account(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        for url in (ADDRESS, f"{ADDRESS}/amp"):
            address = entered(moderator_client, form, outlet, url)
            moderator_client.post(address, sent(moderator_client, address))
        assert Account.objects.get().versions.count() == 2

    def test_fetching_the_same_again_keeps_a_snapshot_and_no_version(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        for _ in range(2):
            address = entered(moderator_client, form, outlet)
            shown = moderator_client.get(address).content.decode()
            moderator_client.post(address, sent(moderator_client, address))
        assert "Gespeichert wird nur der neue Abruf" in shown
        assert (Snapshot.objects.count(), Version.objects.count()) == (2, 1)

    def test_looking_again_keeps_a_corrected_address(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        address = entered(moderator_client, form, outlet)
        other = "https://blatt.example/anders"
        moderator_client.post(address, sent(moderator_client, address, url=other, look="1"))
        assert f'value="{other}"' in moderator_client.get(address).content.decode()


@pytest.mark.usefixtures("web")
class TestNotArriving:
    """What is said where an address brings nothing."""

    @pytest.mark.parametrize(
        ("path", "sentence"),
        [
            ("/geheim", "bittet in ihrer Datei robots.txt"),
            ("/fehlt", "Diese Seite gibt es nicht (404)"),
            ("/leer", "ließ sich kein Artikel finden"),
            ("/gepackt", "eine Antwort geschickt, die sich nicht lesen lässt"),
            ("/lang", "zu lang für einen Artikel. Bis zu 60 Seiten oder 150.000 Zeichen"),
        ],
    )
    def test_the_form_says_why_and_keeps_everything(
        self, moderator_client: Client, form: str, outlet: Outlet, path: str, sentence: str
    ) -> None:
        url = f"http://blatt.example{path}"
        address = entered(moderator_client, form, outlet, url, title="Mein Titel")
        shown = moderator_client.get(address, follow=True).content.decode()
        assert sentence in shown
        assert f'value="{url}"' in shown
        assert 'value="Mein Titel"' in shown
        assert '<textarea name="text"' in shown

    def test_a_paste_takes_its_place(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        url = "http://blatt.example/geheim"
        entered(moderator_client, form, outlet, url)
        draft = Draft.objects.get()
        address = entered(moderator_client, form, outlet, url, text=TEXT, draft=str(draft.pk))
        moderator_client.post(address, sent(moderator_client, address))
        assert Account.objects.get().url == url
        assert Snapshot.objects.get().source == "text"

    def test_a_second_try_goes_with_the_same_draft(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        entered(moderator_client, form, outlet, "http://blatt.example/fehlt")
        entered(moderator_client, form, outlet, draft=str(Draft.objects.get().pk))
        assert Draft.objects.get().stage == Draft.Stage.READY


class TestBan:
    """Outlets whose addresses are shown as text."""

    @pytest.fixture
    def banned(self) -> Outlet:
        """An outlet under a broadcasting ban."""
        outlet = make_outlet("verboten", homepage="https://www.verboten.example/")
        outlet.notices.create(
            text="Verbot", source_name="Q", dated="2022-03-01", set_by="x", address_as_text=True
        )
        return outlet

    @pytest.mark.parametrize(
        "url", ["https://verboten.example/a", "https://de.verboten.example/a", "https://x.example/"]
    )
    def test_nothing_of_it_is_fetched(
        self, moderator_client: Client, form: str, banned: Outlet, url: str
    ) -> None:
        response = moderator_client.post(form, {"outlet": banned.pk, "url": url})
        assert "Verbreitungsverbot" in response.content.decode()
        assert not Draft.objects.exists()

    def test_its_addresses_are_known_under_other_names(
        self, moderator_client: Client, form: str, banned: Outlet, outlet: Outlet
    ) -> None:
        make_account(outlet=banned, url="https://spiegel.verboten2.example/a")
        for host in ("verboten.example", "spiegel.verboten2.example"):
            data = {"outlet": outlet.pk, "url": f"https://{host}/b"}
            assert "Verbreitungsverbot" in moderator_client.post(form, data).content.decode()

    @pytest.mark.usefixtures("banned")
    def test_where_a_redirect_ends_counts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        arrived = Mock(address="https://verboten.example/a")
        monkeypatch.setattr(getting, "fetch", lambda _address, **_how: arrived)
        with pytest.raises(getting.NotReceivedError) as error:
            getting.receive("https://kurz.example/1")
        assert error.value.code == getting.Stop.BANNED

    @pytest.mark.parametrize("url", ["https://nichtverboten.example/", "http://[", ""])
    @pytest.mark.usefixtures("banned")
    def test_others_are_not_meant(self, url: str) -> None:
        getting.refuse_banned(url)

    def test_a_pasted_text_of_it_is_taken(
        self, moderator_client: Client, form: str, banned: Outlet
    ) -> None:
        entered(moderator_client, form, banned, "https://verboten.example/a", text=TEXT)
        assert Draft.objects.get().content == TEXT.encode()


@pytest.mark.usefixtures("_queue")
class TestStages:
    """The page that shows how a text arrives."""

    @pytest.mark.parametrize(
        ("stage", "sentence"),
        [("waiting", "wartet darauf"), ("fetching", "wird geholt"), ("fetched", "wird gelesen")],
    )
    def test_it_shows_the_stage_and_asks_again(
        self, moderator_client: Client, form: str, outlet: Outlet, stage: str, sentence: str
    ) -> None:
        address = entered(moderator_client, form, outlet)
        Draft.objects.update(stage=stage)
        shown = moderator_client.get(address).content.decode()
        now = shown.split('aria-current="step"')[1].split("</li>")[0]
        assert sentence in now
        assert f'hx-get="{address}"' in shown
        assert "Seite neu laden" in shown

    def test_htmx_gets_the_stages_alone(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        address = entered(moderator_client, form, outlet)
        response = moderator_client.get(address, headers=HTMX)
        assert response.content.decode().strip().startswith('<div id="arriving"')
        assert "HX-Request" in response["Vary"]

    @pytest.mark.parametrize("stage", ["ready", "failed"])
    def test_htmx_is_led_on(
        self, moderator_client: Client, form: str, outlet: Outlet, stage: str
    ) -> None:
        address = entered(moderator_client, form, outlet)
        Draft.objects.update(stage=stage)
        assert moderator_client.get(address, headers=HTMX)["HX-Redirect"] == address

    def test_the_form_leads_back_to_what_was_begun(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        address = entered(moderator_client, form, outlet)
        entered(moderator_client, form, outlet, url="", text=TEXT)
        shown = moderator_client.get(form).content.decode()
        assert f'href="{address}">{ADDRESS}</a>' in shown
        assert "wartet darauf" in shown
        assert "eingefügter Text</a>" in shown
        draft = Draft.objects.get(address=ADDRESS)
        inside = moderator_client.get(f"{form}?draft={draft.pk}").content.decode()
        assert f'href="{address}"' not in inside

    def test_what_others_have_begun_is_theirs(
        self, client: Client, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        entered(moderator_client, form, outlet)
        client.force_login(make_moderator())
        assert ADDRESS not in client.get(form).content.decode()

    def test_the_task_gets_the_token_alone(
        self, moderator_client: Client, form: str, outlet: Outlet
    ) -> None:
        entered(moderator_client, form, outlet)
        token = str(Draft.objects.get().pk)
        tasks.fetch_draft.enqueue.assert_called_once_with(token=token)  # type: ignore[attr-defined]


class TestTask:
    """The task, run again, too late, or in the way of something."""

    @pytest.fixture
    def draft(self, event: Event, moderator: User) -> Draft:
        """A draft that waits for its address."""
        return Draft.objects.create(
            event=event, added_by=moderator, address=ADDRESS, stage=Draft.Stage.WAITING
        )

    def run(self, draft: Draft) -> Draft:
        """Run the task and read the draft again."""
        tasks.fetch_draft.func(str(draft.pk))
        draft.refresh_from_db()
        return draft

    @pytest.mark.usefixtures("web")
    @pytest.mark.parametrize("stage", ["waiting", "fetching", "fetched"])
    def test_it_begins_anew_where_a_worker_died(self, draft: Draft, stage: str) -> None:
        Draft.objects.update(stage=stage)
        assert self.run(draft).stage == Draft.Stage.READY
        assert SENTENCES[0] in draft.content.decode()

    def test_it_leaves_alone_what_is_done(self, draft: Draft) -> None:
        Draft.objects.update(stage="ready")
        with internet({}) as server:
            self.run(draft)
        assert server.requests == []

    def test_a_draft_that_is_gone_is_no_error(self, draft: Draft) -> None:
        token = str(draft.pk)
        draft.delete()
        tasks.fetch_draft.func(token)

    def test_a_paste_meanwhile_stays(self, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
        def slow(_address: str) -> Received:
            pasted = Draft.objects.get()
            pasted.put(Received(b"Eingefuegt.", "text"))
            pasted.save()
            return Received(page().encode(), "address")

        monkeypatch.setattr(tasks, "receive", slow)
        assert self.run(draft).content == b"Eingefuegt."

    def test_what_breaks_is_said_and_raised(
        self, draft: Draft, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tasks, "receive", Mock(side_effect=ZeroDivisionError))
        with pytest.raises(ZeroDivisionError):
            tasks.fetch_draft.func(str(draft.pk))
        draft.refresh_from_db()
        assert (draft.stage, draft.failure) == ("failed", "given_up")
