"""Pages of an event that visitors have read already, kept until something on them changes.

A class opens the same page thirty times, and a stored comparison never changes by itself. So a
page made for a visitor is kept under a key that holds everything it was made of: the event, its
accounts, outlets and notices as they stand, the comparison with the number of its edits, and the
address. Nothing is thrown away on a change: another key is asked for from then on. Readers with
an account, and pages with a message for one reader, are served afresh.
"""

import zlib
from collections.abc import Callable, Iterable
from functools import wraps
from hashlib import blake2b
from typing import Any, Concatenate, Final, NamedTuple, ParamSpec, TypeAlias, cast

from django.contrib.messages import get_messages
from django.core.cache import caches
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language

from framing.comparisons.views.opening import PAGES, Opened, opened
from framing.htmx import HtmxHttpRequest, wants_fragment

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HtmxHttpRequest, Opened, P], HttpResponse]
Routed: TypeAlias = Callable[Concatenate[HtmxHttpRequest, str, P], HttpResponse]
FAST: Final = 1  # zlib's level: a page of 300 kB takes 3 ms and becomes 40 kB


class Page(NamedTuple):
    """A page as it is kept."""

    content: bytes  # compressed
    content_type: str


def of_event(*, with_hidden: bool = False) -> Callable[[View[P]], Routed[P]]:
    """Give a view its event, opened for this reader, and keep the pages that visitors get.

    `with_hidden` is that of `opened`. Http404 where the event does not exist for the reader.
    """

    def decorate(view: View[P]) -> Routed[P]:
        @wraps(view)
        def wrapped(
            request: HtmxHttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            page = opened(request, slug, with_hidden=with_hidden)
            if page.is_revealing:
                return redirect(page.revealed)
            if not is_for_everyone(request):
                return view(request, page, *args, **kwargs)
            let_go_of_taken_down(page)
            made_of = parts_of(page)
            return answered(request, made_of, lambda: view(request, page, *args, **kwargs))

        return cast("Routed[P]", wrapped)  # the router names the slug

    return decorate


def let_go_of_taken_down(page: Opened) -> None:
    """Drop all kept pages where a text was taken down since: another process may have done it."""
    moments = [account.taken_down_at for account in page.accounts if account.taken_down_at]
    key = f"let-go-{page.event.pk}"
    if moments and caches[PAGES].get(key) != max(moments):
        caches[PAGES].clear()
        caches[PAGES].set(key, max(moments))


def is_for_everyone(request: HttpRequest) -> bool:
    """Whether every visitor would get the same page at this address."""
    return not request.user.is_authenticated and len(get_messages(request)) == 0


def answered(
    request: HtmxHttpRequest, made_of: Iterable[Any], make: Callable[[], HttpResponse]
) -> HttpResponse:
    """The kept page, else a new one; "not modified" where the browser has it still.

    `made_of` are the stored values that decide what a visitor reads at this address.
    """
    key = key_of(request, made_of)
    kept = caches[PAGES].get(key)
    if kept is None:
        response = make()
        if response.status_code != 200:
            return response
        content = zlib.compress(response.content, FAST)
        caches[PAGES].set(key, Page(content, response.headers["Content-Type"]))
    else:
        response = HttpResponse(zlib.decompress(kept.content), content_type=kept.content_type)
    etag = f'"{key}"'
    response.headers["ETag"] = etag
    # A browser may keep it, and asks each time whether it is still so.
    patch_cache_control(response, private=True, no_cache=True)
    conditional = get_conditional_response(request, etag=etag, response=response)
    return cast("HttpResponse", conditional)


def key_of(request: HtmxHttpRequest, made_of: Iterable[Any]) -> str:
    """The address, the form of the answer and all it is made of, as one hash."""
    form = [request.build_absolute_uri(), wants_fragment(request), get_language()]
    return blake2b(repr([*form, *made_of]).encode(), digest_size=20).hexdigest()


def parts_of(page: Opened) -> list[Any]:
    """What the pages of an event are made of."""
    parts: list[Any] = [
        values(page.event),
        values(page.comparison),
        values(page.latest),
        sorted(page.closed.items()),
    ]
    for account in page.accounts:
        outlet = account.outlet
        parts += [values(account), values(account.current_version), values(outlet)]
        parts += [values(notice) for notice in outlet.notices.all()]
    return parts


def values(row: Model | None) -> list[Any]:
    """The loaded values of a stored object."""
    if row is None:
        return []
    loaded = row.__dict__
    return [loaded.get(field.attname) for field in row._meta.concrete_fields]
