"""Asking for a name. Problems are shown below the field, before the name is accepted."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recovery_timer.ui.text.refusals import refusal_text
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


def ask_for_name(parent: QWidget, theme: ThemeManager, name: str, take: Callable[[str], None]) -> QDialog:
    """Open a dialog that suggests ``name`` and passes what is typed to ``take``, which may refuse with ValueError."""
    dialog = _NameDialog(parent, theme, name, take)
    dialog.open()
    return dialog


class _NameDialog(QDialog):
    def __init__(self, parent: QWidget, theme: ThemeManager, name: str, take: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rename"))
        self._take = take
        self.edit = QLineEdit(name)
        self.edit.setAccessibleName(self.tr("Name"))
        self.edit.selectAll()
        self.edit.setMinimumWidth(theme.px(360))
        self.fault = label("small", wrap=True)
        self.edit.returnPressed.connect(self._confirm)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(theme, self.tr("Cancel"), pressed=self.reject))
        buttons.addWidget(Button(theme, self.tr("Rename"), role="primary", pressed=self._confirm))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(12))
        column.addWidget(label("heading", self.tr("Name")))
        column.addWidget(self.edit)
        column.addWidget(self.fault)
        column.addLayout(buttons)

    def _confirm(self) -> None:
        try:
            self._take(self.edit.text())
        except ValueError as error:
            self.fault.setText(refusal_text(error))
        else:
            self.accept()
