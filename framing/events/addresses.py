"""Addresses of articles: one spelling to store, one key to compare."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

# Parameters that tell where a reader came from and not which article it is.
TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|wt_\w+|xtor|ref|cmpid|share", re.IGNORECASE)

# What makes an address that of another form of the same article: its host, path and parameters.
FORM_OF_HOST: Final = re.compile(r"^(?:amp|m|mobil|mobile)\.(?=[^.]+\.)", re.IGNORECASE)
FORM_OF_PATH: Final = re.compile(
    r"(?:^(?:amp|print)/(?=.)|/(?:amp|print|drucken|druckversion|komplettansicht)/?$|[.-]amp(?=\.html?$))",
    re.IGNORECASE,
)
FORM: Final = re.compile(r"amp|output|outputtype|print|druck|page_type", re.IGNORECASE)


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


def article(url: str) -> str:
    """Give what the forms of one article share: its AMP, print and mobile pages have one key."""
    host, slash, path = key(url).partition("/")
    path, _, query = path.partition("?")
    rest = [pair for pair in parse_qsl(query) if not FORM.fullmatch(pair[0])]
    path = FORM_OF_PATH.sub("", path).rstrip("/")
    tail = f"?{urlencode(rest)}" if rest else ""
    return FORM_OF_HOST.sub("", host) + slash + path + tail


def own(found_at: str, named: str) -> str:
    """Give the address of a page: the one that it names as its own, where it can be believed.

    Print and AMP pages name the article they are a form of. Not believed is another outlet's (a
    copied article keeps the link of its source) and a home page's (set by mistake). Of a file,
    which was not found anywhere, any web address that it names is its own.
    """
    try:
        parts = urlsplit(urljoin(found_at, named))
    except ValueError:
        return found_at
    is_web = parts.scheme in {"http", "https"} and parts.netloc
    if not found_at:
        return named if is_web else ""
    is_article = is_web and (parts.path.strip("/") or parts.query)
    same_site = site(parts.netloc) == site(urlsplit(found_at).netloc)
    return urlunsplit(parts) if is_article and same_site else found_at


def site(host: str) -> str:
    """Give the last two labels of a host, which www., m. and amp. stand before."""
    return ".".join(host.lower().split(":")[0].split(".")[-2:])
