"""The deleted routines, each with a button to restore it."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from recovery_timer.app.library import Trash
from recovery_timer.ports import DAYS_KEPT, Trashed
from recovery_timer.routine.model import Routine
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear, resize_within_screen
from recovery_timer.ui.widgets.text import label


class TrashDialog(QDialog):
    """Lists the routines that can be restored, and for how long."""

    def __init__(
        self, theme: ThemeManager, trash: Trash, restore: Callable[[Routine], object], parent: QWidget
    ) -> None:
        """``restore`` puts a routine back into the library."""
        super().__init__(parent)
        self._theme = theme
        self._trash = trash
        self._restore = restore
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Deleted routines"))
        self._rows = QGridLayout()
        self._close = Button(theme, self.tr("Close"), role="primary", pressed=self.accept)
        self._rows.setColumnStretch(0, 1)
        self._empty = label("muted", self.tr("Nothing has been deleted lately."))
        self._arrange()
        self._stop = trash.changed.connect(lambda _: self._show())
        self.finished.connect(self._stop)
        self._show()

    def _show(self) -> None:
        clear(self._rows)
        stops: list[Button] = []
        self._empty.setVisible(not self._trash.trashed)
        for row, trashed in enumerate(self._trash.trashed):
            self._rows.addWidget(label("body", translated(trashed.routine.name), wrap=True), row, 0)
            self._rows.addWidget(label("small", self._days_words(trashed)), row, 1)
            name = self.tr("Restore {name}").format(name=translated(trashed.routine.name))
            again = Button(self._theme, self.tr("Restore"), pressed=partial(self._take, trashed))
            again.setAccessibleName(name)
            self._rows.addWidget(again, row, 2)
            stops.append(again)
        stops.append(self._close)
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)
        # A layout shows what is new in it only later, and what is hidden takes no focus.
        stops[0].show()
        stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, trashed: Trashed) -> None:
        self._restore(trashed.routine)

    def _days_words(self, trashed: Trashed) -> str:
        days = self._trash.days_left(trashed)
        return self.tr("%n more days", "", days)

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
        column.addWidget(label("heading", self.tr("Deleted routines")))
        kept = self.tr("What you delete can be restored for %n days.", "", DAYS_KEPT)
        column.addWidget(label("muted", kept, wrap=True))
        column.addWidget(scroll, 1)
        column.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        resize_within_screen(self, px(520), px(420))
