"""An account at the desk: what is known of it, and its text got once more."""

from collections.abc import Iterator
from datetime import UTC, datetime
from unittest.mock import Mock

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client, TestCase
from pytest_django.fixtures import Settings

from framing import engine
from framing.comparisons import arranging, build, correcting, deciding
from framing.comparisons.correcting import Wanted
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Comparison, Finding
from framing.events import editing, intake, renewing, tasks
from framing.events.intake import ConflictError, Details, Received
from framing.events.models import Account, Event, Notice, Renewal, Snapshot
from framing.journal.models import Entry
from framing.site.queue import give_up
from tests.events.fetching.loopback import Server, answer
from tests.events.pages import SENTENCES, internet, page
from tests.helpers import make_account, make_event, make_moderator, make_outlet, make_version

pytestmark = pytest.mark.django_db
HERE = "/curate/events/hafen/accounts/blatt/"
FIRST = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
# Of six sentences one is gone, one counts anew, and one has other marks and capitals only.
LATER = FIRST.replace(
    SENTENCES[4], "Die Polizei hat bisher keine Zeugen gefunden, hieß es im Rathaus."
).replace("wie sie am Abend mitteilte", "WIE SIE AM ABEND MITTEILTE")
OTHER = (
    "Im Hafen von Nordhafen brannte am Montag eine Lagerhalle bis auf die Mauern ab. "
    "Die Feuerwehr zählte zwanzig Verletzte, wie sie am Abend mitteilte. "
    "Die Polizei sucht Zeugen, die am Nachmittag am Kai gewesen sind."
)


@pytest.fixture
def pages() -> dict[str, bytes]:
    """What the outlet's address holds; a test may change it."""
    return {"now": page(FIRST).encode()}


@pytest.fixture
def web(pages: dict[str, bytes]) -> Iterator[Server]:
    acts = {"/brand": answer(pages["now"])}
    with internet(acts) as server:
        yield server


@pytest.fixture
def event() -> Event:
    return make_event("hafen")


@pytest.fixture
def account(event: Event) -> Account:
    """An account at an address, with the text that stood there first."""
    outlet = make_outlet("blatt", name="Das Blatt")
    read = Received(page(FIRST).encode(), content_type="text/html").read()
    found = make_account(
        event, outlet, slug="blatt", text=read.text, url="http://blatt.example/brand"
    )
    make_account(event, make_outlet("echo"), slug="echo", text=OTHER)
    build.run(Comparison.objects.create(event=event).pk)
    return found


