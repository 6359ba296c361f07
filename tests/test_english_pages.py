"""No German is left on an English page, but for the words of the texts it compares."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from unittest.mock import Mock

import pytest
from babel.messages.pofile import read_po
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from framing.comparisons.models import Comparison, Finding
from framing.events import tasks
from framing.events.models import Account, Event
from framing.site import views
from tests.comparisons.makers import FIRST, make_compared_event, make_finding
from tests.events.fetching.loopback import answer
from tests.events.pages import internet
from tests.events.pages import page as article
from tests.helpers import TEXT, make_account, make_moderator, make_outlet, make_user

pytestmark = pytest.mark.django_db

CATALOG = Path(__file__).resolve().parents[1] / "locale" / "en" / "LC_MESSAGES" / "django.po"
GERMAN = re.compile(
    r"„|\b(?:und|oder|nicht|kein|keine|der|das|dem|den|ein|eine|wird|werden|ist|sind|von|mit|noch|"
    r"für|auf|zu|zum|zur|hier|bitte|wenn|dass|laut|nach)\b",
    re.IGNORECASE,
)
FAILED = (
    "Der Vergleich ist abgebrochen. Die Texte sind gespeichert; die Ursache steht im Protokoll des "
    "Servers."
)
EVENT = "/en/events/hafen/"
HURT = "The hurt"
READ_ALOUD = ("title", "aria-label", "placeholder", "alt")
EMPTY = {"area", "br", "hr", "img", "input", "link", "meta"}
PATHS = [
    "/",
    "/?q=gibtesnicht",
    "/method/",
    "/accounts/login/",
    "/outlets/hafen-kurier/",
    "/outlets/blatt/",
    "/events/hafen/",
    "/events/hafen/status/",
    "/events/hafen/compare/",
    "/events/hafen/compare/?single=1&base=kurier",
    "/events/hafen/compare/?q=gibtesnicht",
    "/events/hafen/compare/{row}/",
    "/events/hafen/texts/kurier/",
    "/events/hafen/texts/digest/",
    "/events/hafen/texts/leer/",
    "/events/hafen/accounts/add/",
    "/events/leer/",
    "/events/leer/status/",
    "/events/leer/compare/",
    "/nix/",
    "/source-rule/",
]
DESK_PATHS = [
    "/curate/",
    "/curate/events/new/",
    "/curate/outlets/",
    "/curate/outlets/blatt/",
    "/curate/reports/",
    "/curate/source-rule/",
    *(
        f"/curate/events/hafen/{page}"
        for page in (
            "",
            "log/",
            "edit/",
            "delete/",
            "publish/",
            "rights/",
            "takedown/kurier/",
            "discover/",
            "accounts/",
            "accounts/kurier/",
            "accounts/kurier/claims/",
            "accounts/kurier/renewal/",
            "rows/{row}/",
        )
    ),
]


class Site(HTMLParser):
    """Collects what a page says in the site's own voice: not in the type of the texts."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.inside: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note labels, and whether what follows is a text's."""
        named = dict(attrs)
        if "hreflang" not in named:  # a language calls itself by its own name
            self.said += [named[name] or "" for name in READ_ALOUD if name in named]
        if tag not in EMPTY:
            is_text = "words" in (named.get("class") or "").split() or tag in {"textarea", "script"}
            self.inside.append(is_text or (bool(self.inside) and self.inside[-1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stands in an element that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag not in EMPTY:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        """Keep the site's words."""
        if not self.inside or not self.inside[-1]:
            self.said.append(data)


def site_words(page: str) -> list[str]:
    """List what the site itself says on a page."""
    parser = Site()
    parser.feed(page)
    return [" ".join(words.split()) for words in parser.said if words.strip()]


def german_only() -> set[str]:
    """Collect the German texts whose English form is another."""
    with CATALOG.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    return {str(m.id) for m in messages if isinstance(m.id, str) and m.id != m.string}


def left_in_german(page: str) -> list[str]:
    """Name what a page says in German."""
    untranslated = german_only()
    said = site_words(page)
    return [words for words in said if GERMAN.search(words) or words in untranslated]


