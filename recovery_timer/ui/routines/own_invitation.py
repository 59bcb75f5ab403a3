"""An invitation to make a first routine, below those that ship with the program."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class OwnInvitation(QWidget):
    """Describes the ways to make one, with a button for each."""

    new_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        px = theme.px
        self._new = Button(theme, self.tr("Build your own"), icon="plus", pressed=self.new_wanted.emit)
        self._paste = Button(theme, self.tr("Paste a routine"), icon="paste", pressed=self.paste_wanted.emit)
        panel = QFrame()
        set_role(panel, "invitation")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label("strong", self.tr("None of these?")))
        words.addWidget(
            label("small", self.tr("Put your own together, or paste one that you have as text."), wrap=True)
        )
        row = QHBoxLayout(panel)
        row.setContentsMargins(px(24), px(16), px(16), px(16))
        row.setSpacing(px(8))
        row.addLayout(words, 1)
        row.addWidget(self._paste)
        row.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(24), 0, 0)
        column.addWidget(panel)

    def stops(self) -> list[QWidget]:
        """Return the widgets that Tab reaches, in order."""
        return [self._paste, self._new]
