"""Asking hosts for their lists: one after the other, with pauses, and not for the same twice."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from framing.events.discovery.lists import parse
from framing.events.discovery.markup import NoListError
from framing.events.discovery.tuning import (
    KEPT_FOR,
    LONGEST_DELAY,
    LONGEST_WAIT,
    MOST_BYTES,
    POLITE_SECONDS,
)
from framing.events.discovery.values import Listed
from framing.events.fetching import Fetched, Manners
from framing.events.getting import NotReceivedError, host_of, receive_list
from framing.events.models import Listing, Turn


@dataclass
class Pace:
    """One request at a time to a host, and a pause before the next, over all workers."""

    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = timezone.now

    @contextmanager
    def turn(self, address: str, manners: Manners) -> Iterator[None]:
        """Wait until the host of an address may be asked, and keep others from it meanwhile."""
        host = host_of(address)
        lease = timedelta(seconds=settings.FRAMING_FETCH_SECONDS)
        while left := Turn.objects.taken(host, self.now(), lease):
            # Whoever asks now may be done long before the time that they have at most.
            self.sleep(min(left, LONGEST_DELAY))
        try:
            yield
        finally:
            # Only now: robots.txt, read before the first answer, tells what pause the host wants.
            pause = min(max(POLITE_SECONDS, manners.delay(address)), LONGEST_DELAY)
            Turn.objects.given_back(host, self.now() + timedelta(seconds=pause))


PACE: Final = Pace()


class RefusedError(NotReceivedError):
    """A list could not be had; `not_before` is when its host may be asked again, if it said."""

    def __init__(self, listing: Listing) -> None:
        super().__init__(listing.failure)
        self.not_before = listing.not_before


@dataclass
class Asker:
    """Gets lists for one run: robots.txt is read once a host, pauses are kept, answers stored."""

    manners: Manners = field(default_factory=Manners)
    pace: Pace = field(default_factory=lambda: PACE)

    def listed(self, address: str) -> Listed:
        """Give what an address lists, as it says now or said some minutes ago.

        Raise RefusedError where it cannot be had; that, too, is believed for some minutes.
        """
        listing = Listing.objects.filter(address=address).first()
        if listing is None or is_old(listing):
            listing = self.asked(address)
        if listing.failure:
            raise RefusedError(listing)
        return Listed.from_json(listing.unpack())

    def asked(self, address: str) -> Listing:
        """Ask, and store what came."""
        values = {"asked_at": timezone.now(), "failure": "", "not_before": None, "packed": b""}
        try:
            fetched = self.fetched(address)
            found = parse(fetched.body, fetched.charset, fetched.address)
            values["packed"] = Listing.pack(found.as_json())
        except NoListError as error:
            values["failure"] = error.code
        except NotReceivedError as error:
            values["failure"] = error.code
            if error.retry_after is not None:
                values["not_before"] = timezone.now() + timedelta(seconds=error.retry_after)
        return Listing.objects.update_or_create(address=address, defaults=values)[0]

    def fetched(self, address: str) -> Fetched:
        """Fetch; where the host asks for a short pause, once more after it."""
        try:
            return self.received(address)
        except NotReceivedError as error:
            if error.retry_after is None or error.retry_after > LONGEST_WAIT:
                raise
            self.pace.sleep(error.retry_after)
        return self.received(address)

    def received(self, address: str) -> Fetched:
        """Fetch when it is our turn."""
        with self.pace.turn(address, self.manners):
            return receive_list(address, MOST_BYTES, manners=self.manners)


def is_old(listing: Listing) -> bool:
    """Say whether an address is to be asked again; not while its host asked to be left alone."""
    now = timezone.now()
    if listing.not_before and listing.not_before > now:
        return False
    return listing.asked_at < now - KEPT_FOR or bool(listing.not_before)
