"""The health page."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max


def make_task(
    status: str = "READY", *, age: timedelta = timedelta(), **fields: Any
) -> DBTaskResult[..., Any]:
    """Save a task that was enqueued this long ago."""
    defaults = {
        "args_kwargs": {"args": [], "kwargs": {}},
        "task_path": "tests.nothing",
        "backend_name": "default",
        "run_after": get_date_max(),
        "exception_class_path": "",
        "traceback": "",
    }
    task = DBTaskResult.objects.create(status=status, **defaults | fields)
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - age)
    return task


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tasks", "status"),
    [
        ([], "ok"),
        ([("READY", 5)], "ok"),
        ([("READY", 300)], "behind"),
        ([("READY", 300), ("RUNNING", 310)], "ok"),
        ([("SUCCESSFUL", 300), ("FAILED", 300)], "ok"),
    ],
)
def test_a_queue_that_does_not_move_is_told(
    client: Client, tasks: list[tuple[str, int]], status: str
) -> None:
    for state, seconds in tasks:
        make_task(state, age=timedelta(seconds=seconds))
    response = client.get("/health/")
    assert response.status_code == 200
    assert response.json()["status"] == status


@pytest.mark.django_db
def test_it_counts_what_waits_and_runs(client: Client) -> None:
    for state in ("READY", "READY", "RUNNING", "FAILED"):
        make_task(state)
    tasks = client.get("/health/").json()["tasks"]
    assert (tasks["waiting"], tasks["running"]) == (2, 1)


def test_without_a_database_it_answers_503(client: Client) -> None:
    with patch.object(connection, "cursor", side_effect=OperationalError("secret-host refused")):
        response = client.get("/health/")
    assert response.status_code == 503
    assert response.json() == {"status": "error", "database": "error"}


@pytest.mark.django_db
def test_it_is_never_cached(client: Client) -> None:
    assert "no-store" in client.get("/health/")["Cache-Control"]
