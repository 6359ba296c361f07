"""What is left over where two sentences share a number is no other figure."""

import pytest

from framing.engine.relations import figures
from tests.engine.made import make_duo


@pytest.mark.parametrize(
    ("left", "right", "rules"),
    [
        ("Das kostet 40 Euro in 2 Schritten.", "Das kostet 40 Euro, 6 Boote fahren.", []),
        (
            "Das kostet 50 Euro in 2 Schritten.",
            "Das kostet 40 Euro, 6 Boote fahren.",
            ["other_value"],
        ),
        (
            "Das kostet 40 Euro mit 2 Booten.",
            "Das kostet 40 Euro, 6 Boote fahren.",
            ["other_value"],
        ),
    ],
)
def test_things_beside_a_number_that_both_have_differ_only_by_one_name(
    left: str, right: str, rules: list[str]
) -> None:
    assert [f.rule for f in figures.find(make_duo(left, right)).findings] == rules
