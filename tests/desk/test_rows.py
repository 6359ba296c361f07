"""Rows put in order by hand: moved, split, joined; what a new run makes of it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from framing.comparisons import arranging, build, wishes
from framing.comparisons.arranging import Move
from framing.comparisons.models import Arrangement, Claim, Comparison, End, Finding, Row
from framing.comparisons.saying import OvertakenError
from framing.events.models import Event
from framing.journal.models import Entry
from framing.journal.replay import last_values
from tests.comparisons.makers import make_read_event
from tests.helpers import make_moderator, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_read_event()


def current(event: Event) -> Comparison:
    return Comparison.objects.current().get(event=event)


def claim(event: Event, slug: str, words: str) -> Claim:
    """The claim of an account with these words."""
    return (
        current(event)
        .claims.select_related("row", "account")
        .get(account__slug=slug, text__contains=words)
    )


def rows(event: Event) -> set[frozenset[str]]:
    """The rows as accounts and first words: "eins: Am Montag"."""
    found: dict[int, set[str]] = {}
    for each in current(event).claims.select_related("account"):
        words = " ".join(each.text.split()[:2])
        found.setdefault(each.row_id, set()).add(f"{each.account.slug}: {words}")
    return {frozenset(row) for row in found.values()}


FIRE = {"eins: Am Montag", "zwei: In Nordhafen", "drei: Eine Halle"}


def post(client: Client, row: Row | int, **sent: object) -> str:
    """Send the form of a row, and give the page that comes."""
    key = row if isinstance(row, int) else row.pk
    address = f"/curate/events/hafen/rows/{key}/"
    return client.post(address, {"seen": 0, **sent}, follow=True).content.decode()


def test_a_claim_gets_a_row_of_its_own(moderator_client: Client, event: Event) -> None:
    assert frozenset(FIRE) in rows(event)
    one = claim(event, "drei", "Halle")
    address = f"/curate/events/hafen/rows/{one.row_id}/?claim={one.pk}&to=own"
    page = moderator_client.get(address).content.decode()
    assert f'value="{one.pk}" checked' in page
    assert 'value="own" checked' in page
    said = post(moderator_client, one.row, claims=one.pk, to="own", note="Ein anderer Brand.")
    assert "Das Ereignis wird neu verglichen" in said
    assert rows(event) >= {frozenset({"drei: Eine Halle"}), frozenset(FIRE - {"drei: Eine Halle"})}
    assert "Halle" not in str(Entry.objects.get(action="row-arranged").after)


def test_a_claim_is_moved_and_compared_as_a_match(moderator_client: Client, event: Event) -> None:
    moved, target = claim(event, "drei", "Zwanzig"), claim(event, "eins", "zwölf")
    if moved.row_id != target.row_id:
        post(moderator_client, moved.row, claims=moved.pk, to=target.row_id)
    assert claim(event, "drei", "Zwanzig").row_id == claim(event, "eins", "zwölf").row_id
    found = Finding.objects.filter(comparison=current(event), kind="figure", row__isnull=False)
    assert found.exists()


def test_a_row_is_split_and_two_are_joined_again(moderator_client: Client, event: Event) -> None:
    one, two = claim(event, "eins", "Halle"), claim(event, "drei", "Halle")
    post(moderator_client, one.row, claims=[one.pk, two.pk], to="own")
    pair = frozenset({"eins: Am Montag", "drei: Eine Halle"})
    assert rows(event) >= {pair, frozenset({"zwei: In Nordhafen"})}
    first, alone = claim(event, "eins", "Halle"), claim(event, "zwei", "Halle")
    last = arranging.last_entry(event)
    everything = [c.pk for c in first.row.claims.all()]
    post(moderator_client, first.row, claims=everything, to=alone.row_id, seen=last)
    assert frozenset(FIRE) in rows(event)


def test_what_was_arranged_last_counts(moderator_client: Client, event: Event) -> None:
    one = claim(event, "drei", "Halle")
    post(moderator_client, one.row, claims=one.pk, to="own")
    one, other = claim(event, "drei", "Halle"), claim(event, "eins", "Halle")
    last = arranging.last_entry(event)
    post(moderator_client, one.row, claims=one.pk, to=other.row_id, seen=last)
    assert frozenset(FIRE) in rows(event)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"to": "own"}, "Bitte mindestens eine Aussage wählen."),
        ({"claims": "x", "to": "own"}, "Bitte mindestens eine Aussage wählen."),
        ({"claims": "this"}, "Bitte wählen, in welche Zeile."),
        ({"claims": "this", "to": "999999"}, "Bitte wählen, in welche Zeile."),
        ({"claims": "all", "to": "own"}, "Sie haben schon ihre eigene Zeile."),
        ({"claims": "this", "to": "own", "seen": "x"}, 'role="alert"'),
        ({"claims": "this", "to": "own", "note": "x" * 501}, 'role="alert"'),
    ],
)
def test_bad_input_is_said_and_kept(
    moderator_client: Client, event: Event, sent: dict[str, str], said: str
) -> None:
    one = claim(event, "drei", "Halle")
    named = {"this": [one.pk], "all": [c.pk for c in one.row.claims.all()]}
    claims = named.get(sent.get("claims", ""), [sent.get("claims", "")])
    page = post(moderator_client, one.row, **{"note": "Meine Worte.", **sent, "claims": claims})
    assert said in page
    assert "Meine Worte." in page or "xxx" in page
    assert not Arrangement.objects.exists()


def test_a_row_to_move_to_is_searched_and_nothing_typed_is_lost(
    moderator_client: Client, event: Event
) -> None:
    one, other = claim(event, "drei", "Halle"), claim(event, "zwei", "Fest")
    page = post(moderator_client, one.row, claims=one.pk, note="Meine Worte.", q="FEST ab", look=1)
    assert f'name="to" value="{other.row_id}"' in page
    assert "Meine Worte." in page
    assert f'value="{one.pk}" checked' in page
    assert "Bitte wählen" not in page
    nothing = post(moderator_client, one.row, q="Zeppelin", look=1, to=other.row_id)
    assert f'value="{other.row_id}" checked' in nothing
    assert not Arrangement.objects.exists()


def test_a_row_of_an_earlier_run_leads_back_but_what_was_filled_in_counts(
    moderator_client: Client, event: Event
) -> None:
    one = claim(event, "drei", "Halle")
    Comparison.objects.update(inputs="")
    build.run(Comparison.objects.create(event=event).pk)
    assert not Comparison.objects.get(pk=one.comparison_id).is_current
    here = f"/curate/events/hafen/rows/{one.row_id}/"
    assert "inzwischen erneuert" in moderator_client.get(here, follow=True).content.decode()
    post(moderator_client, one.row, claims=one.pk, to="own")
    assert frozenset({"drei: Eine Halle"}) in rows(event)
    assert "inzwischen erneuert" in post(moderator_client, 999_999, to="own")


def test_two_at_once(moderator_client: Client, event: Event, moderator: User) -> None:
    one, two = claim(event, "drei", "Halle"), claim(event, "eins", "Halle")
    ends = arranging.ends_of([one]), arranging.ends_of([two])
    other = make_moderator("zweite")
    arranging.arrange(event, Move(ends[0], [], ends[1], "Anderer Tag.", 0), other)
    new = claim(event, "drei", "Halle")
    sent = {"claims": new.pk, "to": claim(event, "zwei", "Fest").row_id, "note": "Meine Worte."}
    page = post(moderator_client, new.row, **sent)
    assert "zweite hat eine dieser Aussagen inzwischen verschoben" in page
    assert "Anderer Tag." in page
    assert "Meine Worte." in page
    last = arranging.last_entry(event)
    assert f'name="seen" value="{last}"' in page
    assert Arrangement.objects.count() == 1
    post(moderator_client, new.row, **sent, seen=last)
    assert Arrangement.objects.count() == 2
    with pytest.raises(OvertakenError):
        arranging.arrange(event, Move(ends[0], [], ends[1], "", 0), moderator)


def test_what_cannot_be_met_together_gets_a_sentence(
    moderator_client: Client, event: Event
) -> None:
    """Another join waits for its run, so that the page does not show it yet."""
    first, second = "eins", "zwei"
    a, b = ([slug, claim(event, slug, "Halle").key] for slug in (first, second))
    far = ["zwei", claim(event, "zwei", "Fest").key]
    Arrangement.objects.create(event=event, claims=[far], beside=[a, b], decided_at=timezone.now())
    one = claim(event, first, "Halle")
    page = post(moderator_client, one.row, claims=one.pk, to="own", note="Meine Worte.")
    assert "Das widerspricht einer anderen Entscheidung" in page
    assert "Meine Worte." in page
    assert Arrangement.objects.count() == 1
    assert not Entry.objects.filter(action="row-arranged").exists()


def test_the_log_shows_and_takes_back_and_alone_gives_the_present_state(
    moderator_client: Client, event: Event
) -> None:
    one = claim(event, "drei", "Halle")
    post(moderator_client, one.row, claims=one.pk, to="own", note="Ein anderer Brand.")
    log = "/curate/events/hafen/log/"
    page = moderator_client.get(log, {"about": "row"}).content.decode()
    assert "1 Aussage in eine eigene Zeile" in page
    assert "Ein anderer Brand." in page
    entry = Entry.objects.get(action="row-arranged")
    undo = "/curate/events/hafen/undo"
    moderator_client.post(f"{undo}/{entry.pk}/", {"back": "log"})
    assert frozenset(FIRE) in rows(event)
    assert "gilt nicht mehr" in moderator_client.get(log).content.decode()
    again = Entry.objects.get(action="row-undone")
    assert again.after["undoes"] == entry.pk
    moderator_client.post(f"{undo}/{again.pk}/", {"back": "log"})  # an undo can be undone
    assert frozenset(FIRE) not in rows(event)
    told = last_values(arranging.ACTIONS)
    present = {f"comparisons.arrangement:{a.pk}": a.values for a in event.arrangements.all()}
    replayed = {
        subject: {name: value for name, value in after.items() if name != "undoes"}
        for subject, after in told.items()
    }
    assert replayed == present


def test_undo_is_refused_while_a_later_one_depends_on_it(
    moderator_client: Client, event: Event, moderator: User
) -> None:
    a, b, c = ((slug, claim(event, slug, "Halle").key) for slug in ("eins", "zwei", "drei"))
    arranging.arrange(event, Move([a], [], [b], "", 0), moderator)
    arranging.arrange(event, Move([c], [a], [b], "", arranging.last_entry(event)), moderator)
    first, second = Entry.objects.filter(action="row-arranged").order_by("pk")
    undo = "/curate/events/hafen/undo"
    page = moderator_client.post(f"{undo}/{first.pk}/", follow=True).content.decode()
    assert "Das geht nicht mehr" in page
    arranging.undo(second, moderator)
    arranging.undo(first, moderator)
    assert not Arrangement.objects.filter(stands=True).exists()


def test_what_was_taken_back_may_not_be_met_any_more(
    moderator_client: Client, event: Event, moderator: User
) -> None:
    a, b = ((slug, claim(event, slug, "Halle").key) for slug in ("eins", "zwei"))
    far: End = ("zwei", claim(event, "zwei", "Fest").key)
    arranging.arrange(event, Move([far], [a, b], [], "", 0), moderator)
    arranging.undo(Entry.objects.get(action="row-arranged"), moderator)
    arranging.arrange(event, Move([a], [], [b], "", arranging.last_entry(event)), moderator)
    undone = Entry.objects.get(action="row-undone")
    address = f"/curate/events/hafen/undo/{undone.pk}/"
    page = moderator_client.post(address, follow=True).content.decode()
    assert "Das widerspricht einer anderen Entscheidung" in page
    assert Arrangement.objects.filter(stands=True).count() == 1


def test_what_is_gone_is_listed(moderator_client: Client, event: Event, moderator: User) -> None:
    ends = arranging.ends_of([claim(event, "drei", "Halle")])
    others = arranging.ends_of([claim(event, "eins", "Halle")])
    arranging.arrange(event, Move(ends, [], others, "Anderer Tag.", 0), moderator)
    assert arranging.lost_in(current(event)) == []
    make_version(event.accounts.get(slug="drei"), "Heute schien die Sonne über dem Hafen.")
    build.run(Comparison.objects.create(event=event).pk)
    page = moderator_client.get("/curate/events/hafen/").content.decode()
    assert "1 Zuordnung nicht wiedergefunden" in page
    assert "Anderer Tag." in page


def test_links_of_the_last_word() -> None:
    a, b, c = ("x", "1"), ("y", "1"), ("z", "1")
    older = Arrangement(pk=1, claims=[a], beside=[b, c])
    newer = Arrangement(pk=2, claims=[b], apart=[a])
    assert wishes.links([older, newer]) == ([(a, c)], [(a, b)])
    both = Arrangement(pk=3, claims=[a, b])
    assert wishes.links([older, newer, both]) == ([(a, b), (a, c)], [])
