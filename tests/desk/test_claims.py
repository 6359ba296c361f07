"""Correcting claims at the desk: spans, voices, speakers, and what a new run makes of it."""

import re
from collections.abc import Mapping

import pytest
from django.contrib.auth.models import User
from django.test import Client

from framing import engine
from framing.comparisons import arranging, build, correcting, deciding
from framing.comparisons.arranging import Move, ends_of
from framing.comparisons.correcting import Sentence, Wanted
from framing.comparisons.deciding import Verdict
from framing.comparisons.models import Claim, Comparison, Correction
from framing.comparisons.saying import OvertakenError
from framing.events.models import Account, Event
from framing.journal.models import Entry
from framing.journal.replay import last_values
from tests.comparisons.makers import make_finding
from tests.helpers import make_account, make_event, make_moderator, make_outlet, make_version

pytestmark = pytest.mark.django_db
FIRE = "In Nordhafen brannte am Montag eine Halle, und zwölf Menschen wurden verletzt."
TEXTS = {
    "eins": f"{FIRE} Die Polizei ermittelt wegen Brandstiftung.",
    "zwei": "Am Montag brannte in Nordhafen eine Halle. Zwanzig Menschen wurden verletzt.",
}


@pytest.fixture
def event() -> Event:
    """An event with two accounts, compared by the engine."""
    found = make_event("hafen", is_practice=True)
    for slug, text in TEXTS.items():
        make_account(found, make_outlet(slug, name=f"Das {slug}"), slug=slug, text=text)
    run_anew(found)
    return found


@pytest.fixture
def account(event: Event) -> Account:
    return event.accounts.get(slug="eins")


def run_anew(event: Event) -> Comparison:
    """Do what the worker does with what is asked for, else run as the event is now."""
    waiting = event.comparisons.filter(state=Comparison.State.WAITING).first()
    build.run((waiting or Comparison.objects.create(event=event)).pk)
    return Comparison.objects.current().get(event=event)


def first(account: Account) -> Sentence:
    """The first sentence as it stands now."""
    return correcting.sentences_of(Account.objects.get(pk=account.pk))[0]


def address(account: Account) -> str:
    """The page of the first sentence."""
    key = first(account).read.key.replace("#", "-")
    return f"/curate/events/hafen/accounts/{account.slug}/claims/{key}/"


def filled(account: Account, **changed: object) -> dict[str, object]:
    """The form of the first sentence as a browser would send it, but for what is changed."""
    sentence = first(account)
    sent: dict[str, object] = {
        "number": len(sentence.claims),
        "seen": sentence.correction.version if sentence.correction else 0,
        "note": "",
    }
    for n, (part, claim) in enumerate(zip(sentence.parts, sentence.claims, strict=True)):
        sent |= {
            f"{n}-first": part.first,
            f"{n}-last": part.behind - 1,
            f"{n}-voice": claim.voice.value,
            f"{n}-speaker": claim.speaker or "",
        }
        sent |= {f"{n}-checkable": "on"} if claim.checkable else {}
    return sent | {name.replace("__", "-"): value for name, value in changed.items()}


def texts_of(account: Account, run: Comparison) -> list[str]:
    return list(run.claims.filter(account=account).order_by("order").values_list("text", flat=True))


def test_a_sentence_is_split_and_the_next_run_has_two_claims(
    moderator_client: Client, event: Event, account: Account
) -> None:
    answer = moderator_client.post(address(account), filled(account, cut=7), follow=True)
    page = answer.content.decode()
    assert "Das Ereignis wird neu verglichen." in page
    assert "Aussage 2" in page
    run = Comparison.objects.current().get(event=event)  # tasks of a test run at once
    Comparison.objects.create(event=event)
    listed = moderator_client.get("/curate/events/hafen/accounts/eins/claims/").content.decode()
    assert "Der Vergleich ist vorgemerkt" in listed
    assert "1 Satz berichtigt" in listed
    assert texts_of(account, run)[:2] == [
        "In Nordhafen brannte am Montag eine Halle,",
        "und zwölf Menschen wurden verletzt.",
    ]
    version = account.current_version
    assert version
    assert version.text == TEXTS["eins"]
    entry = Entry.objects.get(action="claim-corrected")
    assert "Nordhafen" not in str(entry.before) + str(entry.after)


