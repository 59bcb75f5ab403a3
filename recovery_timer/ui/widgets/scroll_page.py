"""A page that scrolls where it is larger than its room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from recovery_timer.ui.theme.roles import set_role


class ScrollPage(QScrollArea):
    """Shows ``inside`` as wide as it is itself; what it holds takes the focus, and Tab scrolls to it.

    With a ``name`` for a screen reader it takes the focus itself, so that a page of words can be scrolled by the keys.
    If ``inside`` ``fits`` any width, it never scrolls sideways. If it is ``steady``, it leaves room for its bar even
    while there is nothing to scroll, so that what it holds keeps its width.
    """

    def __init__(self, inside: QWidget, *, name: str = "", fits: bool = False, steady: bool = False) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        if fits:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if steady:
            bar = self.verticalScrollBar()
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        if name:
            set_role(self, "scroll")
            self.setAccessibleName(name)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