def notice(account: Account) -> None:
    """Set a notice before this account's outlet, and give the profile a fact and an address."""
    account.outlet.notices.create(
        text="Der Rat hat das Medium verboten.",
        text_en="The council has banned the outlet.",
        source_name="Council",
        source_url="https://council.example/",
        dated=date(2024, 1, 2),
        set_by="ada",
    )
    account.outlet.facts.create(
        label="Eigentümer", label_en="Owner", value="Nordverlag", source_name="Register"
    )
    account.outlet.addresses.create(kind="topic", url="https://kurier.example/")


@pytest.fixture
def event() -> Event:
    """An event with every kind of finding, an empty event, a digest and an account to come."""
    english = {"title_en": "Fire in the port", "summary_en": "A hall burnt. People were hurt."}
    event, accounts, comparison = make_compared_event(**english)
    make_account(event, make_outlet("blatt", name="Blatt"), slug="leer", text="", title="")
    digest = {"kind": Account.Kind.DIGEST, "completeness": Account.Completeness.DIGEST}
    make_account(event, make_outlet("funk", name="Funk"), slug="digest", text=FIRST, **digest)
    notice(accounts[0])
    left, right = comparison.claims.filter(row__topic="Verletzte").order_by("account")
    left.speaker, left.voice, left.hedged = "Ada Brandt", "reported", True
    left.speaker_chain = ["Ada Brandt", "Ole Brandt"]
    left.save()
    left.row.topic = HURT  # a person's name for the row, which is no word of the site
    left.row.save()
    for kind in Finding.Kind.values:
        if kind != Finding.Kind.ABSENCE:
            make_finding(left, right, kind, "hedge", marks=("Zwölf", "zwanzig"))
    empty = {"title_en": "Nothing yet", "summary_en": "Nobody told it.", "title": "Leer"}
    lonely = Event.objects.create(
        slug="leer", starts_on="2024-02-01", ends_on="2024-02-01", state="published", **empty
    )
    Comparison.objects.create(event=lonely, state="failed", message=FAILED)
    return event


@pytest.fixture
def row(event: Event) -> int:
    """The row that has findings."""
    return int(event.comparisons.get().rows.get(topic=HURT).pk)


