"""The practice event is loaded once however often the command runs, and its key fits its texts."""

import re
import tomllib
from collections import Counter
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.utils import timezone

from framing.engine import AbsenceReason, Completeness, Relation, Subtype
from framing.events.demo import reading
from framing.events.demo.loading import DEMO, PRACTICE, Sample
from framing.events.extraction import extract
from framing.events.models import (
    Account,
    Event,
    Notice,
    Outlet,
    OutletFact,
    Snapshot,
    Version,
)
from framing.journal.models import Entry
from tests.helpers import make_version

ENTRIES = {entry.slug: entry for entry in reading.entries(PRACTICE.folder)}
OUTLETS = {table["slug"]: table for table in reading.outlets(PRACTICE.folder)}
KEY: dict[str, Any] = tomllib.loads((PRACTICE.folder / "key.toml").read_text(encoding="utf-8"))
TEASER = ENTRIES["lohetaler-anzeiger-plus"]
TEXTS = [
    pytest.param(text, id=f"{slug}-{number}")
    for slug, entry in ENTRIES.items()
    if entry is not TEASER
    for number, text in enumerate((*entry.earlier, entry.text), start=1)
]
NAMED = [(slug, name) for slug, sentences in KEY["sentence"].items() for name in sentences]
REFERRED = [
    *(name for table in ("pair", "apart", "absence") for item in KEY[table] for name in item["of"]),
    *(item["of"] for item in KEY["voice"]),
]
RELATIONS = Counter(relation for pair in KEY["pair"] for relation in pair["relations"])
SHADES = ["asserted", "other_speaker", "labels", "hedge", "scare_quotes"]
STORED = (Event, Outlet, OutletFact, Notice, Account, Snapshot, Version, Entry)

MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
SENTENCE_END = re.compile(rf"[.!?][“”]?(?= (?!(?:{MONTHS})\b)[A-ZÄÖÜ0-9„“]|$)", re.MULTILINE)


def load() -> str:
    """Run the command and give what it printed."""
    out = StringIO()
    call_command("load_practice", stdout=out)
    return out.getvalue()


def rows() -> dict[str, str]:
    """Give everything that is stored."""
    return {
        model.__name__: serializers.serialize("json", model._default_manager.order_by("pk"))
        for model in STORED
    }


def account(slug: str) -> Account:
    """Give an account of the practice event."""
    return Account.objects.get(event__is_practice=True, slug=slug)


def paragraphs(text: str) -> list[str]:
    """Give the body: no heading, no credit line."""
    return [part for part in text.split("\n\n") if not part.startswith("#") and part[0] != "("]


@pytest.mark.django_db
def test_it_loads_a_published_practice_event() -> None:
    load()
    event = Event.objects.published().get(is_practice=True)
    assert event.accounts.readable().count() == len(ENTRIES) == 6
    assert event.summary.count(". ") == event.summary_en.count(". ") == 1


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
    assert lines[0] == f"event wiesenlohe-nordumgehung, {len(OUTLETS)} outlets"
    assert lines[1:] == [f"{slug}: new account" for slug in ENTRIES]


@pytest.mark.django_db
def test_its_texts_are_articles_of_ours_and_complete_but_for_a_teaser() -> None:
    load()
    assert account(TEASER.slug).completeness == Account.Completeness.TEASER
    for stored in Account.objects.readable().select_related("current_version__snapshot"):
        assert stored.kind == Account.Kind.ARTICLE
        is_teaser = stored.completeness == Account.Completeness.TEASER
        assert is_teaser or stored.completeness == Account.Completeness.COMPLETE
        assert is_teaser is (stored.slug == TEASER.slug)
        assert stored.current_version is not None
        assert stored.current_version.method == "written for practice"
        assert stored.current_version.snapshot.source == Snapshot.Source.OWN


@pytest.mark.django_db
def test_a_correction_is_a_second_version() -> None:
    load()
    corrected = account("lohetaler-anzeiger")
    first, second = corrected.versions.all()
    assert corrected.current_version == second
    assert first.text.startswith("# Chaoten legen Wiesenlohe lahm: 900 Straßengegner")
    assert second.text.startswith(f"# {corrected.title}\n")
    assert "Rund 900 Menschen" in first.text
    assert "Rund 1.900 Menschen" in second.text


@pytest.mark.django_db
def test_only_the_corrected_text_has_two_versions() -> None:
    load()
    assert sorted(found.versions.count() for found in Account.objects.all()) == [1, 1, 1, 1, 1, 2]


@pytest.mark.django_db
def test_a_text_from_a_moderator_stays() -> None:
    load()
    theirs = make_version(account("zaunblick"), "Auf der Brücke blieb es ruhig.")
    load()
    assert account("zaunblick").current_version == theirs


@pytest.mark.django_db
def test_both_events_live_side_by_side() -> None:
    call_command("load_demo", stdout=StringIO())
    load()
    assert Event.objects.filter(is_practice=False).count() == 1
    assert Event.objects.filter(is_practice=True).count() == 1


@pytest.mark.django_db
def test_nothing_has_a_notice() -> None:
    load()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("slug", OUTLETS)
def test_a_profile_says_that_the_outlet_is_invented(slug: str) -> None:
    facts = OUTLETS[slug]["fact"]
    assert [facts[0]["label"], facts[0]["label_en"]] == ["Erfunden", "Invented"]
    assert all(fact["source_name"] == "Framing: erfunden / invented" for fact in facts)
    assert OUTLETS[slug]["homepage"].endswith(".example.org/")


