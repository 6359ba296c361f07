"""What every test of the comparisons app gets."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    """Begin in German: a request for an English page leaves its language to the thread."""
    with translation.override("de"):
        yield
