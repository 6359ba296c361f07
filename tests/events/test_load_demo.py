"""The demo event is loaded once however often the command runs, and its digests keep the rules."""

import hashlib
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.dispatch import Signal
from pytest_django import DjangoCaptureOnCommitCallbacks

from framing.events.demo import loading, reading
from framing.events.models import (
    Account,
    Event,
    Notice,
    Outlet,
    OutletAddress,
    OutletFact,
    Snapshot,
    Version,
)
from framing.journal.models import Entry
from tests.helpers import make_account, make_event, make_outlet, make_version

MATERIAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "kasachstan-2022"
ENTRIES = reading.entries()
DIGESTS = [entry for entry in ENTRIES if entry.text]
OUTLETS = {table["slug"]: table for table in reading.outlets()}
STORED = (Event, Outlet, OutletFact, OutletAddress, Notice, Account, Snapshot, Version, Entry)

MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
SENTENCE_END = re.compile(rf"(?<!\d)[.!?]|(?<=\d)\.(?= (?!{MONTHS})[A-ZÄÖÜ(]|$)", re.MULTILINE)
CREDIT = re.compile(r"\n\n\((dpa|dpa-AFX|AFP)\)$")
QUOTED = re.compile("„([^“]*)“|“([^”]*)”")
# Private persons of the recorded facts: names as hashes, so that this list names nobody either.
LEFT_OUT = {"f9a706526b8eebeb", "f9c0658ed992644d", "e644df618fef9fdd"}
LEFT_OUT_TRADES = {"musiker", "jazzmusiker", "pianist", "jazzpianist", "musician"}

each_digest = pytest.mark.parametrize("entry", DIGESTS, ids=lambda entry: entry.slug)
needs_material = pytest.mark.skipif(not MATERIAL.exists(), reason="the recorded facts are absent")


def load() -> str:
    """Run the command and give what it printed."""
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


def rows() -> dict[str, str]:
    """Give everything that is stored."""
    return {
        model.__name__: serializers.serialize("json", model._default_manager.order_by("pk"))
        for model in STORED
    }


def account(slug: str) -> Account:
    """Give an account of the demo event."""
    return Account.objects.get(event__slug="kasachstan-2022", slug=slug)


def body(entry: reading.Entry) -> str:
    """Give the digest without the agency's credit."""
    return CREDIT.sub("", entry.text)


def sentences(entry: reading.Entry) -> int:
    """Count the sentences of a digest."""
    return len(SENTENCE_END.findall(body(entry)))


def quotations(entry: reading.Entry) -> Iterator[str]:
    """Give what stands in quotation marks."""
    return (german or english for german, english in QUOTED.findall(entry.text))


def allowed(entry: reading.Entry) -> list[str]:
    """Give the terms of which it is recorded that the outlet put them in quotation marks."""
    return [term for term in entry.fields.get("quoted", "").split(" | ") if term]


@pytest.mark.django_db
def test_it_loads_a_published_event() -> None:
    load()
    event = Event.objects.published().get(slug="kasachstan-2022")
    assert event.title_en == "Kazakhstan, January 2022"
    assert event.summary.count(". ") == event.summary_en.count(". ") == 1
    assert event.accounts.count() == len(ENTRIES)


@pytest.mark.django_db
def test_it_loads_nothing_twice() -> None:
    load()
    before = rows()
    printed = load()
    assert rows() == before
    assert printed.count("unchanged") == len(ENTRIES)


@pytest.mark.django_db
def test_it_prints_a_line_for_every_account() -> None:
    lines = load().splitlines()
    assert lines[0] == f"event kasachstan-2022, {len(OUTLETS)} outlets"
    assert lines[1:] == [f"{entry.slug}: new account" for entry in ENTRIES]


@pytest.mark.django_db
def test_every_digest_is_stored_as_ours() -> None:
    load()
    for stored in Account.objects.readable():
        assert stored.kind == Account.Kind.DIGEST
        assert stored.completeness == Account.Completeness.DIGEST
        assert stored.current_version is not None
        assert stored.current_version.snapshot.source == Snapshot.Source.OWN
        assert stored.current_version.snapshot.content == stored.current_version.text.encode()


@pytest.mark.django_db
def test_spiegel_has_an_account_without_a_text() -> None:
    load()
    spiegel = account("spiegel")
    assert spiegel.current_version is None
    assert spiegel.note.startswith("Noch nicht abgerufen")
    assert spiegel.outlet.addresses.count() == 3


