"""What people say of claims, as pairs of claim ids."""

from framing.engine import links
from framing.engine.links import NO_LINKS, Links
from framing.engine.values import Claim, Clean, Reading, Span, Text


def reading(account: str) -> Reading:
    """Make an account of two claims with the keys k0 and k1."""
    claims = tuple(
        Claim(f"{account}{n}", account, Span(n, n + 1), "Satz", "de", n, key=f"k{n}")
        for n in range(2)
    )
    return Reading(Text(account, "Satz", "de"), Clean("", (), ()), claims)


TOLD = [reading("a"), reading("b"), reading("c")]


def test_ends_are_found_by_account_and_key() -> None:
    asked = [(("b", "k0"), ("a", "k1")), (("a", "k0"), ("b", "gone"))]
    found = links.link(TOLD, asked, [(("a", "k0"), ("b", "k1"))])
    assert found == Links(frozenset({("a1", "b0")}), frozenset({("a0", "b1")}))


def test_only_what_joins_two_accounts_is_between_them() -> None:
    found = Links(frozenset({("a0", "b1"), ("a0", "c1")}), frozenset({("b0", "c0")}))
    assert found.between({"a0", "a1"}, {"b0", "b1"}) == Links(frozenset({("a0", "b1")}))


def test_without_any_nothing_is_asked() -> None:
    assert NO_LINKS.between((), ()) is NO_LINKS
