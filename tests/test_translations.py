"""The English catalog is complete, and its compiled form is the one of its source."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
CATALOG = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
TEMPLATE_CALL = re.compile(
    r"\b(?:n|p|np)?gettext\(((?:u?(?:\"\"\".*?\"\"\"|'(?:\\.|[^'])*'|\"(?:\\.|[^\"])*\")(?:,\s*)?)+)",
    re.S,
)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Read the English catalog."""
    with CATALOG.open("rb") as file:
        return read_po(file, locale="en")


def strings_in_code(path: Path) -> Iterator[str]:
    """Yield the texts that a module marks for translation (the first of a plural pair)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id in CALLS and node.args:
            text = node.args[1 if node.func.id.startswith("p") else 0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                yield text.value


def strings_in_template(path: Path) -> Iterator[str]:
    """Yield the texts that a template marks for translation (the first of a plural pair)."""
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for found in TEMPLATE_CALL.finditer(source):
        values = ast.literal_eval(f"({found.group(1).rstrip().rstrip(',')},)")
        yield values[-1] if found.group(0).startswith("pgettext") else values[0]


def all_strings() -> set[str]:
    """Collect every text of the site that wants an English form."""
    code = {text for path in (ROOT / "framing").rglob("*.py") for text in strings_in_code(path)}
    pages = (ROOT / "templates").rglob("*.html")
    return code | {text for path in pages for text in strings_in_template(path)}


def test_every_text_has_an_english_form(catalog: Catalog) -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in catalog}
    assert sorted(all_strings() - known) == []


def test_no_english_form_is_empty_or_unsure(catalog: Catalog) -> None:
    open_ones = [
        m.id
        for m in catalog
        if m.id and (m.fuzzy or not all((m.string,) if isinstance(m.string, str) else m.string))
    ]
    assert open_ones == []


def test_placeholders_are_the_same_in_both_languages(catalog: Catalog) -> None:
    holder = re.compile(r"%\(\w+\)[sd]|%[sd]")
    for message in catalog:
        ids = (message.id,) if isinstance(message.id, str) else message.id
        forms = (message.string,) if isinstance(message.string, str) else message.string
        wanted = {frozenset(holder.findall(text)) for text in ids}
        assert all(frozenset(holder.findall(text)) in wanted for text in forms), message.id


def test_the_compiled_catalog_is_fresh(catalog: Catalog) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalog)
    fresh.seek(0)
    compiled = CATALOG.with_suffix(".mo").open("rb")
    with compiled:
        committed = {m.id: m.string for m in read_mo(compiled) if m.id}
    assert committed == {m.id: m.string for m in read_mo(fresh) if m.id}
