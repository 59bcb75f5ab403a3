"""A question with its answers beneath, in a dialog that does not stop the rest of the program."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class QuestionButton(Struct, frozen=True):
    """What its button says, and what is done once it is pressed: nothing, if it is to leave all as it is."""

    words: str
    do: Callable[[], None] | None = None


class QuestionDialog(QDialog):
    """Asks, and does what is answered; on Escape or when it is closed, nothing. `buttons` are by their words."""

    def __init__(
        self, theme: ThemeManager, parent: QWidget, *, heading: str, text: str, answers: Sequence[QuestionButton]
    ) -> None:
        """Be ready to `open`. The last of ``answers`` is the one to expect: it stands out, and has the focus."""
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
        # When it is closed: what follows may show another window.
        if self._answer is not None and self._answer.do is not None:
            self._answer.do()
