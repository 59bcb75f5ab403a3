"""The routines screen."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.routine.model import Routine
from recovery_timer.ui.actions import Command
from recovery_timer.ui.routines.grid import CardGrid
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.name_dialog import ask_for_name
from recovery_timer.ui.widgets.text import label

_WIDE_PX = 1_000
_LOWEST_PX = 24
_ANY_WIDTH = 16_777_215


class RoutinesScreen(QWidget):
    """Shows the model's cards. `deleted` is emitted with a deleted routine; the other signals are requests."""

    started = Signal(str)
    edited = Signal(str)
    exported = Signal(str)
    deleted = Signal(Routine)
    new_wanted = Signal()
    paste_wanted = Signal()
    import_wanted = Signal()
    trash_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: RoutinesModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        set_role(self, "page")
        self._title, self._overview = label("title", wrap=True), label("muted", wrap=True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search routines, muscles…"))
        self.search.setAccessibleName(self.tr("Search routines"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(model.search)
        self.grid = CardGrid(theme, model.card)
        self.grid.started.connect(self.started)
        self.grid.favoured.connect(self.toggle_favourite)
        self.grid.more_wanted.connect(self._offer_more)
        self._new = Button(theme, self.tr("New routine"), role="primary", pressed=self.new_wanted.emit)
        self._paste = Button(theme, self.tr("Paste"), pressed=self.paste_wanted.emit)
        self._files = Button(theme, role="icon", icon="more", name=self.tr("More"), pressed=self._offer_files)
        self._nothing = label("muted", wrap=True)
        self._clear = Button(theme, self.tr("Show all routines"), pressed=self.search.clear)
        self._pages = QStackedWidget()
        self._offer: QWidget | None = None
        self._arrange()
        model.changed.connect(self.refresh)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the search field beneath the greeting if they do not fit side by side."""
        wide = self.width() >= self._theme.px(_WIDE_PX)
        beside, beneath = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(beside if wide else beneath)
        self.search.setMinimumWidth(self._theme.px(260 if wide else 150))
        self.search.setMaximumWidth(self._theme.px(280) if wide else _ANY_WIDTH)

    def refresh(self) -> None:
        ids = self._model.ids()
        self._title.setText(self._model.greeting())
        self._overview.setText(self._model.overview())
        self._nothing.setText(
            self.tr("No routine has “{text}” in its name, techniques or muscles.").format(
                text=self.search.text().strip()
            )
        )
        self._pages.setCurrentIndex(0 if ids else 1)
        self.grid.show_ids(ids)

    def put_on_top(self, offer: QWidget) -> None:
        """Place ``offer`` above the cards; while it is visible, it gets the focus first."""
        self._offer = offer
        row = QHBoxLayout()
        # As wide as the cards, which leave room for the scroll bar.
        row.setContentsMargins(0, 0, self._theme.px(12), 0)
        row.addWidget(offer)
        self._column.insertLayout(1, row)
        # The cards can scroll, so they give way when there is little room.
        self._pages.setMinimumHeight(self._theme.px(_LOWEST_PX))

    def focus_first(self) -> None:
        """Focus the first card, so that Enter starts what was used last."""
        if self._offer is not None and self._offer.isVisibleTo(self):
            self._offer.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        ids = self._model.ids()
        if ids:
            self.grid.focus_id(ids[0])

    def commands(self) -> dict[str, Command]:
        """Return what the screen's actions do, by their ids."""
        return {
            "search": self.search.setFocus,
            "duplicate": self.duplicate,
            "rename": self.rename,
            "delete": self.delete,
            "paste_routine": self.paste_wanted.emit,
            "edit": self.edit,
            "favourite": self.toggle_favourite,
        }

    def duplicate(self, routine_id: str | None = None) -> None:
        """Duplicate a routine; with None, the focused one."""
        chosen = routine_id or self.grid.focused_id()
        if chosen is not None:
            self.grid.focus_id(self._model.library.duplicate(chosen).id)

    def rename(self, routine_id: str | None = None) -> None:
        """Ask for a new name for one of the user's own routines; with None, for the focused one."""
        chosen = routine_id or self.grid.focused_id()
        if chosen is not None and not self._model.library.entry(chosen).read_only:
            entry = self._model.library.entry(chosen)
            ask_for_name(
                self, self._theme, entry.routine.name, lambda name: self._model.library.rename(entry.routine.id, name)
            )

    def delete(self, routine_id: str | None = None) -> None:
        """Delete one of the user's own routines, with None the focused one; this can be undone."""
        chosen = routine_id or self.grid.focused_id()
        library = self._model.library
        if chosen is not None and not library.entry(chosen).read_only:
            self.deleted.emit(library.delete(chosen))

    def edit(self, routine_id: str | None = None) -> None:
        """Open a routine in the builder, with None the focused one; a read-only one is saved as a copy."""
        chosen = routine_id or self.grid.focused_id()
        if chosen is not None:
            self.edited.emit(chosen)

    def toggle_favourite(self, routine_id: str | None = None) -> None:
        """Make a routine a favourite, or no longer one; with None, the focused one."""
        chosen = routine_id or self.grid.focused_id()
        if chosen is not None:
            library = self._model.library
            library.set_favourite(chosen, not library.entry(chosen).favourite)

    def _offer_more(self, routine_id: str) -> None:
        entry = self._model.library.entry(routine_id)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Start"), lambda: self.started.emit(routine_id))
        menu.addAction(self.tr("Edit"), lambda: self.edit(routine_id))
        menu.addAction(self.tr("Duplicate"), lambda: self.duplicate(routine_id))
        menu.addAction(self.tr("Export…"), lambda: self.exported.emit(routine_id))
        menu.addSeparator()
        rename = menu.addAction(self.tr("Rename…"), lambda: self.rename(routine_id))
        delete = menu.addAction(self.tr("Delete"), lambda: self.delete(routine_id))
        for action in (rename, delete):
            action.setEnabled(not entry.read_only)
        if entry.built_in:
            menu.addAction(self.tr("Ships with the program: what you change is saved as a copy")).setEnabled(False)
        elif entry.newer:
            menu.addAction(self.tr("Of a newer version: what you change is saved as a copy")).setEnabled(False)
        menu.popup(self._beside(routine_id))

    def _offer_files(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Import…"), self.import_wanted.emit)
        menu.addAction(self.tr("Export all…"), lambda: self.exported.emit(""))
        menu.addSeparator()
        menu.addAction(self.tr("Deleted routines…"), self.trash_wanted.emit)
        menu.popup(self._files.mapToGlobal(QPoint(0, self._files.height())))

    def _beside(self, routine_id: str) -> QPoint:
        for card in self.grid.visible_cards():
            if card.routine_id == routine_id:
                return card.more.mapToGlobal(QPoint(0, card.more.height()))
        return QCursor.pos()

    def _arrange(self) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(px(8))
        words.addWidget(self._title)
        words.addWidget(self._overview)
        tools = QHBoxLayout()
        tools.setSpacing(px(12))
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(px(12))
        self._top.addLayout(words, 1)
        self._top.addLayout(tools)
        tools.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self._paste, self._new, self._files):
            tools.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.addStretch(1)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._nothing)
        inside.addSpacing(px(8))
        inside.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(2)
        self._pages.addWidget(self.grid)
        self._pages.addWidget(empty)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(40), px(32), px(28), 0)
        self._column.setSpacing(px(20))
        self._column.addLayout(self._top)
        self._column.addWidget(self._pages, 1)
