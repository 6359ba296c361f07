"""What the engine finds in the practice event, measured against the answer key.

`python -m tests.quality.practice` prints all figures and every miss, without and with vectors.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from framing import engine
from framing.engine import Claim, Completeness, Finding, Relation, Result, Status, Text
from framing.events.demo import reading

KEY: Final[dict[str, Any]] = tomllib.loads(
    (reading.PRACTICE / "key.toml").read_text(encoding="utf-8")
)
# The shades of the key that only a finding's rule tells apart.
SHADES: Final = {
    "asserted_or_reported": "asserted",
    "other_speaker": "other_speaker",
    "other_label": "labels",
    "other_word_in_slot": "labels",
    "hedge": "hedge",
    "scare_quote": "scare_quotes",
}
CONFLICTS: Final = (Relation.FIGURE, Relation.UPDATE, Relation.CONTRADICTION)
OTHER_GROUP: Final = "figure/other_group"


@dataclass(frozen=True, slots=True)
class Measured:
    """Hits and cases for each figure, and the cases that were missed."""

    counts: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, *, is_right: bool, case: str) -> None:
        """Count one case of this figure."""
        self.counts[name].append(is_right)
        if not is_right:
            self.misses.append(f"{name}: {case}")

    def rate(self, name: str) -> float:
        """Share of right cases."""
        return sum(self.counts[name]) / len(self.counts[name])


def texts() -> list[Text]:
    """The current texts of the practice event, as the site hands them to the engine."""
    names = {table["slug"]: table["name"] for table in reading.outlets(reading.PRACTICE)}
    return [
        Text(
            id=entry.slug,
            text=entry.text,
            language=entry.fields["language"],
            outlet=names[entry.fields["outlet"]],
            title=entry.fields["title"],
            published=entry.published,
            completeness=Completeness(entry.fields["completeness"]),
        )
        for entry in reading.entries(reading.PRACTICE)
    ]


def claims_of(result: Result) -> dict[str, Claim | None]:
    """The claim behind each sentence of the key: the one that holds at least half of it."""
    found: dict[str, Claim | None] = {}
    for told in result.readings:
        for name, sentence in KEY["sentence"][told.text.id].items():
            start = told.text.text.index(sentence)
            shared = {
                min(claim.span.end, start + len(sentence)) - max(claim.span.start, start): claim
                for claim in told.claims
            }
            most = max(shared)
            found[f"{told.text.id}.{name}"] = shared[most] if most * 2 >= len(sentence) else None
    return found


def relation_of(finding: Finding) -> str:
    """Name a finding as the key does: kind, kind/subtype or kind:shade."""
    if finding.subtype:
        return f"{finding.kind}/{finding.subtype}"
    shade = SHADES.get(finding.rule)
    return f"{finding.kind}:{shade}" if shade else str(finding.kind)


def figure_of(relation: str) -> str:
    """Name the figure that a relation of the key counts for: its last part."""
    return relation.replace(":", "/").split("/")[-1]


def shown(result: Result) -> dict[frozenset[str], set[str]]:
    """What readers see of every pair of claims: the findings of the rows."""
    seen: dict[frozenset[str], set[str]] = defaultdict(set)
    for row in result.rows:
        for finding in row.findings:
            if finding.kind is not Relation.ABSENCE:
                seen[frozenset(finding.claims)].add(relation_of(finding))
    return seen


def is_conflict(relation: str) -> bool:
    """Say whether two claims with this relation cannot agree. Another group may."""
    return relation != OTHER_GROUP and relation.split("/")[0] in CONFLICTS


def ids(names: Sequence[str], claims: Mapping[str, Claim | None]) -> frozenset[str]:
    """The ids of these sentences' claims; a name that no claim has where there is none."""
    return frozenset(claim.id if (claim := claims[name]) else f"no claim: {name}" for name in names)


