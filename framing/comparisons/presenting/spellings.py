"""An outlet -> the ways in which texts write its name, as regular expressions."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final
from urllib.parse import urlsplit

from framing.events.models import Outlet

# "der Spiegel" is also written "im Spiegel"; without an article the word may mean a mirror.
ARTICLES: Final = "Der|Die|Das|Dem|Den|Des|Im|Vom|Beim|Zum|The"
LED_BY_ARTICLE: Final = re.compile(rf"^(?:{ARTICLES})\s+(?=\S)", re.IGNORECASE)
BRACKETED: Final = re.compile(r"\s*\(([^)]*)\)")
# What a newspaper is called for short: "sagte er dem Anzeiger". Others have a meaning of their own
# ("der Morgen", "die Welt").
SHORT: Final = frozenset(
    {
        "Allgemeine",
        "Anzeiger",
        "Bote",
        "Chronicle",
        "Gazette",
        "Guardian",
        "Herald",
        "Kurier",
        "Merkur",
        "Observer",
        "Rundschau",
        "Tageblatt",
        "Tagblatt",
        "Tagesanzeiger",
        "Telegraph",
        "Times",
        "Tribune",
        "Volksblatt",
    }
)
# What says of which kind an outlet is; the word before it is the name.
KINDS: Final = frozenset(["Agentur", "Nachrichten", "Nachrichtenagentur", "Presse", "Zeitung"])
# Letters that stand for more than an outlet, even where its initials are the same.
OTHERWISE_KNOWN: Final = frozenset(
    {
        "AT",
        "BRD",
        "CH",
        "DDR",
        "DE",
        "EN",
        "EU",
        "NATO",
        "UK",
        "UN",
        "US",
        "USA",
    }
)


def forms_of(outlet: Outlet, hosts: Iterable[str] = ()) -> set[str]:
    """How texts write an outlet's name, and the hosts it publishes at, as regular expressions."""
    whole = BRACKETED.sub("", outlet.name)
    names = {outlet.name, whole, *BRACKETED.findall(outlet.name)}
    known = {urlsplit(outlet.homepage).hostname or "", *hosts} - {""}
    names |= known | {host.removeprefix("www.") for host in known}
    names |= {*signs_of(whole), *initials_of(whole)}
    spelled = {re.escape(form) for name in names if name for form in (name, name.upper())}
    return spelled | set(short_forms(whole))


def alone(outlet: Outlet) -> set[str]:
    """Names that need a word before them in a sentence, and none where they stand by themselves."""
    bare = LED_BY_ARTICLE.sub("", BRACKETED.sub("", outlet.name))
    words = bare.split()
    last = set(words[-1:]) & SHORT
    return {bare, bare.title() if bare.isupper() else bare} | last


def signs_of(name: str) -> Iterator[str]:
    """Parts of a name that stand for it alone: "dpa" and "AFX" of "dpa-AFX", "RT" of "RT DE"."""
    parts = re.split(r"[-/]", name)
    if len(parts) > 1:
        yield from (part for part in parts if part.islower() and 2 <= len(part) <= 4)
        if parts[-1] in KINDS:
            yield parts[0]  # "Querfeld" of "Querfeld-Nachrichtenagentur"
    for part in chain(*(part.split() for part in parts)):
        if part.isupper() and len(part) > 1 and part not in OTHERWISE_KNOWN:
            yield part


def initials_of(name: str) -> Iterator[str]:
    """The first letters of a name of several words: "SZ", "HRW", "jW"."""
    words = LED_BY_ARTICLE.sub("", name).split()
    letters = "".join(word[0] for word in words if word[0].isalpha())
    if len(letters) > 1 and letters.upper() not in OTHERWISE_KNOWN:
        yield letters


def short_forms(whole: str) -> Iterator[str]:
    """What needs a word before it to be a name: "der Spiegel", "laut Bild", "die Süddeutsche"."""
    bare = LED_BY_ARTICLE.sub("", whole)
    title = bare.title() if bare.isupper() else bare
    if bare != whole:
        yield rf"(?i:{ARTICLES})\s+{re.escape(title)}"
        yield re.escape(bare.upper())
    if bare != whole or (bare.isupper() and len(bare) > 3):
        yield rf"(?<=[Ll]aut ){re.escape(title)}"
        yield rf"{re.escape(title)}(?=-(?:Bericht|Reporter|Zeitung))"
    first, *others = bare.split() or [""]
    if others and others[-1] in SHORT:
        yield rf"(?i:{ARTICLES})\s+{others[-1]}"
    if others == ["Zeitung"] and first.endswith("sche"):
        yield rf"(?i:{ARTICLES})\s+{re.escape(first)}n?"
