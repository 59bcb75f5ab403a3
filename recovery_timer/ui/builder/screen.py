"""The builder's screen."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.routine.advice.coverage import coverage
from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.model import Routine
from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.builder.actions import ACTIONS
from recovery_timer.ui.builder.block_list import EMPTY_PX, BlockList
from recovery_timer.ui.builder.columns import Columns
from recovery_timer.ui.builder.coverage_panel import CoveragePanel
from recovery_timer.ui.builder.field_history import FieldHistory
from recovery_timer.ui.builder.head import BuilderHead
from recovery_timer.ui.builder.inspector import Inspector
from recovery_timer.ui.builder.menus import blocks_menu, more_menu
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.builder.technique_palette import TechniquePalette
from recovery_timer.ui.builder.templates import Templates
from recovery_timer.ui.builder.text_view import TextView
from recovery_timer.ui.builder.totals_card import TotalsCard
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.item_actions import ItemAction, ItemActions, on_current
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label

_FRAME_PX = 7
_NO_LIMIT = 16_777_215
"""Qt's maximum height of a widget."""


class BuilderScreen(QWidget):
    """Shows the model's draft. Its signals request what other parts do: play, open a dialog, show the help."""

    started = Signal()
    fit_wanted = Signal()
    help_wanted = Signal()
    save_as_wanted = Signal()
    discard_wanted = Signal()
    drafts_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: BuilderModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._actions: Mapping[str, QAction] = {}
        self._shown: Timeline | None = None
        set_role(self, "page")
        self.techniques = TechniquePalette(theme, model.catalogue)
        self.blocks = BlockList(theme)
        self.text = TextView(theme, model)
        self._coverage = CoveragePanel(theme)
        self.inspector = Inspector(theme, model.catalogue, self._coverage)
        self._templates = Templates(theme, model.templates())
        self._totals = TotalsCard(theme)
        self._head = BuilderHead(
            theme,
            model,
            turn=lambda: self.show_text(not self.is_text),
            fit=self.fit_wanted.emit,
            more=self._show_more,
            start=self.started.emit,
        )
        self.name, self.save, self.start = self._head.name, self._head.save, self._head.start
        self._drafts = Button(theme, role="link", pressed=self.drafts_wanted.emit)
        self._help = Button(theme, self.tr("Text format help"), role="link", pressed=self.help_wanted.emit)
        self._middle = QStackedWidget()
        self._arrange()
        self._connect()
        FieldHistory(self, own=self.techniques.search).entered.connect(model.end_merge)
        self._show_opened()

    def show_end(self) -> None:
        """Show when the session would end if it started now."""
        self._totals.show_end(self._model.ends_words())

    def refresh(self) -> None:
        model, is_empty = self._model, not self._model.sketch.blocks
        self._head.refresh(is_text=self.is_text)
        self.blocks.show_rows(model.rows, model.draft.selection)
        self.blocks.setMaximumHeight(self._theme.px(EMPTY_PX) if is_empty else _NO_LIMIT)
        self._templates_scroll.setVisible(is_empty)
        if self.is_text:
            self.inspector.show_routine()
        else:
            self.inspector.show_selection(model.chosen, len(model.draft.selection), model.default_lead_in)
        self._unread.setVisible(model.draft.is_unread and not self.is_text)
        self._show_timeline(model.timeline)
        self._totals.show_chosen(path[0] for path in model.draft.selection)
        self.show_end()
        self.show_drafts_left()

    def show_drafts_left(self) -> None:
        """Show the link to the drafts that are not on screen, if there are any."""
        left = sum(draft.routine_id != self._model.draft.routine_id for draft in self._model.workbench.unsaved)
        self._drafts.setText(self.tr("%n other drafts", "", left))
        self._drafts.setVisible(left > 0)
        self._show_links()

    def _show_links(self) -> None:
        """Hide the line of links while there is none."""
        self._links.setVisible(not self._drafts.isHidden() or not self._help.isHidden())

    def _show_timeline(self, timeline: Timeline | None) -> None:
        if timeline is not None and timeline is self._shown:
            # Text that cannot be read yet, or only a new comment: the totals of a thousand blocks are unchanged.
            return
        self._shown = timeline
        self._coverage.show_coverage(coverage(timeline) if timeline else None)
        self._totals.setVisible(timeline is not None)
        if timeline is not None:
            self._totals.show_timeline(timeline, self._model.total_words())

    def offer(self, actions: Sequence[QAction]) -> None:
        """Make the builder's ``actions`` reachable by mouse: behind a button, and in the context menu of blocks."""
        self._actions = {row.id: action for row, action in zip(ACTIONS, actions, strict=True)}
        self.blocks.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.blocks.customContextMenuRequested.connect(self._show_menu)

    def focus_first(self) -> None:
        """Focus the search field, so that the user can type a technique at once."""
        self.columns.show_left("techniques")
        self.techniques.search.setFocus()

    def focus_shown(self) -> None:
        """Focus where the user continues: the text, if it is shown, else the search field."""
        if self.is_text:
            self.text.setFocus()
        else:
            self.focus_first()

    def focus_name(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def focus_inspector(self) -> None:
        self.columns.show_left("step")
        self.inspector.focus_first()

    def show_text(self, wanted: bool) -> None:
        """Show the routine as text if ``wanted``, else as blocks."""
        self._model.end_merge()
        self._middle.setCurrentIndex(1 if wanted else 0)
        self._help.setVisible(wanted)
        self._show_links()
        if wanted:
            self.text.show_draft()
            self.text.setFocus()
        self.refresh()

    def show_first_fault(self) -> None:
        """Show the text, with the cursor where it cannot be read."""
        self.show_text(True)
        self.text.show_first_fault()

    def show_typed(self, text: str) -> None:
        """Show ``text`` as if it had been typed as text, whether or not it can be read."""
        self.show_text(True)
        self.text.editor.setPlainText(text)

    @property
    def is_text(self) -> bool:
        return self._middle.currentIndex() == 1

    def _set_small(self, small: bool) -> None:
        """Use less space if ``small``: in a window 800 px wide, or with text twice the usual size."""
        px, (side, end) = self._theme.px, (24, 16) if small else (40, 24)
        self._page.setContentsMargins(0, px(end), 0, px(end))
        # The name's frame, visible only while it is edited, extends to the left of everything else.
        self._head.setContentsMargins(px(side - _FRAME_PX), 0, px(side), 0)
        self._beneath.setContentsMargins(px(side), 0, px(side), 0)
        for part in (self._head, self.techniques, self.inspector, self._totals):
            part.set_small(small)

    def _select(self, paths: tuple[RowPath, ...]) -> None:
        self._model.select(paths)
        if len(paths) == 1:
            self.columns.show_left("step")

    def _show_menu(self, at: QPoint) -> None:
        menu = blocks_menu(self, self._actions, self._model)
        if not menu.isEmpty():
            menu.popup(self.blocks.viewport().mapToGlobal(at))

    def _show_more(self) -> None:
        menu = more_menu(self, self._actions, self._model, is_text=self.is_text)
        menu.popup(self._head.more.mapToGlobal(QPoint(0, self._head.more.height())))

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self.refresh)
        model.catalogue_changed.connect(self._show_catalogue)
        model.workbench_changed.connect(self.show_drafts_left)
        model.opened.connect(self._show_opened)
        model.refused.connect(self._refuse)
        model.announced.connect(
            lambda words: QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        )
        self.name.textEdited.connect(model.rename)
        self.name.editingFinished.connect(self._name_left)
        self.techniques.added.connect(self._add)
        self._templates.chosen.connect(self._begin_with)
        self.columns.small_changed.connect(self._set_small)
        self.blocks.selected.connect(self._select)
        self.blocks.moved.connect(model.move)
        self.blocks.technique_dropped.connect(model.add)
        ItemActions(self.blocks, self._block_actions)
        self.inspector.changed.connect(model.change)

    def _show_catalogue(self) -> None:
        self.techniques.show_catalogue(self._model.catalogue)
        self.inspector.show_catalogue(self._model.catalogue)

    def _show_opened(self) -> None:
        """Show another draft: as text, if it is being typed as text."""
        self.techniques.search.clear()
        self.show_text(self._model.draft.typed is not None)

    def _add(self, technique_id: str) -> None:
        if self.is_text:
            self.text.add_line(self._model.line_of(technique_id))
        else:
            self._model.add(technique_id)

    def _begin_with(self, template: Routine) -> None:
        self._model.begin_with(template)
        self.blocks.setFocus()

    def _block_actions(self, _: QModelIndex) -> Sequence[ItemAction]:
        """Return a block's actions for screen readers: those that keys offer for the selected blocks."""
        on = partial(on_current, self.blocks)
        model = self._model
        return (
            ItemAction(QAccessibleActionInterface.pressAction(), self.tr("Show its fields"), on(self.focus_inspector)),
            ItemAction("MoveUp", self.tr("Move up"), on(partial(model.nudge, down=False))),
            ItemAction("MoveDown", self.tr("Move down"), on(partial(model.nudge, down=True))),
            ItemAction("Duplicate", self.tr("Duplicate"), on(model.duplicate)),
            ItemAction("Delete", self.tr("Delete"), on(model.remove)),
        )

    def _name_left(self) -> None:
        """End the typing as one edit, and show the name as stored."""
        self._model.end_merge()
        self.name.setText(self._model.sketch.name)

    def _refuse(self, why: str) -> None:
        self.inspector.refused(why)

    def _arrange(self) -> None:
        self.columns = Columns(self._theme, self.techniques, self._middle_column(), self.inspector)
        self._page = QVBoxLayout(self)
        self._page.setSpacing(self._theme.px(16))
        self._page.addWidget(self._head)
        self._beneath = QHBoxLayout()
        self._beneath.addWidget(self.columns)
        self._page.addLayout(self._beneath, 1)
        self._set_small(False)

    def _middle_column(self) -> QWidget:
        px = self._theme.px
        self._unread = self._unread_bar()
        self._templates_scroll = ScrollPage(self._templates)
        as_blocks = QWidget()
        inside = QVBoxLayout(as_blocks)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addWidget(self.blocks, 1)
        inside.addWidget(self._templates_scroll, 1)
        self._middle.addWidget(as_blocks)
        self._middle.addWidget(self.text)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._unread)
        column.addWidget(self._middle, 1)
        self._links = QWidget()
        links = QHBoxLayout(self._links)
        links.setContentsMargins(0, 0, 0, 0)
        links.addWidget(self._help)
        links.addStretch(1)
        links.addWidget(self._drafts)
        column.addWidget(self._links)
        column.addWidget(self._totals)
        return place

    def _unread_bar(self) -> QWidget:
        """Return the bar that is shown above the blocks while the text cannot be read, so that they differ from it."""
        bar = QFrame()
        set_role(bar, "notice")
        line = QHBoxLayout(bar)
        line.setContentsMargins(self._theme.px(16), self._theme.px(8), self._theme.px(8), self._theme.px(8))
        words = self.tr("Part of the text cannot be read yet.")
        line.addWidget(label("body", words, wrap=True), 1)
        line.addWidget(Button(self._theme, self.tr("Show the text"), role="link", pressed=self.show_first_fault))
        return bar
