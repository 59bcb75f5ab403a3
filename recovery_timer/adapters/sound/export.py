"""Exporting a session from the window: the command ``export --to audio``, as a separate process.

This way the window neither waits for it nor loads what it needs, and ending the process cancels the export.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QProcess, QTimer

from recovery_timer.adapters.child_process import KILL_TIMEOUT_MS, program_command
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
        self._command = [*(command or program_command()), *options, "export", "-", "--to", "audio", "--progress"]
        self._process: QProcess | None = None
        self._ending: list[QProcess] = []

    def start(
        self,
        routine: Routine,
        techniques: Sequence[OwnTechnique],
        file: str,
        *,
        progress: Callable[[int], None],
        done: Callable[[str], None],
    ) -> None:
        """Write a session of ``routine`` to ``file``, and replace what is there."""
        process = self._process = QProcess()

        def report() -> None:
            lines = bytes(process.readAllStandardOutput().data()).split()
            if lines:
                progress(int(lines[-1]))

        def end(failure: str) -> None:
            self._process = None
            process.deleteLater()
            done(failure)

        def judge(exit_code: int, how: QProcess.ExitStatus) -> None:
            complaint = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
            has_worked = how is QProcess.ExitStatus.NormalExit and exit_code == 0
            end("" if has_worked else complaint.rpartition("\n")[2] or process.errorString())

        def note(error: QProcess.ProcessError) -> None:
            # All other errors are followed by `finished`.
            if error is QProcess.ProcessError.FailedToStart:
                end(process.errorString())

        process.readyReadStandardOutput.connect(report)
        process.finished.connect(judge)
        process.errorOccurred.connect(note)
        process.start(self._command[0], [*self._command[1:], "--force", "-o", file])
        process.write(self._encode(routine, techniques))
        process.closeWriteChannel()

    def cancel(self) -> None:
        """Stop, and leave no file behind. The process is not waited for: it may have to wait for a disk itself."""
        process, self._process = self._process, None
        if process is None:
            return
        for signal in (process.readyReadStandardOutput, process.finished, process.errorOccurred):
            signal.disconnect()

        def forget() -> None:
            self._ending.remove(process)
            process.deleteLater()

        self._ending.append(process)
        process.finished.connect(forget)
        QTimer.singleShot(KILL_TIMEOUT_MS, process, process.kill)
        process.terminate()

    def close(self) -> None:
        """Stop, and wait until all that was started has ended."""
        self.cancel()
        for process in tuple(self._ending):
            if not process.waitForFinished(KILL_TIMEOUT_MS):
                process.kill()
