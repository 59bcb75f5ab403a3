"""What the command line asks of the window."""

from pathlib import Path

from msgspec import Struct

from recovery_timer.routine.model import Routine


class Options(Struct, frozen=True, kw_only=True):
    """How the window opens.

    `data_dir` holds everything instead of the platform's folders. `routine` is played at once, and with
    `exit_when_done` the program ends after it. Without `voice` nothing is spoken; `mute` begins with no sound at all.
    """

    data_dir: Path | None = None
    routine: Routine | None = None
    exit_when_done: bool = False
    voice: bool = True
    mute: bool = False
    full_screen: bool = False
