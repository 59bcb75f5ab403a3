"""A page that scrolls up and down where it is higher than its room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from recovery_timer.ui.theme.roles import set_role


class ScrollPage(QScrollArea):
    """Shows ``inside`` as wide as it is itself; what it holds takes the focus, and Tab scrolls to it.

    With a ``name`` for a screen reader it takes the focus itself, so that a page of words can be scrolled by the keys.
    """

    def __init__(self, inside: QWidget, *, name: str = "") -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if name:
            set_role(self, "scroll")
            self.setAccessibleName(name)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
