"""The English catalog is complete and in step, and its compiled form is the one of its source."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
CATALOG = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
# Name of a call -> how many arguments stand before the text.
CALLS = {
    "_": 0,
    "gettext": 0,
    "gettext_lazy": 0,
    "gettext_noop": 0,
    "ngettext": 0,
    "ngettext_lazy": 0,
    "pgettext": 1,
    "pgettext_lazy": 1,
    "npgettext": 1,
    "npgettext_lazy": 1,
}
QUOTED = r"u?(?:\"\"\".*?\"\"\"|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
IN_TEMPLATE = re.compile(rf"\b(_|n?p?gettext)\(((?:{QUOTED}(?:,\s*)?)+)", re.DOTALL)
HOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+")
GERMAN = re.compile(r"„|[äöüßÄÖÜ]|\b(?:und|oder|nicht|der|das|ein|eine|wird|ist|sind|von|mit)\b")
NAMES_LETTERS = {"ä, ö, ü and ß"}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Read the English catalog."""
    with CATALOG.open("rb") as file:
        return read_po(file, locale="en")


def strings_in_code(source: str) -> Iterator[str]:
    """Yield the texts that a module marks for translation (the first of a plural pair).

    The forms that Django collects: a name called with a literal, and never inside an f-string,
    which its collector does not read.
    """
    tree = ast.parse(source)
    unread = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in CALLS and node.args:
            text = node.args[CALLS[name_of(node.func)]]
            assert node not in unread, f"line {node.lineno}: in an f-string"
            assert isinstance(text, ast.Constant), f"line {node.lineno}: no literal"
            yield str(text.value)


def name_of(called: ast.expr) -> str:
    """Name what is called, without its module; "" for anything else."""
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def strings_in_template(source: str) -> Iterator[str]:
    """Yield the texts that a template marks for translation (the first of a plural pair)."""
    for call, arguments in IN_TEMPLATE.findall(templatize(source)):
        values = ast.literal_eval(f"({arguments.rstrip().rstrip(',')},)")
        yield values[CALLS[call]]


def all_strings() -> set[str]:
    """Collect every text of the site that wants an English form."""
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "framing").rglob("*.py")]
    kinds = ("*.html", "*.txt")
    templates = [path for kind in kinds for path in (ROOT / "templates").rglob(kind)]
    pages = [path.read_text(encoding="utf-8") for path in templates]
    found = {text for source in code for text in strings_in_code(source)}
    return found | {text for source in pages for text in strings_in_template(source)}


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Give the one or two forms of a text; none where there is no text at all."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def told(catalog: Catalog) -> list[Message]:
    """List the messages without the header."""
    return [message for message in catalog if message.id]


def test_the_collector_reads_what_django_reads() -> None:
    code = 'gettext_lazy("eins")\nx._("zwei" " drei")\nngettext("vier", "viele", 4)\n_()\nf(g)(1)'
    assert list(strings_in_code(code)) == ["eins", "zwei drei", "vier"]
    page = """{% load i18n %}{% translate "fünf" %}{{ x|default:_("sechs") }}
        {% blocktranslate trimmed count n=x %} ein "Ei"
        {% plural %} {{ n }} Eier {% endblocktranslate %}"""
    assert list(strings_in_template(page)) == ["fünf", "sechs", 'ein "Ei"']


@pytest.mark.parametrize("code", ["f\"{_('eins')}\"", "gettext(eins)"])
def test_a_text_that_django_would_not_collect_is_an_error(code: str) -> None:
    with pytest.raises(AssertionError):
        list(strings_in_code(code))


def test_every_text_has_an_english_form(catalog: Catalog) -> None:
    assert sorted(all_strings() - {forms(message.id)[0] for message in catalog}) == []


def test_the_catalog_holds_no_text_that_the_site_has_lost(catalog: Catalog) -> None:
    assert sorted({forms(message.id)[0] for message in told(catalog)} - all_strings()) == []


def test_no_english_form_is_empty_or_unsure(catalog: Catalog) -> None:
    unsure = [m.id for m in told(catalog) if m.fuzzy or not all(forms(m.string) or [""])]
    assert unsure == []
    assert not list(catalog.obsolete)


def test_a_count_has_a_form_for_one_and_a_form_for_many(catalog: Catalog) -> None:
    assert (catalog.num_plurals, catalog.plural_expr) == (2, "(n != 1)")
    odd = [m.id for m in told(catalog) if len(forms(m.id)) != len(forms(m.string))]
    assert odd == []


def test_placeholders_and_tags_are_the_same_in_both_languages(catalog: Catalog) -> None:
    for message in told(catalog):
        wanted = [sorted(HOLDER.findall(text)) for text in forms(message.id)]
        assert [sorted(HOLDER.findall(text)) for text in forms(message.string)] == wanted


def test_no_english_form_is_german(catalog: Catalog) -> None:
    german = [
        form
        for message in told(catalog)
        for form in forms(message.string)
        if GERMAN.search(form) and not any(letters in form for letters in NAMES_LETTERS)
    ]
    assert german == []


def test_the_header_says_the_language_and_names_no_person() -> None:
    header = CATALOG.read_text(encoding="utf-8").partition("\n\n")[0]
    assert '"Language: en\\n"' in header
    assert "@" not in header
    assert "Last-Translator" not in header


def test_the_compiled_catalog_is_fresh(catalog: Catalog) -> None:
    fresh = io.BytesIO()
    write_mo(fresh, catalog)
    fresh.seek(0)
    with CATALOG.with_suffix(".mo").open("rb") as compiled:
        committed = {forms(m.id): forms(m.string) for m in told(read_mo(compiled))}
    assert committed == {forms(m.id): forms(m.string) for m in told(read_mo(fresh))}
