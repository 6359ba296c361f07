"""Whose request it is, behind proxies that are ours and headers that anybody writes."""

import pytest
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from framing.desk import limits
from framing.settings import env_number

PROXY = "10.0.0.1"


def sender(forwarded: str | None) -> str:
    """Who is taken for the sender of a request that the proxy hands on with this header."""
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return limits.address_of(RequestFactory(headers=headers).get("/", REMOTE_ADDR=PROXY))


@pytest.mark.parametrize("forwarded", [None, "192.0.2.7", "192.0.2.7, 198.51.100.1"])
def test_without_proxies_of_ours_the_header_is_not_believed(forwarded: str | None) -> None:
    assert sender(forwarded) == PROXY


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (1, "192.0.2.7", "192.0.2.7"),
        (1, "203.0.113.9, 192.0.2.7", "192.0.2.7"),  # the left one was sent along
        (2, "203.0.113.9, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        (1, "2001:DB8::0:7", "2001:db8::7"),
        (2, "192.0.2.7", PROXY),  # it did not come through both
        (1, "somebody", PROXY),
        (1, "", PROXY),
        (1, None, PROXY),
    ],
)
def test_proxies_of_ours_are_counted_from_the_right(
    settings: Settings, proxies: int, forwarded: str | None, expected: str
) -> None:
    settings.FRAMING_PROXIES = proxies
    assert sender(forwarded) == expected


def test_made_up_addresses_do_not_escape_the_limit(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    settings.FRAMING_PROXIES = 1
    monkeypatch.setattr(limits, "MOST", 2)
    refused = [
        limits.is_too_often(
            RequestFactory(headers={"X-Forwarded-For": f"203.0.113.{n}, 192.0.2.7"}).get("/"), "x"
        )
        for n in range(4)
    ]
    assert refused == [False, False, True, True]


def test_the_setting_is_a_whole_number(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env_number("FRAMING_TEST", default=3) == 3
    monkeypatch.setenv("FRAMING_TEST", "2")
    assert env_number("FRAMING_TEST", default=3) == 2
    for wrong in ("-1", "all", ""):
        monkeypatch.setenv("FRAMING_TEST", wrong)
        with pytest.raises(ImproperlyConfigured):
            env_number("FRAMING_TEST", default=3)
