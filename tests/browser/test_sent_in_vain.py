"""Two tabs, an expired login, an old form: in a real browser nothing that was typed is lost."""

import re

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from tests.browser.conftest import EVENT, MODERATOR, log_in

pytestmark = pytest.mark.browser
NEW = "/curate/events/new/"
ACCOUNT = f"/curate{EVENT}accounts/taz-12-januar/"
SUMMARY = "In Nordhafen brannte eine Halle. „Niemand“ wurde verletzt & gerettet."


def fill(page: Page, title: str) -> None:
    """Write an event into the form."""
    page.locator("#id_title").fill(title)
    page.locator("#id_summary").fill(SUMMARY)
    page.locator("#id_starts_on").fill("2024-01-08")


def made(page: Page, title: str) -> None:
    """The event is there, as it was typed."""
    expect(page).to_have_url(re.compile(r"/curate/events/[a-z-]+/publish/$"))
    expect(page.locator(".eyebrow")).to_contain_text(title)
    page.get_by_role("link", name="Angaben", exact=True).click()
    expect(page.locator("#id_summary")).to_have_value(SUMMARY)


def test_an_expired_login_loses_nothing(logged_in: BrowserContext) -> None:
    page = logged_in.new_page()
    page.goto(NEW)
    fill(page, "Abgelaufen")
    logged_in.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Ereignis anlegen").click()
    expect(page.get_by_text("kommt nach dem Anmelden wieder")).to_be_visible()
    page.get_by_label("Benutzername").fill(MODERATOR[0])
    page.get_by_label("Passwort").fill(MODERATOR[1])
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_text(SUMMARY)).to_be_visible()
    page.get_by_role("button", name="Jetzt absenden").click()
    made(page, "Abgelaufen")


def test_an_expired_login_loses_no_file(logged_in: BrowserContext) -> None:
    page = logged_in.new_page()
    page.goto(ACCOUNT)
    page.get_by_text("Einen neueren Text hochladen oder einfügen").click()
    # One that is refused: that says that it came, and changes nothing of what others look at.
    image = FilePayload(name="brand.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n" * 20)
    page.get_by_label("Datei").set_input_files(image)
    logged_in.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Als neue Fassung speichern").click()
    page.get_by_label("Benutzername").fill(MODERATOR[0])
    page.get_by_label("Passwort").fill(MODERATOR[1])
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_text("„brand.png“")).to_be_visible()
    page.get_by_role("button", name="Jetzt absenden").click()
    expect(page.get_by_text("Das ist kein Text")).to_be_visible()


def test_a_form_of_before_another_login_loses_nothing(logged_in: BrowserContext) -> None:
    first, second = logged_in.new_page(), logged_in.new_page()
    first.goto(NEW)
    fill(first, "Zwei Reiter")
    second.goto("/")
    second.get_by_role("button", name="Abmelden").click()
    log_in(second)
    first.get_by_role("button", name="Ereignis anlegen").click()
    expect(first.get_by_text("Deine Eingaben sind noch da.")).to_be_visible()
    first.get_by_role("button", name="Jetzt absenden").click()
    made(first, "Zwei Reiter")


def test_of_two_tabs_the_second_sees_both_wordings(logged_in: BrowserContext) -> None:
    first, second = logged_in.new_page(), logged_in.new_page()
    first.goto(NEW)
    fill(first, "Doppelt")
    first.get_by_role("button", name="Ereignis anlegen").click()
    first.get_by_role("link", name="Angaben", exact=True).click()
    second.goto(first.url)
    for tab, title in ((first, "Doppelt, erster"), (second, "Doppelt, zweiter")):
        tab.locator("#id_title").fill(title)
        tab.get_by_role("button", name="Speichern").click()
    expect(second.get_by_text("hat inzwischen etwas anderes gespeichert")).to_be_visible()
    expect(second.get_by_text("Doppelt, erster").first).to_be_visible()
    expect(second.locator("#id_title")).to_have_value("Doppelt, zweiter")
