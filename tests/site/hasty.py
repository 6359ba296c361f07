"""What test_patience.py has gunicorn run: a small application, and a worker of less patience."""

from typing import Any

from framing.site import patience


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Say how long the body was; or at one address, much."""
    body = environ["wsgi.input"].read()
    told = b"x" * 30_000_000 if environ["PATH_INFO"] == "/large" else b"read %d" % len(body)
    start_response("200 OK", [("Content-Length", str(len(told)))])
    return [told]


class HastyWorker(patience.PatientWorker):
    """The worker with shorter patience, so that tests need not wait."""

    def init_process(self) -> None:
        """Shorten it in this process."""
        for name, seconds in (("SILENT", 1.0), ("HEAD", 1.0), ("STALLED", 1.5)):
            setattr(patience, name, seconds)
        super().init_process()
