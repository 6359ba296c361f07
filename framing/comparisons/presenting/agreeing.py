"""The findings of a row -> how many accounts say the same there."""

from collections import defaultdict
from collections.abc import Iterable

from framing.comparisons.models import Finding
from framing.comparisons.presenting.grouping import Groups
from framing.comparisons.weights import is_dispute

_SAME = frozenset({Finding.Kind.AGREEMENT, Finding.Kind.SAME_ORIGIN})


def agreeing(findings: Iterable[Finding]) -> int:
    """How many accounts of a row were found to say the same: one claim, and who agrees with it.

    Standing in one row is not enough: its claims are about one thing, and may differ. Nor is to
    agree with somebody who agrees: of a chain of tellings the ends may have little in common. An
    account that gives two stands of a count counts for each. Copies count where somebody else
    agrees with them; copies alone are one voice. Where any two clash, nothing is said of the rest.
    """
    groups = Groups()
    beside, agreed, apart = defaultdict[int, set[int]](set), set[int](), set[tuple[int, int]]()
    account: dict[int, int] = {}
    for finding in (each for each in findings if each.pair):
        pair = finding.two_claims
        couple = pair.left_id, pair.right_id
        account |= {pair.left_id: pair.left.account_id, pair.right_id: pair.right.account_id}
        if finding.kind in _SAME:
            groups.join(*couple)
            beside[couple[0]].add(couple[1])
            beside[couple[1]].add(couple[0])
            agreed.update(couple if finding.kind == Finding.Kind.AGREEMENT else ())
        elif finding.kind == Finding.Kind.UPDATE or is_dispute(finding.kind, finding.subtype):
            apart.add(couple)
    torn = {groups.of(one) for one, other in apart if groups.of(one) == groups.of(other)}
    sound = (claim for claim in agreed if groups.of(claim) not in torn)
    return max((len({account[c] for c in (claim, *beside[claim])}) for claim in sound), default=0)
