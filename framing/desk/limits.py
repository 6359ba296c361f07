"""How often one address of the network may send something, without keeping the address."""

from ipaddress import ip_address
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

WINDOW: Final = 600  # seconds
MOST: Final = 60  # in a window: a class of thirty shares one address


def is_too_often(request: HttpRequest, purpose: str) -> bool:
    """Count this request; whether there were too many of its kind from the same address.

    Only a hash is kept, in memory, for ten minutes; tomorrow the same address has another one.
    """
    sender = f"{address_of(request)} {timezone.localdate()}"
    key = f"limit-{purpose}-{salted_hmac(purpose, sender, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, WINDOW)
    return int(cache.incr(key)) > MOST


def address_of(request: HttpRequest) -> str:
    """The address that sent a request, as far as it can be believed.

    Each of FRAMING_PROXIES proxies adds to X-Forwarded-For whom it was asked by, at the right end.
    What stands further left came with the request, and anybody can write it. Where there are fewer
    entries than proxies, the request has not come through all of them: then the connection counts.
    """
    connected = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.FRAMING_PROXIES
    listed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if not proxies or len(listed) < proxies:
        return connected
    return valid(listed[-proxies].strip()) or connected


def valid(address: str) -> str:
    """An address in its one spelling; "" where it is none."""
    try:
        return str(ip_address(address))
    except ValueError:
        return ""
