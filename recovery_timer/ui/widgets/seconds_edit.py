"""A field for a duration: typed in any form (90, 1:30, 1m30), or stepped with the arrow keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from recovery_timer.routine import durations
from recovery_timer.routine.durations import DurationError
from recovery_timer.routine.limits import Limit
from recovery_timer.ui.text.refusals import refusal_text
from recovery_timer.ui.theme.manager import ThemeManager

STEP_S = 5
_KEYS: dict[int, int] = {Qt.Key.Key_Up: STEP_S, Qt.Key.Key_Down: -STEP_S}


class SecondsEdit(QLineEdit):
    """Holds whole seconds within a limit. Invalid input is explained beneath it and not accepted."""

    changed = Signal(int)

    def __init__(self, theme: ThemeManager, limit: Limit, description: str = "", *, bare_s: int = 1) -> None:
        """Accept durations within ``limit``; ``description`` tells a screen reader what for.

        ``bare_s`` is the unit, in seconds, of a number without one: 60 where everybody would mean minutes.
        """
        super().__init__()
        self._bare_s = bare_s
        self._description = description
        self._limit = limit
        self._seconds = limit.low
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(theme.px(96))
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
        self._take()
        self._offer(min(self._limit.high, max(self._limit.low, self._seconds + step)))

    def _take(self) -> None:
        fault = ""
        try:
            seconds = durations.parse(self.text()) * (self._bare_s if self.text().strip().isdecimal() else 1)
        except DurationError as error:
            fault = refusal_text(error)
        else:
            if not self._limit.low <= seconds <= self._limit.high:
                fault = self.tr("It may be {shortest} to {longest}.").format(
                    shortest=durations.clock(self._limit.low * durations.MS),
                    longest=durations.clock(self._limit.high * durations.MS),
                )
        self._show_fault(fault)
        self._offer(self._seconds if fault else seconds)

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
