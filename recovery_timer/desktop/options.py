"""The command-line options of a window, or of a session by ear."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from recovery_timer.routine.model import Routine
    from recovery_timer.routine.own import OwnTechnique


class Options(NamedTuple):
    """How the window opens, or how a session by ear is played without one.

    `data_dir` replaces the platform's folders. `routine` is played at once, with the user's `techniques` that came with
    it, and with `exit_when_done` the program ends after it. The routines in `files` (absolute paths) are added to the
    library, and one by itself is opened in the builder. Without `voice`, nothing is spoken; `mute` starts without any
    sound. `by_ear` is a session in a terminal.
    """

    data_dir: Path | None = None
    routine: "Routine | None" = None
    techniques: "tuple[OwnTechnique, ...]" = ()
    files: tuple[Path, ...] = ()
    exit_when_done: bool = False
    voice: bool = True
    mute: bool = False
    full_screen: bool = False
    by_ear: bool = False
