"""Which accounts a page counts over: those that its address names, else all."""

from typing import Any

from django.db.models import QuerySet

from framing.comparisons.models import Claim, Comparison
from framing.comparisons.views.opening import Opened, named
from framing.events.models import Account


def chosen_accounts(page: Opened) -> list[Account]:
    """The accounts with a text that `account=` names, by date; all where it names none."""
    known = named(page.told)
    marked = [known[code] for code in page.query.getlist("account") if code in known]
    return [account for account in page.told if account in marked] or page.told


def claims_of(page: Opened, comparison: Comparison, chosen: list[Account]) -> QuerySet[Claim]:
    """Claims of the chosen accounts that this reader may see."""
    return comparison.claims.filter(page.shown.claims(), account__in=chosen).order_by(
        "account__published_on", "account", "order"
    )


def closed_among(page: Opened, chosen: list[Account]) -> list[Account]:
    """Chosen accounts of which this reader sees only what may be quoted."""
    return [account for account in chosen if account.pk in page.shown.closed]


def address_with(page: Opened, **parts: str) -> str:
    """The query of this page with other parts; an empty part is taken out."""
    query = page.query.copy()
    for name, value in parts.items():
        if value:
            query[name] = value
        else:
            query.pop(name, None)
    return query.urlencode()


def choice_context(page: Opened, chosen: list[Account], **kept: str) -> dict[str, Any]:
    """What the form that chooses accounts needs; `kept` are parts of the address that stay."""
    return {
        "available": page.told,
        "chosen": chosen,
        "kept": {name: value for name, value in kept.items() if value},
        "digests": [account for account in chosen if account.is_digest],
        "closed": closed_among(page, chosen),
    }
