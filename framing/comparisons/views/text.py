"""One account in its text, with its claims marked and what was found about them."""

from collections import defaultdict
from dataclasses import replace

from django.db.models import Q, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing import engine
from framing.comparisons.models import Claim, Comparison, Finding
from framing.comparisons.presenting.blind import shorten
from framing.comparisons.presenting.cells import attach, kinds_in
from framing.comparisons.presenting.quotes import quote_of
from framing.comparisons.presenting.reading import Passage, Said, passages
from framing.comparisons.presenting.synopsis import masked
from framing.comparisons.quoting import Shown
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened, named
from framing.events.models import Account
from framing.htmx import HtmxHttpRequest


@require_safe
@of_event(with_hidden=True)
def account(request: HtmxHttpRequest, page: Opened, account_slug: str) -> HttpResponse:
    """Show an account: the whole text where we may, else its claims as quotes."""
    shown = named(page.accounts).get(account_slug)
    if shown is None:
        raise Http404
    prefetch_related_objects([shown], "outlet__addresses")
    version = shown.versions.filter(pk=shown.current_version_id or 0).first()
    shown.current_version = version  # with its text, which `opened` leaves out
    told = told_by(shown, page.comparison)
    is_whole = shown.is_ours or page.may_curate
    shared = [] if is_whole else excerpts(shown, told, page.shown)
    context = page.context("account") | {
        "account": shown,
        "printed_title": title_of(shown),
        "is_whole": is_whole,
        "passages": masked(whole_text(shown, told), shown) if is_whole else [],
        "excerpts": shared,
        "left_out": len(told) - len(shared),
        "voices": voices_in(told),
        "beside": [other for other in page.told if other != shown],
    }
    return render(request, "comparisons/account.html", context)


def title_of(account: Account) -> str:
    """The headline that the outlet gave its text; a digest has only one of ours."""
    if account.is_digest or account.current_version is None:
        return ""
    names = account.hidden_names
    return shorten(names.hide(account.title)) if names else account.title


def told_by(account: Account, comparison: Comparison | None) -> list[Said]:
    """The claims of an account with their findings; none if it has a newer text since."""
    if comparison is None:
        return []
    found = comparison.claims.filter(account=account, version=account.current_version_id)
    claims = attach(found.order_by("order"), [account])
    findings = findings_by_claim(account, comparison)
    return [Said(quote_of(claim, ()), kinds_in(findings[claim.pk])) for claim in claims]


def excerpts(account: Account, told: list[Said], seen: Shown) -> list[Said]:
    """The claims that everyone may read: what a comparison needs to quote, and no more."""
    text = account.current_version.text if account.current_version else ""
    shown: list[Said] = []
    end = 0
    for said in told:
        if said.quote.claim.pk in seen.quotable:
            gap = bool(text[end : said.quote.claim.start].strip())
            shown.append(replace(said, follows_gap=gap))
            end = said.quote.claim.end
    return shown


def findings_by_claim(account: Account, comparison: Comparison) -> dict[int, list[Finding]]:
    """What was found about each claim of an account."""
    part_in = Q(pair__left__account=account) | Q(pair__right__account=account)
    found = Finding.objects.filter(part_in, comparison=comparison).shown()
    by_claim: dict[int, list[Finding]] = defaultdict(list)
    for finding in found.select_related("pair"):
        if finding.pair:
            by_claim[finding.pair.left_id].append(finding)
            by_claim[finding.pair.right_id].append(finding)
    return by_claim


def whole_text(account: Account, told: list[Said]) -> list[Passage]:
    """The account's text, without the headline that stands above it; empty where there is none."""
    if account.current_version is None:
        return []
    laid = passages(account.current_version, told)
    return [passage for passage in laid if not is_headline(passage, account)]


def is_headline(passage: Passage, account: Account) -> bool:
    """Whether a block only repeats the headline."""
    words = "".join(part.text for part in passage.parts)
    return passage.kind == engine.BlockKind.HEADING and words.strip() == account.title.strip()


def voices_in(told: list[Said]) -> list[tuple[str, str]]:
    """The voices that occur, for the legend."""
    occurring = {said.quote.claim.voice for said in told}
    return [(value, str(label)) for value, label in Claim.Voice.choices if value in occurring]
