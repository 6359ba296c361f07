"""The log and the lists of what was not found again name the words that people spoke of."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from framing import engine
from framing.comparisons import arranging, build, correcting, deciding, remembering
from framing.comparisons.arranging import Move
from framing.comparisons.correcting import Wanted
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Claim, Comparison, Finding, words_of
from framing.desk.takedown import Order, take_down
from framing.events.models import Account, Event
from tests.comparisons.makers import (
    compare_now,
    make_claim,
    make_compared_event,
    make_finding,
    make_read_event,
    make_row,
)
from tests.helpers import make_version

pytestmark = pytest.mark.django_db
LOG = "/curate/events/hafen/log/"
LONG = (
    "Im Hafen von Nordhafen brannte am Montag eine Halle. Zwölf Menschen wurden verletzt. "
    "Der Verein der Fischer sagte sein Fest ab, das am Samstag beginnen sollte."
)
FEST = "Der Verein der Fischer sagte sein Fest ab, das am Samstag beginnen sollte."
DESK = "/curate/events/hafen/"
ACCOUNT = f"{DESK}accounts/eins/"
HURT = ["Zwölf Menschen wurden verletzt.", "Die Feuerwehr zählte zwanzig Verletzte."]


@pytest.fixture
def event() -> Event:
    return make_compared_event()[0]


def finding_of(event: Event) -> Finding:
    """The finding on who was hurt."""
    return Finding.objects.get(kind="figure", comparison__event=event)


def words_in(line: dict[str, Any]) -> list[tuple[str, str]]:
    """The accounts and the opening words that a line of the log names."""
    return [(each.account.slug, each.opening) for each in line["words"]]


def test_a_line_of_the_log_names_the_sentences_of_the_finding(
    moderator_client: Client, moderator: User, event: Event
) -> None:
    deciding.decide(finding_of(event), Verdict("confirmed", "", 0), moderator)
    page = moderator_client.get(LOG)
    assert words_in(page.context["lines"][0]) == list(zip(("kurier", "bote"), HURT, strict=True))
    assert all(sentence in page.content.decode() for sentence in HURT)


def test_corrections_and_arrangements_name_their_sentence_too(
    moderator_client: Client, moderator: User, event: Event
) -> None:
    claim = Claim.objects.get(text=HURT[0])
    correcting.correct(claim.account, Wanted(claim.key, (), dropped=True), moderator)
    move = Move([("kurier", claim.key)], [], [], note="", seen=0)
    arranging.arrange(event, move, moderator)
    moved, corrected = moderator_client.get(LOG).context["lines"]
    assert words_in(moved) == words_in(corrected) == [("kurier", HURT[0])]


def test_of_many_sentences_three_are_named_and_the_rest_counted(
    moderator_client: Client, moderator: User, event: Event
) -> None:
    ends = [(claim.account.slug, claim.key) for claim in Claim.objects.select_related("account")]
    arranging.arrange(event, Move(ends, [], [], note="", seen=0), moderator)
    page = moderator_client.get(LOG).content.decode()
    listed = page[page.index('class="remembered') :]
    assert listed[: listed.index("</ul>")].count('class="words"') == 3
    assert "und 2 weitere Aussagen" in page


def test_opening_words_end_at_a_word_and_are_short() -> None:
    text = "Am frühen Abend brannte im alten Hafen von Nordhafen, wie es hieß, eine Lagerhalle ab."
    opening = remembering.opening_of(text)
    assert opening == "Am frühen Abend brannte im alten Hafen von Nordhafen, wie es hieß, eine …"
    assert remembering.opening_of(" Kurz \n und gut. ") == "Kurz und gut."
    for length in range(1, 200):
        assert len(remembering.opening_of("x" * length)) <= 80
        assert len(remembering.opening_of("Wort, " * length)) <= 80


def test_after_a_takedown_the_log_says_so_and_names_the_other_sentence(
    moderator_client: Client, moderator: User, event: Event
) -> None:
    deciding.decide(finding_of(event), Verdict("confirmed", "", 0), moderator)
    kurier = Account.objects.get(slug="kurier")
    take_down(kurier, Order("holder", "Brief.", with_title=False), who=moderator)
    row = make_row(Comparison.objects.create(event=event), {})
    make_claim(row, Account.objects.get(slug="bote"), HURT[1])
    page = moderator_client.get(LOG, {"about": "finding"})
    assert words_in(page.context["lines"][0]) == [("kurier", ""), ("bote", HURT[1])]
    assert "Text entfernt" in page.content.decode()
    assert HURT[0] not in page.content.decode()


def test_the_log_asks_as_often_for_one_line_as_for_many(
    moderator_client: Client, moderator: User, event: Event
) -> None:
    asked = []
    for kind in ("figure", "contradiction", "wording", "update", "attribution"):
        pair = finding_of(event).two_claims if kind != "figure" else None
        found = make_finding(pair.left, pair.right, kind, "rule") if pair else finding_of(event)
        deciding.decide(found, Verdict("confirmed", "", 0), moderator)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            lines = moderator_client.get(LOG).context["lines"]
        assert all(len(line["words"]) == 2 for line in lines)
        asked.append(len(queries))
    assert len(lines) == 5
    assert len(set(asked)) == 1


def renewed(event: Event, account: Account, text: str) -> None:
    """Give an account another text; all runs that read the old one are gone."""
    make_version(account, text)
    compare_now(event)
    Comparison.objects.filter(event=event, is_current=False).delete()


@pytest.fixture
def read() -> Event:
    """An event read by the engine, of which one account has three sentences."""
    return make_read_event({"eins": LONG, "zwei": "In Nordhafen brannte am Montag eine Halle."})


def claim_at(event: Event, words: str) -> Claim:
    """The claim of these words in the present run."""
    claims = Claim.objects.select_related("account__event", "account__current_version")
    return claims.get(comparison__event=event, comparison__is_current=True, text=words)


def test_what_was_not_carried_over_is_named_though_no_run_has_it(
    moderator_client: Client, moderator: User, read: Event
) -> None:
    claim = claim_at(read, FEST)
    other = claim_at(read, "In Nordhafen brannte am Montag eine Halle.")
    finding = make_finding(claim, other, "wording", "rule")
    deciding.decide(finding, Verdict("confirmed", "", 0), moderator)
    correcting.correct(claim.account, Wanted(claim.key, (), dropped=True), moderator)
    arranging.arrange(read, Move([("eins", claim.key)], [], [], note="", seen=0), moderator)
    renewed(read, claim.account, "Im Hafen von Nordhafen brannte am Montag eine Halle.")
    assert not Claim.objects.filter(text=FEST).exists()
    queue = moderator_client.get(DESK).content.decode()
    assert queue.count(FEST) == 2  # the decision and the arrangement
    assert moderator_client.get(f"{ACCOUNT}claims/").content.decode().count(FEST) == 1
    at_account = moderator_client.get(ACCOUNT).content.decode()
    lost = at_account[at_account.index("Nicht wiedergefunden") :]
    assert lost[: lost.index("</section>")].count(f">{FEST}<") == 3


def test_a_part_of_a_sentence_is_named_even_where_it_was_corrected_again(
    moderator_client: Client, moderator: User, read: Event
) -> None:
    whole = claim_at(read, FEST)
    halves = (engine.Part(0, 8), engine.Part(8, 13))
    correcting.correct(whole.account, Wanted(whole.key, halves), moderator)
    compare_now(read)
    half = claim_at(read, "Der Verein der Fischer sagte sein Fest ab,")
    move = Move([("eins", half.key)], [], [], note="", seen=0)
    arranging.arrange(read, move, moderator)
    correcting.correct(whole.account, Wanted(whole.key, (engine.Part(0, 5),), seen=1), moderator)
    renewed(read, whole.account, LONG)
    assert half.text in moderator_client.get(DESK).content.decode()


def test_a_seam_is_named_by_both_of_its_parts(
    moderator_client: Client, moderator: User, read: Event
) -> None:
    account = Account.objects.get(slug="eins")
    renewed(read, account, "Die Wehr zählte am Montag zwölf\n\nVerletzte in der ganzen Stadt.")
    version = account.current_version
    assert version
    seam = engine.torn(build.text_of(version))[0].seam
    correcting.correct(account, Wanted(seam.key, (), joined=True), moderator)
    renewed(read, account, LONG)
    page = moderator_client.get(f"{ACCOUNT}claims/").content.decode()
    assert "Die Wehr zählte am Montag zwölf Verletzte in der ganzen Stadt." in page


def test_words_that_are_stored_nowhere_are_said_to_be_gone(
    moderator_client: Client, moderator: User, event: Event
) -> None:
    move = Move([("kurier", "unbekannt#1")], [], [], note="", seen=0)
    arranging.arrange(event, move, moderator)
    page = moderator_client.get(DESK).content.decode()
    assert "Die Wörter sind nirgends mehr gespeichert." in page


def test_words_of_many_are_found_with_the_queries_of_one(moderator: User, read: Event) -> None:
    claims = list(Claim.objects.select_related("account__event"))
    told = [(claim.account.slug, words_of(claim.key)) for claim in claims]
    for claim in claims:
        correcting.correct(claim.account, Wanted(claim.key, (), dropped=True), moderator)
    Comparison.objects.all().delete()
    asked = []
    for number in (1, len(told)):
        with CaptureQueriesContext(connection) as queries:
            found = remembering.remember(read, told[:number])
        assert all(each.text for each in found.values())
        asked.append(len(queries))
    assert asked[0] == asked[1]
