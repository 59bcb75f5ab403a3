"""A question with its answers as buttons, in a dialog that does not block the rest of the program."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class QuestionButton(Struct, frozen=True):
    """The text of a button, and the action for when it is pressed; None for an answer that changes nothing."""

    words: str
    do: Callable[[], None] | None = None


class QuestionDialog(QDialog):
    """Asks, and runs the action of the answer; none if dismissed. `buttons` are keyed by their texts."""

    def __init__(
        self, theme: ThemeManager, parent: QWidget, *, heading: str, text: str, answers: Sequence[QuestionButton]
    ) -> None:
        """The last of ``answers`` is the default: it stands out and has the focus."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self._answer: QuestionButton | None = None
        self.finished.connect(self._do)
        self.buttons = {
            answer.words: Button(
                theme,
                answer.words,
                role="primary" if answer is answers[-1] else "plain",
                pressed=partial(self._take, answer),
            )
            for answer in answers
        }
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        for button in self.buttons.values():
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(16))
        column.addWidget(label("heading", heading))
        words = label("body", text, wrap=True)
        words.setMinimumWidth(theme.px(360))
        column.addWidget(words)
        column.addLayout(row)
        self.buttons[answers[-1].words].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, answer: QuestionButton) -> None:
        self._answer = answer
        self.accept()

    def _do(self) -> None:
        # Only once the dialog is closed: the action may show another window.
        if self._answer is not None and self._answer.do is not None:
            self._answer.do()
