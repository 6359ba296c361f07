"""A finding that the machine did not see: added, shown, kept over runs, taken back."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from framing.comparisons import adding, arranging, build, deciding
from framing.comparisons.adding import Added, AlreadyFoundError
from framing.comparisons.arranging import Move
from framing.comparisons.models import Claim, Comparison, Decision, Finding, Pair
from framing.desk.replaying import differences
from framing.desk.views.queue import last_of
from framing.desk.waiting import progress_of
from framing.events.models import Event
from framing.journal.models import Entry
from tests.comparisons.makers import make_read_event
from tests.helpers import make_moderator, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_read_event()


def current(event: Event) -> Comparison:
    return Comparison.objects.current().get(event=event)


def claim(event: Event, slug: str, words: str = "Halle") -> Claim:
    """The claim of an account with these words."""
    told = current(event).claims.select_related("row", "account", "comparison")
    return told.get(account__slug=slug, text__contains=words)


def two(event: Event) -> tuple[Claim, Claim]:
    """Two claims on one fire, of which the machine finds no contradiction."""
    return claim(event, "eins"), claim(event, "drei")


def address_of(row_id: int) -> str:
    return f"/curate/events/hafen/rows/{row_id}/add/"


def added_in(event: Event) -> list[Finding]:
    return list(current(event).findings.filter(rule=adding.BY_HAND))


def apart(event: Event) -> list[object]:
    """Where the log tells another state of decisions than is stored."""
    return [each for each in differences(event) if each.subject.startswith("comparisons.decision")]


def add(event: Event, who: User, kind: str = "contradiction", note: str = "") -> Decision:
    return deciding.add(Added(kind, *two(event), note), who)


def test_a_moderator_adds_a_contradiction(moderator_client: Client, event: Event) -> None:
    one, other = two(event)
    page = moderator_client.get(f"{address_of(one.row_id)}?claim={one.pk}").content.decode()
    assert f'value="{one.pk}" checked' in page
    assert f'value="{other.pk}" checked' not in page
    sent = {"claims": [one.pk, other.pk], "kind": "contradiction", "note": "Brand oder Feuer?"}
    page = moderator_client.post(address_of(one.row_id), sent, follow=True).content.decode()
    assert "Ergänzt." in page
    assert "widersprechen sich hier." in page
    assert "von Hand ergänzt" in page
    (finding,) = added_in(event)
    assert (finding.row_id, finding.state, finding.kind) == (
        one.row_id,
        "confirmed",
        "contradiction",
    )
    assert finding in Finding.objects.shown().differences()
    # The log says it without the words of a text, and the same as the database.
    entry = Entry.objects.get(action=deciding.DECIDED)
    assert entry.after["is_added"] is True
    assert "Halle" not in str(entry.after)
    assert apart(event) == []


def test_the_words_that_matter_are_marked_and_named(
    moderator_client: Client, event: Event, moderator: User
) -> None:
    one, other = two(event)
    first, second = one.text.split()[0], " ".join(other.text.split()[-2:])
    sent = {
        "claims": [one.pk, other.pk],
        "kind": "contradiction",
        f"words-{one.pk}": f" „{first.upper()}“ ",
        f"words-{other.pk}": second.replace(" ", "  "),
    }
    page = moderator_client.post(address_of(one.row_id), sent, follow=True).content.decode()
    assert "steht gegen" in page
    assert f'<mark class="differs" data-kind="contradiction">{first}</mark>' in page
    (finding,) = added_in(event)
    pair = finding.two_claims
    spans = finding.evidence["marks"]
    found = {
        pair.left_id: [pair.left.text[start:end] for start, end in spans["left"]],
        pair.right_id: [pair.right.text[start:end] for start, end in spans["right"]],
    }
    assert found == {one.pk: [first], other.pk: [second.rstrip(".")]}
    # The log keeps where they stand, and no word of a text.
    entry = Entry.objects.get(action=deciding.DECIDED)
    assert sorted(entry.after["spans"])[0] == [0, 1]
    assert first not in str(entry.after)
    assert apart(event) == []
    # A new run marks them again; taken back and added without words, they are gone.
    build.run(Comparison.objects.create(event=event).pk)
    assert added_in(event)[0].evidence["marks"] == spans
    deciding.undo(entry, moderator)
    add(event, moderator)
    assert added_in(event)[0].evidence["marks"] == {"left": [], "right": []}
    assert apart(event) == []


def test_words_on_one_side_alone_are_marked_but_not_set_against_nothing(
    moderator_client: Client, event: Event
) -> None:
    one, other = two(event)
    word = one.text.split()[0]
    sent = {"claims": [one.pk, other.pk], "kind": "contradiction", f"words-{one.pk}": word}
    page = moderator_client.post(address_of(one.row_id), sent, follow=True).content.decode()
    assert "widersprechen sich hier." in page
    assert f'<mark class="differs" data-kind="contradiction">{word}</mark>' in page


def test_words_that_do_not_stand_there_are_told_beside_them(
    moderator_client: Client, event: Event
) -> None:
    one, other = two(event)
    sent = {"claims": [one.pk, other.pk], "kind": "", f"words-{one.pk}": "ein Schiff"}
    answer = moderator_client.post(address_of(one.row_id), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Diese Worte stehen so nicht in der Aussage, oder mehr als einmal.") == 1
    assert 'value="ein Schiff"' in page
    assert page.index("Bitte die Worte so angeben") < page.index("Bitte wählen, was")
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("", ()),
        (" …", ()),
        ("zwölf Boote", (0, 2)),
        ("„BOOTE“,", (1, 2)),
        ("Dr. Holm", (5, 7)),
        ("Boot", None),  # no word of it
        ("500", None),  # part of a number
        ("2.500", (3, 5)),
        ("Boote sah Boote", None),
        ("sah", None),  # twice: which is meant?
        ("er sah", (7, 9)),
    ],
)
def test_where_words_stand(words: str, place: tuple[int, ...] | None) -> None:
    text = "Zwölf Boote, sah  2.500 \nDr. Holm; er sah es."
    assert adding.place_of(words, text) == place


def test_a_new_version_may_set_other_marks_between_the_words(event: Event, moderator: User) -> None:
    one, other = two(event)
    (first, *_rest), second = one.text.split(), " ".join(other.text.split()[-2:])
    places = [
        adding.place_of(words, told) for words, told in ((first, one.text), (second, other.text))
    ]
    deciding.add(Added("contradiction", one, other, "", *(p or () for p in places)), moderator)
    before = one.text
    make_version(one.account, one.version.text.replace(before, f"„{before.replace(' ', '  ', 1)}“"))
    run = Comparison.objects.create(event=event)
    build.run(run.pk)
    (finding,) = added_in(event)
    pair = finding.two_claims
    marks = finding.evidence["marks"]
    sides = ((pair.left, marks["left"]), (pair.right, marks["right"]))
    shown = {claim.account.slug: [claim.text[a:b] for a, b in spans] for claim, spans in sides}
    assert shown == {"eins": [first], "drei": [second.rstrip(".")]}


def test_pages_of_the_event_show_it(client: Client, event: Event, moderator: User) -> None:
    add(event, moderator)
    for page in ("", "compare/", "worksheet/", "compare/?view=projector"):
        shown = client.get(f"/events/hafen/{page}").content.decode()
        assert "widersprechen sich hier" in shown, page
    english = client.get("/en/events/hafen/").content.decode()
    assert "contradict each other here" in english


@pytest.mark.parametrize("kind", [kind.value for kind in adding.KINDS])
def test_each_kind_has_a_sentence(client: Client, event: Event, moderator: User, kind: str) -> None:
    if current(event).findings.filter(kind=kind, pair__isnull=False).exists():
        current(event).findings.filter(kind=kind).delete()
    add(event, moderator, kind)
    why = client.get(f"/events/hafen/compare/{claim(event, 'eins').row_id}/")
    shown = why.content.decode()
    assert "Das hat ein Mensch ergänzt" in shown
    assert "unterscheiden sich an dieser Stelle" not in shown


def test_a_new_run_has_it_again(event: Event, moderator: User) -> None:
    add(event, moderator)
    before = current(event)
    make_version(event.accounts.get(slug="zwei"), "In Nordhafen brannte eine Halle. Ein Boot sank.")
    run = Comparison.objects.create(event=event)
    build.run(run.pk)
    assert current(event).pk == run.pk != before.pk
    (finding,) = added_in(event)
    assert {finding.two_claims.left.account.slug, finding.two_claims.right.account.slug} == {
        "eins",
        "drei",
    }
    assert deciding.not_found_in(run) == []


def test_where_its_words_are_gone_it_is_kept_and_listed(event: Event, moderator: User) -> None:
    decision = add(event, moderator)
    make_version(event.accounts.get(slug="eins"), "Ein Boot sank vor der Küste bei Nordhafen.")
    run = Comparison.objects.create(event=event)
    build.run(run.pk)
    assert added_in(event) == []
    assert deciding.not_found_in(run) == [decision]


def test_in_two_rows_it_is_not_shown(event: Event, moderator: User) -> None:
    one, other = two(event)
    decision = add(event, moderator)
    apart = [("drei", other.key)]
    arranging.arrange(event, Move([("eins", one.key)], [], apart, "", 0), moderator)
    run = Comparison.objects.filter(event=event).latest("pk")
    assert claim(event, "eins").row_id != claim(event, "drei").row_id
    assert added_in(event) == []
    assert deciding.not_found_in(run) == [decision]


def test_it_is_taken_back_and_brought_again(
    moderator_client: Client, event: Event, moderator: User
) -> None:
    decision = add(event, moderator)
    (finding,) = added_in(event)
    entry = last_of(moderator, event)
    assert entry
    moderator_client.post(f"/curate/events/hafen/undo/{entry.pk}/")
    assert added_in(event) == []
    assert deciding.not_found_in(current(event)) == []
    assert apart(event) == []
    again = add(event, moderator, note="Doch.")
    assert again.pk == decision.pk
    assert [each.pk for each in added_in(event)] != [finding.pk]
    assert apart(event) == []


def test_who_rejects_it_takes_it_away(event: Event, moderator: User) -> None:
    decision = add(event, moderator)
    (finding,) = added_in(event)
    other = make_moderator("zweite")
    deciding.decide(finding, deciding.Verdict("rejected", "", decision.version), other)
    assert added_in(event) == []
    assert deciding.not_found_in(current(event)) == []
    deciding.undo(Entry.objects.filter(action=deciding.DECIDED).latest("pk"), other)
    assert len(added_in(event)) == 1
    assert apart(event) == []


def test_another_may_call_it_something_else(event: Event, moderator: User) -> None:
    decision = add(event, moderator)
    (finding,) = added_in(event)
    verdict = deciding.Verdict("confirmed", "", decision.version, "wording")
    deciding.decide(finding, verdict, moderator)
    (finding,) = added_in(event)
    assert (finding.kind, finding.found_as) == ("wording", "contradiction")


def test_what_is_found_already_is_not_added_twice(
    moderator_client: Client, event: Event, moderator: User
) -> None:
    add(event, moderator)
    with pytest.raises(AlreadyFoundError):
        add(event, moderator)
    one, other = two(event)
    sent = {"claims": [one.pk, other.pk], "kind": "contradiction", "note": "Noch einmal."}
    answer = moderator_client.post(address_of(one.row_id), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "gibt es zwischen den beiden Aussagen schon" in page
    assert f"?at={added_in(event)[0].pk}" in page
    assert "Noch einmal." in page
    # Of another kind there may be one more.
    deciding.add(Added("wording", one, other, ""), moderator)
    assert {each.kind for each in added_in(event)} == {"contradiction", "wording"}


def test_two_claims_without_a_pair_get_one(event: Event, moderator: User) -> None:
    one, other = two(event)
    Pair.objects.filter(left__in=(one, other), right__in=(one, other)).delete()
    add(event, moderator)
    (finding,) = added_in(event)
    assert finding.two_claims.score == 0


@pytest.mark.parametrize(
    ("slugs", "kind", "said"),
    [
        (["eins"], "contradiction", "Bitte genau zwei Aussagen wählen."),
        (["eins", "zwei", "drei"], "contradiction", "Bitte genau zwei Aussagen wählen."),
        ([], "contradiction", "Bitte genau zwei Aussagen wählen."),
        ([], "", "Bitte genau zwei Aussagen wählen."),
        (["eins", "drei"], "", "Bitte wählen, was die beiden Aussagen zeigen."),
        (["eins", "drei"], "absence", "Das ging noch nicht."),
    ],
)
def test_what_is_missing_is_said(
    moderator_client: Client, event: Event, slugs: list[str], kind: str, said: str
) -> None:
    chosen = [claim(event, slug).pk for slug in slugs]
    sent = {"claims": chosen, "kind": kind, "note": "Meine Anmerkung."}
    answer = moderator_client.post(address_of(claim(event, "eins").row_id), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Meine Anmerkung." in page
    assert all(f'value="{key}" checked' in page for key in chosen)
    assert not Decision.objects.exists()


def test_two_claims_of_one_account_show_nothing(moderator_client: Client, event: Event) -> None:
    one, other = claim(event, "eins"), claim(event, "eins", "zwölf")
    Claim.objects.filter(pk=other.pk).update(row=one.row_id)
    sent = {"claims": [one.pk, other.pk], "kind": "wording"}
    page = moderator_client.post(address_of(one.row_id), sent).content.decode()
    assert "Bitte Aussagen zweier Darstellungen wählen." in page
    other.refresh_from_db()
    with pytest.raises(ValueError, match="two accounts of one row"):
        adding.pair_of(one, other)


def test_a_run_that_ended_meanwhile_leads_on(moderator_client: Client, event: Event) -> None:
    one, other = two(event)
    old = one.row_id
    make_version(event.accounts.get(slug="zwei"), "In Nordhafen brannte eine Halle. Ein Boot sank.")
    build.run(Comparison.objects.create(event=event).pk)
    sent = {"claims": [one.pk, other.pk], "kind": "contradiction", "note": "Getippt."}
    answer = moderator_client.post(address_of(old), sent, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith(address_of(claim(event, "eins").row_id))
    assert "ergänzt ist noch nichts" in page
    assert "Getippt." in page
    assert 'value="contradiction" checked' in page
    assert moderator_client.get(address_of(999_999)).url.endswith("/compare/")  # type: ignore[attr-defined]


def test_it_counts_as_checked(event: Event, moderator: User) -> None:
    add(event, moderator)
    told = {each.kind.code: each for each in progress_of(current(event))}["contradiction"]
    assert (told.waiting, told.confirmed) == (0, 1)


def test_only_who_may_decide_adds(client: Client, event: Event) -> None:
    assert client.get(address_of(claim(event, "eins").row_id)).status_code == 302
    page = client.get(f"/events/hafen/compare/{claim(event, 'eins').row_id}/").content.decode()
    assert "Befund ergänzen" not in page


def test_the_row_and_the_queue_lead_to_it(moderator_client: Client, event: Event) -> None:
    row = claim(event, "eins").row_id
    assert address_of(row) in moderator_client.get(f"/events/hafen/compare/{row}/").content.decode()
    assert "/add/" in moderator_client.get("/curate/events/hafen/").content.decode()
