"""The contents of one backup, and what restoring them would do."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.app.backups import BackedUpRoutine, BackupState
from recovery_timer.ports import Backup
from recovery_timer.ui.backups.model import RestoreModel, RestoreOutcome, long_day
from recovery_timer.ui.backups.table import Table
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label


class ContentsPage(QWidget):
    """Shows the open backup: a table of its routines, and below it the settings and sessions that differ from now."""

    back_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: RestoreModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._heading = label("heading", wrap=True)
        headings = (self.tr("Routine"), self.tr("If restored"))
        self.table: Table[BackedUpRoutine] = Table(theme, self.tr("Routines in this backup"), headings, several=True)
        self._others = QGridLayout()
        self._result = label("body", wrap=True)
        self.undo = Button(theme, self.tr("Undo"), role="link", pressed=self._undo)
        self._take_back: Callable[[], None] | None = None
        self.back = Button(theme, self.tr("Back"), pressed=self.back_wanted.emit)
        self.restore_chosen = Button(theme, self.tr("Restore chosen"), pressed=self._restore_chosen)
        self.restore_all = Button(theme, self.tr("Restore all"), role="primary", pressed=self._restore_all)
        self._arrange()
        self.table.itemActivated.connect(lambda _item, _column: self._restore_chosen())
        self.table.itemSelectionChanged.connect(self._follow)

    def refresh(self) -> None:
        """Show how the open backup compares with the present state."""
        assert self._model.opened is not None
        self._heading.setText(self.tr("Backup of {day}").format(day=long_day(self._model.opened)))
        found = self._model.routines
        self.table.show_rows(
            [(entry, (translated(entry.routine.name), self._model.now_words(entry))) for entry in found]
        )
        self.table.setVisible(bool(found))
        self.restore_all.setEnabled(any(entry.now is not BackupState.SAME for entry in found))
        self._show_others(self._model.opened, has_routines=bool(found))
        self._follow()

    def show_outcome(self, outcome: RestoreOutcome | None) -> None:
        """Show the outcome of a restore; None before there is any."""
        self._result.setText(outcome.text if outcome else "")
        self._take_back = outcome.take_back if outcome else None
        self.undo.setVisible(self._take_back is not None)
        if outcome:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, outcome.text))
            # The button that was pressed may be disabled by now.
            self.focus_first()

    def focus_first(self) -> None:
        """Focus the table, or the Back button if it is empty."""
        (self.back if self.table.isHidden() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        self.restore_chosen.setEnabled(any(entry.now is not BackupState.SAME for entry in self.table.chosen))

    def _restore_chosen(self) -> None:
        if self.restore_chosen.isEnabled():
            self._model.restore([entry.routine for entry in self.table.chosen])

    def _restore_all(self) -> None:
        self._model.restore([entry.routine for entry in self._model.routines])

    def _undo(self) -> None:
        assert self._take_back is not None
        self._take_back()

    # -- settings and sessions

    def _show_others(self, backup: Backup, *, has_routines: bool) -> None:
        clear(self._others)
        if not has_routines:
            self._add_line(self.tr("There is no routine in it."))
        if self._model.unreadable:
            self._add_line(self._unreadable_words())
        if techniques := self._model.other_techniques:
            words = self.tr("%n of your techniques in it are gone or differ now.", "", techniques)
            self._add_line(words, self.tr("Restore them"), self._model.restore_techniques)
        if self._model.missing_sessions:
            self._add_line(self._missing_words(), self.tr("Restore sessions"), self._model.add_missing_sessions)
        elif backup.sessions:
            self._add_line(self.tr("All that it has of the journal is there."))
        else:
            self._add_line(self.tr("There is nothing of the journal in it."))
        if others := self._model.other_settings:
            text = self.tr("Settings that were different: {settings}.")
            names = QLocale().createSeparatedList(others)
            self._add_line(text.format(settings=names), self.tr("Restore settings"), self._model.use_settings)

    def _add_line(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        row = self._others.rowCount()
        self._others.addWidget(label("body", text, wrap=True), row, 0)
        if act is not None:
            button = Button(self._theme, action, pressed=act)
            button.setAccessibleDescription(text)
            self._others.addWidget(button, row, 1)

    def _missing_words(self) -> str:
        return self.tr("%n entries in it are not in the journal.", "", self._model.missing_sessions)

    def _unreadable_words(self) -> str:
        return self.tr("%n files of routines in it were broken when it was made.", "", self._model.unreadable)

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, px(12), 0)
        inside.setSpacing(px(12))
        inside.addWidget(self.table, 1)
        self._others.setColumnStretch(0, 1)
        self._others.setHorizontalSpacing(px(16))
        self._others.setVerticalSpacing(px(8))
        inside.addLayout(self._others)
        scroll = ScrollPage(page)
        result = QHBoxLayout()
        result.addWidget(self._result, 1)
        result.addWidget(self.undo)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(12))
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.restore_chosen)
        buttons.addWidget(self.restore_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._heading)
        column.addWidget(scroll, 1)
        column.addLayout(result)
        column.addLayout(buttons)
