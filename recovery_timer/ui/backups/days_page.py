"""The list of backups, by day."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ports import Backup
from recovery_timer.ui.backups.model import RestoreModel, long_day
from recovery_timer.ui.backups.table import Table
from recovery_timer.ui.text.problems import file_problem
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.empty_state import EmptyState
from recovery_timer.ui.widgets.text import label


class DaysPage(QWidget):
    """Lists the backups. `opened` is emitted with the one to look into; `file_wanted`: one that lies elsewhere."""

    opened = Signal(Backup)
    file_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: RestoreModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        headings = (self.tr("Day"), self.tr("Routines"), self.tr("Sessions"), self.tr("Size"))
        self.table: Table[Backup] = Table(theme, self.tr("Backups"), headings)
        self.problem = label("fault", wrap=True)
        self.open_button = Button(theme, self.tr("Open"), role="primary", pressed=self._open)
        self.file_button = Button(theme, self.tr("From a file…"), pressed=self.file_wanted.emit)
        self._empty = EmptyState(theme, "legs-up-the-wall")
        self._empty.title.setText(self.tr("No backups yet"))
        self._empty.words.setText(self.tr("One is made each day you use the program."))
        self._loading = label("muted", self.tr("Reading the backups…"))
        self._arrange()
        self.table.itemActivated.connect(lambda _item, _column: self._open())
        self.table.itemSelectionChanged.connect(self._follow)

    def refresh(self) -> None:
        self._loading.setVisible(self._model.is_loading)
        self.table.show_rows([(backup, self._texts(backup)) for backup in self._model.backups])
        self.table.setVisible(bool(self._model.backups))
        self.open_button.setVisible(bool(self._model.backups))
        self._empty.setVisible(not (self._model.backups or self._model.problem or self._model.is_loading))
        self._follow()

    def focus_first(self) -> None:
        """Focus the table, or the Close button if it is empty."""
        (self.table if self._model.backups else self._close).setFocus(Qt.FocusReason.OtherFocusReason)

    def _texts(self, backup: Backup) -> tuple[str, ...]:
        size = QLocale().formattedDataSize(backup.size_bytes, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        if backup.problem:
            return long_day(backup), self.tr("cannot be used"), "", size
        return long_day(backup), QLocale().toString(backup.routines), QLocale().toString(backup.sessions), size

    def _follow(self) -> None:
        chosen = self.table.chosen
        problem = next((file_problem(backup.problem) for backup in chosen if backup.problem), self._model.problem)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.open_button.setEnabled(bool(chosen) and not chosen[0].problem and not self._model.is_loading)

    def _open(self) -> None:
        if self.open_button.isEnabled():
            self.opened.emit(self.table.chosen[0])

    def _arrange(self) -> None:
        px = self._theme.px
        self._close = Button(self._theme, self.tr("Close"), pressed=self.close_wanted.emit)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(12))
        buttons.addWidget(self.file_button)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(label("heading", self.tr("Backups")))
        explanation = self.tr(
            "Your routines, settings and sessions as they were at the start of a day, before anything was saved on it."
        )
        column.addWidget(label("muted", explanation, wrap=True))
        column.addWidget(self._empty)
        column.addWidget(self._loading)
        column.addWidget(self.table, 1)
        column.addWidget(self.problem)
        column.addStretch()
        column.addLayout(buttons)
