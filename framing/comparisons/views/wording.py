"""What accounts call people and things, their headlines, and where one chose another word."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from framing import engine
from framing.comparisons.models import Comparison, Finding
from framing.comparisons.presenting.cards import Card
from framing.comparisons.presenting.cells import attach
from framing.comparisons.presenting.kinds import explain
from framing.comparisons.presenting.labels import groups_of, place_named
from framing.comparisons.presenting.sharing import findings_of
from framing.comparisons.views.choosing import (
    address_with,
    choice_context,
    chosen_accounts,
    claims_of,
)
from framing.comparisons.views.keeping import of_event
from framing.comparisons.views.opening import Opened
from framing.events.models import Account
from framing.htmx import HtmxHttpRequest

RULES = ("other_word_in_slot", "scare_quote", "hedge")
BY_PERSON = "by_person"
SORTED_BY_PERSON = _("Ein Mensch hat den Unterschied als Wortwahl eingeordnet.")
MOST = 8  # pairs of each rule; the comparison has all


@require_safe
@of_event()
def wording(request: HtmxHttpRequest, page: Opened) -> HttpResponse:
    """Show the page of words."""
    chosen = chosen_accounts(page)
    context = page.context("wording") | choice_context(page, chosen)
    context["headlines"] = headlines_of(chosen)
    if page.comparison:
        context |= counted(page, page.comparison, chosen)
    return render(request, "comparisons/wording.html", context)


def counted(page: Opened, comparison: Comparison, chosen: list[Account]) -> dict[str, Any]:
    """What was counted over the chosen accounts."""
    labelled = claims_of(page, comparison, chosen).exclude(labels=[])
    place = place_named(page.query.get("show", ""), page.query.get("of", ""))
    return {
        "groups": groups_of(attach(labelled, chosen), chosen, place),
        "vocabulary": vocabulary_of(chosen),
        "pairs": pairs_of(page, comparison, chosen),
        "address": address_with(page, show="", of=""),
    }


def vocabulary_of(accounts: Sequence[Account]) -> list[tuple[str, int]]:
    """How many words are listed in each language of these accounts."""
    spoken = {account.language: account.get_language_display() for account in accounts}
    return [
        (name, sum(map(len, engine.vocabulary(code).values()))) for code, name in spoken.items()
    ]


def headlines_of(accounts: Sequence[Account]) -> list[tuple[Account, str]]:
    """The headlines that the outlets gave; a digest has only one of ours."""
    return [
        (
            account,
            account.hidden_names.hide(account.title) if account.hidden_names else account.title,
        )
        for account in accounts
        if not account.is_digest and account.title
    ]


def pairs_of(page: Opened, comparison: Comparison, chosen: list[Account]) -> list[dict[str, Any]]:
    """Pairs of claims in which one chose another word, by the rule that found them.

    Last those of other rules that a person calls so.
    """
    found = Finding.objects.filter(page.shown.findings(), comparison=comparison)
    by_machine = Q(rule__in=RULES, machine_kind="")
    by_person = Q(kind=Finding.Kind.WORDING) & ~Q(machine_kind="")
    found = found.shown().filter(by_machine | by_person)
    found = found.filter(pair__left__account__in=chosen, pair__right__account__in=chosen)
    by_rule: dict[str, list[int]] = {rule: [] for rule in (*RULES, BY_PERSON)}
    ranked = found.order_by("-pair__score", "pk").values_list("pk", "rule", "machine_kind")
    for key, rule, machine_kind in ranked:
        by_rule[BY_PERSON if machine_kind else rule].append(key)
    kept = [key for keys in by_rule.values() for key in keys[:MOST]]
    cards = {each.pk: Card(each) for each in findings_of(kept, chosen)}
    return [
        {
            "rule": explain(rule) if rule in RULES else SORTED_BY_PERSON,
            "number": len(keys),
            "entries": [cards[key] for key in keys[:MOST]],
        }
        for rule, keys in by_rule.items()
        if keys
    ]
