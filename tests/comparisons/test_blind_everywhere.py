"""Without outlets' names, whatever leads from page to page holds none: in words, links or code."""

import re
from collections import Counter
from html import unescape
from urllib.parse import unquote, urljoin

import pytest
from django.test import Client

from framing.events.models import Account, Event
from tests.comparisons.makers import compare_now
from tests.helpers import make_account, make_event, make_outlet

pytestmark = pytest.mark.django_db

# Slug, name, homepage, headline and what the text says beside the fire that all tell of.
TOLD = [
    ("dpa-afx", "dpa-AFX", "https://www.dpa-afx.test/", "Halle verletzt, so die dpa", "dpa"),
    ("hafen-anzeiger", "Lohetaler Anzeiger", "https://anzeiger.test/", "Brand", "der Anzeiger"),
    ("der-leuchtturm", "DER LEUCHTTURM", "https://turm.test/", "Im Leuchtturm", "laut Leuchtturm"),
    ("suedliche", "Südhafensche Zeitung (shz)", "https://www.shz.test/", "Feuer", "die SZ"),
]
HURT = ("Zwölf", "Zwanzig", "Dreizehn", "Zwölf")
# Nothing of these may stand in a page: names, what they are called for short, and where they are.
TELLING = [
    *("dpa", "AFX", "Lohetaler", "Anzeiger", "LEUCHTTURM", "Leuchtturm", "SZ", "shz"),
    *("dpa-afx", "hafen-anzeiger", "der-leuchtturm", "suedliche", "Südhafensche"),
    *("anzeiger.test", "turm.test", "shz.test", "spiegelung.test", "Rita Feder"),
]  # fmt: skip
EACH_KIND = 1  # pages of one kind that are looked at


@pytest.fixture
def event() -> Event:
    """An event of outlets that name each other, compared by the engine."""
    event = make_event("brand", title="Brand im Hafen", is_practice=True)
    for place, (slug, name, homepage, title, told) in enumerate(TOLD):
        outlet = make_outlet(slug, name=name, homepage=homepage)
        outlet.hosts.create(host=f"{place}.spiegelung.test")
        text = (
            f"Am Montag brannte in Nordhafen eine Halle. {HURT[place]} Menschen wurden verletzt, "
            f"meldet {told}. Der Wirt sagte {TOLD[place - 1][1]}: „Das Feuer ist gelöscht“."
            f" Mehr steht auf {place}.spiegelung.test."
        )
        account = make_account(event, outlet, slug=slug, title=title, text=text)
        url, byline = f"{homepage}brand", "Rita Feder"
        Account.objects.filter(pk=account.pk).update(url=url, byline=byline)
    compare_now(event)
    return event


def blind_pages(client: Client, event: Event) -> dict[str, str]:
    """Follow the links from an event's first page, a few of each kind; what is read at each."""
    first = event.get_absolute_url()
    places = ["", "projector", "worksheet/", "compare/?view=projector", "figures/?view=projector"]
    waiting = [urljoin(first, place) for place in places if place != "projector"]
    waiting = [f"{one}{'&' if '?' in one else '?'}blind=1" for one in waiting]
    waiting += [f"/en{one}" for one in waiting]
    seen, kinds, read = set(waiting), Counter[str](), dict[str, str]()
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"\d+|(?<=/)[a-d](?=/)|=[^&]*", "#", address)
        kinds[kind] += 1
        if kinds[kind] > EACH_KIND:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        read[address] = unescape(unquote(answer.content.decode()))
        for link in re.findall(r'(?:href|hx-get|action)="([^"]*)"', answer.content.decode()):
            to = urljoin(address, unescape(link)).partition("#")[0]
            if "blind=1" in to and "reveal" not in to and to not in seen:
                seen.add(to)
                waiting.append(to)
    return read


def test_nothing_on_any_page_tells_an_outlet(client: Client, event: Event) -> None:
    read = blind_pages(client, event)
    kinds = {re.sub(r"\?.*|\d+", "", page.removeprefix(event.get_absolute_url())) for page in read}
    assert {"", "compare/", "compare//", "figures/", "wording/", "voices/", "absent/"} <= kinds
    assert {"read/", "read/a/b/", "texts/a/", "worksheet/", "compare//report/"} <= kinds
    either = "|".join(map(re.escape, TELLING))
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
    found = {page: pattern.findall(words) for page, words in read.items()}
    assert {page: told for page, told in found.items() if told} == {}


def test_every_blind_page_leads_to_its_names(client: Client, event: Event) -> None:
    read = blind_pages(client, event)
    for address, words in read.items():
        if "reveal=1" in words:  # not on the form to report a mistake
            answer = client.get(f"{address}&reveal=1")
            assert answer.status_code == 302, address
            assert "blind" not in answer.headers["Location"]
            assert client.get(answer.headers["Location"]).status_code == 200, address
    assert sum("reveal=1" in words for words in read.values()) > len(read) / 2
