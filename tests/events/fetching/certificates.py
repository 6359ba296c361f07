"""Certificates made for one test run, with the openssl command."""

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from framing.events.fetching.connecting import Internet


@dataclass(frozen=True)
class Certificate:
    """A self-signed certificate, which is its own authority."""

    path: Path
    key: Path

    def serving(self) -> ssl.SSLContext:
        """Give a server's context that shows it."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path, self.key)
        return context

    def trusting(self) -> ssl.SSLContext:
        """Give the site's own client context, which trusts this certificate too."""
        context = Internet().tls
        context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
        context.load_verify_locations(self.path)
        return context


def make_certificate(folder: Path, *names: str, days: int = 2) -> Certificate:
    """Make a certificate for these names ("DNS:a.example", "IP:…"); negative days are expired.

    Skips the test where there is no openssl command: the standard library makes no certificates.
    """
    if not (openssl := shutil.which("openssl")):
        pytest.skip("no openssl command on this machine")
    folder.mkdir()
    made = Certificate(folder / "certificate.pem", folder / "key.pem")
    request = folder / "request.pem"
    asked = [openssl, "req", "-new", "-nodes", "-newkey", "ec", "-subj", "/CN=test"]
    asked += ["-pkeyopt", "ec_paramgen_curve:prime256v1", "-keyout", str(made.key)]
    asked += ["-addext", f"subjectAltName={','.join(names)}", "-out", str(request)]
    signed = [openssl, "x509", "-req", "-in", str(request), "-signkey", str(made.key)]
    signed += ["-days", str(days), "-copy_extensions", "copy", "-out", str(made.path)]
    for command in (asked, signed):
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return made
