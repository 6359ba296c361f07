"""Pairs between accounts, and the rows that they make."""

from collections.abc import Sequence
from itertools import combinations, permutations

import numpy as np
import pytest
from numpy.typing import NDArray

from framing.engine import alignment, compare, tuning
from framing.engine.alignment import Alignment
from framing.engine.links import Links
from framing.engine.values import (
    Claim,
    Clean,
    Mention,
    Reading,
    Span,
    Status,
    Text,
)

DAM = "Der Damm bei Ostrova brach am Dienstag nach tagelangem Regen."
DAM_AGAIN = "Nach tagelangem Regen ist am Dienstag der Damm bei Ostrova gebrochen."
DAM_NOT = "Der Damm bei Ostrova brach am Dienstag nicht nach tagelangem Regen."
DEAD = "Bei dem Unglück starben nach Angaben der Behörden 14 Menschen."
DEAD_MORE = "Bei dem Unglück starben nach Angaben der Behörden 31 Menschen."
SCHOOL = "Die Schulen im ganzen Bezirk bleiben vorerst geschlossen."
OWNER = "Die Betreiberfirma Hydronor weist jede Verantwortung zurück."


class Words:
    """An encoder for tests: two texts mean the same where they share their first letters."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.eye(26, dtype=np.float32)
        return np.array([rows[(ord(text[0].casefold()) - 97) % 26] for text in texts])


def reading(account: str, *texts: str, language: str = "de", names: Sequence[str] = ()) -> Reading:
    """Make an account of claims; each named word of a claim is a mention."""
    claims = tuple(
        Claim(
            id=f"{account}:{order * 100}-{order * 100 + len(text)}",
            account=account,
            span=Span(order * 100, order * 100 + len(text)),
            text=text,
            language=language,
            order=order,
            names=tuple(Mention(Span(0, 0), n, n.casefold()) for n in names if n in text),
        )
        for order, text in enumerate(texts)
    )
    return Reading(Text(account, " ".join(texts), language), Clean("", (), ()), claims)


def align(*readings: Reading, encoder: Words | None = None) -> Alignment:
    """Lay every two accounts beside each other, as the pipeline does."""
    told = sorted((r for r in readings if r.claims), key=lambda r: r.text.id)
    ready = [alignment.prepare(r, encoder=encoder, names={}) for r in told]
    beside = [
        alignment.lay((told[a].claims, told[b].claims), (ready[a][0], ready[b][0]))
        for a, b in combinations(range(len(told)), 2)
    ]
    repeats = {key for _, found in ready for key in found}
    return alignment.align([r.claims for r in told], beside, repeats)


def rows(found: Alignment) -> set[str]:
    """Write each row as the accounts and places of its claims: "a0 b1"."""
    return {
        " ".join(f"{claim[0]}{int(claim[2:].split('-')[0]) // 100}" for claim in group)
        for group in found.groups
    }


def test_the_same_thing_in_other_order_is_a_row() -> None:
    found = align(reading("a", DAM, OWNER), reading("b", SCHOOL, DAM_AGAIN))
    assert rows(found) == {"a0 b1", "a1", "b0"}


@pytest.mark.parametrize(("left", "right"), [(DAM, DAM_NOT), (DEAD, DEAD_MORE)])
def test_negation_and_other_figures_stay_in_one_row(left: str, right: str) -> None:
    assert rows(align(reading("a", left, OWNER), reading("b", right, SCHOOL))) >= {"a0 b0"}


def test_strangers_are_no_pair() -> None:
    assert align(reading("a", DAM), reading("b", OWNER)).pairs == ()


def test_claims_of_one_account_are_no_pair() -> None:
    assert align(reading("a", DAM, DAM_AGAIN)).pairs == ()


def test_every_claim_is_in_exactly_one_row() -> None:
    readings = [reading("a", DAM, DEAD, OWNER), reading("b", DAM_AGAIN, SCHOOL), reading("c", DAM)]
    members = [claim for group in align(*readings).groups for claim in group]
    assert sorted(members) == sorted(claim.id for r in readings for claim in r.claims)


def test_the_order_of_accounts_changes_nothing() -> None:
    readings = [
        reading("a", DAM, DEAD, OWNER),
        reading("b", SCHOOL, DAM_AGAIN, DEAD_MORE),
        reading("c", DAM_NOT, OWNER, DAM),
        reading("d"),
    ]
    first = align(*readings)
    assert all(align(*order) == first for order in permutations(readings))


def test_one_more_account_leaves_the_other_pairs_as_they_were() -> None:
    readings = [reading("a", DAM, DEAD, OWNER), reading("c", DAM_AGAIN, DEAD_MORE)]
    more = align(*readings, reading("b", SCHOOL, DAM_NOT, DEAD)).pairs
    assert align(*readings).pairs == tuple(p for p in more if p.left[0] + p.right[0] == "ac")


def test_pairs_name_the_account_that_sorts_first_first() -> None:
    [pair] = align(reading("b", DAM), reading("a", DAM_AGAIN)).pairs
    assert (pair.left[0], pair.right[0]) == ("a", "b")


def test_a_pair_carries_its_signals() -> None:
    [pair] = align(reading("a", DAM), reading("b", DAM)).pairs
    assert pair.signals.keys() >= {"characters", "containment", "names", "numbers", "token_set"}


def test_meaning_is_a_signal_where_there_is_an_encoder() -> None:
    [pair] = align(reading("a", DAM), reading("b", DAM), encoder=Words()).pairs
    assert pair.signals["meaning"] == 1


def test_between_the_thresholds_it_is_a_suggestion_and_makes_no_row() -> None:
    found = align(
        reading("a", "Der Damm bei Ostrova brach am Dienstag, sagte Veld.", SCHOOL),
        reading("b", SCHOOL, "Am Damm der Stadt weht ein Wind."),
    )
    assert [pair.status for pair in found.pairs] == [Status.SUGGEST, Status.MATCH]
    assert rows(found) == {"a0", "b1", "a1 b0"}


FILLERS = (
    "Die Bäckerei am Markt öffnet jetzt schon um fünf Uhr.",
    "Zwei Sängerinnen aus Kolmünde traten in der Kirche auf.",
    "Der Preis für Kartoffeln ist im Herbst gestiegen.",
    "Eine Katze schlief auf dem Dach der alten Schmiede.",
    "Im Museum hängen neue Bilder aus dem Norden.",
)
OTHERS = (
    "Ein Fahrrad stand seit Wochen vor der Bücherei.",
    "Die Mannschaft verlor auch ihr drittes Spiel.",
    "Auf der Insel wachsen seltene Orchideen.",
    "Der Zahnarzt zieht in ein größeres Haus um.",
    "Morgens liegt dichter Nebel über den Wiesen.",
)


def test_accounts_that_share_little_need_more_for_a_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wind = "Am Damm der Stadt weht ein Wind."

    def score(*more: str) -> float:
        found = align(reading("a", DAM, *FILLERS), reading("b", *more, wind)).pairs
        pairs = {(pair.left[:4], pair.right[:4]): pair.score for pair in found}
        return pairs.get(("a:0-", "b:50"), 0.0)

    assert score(*FILLERS) > 1.5 * score(*OTHERS) > 0
    # No two accounts of one event are taken to have nothing in common: the odds fall so far.
    monkeypatch.setattr(tuning, "LEAST_IN_COMMON", tuning.LEAST_SURE)
    assert score(*OTHERS) < tuning.SUGGEST


def test_of_few_claims_nothing_is_estimated() -> None:
    few = align(reading("a", DAM), reading("b", "Am Damm der Stadt weht ein Wind.")).pairs
    assert [pair.status for pair in few] == [Status.SUGGEST]


def test_a_pair_tells_how_much_its_accounts_have_in_common() -> None:
    one = align(reading("a", DAM, OWNER), reading("b", DAM, SCHOOL)).pairs[0].signals
    both = align(reading("a", DAM, SCHOOL), reading("b", DAM, SCHOOL)).pairs[0].signals
    assert 0 < one["in_common"] < both["in_common"] <= 1


def test_very_short_claims_are_not_compared() -> None:
    assert align(reading("a", "Er brach."), reading("b", "Er brach doch.")).pairs == ()


@pytest.mark.parametrize(
    ("text", "is_near"),
    [
        ("Bei dem Unglück starben nach Angaben der Behörden 31 Menschen.", True),
        ("Bei dem Unglück hungerten nach Angaben der Behörden 31 Menschen.", True),
        ("Bei dem Unglück wurden nach Angaben der Behörden 31 Menschen festgenommen.", False),
        ("Nach dem Unglück demonstrierten 31 Menschen vor der Behörde.", False),
    ],
)
def test_the_dead_and_the_arrested_are_no_pair(text: str, *, is_near: bool) -> None:
    found = compare([Text("a", DEAD, "de"), Text("b", text, "de")])
    assert bool(found.pairs) is is_near


@pytest.mark.parametrize(
    ("right", "status"),
    [
        ("Minister Merwitz sagte, dass er den Umbau des Kais begrüße.", Status.SUGGEST),
        ("Minister Merwitz sagte, dass der Damm bei Ostrova brach.", Status.MATCH),
    ],
)
def test_two_things_that_one_man_says_are_no_match(right: str, status: Status) -> None:
    class Same:
        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return np.full((len(texts), 4), 0.5, dtype=np.float32)

    left = "Minister Merwitz sagte, dass der Damm bei Ostrova brach."
    found = compare([Text("a", left, "de"), Text("b", right, "de")], encoder=Same())
    assert [pair.status for pair in found.pairs] == [status]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("eine 72 Jahre alte Frau", Status.MATCH),
        ("eine 62 Jahre alte Frau", Status.MATCH),
        ("eine 8 Jahre alte Frau", Status.SUGGEST),
        ("ein 72 Jahre alter Mann", Status.MATCH),
        ("ein 62 Jahre alter Mann", Status.SUGGEST),
    ],
)
def test_people_of_other_ages_are_no_match(who: str, status: Status) -> None:
    left = "Bei dem Unglück am alten Damm starb eine 71 Jahre alte Frau."
    right = f"Bei dem Unglück am alten Damm starb {who}."
    found = compare([Text("a", left, "de"), Text("b", right, "de")])
    assert [pair.status for pair in found.pairs] == [status]


def test_very_short_claims_match_as_copies() -> None:
    assert rows(align(reading("a", "Der Damm brach."), reading("b", "Der Damm brach."))) == {
        "a0 b0"
    }


def test_a_claim_has_no_more_than_so_many_pairs_in_one_account(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tuning, "PAIRS_PER_CLAIM", 1)
    found = align(reading("a", DAM), reading("b", DAM_NOT, DAM_AGAIN))
    assert [pair.right[:4] for pair in found.pairs] == ["b:0-"]


def test_an_account_is_twice_in_a_row_where_it_repeats_itself() -> None:
    found = align(reading("a", DAM, SCHOOL, DAM), reading("b", DAM))
    assert rows(found) == {"a0 a2 b0", "a1"}


def test_an_account_is_once_in_a_row_where_it_says_two_things() -> None:
    both = (
        "Der Damm bei Ostrova brach nach tagelangem Regen, Schulen im Bezirk bleiben geschlossen."
    )
    found = align(reading("a", DAM, SCHOOL), reading("b", both))
    assert not {"a0 a1 b0"} & rows(found)


def test_rows_stand_in_the_order_of_the_first_account() -> None:
    found = align(reading("b", OWNER, DAM_AGAIN), reading("a", SCHOOL, DAM))
    assert [group[0][:3] for group in found.groups] == ["a:0", "a:1", "b:0"]


def test_accounts_in_two_languages_are_scored_by_names_and_cognates() -> None:
    named = ("Hydronor", "Ostrova")
    german = reading("a", "Hydronor betreibt den Damm in Ostrova.", names=named)
    english = reading("b", "Hydronor operates the Ostrova dam.", language="en", names=named)
    assert len(align(german, english).pairs) == 1


def test_no_account_no_rows() -> None:
    assert align() == Alignment((), ())


def test_the_nearest_claim_is_named_though_it_is_no_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tuning, "SUGGEST", 0.5)
    monkeypatch.setattr(tuning, "NEAREST", 0.15)
    wind = "Am Damm der Stadt und am Ufer weht oft ein Wind."
    found = align(reading("a", DAM, SCHOOL), reading("b", wind, SCHOOL, OWNER))
    (claim, score) = found.nearest["b"]["a:0-" + str(len(DAM))]
    assert (claim[:4], [pair.left[:4] for pair in found.pairs]) == ("b:0-", ["a:10"])
    assert tuning.NEAREST <= score < tuning.SUGGEST


def test_a_claim_far_from_all_has_no_nearest() -> None:
    assert align(reading("a", SCHOOL), reading("b", OWNER)).nearest == {"a": {}, "b": {}}


def claim_of(account: str, place: int, *texts: str) -> str:
    return reading(account, *texts).claims[place].id


def linked(links: Links, *readings: Reading) -> Alignment:
    """Lay every two accounts beside each other under these links."""
    told = sorted(readings, key=lambda r: r.text.id)
    ready = [alignment.prepare(r, encoder=None, names={}) for r in told]
    beside = []
    for a, b in combinations(range(len(told)), 2):
        sides = [{claim.id for claim in told[n].claims} for n in (a, b)]
        two = links.between(*sides)
        beside.append(
            alignment.lay((told[a].claims, told[b].claims), (ready[a][0], ready[b][0]), two)
        )
    repeats = {key for _, found in ready for key in found}
    return alignment.align([r.claims for r in told], beside, repeats, links)


def must(*pairs: tuple[str, str]) -> Links:
    return Links(must=frozenset(pairs))


def cannot(*pairs: tuple[str, str]) -> Links:
    return Links(cannot=frozenset(pairs))


LEFT, RIGHT = reading("a", DAM, OWNER), reading("b", SCHOOL, DAM_AGAIN)
A0, A1, B0, B1 = (claim.id for side in (LEFT, RIGHT) for claim in side.claims)


def test_what_must_be_together_is_a_match_and_a_row() -> None:
    found = linked(must((A1, B0)), LEFT, RIGHT)
    assert rows(found) == {"a0 b1", "a1 b0"}
    (joined,) = (pair for pair in found.pairs if (pair.left, pair.right) == (A1, B0))
    assert joined.status is Status.MATCH
    assert joined.score < tuning.MATCH


def test_what_cannot_be_together_is_no_pair() -> None:
    found = linked(cannot((A0, B1)), LEFT, RIGHT)
    assert rows(found) == {"a0", "a1", "b0", "b1"}
    assert (A0, B1) not in {(pair.left, pair.right) for pair in found.pairs}


def test_two_claims_of_one_account_are_put_together() -> None:
    assert rows(linked(must((A0, A1)), LEFT, RIGHT)) == {"a0 a1 b1", "b0"}


def test_links_that_exclude_each_other_are_refused() -> None:
    links = Links(frozenset({(A1, B0), (A0, B0)}), frozenset({(A0, A1)}))
    with pytest.raises(ValueError, match="kept apart"):
        linked(links, LEFT, RIGHT)


def test_who_is_kept_from_one_is_kept_from_a_row() -> None:
    third = reading("c", DAM)
    c0 = third.claims[0].id
    assert rows(linked(Links(), LEFT, RIGHT, third)) >= {"a0 b1 c0"}
    apart = linked(cannot((A0, c0)), LEFT, RIGHT, third)
    assert rows(apart) & {"a0 b1", "b1 c0"}
    backward = linked(cannot((B1, c0), (A0, c0)), LEFT, RIGHT, third)
    assert rows(backward) >= {"a0 b1", "c0"}


def test_what_people_put_together_is_as_near_as_its_nearest() -> None:
    third = reading("c", DAM)
    found = linked(must((A0, B0)), LEFT, RIGHT, third)
    assert "a0 b0 b1 c0" in rows(found) or "a0 b0 c0" in rows(found)


def test_a_join_said_twice_is_one() -> None:
    third = reading("c", OWNER, DEAD)
    c1 = third.claims[1].id
    links = must((A1, B0), (A1, c1), (B0, c1))
    assert "a1 b0 c1" in rows(linked(links, LEFT, RIGHT, third)) or any(
        {"a1", "b0", "c1"} <= set(row.split()) for row in rows(linked(links, LEFT, RIGHT, third))
    )
