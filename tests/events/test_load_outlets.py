"""The ready profiles are loaded once, keep the rules, and override nobody."""

import re
from collections import Counter
from datetime import date
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import serializers
from django.core.management import call_command

from framing.events.getting import host_of, is_within, outlet_at
from framing.events.models import (
    Notice,
    Outlet,
    OutletAddress,
    OutletFact,
    OutletHost,
    OutletSource,
)
from framing.events.models.outlets import COUNTRIES
from framing.events.profiles.loading import FILES, PRACTICE, addresses_in, read
from framing.journal import log

TABLES = [table for path in FILES[:-1] for table in read(path)]
DEMO = {table["slug"]: table for table in read(FILES[-1])}
KINDS = {"slug", "name", "kind", "funding", "country", "language", "homepage"}
STORED = (Outlet, OutletSource, OutletFact, OutletAddress, OutletHost, Notice)
# They name the addresses of others: a list, encyclopedias and their copies, a press release.
DIRECTORIES = {
    "artikel-presse.de",
    "en.m.wikipedia.org",
    "en.wikipedia.org",
    "github.com",
    "nl.wiki7.org",
    "perceptiode.com",
    "wikide.org",
}
FACT = {"label", "label_en", "value", "value_en", "source_name", "source_url"}
COMMITTED = re.compile(r"https://github\.com/[\w-]+/[\w.-]+/blob/[0-9a-f]{40}/[\w./-]+")
TOLD = [*TABLES, *DEMO.values(), *read(PRACTICE)]
by_slug = pytest.mark.parametrize("table", TABLES, ids=lambda table: table["slug"])


def load() -> str:
    """Run the command and give what it printed."""
    out = StringIO()
    call_command("load_outlets", stdout=out)
    return out.getvalue().strip()


def rows() -> list[str]:
    """Give everything that is stored of outlets."""
    return [
        serializers.serialize("json", model._default_manager.order_by("pk")) for model in STORED
    ]


@by_slug
def test_a_profile_is_complete_and_fits_the_demo(table: dict[str, Any]) -> None:
    assert table.keys() >= KINDS
    assert table["kind"] in Outlet.Kind.values
    assert table["funding"] in Outlet.Funding.values
    assert table["country"] in COUNTRIES
    demo = DEMO.get(table["slug"], table)
    assert {name: table[name] for name in KINDS} == {name: demo[name] for name in KINDS}


@by_slug
def test_every_fact_has_its_source_and_both_languages(table: dict[str, Any]) -> None:
    for fact in table.get("fact", []):
        assert fact.keys() >= FACT
        assert all(fact[name] for name in FACT)
        assert urlsplit(fact["source_url"]).hostname
        assert fact.get("source_date", date.min) < date(2026, 12, 1)


@by_slug
def test_a_detail_stands_with_its_source_or_not_at_all(table: dict[str, Any]) -> None:
    demo = DEMO.get(table["slug"], table)
    sources = {source["about"]: source for source in demo.get("source", [])}
    assert sources.keys() == {name for name in KINDS - {"slug", "name"} if table[name]}
    is_banned = any(each["address_as_text"] for each in demo.get("notice", []))
    for about, source in sources.items():
        assert source["source_name"]
        # Where only the outlet itself names its home page and is under a ban, nothing is linked.
        is_unlinked = is_banned and about == "homepage" and "source_url" not in source
        assert is_unlinked or urlsplit(source["source_url"]).hostname
        assert source.get("source_date", date.min) < date(2026, 12, 1)
    # A page that was read where the outlet writes says where that is; elsewhere it has to be named.
    if "source_url" in sources.get("homepage", {}):
        host = host_of(sources["homepage"]["source_url"])
        assert host in DIRECTORIES or is_within(host, host_of(table["homepage"]))


@pytest.mark.parametrize("table", TOLD, ids=lambda table: table["slug"])
def test_whatever_is_told_has_a_source_and_a_day(table: dict[str, Any]) -> None:
    said = {source["about"] for source in table.get("source", [])}
    # Of an outlet of the demo event the facts stand there, the lists may stand in both files.
    if table["slug"] not in DEMO or table is DEMO[table["slug"]]:
        assert said == {name for name in KINDS - {"slug", "name"} if table[name]}
    rows = [row for part in ("source", "fact", "notice") for row in table.get(part, [])]
    for row in [*rows, *addresses_in(table)]:
        assert row["source_name"]
        days = [row[name] for name in ("source_date", "read_on") if name in row]
        assert len(days) == 1
        assert date(1990, 1, 1) < days[0] < date(2026, 12, 1)


@by_slug
def test_an_address_stands_in_a_file_at_a_commit(table: dict[str, Any]) -> None:
    for address in addresses_in(table):
        assert COMMITTED.fullmatch(address["source_url"])


@by_slug
def test_no_profile_is_without_a_fact(table: dict[str, Any]) -> None:
    assert DEMO.get(table["slug"], table).get("fact")


@by_slug
def test_the_homepage_is_within_its_domains(table: dict[str, Any]) -> None:
    assert not table["homepage"] or any(
        is_within(host_of(table["homepage"]), host) for host in table["hosts"]
    )


def test_there_are_many_and_no_domain_has_two_outlets() -> None:
    countries = Counter(table["country"] for table in TABLES)
    assert len(TABLES) >= 30
    assert min(countries[code] for code in ("DE", "AT", "CH", "RU", "GB", "US")) >= 3
    hosts = Counter(host for table in TABLES for host in table["hosts"])
    assert max(hosts.values()) == 1


