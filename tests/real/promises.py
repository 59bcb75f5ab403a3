"""How quick the program promises to be, and how much of that a test may ask for.

Beside other busy programs, what a test measures says more about them. So `make test` only asks that what must happen
does happen within a multiple of the promise, and prints what it took; `make soak`, on a quiet machine, asks for all.
What a recording's own clock says, such as the distance between two cues, holds on every machine and needs none of this.
"""

import os

IS_QUIET = os.environ.get("QUIET_MACHINE") == "1"
"""Whether this machine has nothing else to do: whoever starts the tests says so, as `make soak` does."""


def promised(limit: float, *, times: int = 10) -> float:
    """Return ``limit``, or so many ``times`` of it where the machine may be busy."""
    return limit if IS_QUIET else limit * times
