"""Exporting a session from the window: the command ``export --to audio``, as a child process.

This way the window neither waits for it nor loads what it needs, and ending the process cancels the export.
"""

from collections.abc import Callable, Sequence

from msgspec import json

from recovery_timer.adapters.child_process import ChildEnding, ChildProcess, program_command
from recovery_timer.ports.problems import NoEncoder, SoundExportProblem
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique


class ProcessSoundExport:
    """`ports.SoundExport` by the program's own command."""

    def __init__(
        self,
        encode: Callable[[Routine, Sequence[OwnTechnique]], bytes],
        options: Sequence[str] = (),
        command: Sequence[str] | None = None,
    ) -> None:
        """``encode`` makes what the command reads, and ``options`` are common ones; ``command`` starts the program."""
        self._encode = encode
        self._progress: Callable[[int], None] = lambda _: None
        self._done: Callable[[SoundExportProblem | None], None] = lambda _: None
        self._problem: NoEncoder | None = None
        self._last_words = ""
        self._process = ChildProcess(
            "export", [*(command or program_command()), *options, "export", "-", "--to", "audio", "--progress"]
        )
        self._process.line_received.connect(self._on_line)
        self._process.error_line_received.connect(self._on_error_line)
        self._process.ended.connect(self._end)

    def start(
        self,
        routine: Routine,
        techniques: Sequence[OwnTechnique],
        file: str,
        *,
        progress: Callable[[int], None],
        done: Callable[[SoundExportProblem | None], None],
    ) -> None:
        """Write a session of ``routine`` to ``file``, and replace what is there."""
        self._progress, self._done = progress, done
        self._problem, self._last_words = None, ""
        self._process.start("--force", "-o", file)
        self._process.send(self._encode(routine, techniques))
        self._process.close_input()

    def cancel(self) -> None:
        """Stop, and leave no file behind."""
        self._process.cancel()

    def close(self) -> None:
        """Stop, and wait until all that was started has ended."""
        self._process.cancel()
        self._process.wait_for_cancelled()

    def _on_line(self, line: bytes) -> None:
        message: int | NoEncoder = json.decode(line, type=int | NoEncoder)
        if isinstance(message, int):
            self._progress(message)
        else:
            self._problem = message

    def _on_error_line(self, line: str) -> None:
        self._last_words = line

    def _end(self, ending: ChildEnding) -> None:
        # The command's last line says why it failed.
        self._done((self._problem or self._last_words or ending.fault) if ending.fault else None)
