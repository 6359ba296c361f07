"""A text that is taken down: not a word of it is left anywhere, but that it was and why."""

import gzip
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from framing import engine
from framing.comparisons import arranging, build, deciding
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import (
    Arrangement,
    Claim,
    Comparison,
    Correction,
    Decision,
    Finding,
    IndexedClaim,
)
from framing.comparisons.tasks import request_comparison
from framing.desk import blanking
from framing.desk.models import Report
from framing.desk.reviewing import token_now
from framing.events import addresses, intake
from framing.events.models import (
    Account,
    Candidate,
    Draft,
    Event,
    Listing,
    Outlet,
    Search,
    Version,
)
from framing.journal import log
from framing.journal.models import Entry
from framing.site.sent import Sent, keep
from tests.helpers import make_event, make_outlet

pytestmark = pytest.mark.django_db

ADDRESS = "/curate/events/hafen/takedown/kurier/"
ORDER = {"demand": "holder", "why": "Schreiben vom 3. Dezember.", "sure": "on"}
SECRET = "Quarzglimmer"  # noqa: S105 (a word that stands nowhere but in the text)
PART = {"first": 0, "behind": 3, "voice": None, "checkable": None}
TEXT = (
    f"Lead {SECRET}.\n\nIm Hafen von Nordhafen brannte am Montag eine Halle voller {SECRET}. "
    f"Zwölf Menschen wurden in Nordhafen verletzt. „{SECRET} brennt“, sagte Ada Brandt. "
    "Die Polizei von Nordhafen sucht Zeugen. Der Hafen blieb bis zum Abend gesperrt."
)
OTHER = (
    "In Nordhafen brannte am Montag eine Halle. Zwanzig Menschen wurden in Nordhafen verletzt. "
    "Die Polizei von Nordhafen nahm einen Mann fest. Am Abend war der Hafen wieder offen."
)


def add(event: Event, outlet: Outlet, text: str, who: User) -> Account:
    """Add a text as a moderator does."""
    details = intake.Details(
        outlet=outlet,
        title=f"Brand mit {text.split()[1]}",
        byline=f"Von {text.split()[1]}",
        lead=f"Lead {SECRET}." if SECRET in text else "",
        url=f"https://{outlet.slug}.example/brand/amp",
        completeness="complete",
    )
    received = intake.Received(text.encode(), "text", filename=f"{text.split()[1]}txt")
    return intake.add(event, received, details, who=who).account


def on_its_way(event: Event, who: User) -> None:
    """Keep a draft, and a text that was sent with a login that had ended."""
    kept = Draft(event=event, added_by=who, entered={"lead": SECRET})
    kept.put(intake.Received(TEXT.replace("Zwölf", "Dreizehn").encode(), "text"))
    kept.save()
    path = "/curate/events/hafen/accounts/kurier/renew/"
    keep(Sent(path, [("text", f"Brand mit {SECRET}")]), who)