def test_a_notice_stands_for_a_ban_and_such_an_outlet_has_no_list() -> None:
    for table in TABLES:
        for notice in table.get("notice", []):
            assert notice["source_url"]
            assert notice["address_as_text"]
            assert not addresses_in(table)


def test_of_an_outlet_under_a_ban_no_source_leads_to_its_own_pages() -> None:
    banned = 0
    for table in TABLES:
        whole = DEMO.get(table["slug"], table)
        notices = whole.get("notice", [])
        if any(notice["address_as_text"] for notice in notices):
            banned += 1
            for part in [*notices, *whole["source"], *whole["fact"]]:
                host = host_of(part.get("source_url", ""))
                assert not any(is_within(host, domain) for domain in table["hosts"])
    assert banned


@pytest.mark.django_db
def test_it_loads_nothing_twice_and_keeps_the_facts_of_the_demo() -> None:
    assert load() == f"{len(TABLES)} outlets, {len(TABLES)} of them new"
    before = rows()
    assert load() == f"{len(TABLES)} outlets, 0 of them new"
    assert rows() == before
    for slug, table in DEMO.items():
        outlet = Outlet.objects.get(slug=slug)
        assert outlet.facts.count() == len(table.get("fact", []))
        assert outlet.notices.count() == len(table.get("notice", []))
    call_command("load_demo", stdout=StringIO())
    assert rows() == before


@pytest.mark.django_db
def test_a_source_comes_for_what_it_says_and_for_no_other_value() -> None:
    Outlet.objects.create(slug="20-minuten", name="20 Minuten", kind="newspaper", country="CH")
    load()
    outlet = Outlet.objects.get(slug="20-minuten")
    assert "kind" not in outlet.sourced
    assert "country" in outlet.sourced
    assert not outlet.sources.filter(about__in=["kind", "funding"]).exists()


@pytest.mark.django_db
def test_addresses_lead_to_their_outlets() -> None:
    load()
    for address, slug in {
        "https://www.spon.de/artikel": "spiegel",
        "https://amp.spiegel.de/artikel": "spiegel",
        "https://www.tagesschau.de/ausland/": "tagesschau",
        "https://www.anti-spiegel.ru/2022/": "anti-spiegel",
        "https://www.mannheimer-morgen.de/": "mannheimer-morgen",
        "https://www.bbc.co.uk/news/": "bbc",
    }.items():
        found = outlet_at(address)
        assert found
        assert found.slug == slug


@pytest.mark.django_db
def test_what_a_person_took_out_does_not_come_back() -> None:
    load()
    spiegel, welt = (Outlet.objects.get(slug=slug) for slug in ("spiegel", "welt"))
    for outlet in (spiegel, welt):
        outlet.addresses.all().delete()
    log.record("outlet-changed", spiegel)
    load()
    assert not spiegel.addresses.exists()
    assert welt.addresses.exists()


@pytest.mark.django_db
def test_a_domain_that_another_outlet_has_stays_there() -> None:
    other = Outlet.objects.create(slug="anderes", name="Anderes")
    other.hosts.create(host="spon.de")
    load()
    assert OutletHost.objects.get(host="spon.de").outlet == other


@pytest.mark.django_db
def test_a_row_of_an_earlier_release_gets_its_source_and_day() -> None:
    load()
    sourced = rows()
    OutletAddress.objects.update(source_name="", source_url="", source_date=None)
    for model in (OutletFact, OutletSource, Notice):
        model._default_manager.update(read_on=None)
    assert rows() != sourced
    # Whoever changed an outlet meanwhile had no place for these yet.
    log.record("outlet-changed", Outlet.objects.get(slug="spiegel"))
    load()
    assert rows() == sourced


@pytest.mark.django_db
def test_sources_alone_come_without_anything_else() -> None:
    load()
    spiegel, welt, faz = (Outlet.objects.get(slug=slug) for slug in ("spiegel", "welt", "faz"))
    spiegel.delete()
    welt.facts.all().delete()
    # What a person wrote rests on what they read.
    written = faz.facts.filter(read_on__isnull=False).first()
    assert written
    OutletFact.objects.filter(pk=written.pk).update(value="anders", read_on=None)
    faz.sources.update(read_on=None)
    faz.addresses.filter(kind="feed").update(source_name="Fußzeile", source_url="")
    # An outlet of two profiles counts once.
    taz = Outlet.objects.get(slug="taz")
    taz.sources.update(read_on=None)
    taz.addresses.update(source_name="")
    faz.addresses.filter(kind="sitemap").update(source_name="")
    out = StringIO()
    call_command("load_outlets", sources=True, stdout=out)
    assert out.getvalue().strip() == "2 outlets were given sources or days that they lacked"
    assert not Outlet.objects.filter(slug="spiegel").exists()
    assert not welt.facts.exists()
    written.refresh_from_db()
    assert written.read_on is None
    assert not faz.sources.filter(read_on=None, source_date=None).exists()
    assert {*faz.addresses.values_list("kind", "source_name")} == {
        ("feed", "Fußzeile"),
        ("sitemap", "fundus (Humboldt-Universität zu Berlin), Adressen der Medien"),
    }


@pytest.mark.django_db
def test_a_source_of_another_value_does_not_come_to_hold_by_its_day() -> None:
    load()
    faz = Outlet.objects.get(slug="faz")
    faz.sources.update(read_on=None)
    Outlet.objects.filter(pk=faz.pk).update(country="AT")
    call_command("load_outlets", sources=True, verbosity=0, stdout=StringIO())
    assert "country" not in Outlet.objects.get(pk=faz.pk).sourced