def ask(client: Client) -> str:
    """Press the button; tasks of a test run at once, and so does what waits for a commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(f"{HERE}renew/", {"fetch": 1})
    shown = client.get(HERE).content.decode()
    return shown.replace("\n", " ")


def fresh(account: Account) -> Account:
    return Account.objects.select_related("current_version", "event", "outlet").get(pk=account.pk)


def text_of(account: Account) -> str:
    version = fresh(account).current_version
    assert version
    return version.text


@pytest.mark.usefixtures("web")
def test_the_same_text_is_a_snapshot_and_no_version(
    moderator_client: Client, account: Account
) -> None:
    shown = ask(moderator_client)
    assert "Der Text ist derselbe wie bisher" in shown
    assert (account.versions.count(), account.snapshots.count()) == (1, 2)
    assert not Entry.objects.filter(action="account-renewed").exists()


def changed(pages: dict[str, bytes], body: str = LATER) -> None:
    pages["now"] = page(body).encode()


def test_a_changed_text_keeps_every_decision_whose_words_remain(
    moderator_client: Client, account: Account, moderator: User
) -> None:
    event = account.event
    findings = Finding.objects.filter(comparison__event=event, pair__isnull=False)
    findings = findings.filter(row__isnull=False).with_claims()
    assert findings.count() > 1
    for n, finding in enumerate(findings):
        deciding.decide(finding, Verdict("confirmed", f"Note {n}", 0), moderator)
    sentences = correcting.sentences_of(account)
    for sentence in (sentences[0], sentences[4]):
        wanted = Wanted(sentence.read.key, (engine.Part(0, 4),), f"Kürzer: {sentence.read.order}")
        correcting.correct(account, wanted, moderator)
    before = Comparison.objects.current().get(event=event)
    was = {(d.pk, d.state, d.note) for d in event.decisions.all()}
    with internet({"/brand": answer(page(LATER).encode())}):
        shown = ask(moderator_client)
    assert "als neue Fassung gespeichert" in shown
    assert "keine Zeugen gefunden" in text_of(account)
    assert account.versions.count() == 2
    run = Comparison.objects.current().get(event=event)
    assert run != before
    kept = set(run.claims.filter(account=account).values_list("key", flat=True))
    lost = {decision.pk for decision in deciding.not_found_in(run)}
    applied = run.findings.filter(state="confirmed").with_claims()
    words = {deciding.key_of(f.found_as, f.two_claims) for f in applied}
    for key, decision in deciding.by_key(event.decisions.all()).items():
        assert (decision.pk in lost) is (key not in words)
    assert words
    assert {(d.pk, d.state, d.note) for d in event.decisions.all()} == was
    assert sentences[1].read.key in kept  # other capitals are the same words
    assert [c.note for c in correcting.lost_of(fresh(account))] == ["Kürzer: 4"]
    assert "Nicht wiedergefunden" in shown
    assert "Kürzer: 4" in shown
    assert "Kürzer: 0" not in shown


@pytest.mark.usefixtures("account")
def test_the_difference_is_shown_by_words_and_trivial_ones_are_folded(
    moderator_client: Client,
) -> None:
    with internet({"/brand": answer(page(LATER).encode())}):
        shown = ask(moderator_client)
    assert "Was die letzte Fassung geändert hat" in shown
    assert "<ins>" in shown
    assert "MITTEILTE" not in shown.split("Angaben</h2>")[0]
    versions = moderator_client.get("/events/hafen/texts/blatt/versions/").content.decode()
    assert "davon 1 mit anderen Zeichen" in versions


def test_another_headline_is_told(moderator_client: Client, account: Account) -> None:
    with internet({"/brand": answer(page(LATER, title="Hafen: Halle zerstört").encode())}):
        shown = ask(moderator_client)
    assert "Die Seite nennt jetzt eine andere Überschrift: „Hafen: Halle zerstört“" in shown
    assert fresh(account).title == account.title


def test_a_failure_gets_its_sentence_and_changes_nothing(
    moderator_client: Client, account: Account
) -> None:
    before = (text_of(account), account.snapshots.count(), Entry.objects.count())
    with internet({}):
        shown = ask(moderator_client)
    assert "Am Text hat sich nichts geändert." in shown
    with internet({"/brand": answer(b"<html><body></body></html>")}):
        shown = ask(moderator_client)
    assert "kein Artikel finden" in shown or "kein Text" in shown
    assert (text_of(account), account.snapshots.count(), Entry.objects.count()) == before
    assert not Renewal.objects.under_way().exists()


def test_an_outlet_under_a_ban_is_not_fetched(moderator_client: Client, account: Account) -> None:
    Notice.objects.create(
        outlet=account.outlet, text="Gesperrt.", address_as_text=True, dated="2024-01-01"
    )
    assert "Neu abrufen</button>" not in moderator_client.get(HERE).content.decode()
    ask(moderator_client)
    assert Renewal.objects.get().failure == "banned"


def test_without_an_address_there_is_nothing_to_fetch(
    moderator_client: Client, account: Account
) -> None:
    Account.objects.filter(pk=account.pk).update(url="")
    assert "Diese Darstellung hat keine Adresse." in ask(moderator_client)
    assert not Renewal.objects.exists()


def test_a_newer_text_is_pasted_or_sent_as_a_file(
    moderator_client: Client, account: Account
) -> None:
    sent = {"text": "Die Halle steht wieder. Am Montag wurde sie eröffnet."}
    shown = moderator_client.post(f"{HERE}renew/", sent, follow=True).content.decode()
    assert "als neue Fassung gespeichert" in shown
    file = SimpleUploadedFile("neu.txt", b"Der Hafen ist offen. Alle Schiffe fahren.")
    moderator_client.post(f"{HERE}renew/", {"file": file})
    assert "Alle Schiffe fahren." in text_of(account)
    assert [s.source for s in account.snapshots.order_by("pk")][-2:] == ["text", "file"]


@pytest.mark.parametrize(
    ("text", "file", "said"),
    [
        ("", None, "Bitte eine Datei wählen oder den Text einfügen."),
        ("Ein Satz.", b"Noch einer.", "nicht beides"),
        ("", b"\x89PNG\r\n\x1a\n\0\0", "kein Text"),
    ],
)
def test_a_text_that_is_none_is_refused(
    moderator_client: Client, account: Account, text: str, file: bytes | None, said: str
) -> None:
    sent = {"text": text} | ({"file": SimpleUploadedFile("x.png", file)} if file else {})
    answer_ = moderator_client.post(f"{HERE}renew/", sent)
    assert answer_.status_code == 422
    assert said in answer_.content.decode()
    assert account.versions.count() == 1


def test_a_file_that_is_too_large(
    moderator_client: Client, account: Account, settings: Mock
) -> None:
    settings.FRAMING_MAX_UPLOAD_BYTES = 3
    sent = {"file": SimpleUploadedFile("x.txt", b"Zu viel.")}
    assert moderator_client.post(f"{HERE}renew/", sent).status_code == 422
    assert account.versions.count() == 1


def test_a_text_takes_the_place_of_a_digest_and_undo_puts_it_back(
    moderator_client: Client, account: Account
) -> None:
    Account.objects.filter(pk=account.pk).update(
        kind="digest", completeness="digest", note="Unser Digest."
    )
    old = text_of(account)
    moderator_client.post(f"{HERE}renew/", {"text": "Der Hafen ist offen. Alle Schiffe fahren."})
    now = fresh(account)
    assert (now.kind, now.note, now.completeness != "digest") == ("article", "", True)
    entry = Entry.objects.get(action="account-renewed")
    log = moderator_client.get("/curate/events/hafen/log/", {"about": "text"}).content.decode()
    assert "Fassung: 1" in log
    assert "Fassung: 2" in log
    moderator_client.post(f"/curate/events/hafen/undo/{entry.pk}/", {"back": "log"})
    now = fresh(account)
    assert (now.kind, now.completeness, now.note) == ("digest", "digest", "Unser Digest.")
    assert text_of(account) == old
    assert now.versions.count() == 2
    again = moderator_client.post(f"/curate/events/hafen/undo/{entry.pk}/", follow=True)
    assert "Das geht nicht mehr" in again.content.decode()


@pytest.mark.parametrize(
    ("set_by_hand", "then"), [("", "complete"), ("unknown", "unknown"), ("complete", "complete")]
)
def test_a_whole_text_in_place_of_a_teaser_is_complete_unless_a_person_said_otherwise(
    event: Event, moderator: User, set_by_hand: str, then: str
) -> None:
    teaser = Received(page("<p>Eine Halle ist abgebrannt.</p>").encode(), content_type="text/html")
    account = intake.add(event, teaser, Details(outlet=make_outlet("blatt"))).account
    account.completeness = set_by_hand or teaser.read().completeness
    account.save()
    assert set_by_hand or account.completeness == "teaser"
    whole = Received(page(FIRST).encode(), content_type="text/html")
    renewing.renew(account, whole, who=moderator)
    assert fresh(account).completeness == then


def test_without_the_old_page_nobody_can_say_who_judged_it(event: Event, moderator: User) -> None:
    teaser = Received(page("<p>Eine Halle ist abgebrannt.</p>").encode(), content_type="text/html")
    account = intake.add(
        event, teaser, Details(make_outlet("blatt"), completeness="teaser")
    ).account
    account.snapshots.update(packed=b"")
    whole = Received(page(FIRST).encode(), content_type="text/html")
    renewing.renew(account, whole, who=moderator)
    assert fresh(account).completeness == "teaser"


@pytest.mark.parametrize("meanwhile", [False, True])
def test_the_old_text_is_judged_before_the_lock_and_anew_where_another_came(
    account: Account, monkeypatch: pytest.MonkeyPatch, *, meanwhile: bool
) -> None:
    steps = []
    lock, judge = renewing.locked, renewing.completeness_read

    def locked(key: int) -> Account:
        if meanwhile:
            make_version(Account.objects.get(pk=key), f"{OTHER} Später kam Regen.")
        steps.append("locked")
        return lock(key)

    def judged(of: Account) -> str:
        steps.append("judged")
        return judge(of)

    monkeypatch.setattr(renewing, "locked", locked)
    monkeypatch.setattr(renewing, "completeness_read", judged)
    renewing.renew(account, Received(page(LATER).encode(), content_type="text/html"))
    assert steps == ["judged", "locked", *(["judged"] if meanwhile else [])]


@pytest.mark.parametrize("why", ["same text", "digest"])
def test_nothing_is_judged_where_nothing_hangs_on_it(
    account: Account, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    if why == "digest":
        Account.objects.filter(pk=account.pk).update(kind="digest")
    text = FIRST if why == "same text" else LATER

    def judged(_account: Account) -> str:
        raise AssertionError(why)

    monkeypatch.setattr(renewing, "completeness_read", judged)
    renewing.renew(account, Received(page(text).encode(), content_type="text/html"))


def test_while_it_is_fetched_the_page_asks_how_far_it_is(
    moderator_client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "fetch_again", Mock())
    assert "Der Artikel wird gleich geholt." in ask(moderator_client)
    assert "Der Artikel wird gleich geholt." in ask(moderator_client)  # pressed twice
    renewal = Renewal.objects.get()
    htmx = {"HX-Request": "true"}
    fragment = moderator_client.get(f"{HERE}renewal/", headers=htmx)
    assert "<html" not in fragment.content.decode()
    assert "every 1s" in fragment.content.decode()
    renewal.end(Renewal.Stage.DONE, outcome="same_text")
    done = moderator_client.get(f"{HERE}renewal/", headers=htmx)
    assert done["HX-Refresh"] == "true"
    assert moderator_client.get(f"{HERE}renewal/").status_code == 302
    assert account.renewals.count() == 1


@pytest.mark.parametrize(
    ("error", "code"), [(ConflictError(), "conflict"), (RuntimeError("kaputt"), "given_up")]
)
@pytest.mark.usefixtures("web")
def test_what_breaks_off_is_told(
    account: Account, moderator: User, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    monkeypatch.setattr(tasks, "renew", Mock(side_effect=error))
    tasks.request_renewal(account, moderator)
    assert Renewal.objects.get().failure == code


def test_a_task_that_took_its_worker_down_is_given_up(account: Account, moderator: User) -> None:
    renewal = Renewal.objects.create(account=account, asked_by=moderator)
    give_up(Mock(args_kwargs={"args": [], "kwargs": {"renewal_id": renewal.pk}}))
    renewal.refresh_from_db()
    assert (renewal.stage, renewal.failure, str(renewal)) == (
        "failed",
        "given_up",
        f"{account.pk} failed",
    )
    tasks.fetch_again.call(renewal_id=renewal.pk)  # it is over: nothing is fetched
    assert account.snapshots.count() == 1


def test_two_texts_at_one_moment(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "add_version", Mock(side_effect=IntegrityError))
    with pytest.raises(ConflictError):
        renewing.renew(account, Received(b"Neu. Ein neuer Text.", Snapshot.Source.TEXT))
    assert account.snapshots.count() == 1


def known(account: Account, **new: str) -> dict[str, str]:
    """The form as a browser would send it, but for what is new."""
    now = fresh(account)
    sent = {name: str(getattr(now, name) or "") for name in editing.FIELDS}
    return sent | {"outlet": str(now.outlet_id), "seen": editing.token_of(now)} | new


def test_what_is_known_is_changed_logged_and_taken_back(
    moderator_client: Client, account: Account
) -> None:
    runs = Comparison.objects.filter(event=account.event).latest("pk").pk
    sent = known(account, title="Neuer Titel", byline="Ada Kern", published_on="09.01.2024")
    with TestCase.captureOnCommitCallbacks(execute=True):
        shown = moderator_client.post(HERE, sent, follow=True).content.decode()
    assert "Das Ereignis wird neu verglichen." in shown
    now = fresh(account)
    assert (now.title, now.byline, str(now.published_on)) == (
        "Neuer Titel",
        "Ada Kern",
        "2024-01-09",
    )
    assert Comparison.objects.filter(event=account.event).latest("pk").pk > runs
    log = moderator_client.get("/curate/events/hafen/log/", {"about": "account"}).content.decode()
    assert "Überschrift: Neuer Titel" in log
    assert "Sprache" not in log.split("<tbody>")[1]
    entry = Entry.objects.get(action="account-edited")
    moderator_client.post(f"/curate/events/hafen/undo/{entry.pk}/", {"back": "log"})
    assert fresh(account).title == account.title
    again = moderator_client.post(f"/curate/events/hafen/undo/{entry.pk}/", follow=True)
    assert "Das geht nicht mehr" in again.content.decode()
    undone = Entry.objects.get(action="account-edit-undone")
    moderator_client.post(f"/curate/events/hafen/undo/{undone.pk}/")
    assert fresh(account).title == "Neuer Titel"


def test_nothing_new_is_no_entry(moderator_client: Client, account: Account) -> None:
    shown = moderator_client.post(HERE, known(account), follow=True).content.decode()
    assert "Es hat sich nichts geändert." in shown
    assert not Entry.objects.filter(action="account-edited").exists()


def test_nobody_overwrites_what_another_changed(moderator_client: Client, account: Account) -> None:
    sent = known(account, title="Meine Worte")
    other = {name: getattr(fresh(account), name) for name in editing.FIELDS}
    other |= {"title": "Ihre Worte"}
    anna = make_moderator("anna")
    editing.edit(account, other, seen=editing.token_of(fresh(account)), who=anna)
    answer_ = moderator_client.post(HERE, sent)
    shown = answer_.content.decode()
    assert "anna hat diese Angaben inzwischen geändert." in shown
    assert answer_.status_code == 409
    assert "Überschrift: Ihre Worte" in shown
    assert 'value="Meine Worte"' in shown
    assert fresh(account).title == "Ihre Worte"
    assert f'value="{editing.token_of(fresh(account))}"' in shown


@pytest.mark.parametrize(
    "new",
    [
        {"title": "x" * 301},
        {"published_on": "gestern"},
        {"url": "ftp://blatt.example/"},
        {"language": "fr"},
        {"outlet": "999999"},
        {"completeness": "digest"},
        {"seen": ""},
    ],
)
def test_bad_input_is_said_and_kept(
    moderator_client: Client, account: Account, new: dict[str, str]
) -> None:
    answer_ = moderator_client.post(HERE, known(account, **{"byline": "Ada Kern", **new}))
    assert answer_.status_code == 422
    assert 'value="Ada Kern"' in answer_.content.decode()
    assert fresh(account).byline == ""


@pytest.mark.parametrize("name", ["note", "note_en"])
def test_a_note_fits_a_page(moderator_client: Client, account: Account, name: str) -> None:
    fitting = "x" * 249 + "\r\n" + "x" * 250  # five hundred, as the browser counts
    answer_ = moderator_client.post(HERE, known(account, **{name: fitting + "x"}))
    assert answer_.status_code == 422
    assert "Bitte höchstens 500 Zeichen" in answer_.content.decode()
    assert answer_.content.decode().count('maxlength="500"') == 2
    assert moderator_client.post(HERE, known(account, **{name: fitting})).status_code == 302


def test_of_a_change_that_the_log_does_not_know_nobody_is_named(
    moderator_client: Client, account: Account
) -> None:
    sent = known(account, title="Meine Worte")
    Account.objects.filter(pk=account.pk).update(title="Ganz anders")
    answer_ = moderator_client.post(HERE, sent)
    assert "Jemand anderes hat diese Angaben inzwischen geändert." in answer_.content.decode()


def test_an_address_that_another_account_has_is_refused(
    moderator_client: Client, account: Account
) -> None:
    taken = make_account(
        account.event, account.outlet, slug="zwei", url="http://blatt.example/anders"
    )
    answer_ = moderator_client.post(HERE, known(account, url=taken.url))
    assert answer_.status_code == 409
    assert "hat diese Adresse schon" in answer_.content.decode()
    moderator_client.post(HERE, known(account, url=""))
    entry = Entry.objects.get(action="account-edited")
    Account.objects.filter(pk=taken.pk).update(url=account.url)
    undo = f"/curate/events/hafen/undo/{entry.pk}/"
    said = moderator_client.post(undo, follow=True).content.decode()
    assert "Jemand anderes hat im selben Augenblick" in said
    assert fresh(account).url == ""


def test_the_accounts_of_an_event_are_listed(moderator_client: Client, account: Account) -> None:
    make_account(account.event, slug="leer", text="", published_on=None)
    shown = moderator_client.get("/curate/events/hafen/accounts/").content.decode()
    assert HERE in shown
    assert "Text noch nicht abgerufen" in shown
    page_ = moderator_client.get("/curate/events/hafen/accounts/leer/").content.decode()
    assert "Angaben speichern" in page_


def test_moved_claims_of_words_that_are_gone_are_told(
    moderator_client: Client, account: Account, moderator: User
) -> None:
    run = Comparison.objects.current().get(event=account.event)
    one = run.claims.filter(account=account).select_related("account").get(text=SENTENCES[4])
    other = run.claims.filter(account__slug="echo").select_related("account")[0]
    ends = arranging.ends_of([one]), arranging.ends_of([other])
    arranging.arrange(account.event, arranging.Move(*ends, [], "Passt.", 0), moderator)
    with internet({"/brand": answer(page(LATER).encode())}):
        shown = ask(moderator_client)
    assert "Verschobene Aussage" in shown


def test_the_page_says_until_when_raw_pages_are_kept(
    moderator_client: Client, settings: Settings
) -> None:
    account = make_account(make_event("brand"), make_outlet("blatt"))
    got = datetime(2031, 3, 3, 12, tzinfo=UTC)
    account.snapshots.update(got_at=got, source="address")
    page = f"/curate/events/brand/accounts/{account.slug}/"
    settings.FRAMING_KEEP_PAGES = 90
    assert "bis 01.06.2031" in moderator_client.get(page).content.decode()
    settings.FRAMING_KEEP_PAGES = 0
    assert "ohne Frist" in moderator_client.get(page).content.decode()
    account.snapshots.update(packed=b"")
    assert "Prüfsumme und Tag bleiben" in moderator_client.get(page).content.decode()
