"""What the first event must show: tolls, troops, a label asserted and reported, one agency."""

from functools import cache

import pytest

from framing import engine
from framing.engine import Completeness, Finding, Result, Text
from framing.events.demo import reading

pytestmark = pytest.mark.quality


@cache
def result() -> Result:
    """Compare the digests of the demo event as the site does, with vectors where they are there."""
    texts = [
        Text(
            id=entry.slug,
            text=entry.text,
            language=entry.fields["language"],
            outlet=entry.fields["outlet"],
            published=entry.published,
            completeness=Completeness.DIGEST,
        )
        for entry in reading.entries()
        if entry.text
    ]
    return engine.compare(texts, encoder=engine.load_encoder())


def words(claim_id: str) -> str:
    """The words of a claim."""
    claims = {claim.id: claim.text for told in result().readings for claim in told.claims}
    return claims[claim_id]


def found(kind: str, one: str, other: str) -> list[Finding]:
    """Findings of a kind, shown or suggested, of a claim with the one and one with the other words.

    "There was a coup attempt" and "there was, he said" are a few words each and no match.
    """
    return [
        finding
        for pair in result().pairs
        for finding in pair.findings
        if finding.kind == kind
        and any(one in words(claim) for claim in finding.claims)
        and any(other in words(claim) for claim in finding.claims)
    ]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("update", "225 Menschen", "164 Menschen"),
        ("figure", "2,030 troops", "2.500 Soldaten"),
        ("attribution", "ist ein Putschversuch gescheitert", "habe einen „Putschversuch“ gegeben"),
        ("same_origin", "die Ordnung im Land wiederhergestellt", "im Land wieder Ordnung"),
    ],
)
@pytest.mark.skipif(engine.load_encoder() is None, reason="sentence vectors are not installed")
def test_the_demo_event_shows_it(kind: str, one: str, other: str) -> None:
    assert found(kind, one, other)


def test_the_order_to_shoot_stands_beside_the_promise_never_to() -> None:
    pairs = [(words(pair.left), words(pair.right)) for pair in result().pairs]
    assert any(
        "Schießbefehl" in one + two and "niemals schießen" in one + two for one, two in pairs
    )
