"""The connector of the running site, and the one pass from names to sockets."""

from pathlib import Path
from unittest.mock import Mock

import certifi
import pytest

from framing.events.fetching import Failure, FetchError, fetch
from framing.events.fetching.connecting import Deadline, Internet, Trip, checked, system_trusts
from tests.events.fetching.loopback import (
    HOST,
    PUBLIC,
    PUBLIC_V6,
    Loopback,
    Server,
    answer,
    limits,
)


def test_the_site_resolves_with_the_system() -> None:
    assert "127.0.0.1" in Internet().resolve("localhost")


def test_the_site_connects_to_the_address_it_is_given() -> None:
    with Server({}) as server, Internet().open("127.0.0.1", server.port, 2.0) as sock:
        assert sock.getpeername() == ("127.0.0.1", server.port)


@pytest.mark.parametrize("files", [[], ["ca.pem"]])
def test_a_system_without_authorities_trusts_those_of_certifi(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: list[str]
) -> None:
    for name in files:
        (tmp_path / name).touch()
    paths = Mock(cafile=None, capath=str(tmp_path))
    monkeypatch.setattr("ssl.get_default_verify_paths", lambda: paths)
    assert system_trusts() is bool(files)
    made = Mock()
    monkeypatch.setattr("ssl.create_default_context", made)
    assert Internet().tls is made.return_value
    made.assert_called_once_with(cafile=None if files else certifi.where())


def test_a_system_without_a_place_for_authorities(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ssl.get_default_verify_paths", lambda: Mock(cafile=None, capath=None))
    assert not system_trusts()


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "169.254.169.254"])
def test_the_sites_connector_reaches_no_private_machine(host: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(f"http://{host}/", limits=limits(1.0))
    assert caught.value.failure == Failure.PRIVATE_ADDRESS


def test_addresses_are_tried_once_each_and_only_some() -> None:
    many = [PUBLIC, PUBLIC_V6, PUBLIC, "1.1.1.1", "1.0.0.1", "8.8.8.8"]
    assert checked(many) == [PUBLIC, PUBLIC_V6, "1.1.1.1", "1.0.0.1"]


def test_a_trip_asks_for_a_name_once() -> None:
    connector = Loopback()
    trip = Trip(connector, limits(), Deadline.after(5))
    assert trip.addresses(HOST) == trip.addresses(HOST) == [PUBLIC]
    assert connector.resolved == [HOST]


def test_a_fetch_after_the_deadline_opens_nothing() -> None:
    with Server({"/": answer()}) as server:
        connector = Loopback({(PUBLIC, 80): server})
        with pytest.raises(FetchError) as caught:
            fetch(f"http://{HOST}/", connector=connector, limits=limits(-1.0))
    assert caught.value.failure == Failure.ROBOTS_UNAVAILABLE
    assert connector.opened == []
