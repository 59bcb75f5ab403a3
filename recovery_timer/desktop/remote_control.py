"""What becomes of a second start: the window comes forward and plays what was asked for, or says why it does not."""

import os
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from recovery_timer.desktop.composition import Program
from recovery_timer.routine.model import Routine

_LEAVE = "XDG_ACTIVATION_TOKEN"


class RefusedError(Exception):
    """The window cannot play now; the message says why, for whoever asked."""


class RemoteControl(QObject):
    """Does in the open window what a second start wishes."""

    def __init__(self, program: Program) -> None:
        """Act on the window of ``program``."""
        super().__init__(program.window)
        self._program = program
        self._window = program.window

    def activate(self, activation_token: str = "") -> None:
        """Show the window above the others. Wayland allows that to who brings the token that the other start got."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        if activation_token:
            # Qt looks for it nowhere else.
            os.environ[_LEAVE] = activation_token
        self._window.activateWindow()
        os.environ.pop(_LEAVE, None)

    def play(
        self,
        routine: Routine,
        *,
        full_screen: bool = False,
        mute: bool = False,
        voice: bool = True,
        rung_out: Callable[[], None] | None = None,
    ) -> str:
        """Guide through ``routine``; return what whoever asked should know, empty if there is nothing.

        During a session, the window asks first whether to end it. The voice stays as the window has it; who wants no
        ``voice`` is told so. ``rung_out`` is called when the routine is over and heard to its end; who waits for that
        is not made to wait for an answer besides.

        Raises:
            RefusedError: the window has a question open, or a session that ``rung_out`` would wait for.
            OutOfRangeError: the routine is too long with this window's settings.
        """
        if QApplication.activeModalWidget() is not None:
            raise RefusedError(self.tr("The open window has a question: answer it first."))
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

        sessions.play_instead(self._program.routines_model.expand(routine), routine.id, begin)
        if playing:
            return self.tr("The open window asks whether to end the session that it guides through.")
        return "" if voice else self.tr("The open window speaks if its settings say so; turn the voice off there.")
