"""How fast the program promises to be, and how much of that tests may require.

On a busy machine, measured times depend more on other programs. So `make test` only requires a multiple of the promise,
and prints the time taken; `make soak`, on a quiet machine, requires the promise itself. Times measured by a
recording's own clock, such as the distance between two cues, hold on every machine and need no such allowance.
"""

import os

IS_QUIET = os.environ.get("QUIET_MACHINE") == "1"
"""Whether this machine has nothing else to do, as stated by the caller of the tests, e.g. `make soak`."""


def promised(limit: float, *, times: float = 10) -> float:
    """Return ``limit``, multiplied by ``times`` if the machine may be busy."""
    return limit if IS_QUIET else limit * times
