"""Recently deleted routines and techniques, each with a button to restore it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from recovery_timer.app.signals import Signal
from recovery_timer.ports import DAYS_KEPT
from recovery_timer.ui import text
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.list_dialog import ListDialog
from recovery_timer.ui.widgets.text import label

_SIZE = QSize(520, 420)


class Deleted(NamedTuple):
    """Something in the trash: its name, for how many more days it stays, and the command that restores it."""

    name: str
    days_left: int
    restore: Callable[[], None]


class TrashDialog(ListDialog):
    """Lists what can be restored, and for how long."""

    def __init__(
        self,
        theme: ThemeManager,
        deleted: Callable[[], Sequence[Deleted]],
        changed: Iterable[Signal[None]],
        parent: QWidget,
    ) -> None:
        """``deleted`` returns the contents of the trash; it is called again whenever one of ``changed`` is emitted."""
        super().__init__(
            theme,
            parent,
            heading=text.tr("Recently deleted"),
            words=text.tr("What you delete can be restored for %n days.", "", DAYS_KEPT),
            nothing=text.tr("Nothing has been deleted lately."),
            size_px=_SIZE,
        )
        self._theme = theme
        self._deleted = deleted
        for signal in changed:
            self.finished.connect(signal.connect(lambda _: self._show()))
        self._show()

    def _show(self) -> None:
        clear(self.rows)
        stops: list[Button] = []
        deleted = self._deleted()
        self.nothing.setVisible(not deleted)
        for row, each in enumerate(deleted):
            self.rows.addWidget(label("body", each.name, wrap=True), row, 0)
            self.rows.addWidget(label("small", self.tr("%n more days", "", each.days_left)), row, 1)
            again = Button(self._theme, self.tr("Restore"), pressed=each.restore)
            again.setAccessibleName(self.tr("Restore {name}").format(name=each.name))
            self.rows.addWidget(again, row, 2)
            stops.append(again)
        stops.append(self.close_button)
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)
        # A layout shows new widgets only later, and a hidden one cannot take the focus.
        stops[0].show()
        stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
