"""A field for a time of the day: typed (7, 7:30, 19.30, 7 PM), or stepped by 15 min (arrow keys) or 1 h (page keys)."""

import re
from datetime import time

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

STEP_MIN = 15
LONG_STEP_MIN = 60
_DAY_MIN = 24 * 60
_KEYS: dict[int, int] = {
    Qt.Key.Key_Up: STEP_MIN,
    Qt.Key.Key_Down: -STEP_MIN,
    Qt.Key.Key_PageUp: LONG_STEP_MIN,
    Qt.Key.Key_PageDown: -LONG_STEP_MIN,
}
_TYPED = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))? ?([ap])?\.?m?\.?", re.ASCII | re.IGNORECASE)
_NOON = 12


class TimeEdit(QLineEdit):
    """Holds a time in hours and minutes. What is no time is explained beneath it and not accepted."""

    changed = Signal(time)

    def __init__(self, description: str = "") -> None:
        """``description`` tells a screen reader what it is for."""
        super().__init__()
        self._description = description
        self._time = time()
        self.editingFinished.connect(self._take)

    def show_time(self, at: time) -> None:
        """Show ``at``, as the user's language writes it."""
        self._time = at
        self.setText(QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self._add(step)

    def step(self, steps: int) -> None:
        """Change the time by ``steps``, wrapping around at midnight."""
        self._add(steps * STEP_MIN)

    def _add(self, minutes: int) -> None:
        self._take()
        hour, minute = divmod((self._time.hour * 60 + self._time.minute + minutes) % _DAY_MIN, 60)
        self._offer(time(hour, minute))

    def _take(self) -> None:
        read = read_time(self.text())
        fault = "" if read is not None else self.tr("Type a time such as 7:30.")
        self.setToolTip(fault)
        self.setAccessibleDescription(fault or self._description)
        if fault:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), fault, self)
        self._offer(self._time if read is None else read)

    def _offer(self, at: time) -> None:
        changed = at != self._time
        self.show_time(at)
        if changed:
            self.changed.emit(at)


def read_time(typed: str) -> time | None:
    """Return the time that is ``typed``, in the user's language or in figures; None if it is none."""
    local = QLocale().toTime(typed.strip(), QLocale.FormatType.ShortFormat)
    if local.isValid():
        return time(local.hour(), local.minute())
    found = _TYPED.fullmatch(typed.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
