"""The backups dialog: first the list of days, then the contents of one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.ports import BACKUPS_KEPT, Backup
from recovery_timer.ui import text
from recovery_timer.ui.backups.contents_page import ContentsPage
from recovery_timer.ui.backups.days_page import DaysPage
from recovery_timer.ui.backups.model import RestoreModel
from recovery_timer.ui.settings.screen import SettingsScreen
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.file_choice import FileChoice

_USUAL_PX = (720, 520)
_BESIDE_PX = 32
"""How much of the window stays visible on each side if the dialog would be larger than it."""


class RestoreDialog(QDialog):
    """Restores at the press of a button, reports the outcome, and can undo it."""

    def __init__(self, theme: ThemeManager, model: RestoreModel, files: FileChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        self._model = model
        self._files = files
        self._was_loading = False
        self.days = DaysPage(theme, model)
        self.contents = ContentsPage(theme, model)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.days)
        self._pages.addWidget(self.contents)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.addWidget(self._pages)
        room = parent.size()
        self.resize(
            min(theme.px(_USUAL_PX[0]), room.width() - 2 * _BESIDE_PX),
            min(theme.px(_USUAL_PX[1]), room.height() - 2 * _BESIDE_PX),
        )
        self.days.opened.connect(self._open)
        self.days.file_wanted.connect(self._ask_for_file)
        self.days.close_wanted.connect(self.accept)
        self.contents.back_wanted.connect(model.load)
        model.changed.connect(self._show)
        model.done.connect(self.contents.show_outcome)
        model.load()

    def _open(self, backup: Backup) -> None:
        self.contents.show_outcome(None)
        self._model.open(backup)

    def _ask_for_file(self) -> None:
        kinds = [self.tr("Copies and backups (*.zip)"), self.tr("All files (*)")]
        self._files.to_open(self, self.tr("Restore from a copy of everything"), kinds, self._open_file)

    def _open_file(self, file: str) -> None:
        self.contents.show_outcome(None)
        self._model.open_file(file)

    def _show(self) -> None:
        page = self.days if self._model.opened is None else self.contents
        page.refresh()
        self._pages.setCurrentWidget(page)
        if self._was_loading and not self._model.is_loading:
            page.focus_first()
        self._was_loading = self._model.is_loading


def offer_backups(
    theme: ThemeManager, window: QWidget, settings: SettingsScreen, model: RestoreModel, files: FileChoice
) -> Button:
    """Add a row to the settings page that opens the dialog over ``window``; return its button."""
    return settings.add_action(
        text.tr("Your data"),
        text.tr("Backups"),
        text.tr("What you make is copied once a day, and the last %n copies are kept.", "", BACKUPS_KEPT),
        text.tr("Browse backups…"),
        lambda: RestoreDialog(theme, model, files, window).open(),
    )
