"""Certificates made for one test run, with the openssl command."""

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path


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
        """Give a client's context, strict as the site's, that trusts only this certificate."""
        return ssl.create_default_context(cafile=str(self.path))


def openssl() -> str | None:
    """Path of the openssl command, if it is on this machine."""
    return shutil.which("openssl")


def make_certificate(folder: Path, *names: str, days: int = 2) -> Certificate:
    """Make a certificate for these names ("DNS:a.example", "IP:…"); negative days are expired."""
    made = Certificate(folder / "certificate.pem", folder / "key.pem")
    folder.mkdir()
    dates = ["-not_before", "20200101000000Z", "-not_after", "20200102000000Z"]
    command = [openssl() or "openssl", "req", "-x509", "-nodes", "-newkey", "ec"]
    command += ["-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=test"]
    command += ["-addext", f"subjectAltName={','.join(names)}"]
    command += ["-days", str(days)] if days > 0 else dates
    command += ["-keyout", str(made.key), "-out", str(made.path)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return made
