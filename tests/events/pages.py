"""Web pages as outlets serve them, written by us, and a stand-in for the internet to serve them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

import pytest

from framing.events import getting
from framing.events.fetching import fetch
from tests.events.fetching.loopback import Act, Server, limits, served

SENTENCES = (
    "Am Montag brannte im Hafen von Nordhafen eine Lagerhalle bis auf die Mauern ab.",
    "Die Feuerwehr zählte zwölf Verletzte, wie sie am Abend mitteilte.",
    "Bürgermeisterin Ada Brandt sagte, niemand werde allein gelassen.",
    "Warum das Feuer ausbrach, war am Abend noch nicht bekannt.",
    "Die Polizei sucht nach Zeugen, die am Nachmittag am Kai gewesen sind.",
    "In der Halle lagerten nach Angaben des Betreibers Holz und Farben.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def page(
    body: str = BODY,
    *,
    head: str = "",
    title: str = "Brand im Hafen",
    html: str = 'lang="de"',
) -> str:
    """Write a page of an outlet."""
    return (
        f'<!DOCTYPE html><html {html}><head><meta charset="utf-8"><title>{title} | Blatt</title>'
        f"{head}</head><body><nav><a href='/'>Start</a></nav><main><article><h1>{title}</h1>"
        f"{body}</article></main><footer><p>Impressum</p></footer></body></html>"
    )


@contextmanager
def internet(acts: Mapping[str, bytes | Act]) -> Iterator[Server]:
    """Let the site fetch from http://blatt.example, which answers so, and from nowhere else."""
    with served(acts) as (server, connector), pytest.MonkeyPatch.context() as patch:
        patch.setattr(getting, "fetch", partial(fetch, connector=connector, limits=limits()))
        yield server
