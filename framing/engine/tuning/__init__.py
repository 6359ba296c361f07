"""Every number that decides something, and what another value broke; none stands elsewhere."""

from typing import Final

from framing.engine.tuning.comparing import *  # noqa: F403
from framing.engine.tuning.reading import *  # noqa: F403

ENGINE_VERSION: Final = "24"