@pytest.fixture
def account(
    moderator: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Account:
    """An account whose text is compared, decided on, reported, indexed, kept and on its way in."""
    event = make_event("hafen", title="Brand im Hafen")
    with django_capture_on_commit_callbacks(execute=True):
        kurier = add(event, make_outlet("kurier"), TEXT, moderator)
        add(event, make_outlet("bote"), OTHER, moderator)
        add(event, kurier.outlet, TEXT.replace("Zwölf", "Dreizehn"), moderator)  # a second version
    request_comparison(event.pk)
    finding = Finding.objects.filter(pair__isnull=False, row__isnull=False).first()
    assert finding
    deciding.decide(finding, Verdict(Finding.State.CONFIRMED, "stimmt", 0), moderator)
    claims = {"kurier": f"{SECRET.lower()}#1", "bote": "am montag#1"}
    Report.objects.create(event=event, row=finding.row, claims=claims, reason="apart")
    on_its_way(event, moderator)
    Correction.objects.create(
        event=event,
        account=kurier,
        key="x#1",
        parts=[{**PART, "speaker": SECRET}],
        decided_at=timezone.now(),
    )
    kurier.renewals.create(stage="done", title=f"Brand mit {SECRET}")
    search = Search.objects.create(
        event=event, keywords="Brand", starts_on="2024-01-08", ends_on="2024-01-09"
    )
    Candidate.objects.create(
        search=search,
        outlet=kurier.outlet,
        address="https://kurier.example/brand?utm_source=feed",
        key=addresses.article("https://kurier.example/brand?utm_source=feed"),
        title=f"Brand mit {SECRET}",
        score=1.0,
    )
    packed = Listing.pack({"entries": [SECRET]})
    Listing.objects.create(address="https://kurier.example/feed", packed=packed)
    return kurier


def stored() -> Iterator[tuple[str, str]]:
    """Every value of every table, as text; what is packed is unpacked."""
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            for name, value in row.items():
                if isinstance(value, bytes | memoryview):
                    packed = bytes(value)
                    value = gzip.decompress(packed) if packed[:2] == b"\x1f\x8b" else packed
                    yield f"{model.__name__}.{name}", value.decode("utf-8", "replace")
                else:
                    yield f"{model.__name__}.{name}", str(value)


def places_of(word: str) -> set[str]:
    """The columns in which a word stands."""
    return {place for place, value in stored() if word.lower() in value.lower()}


def kept_pages() -> dict[str, object]:
    """What the cache of pages holds."""
    held: dict[str, object] = dict(caches["pages"].__dict__["_cache"])
    return held


def test_before_it_stands_in_many_places(account: Account) -> None:
    assert account.versions.count() == 2
    assert {
        "Version.text",
        "Snapshot.packed",
        "Snapshot.filename",
        "Claim.text",
        "Account.title",
        "Account.lead",
        "Entry.after",
        "Entry.before",
        "Draft.packed",
        "Draft.entered",
        "Report.claims",
        "Candidate.title",
        "Correction.parts",
        "Renewal.title",
        "Listing.packed",
        "SentInVain.packed",
    } <= places_of(SECRET)


def test_afterwards_no_word_is_left(
    moderator_client: Client,
    account: Account,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    for page in ("", "compare/", "texts/kurier/", "voices/", "wording/"):
        assert Client().get(f"/events/hafen/{page}").status_code == 200
    assert len(kept_pages()) >= 5
    with django_capture_on_commit_callbacks(execute=True):
        answer = moderator_client.post(ADDRESS, ORDER | {"with_title": "on"})
    assert answer.status_code == 302
    assert places_of(SECRET) == set()
    assert places_of("Dreizehn") == set()
    assert kept_pages() == {}
    account.refresh_from_db()
    assert (account.current_version, account.versions.count()) == (None, 0)
    assert [len(bytes(snapshot.packed)) for snapshot in account.snapshots.all()] == [0, 0]
    assert all(snapshot.size and snapshot.sha256 for snapshot in account.snapshots.all())


@pytest.mark.usefixtures("account")
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL vacuums by itself")
def test_no_byte_of_it_is_left_in_the_file(moderator_client: Client) -> None:
    assert SECRET.encode() in connection.connection.serialize()
    moderator_client.post(ADDRESS, ORDER | {"with_title": "on"})
    held = connection.connection.serialize()
    assert SECRET.encode() not in held
    assert SECRET.lower().encode() not in held


def test_the_comparison_is_made_anew_without_it(
    moderator_client: Client,
    account: Account,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        moderator_client.post(ADDRESS, ORDER)
    current = Comparison.objects.current().get()
    assert set(current.claims.values_list("account__slug", flat=True)) == {"bote"}
    assert not Claim.objects.filter(account=account).exists()
    assert not IndexedClaim.objects.filter(claim__account=account).exists()


def test_decisions_and_the_journal_stay(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    entries = set(Entry.objects.values_list("pk", flat=True))
    moderator_client.post(ADDRESS, ORDER)
    decision = Decision.objects.get()
    assert (decision.state, decision.note) == ("confirmed", "stimmt")
    assert entries < set(Entry.objects.values_list("pk", flat=True))
    entry = log.history(account)[0]
    assert (entry.action, entry.who, entry.why) == (
        "account-taken-down",
        moderator,
        "Schreiben vom 3. Dezember.",
    )
    created = log.history(account).get(action="account-created")
    assert (created.after["lead"], created.who) == ("[…]", moderator)
    assert Report.objects.get().claims == {"bote": "am montag#1"}


def test_headline_and_author_stay_unless_they_are_to_go(
    moderator_client: Client, account: Account
) -> None:
    moderator_client.post(ADDRESS, ORDER)
    account.refresh_from_db()
    assert (account.title, account.byline) == (f"Brand mit {SECRET}.", f"Von {SECRET}.")
    assert account.lead == ""


def test_its_page_says_that_and_why(
    client: Client, moderator_client: Client, account: Account
) -> None:
    moderator_client.post(ADDRESS, ORDER)
    client.logout()
    page = client.get(account.get_absolute_url()).content.decode()
    assert "entfernt worden, auf Verlangen derer, denen die Rechte am Text gehören." in page
    assert "Schreiben vom" not in page
    assert "Text entfernt" in client.get("/events/hafen/").content.decode()
    assert "Text entfernt" in client.get("/outlets/kurier/").content.decode()


@pytest.mark.parametrize("missing", ["demand", "why", "sure"])
def test_it_is_not_done_by_mistake(
    moderator_client: Client, account: Account, missing: str
) -> None:
    sent = {name: value for name, value in ORDER.items() if name != missing}
    answer = moderator_client.post(ADDRESS, sent)
    assert answer.status_code == 422
    if missing != "why":
        assert "Schreiben vom 3. Dezember." in answer.content.decode()
    assert Version.objects.filter(account=account).exists()


def test_it_does_not_come_back(moderator_client: Client, moderator: User, account: Account) -> None:
    moderator_client.post(ADDRESS, ORDER)
    assert moderator_client.get(ADDRESS).status_code == 404
    with pytest.raises(intake.TakenDownError):
        add(account.event, account.outlet, TEXT, moderator)
    form = {"outlet": str(account.outlet.pk), "text": TEXT, "url": account.url}
    place = moderator_client.post("/events/hafen/accounts/add/", form)["Location"]
    saved = moderator_client.post(
        place,
        {"outlet": str(account.outlet.pk), "url": account.url, "language": "de"}
        | {"completeness": "complete"},
    )
    assert "auf Verlangen entfernt worden" in saved.content.decode()
    newer = moderator_client.post(
        "/curate/events/hafen/accounts/kurier/renew/", {"text": TEXT}, follow=True
    )
    assert "auf Verlangen entfernt worden" in newer.content.decode()
    assert not Version.objects.filter(account=account).exists()


def test_a_run_that_had_read_it_stores_nothing(
    moderator_client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    Account.objects.filter(pk=account.pk).update(published_on="2020-01-01")  # so that it runs
    run = account.event.comparisons.create()
    original = engine.compare

    def taken_down_meanwhile(*args: object, **options: object) -> engine.Result:
        result = original(*args, **options)  # type: ignore[arg-type]
        moderator_client.post(ADDRESS, ORDER | {"with_title": "on"})
        return result

    monkeypatch.setattr(engine, "compare", taken_down_meanwhile)
    build.run(run.pk)
    assert places_of(SECRET) == set()


def test_the_words_of_a_review_stay(moderator_client: Client, account: Account) -> None:
    sent = {"kurier-outlet_checked": "on", "kurier-quotes": "on", "kurier-why": "Zitate."}
    sent |= {"kurier-completeness": "complete", "kurier-seen": token_now(account)}
    moderator_client.post("/curate/events/hafen/rights/kurier/", sent)
    moderator_client.post(ADDRESS, ORDER)
    assert account.reviews.get().why == "Zitate."


QUOTE = "Zwölf Menschen wurden in Nordhafen verletzt. „Quarzglimmer brennt“, sagte"  # ten words
NOTE = f"Gezählt ist hier: {QUOTE.replace('Zwölf', 'ZWÖLF')} Ada – siehe oben."
WITHOUT = "Gezählt ist hier: [entfernt] – siehe oben."
SEVEN = "Zwölf Menschen wurden in Nordhafen verletzt, Quarz."  # no eight of the text


def quote_everywhere(account: Account, moderator: User) -> None:
    """Quote the text wherever people write in their own words."""
    finding = Finding.objects.filter(pair__isnull=False, row__isnull=False).first()
    assert finding
    decision = Decision.objects.get()
    deciding.decide(finding, Verdict("confirmed", NOTE, decision.version), moderator)
    deciding.decide(finding, Verdict("confirmed", SEVEN, decision.version + 1), moderator)
    deciding.undo(Entry.objects.filter(action="finding-decided").latest("pk"), moderator)
    other = account.event.accounts.get(slug="bote")
    other.note = NOTE
    other.save()
    other.reviews.create(why=NOTE, by=moderator)
    claims = Claim.objects.filter(account=other).values_list("account__slug", "key")
    move = arranging.Move([claims[0]], [], [claims[1]], NOTE, 0)
    arranging.arrange(account.event, move, moderator)
    Report.objects.create(event=account.event, claims={}, reason="other", note=NOTE)
    left = {"neutral": NOTE, "figures": SEVEN}
    log.record("event-published", account.event, change=log.Change(after={"left_open": left}))


def test_notes_that_quote_it_are_told_of_and_lose_its_words(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    quote_everywhere(account, moderator)
    assert {
        "Decision.note",
        "Entry.why",
        "Entry.after",
        "Report.note",
        "Account.note",
    } <= places_of("wurden in Nordhafen verletzt. „Quarz")
    before = moderator_client.get(ADDRESS).content.decode()
    assert "Anmerkungen, die den Text zitieren" in before
    assert before.count(WITHOUT) == 1  # each wording once
    assert "Anmerkung zu einem Befund" in before
    answer = moderator_client.post(ADDRESS, ORDER | {"with_title": "on"}, follow=True)
    assert "Aus 1 Anmerkung sind Wörter des Textes entfernt." in answer.content.decode()
    assert places_of("Glimmer") == set()
    assert places_of("wurden in Nordhafen verletzt. „Quarz") == set()
    assert Decision.objects.get().note == WITHOUT
    assert Arrangement.objects.get().note == WITHOUT
    assert Report.objects.filter(note=WITHOUT).exists()
    bote = account.event.accounts.get(slug="bote")
    assert (bote.note, bote.reviews.get().why) == (WITHOUT, WITHOUT)
    published = Entry.objects.get(action="event-published")
    assert published.after["left_open"] == {"neutral": WITHOUT, "figures": SEVEN}


def test_the_log_says_that_words_were_removed_when_and_by_whom(
    moderator_client: Client, moderator: User, account: Account
) -> None:
    quote_everywhere(account, moderator)
    entries = {e.pk: (e.at, e.who, e.action, e.subject) for e in Entry.objects.all()}
    moderator_client.post(ADDRESS, ORDER)
    for entry in Entry.objects.filter(pk__in=entries):
        assert (entry.at, entry.who, entry.action, entry.subject) == entries[entry.pk]
    decided = Entry.objects.filter(action="finding-decided", why=WITHOUT).get()
    assert decided.after["note"] == WITHOUT
    marker = Entry.objects.get(action="words-removed", subject=log.subject_of(decided))
    assert (marker.who, marker.after) == (moderator, {"places": ["after", "why"]})
    undone = Entry.objects.get(action="finding-undone")
    assert undone.before["note"] == SEVEN
    seven = Entry.objects.get(why=SEVEN)
    (of_seven,) = Entry.objects.filter(action="words-removed", subject=log.subject_of(seven))
    assert of_seven.after == {"places": ["before"]}  # what stood there before it
    page = moderator_client.get("/curate/events/hafen/log/").content.decode()
    assert f"von {moderator.username}" in page
    assert "Wörter entfernt am" in page


def test_what_nobody_quotes_is_not_told_of(moderator_client: Client, account: Account) -> None:
    Decision.objects.update(note=SEVEN)
    assert "zitieren</h2>" not in moderator_client.get(ADDRESS).content.decode()
    answer = moderator_client.post(ADDRESS, ORDER, follow=True)
    assert "sind Wörter des Textes entfernt" not in answer.content.decode()
    assert Decision.objects.get().note == SEVEN
    assert not Entry.objects.filter(action="words-removed").exists()
    assert account.slug


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("a b c d e f g h", "[entfernt]"),
        ("a b c d e f g", "a b c d e f g"),
        ("Er schreibt: „A, b c – d e f. G h!“ Nun ja.", "Er schreibt: „[entfernt]!“ Nun ja."),
        ("b c d e f g h i und a b c d e f g h", "[entfernt] und [entfernt]"),
        ("x a b c d e f g h i j x", "x [entfernt] x"),
        ("", ""),
    ],
)
def test_eight_words_in_a_row_are_a_quotation(note: str, left: str) -> None:
    text = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
    shingles = frozenset(tuple(text[n : n + 8]) for n in range(3))
    assert blanking.blanked(note, shingles) == left


def test_a_long_log_without_notes_is_not_gone_through(
    moderator: User, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote_everywhere(account, moderator)
    looked_at: list[object] = []
    plain = blanking.changed_in

    def counted(values: Mapping[str, Any], shingles: blanking.Shingles) -> dict[str, Any]:
        looked_at.append(values)
        return plain(values, shingles)

    monkeypatch.setattr(blanking, "changed_in", counted)
    shingles = blanking.shingles_of(account)
    notes = blanking.quoting(shingles)
    asked = len(looked_at)
    outlet = make_outlet()
    for number in range(60):
        log.record("outlet-changed", outlet, why="" if number % 2 else "Sieben Wörter.")
    change = log.Change({"note": ""}, {"note": "kurz", "words": ["x" * 64], "text": "x " * 99})
    for _number in range(20):
        log.record("finding-decided", outlet, change=change)
    looked_at.clear()
    assert blanking.quoting(shingles) == notes
    assert len(looked_at) == asked
    with CaptureQueriesContext(connection) as before:
        blanking.quoting(shingles)
    log.record("outlet-changed", outlet)
    with CaptureQueriesContext(connection) as after:
        blanking.quoting(shingles)
    assert len(before) == len(after)
