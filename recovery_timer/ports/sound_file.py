"""Sound files: a whole session as sound, to be taken along."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from recovery_timer.ports.problems import SoundExportProblem
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique

if TYPE_CHECKING:
    # It loads the session, which the first window does not need.
    from recovery_timer.session.unattended import Chapter


class SoundFile(Struct, frozen=True, kw_only=True):
    """What a sound file holds: its title, its chapters, and the sound, second by second.

    It is as long as the session, and then until its last sound has rung out: `length` is the number of samples of both,
    `session_ms` the length of the session alone. The sound is in the one format of the program (see `audio.sounds`); it
    is rendered as it is consumed.
    """

    title: str
    chapters: "Sequence[Chapter]"
    session_ms: int
    length: int
    blocks: Iterable[bytes]


class SoundFileWriter(Protocol):
    """Writes sound files of one format."""

    def __call__(self, path: Path, file: SoundFile) -> None:
        """Write ``file`` to ``path``, which may exist; raise OSError if that fails.

        Played back, it is as long as ``file.length``, to the sample.
        """
        ...


class SoundExport(Protocol):
    """Exports sessions to sound files in the background, one at a time."""

    def start(
        self,
        routine: Routine,
        techniques: Sequence[OwnTechnique],
        file: str,
        *,
        progress: Callable[[int], None],
        done: Callable[[SoundExportProblem | None], None],
    ) -> None:
        """Write a session of ``routine``, which uses ``techniques``, to ``file``, and replace what is there.

        ``progress`` receives the percentage done; ``done`` is called at the end, with the problem or None. The
        previous export must be over.
        """
        ...

    def cancel(self) -> None:
        """Cancel the export without a file or a callback. Harmless if there is none."""
        ...

    def close(self) -> None:
        """Cancel, and wait until nothing is written any more: when the program ends."""
        ...
