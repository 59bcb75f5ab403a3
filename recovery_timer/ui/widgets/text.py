"""Labels with a role for the style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.theme.roles import LabelRole, set_role


def time_label(role: LabelRole, what: str) -> QLabel:
    """Return a label for a time that runs; ``what`` says of what. A screen reader is not told of each second."""
    made = label(role)
    # Qt tells of a change of text only where there is no name.
    made.setAccessibleName(what)
    speak(made, AccessibleRole.StaticText, name=made.text)
    return made


def label(role: LabelRole, text: str = "", *, wrap: bool = False) -> QLabel:
    """Return a plain-text label: nothing that the user typed is taken for markup."""
    made = QLabel(text)
    set_role(made, role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made
