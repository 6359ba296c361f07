"""From an empty database to a published event with five outlets, found in their feeds.

The outlets' sites stand on loopback. It is made once by mouse and once by keys alone.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import stores
from tests.browser.conftest import (
    App,
    free_port,
    log_in,
    make_moderator,
    manage,
    prepare,
    wait_for,
)
from tests.browser.hands import ByKeys, ByMouse
from tests.browser.test_add_account import WORK_MS, running
from tests.events.farm import RSS, item, rss, xml
from tests.events.fetching.loopback import Server, answer
from tests.events.pages import page as outlet_page

pytestmark = pytest.mark.browser

TELLINGS = {
    "Hafenblatt": (
        "Im Hafen von Nordhafen ist am Montag eine Lagerhalle abgebrannt. Bei dem Brand wurden "
        "zwölf Menschen verletzt.",
        "Die Ursache des Brandes ist bekannt, sagte Bürgermeisterin Ada Brandt am Abend. Der Hafen "
        "von Nordhafen bleibt bis Mittwoch gesperrt.",
    ),
    "Seebote": (
        "In Nordhafen ist am Montag eine Lagerhalle im Hafen abgebrannt. Bei dem Brand wurden nach "
        "Angaben der Feuerwehr zwanzig Menschen verletzt.",
        "Die Ursache des Brandes ist nicht bekannt. Der Hafen von Nordhafen bleibt bis Freitag "
        "gesperrt, teilte die Hafenmeisterei mit.",
    ),
    "Küstenkurier": (
        "Eine Lagerhalle im Hafen von Nordhafen ist am Montag abgebrannt. Zwölf Menschen wurden "
        "bei dem Brand verletzt.",
        "Die Polizei sucht Zeugen des Brandes. Der Schaden liegt bei drei Millionen Euro.",
    ),
    "Wellenfunk": (
        "Nach dem Brand einer Lagerhalle in Nordhafen sucht die Polizei Zeugen. Bei dem Brand "
        "wurden 20 Menschen verletzt.",
        "Der Schaden liegt nach ersten Schätzungen bei fünf Millionen Euro. Anwohner sprachen von "
        "einer Katastrophe.",
    ),
    "Leuchtturm": (
        "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle. Die Feuerwehr war mit 90 "
        "Helfern im Einsatz.",
        "„Niemand wird allein gelassen“, sagte Bürgermeisterin Ada Brandt. Die Ursache des "
        "Brandes ist nicht bekannt.",
    ),
}
# What else stands in each text; of other people's texts visitors see a small part only.
BESIDE = {
    "Hafenblatt": (
        "Der Wetterdienst erwartet für das Wochenende kräftigen Wind aus Westen. Die Fähre nach "
        "Südsand fährt trotzdem, allerdings ohne Autos. Im Rathaus beginnt am Donnerstag die "
        "Ausstellung über alte Seekarten, zu der auch Schulklassen eingeladen sind."
    ),
    "Seebote": (
        "Unterdessen hat der Gemeinderat den Haushalt beschlossen. Für den Umbau der Bücherei ist "
        "darin zum ersten Mal Geld vorgesehen. Gegner des Vorhabens halten den Platz für zu klein "
        "und verlangen eine Befragung aller Einwohner vor dem Sommer."
    ),
    "Küstenkurier": (
        "Auf dem Fischmarkt fiel die Versteigerung aus. Händler wichen auf die Nachbarstadt aus "
        "und boten ihre Ware dort in einer Turnhalle an. Am späten Nachmittag war alles verkauft, "
        "wie eine Marktfrau erzählte, die seit vierzig Jahren dabei ist."
    ),
    "Wellenfunk": (
        "Im Studio berichtet außerdem eine Forscherin über Robben. Ihre Zahl nimmt seit Jahren zu, "
        "weil die Sandbänke gesperrt sind. Wer Jungtiere findet, soll Abstand halten und die "
        "Station anrufen, deren Nummer auf allen Tafeln am Deich steht."
    ),
    "Leuchtturm": (
        "Der Turnverein sucht Übungsleiter für die Kleinsten. Bisher haben sich zwei Studenten "
        "gemeldet, gebraucht werden vier. Geprobt wird mittwochs in der Halle am Deich; Getränke "
        "stellt der Förderverein, und wer will, bringt Kuchen mit."
    ),
}
EVENT = "/events/brand-in-nordhafen/"
MOST = 80  # findings


def host_of(name: str) -> str:
    """Name an outlet's site."""
    return f"{name.lower().replace('ü', 'ue')}.example"


