"""Encryption: the name asked for is the name sent and the name in the certificate."""

import ssl
from pathlib import Path

import pytest

from framing.events.fetching import Failure, FetchError, Manners, fetch
from framing.events.fetching.connecting import Internet
from tests.events.fetching.certificates import Certificate, make_certificate
from tests.events.fetching.loopback import (
    HOST,
    PAGE,
    PUBLIC,
    Act,
    Loopback,
    Server,
    answer,
    dripping,
    limits,
    moved,
)

ADDRESS = f"https://{HOST}/"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for the host of these tests."""
    return make_certificate(tmp_path_factory.mktemp("tls") / "good", f"DNS:{HOST}")


def failure_at(certificate: Certificate, tls: ssl.SSLContext) -> Failure:
    """Fetch from a server with this certificate, and give the reason why this fails."""
    with Server({"/": answer()}, tls=certificate.serving()) as server:
        connector = Loopback({(PUBLIC, 443): server}, tls=tls)
        with pytest.raises(FetchError) as caught:
            fetch(ADDRESS, connector=connector, limits=limits())
    assert server.requests == []
    return caught.value.failure


def test_a_page_comes_over_tls_with_the_name_in_handshake_and_request(
    certificate: Certificate,
) -> None:
    with Server({"/": answer()}, tls=certificate.serving()) as server:
        connector = Loopback({(PUBLIC, 443): server}, tls=certificate.trusting())
        assert fetch(ADDRESS, connector=connector, limits=limits()).body == PAGE
    assert set(server.names) == {HOST}
    assert server.header("host") == HOST
    assert set(connector.opened) == {(PUBLIC, 443)}


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["DNS:anders.example"], id="another-name"),
        pytest.param(["DNS:*.blatt.example"], id="names-below"),
        pytest.param(["DNS:*.example"], id="star-below-the-top"),
        pytest.param([f"IP:{PUBLIC}"], id="the-address-but-not-the-name"),
    ],
)
def test_a_certificate_for_another_name_is_refused(tmp_path: Path, names: list[str]) -> None:
    wrong = make_certificate(tmp_path / "wrong", *names)
    assert failure_at(wrong, wrong.trusting()) == Failure.CERTIFICATE


def test_an_expired_certificate_is_refused(tmp_path: Path) -> None:
    expired = make_certificate(tmp_path / "expired", f"DNS:{HOST}", days=-1)
    assert failure_at(expired, expired.trusting()) == Failure.CERTIFICATE


def test_an_unknown_issuer_is_refused(certificate: Certificate) -> None:
    assert failure_at(certificate, Internet().tls) == Failure.CERTIFICATE


def test_an_old_protocol_is_refused(certificate: Certificate) -> None:
    old = certificate.serving()
    client = certificate.trusting()
    client.minimum_version = ssl.TLSVersion.TLSv1_3
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with Server({"/": answer()}, tls=old) as server:
        connector = Loopback({(PUBLIC, 443): server}, tls=client)
        with pytest.raises(FetchError) as caught:
            fetch(ADDRESS, connector=connector, limits=limits())
    assert caught.value.failure == Failure.TLS


def test_a_silent_handshake_ends_at_the_deadline() -> None:
    with Server({}) as server:  # waits for a request in the clear
        connector = Loopback({(PUBLIC, 443): server})
        with pytest.raises(FetchError) as caught:
            fetch(ADDRESS, connector=connector, limits=limits(0.4))
    assert caught.value.failure == Failure.ROBOTS_UNAVAILABLE
    assert "timeout" in caught.value.detail


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(dripping(b"HTTP/1.1 200 OK\r\nX: ", b"a"), id="slow-header"),
        pytest.param(
            dripping(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"a"), id="slow-body"
        ),
    ],
)
def test_a_slow_encrypted_answer_ends_at_the_deadline(certificate: Certificate, act: Act) -> None:
    manners = Manners()
    with Server({"/": answer(), "/slow": act}, tls=certificate.serving()) as server:
        connector = Loopback({(PUBLIC, 443): server}, tls=certificate.trusting())
        fetch(ADDRESS, connector=connector, limits=limits(), manners=manners)
        with pytest.raises(FetchError) as caught:
            fetch(f"{ADDRESS}slow", connector=connector, limits=limits(0.4), manners=manners)
    assert caught.value.failure == Failure.TIMEOUT


def test_the_site_checks_names_and_certificates() -> None:
    tls = Internet().tls
    assert tls.check_hostname
    assert tls.verify_mode == ssl.CERT_REQUIRED
    assert not tls.hostname_checks_common_name
    assert tls.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_a_redirect_to_a_wrong_certificate_is_refused(tmp_path: Path) -> None:
    wrong = make_certificate(tmp_path / "wrong", "DNS:anders.example")
    plain = Server({"/": moved(ADDRESS)})
    with plain, Server({"/": answer()}, tls=wrong.serving()) as encrypted:
        connector = Loopback({(PUBLIC, 80): plain, (PUBLIC, 443): encrypted}, tls=wrong.trusting())
        with pytest.raises(FetchError) as caught:
            fetch(f"http://{HOST}/", connector=connector, limits=limits())
    assert caught.value.failure == Failure.CERTIFICATE
    assert encrypted.requests == []


def test_a_way_out_of_encryption_is_told(certificate: Certificate) -> None:
    encrypted = Server({"/": moved(f"http://{HOST}/offen")}, tls=certificate.serving())
    with encrypted, Server({"/offen": answer()}) as plain:
        servers = {(PUBLIC, 443): encrypted, (PUBLIC, 80): plain}
        connector = Loopback(servers, tls=certificate.trusting())
        fetched = fetch(ADDRESS, connector=connector, limits=limits())
    assert fetched.address == f"http://{HOST}/offen"
    assert fetched.redirects == (ADDRESS,)
