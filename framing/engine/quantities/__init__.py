"""A sentence -> the numbers, dates and measures in it, as values that can be compared."""

from framing.engine.quantities.finding import find

__all__ = ["find"]
