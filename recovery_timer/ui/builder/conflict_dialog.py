"""The routine being edited was changed elsewhere: three ways to continue, none of which loses anything."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import ButtonRole
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class ConflictDialog(QDialog):
    """Asks which version to keep. If dismissed, both stay as they are, and saving asks again."""

    def __init__(
        self,
        theme: ThemeManager,
        parent: QWidget,
        *,
        name: str,
        keep_mine: Callable[[], None],
        take_theirs: Callable[[], None],
        keep_both: Callable[[], None],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Changed elsewhere"))
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(label("heading", self.tr("“{name}” was changed elsewhere").format(name=name), wrap=True))
        words = self.tr("Another window or program has saved it while you were editing. Which version do you want?")
        column.addWidget(label("body", words, wrap=True))
        choices: tuple[tuple[str, Callable[[], None], ButtonRole], ...] = (
            (self.tr("Keep both"), keep_both, "primary"),
            (self.tr("Keep mine"), keep_mine, "plain"),
            (self.tr("Take theirs"), take_theirs, "plain"),
        )
        for text, answer, role in choices:
            button = Button(theme, text, role=role, pressed=self.accept)
            button.clicked.connect(lambda _checked, answer=answer: answer())
            column.addWidget(button)
        self.setMinimumWidth(px(420))
