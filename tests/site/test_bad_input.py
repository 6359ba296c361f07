"""Whatever is sent to whatever address: an answer that says what is wrong, never a failure of ours.

Names of parameters and fields are read from the code, so that new ones are sent without asking.
"""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.events.models import Event
from tests.comparisons.makers import make_compared_event
from tests.events.extraction.papers import pdf_of, word_of
from tests.helpers import PASSWORD
from tests.site.test_logins import names, path_of

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
# What people, programs and mistakes send.
NASTY = [
    *("", " ", "0", "-1", "1", "on", "published", "kurier", "de", "csv", "figure"),
    *(
        "\0",
        "a\0b",
        "\ud800",
        "\ufffe",
        "ｅｖｉｌ",
        "١٢٣",
        "²",
        "½",
        "\u202eabc",
        "a\r\nSet-Cookie: x=1",
    ),
    *("9" * 18, "9" * 25, "9" * 5000, "-" + "9" * 30, "1e400", "NaN", "0x10", "1.5", "1_000"),
    *("0000-00-00", "9999-99-99", "2024-02-30", "0001-01-01", "31.12.9999", "00000000-0000"),
    *("' OR 1=1 --", "%", "_", "\\", "<script>alert(1)</script>", "{{ 1 }}", "../../etc/passwd"),
    *("http://[", "http://user:pw@host:99999/", "javascript:1", "//evil.example", "x" * 3000),
    *("ä" * 300, "null", "[]", "{}", "[1, 2]", '{"a": 1}'),
]
RAW = ["%", "%zz", "%00", "%ff", "%ed%a0%80", "%c3", "&", "=", ";", "a=1&a=2&a", "+", "?"]
HEADERS = {
    "accept-language": ["de", "x" * 600, "\x7f", "en;q=2", "*"],
    "hx-request": ["true", "false", "1"],
    "hx-current-url": ["http://[", "x", "\x7f"],
    "if-none-match": ["*", '"', "x" * 600],
    "content-type": ["text/plain", "application/json", "multipart/form-data", "; charset=zzz"],
    "x-forwarded-for": ["1.2.3.4", ",,,", "x"],
    "cookie": ["sessionid=x", "csrftoken=;", "framing_language=\x7f", "sessionid=\x7f\x7f"],
}


def parameters() -> list[str]:
    """Names that views ask for, that templates send and that forms have."""
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "framing").rglob("*.py")]
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")]
    asked = {name for text in code for name in re.findall(r'\.get(?:list)?\("([a-z_]+)"', text)}
    sent = {name for text in pages for name in re.findall(r'name="([a-z_-]+)"', text)}
    return sorted(asked | sent | {name for form in all_forms() for name in form.base_fields})


def all_forms(of: type[forms.BaseForm] = forms.BaseForm) -> Iterator[Any]:
    """Walk the site's forms."""
    for form in of.__subclasses__():
        if form.__module__.startswith("framing.") and hasattr(form, "base_fields"):
            yield form
        yield from all_forms(form)


def addresses() -> list[URLPattern]:
    """Every address of the site but the admin's, Django's own."""
    return list(names(get_resolver().url_patterns))


NAMES = parameters()
values = st.one_of(st.sampled_from(NASTY), st.text(max_size=30), st.integers().map(str))
sent_fields = st.dictionaries(st.sampled_from(NAMES), values, max_size=8)
raw_queries = st.lists(st.sampled_from(RAW), max_size=5).map("".join)
headers = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(given_) for name, given_ in HEADERS.items()}
)
SAME_EACH_TIME = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def event() -> Event:
    """An event with everything that an address can name."""
    return make_compared_event()[0]


@pytest.fixture
def session() -> str:
    """The session of somebody who may do everything."""
    client = Client()
    client.force_login(User.objects.create_superuser("chef", password=PASSWORD))
    return client.cookies["sessionid"].value


def browser(session: str) -> Client:
    """A browser with this session, or a visitor's; a new one, since one address logs out."""
    client = Client()
    if session:
        client.cookies["sessionid"] = session
    return client


def query_of(fields: dict[str, str], raw: str) -> str:
    """A query string; what no encoding takes is sent as the bytes that some programs send."""
    told = "&".join(f"{n}={quote(v.encode('utf-8', 'surrogatepass'))}" for n, v in fields.items())
    return f"{told}&{raw}"


def body_of(fields: dict[str, str]) -> bytes:
    """The body of a form."""
    return query_of(fields, "").encode()


def checked(answer: Any) -> None:
    """An answer is one to a person: nothing broke, and what is refused is said."""
    assert answer.status_code < 500
    if answer.status_code >= 400 and answer.get("Content-Type", "").startswith("text/html"):
        assert answer.content.strip() or answer.status_code == 405


@settings(SAME_EACH_TIME, max_examples=100)
@given(st.data())
def test_nothing_that_is_sent_breaks_anything(
    event: Event, session: str, data: st.DataObject
) -> None:
    pattern = data.draw(st.sampled_from(addresses()))
    client = browser(data.draw(st.sampled_from(["", session])))
    address = path_of(pattern, event)
    query = query_of(data.draw(sent_fields), data.draw(raw_queries))
    sent = data.draw(headers)
    with transaction.atomic():
        if data.draw(st.booleans()):
            answer = client.get(address, QUERY_STRING=query, headers=sent)
        else:
            form = "application/x-www-form-urlencoded"
            body = body_of(data.draw(sent_fields))
            kind = sent.pop("content-type", form)
            answer = client.generic(
                "POST", address, body, content_type=kind, QUERY_STRING=query, headers=sent
            )
        checked(answer)
        transaction.set_rollback(True)


