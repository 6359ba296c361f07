"""How often one address of the network may send something, without keeping the address."""

from typing import Final

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
    sender = f"{request.META.get('REMOTE_ADDR', '')} {timezone.localdate()}"
    key = f"limit-{purpose}-{salted_hmac(purpose, sender, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, WINDOW)
    return int(cache.incr(key)) > MOST
