"""Problems the user should know about, as sentences: what happened, what was kept, what to do.

The words for each cause are imported when there is one: hardly any start has one, and they take 0.2 MB.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QLocale, QObject, Qt, Signal

from recovery_timer.app.sound import LostSound
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import AudioProblem, QuarantinedFile, VoiceProblem
from recovery_timer.routine.message import Message
from recovery_timer.ui.notices.notices import Notices

SAVING = "saving"
"""The topic of everything that keeps the user's work from being saved: it has a single notice."""


class _Problem(Struct, frozen=True):
    text: str
    details: str = ""
    topic: str = ""
    is_good_news: bool = False


class ProblemNotices(QObject):
    """Accepts problems from any thread, and shows them once there is a window."""

    _reported = Signal(_Problem)

    def __init__(self) -> None:
        """Hold problems back until `show_in`."""
        super().__init__()
        self._notices: Notices | None = None
        self._early: list[_Problem] = []
        # Queued: a journal that could not be read is reported from the writer's thread.
        self._reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def show_in(self, notices: Notices) -> None:
        """Show in ``notices`` the problems reported so far, and from now on."""
        self._notices = notices
        for problem in self._early:
            self._show(problem)
        self._early.clear()

    def file_quarantined(self, file: QuarantinedFile) -> None:
        """Report that a file of the user's could not be read or written."""
        from recovery_timer.ui.text.problems import is_routine_problem, quarantine_reason

        reason, name = quarantine_reason(file), Path(file.file).name
        if file.file == file.kept_as:
            text = self.tr("{name} was left as it is. {reason}").format(name=name, reason=reason)
            self._reported.emit(_Problem(text, file.file))
            return
        if is_routine_problem(file.problem):
            text = self.tr("A routine could not be opened and was set aside: {name}.").format(name=name)
        else:
            text = self.tr("{name} could not be read and was set aside.").format(name=name)
        details = self.tr("{reason} {file} is kept as {kept_as}.")
        kept_as = Path(file.kept_as).name
        self._reported.emit(_Problem(text, details.format(reason=reason, file=file.file, kept_as=kept_as)))

    def folder_not_writable(self, error: OSError) -> None:
        """Report that the user's data folder is not writable."""
        from recovery_timer.ui.text.problems import error_details, saving_cause

        words = self.tr("Nothing can be saved: {cause}. Everything else works, and saving is tried again.")
        self._reported.emit(_Problem(words.format(cause=saving_cause(error)), error_details(error), SAVING))

    def value_not_used(self, problem: Message) -> None:
        """Report that a value of the settings is invalid."""
        from recovery_timer.ui.text.messages import message_text

        self._reported.emit(
            _Problem(self.tr("A setting could not be used; its usual value holds."), message_text(problem))
        )

    def not_logged(self, error: OSError) -> None:
        """Report that the log cannot be written."""
        from recovery_timer.ui.text.problems import error_details

        self._reported.emit(_Problem(self.tr("Errors cannot be logged."), error_details(error)))

    def fault(self, error: BaseException, log: Path) -> None:
        """Report an unexpected error in the program."""
        details = self.tr("{error}. The log has more: {log}")
        details = details.format(error=f"{type(error).__name__}: {error}", log=log)
        self._reported.emit(_Problem(self.tr("Something went wrong in the program. It goes on."), details))

    def sounds_lost(self, lost: Sequence[LostSound]) -> None:
        """Report the user's own sounds that can no longer be played because they have vanished or are broken."""
        from recovery_timer.ui.text.sounds import sound_label

        vanished = [sound_label(sound.name) for sound in lost if sound.file is None]
        if vanished:
            words = self.tr("Not found any more: your own sounds for {sounds}. The built-in ones are heard instead.")
            self._reported.emit(_Problem(words.format(sounds=QLocale().createSeparatedList(vanished))))
        for sound in lost:
            if sound.file is not None:
                self._reported.emit(self._broken(sound.name, sound.file))

    def sound(self, problem: AudioProblem | None) -> None:
        """Report that sound was lost, or is back if ``problem`` is None."""
        from recovery_timer.ui.text.problems import audio_problem

        if problem is None:
            self._reported.emit(_Problem(self.tr("The sound is back."), topic="sound", is_good_news=True))
        else:
            self._reported.emit(_Problem(audio_problem(problem), topic="sound"))

    def voice(self, problem: VoiceProblem) -> None:
        """Report that something could not be spoken."""
        from recovery_timer.ui.text.problems import voice_problem

        self._reported.emit(_Problem(voice_problem(problem), topic="voice"))

    def _broken(self, sound: Sound, file: QuarantinedFile) -> _Problem:
        from recovery_timer.ui.text.problems import quarantine_reason
        from recovery_timer.ui.text.sounds import sound_label

        words = self.tr("Your own sound for “{sound}” cannot be played. The built-in one is heard instead.")
        details = self.tr("{reason} {file} is kept as {kept_as}.")
        if file.file == file.kept_as:
            details = self.tr("{reason} {file}")
        kept_as = Path(file.kept_as).name
        details = details.format(reason=quarantine_reason(file), file=file.file, kept_as=kept_as)
        return _Problem(words.format(sound=sound_label(sound)), details)

    def _show(self, problem: _Problem) -> None:
        if self._notices is None:
            self._early.append(problem)
        else:
            self._notices.show_notice(
                problem.text, problem=not problem.is_good_news, details=problem.details, topic=problem.topic
            )
