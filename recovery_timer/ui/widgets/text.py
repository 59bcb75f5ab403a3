"""Labels with a role for the style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from recovery_timer.ui.theme.roles import LabelRole, set_role


def label(role: LabelRole, text: str = "", *, wrap: bool = False) -> QLabel:
    """Return a plain-text label: nothing that the user typed is taken for markup."""
    made = QLabel(text)
    set_role(made, role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made