def test_two_claims_of_one_sentence_are_joined_again(
    moderator_client: Client, event: Event, account: Account
) -> None:
    moderator_client.post(address(account), filled(account, cut=7))
    moderator_client.post(address(account), filled(account, join=0))
    assert Correction.objects.get().parts == []
    before = Comparison.objects.current().get(event=event)
    assert run_anew(event) == before  # it stands as it did: nothing to compare


def test_span_voice_speaker_and_whether_one_can_check_it(
    moderator_client: Client, event: Event, account: Account
) -> None:
    sent = filled(account, **{"0__first": 7, "0__voice": "reported", "0__speaker": "die Feuerwehr"})
    del sent["0-checkable"]
    assert moderator_client.post(address(account), sent).status_code == 302
    run = run_anew(event)
    claim = run.claims.get(account=account, order=0)
    assert (claim.text, claim.voice, claim.speaker, claim.checkable) == (
        "und zwölf Menschen wurden verletzt.",
        Claim.Voice.REPORTED,
        "die Feuerwehr",
        False,
    )
    sent = filled(account, **{"0__voice": "outlet", "0__speaker": ""}) | {"0-checkable": "on"}
    moderator_client.post(address(account), sent)
    claim = run_anew(event).claims.get(account=account, order=0)
    assert (claim.voice, claim.speaker, claim.checkable) == (Claim.Voice.OUTLET, "", True)


def test_a_stray_line_is_no_claim_until_somebody_says_otherwise(
    moderator_client: Client, event: Event, account: Account
) -> None:
    sent = {"number": 1, "seen": 0, "note": "Bildunterschrift.", "no-claim": 1}
    answer = moderator_client.post(address(account), sent, follow=True)
    page = answer.content.decode()
    assert "Das Ereignis wird neu verglichen." in page
    assert "keine Aussage, wird nicht verglichen" in page
    assert FIRE in page  # it still stands there, and can be put back
    assert texts_of(account, run_anew(event)) == ["Die Polizei ermittelt wegen Brandstiftung."]
    run_anew(event)
    make_version(account, f"{FIRE} Die Polizei sucht Zeugen.")
    assert texts_of(account, run_anew(event)) == ["Die Polizei sucht Zeugen."]  # kept anew
    page = moderator_client.get(address(account)).content.decode()
    assert "Jetzt: keine Aussage." in page
    assert 'name="no-claim"' not in page
    log = moderator_client.get("/curate/events/hafen/log/", {"about": "claim"}).content.decode()
    assert "keine Aussage" in log
    entry = Entry.objects.get(action="claim-corrected")
    assert (entry.after["dropped"], entry.after["note"]) == (True, "Bildunterschrift.")
    moderator_client.post(f"/curate/events/hafen/undo/{entry.pk}/", {"back": "log"})
    assert not first(account).is_corrected
    assert texts_of(account, run_anew(event))[0] == FIRE


def test_what_was_no_claim_is_one_again_and_its_undo_drops_it(
    moderator_client: Client, event: Event, account: Account
) -> None:
    drop = {"number": 1, "seen": 0, "no-claim": 1}
    moderator_client.post(address(account), drop)
    same = moderator_client.post(address(account), drop | {"seen": 1}, follow=True)
    assert "Es hat sich nichts geändert." in same.content.decode()
    assert moderator_client.get(address(account)).content.decode().count('name="0-first"') == 1
    page = moderator_client.post(address(account), drop, follow=True)  # from an old page
    assert page.status_code == 409
    assert moderator_client.post(address(account), drop | {"seen": "x"}).status_code == 422
    moderator_client.post(address(account), {"as-read": 1, "seen": 1})
    assert not first(account).is_corrected
    newest = Entry.objects.filter(action="claim-corrected").latest("pk")
    moderator_client.post(f"/curate/events/hafen/undo/{newest.pk}/", {"back": "log"})
    assert first(account).is_dropped
    assert FIRE not in texts_of(account, run_anew(event))


