"""The history: a year of minutes at a glance, the muscles, the soreness, every session, and one of them in full."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recovery_timer.app.techniques import Techniques
from recovery_timer.journal import moments
from recovery_timer.journal.entries import Elsewhere, Logged, Note, Run, Soreness
from recovery_timer.journal.summary import Summary
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH
from recovery_timer.session.record import Record
from recovery_timer.ui.actions import Command
from recovery_timer.ui.entries.log_dialogs import ElsewhereDialog, NoteDialog, RunDialog, SorenessDialog
from recovery_timer.ui.figure.body_map import BodyMap
from recovery_timer.ui.history.heat_map import HeatMap
from recovery_timer.ui.history.model import MUSCLE_DAYS, SORENESS_DAYS, WEEKS, HistoryModel
from recovery_timer.ui.history.session_page import WIDEST_PX, SessionPage
from recovery_timer.ui.history.soreness_chart import SorenessChart
from recovery_timer.ui.routines.card_menu import menu_entry
from recovery_timer.ui.text import domain, journal
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.empty_state import EmptyState
from recovery_timer.ui.widgets.panel import panel
from recovery_timer.ui.widgets.row_list import ItemRole, RowList, Rows
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.search_field import SearchField
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.text import label

_SEARCH_PX = 220
_BESIDE_PX, _TINY_PX = 900, 620


class HistoryScreen(QWidget):
    """Shows what the model has read. `begin_wanted`: there is nothing yet, and the user wants to begin.

    `start_wanted` is emitted with the routine of a session, to be played again.
    """

    begin_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()
    start_wanted = Signal(Routine)

    def __init__(self, theme: ThemeManager, model: HistoryModel, techniques: Techniques) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        set_role(self, "page")
        self._count = label("muted")
        self.search = SearchField(theme)
        self.search.setPlaceholderText(self.tr("Search sessions"))
        self.search.setAccessibleName(self.tr("Search sessions"))
        self.search.textChanged.connect(model.search)
        self.log_button = Button(theme, self.tr("Log"), icon="plus", pressed=self._offer_to_log)
        self.heat_map = HeatMap(theme)
        self.heat_map.day_shown.connect(self._show_day)
        self._day = label("muted")
        self._pace = {name: (label("title"), label("muted", wrap=True)) for name in ("this", "last", "average")}
        self.body = BodyMap()
        spans = (self.tr("2 weeks"), self.tr("3 months"), self.tr("12 months"))
        named = {str(days): words for days, words in zip(MUSCLE_DAYS, spans, strict=True)}
        self.muscle_span = SegmentedControl(theme, named, is_small=True)
        self.muscle_span.setAccessibleName(self.tr("Span of the minutes"))
        self.muscle_span.show_chosen(str(model.muscle_days))
        self.muscle_span.chosen.connect(self._show_span)
        self._muscles = {muscle: (label("strong"), label("small", wrap=True)) for muscle in Muscle}
        self.chart = SorenessChart(theme)
        self._rows = Rows(journal.session_words)
        self.list = RowList(theme, self._rows, self.tr("Sessions"))
        self.list.activated.connect(self._open)
        self.list.delete_wanted.connect(lambda index: model.delete_session(index.data(ItemRole).id))
        self.older_button = Button(theme, "", pressed=model.read_older)
        self._entry_rows = Rows(journal.entry_words)
        self.entries = RowList(theme, self._entry_rows, self.tr("Logged"))
        self.entries.activated.connect(lambda index: self.edit(index.data(ItemRole)))
        self.entries.delete_wanted.connect(lambda index: model.delete_entry(index.data(ItemRole)))
        self.search.down_pressed.connect(self.list.setFocus)
        self.only = Button(theme, role="chip", icon="close", pressed=lambda: model.show_only(None))
        self._goes_to_list = False
        self._nothing_found = label("muted", self.tr("No session is called that."))
        self.session = SessionPage(theme, techniques)
        self.session.back.connect(self.show_all)
        self.session.delete_wanted.connect(self._delete)
        self.session.note_wanted.connect(self._note_session)
        self.session.start_wanted.connect(self.start_wanted)
        self.empty = self._empty_page()
        self._stack = QStackedWidget()
        self._arrange()
        model.changed.connect(self._show)
        model.found.connect(self._show_sessions)
        model.opened.connect(self._show_session)
        theme.changed.connect(self._show_muscles)
        model.read()

    def commands(self) -> dict[str, Command]:
        """Return what the keys of this screen do."""
        return {
            "search": lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "log_run": self.log_run,
            "log_soreness": self.log_soreness,
            "log_note": self.log_note,
            "log_elsewhere": self.log_elsewhere,
            "undo_entry": self._model.undo_latest,
            "back": self.show_all,
        }

    def focus_first(self) -> None:
        """Set the initial focus."""
        if self._stack.currentWidget() is self.session:
            self.session.focus_first()
        elif self._model.is_empty:
            self.start_button.setFocus()
        else:
            self.heat_map.setFocus()

    def log_run(self) -> None:
        """Ask for a run."""
        RunDialog(self._theme, self._model, self).open()

    def log_soreness(self) -> None:
        """Ask how the legs feel."""
        SorenessDialog(self._theme, self._model, self).open()

    def log_note(self) -> None:
        """Ask for a note."""
        NoteDialog(self._theme, self._model, self).open()

    def log_elsewhere(self) -> None:
        """Ask what was done without this program."""
        ElsewhereDialog(self._theme, self._model, self).open()

    def edit(self, entry: Logged) -> None:
        """Show ``entry`` for changing or deleting it."""
        match entry:
            case Run():
                RunDialog(self._theme, self._model, self, entry).open()
            case Soreness():
                SorenessDialog(self._theme, self._model, self, entry).open()
            case Note():
                NoteDialog(self._theme, self._model, self, entry).open()
            case Elsewhere():
                ElsewhereDialog(self._theme, self._model, self, entry).open()
            case _:
                assert_never(entry)

    def show_all(self) -> None:
        """Go back from one session to all."""
        if self._stack.currentWidget() is self.session:
            self._stack.setCurrentIndex(1)
            self.list.setFocus()

    def show_routine(self, routine_id: str) -> None:
        """Show only the sessions of one routine, until the user wants all again."""
        self.show_all()
        self.search.clear()
        self._model.show_only(routine_id)
        self._goes_to_list = True
        if self._model.is_read:
            self._go_to_list()

    def _go_to_list(self) -> None:
        """Go to the list, once everything above it has its height."""
        self._goes_to_list = False
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._sessions_card))

    # -- showing

    def _show(self) -> None:
        model = self._model
        if self._stack.currentWidget() is not self.session:
            self._stack.setCurrentIndex(0 if model.is_empty else 1)
        self._count.setText(self.tr("%n sessions in 12 months", "", model.sessions_in_year))
        self.heat_map.show_days(model.days, model.now.date(), WEEKS)
        self._show_pace()
        self._show_muscles()
        since = moments.hours_later(model.now, -24 * SORENESS_DAYS)
        self.chart.show_curves(model.curves, model.runs, model.history.sessions, since=since, now=model.now)
        self._show_entries()
        if self._goes_to_list:
            self._go_to_list()

    def _show_day(self, day: date) -> None:
        words = [domain.minutes(self._model.days.get(day, 0)), *self._model.names_on(day)]
        self._day.setText(self.tr("{day}: {what}").format(day=journal.full_day(day), what=self.tr(", ").join(words)))

    def _show_pace(self) -> None:
        pace = self._model.pace
        weeks = {
            "this": (pace.this_ms, self.tr("this week, %n sessions", "", pace.this_sessions)),
            "last": (pace.last_ms, self.tr("last week, %n sessions", "", pace.last_sessions)),
            "average": (pace.average_ms, self.tr("in an average week")),
        }
        for name, (ms, words) in weeks.items():
            figure, caption = self._pace[name]
            figure.setText("" if ms is None else domain.minutes(ms))
            caption.setText("" if ms is None else words)

    def _show_muscles(self) -> None:
        self.body.wear(self._theme.colours)
        worked = self._model.muscles
        lit = {
            muscle.value: {side for side in BOTH if total.side_ms(side)}
            for muscle, total in worked.items()
            if total.held_ms
        }
        self.body.set_lit_sides(lit, self._theme.colour("accent"))
        for muscle, (held, last) in self._muscles.items():
            held.setText(domain.minutes(worked[muscle].held_ms))
            parts = journal.sides(worked[muscle]), journal.last_worked(worked[muscle].last, self._model.now)
            last.setText("\n".join(part for part in parts if part))

    def _show_span(self, days: str) -> None:
        self._model.muscle_days = int(days)
        self._show_muscles()

    def _show_sessions(self) -> None:
        found = self._model.sessions
        # What is found stands right below the words, not below the fold.
        for card in self._overview:
            card.setVisible(not self.search.text().strip())
        self._rows.show_items(found, self._model.now)
        self.only.setText(self._model.only_name)
        self.only.setAccessibleName(self.tr("Only {name}: show all").format(name=self._model.only_name))
        self.only.setVisible(bool(self._model.only_name))
        self._nothing_found.setVisible(self._model.is_read and not found and not self._model.is_searching)
        self.list.setVisible(bool(found))
        self.older_button.setText(self.tr("Show %n older sessions", "", self._model.older))
        self.older_button.setVisible(self._model.older > 0)
        entries = self._model.entries
        self._entry_rows.show_items(entries, self._model.now)
        self._entries_card.setVisible(bool(entries))

    def _open(self, index: QModelIndex) -> None:
        session = index.data(ItemRole)
        if isinstance(session, Summary):
            self._model.open(session.id)

    def log_menu(self) -> QMenu:
        """Return the menu of what can be logged, with the shortcuts."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, command, key in (
            (self.tr("Run"), self.log_run, "R"),
            (self.tr("Soreness"), self.log_soreness, "S"),
            (self.tr("Note"), self.log_note, "N"),
            (self.tr("Done elsewhere"), self.log_elsewhere, "E"),
        ):
            menu.addAction(menu_entry(menu, words, command, key))
        return menu

    def _offer_to_log(self) -> None:
        self.log_menu().popup(self.log_button.mapToGlobal(QPoint(0, self.log_button.height())))

    def more_menu(self) -> QMenu:
        """Return the menu for import and export."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        out = self.tr("Export what is found…") if self._model.is_filtered else self.tr("Export…")
        menu.addAction(out, self.export_wanted.emit)
        menu.addAction(self.tr("Import…"), self.import_wanted.emit)
        return menu

    def _offer_more(self) -> None:
        self.more_menu().popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _show_session(self, record: Record) -> None:
        model = self._model
        self.session.show_record(record, model.routine_of(record), model.as_last_time(record))
        self._stack.setCurrentWidget(self.session)
        self._show_entries()
        self.session.focus_first()

    def _show_entries(self) -> None:
        """Show the entries about the open session, which may change meanwhile."""
        if (record := self.session.record) is not None:
            self.session.show_entries(self._model.notes_of(record), self._model.soreness_around(record))

    def _note_session(self, note: Note | None) -> None:
        record = self.session.record
        assert record is not None
        NoteDialog(self._theme, self._model, self, note, session=record.id).open()

    def _delete(self, record: Record) -> None:
        self.show_all()
        self._model.delete(record)

    # -- putting together

    def resizeEvent(self, event: QResizeEvent) -> None:
        directions = QBoxLayout.Direction
        wide = self.width() >= self._theme.px(_BESIDE_PX)
        self._head_rows.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        is_tiny = self.width() < self._theme.px(_TINY_PX)
        self._controls.setDirection(directions.TopToBottom if is_tiny else directions.LeftToRight)
        self._middle.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._heat.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._pace_rows.setDirection(directions.TopToBottom if wide else directions.LeftToRight)
        self._pace_rows.setSpacing(self._theme.px(8 if wide else 24))

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        page.setMaximumWidth(px(WIDEST_PX))
        column = QVBoxLayout(page)
        column.setContentsMargins(px(40), px(24), px(40), px(24))
        column.setSpacing(px(16))
        column.addLayout(self._head())
        self._overview = (self._heat_card(), self._muscle_card(), self._soreness_card())
        heat, muscles, soreness = self._overview
        column.addWidget(heat)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(px(16))
        self._middle.addWidget(muscles, 2)
        self._middle.addWidget(soreness, 3)
        column.addLayout(self._middle)
        self._sessions_card = self._listed_card()
        column.addWidget(self._sessions_card)
        self._entries_card = self._logged_card()
        column.addWidget(self._entries_card)
        column.addStretch(1)
        self._scroll = ScrollPage(page, fits=True, steady=True)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for part in (self.empty, self._scroll, self.session):
            self._stack.addWidget(part)
        self._stack.setCurrentIndex(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)

    def _head(self) -> QBoxLayout:
        px = self._theme.px
        names = QHBoxLayout()
        names.setSpacing(px(12))
        names.addWidget(label("title", self.tr("History")))
        names.addWidget(self._count)
        names.addStretch(1)
        self.search.setFixedWidth(px(_SEARCH_PX))
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._controls.setSpacing(px(12))
        self._controls.addWidget(self.search)
        name = self.tr("Export or import")
        self.more_button = Button(self._theme, role="round", icon="more", name=name, pressed=self._offer_more)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.log_button)
        buttons.addWidget(self.more_button)
        buttons.addStretch(1)
        self._controls.addLayout(buttons)
        self._head_rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head_rows.setSpacing(px(12))
        self._head_rows.addLayout(names, 1)
        self._head_rows.addLayout(self._controls)
        return self._head_rows

    def _card(self, title: str, *beside: QWidget) -> tuple[QFrame, QVBoxLayout]:
        px = self._theme.px
        card, column = panel(self._theme, margins=(24, 18, 24, 18))
        head = QHBoxLayout()
        head.setSpacing(px(16))
        name = label("heading", title)
        # As high as the span of the minutes, so that the names of cards side by side stand on one line.
        name.setMinimumHeight(self.muscle_span.sizeHint().height())
        head.addWidget(name)
        for widget in beside:
            head.addWidget(widget)
        head.addStretch(1)
        column.addLayout(head)
        return card, column

    def _heat_card(self) -> QFrame:
        px = self._theme.px
        card, column = self._card(self.tr("Minutes a day"), self._day)
        self._heat = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._heat.setSpacing(px(24))
        self._heat.addWidget(self.heat_map, 1)
        self._pace_rows = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pace_rows.setSpacing(px(8))
        for figure, caption in self._pace.values():
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(figure)
            pair.addWidget(caption)
            self._pace_rows.addLayout(pair)
        self._pace_rows.addStretch(1)
        self._heat.addLayout(self._pace_rows)
        column.addLayout(self._heat)
        return card

    def _muscle_card(self) -> QFrame:
        px = self._theme.px
        card, column = self._card(self.tr("Muscles"), self.muscle_span)
        row = QHBoxLayout()
        row.setSpacing(px(20))
        self.body.setFixedSize(px(140), px(200))
        row.addWidget(self.body, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout()
        rows.setSpacing(px(8))
        for muscle, (held, last) in self._muscles.items():
            name = QHBoxLayout()
            name.addWidget(label("body", journal.muscle_name(muscle)), 1)
            name.addWidget(held)
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addLayout(name)
            pair.addWidget(last)
            rows.addLayout(pair)
        rows.addStretch(1)
        row.addLayout(rows, 1)
        column.addLayout(row)
        column.addStretch(1)
        return card

    def _soreness_card(self) -> QFrame:
        card, column = self._card(self.tr("Soreness"), label("muted", self.tr("3 months; left solid, right dotted")))
        column.addWidget(self.chart)
        return card

    def _listed_card(self) -> QFrame:
        card, column = self._card(self.tr("Sessions"), self.only)
        column.addWidget(self.list)
        column.addWidget(self._nothing_found)
        column.addWidget(self.older_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _logged_card(self) -> QFrame:
        card, column = self._card(self.tr("Logged"))
        column.addWidget(self.entries)
        return card

    def _empty_page(self) -> QWidget:
        px = self._theme.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(40), px(24), px(40), px(24))
        column.setSpacing(px(12))
        column.addWidget(label("title", self.tr("History")))
        column.addStretch(1)
        self.start_button = Button(
            self._theme, self.tr("Choose a routine"), role="primary", pressed=self.begin_wanted.emit
        )
        log_run = Button(self._theme, self.tr("Log a run"), pressed=self.log_run)
        empty = EmptyState(self._theme, "legs-up-the-wall", self.start_button, log_run)
        empty.title.setText(self.tr("Nothing here yet"))
        empty.words.setText(
            self.tr("Every session you finish or stop is kept here, with the muscles it worked and how your legs felt.")
        )
        column.addWidget(empty)
        column.addStretch(2)
        return page
