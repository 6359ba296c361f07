"""Two accounts side by side, in their own order, with what belongs together linked."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from framing.comparisons.meeting import differences_between
from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.presenting.cells import attach, attach_findings
from framing.comparisons.presenting.reading import Said, passages
from framing.comparisons.presenting.synopsis import (
    Column,
    Step,
    linked,
    masked,
    overview,
    steps_of,
    told,
)
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import BLIND, Opened, named, notices_of
from framing.comparisons.views.text import excerpts, is_headline
from framing.events.models import Account, Version
from framing.htmx import HtmxHttpRequest

Two = tuple[Account, Account]


@require_safe
@of_event()
def choose(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Lead to the two accounts that are asked for, else let the reader choose two."""
    by_code = named(page.told)
    left, right = (by_code.get(request.GET.get(side, "")) for side in ("left", "right"))
    if left and right and left != right:
        query = f"?{urlencode({BLIND: 1})}" if page.blind else ""
        return redirect(reverse("read", args=[page.event.slug, left.code, right.code]) + query)
    # Two different ones to begin with: those that differ most.
    offered = couples(page)
    first = left or right or (offered[0][0] if offered else next(iter(page.told), None))
    rest = [account for account in page.told if account != first]
    beside = next((other for one, other, _number in offered if one == first), None)
    context = page.context("read") | {
        "told": page.told,
        "left": first,
        "other": beside or next(iter(rest), None),
        "same": left is not None and left == right,
        "couples": offered,
    }
    return render(request, "comparisons/read_choose.html", context)


def couples(page: Opened) -> list[tuple[Account, Account, int]]:
    """The pairs of accounts with most differences: where it is worth to begin."""
    if page.comparison is None:
        return []
    by_key = {account.pk: account for account in page.told}
    found = differences_between(page.comparison, page.shown)
    ranked = sorted(found.items(), key=lambda one: (-one[1], sorted(one[0])))
    listed = []
    for couple, number in ranked:
        two = [account for account in page.told if account.pk in couple & by_key.keys()]
        if len(two) == 2:
            listed.append((two[0], two[1], number))
    return listed[:6]


@require_safe
@of_event()
def read(request: HtmxHttpRequest, page: Opened, left_slug: str, right_slug: str) -> HttpResponse:
    """Show two accounts in parallel."""
    by_code = named(page.told)
    left, right = by_code.get(left_slug), by_code.get(right_slug)
    if left is None or right is None or left == right:
        raise Http404
    context = page.context("read") | {
        "told": page.told,
        "left": left,
        "right": right,
        "both": (left, right),
        "notices": [] if page.blind else notices_of((left, right)),
        "has_digests": left.is_digest or right.is_digest,
        **synopsis(page, (left, right), request.GET.get("at", "")),
    }
    return render(request, "comparisons/read.html", context)


def synopsis(page: Opened, two: Two, at: str) -> dict[str, Any]:
    """What the page shows of the two texts and of where they differ."""
    versions = Version.objects.in_bulk([account.current_version_id for account in two])
    texts = [versions[account.current_version_id or 0] for account in two]
    for account, version in zip(two, texts, strict=True):
        account.current_version = version  # with its text, which `opened` leaves out
    claims = claims_of(page.comparison, two) if page.comparison else []
    allowed = [claim for claim in claims if is_shown(page, claim)]
    keys = {claim.pk for claim in allowed}
    found = findings_between(page, two, keys)
    steps = steps_of(found, two[0])
    links = linked(allowed, found, steps)
    columns = []
    for place, (account, version) in enumerate(zip(two, texts, strict=True)):
        own = [claim for claim in claims if claim.account_id == account.pk]
        seen = [claim for claim in own if claim.pk in keys]
        column = column_of(page, account, version, told(seen, links))
        marks = overview(steps, place, max(len(version.text), 1))
        side = "right" if place else "left"
        columns.append(
            Column(account, side, *column, overview=marks, left_out=len(own) - len(seen))
        )
    return {"columns": columns, "steps": steps, **around(steps, at)}


def around(steps: list[Step], at: str) -> dict[str, Step]:
    """The difference that the address asks for, or the first, and those before and after it."""
    if not steps:
        return {}
    place = next((n for n, step in enumerate(steps) if step.spot == at), 0)
    return {
        "current": steps[place],
        "previous": steps[place - 1],
        "next": steps[(place + 1) % len(steps)],
    }


def claims_of(comparison: Comparison, two: Two) -> list[Claim]:
    """The claims of two accounts, in order; none of a text that is newer than the comparison."""
    either = Q(
        *(Q(account=account, version=account.current_version_id) for account in two),
        _connector=Q.OR,
    )
    return attach(comparison.claims.filter(either).order_by("account", "order"), two)


def is_shown(page: Opened, claim: Claim) -> bool:
    """Whether this reader may see a claim."""
    return claim.account_id not in page.shown.closed or claim.pk in page.shown.quotable


def findings_between(page: Opened, two: Two, claims: set[int]) -> list[Finding]:
    """What was found between the claims shown of two accounts."""
    both = Q(pair__left__account=two[0], pair__right__account=two[1])
    both |= Q(pair__left__account=two[1], pair__right__account=two[0])
    found = Finding.objects.filter(both, page.shown.findings(), comparison=page.comparison)
    found = found.shown().select_related("pair__left", "pair__right")
    listed = [f for f in found if {f.two_claims.left_id, f.two_claims.right_id} <= claims]
    return attach_findings(listed, two)


def column_of(
    page: Opened, account: Account, version: Version, said: list[Said]
) -> tuple[list[Any], list[Said]]:
    """Give the whole text, where it may be shown, or the claims to quote."""
    if not (account.is_ours or page.may_curate):
        return [], excerpts(account, said, page.shown)
    laid = [part for part in passages(version, said) if not is_headline(part, account)]
    return masked(laid, account), []