def test_a_decision_on_a_dropped_claim_is_kept_and_holds_again_after_the_undo(
    event: Event, account: Account, moderator: User
) -> None:
    sentence = first(account)
    run = Comparison.objects.current().get(event=event)
    found = run.findings.filter(pair__left__account=account, row__isnull=False).with_claims()
    finding = next(f for f in found if f.two_claims.left.text == FIRE)
    deciding.decide(finding, Verdict("confirmed", "", 0), moderator)
    correcting.correct(account, Wanted(sentence.read.key, (), "", 0, dropped=True), moderator)
    assert deciding.not_found_in(run_anew(event))  # kept, and listed
    correcting.undo(Entry.objects.get(action="claim-corrected"), moderator)
    assert deciding.not_found_in(run_anew(event)) == []


TORN = ("Die Polizei nahm am Montag in Nordhafen zwölf", "Menschen fest, die am Hafen standen.")


@pytest.fixture
def torn(event: Event) -> Account:
    """An account in which a sentence is torn over two paragraphs, the first part a claim."""
    text = f"Es brannte eine Halle.\n\n{TORN[0]}\n\n{TORN[1]} Am Abend kam Regen."
    found = make_account(event, make_outlet("drei"), slug="drei", text=text)
    run_anew(event)
    return found


def page_of(account: Account, words: str) -> str:
    """The page of the sentence that holds these words."""
    sentences = correcting.sentences_of(Account.objects.get(pk=account.pk))
    sentence = next(s for s in sentences if words in s.read.text)
    key = sentence.read.key.replace("#", "-")
    return f"/curate/events/hafen/accounts/{account.slug}/claims/{key}/"


def seam_in(client: Client, address: str) -> dict[str, str]:
    """The form about the seam, as a browser would send it."""
    page = client.get(address).content.decode()
    names = dict(
        re.findall(r'name="(seam|seen)" value="([^"]*)"', page[page.index('"seam"') - 9 :])
    )
    return names | ({"join-blocks": "1"} if 'name="join-blocks"' in page else {})


def test_a_sentence_torn_over_two_paragraphs_is_joined_and_parted_again(
    moderator_client: Client, event: Event, torn: Account
) -> None:
    whole = " ".join(TORN)
    assert whole not in texts_of(torn, run_anew(event))
    sent = seam_in(moderator_client, page_of(torn, TORN[0]))
    answer = moderator_client.post(page_of(torn, TORN[0]), sent, follow=True)
    page = answer.content.decode()
    assert "aus zwei Absätzen verbunden" in page
    assert "1 Satz berichtigt" in page
    assert whole in texts_of(torn, run_anew(event))
    claim = run_anew(event).claims.get(account=torn, text=whole)
    version = torn.current_version
    assert version
    assert version.text[claim.start : claim.end] == "\n\n".join(TORN)
    for shown in ("texts/drei/", "compare/", "read/drei/eins/"):
        assert moderator_client.get(f"/events/hafen/{shown}").status_code == 200
    assert moderator_client.get("/events/hafen/texts/drei/").content.decode().count(TORN[1][:13])
    make_version(torn, f"Vorab.\n\n{TORN[0]}\n\n{TORN[1]}")
    assert whole in texts_of(torn, run_anew(event))  # kept in a new run of a newer text
    log = moderator_client.get("/curate/events/hafen/log/", {"about": "claim"}).content.decode()
    assert "aus zwei Absätzen verbunden" in log
    sent = seam_in(moderator_client, page_of(torn, TORN[1]))
    assert sent["seen"] == "1"
    assert "join-blocks" not in sent
    moderator_client.post(page_of(torn, whole), sent)
    assert whole not in texts_of(torn, run_anew(event))
    entry = Entry.objects.filter(action="claim-corrected").latest("pk")
    moderator_client.post(f"/curate/events/hafen/undo/{entry.pk}/", {"back": "log"})
    assert whole in texts_of(torn, run_anew(event))


def test_the_second_part_offers_the_same_seam(moderator_client: Client, torn: Account) -> None:
    one, other = (seam_in(moderator_client, page_of(torn, words)) for words in TORN)
    assert one == other
    page = moderator_client.get(page_of(torn, "Regen")).content.decode()
    assert 'name="seam"' not in page