def site_of(name: str) -> Server:
    """Make an outlet's site: a feed, and the article that it lists."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in (*TELLINGS[name], BESIDE[name]))
    title = f"Brand in Nordhafen: {name} berichtet"
    head = '<meta property="article:published_time" content="2024-01-08T18:00:00+01:00">'
    article = outlet_page(told, head=head, title=title)
    feed = rss(item(title, f"http://{host_of(name)}/brand"))
    return Server({"/feed.rss": xml(feed, kind=RSS), "/brand": answer(article.encode())})


@pytest.fixture
def empty_app(tmp_path: Path) -> Iterator[App]:
    """The app with an empty database; its worker finds the five sites on loopback."""
    bind = f"127.0.0.1:{free_port()}"
    with stores.database(tmp_path) as database, ExitStack() as stack:
        environment = prepare(tmp_path, database)
        manage(environment, "migrate", "--verbosity", "0")
        make_moderator(environment)
        sites = {host_of(name): stack.enter_context(site_of(name)) for name in TELLINGS}
        nobody = stack.enter_context(Server({}))
        hosts = [f"{host}={site.port}" for host, site in sites.items()]
        web = ("gunicorn", "framing.wsgi", "--bind", bind, "--threads", "4")
        worker = ("tests.site.loopback_worker", str(nobody.port), "worker", *hosts)
        stack.enter_context(running(environment, *web))
        stack.enter_context(running(environment, *worker))
        wait_for(f"http://{bind}/health/", "ok", seconds=60)
        yield App(f"http://{bind}", environment)


def make_event(page: Page, hand: ByMouse) -> None:
    """Make the event."""
    page.goto("/curate/")
    hand.press(page.locator("main a[href$='/curate/events/new/']").first)
    page.wait_for_url("**/curate/events/new/")
    fields = {
        "title": "Brand in Nordhafen",
        "title_en": "Fire in Nordhafen",
        "summary": "In Nordhafen brannte eine Lagerhalle. Menschen wurden verletzt.",
        "summary_en": "A warehouse burned down in Nordhafen. People were injured.",
    }
    for name, words in fields.items():
        hand.write(page.locator(f"[name={name}]"), words)
    hand.name_day(page.locator("[name=starts_on]"), date(2024, 1, 8))
    hand.press(page.locator("form:has([name=starts_on]) button[type=submit]").first)
    page.wait_for_url(f"**/curate{EVENT}**")


def describe_outlet(page: Page, hand: ByMouse, name: str) -> None:
    """Add an outlet with its feed."""
    page.goto("/curate/outlets/")
    hand.write(page.get_by_label("Neues Medium"), name)
    hand.press(page.get_by_role("button", name="Anlegen"))
    lists = page.get_by_role("region", name="Listen der Artikel")
    hand.choose(lists.get_by_label("Art"), "feed")
    hand.write(lists.get_by_label("Adresse:", exact=True), f"http://{host_of(name)}/feed.rss")
    hand.write(lists.get_by_label("Quelle:", exact=True), "Fußzeile der Startseite")
    hand.press(lists.get_by_role("button", name="Speichern"))
    expect(page.get_by_text("Gespeichert.")).to_be_visible()


def find_articles(page: Page, hand: ByMouse) -> None:
    """Search the feeds, tick what was found, and watch it arrive."""
    page.goto(f"/curate{EVENT}discover/")
    hand.press(page.get_by_role("button", name="Suchen", exact=True))
    picks = page.locator("[name=pick]")
    expect(picks).to_have_count(len(TELLINGS), timeout=WORK_MS)
    for place in range(len(TELLINGS)):
        hand.tick(picks.nth(place))
    hand.press(page.locator(".candidates button"))
    arrived = page.locator(".arrivals a.button, #adding a.button")
    expect(page.locator(".arrivals p.words a")).to_have_count(len(TELLINGS), timeout=WORK_MS)
    expect(page.get_by_role("link", name="Zum Ereignis").last).to_be_visible(timeout=WORK_MS)
    assert arrived.count() <= 1


def look_through_by(hand: ByMouse, page: Page) -> None:
    """Look at each text, its outlet and its rights."""
    page.goto(f"/curate{EVENT}rights/")
    for place in range(len(TELLINGS)):
        card = page.locator("article.looked").nth(place)
        hand.tick(card.get_by_label("Medium durchgesehen"))
        hand.choose(card.get_by_label("Vollständigkeit"), "complete")
        hand.tick(card.get_by_label("Nur kurze Zitate zeigen"))
        hand.press(card.get_by_role("button", name="Speichern"))
        expect(page.get_by_text("Gespeichert:")).to_be_visible()


def decide_all(page: Page, hand: ByMouse) -> int:
    """Confirm each finding; give how many there were."""
    page.goto(f"/curate{EVENT}")
    decided = 0
    while page.get_by_role("button", name="Stimmt nicht").count():
        with page.expect_navigation(timeout=WORK_MS):
            hand.decide()
        decided += 1
        assert decided < MOST
    return decided


def wait_until_compared(page: Page) -> None:
    """Look at the event until no comparison is on its way."""
    page.goto(EVENT)
    expect(page.locator("#comparison-status .status")).to_have_count(0, timeout=WORK_MS)


@pytest.mark.parametrize("made_by", [ByMouse, ByKeys])
def test_from_an_empty_database_to_five_outlets_published(
    browser: Browser, empty_app: App, made_by: type[ByMouse]
) -> None:
    context = browser.new_context(base_url=empty_app.address, locale="de-DE")
    context.set_default_timeout(30_000)
    page = context.new_page()
    hand = made_by(page)
    log_in(page)
    make_event(page, hand)
    for name in TELLINGS:
        describe_outlet(page, hand, name)
    find_articles(page, hand)
    wait_until_compared(page)
    look_through_by(hand, page)
    wait_until_compared(page)
    assert decide_all(page, hand) >= 3
    page.goto(f"/curate{EVENT}publish/")
    hand.tick(page.get_by_label("Die Zusammenfassung ist neutral."))
    hand.tick(page.get_by_label("Titel und Zusammenfassung auf Englisch sind neutral."))
    hand.press(page.get_by_role("button", name="Veröffentlichen", exact=True))
    expect(page.get_by_text("Alle sehen das Ereignis jetzt.")).to_be_visible()
    visitor = browser.new_context(base_url=empty_app.address, locale="de-DE").new_page()
    visitor.goto("/")
    visitor.get_by_role("link", name="Brand in Nordhafen").click()
    expect(visitor.locator(".timeline a")).to_have_count(len(TELLINGS))
    visitor.goto(f"{EVENT}compare/?account=all")
    expect(visitor.locator("article.row").first).to_contain_text("geprüft")
    visitor.context.close()
    context.close()
