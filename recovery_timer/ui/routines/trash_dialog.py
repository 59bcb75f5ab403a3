"""What was deleted lately, each with a button to restore it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from recovery_timer.app.signals import Signal
from recovery_timer.ports import DAYS_KEPT
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear, resize_within_screen
from recovery_timer.ui.widgets.text import label


class Deleted(NamedTuple):
    """Something in the trash: what it is called, for how many more days, and what restores it."""

    name: str
    days_left: int
    restore: Callable[[], None]


class TrashDialog(QDialog):
    """Lists what can be restored, and for how long."""

    def __init__(
        self,
        theme: ThemeManager,
        deleted: Callable[[], Sequence[Deleted]],
        changed: Iterable[Signal[None]],
        parent: QWidget,
    ) -> None:
        """``deleted`` returns what is in the trash; it is called again whenever one of ``changed`` is emitted."""
        super().__init__(parent)
        self._theme = theme
        self._deleted = deleted
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recently deleted"))
        self._rows = QGridLayout()
        self._close = Button(theme, self.tr("Close"), role="primary", pressed=self.accept)
        self._rows.setColumnStretch(0, 1)
        self._empty = label("muted", self.tr("Nothing has been deleted lately."))
        self._arrange()
        for signal in changed:
            self.finished.connect(signal.connect(lambda _: self._show()))
        self._show()

    def _show(self) -> None:
        clear(self._rows)
        stops: list[Button] = []
        deleted = self._deleted()
        self._empty.setVisible(not deleted)
        for row, each in enumerate(deleted):
            self._rows.addWidget(label("body", each.name, wrap=True), row, 0)
            self._rows.addWidget(label("small", self.tr("%n more days", "", each.days_left)), row, 1)
            again = Button(self._theme, self.tr("Restore"), pressed=each.restore)
            again.setAccessibleName(self.tr("Restore {name}").format(name=each.name))
            self._rows.addWidget(again, row, 2)
            stops.append(again)
        stops.append(self._close)
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)
        # A layout shows what is new in it only later, and what is hidden takes no focus.
        stops[0].show()
        stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        px = self._theme.px
        self._rows.setHorizontalSpacing(px(20))
        self._rows.setVerticalSpacing(px(10))
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.addWidget(self._empty)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(label("heading", self.tr("Recently deleted")))
        kept = self.tr("What you delete can be restored for %n days.", "", DAYS_KEPT)
        column.addWidget(label("muted", kept, wrap=True))
        column.addWidget(scroll, 1)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        resize_within_screen(self, px(520), px(420))