def test_a_joined_sentence_can_be_corrected_like_any_other(
    moderator_client: Client, event: Event, torn: Account
) -> None:
    first_page = page_of(torn, TORN[0])
    moderator_client.post(first_page, seam_in(moderator_client, first_page))
    whole = page_of(torn, " ".join(TORN))
    drop = {"number": 1, "seen": 0, "no-claim": 1}
    moderator_client.post(whole, drop)
    assert not [text for text in texts_of(torn, run_anew(event)) if "Polizei" in text]


def test_two_who_join_at_once_and_old_pages_are_told(
    moderator_client: Client, event: Event, torn: Account, moderator: User
) -> None:
    address = page_of(torn, TORN[0])
    sent = seam_in(moderator_client, address)
    gone = moderator_client.post(address, sent | {"seam": "x~y"}, follow=True).content.decode()
    assert "Dieser Satz steht in der jetzigen Fassung nicht mehr." in gone
    correcting.correct(torn, Wanted(sent["seam"], (), joined=True), make_moderator("zweite"))
    whole = page_of(torn, " ".join(TORN))
    late = moderator_client.post(whole, sent, follow=True).content.decode()
    assert "zweite hat diesen Satz inzwischen berichtigt" in late
    late = moderator_client.post(address, sent, follow=True).content.decode()
    assert "Dieser Satz steht in der jetzigen Fassung nicht mehr." in late
    assert Correction.objects.get().version == 1
    claim = run_anew(event).claims.select_related("account").get(text=" ".join(TORN))
    other = Comparison.objects.current().get().claims.select_related("account")
    move = Move(ends_of([claim]), [], ends_of(other.filter(account__slug="zwei")[:1]), "", 0)
    arranging.arrange(event, move, moderator)
    with pytest.raises(OvertakenError):
        correcting.undo(Entry.objects.get(action="claim-corrected"), moderator)


def test_a_seam_whose_words_are_gone_is_listed(moderator_client: Client, torn: Account) -> None:
    address = page_of(torn, TORN[0])
    moderator_client.post(address, seam_in(moderator_client, address))
    assert correcting.lost_of(Account.objects.get(pk=torn.pk)) == []
    make_version(torn, "Heute schien die Sonne.")
    assert len(correcting.lost_of(Account.objects.get(pk=torn.pk))) == 1
    page = moderator_client.get("/curate/events/hafen/accounts/drei/claims/").content.decode()
    assert "1 Berichtigung nicht wiedergefunden" in page


def test_a_sentence_is_put_back_as_it_was_read(
    moderator_client: Client, event: Event, account: Account
) -> None:
    moderator_client.post(address(account), filled(account, cut=7))
    sent = {"as-read": 1, "seen": 1}
    assert moderator_client.post(address(account), sent).status_code == 302
    assert not first(account).is_corrected
    answer = moderator_client.post(address(account), sent, follow=True)  # from an old page
    assert "hat diesen Satz inzwischen berichtigt" in answer.content.decode()
    assert Correction.objects.get().version == 2
    assert event.corrections.count() == 1


