"""A field for a duration: typed in any form (90, 1:30, 1m30), or stepped by 5 s (arrow keys) or 15 s (page keys)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from recovery_timer.routine import durations
from recovery_timer.routine.durations import DurationError
from recovery_timer.routine.limits import Limit
from recovery_timer.ui.text.refusals import refusal_text

STEP_S = 5
LONG_STEP_S = 15
_KEYS: dict[int, int] = {
    Qt.Key.Key_Up: STEP_S,
    Qt.Key.Key_Down: -STEP_S,
    Qt.Key.Key_PageUp: LONG_STEP_S,
    Qt.Key.Key_PageDown: -LONG_STEP_S,
}


class SecondsEdit(QLineEdit):
    """Holds whole seconds within a limit. Invalid input is explained beneath it and not accepted."""

    changed = Signal(int)

    def __init__(self, limit: Limit, description: str = "") -> None:
        """Accept durations within ``limit``; ``description`` tells a screen reader what for."""
        super().__init__()
        self._description = description
        self._limit = limit
        self._seconds = limit.low
        self.editingFinished.connect(self._take)

    def show_seconds(self, seconds: object) -> None:
        assert isinstance(seconds, int)
        self._seconds = seconds
        self.setText(durations.clock(seconds * durations.MS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        self._add(step)

    def step(self, steps: int) -> None:
        """Change the time by ``steps``."""
        self._add(steps * STEP_S)

    def _add(self, seconds: int) -> None:
        self._take()
        self._offer(min(self._limit.high, max(self._limit.low, self._seconds + seconds)))

    def _take(self) -> None:
        seconds, fault = self.read()
        self._show_fault(fault)
        self._offer(self._seconds if seconds is None else seconds)

    def read(self) -> tuple[int | None, str]:
        """Return the seconds that are typed, or None and why they cannot be used."""
        try:
            seconds = durations.parse(self.text())
        except DurationError as error:
            return None, refusal_text(error)
        if self._limit.low <= seconds <= self._limit.high:
            return seconds, ""
        shortest, longest = (durations.clock(end * durations.MS) for end in (self._limit.low, self._limit.high))
        return None, self.tr("It may be {shortest} to {longest}.").format(shortest=shortest, longest=longest)

    def _show_fault(self, fault: str) -> None:
        self.setToolTip(fault)
        self.setAccessibleDescription(fault or self._description)
        if fault:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), fault, self)

    def _offer(self, seconds: int) -> None:
        changed = seconds != self._seconds
        self.show_seconds(seconds)
        if changed:
            self.changed.emit(seconds)
