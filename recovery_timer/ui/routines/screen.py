"""The routines screen."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.routine.facts import Filter
from recovery_timer.routine.model import Routine
from recovery_timer.ui.actions import Command
from recovery_timer.ui.routines.actions import ACTIONS
from recovery_timer.ui.routines.card_delegate import GAP_PX
from recovery_timer.ui.routines.grid import CardGrid
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.name_dialog import ask_for_name
from recovery_timer.ui.widgets.search_field import SearchField
from recovery_timer.ui.widgets.text import label

_WIDE_PX = 1_000
_LOWEST_PX = 24
_ANY_WIDTH = 16_777_215
_KEYS = {action.id: action.keys for action in ACTIONS}


class RoutinesScreen(QWidget):
    """Shows the model's cards. Its commands act on the chosen one, wherever the page is scrolled to.

    `deleted` is emitted with a deleted routine, `kept` with the id of a read-only one that was to be changed; the other
    signals are requests.
    """

    started = Signal(str)
    opened = Signal(str)
    edited = Signal(str)
    exported = Signal(str)
    copied = Signal(str)
    deleted = Signal(Routine)
    kept = Signal(str)
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
        self.search = SearchField()
        self.search.setPlaceholderText(self.tr("Search routines, muscles…"))
        self.search.setAccessibleName(self.tr("Search routines"))
        self.search.textChanged.connect(model.search)
        self.search.down_pressed.connect(self._focus_cards)
        self.search.returnPressed.connect(self._focus_cards)
        self.grid = CardGrid(theme, card=model.card, name=model.name)
        self.grid.chosen.connect(model.choose)
        self.grid.started.connect(self.started)
        self.grid.opened.connect(self.opened)
        self.grid.favoured.connect(lambda _: self.toggle_favourite())
        self.grid.more_wanted.connect(self._offer_more)
        self._new = Button(theme, self.tr("New routine"), role="primary", pressed=self.new_wanted.emit)
        self._paste = Button(theme, self.tr("Paste"), pressed=self.paste_wanted.emit)
        self._files = Button(theme, role="icon", icon="more", name=self.tr("More"), pressed=self._offer_files)
        self._nothing = label("muted", wrap=True)
        self._clear = Button(theme, self.tr("Show all routines"), pressed=model.show_all)
        self.filters = {each: self._chip(each) for each in Filter}
        self._pages = QStackedWidget()
        self._offer: QWidget | None = None
        self._arrange()
        model.changed.connect(self.refresh)
        model.choice_changed.connect(self._show_chosen)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the search field beneath the greeting if they do not fit side by side."""
        wide = self.width() >= self._theme.px(_WIDE_PX)
        beside, beneath = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(beside if wide else beneath)
        self.search.setMinimumWidth(self._theme.px(260 if wide else 150))
        self.search.setMaximumWidth(self._theme.px(280) if wide else _ANY_WIDTH)

    def refresh(self) -> None:
        model = self._model
        if self.search.text().strip() != model.searched:
            self.search.setText(model.searched)
        self._title.setText(model.greeting())
        self._overview.setText(model.overview())
        for each, chip in self.filters.items():
            chip.setChecked(each in model.filters)
        self._nothing.setText(
            self.tr("No routine has “{text}” in its name, techniques or muscles.").format(text=model.searched)
            if model.searched
            else self.tr("No routine is all of this.")
        )
        self._pages.setCurrentIndex(0 if model.ids else 1)
        self.grid.show_ids(model.ids, model.chosen)

    def put_on_top(self, offer: QWidget) -> None:
        """Place ``offer`` above the cards; while it is visible, it gets the focus first."""
        self._offer = offer
        row = QHBoxLayout()
        # As wide as the cards, which leave room for the scroll bar.
        half = self._theme.px(GAP_PX) // 2
        row.setContentsMargins(half, 0, half + self._theme.px(12), 0)
        row.addWidget(offer)
        self._column.insertLayout(1, row)
        # The cards can scroll, so they give way when there is little room.
        self._pages.setMinimumHeight(self._theme.px(_LOWEST_PX))

    def focus_first(self) -> None:
        """Focus the cards, so that Enter starts the chosen one: at first, what was used last."""
        if self._offer is not None and self._offer.isVisibleTo(self):
            self._offer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_cards()

    # -- the commands

    def commands(self) -> dict[str, Command]:
        """Return what the screen's actions do, by their ids."""
        return {
            "search": self._focus_search,
            "duplicate": self.duplicate,
            "rename": self.rename,
            "delete": self.delete,
            "undo_delete": self._model.undo_delete,
            "copy_text": self.copy_as_text,
            "paste_routine": self.paste_wanted.emit,
            "edit": self.edit,
            "favourite": self.toggle_favourite,
        }

    def start(self) -> None:
        """Start the chosen routine."""
        self._on_chosen(self.started.emit)

    def open(self) -> None:
        """Show what the chosen routine takes."""
        self._on_chosen(self.opened.emit)

    def duplicate(self) -> None:
        """Duplicate the chosen routine, and choose the copy."""
        self._on_chosen(lambda chosen: self._model.choose(self._model.library.duplicate(chosen).id))

    def rename(self) -> None:
        """Ask for a new name for the chosen routine, if it is the user's own."""
        self._on_own(self._ask_for_name)

    def delete(self) -> None:
        """Delete the chosen routine, if it is the user's own; this can be undone."""
        self._on_own(lambda chosen: self.deleted.emit(self._model.delete(chosen)))

    def edit(self) -> None:
        """Open the chosen routine in the builder; a read-only one is saved as a copy."""
        self._on_chosen(self.edited.emit)

    def copy_as_text(self) -> None:
        """Copy the chosen routine as text, as it can be mailed, pasted and read back."""
        self._on_chosen(self.copied.emit)

    def export(self) -> None:
        """Export the chosen routine."""
        self._on_chosen(self.exported.emit)

    def toggle_favourite(self) -> None:
        """Make the chosen routine a favourite, or no longer one."""
        library = self._model.library
        self._on_chosen(lambda chosen: library.set_favourite(chosen, not library.entry(chosen).favourite))

    def _on_chosen(self, command: Callable[[str], object]) -> None:
        if self._model.chosen is not None:
            command(self._model.chosen)

    def _on_own(self, command: Callable[[str], object]) -> None:
        """Do ``command`` with the chosen routine, or say why one that is read-only is kept as it is."""
        library = self._model.library
        self._on_chosen(lambda chosen: self.kept.emit(chosen) if library.entry(chosen).read_only else command(chosen))

    def _ask_for_name(self, routine_id: str) -> None:
        library = self._model.library
        name = library.entry(routine_id).routine.name
        ask_for_name(self, self._theme, name, lambda name: library.rename(routine_id, name))

    # -- inside

    def _chip(self, wanted: Filter) -> Button:
        chip = Button(self._theme, domain.filter_label(wanted), role="chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda _checked: self._model.filter(self._model.filters ^ {wanted}))
        return chip

    def _show_chosen(self) -> None:
        if self._model.chosen is not None:
            self.grid.show_chosen(self._model.chosen)

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _focus_cards(self) -> None:
        if self._model.ids:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_more(self, routine_id: str, at: QPoint) -> None:
        self._model.choose(routine_id)
        entry = self._model.library.entry(routine_id)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        favourite = self.tr("No longer a favourite") if entry.favourite else self.tr("Make a favourite")
        menu.addAction(_offered(menu, self.tr("Start"), self.start, "Space"))
        menu.addAction(_offered(menu, self.tr("Open"), self.open, "Return"))
        menu.addAction(_offered(menu, self.tr("Edit"), self.edit, *_KEYS["edit"]))
        menu.addAction(_offered(menu, favourite, self.toggle_favourite, *_KEYS["favourite"]))
        menu.addSeparator()
        menu.addAction(_offered(menu, self.tr("Duplicate"), self.duplicate, *_KEYS["duplicate"]))
        menu.addAction(_offered(menu, self.tr("Copy as text"), self.copy_as_text, *_KEYS["copy_text"]))
        menu.addAction(_offered(menu, self.tr("Export…"), self.export))
        menu.addSeparator()
        rename = _offered(menu, self.tr("Rename…"), self.rename, *_KEYS["rename"])
        delete = _offered(menu, self.tr("Delete"), self.delete, *_KEYS["delete"])
        for action in (rename, delete):
            action.setEnabled(not entry.read_only)
            menu.addAction(action)
        if entry.built_in:
            menu.addAction(self.tr("Ships with the program: what you change is saved as a copy")).setEnabled(False)
        elif entry.newer:
            menu.addAction(self.tr("Of a newer version: what you change is saved as a copy")).setEnabled(False)
        menu.popup(at)

    def _offer_files(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Import…"), self.import_wanted.emit)
        menu.addAction(self.tr("Export all of yours…"), lambda: self.exported.emit(""))
        menu.addSeparator()
        menu.addAction(self.tr("Deleted routines…"), self.trash_wanted.emit)
        menu.popup(self._files.mapToGlobal(QPoint(0, self._files.height())))

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
        # The cells of the grid have half a gap around their cards, so the rest of the page has it too.
        half = px(GAP_PX) // 2
        self._top.setContentsMargins(half, 0, half, 0)
        self._top.addLayout(words, 1)
        self._top.addLayout(tools)
        tools.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self._paste, self._new, self._files):
            tools.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        chips = FlowLayout(px(6))
        chips.setContentsMargins(half, 0, half, half)
        for chip in self.filters.values():
            chips.addWidget(chip)
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
        self._column.setContentsMargins(px(40) - half, px(32), px(28) - half, 0)
        self._column.setSpacing(px(20) - half)
        self._column.addLayout(self._top)
        self._column.addLayout(chips)
        self._column.addWidget(self._pages, 1)


def _offered(menu: QMenu, words: str, command: Callable[[], None], *keys: str) -> QAction:
    """Return an entry of ``menu`` that shows the first of ``keys``; the key itself is that of the screen's action."""
    action = QAction(words, menu)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda _checked: command())
    return action