@pytest.mark.django_db
def test_others_hear_of_new_versions_once(
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    heard: list[int] = []

    def listen(event_id: int, **_kwargs: Any) -> None:
        heard.append(event_id)

    signal = Signal()
    signal.connect(listen)
    monkeypatch.setattr(loading, "version_ready", signal)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            load()
    assert heard == [Event.objects.get().pk]


def changed(monkeypatch: pytest.MonkeyPatch, slug: str, text: str) -> None:
    """Let one digest file read differently."""
    entries = [
        reading.Entry(entry.slug, entry.fields, text if entry.slug == slug else entry.text)
        for entry in ENTRIES
    ]
    monkeypatch.setattr(reading, "entries", lambda _folder: entries)


@pytest.mark.django_db
def test_a_changed_digest_becomes_a_new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    changed(monkeypatch, "bild", "In Almaty wurden Helme gesehen.")
    assert "bild: new version" in load()
    assert [version.number for version in account("bild").versions.all()] == [1, 2]
    current = account("bild").current_version
    assert current is not None
    assert current.text == "In Almaty wurden Helme gesehen."


@pytest.mark.django_db
def test_a_text_from_a_moderator_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    theirs = make_version(account("bild"), "Der ganze Artikel.")
    changed(monkeypatch, "bild", "In Almaty wurden Helme gesehen.")
    assert "bild: left as it is" in load()
    assert account("bild").current_version == theirs


@pytest.mark.django_db
def test_what_a_moderator_corrected_stays() -> None:
    load()
    Account.objects.filter(slug="bild").update(url="https://www.bild.de/anders", title="Anders")
    Outlet.objects.filter(slug="bild").update(name="Bild")
    Notice.objects.update(text="Anders")
    before = rows()
    load()
    assert rows() == before


@pytest.mark.django_db
def test_an_account_at_the_same_address_is_not_doubled() -> None:
    event = make_event("kasachstan-2022")
    bild = next(entry for entry in ENTRIES if entry.slug == "bild")
    url = bild.fields["url"].replace("https://www.", "http://")
    make_account(event, make_outlet("bild"), url=url, slug="bild-7")
    assert "bild: left as it is" in load()
    assert event.accounts.filter(outlet__slug="bild").count() == 1


@pytest.mark.django_db
def test_a_slug_that_is_taken_gets_a_number() -> None:
    event = make_event("kasachstan-2022")
    make_account(event, make_outlet("anderes"), slug="bild")
    load()
    assert event.accounts.filter(outlet__slug="bild").get().slug == "bild-2"


@pytest.mark.django_db
def test_an_outlet_of_the_same_name_is_taken_over() -> None:
    make_outlet("bild-zeitung", name="BILD")
    load()
    assert Outlet.objects.get(name="BILD").slug == "bild-zeitung"


@pytest.mark.parametrize(
    "raw",
    ["kein Vorspann", "---\noutlet: bild\n", "---\noutlet\n---\n", "---\na: b\na: c\n---\n"],
    ids=["no fence", "not closed", "no key", "twice"],
)
def test_a_broken_front_matter_is_an_error(raw: str) -> None:
    with pytest.raises(ValueError, match="bild: "):
        reading.parse("bild", raw)


def test_front_matter_and_text_are_told_apart() -> None:
    entry = reading.parse("a", "---\ntitle: Eins: Zwei\npublished: 2022-01-10\n---\n\nEin Satz.\n")
    assert entry.fields == {"title": "Eins: Zwei", "published": "2022-01-10"}
    assert entry.text == "Ein Satz."


@each_digest
def test_a_digest_has_its_front_matter(entry: reading.Entry) -> None:
    assert entry.fields["kind"] == entry.fields["completeness"] == "digest"
    assert entry.fields["url"].startswith("https://")
    assert entry.published is not None
    assert entry.fields["title"].startswith("Digest – ")
    assert entry.fields["outlet"] in OUTLETS


@each_digest
def test_a_digest_has_one_or_two_sentences_a_fact(entry: reading.Entry) -> None:
    facts = int(entry.fields["facts"])
    assert facts <= sentences(entry) <= 2 * facts


@each_digest
def test_a_digest_quotes_recorded_terms_only(entry: reading.Entry) -> None:
    assert sorted(set(quotations(entry))) == sorted(allowed(entry))
    assert not set(entry.text) & set('"»«‚‘')
    assert entry.text.count("„") == (entry.text.count("“") if "„" in entry.text else 0)


@each_digest
def test_every_paragraph_of_a_digest_ends_a_sentence(entry: reading.Entry) -> None:
    assert all(paragraph.endswith(".") for paragraph in body(entry).split("\n\n"))


@each_digest
def test_an_agency_is_credited_in_the_text(entry: reading.Entry) -> None:
    credited = CREDIT.search(entry.text)
    assert (credited.group(1) if credited else "") == entry.fields.get("agency", "")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.slug)
def test_no_private_person_is_named(entry: reading.Entry) -> None:
    words = set(re.findall(r"\w+", f"{entry.text} {entry.fields}".lower()))
    assert not words & LEFT_OUT_TRADES
    assert not {hashlib.sha256(word.encode()).hexdigest()[:16] for word in words} & LEFT_OUT


@pytest.mark.parametrize("slug", OUTLETS)
def test_a_profile_is_sourced(slug: str) -> None:
    table = OUTLETS[slug]
    assert table["funding"] in Outlet.Funding.values
    assert not table["homepage"] or table["homepage"].startswith("https://")
    assert table["fact"]
    assert all(fact["source_name"] and fact["source_url"] for fact in table["fact"])
    assert all(fact["label_en"] and fact["value_en"] for fact in table["fact"])


def test_notices_follow_the_one_criterion() -> None:
    notices = {slug: table["notice"] for slug, table in OUTLETS.items() if "notice" in table}
    assert set(notices) == {"anti-spiegel", "rt-de"}
    for [notice] in notices.values():
        assert notice["dated"]
        assert notice["source_name"].startswith("Rat der Europäischen Union")
        assert notice["source_url"].startswith("https://eur-lex.europa.eu/")
    assert [notice["address_as_text"] for [notice] in notices.values()] == [False, True]


@needs_material
@each_digest
def test_a_digest_has_a_sentence_for_every_recorded_fact(entry: reading.Entry) -> None:
    facts = (MATERIAL / "FACTS.md").read_text(encoding="utf-8")
    section = facts.split(f"\n## {entry.fields['source']} ")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("- ")]
    recorded = [re.sub(r"\([^)]*\)", "", line).split(";") for line in lines]
    assert entry.fields["url"] in section
    assert sum(map(len, recorded)) <= sentences(entry)


@needs_material
@each_digest
def test_quoted_terms_are_recorded_for_this_outlet(entry: reading.Entry) -> None:
    lines = (MATERIAL / "FRAMING.md").read_text(encoding="utf-8").splitlines()
    recorded = " ".join(line for line in lines if f"({entry.fields['source']}, " in line)
    assert all(term in recorded for term in allowed(entry))
