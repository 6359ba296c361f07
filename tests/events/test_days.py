"""Days that people enter: what is a slip of the hand is said to be one."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from framing.events.days import FIRST, DayField


@pytest.mark.parametrize("written", ["2022-01-05", "05.01.2022", FIRST.isoformat()])
def test_a_day_may_be_written_in_either_way(written: str) -> None:
    assert DayField().clean(written).year in {1600, 2022}


def test_next_year_may_be_planned() -> None:
    ahead = timezone.localdate() + timedelta(days=300)
    assert DayField().clean(ahead.isoformat()) == ahead


@pytest.mark.parametrize("written", ["0001-01-01", "1599-12-31", "9999-12-31"])
def test_a_day_that_cannot_be_meant_is_refused_with_the_bounds(written: str) -> None:
    with pytest.raises(ValidationError, match=r"1\. Januar 1600"):
        DayField().clean(written)
