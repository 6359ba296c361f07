"""A task worker whose fetches end on a loopback port: what two-worker tests start as processes.

Usage: python -m tests.site.loopback_worker PORT WORKER_ID
"""

import os
import sys
from functools import partial

import django


def main(port: int, name: str) -> None:
    """Run the worker until it is told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "framing.settings")
    django.setup()
    from django.core.management import call_command  # wants the set-up before it

    from framing.events import fetching, getting
    from tests.events.fetching.loopback import PUBLIC, Loopback, Server, limits

    elsewhere = Server({})  # stands for the server that the test itself runs
    elsewhere.port = port
    connector = Loopback({(PUBLIC, 80): elsewhere})
    fetch = partial(fetching.fetch, connector=connector, limits=limits(seconds=20))
    vars(getting)["fetch"] = fetch
    options = {"worker_id": name, "interval": 0.1, "startup_delay": False, "reload": False}
    call_command("db_worker", **options)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
