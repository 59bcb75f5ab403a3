"""The techniques screen: the catalogue on the left, one technique on the right, and the questions behind a tab."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessibleActionInterface, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.routine.model import Routine
from recovery_timer.ui.actions import Command
from recovery_timer.ui.techniques.model import TechniquesModel
from recovery_timer.ui.techniques.page import TechniquePage
from recovery_timer.ui.techniques.questions import QuestionsPage
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.item_actions import ItemAction, ItemActions, on_current
from recovery_timer.ui.widgets.muscle_chips import MuscleChips
from recovery_timer.ui.widgets.search_field import SearchField
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.technique_rows import TechniqueRows
from recovery_timer.ui.widgets.technique_view import TechniqueView
from recovery_timer.ui.widgets.text import label

_LIST_PX = 336
_NARROW_LIST_PX = 250
_SEARCH_PX = 220
_NARROW_SEARCH_PX = 168
_NARROW_BELOW_PX = 900
_TINY_LIST_PX = 206
_TINY_BELOW_PX = 620


class TechniquesScreen(QWidget):
    """Shows the techniques found, and one of them in full.

    Its signals are requests to other parts of the window: `started` is emitted with the shown technique as a routine,
    the others with its id.
    """

    started = Signal(Routine)
    added = Signal(str)
    new_wanted = Signal()
    edit_wanted = Signal(str)
    duplicate_wanted = Signal(str)
    delete_wanted = Signal(str)
    undo_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: TechniquesModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        set_role(self, "page")
        self.tabs = SegmentedControl(theme, {"techniques": "", "questions": ""})
        self.tabs.chosen.connect(self._show_half)
        self.search = SearchField(theme)
        self.search.setAccessibleName(self.tr("Search techniques and questions"))
        self.search.textChanged.connect(model.search)
        self.new = Button(theme, self.tr("New technique"), icon="plus", pressed=self.new_wanted.emit)
        self.new.setAccessibleName(self.tr("New technique"))
        self._chips = MuscleChips(theme)
        self._chips.chosen.connect(model.only)
        self.muscles = self._chips.chips
        self._rows = TechniqueRows()
        self.list = TechniqueView(theme, self._rows)
        self.list.setAccessibleName(self.tr("Techniques"))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.activated.connect(lambda _: self._start())
        self.search.down_pressed.connect(self.list.setFocus)
        ItemActions(self.list, self._item_actions)
        self.nothing_found = label("muted", self.tr("Nothing is called that. Try a muscle, or a word."), wrap=True)
        self.page = TechniquePage(theme, model.questions)
        self.page.start_wanted.connect(self._start)
        self.page.add_wanted.connect(self._add)
        self.page.edit_wanted.connect(self._edit)
        self.page.duplicate_wanted.connect(self._duplicate)
        self.page.delete_wanted.connect(self._delete)
        self.questions = QuestionsPage(theme, model.questions)
        self._halves = QStackedWidget()
        self._arrange()
        self._show_half("techniques")
        model.found.connect(self._show_found)
        model.chosen.connect(self._show_chosen)
        self.page.show_technique(model.technique)
        self._show_found()

    def commands(self) -> dict[str, Command]:
        """Return the commands of this screen, by action id."""
        return {
            "search": lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "show_techniques": partial(self._show_half, "techniques"),
            "show_questions": partial(self._show_half, "questions"),
            "start_technique": self._start,
            "new_technique": self.new_wanted.emit,
            "edit_technique": self._edit,
            "duplicate_technique": self._duplicate,
            "delete_technique": self._delete,
            "undo_delete": self.undo_wanted.emit,
            "add_technique": self._add,
        }

    def show_technique(self, technique_id: str) -> None:
        """Show a technique, ending a search or filter that hides it."""
        self._show_half("techniques")
        if technique_id not in {each.id for each in self._model.techniques}:
            self.search.clear()
            self._chips.show_all()
        self._model.choose(technique_id)
        self._rows.fold(self._model.technique.family, folded=False)
        self._show_chosen()
        self.list.setFocus()

    def focus_first(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()

    def _start(self) -> None:
        routine = self._model.routine
        if routine is not None and self._halves.currentIndex() == 0:
            self.started.emit(routine)

    def _add(self) -> None:
        if self._model.routine is not None and self._halves.currentIndex() == 0:
            self.added.emit(self._model.technique.id)

    def _edit(self) -> None:
        self._on_shown(self.edit_wanted.emit)

    def _duplicate(self) -> None:
        self._on_shown(self.duplicate_wanted.emit)

    def _delete(self) -> None:
        self._on_shown(self.delete_wanted.emit)

    def _on_shown(self, request: Callable[[str], None]) -> None:
        if self._halves.currentIndex() == 0:
            request(self._model.technique.id)

    def _item_actions(self, index: QModelIndex) -> Sequence[ItemAction]:
        """Return the actions that a screen reader offers for a technique of the list."""
        technique = self._rows.technique(index)
        show = ItemAction(QAccessibleActionInterface.pressAction(), self.tr("Show"), self.list.setCurrentIndex)
        if technique is None or technique.place == "page":
            return (show,)
        return (
            show,
            ItemAction("Start", self.tr("Start"), on_current(self.list, self._start)),
            ItemAction("Add", self.tr("Add to a routine"), on_current(self.list, self._add)),
            *(self._own_item_actions() if technique.is_own else ()),
        )

    def _own_item_actions(self) -> Sequence[ItemAction]:
        return (
            ItemAction("Edit", self.tr("Edit"), on_current(self.list, self._edit)),
            ItemAction("Delete", self.tr("Delete"), on_current(self.list, self._delete)),
        )

    def _show_half(self, half: str) -> None:
        self.tabs.show_chosen(half)
        self._halves.setCurrentIndex(1 if half == "questions" else 0)
        self._chips.setVisible(half == "techniques")

    def _show_found(self) -> None:
        """Show the results of the search; keep the technique on the page if it is among them, else show the first."""
        techniques, questions = self._model.techniques, self._model.questions
        self._rows.show_techniques(techniques, is_search=self._model.is_searching)
        self.questions.show_found(questions, is_search=self._model.is_searching)
        counts = {
            "techniques": self.tr("Techniques {count}").format(count=len(techniques)),
            "questions": self.tr("Questions {count}").format(count=len(questions)),
        }
        for half, words in counts.items():
            self.tabs.buttons[half].setText(words)
        self.nothing_found.setVisible(not techniques)
        at = self._rows.index_of(self._model.technique)
        self.list.setCurrentIndex(at if at.isValid() else self._rows.first())

    def _choose(self, index: QModelIndex) -> None:
        technique = self._rows.technique(index)
        if technique is not None:
            self._model.choose(technique.id)

    def _show_chosen(self) -> None:
        self.page.show_technique(self._model.technique)
        at = self._rows.index_of(self._model.technique)
        if at.isValid():
            self.list.setCurrentIndex(at)

    def _arrange(self) -> None:
        px = self._theme.px
        head = self._head = QHBoxLayout()
        head.setSpacing(px(24))
        self._title = label("title", self.tr("Techniques"))
        head.addWidget(self._title)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self.search)
        head.addWidget(self.new)
        self._list_panel = QFrame()
        set_role(self._list_panel, "panel")
        inside = QVBoxLayout(self._list_panel)
        inside.setContentsMargins(px(8), px(8), px(4), px(8))
        inside.addWidget(self.nothing_found)
        inside.addWidget(self.list, 1)
        techniques = QWidget()
        row = self._row = QHBoxLayout(techniques)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._list_panel)
        row.addWidget(self.page, 1)
        self._halves.addWidget(techniques)
        self._halves.addWidget(self.questions)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(self._chips)
        column.addWidget(self._halves, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        is_narrow, is_tiny = self.width() < px(_NARROW_BELOW_PX), self.width() < px(_TINY_BELOW_PX)
        self.new.setText("" if is_narrow else self.tr("New technique"))
        self.new.restyle("round" if is_narrow else "plain", "ink")
        self._head.setSpacing(px(12 if is_narrow else 24))
        self.search.setPlaceholderText(self.tr("Search") if is_narrow else self.tr("Name, muscle or word"))
        self.search.setFixedWidth(px(_NARROW_SEARCH_PX if is_narrow else _SEARCH_PX))
        # The rail already shows the same title.
        self._title.setHidden(is_tiny)
        self._list_panel.setFixedWidth(px(_TINY_LIST_PX if is_tiny else _NARROW_LIST_PX if is_narrow else _LIST_PX))
        self._row.setSpacing(px(16 if is_narrow else 24))
        side = px(16 if is_tiny else 24 if is_narrow else 40)
        self._column.setContentsMargins(side, px(24), side, px(24))
