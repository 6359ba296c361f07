"""Redirects, followed by hand: every address on the way is read and checked like the first."""

from collections.abc import Callable
from dataclasses import dataclass

from framing.events.fetching.asking import REDIRECTS, Answer, Wish, ask
from framing.events.fetching.connecting import Trip
from framing.events.fetching.targets import Target, joined
from framing.events.fetching.values import Failure, FetchError


@dataclass(frozen=True, slots=True)
class Arrived:
    """Where the redirects ended, and what was there."""

    target: Target
    answer: Answer
    passed: tuple[str, ...]


def no_check(target: Target, trip: Trip) -> None:
    """Let every target pass."""


def follow(
    target: Target, wish: Wish, trip: Trip, *, check: Callable[[Target, Trip], None] = no_check
) -> Arrived:
    """Ask, and go where redirects lead, after `check` let each target pass.

    Raise FetchError where an address on the way is refused, where there are more redirects than
    the limits allow, and where they go in a circle (no cookies are kept, so they would for ever).
    """
    passed: list[str] = []
    while True:
        check(target, trip)
        answer = ask(target, wish, trip)
        if answer.status not in REDIRECTS:
            return Arrived(target, answer, tuple(passed))
        passed.append(target.address)
        try:
            target = onward(target, answer)
            if len(passed) > trip.limits.redirects or target.address in passed:
                raise FetchError(Failure.TOO_MANY_REDIRECTS, f"to {target.address}")
        except FetchError as error:
            error.address = passed[-1]
            raise


def onward(target: Target, answer: Answer) -> Target:
    """Read where a redirect leads; raise FetchError where it leads nowhere we go."""
    location = answer.headers.get("location", "")
    if not location:
        raise FetchError(Failure.BAD_ANSWER, "a redirect without a Location")
    return joined(target, location)
