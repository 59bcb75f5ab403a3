"""The routines screen."""

from collections.abc import Callable, Collection
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from recovery_timer.routine.model import Routine
from recovery_timer.ui.actions import Command
from recovery_timer.ui.routines.card_menu import card_menu, menu_entry
from recovery_timer.ui.routines.grid import CardGrid
from recovery_timer.ui.routines.home_head import HomeHead
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.routines.own_invitation import OwnInvitation
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.search_field import SearchField
from recovery_timer.ui.widgets.text import label

if TYPE_CHECKING:
    # Imported later: it is shown once the window has been painted.
    from recovery_timer.ui.follow_ups.today_strip import TodayStrip

_WIDE_PX = 820
"""The minimum width at which the search field is beside the greeting."""
_BY_THE_USER = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
}
"""Reasons that count as the user's choice. Others do not: when Qt restores the focus of a page that is shown again,
another routine may have been chosen in the meantime."""
_ANY_WIDTH = 16_777_215
_MARGIN_PX, _TOP_PX = 40, 24
_GRID_LEFT_PX = 24
"""The space to the left of the grid, whose cards begin at the margin."""


class RoutinesScreen(QWidget):
    """Shows the model's cards. Its commands act on the chosen one, wherever the page is scrolled to.

    `deleted` is emitted with a deleted routine, `kept` with the id of a read-only one that the user tried to change;
    the other signals are requests.
    """

    started = Signal(str)
    started_as_last_time = Signal(str)
    opened = Signal(str)
    edited = Signal(str)
    exported = Signal(str)
    exported_as_sound = Signal(str)
    copied = Signal(str)
    deleted = Signal(Routine)
    kept = Signal(str)
    new_wanted = Signal(str)
    """Emitted with the name for the new routine, or ""."""
    paste_wanted = Signal()
    import_wanted = Signal()
    trash_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: RoutinesModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        set_role(self, "page")
        self._title = label("title", wrap=True)
        self.search = SearchField(theme)
        self.search.setPlaceholderText(self.tr("Search routines and muscles"))
        self.search.setAccessibleName(self.tr("Search routines"))
        self.search.textChanged.connect(model.search)
        self.search.down_pressed.connect(self._focus_cards)
        self.search.returnPressed.connect(self._focus_cards)
        self._new = Button(theme, self.tr("New routine"), icon="plus", pressed=lambda: self.new_wanted.emit(""))
        self._files = Button(theme, role="round", icon="more", name=self.tr("More"), pressed=self._offer_files)
        self.new_named = Button(theme, self.tr("New routine"), role="primary", icon="plus", icon_colour="on_accent",
                                pressed=lambda: self.new_wanted.emit(model.searched))  # fmt: skip
        self.show_all = Button(theme, self.tr("Show all"), pressed=model.show_all)
        self.grid = CardGrid(theme, card=model.card, name=model.name)
        self.head = HomeHead(theme, model, new=self.new_named, show_all=self.show_all)
        self.invitation = OwnInvitation(theme)
        self._offers: list[QWidget] = []
        self._today: TodayStrip | None = None
        self._arrange()
        self._connect()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the search field beneath the greeting if they do not fit side by side."""
        wide = self.width() >= self._theme.px(_WIDE_PX)
        beside, beneath = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(beside if wide else beneath)
        self.search.setMinimumWidth(self._theme.px(272 if wide else 150))
        self.search.setMaximumWidth(self._theme.px(272) if wide else _ANY_WIDTH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose the hero when the user moves to it; move into the cards when Down is pressed above them."""
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent} and watched in self._offers:
            self._yield_to_offers()
        hero = self.head.hero
        on_hero = watched in (hero.start, hero.as_last_time, hero.star)
        if isinstance(event, QFocusEvent) and on_hero and event.gotFocus() and event.reason() in _BY_THE_USER:
            self._model.choose(self._model.hero or "")
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            if on_hero:
                self.head.focus_filters()
            else:
                self._focus_cards()
            return True
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        model = self._model
        if self.search.text().strip() != model.searched:
            self.search.setText(model.searched)
        self._title.setText(model.greeting())
        self.head.refresh()
        self.invitation.setVisible(not model.is_narrowed and not model.has_own)
        self.grid.show_groups(model.groups, model.chosen, model.longest_names)

    def show_end(self) -> None:
        """Show when the hero would end if it was started now."""
        if self._model.hero is not None:
            self.head.hero.show_end(self._model.ends(self._model.hero))

    def put_on_top(self, offer: QWidget) -> None:
        """Place ``offer`` above the hero; while it is visible, it gets the focus first."""
        self._offers.append(offer)
        self.head.add_offer(offer)
        offer.installEventFilter(self)
        self._yield_to_offers()
        self._order_stops()

    def show_today(self, strip: "TodayStrip") -> None:
        """Place ``strip``, with what is worth mentioning today, below the greeting."""
        self._today = strip
        self.head.add_offer(strip)
        strip.arranged.connect(self._order_stops)
        strip.refresh()

    def focus_first(self) -> None:
        """Focus an offer, else the chosen routine: at first the hero, so that Enter starts it."""
        offer = next((each for each in self._offers if each.isVisibleTo(self)), None)
        if offer is not None:
            # Its first button, not a focus proxy: Tab would stop at the proxy's place in the chain, and jump back up.
            offer.findChildren(Button)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._model.chosen is not None and self._model.chosen == self._model.hero:
            self.head.hero.start.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_cards()

    # -- the commands

    def commands(self) -> dict[str, Command]:
        """Return the screen's commands, by action id."""
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

    def start_as_last_time(self) -> None:
        """Start the chosen routine with the lengths of the last time."""
        self._on_chosen(self.started_as_last_time.emit)

    def open(self) -> None:
        """Open the preview of the chosen routine."""
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
        """Copy the chosen routine as text that can be mailed, pasted and read back."""
        self._on_chosen(self.copied.emit)

    def export(self) -> None:
        """Export the chosen routine."""
        self._on_chosen(self.exported.emit)

    def export_as_sound(self) -> None:
        """Export a session of the chosen routine as a sound file."""
        self._on_chosen(self.exported_as_sound.emit)

    def toggle_favourite(self) -> None:
        """Make the chosen routine a favourite, or stop it being one."""
        library = self._model.library
        self._on_chosen(lambda chosen: library.set_favourite(chosen, not library.entry(chosen).favourite))

    def _on_chosen(self, command: Callable[[str], object]) -> None:
        if self._model.chosen is not None:
            command(self._model.chosen)

    def _on_own(self, command: Callable[[str], object]) -> None:
        """Call ``command`` with the chosen routine; if that is read-only, emit `kept` instead."""
        library = self._model.library
        self._on_chosen(lambda chosen: self.kept.emit(chosen) if library.entry(chosen).read_only else command(chosen))

    def _ask_for_name(self, routine_id: str) -> None:
        # Imported late: this dialog is seldom opened.
        from recovery_timer.ui.widgets.name_dialog import ask_for_name

        library = self._model.library
        name = library.entry(routine_id).routine.name
        ask_for_name(self, self._theme, name, lambda name: library.rename(routine_id, name))

    # -- inside

    def _connect(self) -> None:
        model, grid, hero = self._model, self.grid, self.head.hero
        # After the model's own slot: what is found is read from its top, wherever the chosen card is.
        self.search.textChanged.connect(lambda _: grid.scrollToTop())
        grid.chosen.connect(model.choose)
        grid.left_upwards.connect(self.head.focus_filters)
        for cards in (grid, hero):
            cards.started.connect(self._start)
            cards.opened.connect(self._open)
            cards.favoured.connect(self._favour)
            cards.more_wanted.connect(self.offer_more)
        hero.started_as_last_time.connect(self._start_as_last_time)
        for stop in self.head.stops():
            stop.installEventFilter(self)
        self.invitation.new_wanted.connect(lambda: self.new_wanted.emit(""))
        self.invitation.paste_wanted.connect(self.paste_wanted)
        model.changed.connect(self.refresh)
        model.choice_changed.connect(lambda: grid.show_chosen(model.chosen))

    def _start(self, routine_id: str) -> None:
        self._model.choose(routine_id)
        self.start()

    def _start_as_last_time(self, routine_id: str) -> None:
        self._model.choose(routine_id)
        self.start_as_last_time()

    def _open(self, routine_id: str) -> None:
        self._model.choose(routine_id)
        self.open()

    def _favour(self, routine_id: str) -> None:
        self._model.choose(routine_id)
        self.toggle_favourite()

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _focus_cards(self) -> None:
        if self._model.groups:
            self.grid.focus_current()

    def offer_more(self, routine_id: str, at: QPoint) -> None:
        """Open the menu of a routine ``at`` a global position."""
        self.menu_of(routine_id).popup(at)

    def menu_of(self, routine_id: str, *, without: Collection[str] = ()) -> QMenu:
        """Choose a routine, and return its menu, ``without`` the commands of these ids."""
        self._model.choose(routine_id)
        commands: dict[str, Command] = {
            "start": self.start,
            "open": self.open,
            "export": self.export,
            "export_sound": self.export_as_sound,
        }
        if self._model.as_last_time(routine_id) is not None:
            commands["start_as_last_time"] = self.start_as_last_time
        commands |= self.commands()
        offered = {id_: command for id_, command in commands.items() if id_ not in without}
        return card_menu(self, self._model.library.entry(routine_id), offered)

    def _offer_files(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(menu_entry(menu, self.tr("Paste"), self.paste_wanted.emit, "Ctrl+V"))
        menu.addAction(self.tr("Import…"), self.import_wanted.emit)
        menu.addAction(self.tr("Export all of yours…"), lambda: self.exported.emit(""))
        menu.addSeparator()
        menu.addAction(self.tr("Recently deleted…"), self.trash_wanted.emit)
        menu.popup(self._files.mapToGlobal(QPoint(0, self._files.height())))

    def _yield_to_offers(self) -> None:
        """Leave the screen's only filled button to an offer, if there is one."""
        self.head.hero.stand_back(any(not each.isHidden() for each in self._offers))

    def _order_stops(self) -> None:
        """Make the tab order follow the page downwards."""
        offers = [stop for offer in self._offers for stop in offer.findChildren(Button)]
        today = self._today.stops() if self._today is not None else []
        stops = [self.search, self._new, self._files, *offers, *today, *self.head.stops(), self.new_named,
                 self.show_all, self.grid, *self.invitation.stops()]  # fmt: skip
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)

    def _arrange(self) -> None:
        px = self._theme.px
        tools = QHBoxLayout()
        tools.setSpacing(px(8))
        tools.addWidget(self.search, 1)
        for button in (self._new, self._files):
            tools.addWidget(button)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(px(12))
        self._top.setContentsMargins(px(_MARGIN_PX), 0, px(_MARGIN_PX), 0)
        self._top.addWidget(self._title, 1)
        self._top.addLayout(tools)
        cards = QWidget()
        inside = QVBoxLayout(cards)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.grid)
        for each in (self.head, self.invitation):
            each.setParent(self.grid.parentWidget())
        self.grid.set_around(self.head, self.invitation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(_TOP_PX), 0, 0)
        column.setSpacing(px(16))
        column.addLayout(self._top)
        row = QHBoxLayout()
        row.setContentsMargins(px(_GRID_LEFT_PX), 0, 0, 0)
        row.addWidget(cards)
        column.addLayout(row, 1)
        self._order_stops()
