"""From nothing to published, as a moderator does it, and what visitors see on the way."""

import time

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import look_through

pytestmark = pytest.mark.browser

TEXTS = {
    "Hafenblatt": (
        "Im Hafen von Nordhafen brannte am Montag eine Lagerhalle. Die Feuerwehr zählte zwölf "
        "Verletzte. Bürgermeisterin Ada Brandt sagte: „Niemand wird allein gelassen.“ Warum das "
        "Feuer ausbrach, war am Abend noch nicht bekannt."
    ),
    "Seebote": (
        "In Nordhafen ist am Montag eine Lagerhalle am Hafen abgebrannt. Zwanzig Menschen wurden "
        "nach Angaben der Feuerwehr verletzt. Die Polizei sucht Zeugen. Der Hafen blieb gesperrt."
    ),
}
SECONDS = 120  # for the comparison of two short texts, on a busy machine


def add(page: Page, name: str, text: str) -> None:
    """Add a pasted text from the list of what is left to do."""
    page.get_by_role("link", name="Darstellung hinzufügen").click()
    page.get_by_label("oder neues Medium").fill(name)
    page.get_by_label("oder Text einfügen").fill(text)
    page.get_by_role("button", name="Lesen und ansehen").click()
    page.get_by_label("Überschrift").fill(f"Brand im Hafen ({name})")
    page.get_by_role("button", name="Speichern").click()
    page.get_by_role("link", name="Was bis zum Veröffentlichen fehlt").click()


def wait_for_comparison(page: Page) -> None:
    """Look at the list again until the comparison is done."""
    line = page.locator(".checklist li", has_text="Der Vergleich ist auf dem neuesten Stand")
    until = time.monotonic() + SECONDS
    while "(fertig)" not in line.inner_text():
        assert time.monotonic() < until, line.inner_text()
        time.sleep(1)
        page.reload()


def test_from_nothing_to_published(logged_in: BrowserContext, page: Page) -> None:
    work = logged_in.new_page()
    work.goto("/curate/")
    work.get_by_role("link", name="Neues Ereignis").first.click()
    work.locator("#id_title").fill("Großbrand in Nordhafen")
    work.locator("#id_summary").fill("In Nordhafen brannte eine Halle. Menschen wurden verletzt.")
    work.locator("#id_starts_on").fill("2024-01-08")
    work.get_by_role("button", name="Ereignis anlegen").click()
    for name, text in TEXTS.items():
        add(work, name, text)
    address = "/events/grossbrand-in-nordhafen/"
    assert page.goto(address).status == 404  # type: ignore[union-attr]
    work.get_by_role("link", name="Texte durchsehen").first.click()
    look_through(work, len(TEXTS))
    work.get_by_role("link", name="Veröffentlichen", exact=True).click()
    wait_for_comparison(work)
    work.get_by_role("button", name="Vorschau-Link machen").click()
    page.goto(work.locator(".preview-link a").inner_text())
    expect(page.get_by_text("Das ist eine Vorschau")).to_be_visible()
    work.get_by_label("Die Zusammenfassung ist neutral.").check()
    work.get_by_role("button", name="Veröffentlichen", exact=True).click()
    expect(work.get_by_text("Was fehlt, steht bei den Punkten")).to_be_visible()
    expect(work.get_by_label("Die Zusammenfassung ist neutral.")).to_be_checked()
    for reason in work.locator(".checklist details[open] textarea").all():
        reason.fill("Für die Probe.")
    work.get_by_role("button", name="Veröffentlichen", exact=True).click()
    expect(work.get_by_text("Alle sehen das Ereignis jetzt.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text("Das ist eine Vorschau")).not_to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Großbrand in Nordhafen")
    work.get_by_role("button", name="Ins Archiv").click()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Großbrand in Nordhafen")).not_to_be_visible()
    page.goto(address)
    expect(page.get_by_text("Dieses Ereignis liegt im Archiv")).to_be_visible()
