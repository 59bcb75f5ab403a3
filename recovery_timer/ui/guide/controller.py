"""A session and the window: how it begins, what its shortcuts do, and where the user goes."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from recovery_timer.ports import RING_OUT_MS
from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.record import Record
from recovery_timer.ui.actions import Command
from recovery_timer.ui.guide.finish import FinishScreen
from recovery_timer.ui.guide.model import GuideModel
from recovery_timer.ui.guide.screen import GuideScreen
from recovery_timer.ui.navigator import Navigator
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated


class SessionController(QObject):
    """Begins sessions and brings the user to them. `rung_out`: one is over, and its last sound has been heard."""

    rung_out = Signal()

    def __init__(
        self,
        window: QMainWindow,
        model: GuideModel,
        navigator: Navigator,
        *,
        guide: Callable[[], GuideScreen],
        finish: Callable[[], FinishScreen],
    ) -> None:
        """``window`` is what a session may fill; ``guide`` and ``finish`` make its screens when first called."""
        super().__init__(window)
        self._window = window
        self._model = model
        self._navigator = navigator
        self._guide = guide
        self._finish = finish
        self._played: tuple[Timeline, str] | None = None
        self._ringing_out = QTimer(self, singleShot=True)
        self._ringing_out.timeout.connect(self.rung_out)
        model.changed.connect(self._keep_in_sight)
        model.changed.connect(self._show_title)
        model.over.connect(self._over)

    # -- beginning and going on

    def play(self, timeline: Timeline, routine_id: str) -> None:
        """Guide through ``timeline`` of the routine ``routine_id``."""
        self._played = (timeline, routine_id)
        self._ringing_out.stop()
        self._navigator.session_begins()
        self._model.begin(timeline, routine_id)

    def play_instead(self, timeline: Timeline, routine_id: str, then: Callable[[], None]) -> None:
        """Guide through ``timeline`` and do ``then``; during a session, ask first whether to end it."""

        def begin() -> None:
            self.play(timeline, routine_id)
            then()

        self._navigator.leave(begin, next_routine=translated(timeline.name))

    def resume_unfinished(self) -> None:
        """Resume the interrupted session where it was; do nothing if there is none."""
        found = self._model.unfinished
        if found is not None:
            self._played = (found.checkpoint.timeline, found.checkpoint.routine_id)
            self._navigator.session_begins()
            self._model.resume_unfinished()

    def go_on(self) -> None:
        """Go on with the session that was ended."""
        self._navigator.session_begins()
        self._model.go_on()
        self._guide().refresh()
        self._show_title()

    def play_again(self) -> None:
        """Guide through the last timeline once more."""
        if self._played is not None:
            self.play(*self._played)

    # -- its keys

    def commands(self) -> Mapping[str, Command]:
        """Return what each action of a session does, by its id."""
        model, guide = self._model, self._guide
        return {
            "press": model.press,
            "pause": model.pause_or_resume,
            "next": model.next,
            "previous": model.previous,
            "extend": model.extend,
            "shorten": model.shorten,
            "louder": model.volume.louder,
            "softer": model.volume.softer,
            "mute": model.volume.mute,
            "time_left": model.tell_time_left,
            "describe": model.describe,
            "floor": lambda: guide().show_floor(not guide().is_floor),
            "full_screen": self.toggle_full_screen,
            "how_to": self._explain,
            "notices": self._open_or_close_notices,
            "escape": self._escape,
        }

    def toggle_full_screen(self) -> None:
        """Fill the screen with the floor view, or go back to the window."""
        self.show_full_screen(not self._window.isFullScreen())

    def show_full_screen(self, wanted: bool) -> None:
        """Fill the screen with the floor view, or go back to the window."""
        self._guide().show_floor(wanted)
        if wanted:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def _explain(self) -> None:
        self._guide().guide.explain()

    def _open_or_close_notices(self) -> None:
        self._guide().notices_wanted.emit()

    def _escape(self) -> None:
        if self._window.isFullScreen() or self._guide().is_floor:
            self.leave_floor()
        else:
            self._navigator.leave(lambda: None)

    # -- what happens in it

    def _keep_in_sight(self) -> None:
        """Show the current session, whatever resumed it."""
        if self._model.is_playing and not self._navigator.is_in_session:
            self._navigator.session_begins()

    def leave_floor(self) -> None:
        """Go back to the guide, and out of the full screen."""
        if self._window.isFullScreen():
            self.show_full_screen(False)
        else:
            self._guide().show_floor(False)

    def _show_title(self) -> None:
        """Name the step, and whether it is paused, in the window's title for the task bar, once it has begun."""
        state = self._model.state()
        if state is None or not (self._model.is_running or self._model.is_paused):
            return
        words = domain.describe(state.segment)
        title = self.tr("Paused: {step}").format(step=words) if state.paused else words
        if title != self._window.windowTitle():
            self._window.setWindowTitle(title)

    def _over(self, record: Record) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        self._guide().show_floor(False)
        self._finish().show_record(record)
        self._navigator.session_is_over()
        self._ringing_out.start(RING_OUT_MS)
