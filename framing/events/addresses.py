"""Addresses of articles: one spelling to store, one key to compare."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that tell where a reader came from and not which article it is.
TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|wt_\w+|xtor|ref|cmpid|share", re.IGNORECASE)


def canonical(url: str) -> str:
    """Give the address without fragment and tracking parameters, host in lower case."""
    parts = urlsplit(url.strip())
    query = [pair for pair in parse_qsl(parts.query) if not TRACKING.fullmatch(pair[0])]
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path, urlencode(query), "")
    )


def key(url: str) -> str:
    """Give what two spellings of one address share: no scheme, no "www.", no closing slash."""
    parts = urlsplit(canonical(url))
    tail = f"?{parts.query}" if parts.query else ""
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/") + tail
