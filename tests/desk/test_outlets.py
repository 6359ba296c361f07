"""Moderators keep the profiles of outlets."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from framing.desk import outlet_editing
from framing.events.getting import outlet_at
from framing.events.models import Notice, Outlet, OutletFact
from framing.events.profiles.loading import store
from framing.journal.models import Entry
from tests.helpers import make_event, make_outlet

pytestmark = pytest.mark.django_db
LIST = "/curate/outlets/"
PAGE = "/curate/outlets/blatt/"
FACT = {
    "label": "Eigentümer",
    "value": "ein Verein",
    "source_name": "Handelsregister",
    "source_date": "2024-01-08",
}
LISTED = {"kind": "feed", "url": "https://blatt.example/feed", "source_name": "Fußzeile"}
RULED = {"source_url": "https://presserat.example/17", "dated": "2024-01-08"}


@pytest.fixture
def outlet() -> Outlet:
    """An outlet without anything."""
    return make_outlet("blatt", name="Das Blatt")


def seen(part: str) -> str:
    """What the page would now send along with a section."""
    return outlet_editing.seen_of(Outlet.objects.get(slug="blatt"), part)


def post(client: Client, part: str, *rows: Mapping[str, object], initial: int = 0) -> str:
    """Send a section with these rows; gives the page that it leads to."""
    data: dict[str, object] = {
        "part": part,
        "seen": seen(part),
        f"{part}-TOTAL_FORMS": len(rows),
        f"{part}-INITIAL_FORMS": initial,
    }
    for place, row in enumerate(rows):
        data |= {f"{part}-{place}-{name}": value for name, value in row.items()}
    return " ".join(client.post(PAGE, data, follow=True).content.decode().split())


class TestList:
    """All outlets, and new ones."""

    def test_it_says_what_is_known_of_each(self, moderator_client: Client, outlet: Outlet) -> None:
        outlet.facts.create(label="a", value="b", source_name="c")
        for path in ("a", "b"):
            outlet.addresses.create(kind="feed", url=f"http://blatt.example/{path}")
        shown = " ".join(moderator_client.get(LIST).content.decode().split())
        row = shown.partition(f'href="{PAGE}">Das Blatt')[2].partition("</tr>")[0]
        assert [part[0] for part in row.split('class="number">')[1:]] == ["1", "2", "0", "0"]

    def test_a_new_one_is_made_and_written_down(
        self, moderator_client: Client, moderator: User
    ) -> None:
        told = moderator_client.post(LIST, {"name": "Das Blatt"})
        assert told["Location"] == "/curate/outlets/das-blatt/"
        assert Entry.objects.get().who == moderator
        page = moderator_client.get(told["Location"]).content.decode()
        assert ": angelegt: Name: Das Blatt; Art: Onlinemedium; Sprache: Deutsch</li>" in page
        again = moderator_client.post(LIST, {"name": "das blatt"})
        assert again.status_code == 422
        assert "gibt es schon" in again.content.decode()
        assert 'value="das blatt"' in again.content.decode()
        assert moderator_client.post(LIST, {"name": "“”"})["Location"].endswith("/medium/")

    def test_an_empty_list_says_so(self, moderator_client: Client) -> None:
        assert "Noch gibt es kein Medium." in moderator_client.get(LIST).content.decode()


@pytest.mark.usefixtures("outlet")
class TestProfile:
    """The sections of the page."""

    def test_details_are_changed_and_written_down(
        self, moderator_client: Client, moderator: User
    ) -> None:
        sent = {"part": "details", "name": "Blatt", "kind": "newspaper", "language": "de"}
        sent |= {"country": "de", "homepage": "https://blatt.example/", "seen": seen("details")}
        told = moderator_client.post(PAGE, sent)
        assert told["Location"] == f"{PAGE}#details"
        outlet = Outlet.objects.get()
        assert (outlet.name, outlet.country, outlet.kind) == ("Blatt", "DE", "newspaper")
        entry = Entry.objects.get()
        assert (entry.action, entry.who) == ("outlet-changed", moderator)
        assert entry.before["details"]["name"] == "Das Blatt"
        assert list(entry.after) == ["details"]
        shown = moderator_client.get(PAGE).content.decode()
        assert f"{moderator.username}: geändert: Name: Blatt" in shown
        again = moderator_client.post(PAGE, sent | {"seen": seen("details")}, follow=True)
        assert "Es hat sich nichts geändert." in again.content.decode()

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"country": "D1"}, "Bitte zwei Buchstaben, etwa DE."),
            ({"homepage": "ftp://x.example/"}, "gültige"),
            ({"name": ""}, "zwingend erforderlich"),
        ],
    )
    def test_what_is_wrong_is_said_and_the_rest_kept(
        self, moderator_client: Client, changed: dict[str, str], sentence: str
    ) -> None:
        sent = {"part": "details", "name": "Neuer Name", "kind": "blog", "language": "de"}
        sent["seen"] = seen("details")
        told = moderator_client.post(PAGE, sent | changed)
        assert told.status_code == 422
        assert sentence in told.content.decode()
        assert "<h1>Das Blatt</h1>" in told.content.decode()
        assert Outlet.objects.get().name == "Das Blatt"
        assert not Entry.objects.exists()

    def test_a_fact_needs_a_source(self, moderator_client: Client) -> None:
        told = post(moderator_client, "facts", {**FACT, "source_name": ""})
        assert told.count("zwingend erforderlich") == 1
        assert 'value="ein Verein"' in told
        assert not OutletFact.objects.exists()
        assert "Gespeichert." in post(moderator_client, "facts", FACT)
        fact = OutletFact.objects.get()
        assert (fact.source_date, fact.read_on) == (date(2024, 1, 8), None)

    @pytest.mark.parametrize(
        ("part", "row"),
        [
            ("facts", FACT),
            ("sources", {"about": "country", "source_name": "Impressum"}),
            ("addresses", LISTED),
            ("notices", {"text": "Gerügt.", "source_name": "Presserat", **RULED}),
        ],
    )
    def test_where_the_source_has_no_date_the_day_of_entering_is_kept(
        self, moderator_client: Client, outlet: Outlet, part: str, row: Mapping[str, str]
    ) -> None:
        post(moderator_client, part, {**row, "source_date": ""})
        stored = getattr(outlet, part).get()
        assert stored.read_on == timezone.localdate()
        assert getattr(stored, "source_date", None) is None
        # Read before, and entered as such.
        known = {**row, "source_date": "", "id": stored.pk, "read_on": "2024-01-08"}
        post(moderator_client, part, known, initial=1)
        stored.refresh_from_db()
        assert stored.read_on == date(2024, 1, 8)
        shown = moderator_client.get("/outlets/blatt/").content.decode()
        assert part == "sources" or "gelesen am 8. Januar 2024" in shown

    def test_another_source_was_read_another_day(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        read = date(2024, 1, 8)
        fact = outlet.facts.create(label="a", value="b", source_name="c", read_on=read)
        row = {"id": fact.pk, "label": "a", "value": "anders", "source_name": "c"}
        row |= {"read_on": "2024-01-08"}
        post(moderator_client, "facts", row, initial=1)
        assert OutletFact.objects.get().read_on == read
        post(moderator_client, "facts", {**row, "source_name": "d"}, initial=1)
        assert OutletFact.objects.get().read_on == timezone.localdate()
        # With a date of its own, the day on which the old source was read is gone too.
        row |= {"source_name": "e", "read_on": timezone.localdate().isoformat()}
        post(moderator_client, "facts", {**row, "source_date": "2024-02-01"}, initial=1)
        assert OutletFact.objects.get().read_on is None

    def test_what_is_only_worded_anew_was_not_read_again(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        fact = outlet.facts.create(label="a", value="b", source_name="c")
        row = {"id": fact.pk, "label": "a", "label_en": "x", "value": "b", "source_name": "c"}
        post(moderator_client, "facts", row, initial=1)
        assert OutletFact.objects.values_list("label_en", "read_on").get() == ("x", None)

    def test_what_nobody_wrote_in_was_not_read_again(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        fact = outlet.facts.create(label="a", value="b", source_name="c")
        other = outlet.facts.create(label="d", value="e", source_name="f")
        rows: list[dict[str, object]] = [
            {"id": fact.pk, "label": "a", "value": "anders", "source_name": "c"},
            {"id": other.pk, "label": "d", "value": "e", "source_name": "f"},
        ]
        post(moderator_client, "facts", *rows, initial=2)
        days = outlet.facts.order_by("pk").values_list("value", "read_on")
        assert list(days) == [("anders", timezone.localdate()), ("e", None)]

    def test_a_fact_is_deleted(self, moderator_client: Client, outlet: Outlet) -> None:
        fact = outlet.facts.create(label="a", value="b", source_name="c")
        row = {"id": fact.pk, "label": "a", "value": "b", "source_name": "c", "DELETE": "on"}
        post(moderator_client, "facts", row, initial=1)
        assert not OutletFact.objects.exists()
        assert Entry.objects.get().before["facts"][0]["value"] == "b"

    def test_a_list_is_added_and_a_wrong_one_refused(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        post(moderator_client, "addresses", LISTED)
        assert outlet.addresses.get().url == LISTED["url"]
        told = post(moderator_client, "addresses", {**LISTED, "url": "ftp://blatt.example/"})
        assert 'value="ftp://blatt.example/"' in told

    def test_a_list_needs_a_source(self, moderator_client: Client, outlet: Outlet) -> None:
        told = post(moderator_client, "addresses", {**LISTED, "source_name": ""})
        assert told.count("zwingend erforderlich") == 1
        assert not outlet.addresses.exists()

    def test_a_list_of_an_earlier_release_is_asked_for_its_source_when_it_is_changed(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        old = outlet.addresses.create(kind="feed", url="https://blatt.example/alt")
        assert (
            "Quelle noch nicht eingetragen"
            in moderator_client.get("/outlets/blatt/").content.decode()
        )
        row = {"id": old.pk, "kind": "feed", "url": old.url}
        # Another one is added; this one may stay as it is.
        assert "Gespeichert." in post(moderator_client, "addresses", row, LISTED, initial=1)
        row |= {"url": "https://blatt.example/anders"}
        told = post(moderator_client, "addresses", row, initial=1)
        assert told.count("zwingend erforderlich") == 1
        post(moderator_client, "addresses", {**row, "source_name": "Fußzeile"}, initial=1)
        old.refresh_from_db()
        assert (old.url, old.source_name) == (row["url"], "Fußzeile")

    @pytest.mark.parametrize(
        "typed", ["blatt.example", "www.Blatt.example", "https://www.blatt.example/politik?x=1"]
    )
    def test_a_domain_is_taken_out_of_what_was_typed(
        self, moderator_client: Client, outlet: Outlet, typed: str
    ) -> None:
        post(moderator_client, "hosts", {"host": typed})
        assert outlet.hosts.get().host == "blatt.example"

    def test_a_domain_that_is_none_or_another_outlets_is_refused(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        for typed in ("blatt", "zwei worte.example", "http://["):
            assert "Das ist keine Domain." in post(moderator_client, "hosts", {"host": typed})
        make_outlet("bote", name="Der Bote").hosts.create(host="bote.example")
        told = post(moderator_client, "hosts", {"host": "bote.example"})
        assert "Diese Domain steht schon bei Der Bote." in told
        assert not outlet.hosts.exists()

    def test_a_notice_says_who_set_it(self, moderator_client: Client, moderator: User) -> None:
        row = {"text": "Gerügt.", "source_name": "Presserat", "dated": "2024-01-08"}
        assert "zwingend erforderlich" in post(moderator_client, "notices", row)
        row["source_url"] = "https://presserat.example/17"
        post(moderator_client, "notices", row)
        notice = Notice.objects.get()
        assert (notice.set_by, notice.address_as_text) == (moderator.username, False)
        shown = moderator_client.get("/outlets/blatt/").content.decode()
        assert f"Hinweis gesetzt von {moderator.username}" in shown
        changed = {**row, "id": notice.pk, "text": "Zweimal gerügt."}
        other = User.objects.create_superuser("chefin")
        moderator_client.force_login(other)
        post(moderator_client, "notices", changed, initial=1)
        notice.refresh_from_db()
        # Who set it stays; who changed it stands in the log.
        assert (notice.text, notice.set_by) == ("Zweimal gerügt.", moderator.username)
        assert Entry.objects.all()[0].who == other

    def test_a_section_that_there_is_not_changes_nothing(self, moderator_client: Client) -> None:
        assert moderator_client.post(PAGE, {"part": "alles"}).status_code == 200
        told = moderator_client.post(PAGE, {"part": "facts"})
        assert told.status_code == 422

    def test_the_way_there(self, moderator_client: Client) -> None:
        assert f'href="{PAGE}"' in moderator_client.get("/outlets/blatt/").content.decode()
        assert PAGE not in Client().get("/outlets/blatt/").content.decode()
        assert f'href="{LIST}"' in moderator_client.get("/curate/").content.decode()


class TestRecognising:
    """Whose an address is."""

    @pytest.mark.parametrize(
        "address",
        [
            "https://www.blatt.example/a",
            "https://amp.blatt.example/a",
            "http://BLATT.example",
            "https://blatt-online.example/a",
        ],
    )
    def test_by_homepage_and_hosts(self, address: str) -> None:
        outlet = make_outlet("blatt", homepage="https://www.blatt.example/")
        outlet.hosts.create(host="blatt-online.example")
        make_outlet("andere", homepage="https://latt.example/")
        assert outlet_at(address) == outlet

    def test_the_nearer_one_wins_and_strangers_are_nobodys(self) -> None:
        make_outlet("blatt", homepage="https://blatt.example/")
        magazine = make_outlet("magazin")
        magazine.hosts.create(host="magazin.blatt.example")
        assert outlet_at("https://magazin.blatt.example/a") == magazine
        assert outlet_at("https://fremd.example/") is None
        assert outlet_at("") is None

    def test_an_address_alone_is_enough_for_the_form(self, moderator_client: Client) -> None:
        make_event("brand")
        outlet = make_outlet("blatt", homepage="https://blatt.example/")
        sent = {"url": "https://blatt.example/a", "text": "Ein Satz steht hier. Noch einer."}
        form = "/events/brand/accounts/add/"
        preview = moderator_client.post(form, sent, follow=True).content.decode()
        assert f'<option value="{outlet.pk}" selected>' in preview
        told = moderator_client.post(form, sent | {"url": "https://fremd.example/a"})
        assert "Bitte ein Medium wählen" in told.content.decode()


class TestSources:
    """Where kind, funding and country were read."""

    SOURCE = {"about": "country", "source_name": "Impressum", "source_date": "2024-01-08"}

    def shown(self, client: Client) -> str:
        """The profile in one line."""
        return " ".join(client.get("/outlets/blatt/").content.decode().split())

    def test_without_a_source_it_is_our_own_classification(self, client: Client) -> None:
        make_outlet("blatt", country="AT", funding="private")
        assert self.shown(client).count("eigene Einordnung") == 4
        english = client.get("/en/outlets/blatt/").content.decode()
        assert english.count("our own classification") == 4

    @pytest.mark.parametrize("about", ["language", "homepage"])
    def test_language_and_address_may_have_a_source(
        self, moderator_client: Client, outlet: Outlet, about: str
    ) -> None:
        Outlet.objects.update(homepage=f"https://blatt.example/{'a' * 250}/")
        post(moderator_client, "sources", {**self.SOURCE, "about": about})
        assert "Quelle: Impressum" in self.shown(moderator_client)
        Outlet.objects.update(homepage="https://anders.example/", language="en")
        assert outlet.sources.get().about == about
        assert "Impressum" not in self.shown(moderator_client)

    @pytest.mark.parametrize(
        ("prefix", "names", "home"),
        [
            ("", "Art, Trägerschaft, Land, Sprache und Startseite", "Startseite"),
            ("/en", "kind, ownership, country, language and home page", "Home page"),
        ],
    )
    def test_the_page_says_what_may_have_one(
        self, moderator_client: Client, prefix: str, names: str, home: str
    ) -> None:
        outlet = Outlet.objects.create(slug="bote", name="Bote", homepage="https://bote.example/")
        outlet.sources.create(about="homepage", source_name="Impressum")
        desk = moderator_client.get(f"{prefix}/curate/outlets/bote/").content.decode()
        assert names in " ".join(desk.split())
        assert f"<summary>{home}: Impressum</summary>" in desk
        shown = moderator_client.get(f"{prefix}/outlets/bote/").content.decode()
        assert f"<dt>{home}</dt>" in shown

    def test_a_source_stands_beside_what_it_says_and_in_the_log(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        Outlet.objects.update(country="AT")
        there = {**self.SOURCE, "source_url": "https://blatt.example/impressum"}
        page = post(moderator_client, "sources", there)
        assert "Gespeichert." in page
        entry = Entry.objects.get()
        assert entry.after["sources"][0]["source_name"] == "Impressum"
        assert "geändert: Quellen der Grundangaben: Land, Quelle: Impressum" in page
        assert "(vorher" not in page  # there was nothing
        shown = self.shown(moderator_client)
        assert 'href="https://blatt.example/impressum" rel="noreferrer">Impressum</a>' in shown
        assert "Stand 8. Januar 2024" in shown
        assert shown.count("eigene Einordnung") == 2  # of the kind and the language
        assert outlet.sources.get().value == "AT"

    def test_of_another_value_a_source_says_nothing(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        Outlet.objects.update(country="AT")
        post(moderator_client, "sources", self.SOURCE)
        Outlet.objects.update(country="CH")
        assert "Impressum" not in self.shown(moderator_client)
        assert "gilt nicht mehr" in moderator_client.get(PAGE).content.decode()
        row = {**self.SOURCE, "id": outlet.sources.get().pk, "source_date": "2024-02-09"}
        page = post(moderator_client, "sources", row, initial=1)
        assert "gilt nicht mehr" not in page
        assert "Stand 9. Februar 2024" in self.shown(moderator_client)

    @pytest.mark.parametrize("name", ["about", "source_name"])
    def test_what_is_missing_is_said(
        self, moderator_client: Client, outlet: Outlet, name: str
    ) -> None:
        page = post(moderator_client, "sources", {**self.SOURCE, name: ""})
        assert "Dieses Feld ist zwingend erforderlich." in page
        assert not outlet.sources.exists()

    def test_a_source_without_a_date_stands_with_the_day_it_was_read(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        Outlet.objects.update(country="AT")
        source = outlet.sources.create(about="country", source_name="Lexikon")
        assert "Quelle: Lexikon</span>" in self.shown(moderator_client)
        row = {"about": "country", "source_name": "Register", "source_date": "", "id": source.pk}
        row |= {"read_on": "2024-02-09"}
        assert "Gespeichert." in post(moderator_client, "sources", row, initial=1)
        source.refresh_from_db()
        assert (source.source_name, source.source_date) == ("Register", None)
        assert "Quelle: Register, gelesen am 9. Februar 2024</span>" in self.shown(moderator_client)

    def test_a_new_day_of_reading_makes_an_undated_source_hold_again(
        self, moderator_client: Client, outlet: Outlet
    ) -> None:
        Outlet.objects.update(country="AT")
        source = outlet.sources.create(about="country", source_name="Lexikon", read_on="2024-01-08")
        Outlet.objects.update(country="CH")
        row = {"about": "country", "source_name": "Lexikon", "id": source.pk}
        post(moderator_client, "sources", {**row, "read_on": "2024-01-08"}, initial=1)
        assert "Lexikon" not in self.shown(moderator_client)
        post(moderator_client, "sources", {**row, "read_on": "2024-02-09"}, initial=1)
        assert "Lexikon, gelesen am 9. Februar 2024" in self.shown(moderator_client)

    def test_one_detail_has_one_source(self, moderator_client: Client, outlet: Outlet) -> None:
        post(moderator_client, "sources", self.SOURCE, self.SOURCE)
        assert not outlet.sources.exists()

    def test_a_profile_of_ours_brings_its_sources(self) -> None:
        source = {"about": "kind", "source_name": "Impressum", "source_date": date(2024, 1, 8)}
        table = {"slug": "neu", "name": "Neu", "kind": "blog", "source": [source]}
        for _again in range(2):
            made, _is_new = store(table, "uns")
        assert made.sourced["kind"].value == "blog"
