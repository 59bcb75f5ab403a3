"""The builder's screen."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleAnnouncementEvent, QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from recovery_timer.routine.advice.coverage import coverage
from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui.builder.actions import ACTIONS
from recovery_timer.ui.builder.block_list import BlockList
from recovery_timer.ui.builder.coverage_panel import CoveragePanel
from recovery_timer.ui.builder.field_history import FieldHistory
from recovery_timer.ui.builder.inspector import Inspector
from recovery_timer.ui.builder.menus import blocks_menu, more_menu
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.builder.technique_palette import TechniquePalette
from recovery_timer.ui.builder.text_view import TextView
from recovery_timer.ui.text.history import redo_label, undo_label
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.elided_label import ElidedLabel
from recovery_timer.ui.widgets.item_actions import ItemAction, ItemActions, on_current
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.text import label
from recovery_timer.ui.widgets.timeline_strip import TimelineStrip

_WIDE_PX = 1_000
"""From this width on, three columns stand side by side; below, the outer two share one."""

_OUTER_PX = 300


class BuilderScreen(QWidget):
    """Shows the model's draft. Its signals are requests for what lies outside it: playing, a dialog, the help."""

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
        self._are_columns_moved = False
        set_role(self, "page")
        self.name = QLineEdit()
        set_role(self.name, "title")
        self.name.setAccessibleName(self.tr("Name of the routine"))
        self.techniques = TechniquePalette(theme, model.catalogue)
        self.blocks = BlockList(theme)
        self.text = TextView(theme, model)
        self._coverage = CoveragePanel(theme)
        self.inspector = Inspector(theme, model.catalogue, self._coverage)
        self._total, self._ends = label("heading"), ElidedLabel("muted")
        self._strip = TimelineStrip(theme, height_px=theme.px(12))
        self._middle, self._left = QStackedWidget(), QStackedWidget()
        self._make_buttons()
        self._arrange()
        self._connect()
        FieldHistory(self, own=self.techniques.search).entered.connect(model.end_merge)
        self._show_opened()

    def show_end(self) -> None:
        """Show when the session would end if it started now."""
        self._ends.set_text(self._model.ends_words())

    def refresh(self) -> None:
        model, sketch = self._model, self._model.sketch
        if self.name.text().strip() != sketch.name:
            self.name.setText(sketch.name)
        self.blocks.show_rows(model.rows, model.draft.selection)
        if self.is_text:
            self.inspector.show_selection(None, 0)
        else:
            self.inspector.show_selection(model.chosen, len(model.draft.selection))
        self._unread.setVisible(model.draft.is_unread and not self.is_text)
        self._show_timeline(model.timeline)
        self.show_end()
        self._undo.setEnabled(model.draft.can_undo)
        self._redo.setEnabled(model.draft.can_redo)
        for button, words in (
            (self._undo, undo_label(model.draft.undo_label)),
            (self._redo, redo_label(model.draft.redo_label)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        has_blocks = bool(sketch.blocks)
        self._fit.setEnabled(has_blocks)
        # Text that cannot be read yet enables them too: they say what is the matter with it.
        self.start.setEnabled(has_blocks or (self.is_text and model.draft.is_unread))
        self.save.setEnabled((has_blocks or model.draft.is_unread) and not model.draft.is_saved)
        self.show_drafts_left()
        self.save.setText(self.tr("Saved") if model.draft.is_saved else self.tr("Save"))

    def show_drafts_left(self) -> None:
        """Lead to the drafts that are not on screen, if there are any."""
        left = sum(draft.routine_id != self._model.draft.routine_id for draft in self._model.workbench.unsaved)
        self._drafts.setText(self.tr("%n other drafts", "", left))
        self._drafts.setVisible(left > 0)

    def _show_timeline(self, timeline: Timeline | None) -> None:
        if timeline is not None and timeline is self._shown:
            # Typing that cannot be read yet, or a comment: a thousand blocks need not be counted again for it.
            return
        self._shown = timeline
        self._coverage.show_coverage(coverage(timeline) if timeline else None)
        self._total.setText(self._model.total_words())
        self._strip.setVisible(timeline is not None)
        if timeline is not None:
            self._strip.show_timeline(timeline)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Make the builder's ``actions`` reachable by mouse: behind a button, and in the context menu of blocks."""
        self._actions = {row.id: action for row, action in zip(ACTIONS, actions, strict=True)}
        self.blocks.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.blocks.customContextMenuRequested.connect(self._show_menu)

    def focus_first(self) -> None:
        """Focus the search field, so that the user can type a technique at once."""
        self._show_left("techniques")
        self.techniques.search.setFocus()

    def focus_shown(self) -> None:
        """Focus where the user goes on: in the text, if that is shown, else in the search."""
        if self.is_text:
            self.text.setFocus()
        else:
            self.focus_first()

    def focus_name(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def focus_inspector(self) -> None:
        self._show_left("block")
        self.inspector.focus_first()

    def keep(self) -> None:
        self._model.save()

    def show_text(self, wanted: bool) -> None:
        """Show the routine as text if ``wanted``, else as blocks."""
        self._model.end_merge()
        self._as_text.setText(self.tr("Blocks") if wanted else self.tr("Text"))
        self._middle.setCurrentIndex(1 if wanted else 0)
        self._help.setVisible(wanted)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        px = self._theme.px
        wide = self.width() >= px(_WIDE_PX)
        outer = min(px(_OUTER_PX), round(self.width() * 0.42))
        for column in (self._left_place, self._right_column):
            column.setMinimumWidth(outer)
        beside = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(beside)
        if wide != self._right_column.isVisibleTo(self):
            self._share_left(not wide)
        if not self._are_columns_moved:
            self._columns.setSizes([outer, max(1, self._columns.width() - outer * (2 if wide else 1)), outer])

    def _columns_moved(self) -> None:
        self._are_columns_moved = True

    def _share_left(self, share: bool) -> None:
        """Put the inspector into the left column with the techniques, or into a column of its own."""
        if share:
            self._left.addWidget(self._right)
        else:
            self._right_place.addWidget(self._right)
            self._right.show()
        self._right_column.setVisible(not share)
        self._which.setVisible(share)

    def _show_left(self, which: str) -> None:
        if self._which.isVisibleTo(self):
            self._left.setCurrentIndex(0 if which == "techniques" else 1)
        self._which.show_chosen(which)

    def _select(self, paths: tuple[RowPath, ...]) -> None:
        self._model.select(paths)
        if len(paths) == 1:
            self._show_left("block")

    def _show_menu(self, at: QPoint) -> None:
        menu = blocks_menu(self, self._actions, self._model)
        if not menu.isEmpty():
            menu.popup(self.blocks.viewport().mapToGlobal(at))

    def _show_more(self) -> None:
        menu = more_menu(self, self._actions, self._model, is_text=self.is_text)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _make_buttons(self) -> None:
        theme, model = self._theme, self._model
        self._undo = Button(theme, role="icon", icon="undo", name=self.tr("Undo"), pressed=model.undo)
        self._redo = Button(theme, role="icon", icon="redo", name=self.tr("Redo"), pressed=model.redo)
        self._as_text = Button(theme, self.tr("Text"), pressed=lambda: self.show_text(not self.is_text))
        self._fit = Button(theme, self.tr("Fit to…"), pressed=self.fit_wanted.emit)
        self.save = Button(theme, self.tr("Save"), pressed=self.keep)
        self.start = Button(
            theme, self.tr("Start"), role="primary", icon="play", icon_colour="on_accent", pressed=self.started.emit
        )
        self._more = Button(theme, role="icon", icon="more", name=self.tr("More"), pressed=self._show_more)
        self._drafts = Button(theme, role="link", pressed=self.drafts_wanted.emit)
        self._help = Button(theme, self.tr("How to type a routine"), role="link", pressed=self.help_wanted.emit)

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

    def _block_actions(self, _: QModelIndex) -> Sequence[ItemAction]:
        """Return what a screen reader can do with a block: what the keys do with the selected ones."""
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
        px = self._theme.px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (self._undo, self._redo, self._as_text, self._fit, self.save, self.start, self._more):
            buttons.addWidget(button)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(px(8))
        self._top.addWidget(self.name, 1)
        self._top.addLayout(buttons)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setChildrenCollapsible(False)
        self._columns.setHandleWidth(px(16))
        for column in (self._left_column(), self._middle_column(), self._make_right_column()):
            self._columns.addWidget(column)
        self._columns.setStretchFactor(1, 1)
        self._columns.splitterMoved.connect(self._columns_moved)
        page = QVBoxLayout(self)
        page.setContentsMargins(px(28), px(20), px(20), px(20))
        page.setSpacing(px(16))
        page.addLayout(self._top)
        page.addWidget(self._columns, 1)

    def _left_column(self) -> QWidget:
        self._which = SegmentedControl(self._theme, {"techniques": self.tr("Techniques"), "block": self.tr("Block")})
        self._which.chosen.connect(self._show_left)
        self._which.show_chosen("techniques")
        self._which.hide()
        self._left.addWidget(self.techniques)
        self._left_place = QWidget()
        inside = QVBoxLayout(self._left_place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._which)
        inside.addWidget(self._left, 1)
        return self._left_place

    def _middle_column(self) -> QWidget:
        px = self._theme.px
        self._unread = self._unread_bar()
        self._middle.addWidget(self.blocks)
        self._middle.addWidget(self.text)
        card = QFrame()
        set_role(card, "panel")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(20), px(12), px(20), px(14))
        words = QHBoxLayout()
        words.setSpacing(px(12))
        words.addWidget(self._total)
        self._ends.setAlignment(Qt.AlignmentFlag.AlignRight)
        words.addWidget(self._ends, 1)
        inside.addLayout(words)
        inside.addWidget(self._strip)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._unread)
        column.addWidget(self._middle, 1)
        links = QHBoxLayout()
        links.addWidget(self._help)
        links.addStretch(1)
        links.addWidget(self._drafts)
        column.addLayout(links)
        column.addWidget(card)
        return place

    def _unread_bar(self) -> QWidget:
        """Return what stands above the blocks while the text says something else."""
        bar = QFrame()
        set_role(bar, "notice")
        line = QHBoxLayout(bar)
        line.setContentsMargins(self._theme.px(16), self._theme.px(8), self._theme.px(8), self._theme.px(8))
        words = self.tr("Part of the text cannot be read yet.")
        line.addWidget(label("body", words, wrap=True), 1)
        line.addWidget(Button(self._theme, self.tr("Show the text"), role="link", pressed=self.show_first_fault))
        return bar

    def _make_right_column(self) -> QWidget:
        self._right = QWidget()
        inside = QVBoxLayout(self._right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.inspector)
        self._right_column = QWidget()
        self._right_place = QVBoxLayout(self._right_column)
        self._right_place.setContentsMargins(0, 0, 0, 0)
        self._right_place.addWidget(self._right)
        return self._right_column
