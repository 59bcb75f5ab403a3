"""The frame around the window while files are dragged over it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.text import label


class DropHint(QFrame):
    """Says what will happen to the files dropped on ``window``; transparent to the mouse."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        set_role(self, "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        column = QVBoxLayout(self)
        column.addWidget(label("drop-words", self.tr("Drop to import")), 0, Qt.AlignmentFlag.AlignCenter)