@pytest.mark.parametrize("slug", ENTRIES)
def test_an_account_stands_at_an_address_that_leads_nowhere(slug: str) -> None:
    fields = ENTRIES[slug].fields
    assert fields["url"].startswith(OUTLETS[fields["outlet"]]["homepage"])


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_25_to_40_sentences_and_a_headline(text: str) -> None:
    assert text.startswith("# ")
    counted = sum(len(SENTENCE_END.findall(part)) for part in paragraphs(text))
    assert 25 <= counted <= 40


@pytest.mark.parametrize("text", TEXTS)
def test_every_paragraph_ends_a_sentence(text: str) -> None:
    assert all(SENTENCE_END.search(part[-2:]) for part in paragraphs(text))


def test_the_teaser_is_one_for_extraction_too() -> None:
    assert extract(TEASER.text.encode()).completeness == Completeness.TEASER
    assert {entry.fields["outlet"] for entry in ENTRIES.values()} == set(OUTLETS)


def test_one_text_is_english_and_days_differ() -> None:
    assert Counter(entry.fields["language"] for entry in ENTRIES.values()) == {"de": 5, "en": 1}
    assert len({entry.published for entry in ENTRIES.values()}) == 3


def test_agency_and_client_credit_the_agency() -> None:
    credited = {slug for slug, entry in ENTRIES.items() if entry.text.endswith("\n\n(qna)")}
    assert credited == {"querfeld-agentur", "wiesenloher-tagblatt"}
    assert all(ENTRIES[slug].fields["agency"] == "qna" for slug in credited)


@pytest.mark.parametrize(("slug", "name"), NAMED)
def test_a_sentence_of_the_key_stands_once_in_its_text(slug: str, name: str) -> None:
    assert ENTRIES[slug].text.count(KEY["sentence"][slug][name]) == 1


@pytest.mark.parametrize(("slug", "name"), NAMED)
def test_a_sentence_of_the_key_is_a_whole_sentence(slug: str, name: str) -> None:
    sentence = KEY["sentence"][slug][name]
    assert len(SENTENCE_END.findall(sentence)) == 1
    before = ENTRIES[slug].text.split(sentence)[0]
    assert before.endswith(("\n\n", ". ", ".“ "))


def test_the_key_refers_to_sentences_that_it_names_and_uses_them_all() -> None:
    assert set(REFERRED) == {f"{slug}.{name}" for slug, name in NAMED}


def test_a_pair_is_of_two_accounts_and_stands_once() -> None:
    pairs = [frozenset(item["of"]) for item in [*KEY["pair"], *KEY["apart"]]]
    assert len(set(pairs)) == len(pairs)
    assert all(len({name.split(".")[0] for name in pair}) == 2 for pair in pairs)


@pytest.mark.parametrize(
    "relation", sorted(set(Relation) - {Relation.ABSENCE, Relation.CONTRADICTION})
)
def test_the_key_holds_every_kind_twice(relation: str) -> None:
    named = [count for name, count in RELATIONS.items() if re.split("[/:]", name)[0] == relation]
    assert sum(named) >= 2


@pytest.mark.parametrize("subtype", sorted(Subtype))
def test_the_key_holds_every_subtype_twice(subtype: str) -> None:
    kind = "figure" if subtype == Subtype.OTHER_GROUP else "contradiction"
    assert RELATIONS[f"{kind}/{subtype}"] >= 2


@pytest.mark.parametrize("shade", SHADES)
def test_the_key_holds_every_shade_twice(shade: str) -> None:
    assert sum(count for name, count in RELATIONS.items() if name.endswith(f":{shade}")) >= 2


@pytest.mark.parametrize("reason", sorted({*AbsenceReason} - {AbsenceReason.ELSEWHERE}))
def test_the_key_holds_every_reason_of_absence_twice(reason: str) -> None:
    assert sum(item["reason"] == reason for item in KEY["absence"]) >= 2


def test_an_update_is_of_two_days() -> None:
    for pair in KEY["pair"]:
        days = {ENTRIES[name.split(".")[0]].published for name in pair["of"]}
        assert "update" not in pair["relations"] or len(days) == 2


def test_an_absence_has_every_account_once_and_earlier_is_earlier() -> None:
    for item in KEY["absence"]:
        having = {name.split(".")[0] for name in item["of"]}
        assert not having & set(item["lacking"])
        first = min(day for slug in having if (day := ENTRIES[slug].published))
        is_earlier = {slug: (ENTRIES[slug].published or first) < first for slug in item["lacking"]}
        assert set(is_earlier.values()) == {item["reason"] == "earlier"}


@pytest.mark.django_db
@pytest.mark.parametrize("sample", [DEMO, PRACTICE], ids=lambda sample: sample.command)
def test_what_a_person_deleted_stays_away_unless_asked_for(
    sample: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    command = sample.command
    call_command(command, unless_deleted=True)  # nobody deleted anything
    event = Event.objects.get()
    call_command(command, unless_deleted=True)
    assert "was deleted" not in capsys.readouterr().out
    Event.objects.update(deleted_at=timezone.now())
    call_command(command, unless_deleted=True)
    assert "the desk can bring it back" in capsys.readouterr().out
    Event.with_deleted.update(deleted_at=timezone.now() - timedelta(days=31))
    call_command("purge")
    call_command(command, unless_deleted=True)
    assert f"{command} loads it again" in capsys.readouterr().out
    assert not Event.with_deleted.exists()
    call_command(command)
    assert Event.objects.get().pk != event.pk
    call_command(command, unless_deleted=True)  # it is there again, and kept up to date
    assert "was deleted" not in capsys.readouterr().out