def measure_pairs(result: Result, claims: Mapping[str, Claim | None], into: Measured) -> None:
    """Count the pairs that were made, and what was found in them."""
    made = {frozenset((pair.left, pair.right)): pair for pair in result.pairs}
    seen = shown(result)
    for item in KEY["pair"]:
        pair, wanted = ids(item["of"], claims), item["relations"]
        how = f"{made[pair].status} {made[pair].score:.2f}" if pair in made else "not compared"
        case = f"{' – '.join(item['of'])} ({how})"
        into.add("pairing", is_right=how.startswith(Status.MATCH), case=case)
        into.add("pairing_or_suggested", is_right=pair in made, case=case)
        for relation in wanted:
            into.add(figure_of(relation), is_right=relation in seen[pair], case=case)
        for relation in seen[pair]:
            into.add("precision", is_right=relation in wanted, case=f"{case} has {relation}")
        disagree = any(is_conflict(relation) for relation in wanted)
        agrees, conflicts = "agreement" in seen[pair], any(map(is_conflict, seen[pair]))
        if disagree:
            into.add("no_false_agreement", is_right=not agrees, case=case)
        else:
            into.add("no_false_conflict", is_right=not conflicts, case=f"{case} {seen[pair]}")
    for item in KEY["apart"]:
        found = made.get(ids(item["of"], claims))
        is_apart = found is None or found.status is not Status.MATCH
        into.add("apart", is_right=is_apart, case=" – ".join(item["of"]))


def measure_absences(result: Result, claims: Mapping[str, Claim | None], into: Measured) -> None:
    """Count the accounts of which it is said that, and why, they lack a thing."""
    said = [found for row in result.rows for found in row.findings if found.account]
    for item in KEY["absence"]:
        having = ids(item["of"], claims)
        reasons = {
            found.account: found.evidence["reason"]
            for found in said
            if having.intersection(found.claims)
        }
        for account in item["lacking"]:
            is_right = reasons.get(account) == item["reason"]
            into.add("absence", is_right=is_right, case=f"{item['of'][0]} in {account}")


def measure_voices(claims: Mapping[str, Claim | None], into: Measured) -> None:
    """Count the sentences whose voice, speaker and distance were told rightly."""
    for item in KEY["voice"]:
        claim, wanted = claims[item["of"]], item.get("speaker")
        if claim is None:
            into.add("voice", is_right=False, case=f"{item['of']}: no claim")
            continue
        case = f"{item['of']}: {claim.voice} of {claim.speaker}, for {item['voice']} of {wanted}"
        into.add("voice", is_right=claim.voice == item["voice"], case=case)
        into.add("hedged", is_right=claim.hedged == item.get("hedged", False), case=case)
        into.add("speaker", is_right=is_same_speaker(wanted, claim.speaker), case=case)


def is_same_speaker(wanted: str | None, found: str | None) -> bool:
    """Say whether two speakers are one: all words of the shorter one begin words of the other."""
    if wanted is None or found is None:
        return wanted is found
    longer, shorter = sorted((wanted.lower().split(), found.lower().split()), key=len, reverse=True)
    return all(any(alike(word, other) for other in longer) for word in shorter)


def alike(word: str, other: str) -> bool:
    """Say whether one word is the other, or the other with an ending."""
    return word.startswith(other) or other.startswith(word)


@cache
def measured(*, with_meaning: bool) -> Measured | None:
    """Compare the five texts and count; None where vectors are asked for and not installed."""
    encoder = engine.load_encoder() if with_meaning else None
    if with_meaning and encoder is None:
        return None
    result = engine.compare(texts(), encoder=encoder)
    claims, into = claims_of(result), Measured()
    for name, claim in claims.items():
        into.add("sentences", is_right=claim is not None, case=name)
    measure_pairs(result, claims, into)
    measure_absences(result, claims, into)
    measure_voices(claims, into)
    return into


def lines() -> Iterator[str]:
    """All figures and misses, to be printed."""
    for with_meaning in (False, True):
        found = measured(with_meaning=with_meaning)
        yield f"[practice.{'meaning' if with_meaning else 'words'}]"
        if found is None:
            yield "vectors are not installed"
            continue
        for name, cases in found.counts.items():
            yield f"{name} = {found.rate(name):.3f}  # {sum(cases)} of {len(cases)}"
        yield from sorted(found.misses)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines())
