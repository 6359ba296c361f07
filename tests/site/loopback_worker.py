"""A task worker whose fetches end on loopback ports: what tests start as a process of its own.

Usage: python -m tests.site.loopback_worker PORT WORKER_ID [HOST=PORT ...]
PORT plays blatt.example; each further host is played by a port of its own.
"""

import os
import sys
from collections.abc import Mapping
from functools import partial

import django


def main(port: int, name: str, others: Mapping[str, int]) -> None:
    """Run the worker until it is told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "framing.settings")
    django.setup()
    from django.core.management import call_command  # wants the set-up before it

    from framing.events import fetching, getting
    from tests.events.fetching.loopback import HOST, PUBLIC, Loopback, Server, limits

    network = PUBLIC.rpartition(".")[0]
    addresses = {HOST: PUBLIC} | {
        host: f"{network}.{place}" for place, host in enumerate(others, start=20)
    }
    servers = {}
    for host, its_port in {HOST: port, **others}.items():
        elsewhere = Server({})  # stands for the server that the test itself runs
        elsewhere.port = its_port
        servers[addresses[host], 80] = elsewhere
    connector = Loopback(servers, {host: [address] for host, address in addresses.items()})
    fetch = partial(fetching.fetch, connector=connector, limits=limits(seconds=20))
    vars(getting)["fetch"] = fetch
    options = {"worker_id": name, "interval": 0.1, "startup_delay": False, "reload": False}
    call_command("db_worker", **options)


if __name__ == "__main__":
    main(
        int(sys.argv[1]),
        sys.argv[2],
        {host: int(port) for host, _, port in (each.partition("=") for each in sys.argv[3:])},
    )
