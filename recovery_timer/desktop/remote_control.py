"""Handling a second start: the open window comes forward and plays the routine, or says why it does not."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from recovery_timer.desktop.composition import Program
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique


class RefusedError(Exception):
    """The window cannot play now; the message tells the user of the second start why."""


class RemoteControl(QObject):
    """Carries out the requests of a second start in the open window."""

    def __init__(self, program: Program) -> None:
        super().__init__(program.window)
        self._program = program
        self._window = program.window

    def activate(self, activation_token: str = "") -> None:
        """Raise the window above others. Wayland allows that only with the token that the second start was given."""
        self._window.come_forward(activation_token)

    def open(self, files: Sequence[str]) -> None:
        """Open the routines in ``files``; raise RefusedError if the window has a dialog open."""
        if files:
            self._require_no_question()
            self._program.open_files(files)

    def play(
        self,
        routine: Routine,
        techniques: Iterable[OwnTechnique] = (),
        *,
        full_screen: bool = False,
        mute: bool = False,
        voice: bool = True,
        rung_out: Callable[[], None] | None = None,
    ) -> str:
        """Guide through ``routine``; return a message for the user of the second start, or nothing.

        ``techniques`` are the user's own that came with it. During a session, the window first asks whether to end it.
        The voice stays as set in the window; without ``voice``, the message says so. ``rung_out`` is called when the
        routine is over and its last sound has ended; a caller who waits for that is refused during a session, rather
        than made to wait for the user's answer as well.

        Raises:
            RefusedError: if the window has a dialog open, or a session for which ``rung_out`` would have to wait.
            OutOfRangeError: if the routine is too long with this window's settings.
        """
        self._require_no_question()
        sessions = self._program.session_controller
        playing = self._program.navigator.is_in_session
        if playing and rung_out is not None:
            raise RefusedError(self.tr("The open window guides through another routine: end that first."))

        def begin() -> None:
            if mute:
                self._program.volume.be_muted()
            if full_screen:
                sessions.show_full_screen(True)
            if rung_out is not None:
                sessions.rung_out.connect(rung_out, Qt.ConnectionType.SingleShotConnection)

        sessions.play_instead(self._program.routines_model.expand(routine, techniques), routine.id, begin)
        if playing:
            return self.tr("The open window asks whether to end the session that it guides through.")
        return "" if voice else self.tr("The open window speaks if its settings say so; turn the voice off there.")

    def _require_no_question(self) -> None:
        if QApplication.activeModalWidget() is not None:
            raise RefusedError(self.tr("The open window has a question: answer it first."))
