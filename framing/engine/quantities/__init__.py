"""A sentence -> the numbers, dates and measures in it, as values that can be compared.

A span covers the bound word, the number and the unit, not the noun. Values:

- `about` ("rund", "etwa") leaves low == high == the number named; whoever compares
  widens it. "Hunderte" is a range (200 to 999), also `about`. Open bounds leave one side None;
  "knapp" and "fast" are `less_than`, "gut" is `more_than`.
- Measures are in one unit a dimension: metre, kilogram, litre, square metre, km/h; durations in
  minutes, days (also whole multiples of 24 hours) or months (years too). Times of day are
  minutes after midnight, beyond 1440 where a span of hours ends on the next day. "times" holds
  multiples and how often; "age" is years; shares in words are "percent", `about`, a third 33.3.
- Dates are ordinals of days; "Anfang", "Mitte", "Ende" are thirds of a month or a year. Without
  a year it is the one nearest to `published`; without that too low and high are None and `what`
  holds "--01-10". A weekday is the last one up to `published`, and may be the next one too
  where the sentence speaks of the future; without `published` weekdays are left out.
- `what` is an outcome that German and English share ("tot", "festnahme"), else the lemma of the
  noun; `of_whom` is the group of an outcome, "" for people in general. "Angehörige der Polizei"
  are counted as police, and so is whoever else is a member of a group that both languages share.
"""

from framing.engine.quantities.ellipsis import carried_on
from framing.engine.quantities.finding import find

__all__ = ["carried_on", "find"]
