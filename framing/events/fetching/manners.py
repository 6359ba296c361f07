"""What a host asks of programs: robots.txt, which decides, and what is only noted."""

import re
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from protego import Protego

from framing.events.fetching.asking import PRODUCT, Wish
from framing.events.fetching.connecting import Trip
from framing.events.fetching.following import follow
from framing.events.fetching.reservations import from_robots, from_tdm_file
from framing.events.fetching.targets import Target
from framing.events.fetching.values import Failure, FetchError, Reservation

# RFC 9309, 2.5: at least 500 KiB of a robots.txt are read, what follows may be left.
ROBOTS: Final = Wish(types=None, max_bytes=512_000, cut=True)
TDM_FILE: Final = Wish(types=None, max_bytes=262_144)
# It decides nothing, so a slow one does not hold up a page that is already here.
TDM_SECONDS: Final = 3.0
# Where these go wrong, the page itself cannot be had either, and the reason is the better answer.
HOST_FAILURES: Final = frozenset(
    {
        Failure.PRIVATE_ADDRESS,
        Failure.UNKNOWN_HOST,
        Failure.DEAD_HOST,
        Failure.CERTIFICATE,
        Failure.TLS,
    }
)
AGENT: Final = re.compile(r"\s*user[ -]?agent\s*:?\s*([^#]*)", re.IGNORECASE)


@dataclass
class Manners:
    """What hosts ask, remembered for one run: give one to all fetches that belong together.

    Not for longer: RFC 9309 (2.4) wants a robots.txt read again after a day. Not for two threads.
    Failures are not remembered, so a host that was down for a moment is asked again.
    """

    robots: dict[str, Protego] = field(default_factory=dict)
    lines: dict[str, tuple[Reservation, ...]] = field(default_factory=dict)
    tdm_files: dict[str, bytes] = field(default_factory=dict)

    def check(self, target: Target, trip: Trip) -> None:
        """Raise FetchError where the host's robots.txt asks us to stay away, or cannot be read."""
        try:
            if target.origin not in self.robots:
                self.learn(target, trip)
            if not self.robots[target.origin].can_fetch(target.address, PRODUCT):
                raise FetchError(Failure.ROBOTS, f"{target.origin}/robots.txt")
        except FetchError as error:
            error.address = target.address
            raise

    def delay(self, address: str) -> float:
        """Give the seconds that a host's robots.txt, once read, asks us to leave between requests.

        0 where it was not read yet or asks for nothing.
        """
        parts = urlsplit(address)
        rules = self.robots.get(f"{parts.scheme}://{parts.netloc}".lower())
        return float((rules.crawl_delay(PRODUCT) if rules else None) or 0)

    def learn(self, target: Target, trip: Trip) -> None:
        """Read a host's robots.txt."""
        text = robots_of(target, trip)
        self.robots[target.origin] = Protego.parse(our_groups(text))
        self.lines[target.origin] = from_robots(text)

    def reservations(self, target: Target, trip: Trip) -> list[Reservation]:
        """Give what robots.txt and /.well-known/tdmrep.json of the host say about this page."""
        if target.origin not in self.tdm_files:
            self.tdm_files[target.origin] = tdm_file_of(target, trip)
        noted = self.lines.get(target.origin, ())
        return [*noted, *from_tdm_file(self.tdm_files[target.origin], target.path)]


def robots_of(target: Target, trip: Trip) -> str:
    """Fetch the robots.txt of a host and judge its absence as RFC 9309 (2.3.1) does.

    None there (4xx) or nothing but redirects: empty, everything is allowed. Server errors, timeouts
    and broken answers: nothing is, for now; FetchError.
    """
    try:
        body = follow(target.at("/robots.txt"), ROBOTS, trip).answer.body
    except FetchError as error:
        if error.failure in HOST_FAILURES:
            raise
        absent = error.status is not None and error.status < 500
        if absent or error.failure == Failure.TOO_MANY_REDIRECTS:
            return ""
        raise FetchError(
            Failure.ROBOTS_UNAVAILABLE,
            str(error),
            status=error.status,
            retry_after=error.retry_after,
        ) from None
    return body.decode("utf-8-sig", errors="replace")


def our_groups(text: str) -> str:
    """Rename all agents that are not us to one, and leave the rules as they are.

    Protego keeps every rule once for every agent of its group: half a megabyte of agents and rules
    would become some hundred million rules.
    """
    return "\n".join(renamed(line) for line in text.splitlines())


def renamed(line: str) -> str:
    """Give a line back, its agent renamed where it is a user-agent line and means someone else."""
    agent = AGENT.match(line)
    if not agent:
        return line
    name = agent.group(1).strip().lower()
    if name != "*":
        name = name.replace("*", "")
    ours = name == "*" or (name and PRODUCT.lower().startswith(name))
    return f"User-agent: {name if ours else 'other'}"


def tdm_file_of(target: Target, trip: Trip) -> bytes:
    """Fetch the host's tdmrep.json; empty where there is none, for whatever reason."""
    part = replace(trip, deadline=trip.deadline.at_most(TDM_SECONDS))
    try:
        return follow(target.at("/.well-known/tdmrep.json"), TDM_FILE, part).answer.body
    except FetchError:
        return b""
