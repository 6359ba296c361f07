"""The lines of a dot plot and of the tables behind it, written here and not in a template.

A template took two thirds of the time of a page that plots 140 numbers (docs/decisions/0008).
Positions are per cent with a point, whatever the language writes.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from framing.comparisons.presenting.filling import RowAddress, fill, short_day
from framing.comparisons.presenting.plots import Drawn, Line
from framing.comparisons.presenting.printing import icon, print_digest, print_quote

HEADS: Final[Mapping[str, str]] = {"up": "M-5-4L1 0L-5 4", "down": "M5-4L-1 0L5 4"}


def print_figures(
    lines: Iterable[Line], drawn: Drawn, slug: str, query: Mapping[str, Any], *, plotted: bool
) -> SafeString:
    """Lines that unfold: who, the value on its track if `plotted`, and below it the sentence.

    `query` goes with every address, `slug` is the event's.
    """
    ticks = print_ticks(drawn) if plotted else ""
    why = RowAddress("why", slug, query)
    report = RowAddress("report", slug, {"about": "figures", **query})
    who_else, fault = _("Wer sagt das noch?"), print_fault_label()
    printed = [
        fill(
            '<li class="figure-line"><details><summary>{}{}{}</summary>{}'
            '<p class="meta"><a href="{}">{}</a></p>'
            '<p class="report-link no-print"><a href="{}">{}</a></p></details></li>\n',
            *(print_who(line), print_track(line, ticks) if plotted else "", print_value(line)),
            *(print_quote(line.quote), why.of(line.figure.claim.row_id), who_else),
            *(report.of(line.figure.claim.row_id), fault),
        )
        for line in lines
    ]
    return SafeString("".join(printed))


def print_fault_label() -> SafeString:
    """What the link to the form for mistakes says."""
    return fill("{} {}", icon("report"), _("Fehler melden"))


def print_who(line: Line) -> SafeString:
    """The outlet, the day of its account, and whose number it is."""
    account = line.figure.claim.account
    return fill(
        '<span class="figure-who">{}{} <span class="meta">{} · {}</span></span>',
        *(account.short_name, print_digest(account)),
        *(short_day(account.published_on), line.who),
    )


def print_value(line: Line) -> SafeString:
    """The number, or a word for a magnitude in the language of its text."""
    if line.band:
        language = line.figure.claim.account.language
        form = ' <span class="figure-value words" lang="{}">{}</span>'
        return fill(form, language, line.value)
    return fill(' <span class="figure-value number">{}</span>', line.value)


def print_ticks(drawn: Drawn) -> SafeString:
    """The lines of the axis that go through every track."""
    return upright("tick", (x for x, _label in drawn.ticks))


def upright(kind: str, places: Iterable[float]) -> SafeString:
    """Lines from the top of a track to its bottom."""
    form = '<line class="{}" x1="{}%" x2="{}%" y1="0" y2="100%"></line>'
    return SafeString("".join(fill(form, kind, x, x) for x in places))


def print_track(line: Line, ticks: SafeString | str) -> SafeString:
    """One number on its axis; what it shows is told in words, too."""
    return fill(
        ' <svg class="figure-track" role="img"><title>{}</title>{}'
        '<line class="lane" x1="0" x2="100%" y1="100%" y2="100%"></line>{}{}{}{}{}{}</svg>',
        *(line.value, ticks, upright("guide", line.guides), print_steps(line)),
        *(print_band(line), print_whisker(line), print_head(line), print_dot(line)),
    )


def print_steps(line: Line) -> SafeString:
    """The line from an older number to the one that replaces it."""
    printed = []
    for step in line.steps:
        printed.append(upright("step down", [step.down]))
        if step.across is not None:
            printed.append(level("step", step.down, step.across))
    return SafeString("".join(printed))


def level(kind: str, start: float, end: float) -> SafeString:
    """A line along the bottom of a track."""
    form = '<line class="{}" x1="{}%" x2="{}%" y1="100%" y2="100%"></line>'
    return fill(form, kind, start, end)


def print_band(line: Line) -> SafeString:
    """From where to where a word for a magnitude may reach, without ends."""
    if not line.band:
        return SafeString("")
    form = '<rect class="band" x="{}%" width="{}%" y="100%" height="12" fill="url(#vague)"></rect>'
    return fill(form, *line.band)


def print_whisker(line: Line) -> SafeString:
    """From where to where the words allow the number to be."""
    if not line.whisker:
        return SafeString("")
    return level("whisker range" if line.is_range else "whisker", *line.whisker)


def print_head(line: Line) -> SafeString:
    """The head of an arrow where a number is open to one side."""
    if not line.whisker or not line.arrow:
        return SafeString("")
    place = line.whisker[1 if line.arrow == "up" else 0]
    form = '<svg class="head" x="{}%" y="100%"><path d="{}"></path></svg>'
    return fill(form, place, HEADS[line.arrow])


def print_dot(line: Line) -> SafeString:
    """The number itself; a range has none."""
    if line.is_range:
        return SafeString("")
    hollow = " hollow" if line.is_hollow else ""
    return fill('<circle class="dot{}" cx="{}%" cy="100%" r="5.5"></circle>', hollow, line.x)


def print_figure_rows(drawn: Drawn) -> SafeString:
    """The same numbers as rows of a table."""
    form = (
        '<tr><th scope="row">{}</th><td>{}</td><td class="number">{}</td>'
        '<td class="words" lang="{}">{}</td><td>{}</td></tr>\n'
    )
    rows = []
    for line in drawn.lines:
        account = line.figure.claim.account
        day = short_day(account.published_on)
        words = (account.language, line.words, line.who)
        rows.append(fill(form, account.short_name, day, line.value, *words))
    return SafeString("".join(rows))


def print_single_rows(things: Iterable[Drawn]) -> SafeString:
    """What one account alone counts, as rows of a table, each with its sentence."""
    form = '<tr><th scope="row">{}</th><td class="number">{}</td><td>{}</td></tr>\n'
    lines = (line for drawn in things for line in drawn.lines)
    rows = (fill(form, *(label_of(each), each.value, print_quote(each.quote))) for each in lines)
    return SafeString("".join(rows))


def print_span_rows(lines: Iterable[Line]) -> SafeString:
    """Durations and ages as the texts put them, each with its sentence."""
    form = '<tr><th scope="row">{}</th><td class="words" lang="{}">{}</td><td>{}</td></tr>\n'
    rows = (
        fill(
            form,
            *(label_of(line), line.figure.claim.account.language, line.words),
            print_quote(line.quote),
        )
        for line in lines
    )
    return SafeString("".join(rows))


def label_of(line: Line) -> str:
    """What the account of a number is called."""
    return line.figure.claim.account.label
