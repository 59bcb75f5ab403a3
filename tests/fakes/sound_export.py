"""An export to a sound file that the test drives."""

from collections.abc import Callable, Sequence

from recovery_timer.ports.problems import SoundExportProblem
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique


class RecordingSoundExport:
    """Writes nothing. ``started`` has what was to be exported; the test calls ``progress`` and ``done``."""

    def __init__(self) -> None:
        self.started: list[tuple[Routine, str]] = []
        self.cancelled = 0
        self.progress: Callable[[int], None] = lambda _: None
        self.done: Callable[[SoundExportProblem | None], None] = lambda _: None

    def start(
        self,
        routine: Routine,
        techniques: Sequence[OwnTechnique],
        file: str,
        *,
        progress: Callable[[int], None],
        done: Callable[[SoundExportProblem | None], None],
    ) -> None:
        self.started.append((routine, file))
        self.progress, self.done = progress, done

    def cancel(self) -> None:
        self.cancelled += 1

    def close(self) -> None:
        self.cancel()
