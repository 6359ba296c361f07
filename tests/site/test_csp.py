"""The policy on every answer."""

import pytest
from django.test import Client

from framing.site.csp import POLICY


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/", 200),
        ("get", "/en/", 200),
        ("get", "/health/", 200),
        ("get", "/nix/", 404),
        ("get", "/accounts/login/", 200),
        ("get", "/accounts/logout/", 405),
        ("get", "/events/x/accounts/add/", 302),
        ("post", "/health/", 405),
        ("get", "/admin/", 302),
    ],
)
def test_every_answer_has_it(client: Client, method: str, path: str, status: int) -> None:
    response = getattr(client, method)(path)
    assert response.status_code == status
    assert response["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("loophole", ["unsafe", "*", "http", "nonce"])
def test_it_has_no_loophole(loophole: str) -> None:
    assert loophole not in POLICY
