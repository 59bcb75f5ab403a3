"""The mouse wheel over a control: it scrolls the page, unless the user is at work in that control."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


def leave_wheel_to_page(control: QWidget, *, always: bool = False) -> None:
    """Let the wheel change the value of ``control`` only while it has the focus, which the wheel does not give it.

    ``always`` leaves it to the page even then, for a control that keeps the focus once its value is chosen.
    """
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_ToPage(control, always=always))


class _ToPage(QObject):
    def __init__(self, control: QWidget, *, always: bool) -> None:
        super().__init__(control)
        self._control = control
        self._always = always

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or (self._control.hasFocus() and not self._always):
            return False
        # Ignored, it goes on to the page.
        event.ignore()
        return True
