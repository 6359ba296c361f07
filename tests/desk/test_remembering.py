"""The log and the lists of what was not found again name the words that people spoke of."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from framing.comparisons import arranging, correcting, deciding, remembering
from framing.comparisons.arranging import Move
from framing.comparisons.correcting import Wanted
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Claim, Comparison, Finding
from framing.desk.takedown import Order, take_down
from framing.events.models import Account, Event
from tests.comparisons.makers import make_claim, make_compared_event, make_finding, make_row

pytestmark = pytest.mark.django_db
LOG = "/curate/events/hafen/log/"
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
