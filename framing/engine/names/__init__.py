"""People, places and organisations under their many spellings."""

from framing.engine.names.finding import find
from framing.engine.names.grouping import learn

__all__ = ["find", "learn"]
