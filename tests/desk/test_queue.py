"""Deciding on findings: at the desk, on the pages, after a new run, in the log."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from framing.comparisons import build, deciding
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Comparison, Decision, Finding, Pair, Row
from framing.comparisons.saying import OvertakenError
from framing.desk.models import Report
from framing.desk.waiting import waiting
from framing.events.models import Event
from framing.journal.models import Entry
from framing.journal.replay import last_values
from tests.comparisons.makers import make_compared_event, make_finding
from tests.helpers import make_account, make_event, make_moderator, make_outlet, make_user

pytestmark = pytest.mark.django_db
CONFIRMED, REJECTED, MACHINE = (
    Finding.State.CONFIRMED,
    Finding.State.REJECTED,
    Finding.State.MACHINE,
)


@pytest.fixture
def event() -> Event:
    return make_compared_event()[0]


@pytest.fixture
def finding(event: Event) -> Finding:
    return Finding.objects.get(kind="figure", comparison__event=event)


def queue(client: Client, event: Event, **query: str | int) -> str:
    """Get the queue."""
    return client.get(f"/curate/events/{event.slug}/", query).content.decode()


def decide(client: Client, finding: Finding, state: str, *, seen: int = 0, note: str = "") -> int:
    """Send a decision."""
    address = f"/curate/events/{finding.comparison.event.slug}/findings/{finding.pk}/"
    return client.post(address, {"state": state, "note": note, "seen": seen}).status_code


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "Was bis zum Veröffentlichen fehlt"), ("/en", "What is left to do")]
)
def test_after_the_last_finding_of_a_draft_it_goes_on_to_publishing(
    moderator_client: Client, event: Event, finding: Finding, prefix: str, words: str
) -> None:
    Event.objects.update(state=Event.State.DRAFT)
    assert decide(moderator_client, finding, CONFIRMED) == 302
    address = f"{prefix}/curate/events/{event.slug}/"
    page = moderator_client.get(address).content.decode()
    assert f'href="{address}publish/">{words}' in page


def test_a_finding_is_confirmed_and_every_page_says_so(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    page = queue(moderator_client, event)
    assert "Zwölf Menschen wurden verletzt." in page
    assert "1 wartet" in page
    assert decide(moderator_client, finding, CONFIRMED, note="Beide meinen Montag.") == 302
    page = queue(moderator_client, event)
    assert "Alles entschieden." in page
    assert "Was bis zum Veröffentlichen fehlt" not in page
    told = page.partition("Zuletzt: stimmt (")[2].partition(") <button")[0]
    sides = (finding.two_claims.left, finding.two_claims.right)
    assert set(told.split(" / ")) == {side.account.outlet.name for side in sides}
    today = date.today()  # noqa: DTZ011 - the pages say the day of the server
    left, right = finding.two_claims.left.account.slug, finding.two_claims.right.account.slug
    for page in ("", "compare/", f"read/{left}/{right}/", "worksheet/"):
        shown = Client().get(f"/events/{event.slug}/{page}").content.decode()
        assert f"geprüft am {today:%d.%m.%Y}" in shown, page
    entry = Entry.objects.get()
    assert (entry.action, entry.why) == ("finding-decided", "Beide meinen Montag.")
    assert "Zwölf" not in str(entry.before) + str(entry.after)


def test_what_does_not_hold_is_shown_no_more(
    client: Client, event: Event, finding: Finding, moderator: User
) -> None:
    address = f"/events/{event.slug}/"
    assert "Kurier (hafen) nennt" in client.get(address).content.decode()
    deciding.decide(finding, Verdict(REJECTED, "", 0), moderator)
    assert "Kurier (hafen) nennt" not in client.get(address).content.decode()


def test_nobody_overwrites_what_another_decided(
    client: Client, event: Event, finding: Finding, moderator: User
) -> None:
    other = make_moderator("zweite")
    deciding.decide(finding, Verdict(REJECTED, "Zwei verschiedene Tage.", 0), other)
    client.force_login(moderator)
    address = f"/curate/events/{event.slug}/findings/{finding.pk}/"
    sent = {"state": CONFIRMED, "note": "Meine Worte.", "seen": 0}
    answer = client.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "zweite hat inzwischen entschieden: verworfen" in page
    assert "Zwei verschiedene Tage." in page
    assert "Meine Worte." in page
    assert Decision.objects.get().state == REJECTED
    assert 'name="seen" value="1"' in page  # who has read it may now decide
    assert client.post(address, sent | {"seen": 1}).status_code == 302
    assert Decision.objects.get().state == CONFIRMED


def test_undo_is_an_entry_of_its_own(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    decide(moderator_client, finding, CONFIRMED, note="Eins.")
    decide(moderator_client, finding, REJECTED, seen=1, note="Zwei.")
    first, second = Entry.objects.order_by("pk")
    here = f"/curate/events/{event.slug}/undo"
    page = moderator_client.post(f"{here}/{first.pk}/", follow=True).content.decode()
    assert "Das geht nicht mehr" in page
    assert Decision.objects.get().state == REJECTED
    log = moderator_client.post(f"{here}/{second.pk}/", {"back": "log"}, follow=True)
    assert "Zurückgenommen." in log.content.decode()
    finding.refresh_from_db()
    decision = Decision.objects.get()
    assert (finding.state, decision.state, decision.note) == (CONFIRMED, CONFIRMED, "Eins.")
    third = Entry.objects.latest("pk")
    assert third.after["undoes"] == second.pk
    moderator_client.post(f"{here}/{third.pk}/")  # an undo can be undone
    assert Decision.objects.get().state == REJECTED
    assert Entry.objects.count() == 4


def test_undoing_the_first_word_leaves_it_to_the_machine(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    decide(moderator_client, finding, CONFIRMED)
    moderator_client.post(f"/curate/events/{event.slug}/undo/{Entry.objects.get().pk}/")
    finding.refresh_from_db()
    assert (finding.state, finding.decided_on) == (MACHINE, None)
    assert "1 wartet" in queue(moderator_client, event)


def test_the_log_alone_gives_the_present_state(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    left, right = finding.two_claims.left, finding.two_claims.right
    other = make_finding(left, right, "wording", "hedge")
    decide(moderator_client, finding, CONFIRMED)
    decide(moderator_client, other, REJECTED, note="Nein.")
    decide(moderator_client, finding, REJECTED, seen=1)
    moderator_client.post(f"/curate/events/{event.slug}/undo/{Entry.objects.latest('pk').pk}/")
    told = last_values(deciding.ACTIONS)
    present = {f"comparisons.decision:{each.pk}": each.values for each in Decision.objects.all()}
    replayed = {
        subject: {name: value for name, value in after.items() if name != "undoes"}
        for subject, after in told.items()
    }
    assert len(present) == 2
    assert replayed == present


TEXTS = {
    "eins": "Bei dem Brand in Nordhafen wurden zwölf Menschen verletzt. Die Halle brannte aus.",
    "zwei": "Bei dem Brand in Nordhafen wurden zwanzig Menschen verletzt. Die Halle brannte aus.",
}


def compared() -> tuple[Event, Finding]:
    """An event compared by the engine, with the figure that it finds."""
    event = make_event(is_practice=True)
    for slug, text in TEXTS.items():
        make_account(event, make_outlet(slug), slug=slug, text=text)
    run_anew(event)
    return event, Finding.objects.get(comparison__event=event, kind="figure")


def run_anew(event: Event) -> Comparison:
    """Compare the event as it is now."""
    Comparison.objects.filter(event=event).update(inputs="")
    build.run(Comparison.objects.create(event=event).pk)
    return Comparison.objects.current().get(event=event)


def test_a_new_run_keeps_every_decision_whose_words_remain(moderator: User) -> None:
    event, finding = compared()
    deciding.decide(finding, Verdict(CONFIRMED, "", 0), moderator)
    make_account(event, make_outlet("drei"), slug="drei", text="In Nordhafen brannte eine Halle.")
    run = run_anew(event)
    assert run.pk != finding.comparison_id
    again = Finding.objects.get(comparison=run, state=CONFIRMED)
    assert again.decided_on
    assert again.two_claims.left.text == finding.two_claims.left.text
    assert again.two_claims.right.text == finding.two_claims.right.text
    assert deciding.not_found_in(run) == []


def test_what_is_not_found_again_is_listed_and_kept(client: Client, moderator: User) -> None:
    event, finding = compared()
    deciding.decide(finding, Verdict(CONFIRMED, "Gut.", 0), moderator)
    Finding.objects.filter(comparison=finding.comparison).delete()
    run = finding.comparison
    assert [each.note for each in deciding.not_found_in(run)] == ["Gut."]
    client.force_login(moderator)
    page = queue(client, event)
    assert "1 Entscheidung nicht wiedergefunden" in page
    assert "Gut." in page


def test_what_was_reported_comes_first(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    row = event.comparisons.get().rows.get(topic="Halle")
    left, right = row.claims.order_by("pk")
    lesser = make_finding(left, right, "wording", "hedge")
    assert f'findings/{finding.pk}/"' in queue(moderator_client, event)
    Report.objects.create(event=event, row=row, finding=lesser, reason="kind", note="Ist gleich.")
    page = queue(moderator_client, event)
    assert f'findings/{lesser.pk}/"' in page
    assert "Ist gleich." in page


def test_one_can_skip_choose_a_kind_and_come_to_the_end(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    left, right = finding.two_claims.left, finding.two_claims.right
    other = make_finding(left, right, "wording", "hedge")
    assert f"after={finding.pk}" in queue(moderator_client, event)
    assert f'findings/{other.pk}/"' in queue(moderator_client, event, after=finding.pk)
    assert "Am Ende angekommen" in queue(moderator_client, event, after=other.pk)
    assert f'findings/{other.pk}/?kind=wording"' in queue(moderator_client, event, kind="wording")
    decide(moderator_client, other, CONFIRMED)
    assert "Von dieser Art wartet nichts mehr" in queue(moderator_client, event, kind="wording")
    assert f'findings/{other.pk}/"' in queue(moderator_client, event, at=other.pk)


def test_copies_are_confirmed_together(moderator_client: Client, event: Event) -> None:
    row = event.comparisons.get().rows.get(topic="Halle")
    left, right = row.claims.order_by("pk")
    make_finding(left, right, "same_origin", "near_copy")
    make_finding(left, right, "agreement", "same_statement")  # in other words: not exact
    assert "1 wortgleichen bestätigen" in queue(moderator_client, event)
    address = f"/curate/events/{event.slug}/bulk/"
    page = moderator_client.post(address, {"kind": "same_origin"}, follow=True).content.decode()
    assert "1 Befund bestätigt." in page
    assert moderator_client.post(address, {"kind": "agreement"}).status_code == 302
    states = dict(Finding.objects.filter(pair__isnull=False).values_list("kind", "state"))
    assert states == {"figure": MACHINE, "same_origin": CONFIRMED, "agreement": MACHINE}


def test_the_log_is_read_filtered_and_taken_along(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    here = f"/curate/events/{event.slug}/log/"
    assert "Noch ist nichts entschieden." in moderator_client.get(here).content.decode()
    decide(moderator_client, finding, CONFIRMED, note="=SUMME(1;2)")
    page = moderator_client.get(here).content.decode()
    assert "=SUMME(1;2)" in page
    assert "Rückgängig" in page
    nothing = moderator_client.get(here, {"state": "rejected"}).content.decode()
    assert "=SUMME" not in nothing
    table = moderator_client.get(here, {"format": "csv"})
    assert table["Content-Type"].startswith("text/csv")
    assert "'=SUMME(1;2)" in table.content.decode()


def test_a_long_log_needs_no_more_queries(
    moderator_client: Client,
    moderator: User,
    finding: Finding,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    verdicts = [(CONFIRMED, 0), (REJECTED, 1), (CONFIRMED, 2), (REJECTED, 3), (CONFIRMED, 4)]
    for state, seen in verdicts:
        deciding.decide(finding, Verdict(state, "", seen), moderator)
    address = f"/curate/events/{finding.comparison.event.slug}/log/"
    moderator_client.get(address)
    with django_assert_max_num_queries(11 + 4):  # accounts, also deleted ones, claims and words
        page = moderator_client.get(address)
    assert [line["is_last"] for line in page.context["lines"]] == [True, *[False] * 4]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"state": "burnt", "seen": 0}, 422),
        ({"state": "confirmed"}, 422),
        ({"state": "confirmed", "seen": "x"}, 422),
        ({"state": "confirmed", "seen": 0, "note": "x" * 501}, 422),
    ],
)
def test_what_is_not_a_decision_is_said_and_kept(
    moderator_client: Client, event: Event, finding: Finding, sent: dict[str, object], status: int
) -> None:
    address = f"/curate/events/{event.slug}/findings/{finding.pk}/"
    assert moderator_client.post(address, sent).status_code == status
    assert not Decision.objects.exists()


def test_a_finding_of_an_earlier_run_leads_back(moderator_client: Client, finding: Finding) -> None:
    Comparison.objects.update(is_current=False)
    assert decide(moderator_client, finding, CONFIRMED) == 302
    assert not Decision.objects.exists()


def test_who_read_the_same_words_in_an_earlier_run_has_decided(moderator_client: Client) -> None:
    event, finding = compared()
    run = run_anew(event)
    assert decide(moderator_client, finding, CONFIRMED, note="Gelesen.") == 302
    assert Finding.objects.get(comparison=run, state=CONFIRMED).kind == "figure"
    Finding.objects.filter(comparison=run).delete()
    address = f"/curate/events/{event.slug}/findings/{finding.pk}/"
    gone = moderator_client.post(address, {"state": REJECTED, "seen": 1}, follow=True)
    assert "inzwischen erneuert" in gone.content.decode()


def test_what_waits_comes_in_the_order_of_its_use(event: Event, finding: Finding) -> None:
    left, right = finding.two_claims.left, finding.two_claims.right
    run = finding.comparison
    less = make_finding(left, right, "wording", "hedge")
    sure = finding.two_claims
    sure.score = 0.9
    sure.save()
    doubted = Pair.objects.create(comparison=run, left=right, right=left, score=0.7, status="match")
    told = ((finding, 3, sure), (None, 5, sure), (None, 2, sure), (None, 3, doubted))
    found = []
    for number, (each, accounts, pair) in enumerate(told, 100):
        each = each or make_finding(left, right, "figure", "other_value")
        each.row = Row.objects.create(comparison=run, order=number, account_count=accounts)
        each.pair = pair
        each.save()
        found.append(each)
    middle, many, few, unsure = found
    assert list(waiting(run)) == [many, unsure, middle, few, less]
    Report.objects.create(event=event, row=less.row, finding=less, reason=Report.Reason.OTHER)
    assert waiting(run).first() == less


def test_two_decisions_are_taken_back_one_after_the_other(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    left, right = finding.two_claims.left, finding.two_claims.right
    other = make_finding(left, right, "wording", "hedge")
    decide(moderator_client, finding, CONFIRMED)
    decide(moderator_client, other, REJECTED)
    for state in ("stimmt nicht", "stimmt"):
        page = queue(moderator_client, event)
        assert f"Zuletzt: {state} (" in " ".join(page.split())
        undo = re.search(r'action="(/curate/events/[a-z]+/undo/\d+/)"', page)
        assert undo
        moderator_client.post(undo[1])
    assert "Zuletzt:" not in queue(moderator_client, event)
    assert set(Decision.objects.values_list("state", flat=True)) == {MACHINE}


def test_what_another_took_back_is_not_offered_again(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    decide(moderator_client, finding, CONFIRMED)
    deciding.undo(Entry.objects.get(), make_moderator("zweite"))
    assert "Zuletzt:" not in queue(moderator_client, event)


def test_after_a_conflict_every_way_leads_on(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    deciding.decide(finding, Verdict(REJECTED, "", 0), make_moderator("zweite"))
    address = f"/curate/events/{event.slug}/findings/{finding.pk}/"
    page = moderator_client.post(address, {"state": CONFIRMED, "seen": 0}).content.decode()
    later = f"/curate/events/{event.slug}/?after={finding.pk}"
    assert f'href="{later}"' in page
    assert f'<form class="fields" method="get" action="/curate/events/{event.slug}/">' in page
    assert moderator_client.get(later).status_code == 200


ADDRESSES = [
    ("get", "/curate/"),
    ("get", "/curate/events/hafen/"),
    ("get", "/curate/events/hafen/log/"),
    ("post", "/curate/events/hafen/bulk/"),
    ("post", "/curate/events/hafen/findings/1/"),
    ("post", "/curate/events/hafen/undo/1/"),
]


@pytest.mark.parametrize(("method", "address"), ADDRESSES)
def test_the_desk_is_for_moderators(
    client: Client, event: Event, method: str, address: str
) -> None:
    assert event.slug == "hafen"
    ask = getattr(client, method)
    assert ask(address).status_code == 302
    client.force_login(make_user())
    assert ask(address).status_code == 403
    client.force_login(make_moderator())
    assert ask(address).status_code in {200, 302, 404, 422}
    assert getattr(client, "post" if method == "get" else "get")(address).status_code == 405


def test_the_desk_lists_events_and_what_waits(moderator_client: Client, event: Event) -> None:
    make_event("leer", title="Noch leer")
    assert event.title in (page := moderator_client.get("/curate/").content.decode())
    assert "1 Befund wartet." in page
    assert "Noch nicht verglichen." in page
    assert "Noch gibt es keinen Vergleich" in queue(
        moderator_client, Event.objects.get(slug="leer")
    )


def test_two_first_words_at_once(event: Event, finding: Finding, moderator: User) -> None:
    deciding.decide(finding, Verdict(CONFIRMED, "", 0), moderator)
    with pytest.raises(OvertakenError):
        deciding.decide(finding, Verdict(REJECTED, "", 0), moderator)
    assert event.decisions.get().version == 1


def test_a_person_calls_a_finding_something_else(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    Finding.objects.filter(pk=finding.pk).update(subtype="other_group")
    address = f"/curate/events/{event.slug}/findings/{finding.pk}/"
    sent = {"state": CONFIRMED, "says": "update", "seen": 0, "note": "Einen Tag später gezählt."}
    assert moderator_client.post(address, sent).status_code == 302
    finding.refresh_from_db()
    assert (finding.kind, finding.subtype, finding.found_as) == ("update", "", "figure")
    page = queue(moderator_client, event, at=finding.pk)
    assert "nennt später" in page
    assert "Ein Mensch hat es so eingeordnet. Die Maschine fand „andere Zahl“" in page
    compared = Client().get(f"/events/{event.slug}/compare/").content.decode()
    assert 'data-kind="update"' in compared
    log = moderator_client.get(f"/curate/events/{event.slug}/log/").content.decode()
    assert "geprüft: neuerer Stand" in log
    moderator_client.post(f"/curate/events/{event.slug}/undo/{Entry.objects.get().pk}/")
    finding.refresh_from_db()
    assert (finding.kind, finding.subtype, finding.machine_kind) == ("figure", "other_group", "")
    assert Decision.objects.get().says == ""


def test_another_kind_is_carried_over_and_stands_in_the_log(moderator: User) -> None:
    event, finding = compared()
    deciding.decide(finding, Verdict(CONFIRMED, "", 0, "contradiction"), moderator)
    make_account(event, make_outlet("drei"), slug="drei", text="In Nordhafen brannte eine Halle.")
    run = run_anew(event)
    again = Finding.objects.get(comparison=run, state=CONFIRMED)
    assert (again.kind, again.found_as) == ("contradiction", "figure")
    assert deciding.not_found_in(run) == []
    deciding.decide(again, Verdict(CONFIRMED, "", 1, "figure"), moderator)  # as the machine said
    again.refresh_from_db()
    assert (again.kind, again.machine_kind, Decision.objects.get().says) == ("figure", "", "")
    (told,) = last_values(deciding.ACTIONS).values()
    assert told == Decision.objects.get().values


@pytest.mark.parametrize("kind", ["absence", "burnt"])
def test_a_kind_that_is_none_is_refused(
    moderator_client: Client, event: Event, finding: Finding, kind: str
) -> None:
    address = f"/curate/events/{event.slug}/findings/{finding.pk}/"
    sent = {"state": CONFIRMED, "says": kind, "seen": 0}
    assert moderator_client.post(address, sent).status_code == 422


def test_what_is_rejected_has_no_kind_of_its_own(
    moderator_client: Client, event: Event, finding: Finding
) -> None:
    address = f"/curate/events/{event.slug}/findings/{finding.pk}/"
    moderator_client.post(address, {"state": REJECTED, "says": "update", "seen": 0})
    assert Decision.objects.get().says == ""
