"""The services of a command: the window's, but they read and save while the command waits."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recovery_timer.cli import terminal
from recovery_timer.desktop.options import Options
from recovery_timer.desktop.services import Services
from recovery_timer.desktop.system_ports import command_ports
from recovery_timer.ports import AudioProblem, QuarantinedFile, VoiceProblem
from recovery_timer.ports.messages import quarantine_report
from recovery_timer.routine.message import Message
from recovery_timer.storage.files.paths import folders

if TYPE_CHECKING:
    # Imported late: one command needs sound.
    from recovery_timer.app.sound import LostSound


class CommandServices(Services):
    """The services on the user's ``folders``. They print their ``problems`` on standard error."""

    def __init__(self, data_dir: Path | None) -> None:
        """Work in ``data_dir``, or in the platform's folders if it is None. Nothing is read yet."""
        self.folders = folders(data_dir)
        self.problems = PrintedProblems(self.folders.settings_file)
        ports = command_ports(self.folders)
        self.clock, self.new_id = ports.clock, ports.new_id
        # Nothing is ever left unsaved: saving raises its error.
        super().__init__(ports, Options(), self.problems, lambda _: None)


class PrintedProblems:
    """Prints each problem as a line on standard error, as `desktop.services.Problems`."""

    def __init__(self, settings_file: Path) -> None:
        self._settings_file = settings_file

    def file_quarantined(self, file: QuarantinedFile) -> None:
        """Report that a file of the user's could not be read or written."""
        terminal.print_error(str(quarantine_report(file)))

    def value_not_used(self, problem: Message) -> None:
        """Report that a value of the settings is invalid."""
        terminal.print_error(f"{self._settings_file}: {problem}; the usual value is taken instead.")

    def sounds_lost(self, lost: "Sequence[LostSound]") -> None:
        """Report the user's own sounds that can no longer be played."""
        # Imported late: it loads Qt's core.
        from recovery_timer.ui.text.terminal import lost_sound

        for sound in lost:
            terminal.print_error(lost_sound(sound))

    def sound(self, problem: AudioProblem | None) -> None:
        """Do nothing: no command plays."""

    def voice(self, problem: VoiceProblem) -> None:
        """Report that something could not be spoken."""
        # Imported late: it loads Qt's core.
        from recovery_timer.ui.text.problems import voice_problem

        terminal.print_error(voice_problem(problem))
