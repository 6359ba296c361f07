"""The lines of a dot plot and of the tables behind it, written here and not in a template.

A template took two thirds of the time of a page that plots 140 numbers (docs/decisions/0008).
Positions are per cent with a point, whatever the language writes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from framing.comparisons.presenting.filling import RowAddress, fill, short_day
from framing.comparisons.presenting.plots import Axis, Drawn, Line, Plot
from framing.comparisons.presenting.printing import icon, print_digest, print_quote
from framing.comparisons.presenting.retracting import Retraction

LANE: Final = '<line class="lane" x1="0" x2="100%" y1="100%" y2="100%"></line>'
AXIS_END: Final = 94.0  # percent: beyond, a number of five digits is cut off on paper
SHORT_LABEL: Final = 5  # characters that may stand over the end: "3.000", "100 %"
# From the dot on, as long on every axis: an arrow leads on, and ends at no number.
HEADS: Final[Mapping[str, str]] = {
    "up": "M6 0H20M15-4L20 0L15 4",
    "down": "M-6 0H-20M-15-4L-20 0L-15 4",
}


@dataclass(frozen=True)
class Ways:
    """Where the lines of a page lead: to the row of a number, and to the form for mistakes."""

    why: RowAddress
    report: RowAddress


def ways_of(slug: str, query: Mapping[str, Any]) -> Ways:
    """The ways from an event's figures; `query` goes with every address."""
    about = {"about": "figures", **query}
    return Ways(RowAddress("why", slug, query), RowAddress("report", slug, about))


def print_figures(plot: Plot, ways: Ways) -> SafeString:
    """Lines that unfold: who, the value on its track, and below it the sentence."""
    ticks = upright("tick", (x for x, _label in plot.axis.ticks))
    who_else, fault = _("Wer sagt das noch?"), print_fault_label()
    printed = [
        fill(
            '<li class="figure-line"><details><summary>{}{}{}</summary>{}'
            '<p class="meta"><a href="{}">{}</a></p>'
            '<p class="report-link no-print"><a href="{}">{}</a></p></details></li>\n',
            *(print_who(line), print_track(line, ticks), print_value(line)),
            *(print_quote(line.quote), ways.why.of(line.figure.claim.row_id), who_else),
            *(ways.report.of(line.figure.claim.row_id), fault),
        )
        for line in plot.lines
    ]
    return SafeString("".join(printed))


def print_fault_label() -> SafeString:
    """What the link to the form for mistakes says."""
    return fill("{} {}", icon("report"), _("Fehler melden"))


def print_who(line: Line) -> SafeString:
    """The outlet, the day of its account, of which day the number is, and whose it is."""
    account = line.figure.claim.account
    told = fill("<strong>{}</strong>&nbsp;· ", line.stand) if line.stand else ""
    return fill(
        '<span class="figure-who">{}{} <span class="meta">{}&nbsp;· {}{}</span></span>',
        *(account.short_name, print_digest(account)),
        *(short_day(account.published_on), told, line.who),
    )


def print_value(line: Line) -> SafeString:
    """The number, or a word for a magnitude in the language of its text."""
    if line.band:
        language = line.figure.claim.account.language
        form = ' <span class="figure-value words" lang="{}">{}</span>'
        return fill(form, language, line.value)
    return fill(' <span class="figure-value number">{}</span>', line.value)


def print_axis(axis: Axis) -> SafeString:
    """What the axis says above its tracks; what stands at its ends may not reach over them."""
    form = '<text class="{}" x="{}%" y="1em">{}</text>'
    ticks = (fill(form, _side(x, label), x, label) for x, label in axis.ticks)
    labels = SafeString("".join(ticks))
    return fill('<div class="figure-axis" aria-hidden="true"><svg>{}</svg></div>', labels)


def _side(place: float, label: str) -> str:
    """Say whether a label stands at either end of its axis and is too long to reach over it."""
    if AXIS_END > place > 100 - AXIS_END or len(label) <= SHORT_LABEL:
        return ""
    return "end" if place > AXIS_END else "start"


