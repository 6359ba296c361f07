"""The forms of a page as a browser sends them, with something sensible in every field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

import lxml.html

# Never sent: of the request itself, or of the frame around each page.
NOT_FILLED: Final = {"csrfmiddlewaretoken", "shown_to", "ticket"}
# What fields without a value are filled with: by name, else by kind.
BY_NAME: Final = {
    "new_outlet": "",
    "website": "",
    "back": "",
    "voice": "quoted",
    "q": "Halle",
    "country": "DE",
    "host": "neu.example",
    "url": "https://kurier.example/brand",
    "homepage": "https://kurier.example/",
    "source_url": "https://amt.example/akte",
    "new_password1": "ganz-anderes-wort-77",
    "new_password2": "ganz-anderes-wort-77",
    "old_password": "weisse-taube-77",
}
BY_KIND: Final = {
    "date": "2024-01-08",
    "email": "rita@schule.test",
    "url": "https://kurier.example/",
    "number": "1",
    "hidden": "",
    "search": "Halle",
}
TEXT: Final = "In Nordhafen brannte eine Halle."


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with its fields, and the button that is pressed."""

    action: str
    fields: Sequence[tuple[str, str]]
    button: tuple[str, str] | None = None

    @property
    def all(self) -> list[tuple[str, str]]:
        """Everything that is sent."""
        return [*self.fields, *([self.button] if self.button else [])]

    def spoilt(self, name: str, value: str) -> list[tuple[str, str]]:
        """Everything that is sent, with another value in one field."""
        return [(each, value if each == name else kept) for each, kept in self.all]

    @property
    def names(self) -> list[str]:
        """The names of its fields."""
        return list(dict.fromkeys(name for name, _value in self.all))


def forms_on(page: bytes, address: str) -> Iterator[Filled]:
    """Walk the forms of a page that are sent by POST, once for each of their buttons."""
    for form in lxml.html.fromstring(page.decode()).forms:
        action = urljoin(address, form.action or "").partition("#")[0]
        if form.method != "POST" or action.endswith(("/logout/", "/login/")):
            continue
        fields = list(dict(pair for each in form.inputs for pair in filled(each)).items())
        for button in buttons_of(form):
            yield Filled(action, fields, button)


def buttons_of(form: Any) -> Iterator[tuple[str, str] | None]:
    """Walk the buttons of a form; of those that only differ in a place within a text the first."""
    seen = set()
    for each in form.iter("button"):
        name, value = each.get("name"), each.get("value") or ""
        kind = (name, "" if value.isdecimal() else value)
        if kind not in seen:
            yield (name, value) if name else None
        seen.add(kind)


def filled(each: Any) -> Iterator[tuple[str, str]]:
    """Give a field with its value, or with one that it could have."""
    name, kind = each.name or "", each.get("type") or each.tag
    if not name or name in NOT_FILLED or each.tag == "button" or name.endswith("DELETE"):
        return
    if kind in {"submit", "file"}:
        return
    if kind == "checkbox":
        yield name, each.get("value") or "on"
    elif kind == "radio":
        if each.checked or each.getparent().xpath(".//input[@checked]") == []:
            yield name, each.get("value")
    elif kind == "select":
        options = [value for value in each.value_options if value]
        wanted = BY_NAME.get(name.rpartition("-")[2])
        known = wanted if wanted in options else each.value
        yield name, known or (options[0] if options else "")
    else:
        last = name.rpartition("-")[2]
        yield name, (each.value or "").strip() or BY_NAME.get(last, BY_KIND.get(kind, TEXT))
