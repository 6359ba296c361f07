"""Every number that decides something, with the measurement behind it.

A field says on what it was set and what a different value broke. No other module holds a threshold.
"""

from typing import Final

ENGINE_VERSION: Final = "1"
