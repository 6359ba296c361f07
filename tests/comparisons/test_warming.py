"""A web process loads what the first look-up needs before somebody asks for one."""

import importlib
import threading
import time

import pytest

from framing import engine
from framing.comparisons import warming


def test_it_goes_through_every_step_of_a_look_up() -> None:
    answer = warming.warm()
    assert {hit.id for hit in answer.hits} == {"de", "en"}
    assert all(hit.status is engine.Status.MATCH and hit.findings for hit in answer.hits)


def test_nobody_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, goes_on = threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        goes_on.wait(10)

    monkeypatch.setattr(warming, "warm", slow)
    thread = warming.begin(pause=0)
    assert begun.wait(10)
    assert thread.is_alive()
    assert thread.daemon  # nor does the end of the process
    goes_on.set()
    thread.join(10)
    assert not thread.is_alive()


def test_it_lets_the_first_pages_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[float] = []
    monkeypatch.setattr(warming, "warm", lambda: times.append(time.monotonic()))
    start = time.monotonic()
    warming.begin(pause=0.2).join(10)
    assert times[0] - start >= 0.2


def test_a_failure_is_logged_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise OSError("no such file")

    monkeypatch.setattr(warming, "warm", broken)
    warming.begin(pause=0).join(10)
    assert "The warm-up failed" in caplog.text


def test_a_web_process_begins_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(warming, "begin", lambda: begun.append(True))
    importlib.reload(importlib.import_module("framing.wsgi"))
    assert begun
