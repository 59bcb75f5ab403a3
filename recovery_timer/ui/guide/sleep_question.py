"""The question what is to become of the session, after the machine has slept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.theme.look import Look
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class SleepQuestion(QDialog):
    """Asks; without an answer, the session stays paused."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        *,
        text: str,
        go_on: Callable[[], None],
        restart: Callable[[], None],
        end: Callable[[], None],
    ) -> None:
        """Be ready to `open`. Going on has the focus."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = self.tr("Go on after the sleep?")
        self.setWindowTitle(heading)
        self._answer: Callable[[], None] | None = None
        self.finished.connect(self._do)
        self.go_on = self._button(look, self.tr("Go on"), go_on, role="primary")
        self.restart = self._button(look, self.tr("Restart step"), restart)
        self.end = self._button(look, self.tr("End"), end)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(12))
        buttons.addStretch(1)
        for button in (self.end, self.restart, self.go_on):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(20))
        column.setSpacing(look.px(16))
        column.addWidget(label("heading", heading))
        words = label("body", text, wrap=True)
        words.setMinimumWidth(look.px(360))
        column.addWidget(words)
        column.addLayout(buttons)
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, look: Look, text: str, answer: Callable[[], None], role: str = "plain") -> Button:
        def pressed() -> None:
            self._answer = answer
            self.accept()

        return Button(look, text, role=role, pressed=pressed)

    def _do(self) -> None:
        # When it is closed: what follows may show another window.
        if self._answer is not None:
            self._answer()
