"""A page that scrolls where it is larger than its room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from recovery_timer.ui.theme.roles import set_role


class ScrollPage(QScrollArea):
    """Shows ``inside`` as wide as it is itself; what it holds takes the focus, and Tab scrolls to it.

    With a ``name`` for a screen reader it takes the focus itself, so that a page of words can be scrolled by the keys.
    If ``inside`` ``fits`` any width, it never scrolls sideways.
    """

    def __init__(self, inside: QWidget, *, name: str = "", fits: bool = False) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        if fits:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if name:
            set_role(self, "scroll")
            self.setAccessibleName(name)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