def test_the_reader_tells_the_site_from_the_texts() -> None:
    page = '<p title="und">A<br>b <q class="words">der <b>nicht</b></q> das</p>'
    assert site_words(page) == ["und", "A", "b", "das"]
    assert left_in_german(page) == ["und", "das"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("who", ["reader", "moderator"])
def test_no_german_is_left(client: Client, row: int, path: str, who: str) -> None:
    if who == "moderator":
        client.force_login(make_moderator("ada"))
    response = client.get("/en" + path.format(row=row), follow=True)
    page = response.content.decode()
    assert '<html lang="en">' in page
    assert left_in_german(page) == []


@pytest.mark.parametrize("path", DESK_PATHS)
def test_no_german_is_left_at_the_desk(client: Client, row: int, path: str) -> None:
    client.force_login(make_moderator("ada"))
    response = client.get("/en" + path.format(row=row), follow=True)
    assert response.status_code == 200
    page = response.content.decode()
    assert '<html lang="en">' in page
    assert left_in_german(page) == []


@pytest.mark.usefixtures("event")
def test_no_german_is_left_in_a_form_that_was_refused(client: Client) -> None:
    client.force_login(make_moderator())
    page = client.post(f"{EVENT}accounts/add/", {}).content.decode()
    assert "What you entered" in page or "what you entered" in page
    assert left_in_german(page) == []


@pytest.mark.usefixtures("event")
def test_no_german_is_left_in_a_preview_and_after_saving(client: Client) -> None:
    client.force_login(make_moderator())
    outlet = make_outlet("welle", name="Welle")
    form = f"{EVENT}accounts/add/"
    response = client.post(form, {"outlet": outlet.pk, "text": TEXT}, follow=True)
    preview = response.content.decode()
    assert "What was understood" in preview
    assert left_in_german(preview) == []
    details = {"outlet": outlet.pk, "title": "Brand", "language": "de", "completeness": "unknown"}
    saved = client.post(response.redirect_chain[-1][0], details, follow=True).content.decode()
    assert "The account has been saved." in saved
    assert left_in_german(saved) == []


@pytest.mark.usefixtures("event")
def test_no_german_is_left_while_an_article_is_fetched(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "fetch_draft", Mock())  # it waits
    page = fetched(client, "/brand")
    assert "Fetching the article" in page
    assert left_in_german(page) == []


@pytest.mark.usefixtures("event")
@pytest.mark.parametrize(
    ("path", "said"), [("/brand", "robots: noai"), ("/geheim", "asks programs not to fetch")]
)
def test_no_german_is_left_when_an_article_came_or_not(
    client: Client, path: str, said: str
) -> None:
    acts = {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /geheim\n", Content_Type="text/plain"),
        "/brand": answer(article(head='<meta name="robots" content="noai">').encode()),
    }
    with internet(acts):
        page = fetched(client, path)
    assert said in page
    assert left_in_german(page) == []


def fetched(client: Client, path: str) -> str:
    """Enter the address of an article; gives the page that follows."""
    client.force_login(make_moderator())
    outlet = make_outlet("welle", name="Welle")
    details = {"outlet": outlet.pk, "url": f"http://blatt.example{path}"}
    return client.post(f"{EVENT}accounts/add/", details, follow=True).content.decode()


def test_no_german_is_left_in_a_refused_login(client: Client) -> None:
    page = client.post("/en/accounts/login/", {"username": "a", "password": "b"}).content.decode()
    assert "Name and password do not match." in page
    assert left_in_german(page) == []


@pytest.mark.parametrize("view", [views.bad_request, views.server_error, views.csrf_failure])
def test_no_german_is_left_where_something_went_wrong(view: Callable[..., HttpResponse]) -> None:
    request = RequestFactory().get("/en/accounts/login/")
    with translation.override("en"):
        page = view(request).content.decode()
    assert '<html lang="en">' in page
    assert left_in_german(page) == []


@pytest.mark.usefixtures("event")
def test_a_login_without_permission_is_told_in_english(client: Client) -> None:
    client.force_login(make_user())
    page = client.get(f"{EVENT}accounts/add/").content.decode()
    assert "This login may not do that" in page
    assert left_in_german(page) == []


def test_our_own_failure_is_told_in_the_language_of_the_address() -> None:
    with translation.override("de"):  # what an earlier request left to the thread
        english = views.server_error(RequestFactory().get("/en/")).content.decode()
    with translation.override("en"):
        german = views.server_error(RequestFactory().get("/")).content.decode()
    assert "Something is broken here" in english
    assert 'href="/en/"' in english
    assert "Hier ist etwas kaputt" in german


@pytest.mark.usefixtures("event")
def test_english_dates_name_the_day_first(client: Client) -> None:
    overview = client.get(EVENT).content.decode()
    compare = client.get(f"{EVENT}compare/").content.decode()
    assert "8–9 January 2024" in overview
    assert "1 Jan 2024" in compare
    assert '<span class="meta">1 January</span>' in compare


def test_quotation_marks_are_those_of_the_words_or_of_the_sentence(
    client: Client, event: Event
) -> None:
    event.accounts.filter(slug="bote").update(language="en")
    event.accounts.filter(slug="wacht").update(language="ru")
    page = client.get(f"{EVENT}compare/?single=1").content.decode()
    words = re.sub(r"<[^>]+>", "", page)
    assert "„Zwölf Menschen wurden verletzt.“" in words
    assert "“Die Feuerwehr zählte zwanzig Verletzte.”" in words
    assert "«Der Verein der Fischer sagte sein Fest ab.»" in words
    assert "as uncertain: “Zwölf” in Kurier (hafen), “zwanzig” in Bote (hafen)." in words


@pytest.mark.parametrize("who", ["reader", "moderator"])
def test_what_is_found_in_a_german_text_is_said_in_english(
    client: Client, event: Event, who: str
) -> None:
    if who == "moderator":  # sees the whole text
        client.force_login(make_moderator())
    page = client.get(f"/en{event.get_absolute_url()}texts/kurier/").content.decode()
    assert '<span class="claim-findings" lang="en">' in page
    assert re.search(r'<(?:blockquote class="words"|div class="reading-text") lang="de">', page)
