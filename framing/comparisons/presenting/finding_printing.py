"""The parts of a finding, written here and not in templates: a page explains fifty of them."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from framing.comparisons.adding import BY_HAND
from framing.comparisons.measured import rates
from framing.comparisons.models import Finding
from framing.comparisons.presenting.filling import fill, short_day
from framing.comparisons.presenting.kinds import BY_CODE
from framing.comparisons.presenting.printing import (
    icon,
    print_digest,
    print_quote,
    print_score,
    print_signals,
)
from framing.comparisons.presenting.sides import Side

CHECKED: Final = Finding.State.CONFIRMED


def print_state(finding: Finding, *, in_full: bool = False) -> SafeString:
    """Whether a person has checked it, and when; else how often the machine errs, to be read there.

    `in_full` says so beside it, and not only when it is pointed at.
    """
    if finding.state != CHECKED:
        return by_machine(
            finding.kind, get_language() or "de", get_script_prefix(), in_full=in_full
        )
    day = finding.decided_on
    told = _("geprüft am %(day)s") % {"day": short_day(day)} if day else _("geprüft")
    if finding.rule == BY_HAND:
        told = _("von Hand ergänzt") + (f" ({short_day(day)})" if day else "")
    return fill('<span class="state checked">{} {}</span>', icon("checked"), told)


@cache
def by_machine(kind: str, _language: str, _prefix: str, *, in_full: bool) -> SafeString:
    """The same of what nobody has checked; asked for by every finding of a page."""
    rate = error_rate(kind)
    return fill(
        '<span class="state"><a href="{}#errors"{}>{}</a>{}</span>',
        reverse("method"),
        fill(' title="{}"', rate) if rate and not in_full else "",
        _("maschinell gefunden"),
        f"; {rate}" if rate and in_full else "",
    )


def error_rate(kind: str) -> str:
    """Say how often findings of this kind were wrong in our test; nothing where it had none."""
    rate = rates().get(kind)
    if rate is None or not rate.found:
        return ""
    return _("im Test waren %(wrong)s von %(found)s Befunden „%(kind)s“ falsch") % {
        "wrong": rate.mistaken,
        "found": rate.found,
        "kind": BY_CODE[kind].label,
    }


def print_both(sides: Iterable[Side], *, with_byline: bool = True) -> SafeString:
    """Both claims of a finding, each below its outlet, its day and who wrote it."""
    printed = []
    for side in sides:
        account = side.quote.account
        # Where an outlet stands there twice, its name has the day already.
        day = "" if account.has_namesake else short_day(account.published_on)
        told = "\N{NO-BREAK SPACE}· ".join(
            filter(None, (day, account.byline if with_byline else ""))
        )
        printed.append(
            fill(
                '<div class="side">\n<p class="outlet">{}{}{}</p>\n{}\n</div>\n',
                side.name,
                fill(' <span class="meta">{}</span>', told) if told else "",
                print_digest(account),
                print_quote(side.quote),
            )
        )
    return fill('<div class="sides">\n{}</div>', SafeString("".join(printed)))


def print_pair_signals(score: float, signals: Iterable[tuple[object, float]]) -> SafeString:
    """How surely two claims belong together, and what speaks for it."""
    told = print_score(score)
    return fill(
        '<dl class="signals">\n<div class="total"><dt>{}</dt>\n'
        '<dd><meter min="0" max="1" value="{}">{}</meter> <span class="number">{}</span></dd></div>'
        "{}</dl>",
        _("Zusammen: so sicher gehören die Sätze zusammen. Ob der Befund stimmt, sagt das nicht."),
        *(str(score), told, told, print_signals(signals)),
    )
