"""A question with two answers, in a dialog that does not stop the rest of the program."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.theme.look import Look
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class Question(QDialog):
    """Asks; ``yes`` is done on the first answer, nothing on the second, on Escape or when it is closed."""

    def __init__(
        self, look: Look, parent: QWidget, *, heading: str, text: str, yes: str, no: str, agreed: Callable[[], None]
    ) -> None:
        """Be ready to `open`. The second answer, which changes nothing, has the focus."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.accepted.connect(agreed)
        self.yes = Button(look, yes, pressed=self.accept)
        self.no = Button(look, no, role="primary", pressed=self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(12))
        buttons.addStretch(1)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(20))
        column.setSpacing(look.px(16))
        column.addWidget(label("heading", heading))
        words = label("body", text, wrap=True)
        words.setMinimumWidth(look.px(360))
        column.addWidget(words)
        column.addLayout(buttons)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
