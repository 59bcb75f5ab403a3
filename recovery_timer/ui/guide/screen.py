"""The guided session: fills the window and can be followed from two metres away."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.ui.guide.flash import Flash
from recovery_timer.ui.guide.floor import FloorView
from recovery_timer.ui.guide.model import GuideModel, GuideState
from recovery_timer.ui.guide.view import GuideView
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role

REPAINT_MS, SHORT_REPAINT_MS = 200, 50
"""Repaint interval while time is running, in ms: at one second, the ring of a short segment would jump. The digits
change on the second all the same. The session itself does not depend on it.
"""
SHORT_MS = 15_000
"""Up to this length, a segment is short."""


class GuideScreen(QWidget):
    """Shows the model's state in one of two views, the guide or the floor view. Commands go to the player."""

    full_screen_wanted = Signal()
    notices_wanted = Signal()
    floor_left = Signal()

    def __init__(self, theme: ThemeManager, model: GuideModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._was_paused = False
        set_role(self, "page")
        self._repaint = QTimer(self)
        self._repaint.setInterval(REPAINT_MS)
        self._repaint.timeout.connect(self._show_time)
        self._views = QStackedWidget()
        self.floor = FloorView(theme, model)
        self.guide = GuideView(theme, model)
        self._views.addWidget(self.guide)
        self._views.addWidget(self.floor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._views)
        self.flash = Flash(theme, self)
        self.guide.top.full_screen.clicked.connect(self.full_screen_wanted)
        self.guide.top.floor.clicked.connect(lambda: self.show_floor(True))
        self.guide.top.mark.clicked.connect(self.notices_wanted)
        self.guide.pressed.connect(self._resume)
        self.floor.pressed.connect(model.pause_or_resume)
        self.floor.left.connect(self.floor_left)
        model.began.connect(self._show_timeline)
        model.entered.connect(self._enter)
        model.changed.connect(self.refresh)
        model.flashed.connect(self._tick)
        model.changed.connect(self._announce_pause)
        theme.changed.connect(self.refresh)

    @property
    def is_floor(self) -> bool:
        return self._views.currentWidget() is self.floor

    def focus_first(self) -> None:
        """Focus the big button, whatever was pressed to begin the session or to go on with it."""
        self.guide.controls.big.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_floor(self, wanted: bool) -> None:
        """Show the floor view if ``wanted``, else the guide."""
        self._views.setCurrentWidget(self.floor if wanted else self.guide)
        self.refresh()

    def refresh(self) -> None:
        """Show the present state, and keep repainting as long as time is running."""
        state = self._model.state()
        if state is not None:
            self._view.show_state(state)
            self._repaint.setInterval(repaint_in_ms(state))
        if not (self._model.is_running and self._is_seen()):
            self._repaint.stop()
        elif not self._repaint.isActive():
            self._repaint.start()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._repaint.stop()

    @property
    def _view(self) -> "GuideView | FloorView":
        return self.floor if self.is_floor else self.guide

    def _resume(self) -> None:
        """Continue a paused session: while it is paused, a click anywhere will do."""
        if self._model.is_paused:
            self._model.pause_or_resume()

    def _is_seen(self) -> bool:
        return self.isVisible() and not self.window().isMinimized()

    def _show_time(self) -> None:
        state = self._model.state()
        if state is not None:
            self._view.show_time(state)
            self._repaint.setInterval(repaint_in_ms(state))

    def _show_timeline(self, timeline: Timeline) -> None:
        self.guide.show_timeline(timeline)
        self.floor.show_timeline(timeline)

    def _enter(self, segment: Segment) -> None:
        """Announce the new segment to a screen reader; the seconds are not announced."""
        words = domain.describe_with_length(segment)
        self.setAccessibleDescription(words)
        self._announce(words)

    def _tick(self, sound: Sound, _: Segment) -> None:
        """Show the last seconds of a segment, which are heard as ticks."""
        if sound is Sound.TICK and self._is_seen():
            self._view.tick()

    def _announce_pause(self) -> None:
        """Announce a pause and its end, once each."""
        paused = self._model.is_paused
        if paused != self._was_paused:
            self._was_paused = paused
            if self._model.is_playing:
                self._announce(self.tr("Paused") if paused else self.tr("Continued"))

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def repaint_in_ms(state: GuideState) -> int:
    """Return when to look again after ``state``: at the next interval, or when the digits change before that."""
    interval_ms = SHORT_REPAINT_MS if 0 < state.lasts_ms <= SHORT_MS else REPAINT_MS
    until_digits_ms = round(state.share * state.lasts_ms) % 1_000
    return min(interval_ms, until_digits_ms + 1) if until_digits_ms else interval_ms
