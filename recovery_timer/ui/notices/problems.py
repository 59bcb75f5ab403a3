"""Problems the user should know of, as sentences: what happened, what was kept, what to do."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, Signal

from recovery_timer.app.sound import LostSound
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import AudioProblem, QuarantinedFile, VoiceProblem
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.text.problems import audio_problem, error_reason, quarantine_reason, voice_problem
from recovery_timer.ui.text.sounds import sound_label


class ProblemNotices(QObject):
    """Accepts problems from any thread, and shows them once there is a window."""

    _told = Signal(str)

    def __init__(self) -> None:
        """Hold problems back until `show_in`."""
        super().__init__()
        self._notices: Notices | None = None
        self._early: list[str] = []
        # Queued: a journal that could not be read is reported from the writer's thread.
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def show_in(self, notices: Notices) -> None:
        """Show in ``notices`` the problems reported so far, and from now on."""
        self._notices = notices
        for text in self._early:
            notices.show_notice(text, problem=True)
        self._early.clear()

    def file_quarantined(self, file: QuarantinedFile) -> None:
        """Report that a file of the user's could not be read or written."""
        if file.file == file.kept_as:
            words = self.tr("{file} was left as it is. {reason}")
        else:
            words = self.tr("{file} could not be read. It is kept as {kept_as}. {reason}")
        self._told.emit(words.format(file=file.file, kept_as=Path(file.kept_as).name, reason=quarantine_reason(file)))

    def folder_not_writable(self, error: OSError) -> None:
        """Report that the user's data folder is not writable."""
        words = self.tr("Nothing can be saved in {folder}: {reason}. Everything else works, and it is tried again.")
        self._told.emit(words.format(folder=error.filename, reason=error_reason(error)))

    def value_not_used(self, problem: str) -> None:
        """Report that a value of the settings is invalid."""
        self._told.emit(self.tr("In the settings, {problem}. Its usual value holds.").format(problem=problem))

    def not_logged(self, error: OSError) -> None:
        """Report that the log cannot be written."""
        self._told.emit(self.tr("Errors cannot be logged: {reason}.").format(reason=error_reason(error)))

    def fault(self, error: BaseException, log: Path) -> None:
        """Report an unexpected error in the program."""
        self._told.emit(
            self.tr("Something went wrong in the program: {error}. It goes on; the details are in {log}.").format(
                error=f"{type(error).__name__}: {error}", log=log
            )
        )

    def sounds_lost(self, lost: Sequence[LostSound]) -> None:
        """Report the user's own sounds that can no longer be played because they have vanished or are broken."""
        vanished = [sound_label(sound.name) for sound in lost if sound.file is None]
        if vanished:
            words = self.tr("Not found any more: your own sounds for {sounds}. The built-in ones are heard instead.")
            self._told.emit(words.format(sounds=QLocale().createSeparatedList(vanished)))
        for sound in lost:
            if sound.file is not None:
                self._told.emit(self._broken_words(sound.name, sound.file))

    def sound(self, problem: AudioProblem | None) -> None:
        """Report that sound was lost, or is back if ``problem`` is None."""
        self._told.emit(self.tr("The sound is back.") if problem is None else audio_problem(problem))

    def voice(self, problem: VoiceProblem) -> None:
        """Report that something could not be spoken."""
        self._told.emit(voice_problem(problem))

    def _broken_words(self, sound: Sound, file: QuarantinedFile) -> str:
        if file.file == file.kept_as:
            words = self.tr("Your own sound for “{sound}” is not heard, but the built-in one. {reason}")
        else:
            words = self.tr(
                "Your own sound for “{sound}” is not heard, but the built-in one. {reason} It is kept as {kept_as}."
            )
        return words.format(sound=sound_label(sound), kept_as=Path(file.kept_as).name, reason=quarantine_reason(file))

    def _show(self, text: str) -> None:
        if self._notices is None:
            self._early.append(text)
        else:
            self._notices.show_notice(text, problem=True)