@pytest.mark.parametrize("turn", range(3))
def test_every_address_takes_all_its_parameters_at_once(
    event: Event, session: str, turn: int
) -> None:
    for place, pattern in enumerate(addresses()):
        # In a query string a NUL is refused before anything else is looked at.
        listed = NASTY if turn else [value for value in NASTY if "\0" not in value]
        first = (place + turn * 31) % len(listed)
        worst = cycle(listed[first:] + listed[:first])
        sent = query_of(dict(zip(NAMES, worst, strict=False)), "")
        with transaction.atomic():
            if turn:
                form = "application/x-www-form-urlencoded"
                checked(browser(session).post(path_of(pattern, event), sent, content_type=form))
            else:
                checked(browser("").get(path_of(pattern, event), QUERY_STRING=sent))
            transaction.set_rollback(True)


@pytest.mark.parametrize("query", ["q=%00", "a%00b=1", "page=1%00"])
def test_a_nul_character_in_an_address_is_refused_in_words(client: Client, query: str) -> None:
    answer = client.get("/", QUERY_STRING=query)
    assert answer.status_code == 400
    assert "ein Zeichen, das niemand tippt" in answer.content.decode()
    english = client.get("/en/", QUERY_STRING=query).content.decode()
    assert "a character in the address that nobody types" in english


@pytest.mark.parametrize("key", ["x", "9" * 30, "-1", "1\0"])
def test_rows_are_ticked_in_the_admin_by_their_keys(
    admin_client: Client, event: Event, key: str
) -> None:
    ticked = {"action": "delete_selected", "post": "yes", "_selected_action": [event.pk, key]}
    for model in admin.site._registry:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        answer = admin_client.post(reverse(f"admin:{label}_changelist"), ticked)
        assert answer.status_code == 400, label
        assert "Ein angehaktes Kästchen oder eine Auswahl nennt" in answer.content.decode()


@pytest.mark.parametrize("name", ["groups", "user_permissions"])
def test_several_things_are_chosen_in_the_admin_by_their_keys(
    admin_client: Client, admin_user: User, name: str
) -> None:
    page = reverse("admin:auth_user_change", args=[admin_user.pk])
    for key in ("x", "9" * 30, "\0"):
        assert admin_client.post(page, {"username": "chef", name: key}).status_code == 400
    assert admin_client.post(page, {"username": "chef", name: 10**9}).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        *(f"{name}={'9' * 30}" for name in ("id__in", "pk__in", "event__exact", "event")),
        *("id__in=1,-" + "9" * 30, "id__range=1,2,3", "id__range=1"),
    ],
)
def test_lists_in_the_admin_are_filtered_by_keys(admin_client: Client, query: str) -> None:
    page = reverse("admin:events_account_changelist")
    answer = admin_client.get(page, QUERY_STRING=query)
    assert answer.status_code == 400
    assert "Die Adresse filtert die Liste" in answer.content.decode()
    for fine in ("id__in=1,2", "id__range=1,2", f"q={'9' * 30}", "event__id__exact=1"):
        assert admin_client.get(page, QUERY_STRING=fine, follow=True).status_code == 200


PAPERS = {
    "brand.pdf": pdf_of(["Brand im Hafen", "Die Feuerwehr zählte zwölf Verletzte."]),
    "brand.docx": word_of(
        ("Titel", "Brand im Hafen"), ("", "Die Feuerwehr zählte zwölf Verletzte.")
    ),
    "brand.html": "<!doctype html><body><h1>Brand</h1><p>Zwölf Verletzte.</p>".encode(),
    "brand.md": "# Brand\n\nZwölf *Verletzte*.".encode("utf-16"),
    "brand.exe": b"MZ\x90\x00",
    "../../brand\0.txt": b"\x89PNG\r\n\x1a\n",
}


@st.composite
def files(draw: st.DrawFn) -> SimpleUploadedFile:
    """A file of some kind, cut, with bytes changed, put in twice, under any name and type."""
    name = draw(st.sampled_from(sorted(PAPERS)))
    content = bytearray(PAPERS[draw(st.sampled_from(sorted(PAPERS)))])
    for place, byte in draw(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)))):
        content[place % len(content)] = byte
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    whole = draw(st.sampled_from([content, content[start:], content[:end], content + content, b""]))
    kind = draw(st.sampled_from(["application/pdf", "text/html", "text/plain; charset=zzz", "x"]))
    return SimpleUploadedFile(name, bytes(whole), kind)


@settings(SAME_EACH_TIME, max_examples=80)
@given(sent=files(), place=st.integers(0, 1))
def test_no_file_breaks_anything(
    event: Event, session: str, sent: SimpleUploadedFile, place: int
) -> None:
    account = event.accounts.select_related("outlet").first()
    assert account
    renewal = reverse("renew_account", args=[event.slug, account.slug])
    address = (reverse("add_account", args=[event.slug]), renewal)[place]
    with transaction.atomic():
        answer = browser(session).post(address, {"outlet": account.outlet_id, "file": sent})
        checked(answer)
        if answer.status_code == 302 and "add/" in answer["Location"]:
            checked(browser(session).get(answer["Location"]))
        else:
            # What cannot be read is said beside the field.
            refused = answer.status_code in {200, 422} and 'class="errorlist"' in str(
                answer.content
            )
            assert refused or answer.status_code == 302
        transaction.set_rollback(True)