def print_track(line: Line, ticks: str) -> SafeString:
    """One number on its axis, between the lines `ticks`; what it shows is told in words, too."""
    lines, marks = shapes_of(line)
    return fill(
        ' <svg class="figure-track" role="img"><title>{}</title>{}</svg>'
        '<svg class="figure-track marks" aria-hidden="true">{}</svg>',
        *(line.value, SafeString(ticks + lines), SafeString(marks)),
    )


def shapes_of(line: Line) -> tuple[str, str]:
    """What is drawn of a number: shapes whose places are numbers, so that nothing is to escape.

    The number itself lies above the lines of all rows, the next of which begin in its middle.
    """
    # Where an older number is led down from, its line tells of it; two would lie on each other.
    led = {step.down for step in line.steps}
    guides = upright("guide", (x for x in line.guides if x not in led))
    return "".join((LANE, guides, steps_of(line))), span_of(line) + head_of(line) + dot_of(line)


def upright(kind: str, places: Iterable[float]) -> str:
    """Lines from the top of a track to its bottom."""
    return "".join(
        f'<line class="{kind}" x1="{x}%" x2="{x}%" y1="0" y2="100%"></line>' for x in places
    )


def level(kind: str, start: float, end: float) -> str:
    """A line along the bottom of a track."""
    return f'<line class="{kind}" x1="{start}%" x2="{end}%" y1="100%" y2="100%"></line>'


def steps_of(line: Line) -> str:
    """The line from an older number to the one that replaces it, and a ring where that stood.

    The ring is for narrow pages: there no line comes down from the older number's own lane.
    """
    drawn = []
    for step in line.steps:
        drawn.append(upright("step down", [step.down]))
        if step.across is not None:
            drawn.append(level("step", step.down, step.across))
            drawn.append(f'<circle class="from" cx="{step.down}%" cy="100%" r="3.5"></circle>')
    return "".join(drawn)


def span_of(line: Line) -> str:
    """From where to where the words allow the number to be; a word for a magnitude has no ends."""
    if line.band:
        start, width = line.band
        return (
            f'<rect class="band" x="{start}%" width="{width}%" y="100%" height="12" '
            'fill="url(#vague)"></rect>'
        )
    if line.whisker:
        return level("whisker range", *line.whisker)
    return ""


def head_of(line: Line) -> str:
    """The arrow where a number is open to one side."""
    if not line.arrow:
        return ""
    return f'<svg class="head" x="{line.x}%" y="100%"><path d="{HEADS[line.arrow]}"></path></svg>'


def dot_of(line: Line) -> str:
    """The number itself; a range has none."""
    if line.is_range:
        return ""
    kind = "dot hollow" if line.is_hollow else "dot"
    return f'<circle class="{kind}" cx="{line.x}%" cy="100%" r="5.5"></circle>'


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


def print_single_rows(lines: Iterable[Line]) -> SafeString:
    """Numbers that are compared with none, as rows of a table, each with its sentence."""
    form = '<tr><th scope="row">{}</th><td class="number">{}</td><td>{}</td></tr>\n'
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


def print_retractions(
    drawn: Drawn, found: Mapping[int, Sequence[Retraction]], ways: Ways
) -> SafeString:
    """Which numbers of a thing a text itself calls replaced or taken back, with its sentence."""
    form = (
        '<li><p class="figure-who">{}{} <span class="meta">{}&nbsp;· {}</span></p>{}'
        '<p class="report-link no-print"><a href="{}">{}</a></p></li>\n'
    )
    fault = print_fault_label()
    lines = (
        fill(
            form,
            *(one.claim.account.short_name, print_digest(one.claim.account)),
            *(
                short_day(one.claim.account.published_on),
                _("zur Angabe %(values)s") % {"values": one.values},
            ),
            *(print_quote(one.quote), ways.report.of(one.claim.row_id), fault),
        )
        for one in found.get(drawn.key, ())
    )
    return SafeString("".join(lines))


def label_of(line: Line) -> str:
    """What the account of a number is called."""
    return line.figure.claim.account.label