def test_what_changes_nothing_is_no_entry(moderator_client: Client, account: Account) -> None:
    page = moderator_client.post(address(account), filled(account), follow=True)
    assert "Es hat sich nichts geändert." in page.content.decode()
    assert not Entry.objects.filter(action="claim-corrected").exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"0__first": 5, "0__last": 2}, "Das Ende liegt vor dem Anfang."),
        ({"0__first": 99}, "role="),
        ({"0__voice": "echo"}, "role="),
        ({"0__speaker": "Ada"}, "Eine eigene Aussage des Mediums hat keinen anderen Sprecher."),
        ({"note": "x" * 501}, "role="),
        ({"number": "viele"}, "Diesen Satz berichtigen"),
        ({"number": 3}, "role="),
        ({"seen": "x"}, "role="),
    ],
)
def test_bad_input_is_said_and_kept(
    moderator_client: Client, account: Account, changed: Mapping[str, object], said: str
) -> None:
    sent = filled(account, **{"note": "Meine Worte.", **changed})
    answer = moderator_client.post(address(account), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Meine Worte." in page or "xxx" in page
    assert not Correction.objects.exists()


def test_claims_that_share_words_are_refused(moderator_client: Client, account: Account) -> None:
    moderator_client.post(address(account), filled(account, cut=7))
    answer = moderator_client.post(address(account), filled(account, **{"1__first": 5}))
    assert answer.status_code == 422
    assert "Zwei Aussagen teilen sich Wörter." in answer.content.decode()


def test_nobody_overwrites_what_another_corrected(
    moderator_client: Client, account: Account
) -> None:
    sentence = first(account)
    parts = (engine.Part(0, 7),)
    wanted = Wanted(sentence.read.key, parts, "Nur der Brand.")
    correcting.correct(account, wanted, make_moderator("zweite"))
    sent = filled(account, cut=7, seen=0, note="Meine Worte.")
    answer = moderator_client.post(address(account), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "zweite hat diesen Satz inzwischen berichtigt" in page
    assert "Nur der Brand." in page
    assert "Meine Worte." in page
    assert 'name="seen" value="1"' in page
    assert Correction.objects.get().version == 1


def test_the_log_shows_and_takes_back_and_alone_gives_the_present_state(
    moderator_client: Client, event: Event, account: Account
) -> None:
    moderator_client.post(address(account), filled(account, cut=7, note="Zwei Dinge."))
    moderator_client.post(address(account), filled(account, **{"1__speaker": "", "note": "Drei."}))
    older, newer = Entry.objects.filter(action="claim-corrected").order_by("pk")
    log = "/curate/events/hafen/log/"
    page = moderator_client.get(log, {"about": "claim"}).content.decode()
    assert "berichtigt: 2 Aussagen" in page
    assert "Zwei Dinge." in page
    assert "Zwei Dinge." not in moderator_client.get(log, {"about": "row"}).content.decode()
    table = moderator_client.get(log, {"format": "csv"}).content.decode()
    assert "berichtigt: 2 Aussagen" in table
    undo = "/curate/events/hafen/undo"
    refused = moderator_client.post(f"{undo}/{older.pk}/", {"back": "log"}, follow=True)
    assert "Das geht nicht mehr" in refused.content.decode()
    moderator_client.post(f"{undo}/{newer.pk}/", {"back": "log"})
    assert Correction.objects.get().note == "Zwei Dinge."
    told = last_values(correcting.ACTIONS)
    present = {f"comparisons.correction:{c.pk}": c.values for c in event.corrections.all()}
    replayed = {
        subject: {name: value for name, value in after.items() if name != "undoes"}
        for subject, after in told.items()
    }
    assert replayed == present


def test_undoing_the_first_leaves_it_as_read(account: Account, moderator: User) -> None:
    wanted = Wanted(first(account).read.key, (engine.Part(0, 7),))
    correcting.correct(account, wanted, moderator)
    correcting.undo(Entry.objects.get(action="claim-corrected"), moderator)
    assert not first(account).is_corrected
    with pytest.raises(OvertakenError):
        correcting.undo(Entry.objects.get(action="claim-corrected"), moderator)


def test_undo_is_refused_while_something_is_said_of_its_claims(
    event: Event, account: Account, moderator: User
) -> None:
    wanted = Wanted(first(account).read.key, (engine.Part(0, 7), engine.Part(7, 11)))
    correcting.correct(account, wanted, moderator)
    entry = Entry.objects.get(action="claim-corrected")
    run = Comparison.objects.current().get(event=event)
    found = run.findings.filter(pair__left__account=account, row__isnull=False).with_claims()
    finding = next(f for f in found if f.two_claims.left.text.startswith("In Nordhafen"))
    deciding.decide(finding, Verdict("confirmed", "", 0), moderator)
    with pytest.raises(OvertakenError):
        correcting.undo(entry, moderator)
    deciding.undo(Entry.objects.get(action="finding-decided"), moderator)
    half = run.claims.select_related("account").get(account=account, order=1)
    other = run.claims.select_related("account").filter(account__slug="zwei")
    move = Move(ends_of([half]), [], ends_of(other), "", 0)
    arranging.arrange(event, move, moderator)
    with pytest.raises(OvertakenError):
        correcting.undo(entry, moderator)
    arranging.undo(Entry.objects.get(action="row-arranged"), moderator)
    correcting.undo(entry, moderator)
    assert not first(account).is_corrected


def test_undo_of_what_is_deleted_gets_a_sentence(
    moderator_client: Client, account: Account, moderator: User
) -> None:
    correcting.correct(account, Wanted(first(account).read.key, (engine.Part(0, 7),)), moderator)
    entry = Entry.objects.get(action="claim-corrected")
    Correction.objects.all().delete()
    undo = f"/curate/events/hafen/undo/{entry.pk}/"
    page = moderator_client.post(undo, follow=True).content.decode()
    assert "Die Darstellung ist gelöscht worden." in page


def test_undo_of_what_is_no_longer_in_the_text(account: Account, moderator: User) -> None:
    correcting.correct(account, Wanted(first(account).read.key, (engine.Part(0, 7),)), moderator)
    make_version(account, "Heute schien die Sonne.")
    correcting.undo(Entry.objects.get(action="claim-corrected"), moderator)
    Account.objects.update(current_version=None)
    correcting.undo(Entry.objects.get(action="claim-undone"), moderator)
    assert Correction.objects.get().parts


def test_a_correction_whose_words_are_gone_is_listed_and_comes_back(
    moderator_client: Client, event: Event, account: Account, moderator: User
) -> None:
    wanted = Wanted(first(account).read.key, (engine.Part(0, 7),), "Kürzer.")
    correcting.correct(account, wanted, moderator)
    make_version(account, "Die Polizei ermittelt wegen Brandstiftung. Es brannte eine Halle.")
    page = moderator_client.get("/curate/events/hafen/accounts/eins/claims/").content.decode()
    assert "1 Berichtigung nicht wiedergefunden" in page
    assert "Kürzer." in page
    gone = f"/curate/events/hafen/accounts/eins/claims/{wanted.key.replace('#', '-')}/"
    answer = moderator_client.get(gone, follow=True).content.decode()
    assert "Dieser Satz steht in der jetzigen Fassung nicht mehr." in answer
    assert "brannte am Montag" not in str(texts_of(account, run_anew(event)))
    make_version(account, f"Nachtrag vom Abend. {FIRE}")
    assert "In Nordhafen brannte am Montag eine Halle," in texts_of(account, run_anew(event))
    assert correcting.lost_of(Account.objects.get(pk=account.pk)) == []


def test_an_account_without_a_text_has_no_claims(moderator_client: Client, event: Event) -> None:
    make_account(event, slug="leer", text="")
    page = moderator_client.get("/curate/events/hafen/accounts/leer/claims/").content.decode()
    assert "In diesem Text steht noch keine Aussage." in page


def test_a_correction_makes_another_run_of_the_same_texts(
    event: Event, account: Account, moderator: User
) -> None:
    before = Comparison.objects.current().get(event=event)
    correcting.correct(account, Wanted(first(account).read.key, (engine.Part(0, 7),)), moderator)
    assert run_anew(event) != before


def test_the_queue_leads_to_dividing_and_joining_by_key(
    moderator_client: Client, event: Event, moderator: User, account: Account
) -> None:
    sentence = first(account)
    halves = (engine.Part(0, 7), engine.Part(7, 11))
    correcting.correct(account, Wanted(sentence.read.key, halves), moderator)
    run_anew(event)
    other = Claim.objects.filter(account__slug="zwei").last()
    half = Claim.objects.get(text="In Nordhafen brannte am Montag eine Halle,", account=account)
    assert other
    finding = make_finding(half, other, "wording", "rule")
    page = moderator_client.get("/curate/events/hafen/", {"at": finding.pk}).content.decode()
    links = re.findall(r'href="(/curate/events/hafen/accounts/[^"]+\?do=[a-z]+)"', page)
    assert [link.split("/")[5] + link.rpartition("?")[2] for link in links] == [
        "einsdo=cut",
        "zweido=cut",
        "einsdo=join",
        "zweido=join",
    ]
    assert page.index('data-key="t"') < page.index('data-key="v"')
    divide, _other, join_half, join_other = (
        moderator_client.get(link).content.decode() for link in links
    )
    assert FIRE in divide  # the sentence that the half belongs to
    assert re.search(r'<details class="cuts" open>.+?name="cut" value="1" autofocus', divide, re.S)
    assert re.search(r'name="join" value="0" autofocus', join_half)
    assert "Hier ist nichts zu verbinden" in join_other
    assert "Hier ist nichts zu verbinden" not in join_half
