"""The inspector: the selected block with its fields, depending on its kind."""

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from recovery_timer.routine import limits
from recovery_timer.routine.lead_in import LeadIn, technique_of
from recovery_timer.routine.model import Block, Circuit, Contrast, Order, Sides, Step, Temperature, Water
from recovery_timer.routine.technique import Catalogue, DoseField, Technique
from recovery_timer.ui.builder import fields
from recovery_timer.ui.builder.amount_fields import AmountField, CyclesField
from recovery_timer.ui.builder.form import FieldGroup, Form
from recovery_timer.ui.builder.inspector_head import InspectorHead
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.refusals import refusal_text
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.fold_heading import FoldHeading
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label


class Inspector(QFrame):
    """Shows one block. `changed` is emitted with the name of the field that the user changed and the new block."""

    changed = Signal(str, Struct)

    def __init__(self, theme: ThemeManager, catalogue: Catalogue, coverage: QWidget) -> None:
        """``coverage`` is the whole routine's: folded beneath the fields, and unfolded while no block is shown."""
        super().__init__()
        self._theme = theme
        self._catalogue = catalogue
        self._coverage = coverage
        self._block: Block | None = None
        set_role(self, "panel")
        self.head = InspectorHead(theme)
        self._empty = label("muted", wrap=True)
        self._coverage_title = label("group", self.tr("Time per muscle").upper())
        self._positions: list[fields.PositionField] = []
        self._step_form = Form(theme, self._step_groups())
        self._contrast_form = Form(theme, self._contrast_groups())
        self._circuit_form = Form(theme, self._circuit_groups())
        self.forms = (self._step_form, self._contrast_form, self._circuit_form)
        for form in self.forms:
            form.changed.connect(self._change)
        self._how_to = label("small", wrap=True)
        self._how_to_heading = FoldHeading(theme, self.tr("How to do it"), self._how_to)
        self._coverage_heading = FoldHeading(theme, self.tr("Time per muscle"), coverage)
        self._arrange()
        self.show_selection(None, 0)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Look up the blocks' techniques in ``catalogue`` from now on."""
        self._catalogue = catalogue

    def show_routine(self) -> None:
        """Show only what concerns the whole routine, while no step can be selected."""
        self._empty.setText("")
        self.show_block(None)

    def show_selection(self, block: Block | None, count: int, default: LeadIn | None = None) -> None:
        """Show ``block``, the only selected one; if it is None, say that ``count`` are selected.

        ``default`` is the block's lead-in when it has no position of its own.
        """
        for position in self._positions:
            position.default = default
        several = self.tr("%n steps are selected.", "", count)
        self._empty.setText(several if count > 1 else self.tr("Select a step to edit it."))
        self.show_block(block)

    def show_block(self, block: Block | None) -> None:
        """Show ``block``; None unless exactly one is selected."""
        self._block = block
        self._empty.setVisible(block is None and bool(self._empty.text()))
        self._coverage_title.setVisible(block is None)
        self.head.setVisible(block is not None)
        technique = self._technique(block)
        how_to = translated(technique.how_to) if technique else ""
        self._how_to.setText(how_to)
        self._how_to.setVisible(bool(how_to) and self._how_to_heading.isChecked())
        self._how_to_heading.setVisible(bool(how_to))
        self._coverage_heading.setVisible(block is not None)
        self._coverage.setVisible(block is None or self._coverage_heading.isChecked())
        shown = None if block is None else self.form_of(block)
        for form in self.forms:
            form.setVisible(form is shown)
        if block is not None and shown is not None:
            self.head.show_block(block, technique, self._catalogue)
            shown.show_block(block, technique)

    def set_small(self, small: bool) -> None:
        """Use less room for the head if ``small``."""
        self.head.set_small(small)

    def refused(self, why: str) -> None:
        """Show why the last change was refused, and reset the field to the current value."""
        if self._block is not None:
            self.show_block(self._block)
            self.form_of(self._block).show_fault(why)

    def focus_first(self) -> None:
        if self._block is not None:
            # Deferred: the form may not be visible yet.
            QTimer.singleShot(0, self.form_of(self._block).focus_first)

    def form_of(self, block: Block) -> Form:
        """Return the fields for blocks of the kind of ``block``."""
        match block:
            case Step():
                return self._step_form
            case Contrast():
                return self._contrast_form
            case Circuit():
                return self._circuit_form
        assert_never(block)

    def _technique(self, block: Block | None) -> Technique | None:
        match block:
            case Step() | Contrast():
                return technique_of(block, self._catalogue)
            case Circuit() | None:
                return None
        assert_never(block)

    def _change(self, name: str, values: dict[str, object]) -> None:
        if self._block is None:
            return
        try:
            changed = replace(self._block, **values)
        except ValueError as error:
            self.refused(refusal_text(error))
        else:
            self.changed.emit(name, changed)

    def _step_groups(self) -> tuple[FieldGroup, ...]:
        def each_side(block: Block) -> bool:
            return isinstance(block, Step) and block.sides is Sides.EACH

        def several(block: Block) -> bool:
            return isinstance(block, Step) and (block.sets > 1 or each_side(block))

        amount = AmountField(
            self.tr("Hold"),
            self.tr("Reps"),
            kinds=self.tr("Count by"),
            by_time=self.tr("Time"),
            by_reps=self.tr("Reps"),
        )
        sides: dict[str, str] = {
            Sides.EACH: self.tr("Each"),
            Sides.LEFT: self.tr("Left"),
            Sides.RIGHT: self.tr("Right"),
            Sides.TOGETHER: self.tr("Both"),
        }
        order = fields.ChoiceField(
            "order",
            self.tr("Order"),
            {Order.ALTERNATE: self.tr("Alternate"), Order.ONE_SIDE_FIRST: self.tr("One side first")},
            is_alone=True,
            shown=lambda block: isinstance(block, Step) and each_side(block) and block.sets > 1,
        )
        sets = fields.CountField("sets", self.tr("Sets"), limits.SETS, dose=DoseField.SETS)
        rest = fields.SecondsField("rest", self.tr("Rest"), limits.GAP, shown=several)
        switch = fields.SecondsField("switch", self.tr("Switch sides"), limits.GAP, shown=each_side)
        return (
            FieldGroup(self.tr("Dose"), (amount, sets)),
            FieldGroup(self.tr("Sides"), (fields.ChoiceField("sides", self.tr("Sides"), sides, is_alone=True), order)),
            FieldGroup(self.tr("Pauses"), (rest, switch)),
            FieldGroup(self.tr("Before it starts"), (self._position(),), is_folded=True),
            FieldGroup(
                self.tr("Name and words"),
                (fields.TextField("name", self.tr("Name")), self._instruction()),
                is_folded=True,
            ),
        )

    def _contrast_groups(self) -> tuple[FieldGroup, ...]:
        warm_cold: dict[str, str] = {Temperature.WARM: self.tr("Warm"), Temperature.COLD: self.tr("Cold")}
        water: dict[str, str] = {Water.BASIN: self.tr("Basin"), Water.SHOWER: self.tr("Shower")}
        cycles = CyclesField(
            self.tr("Cycles"),
            self.tr("In the water"),
            kinds=self.tr("Length"),
            by_cycles=self.tr("Cycles"),
            by_total=self.tr("Time"),
        )
        return (
            FieldGroup(self.tr("Water"), (fields.ChoiceField("water", self.tr("Water"), water, is_alone=True),)),
            FieldGroup(
                self.tr("Dose"),
                (
                    fields.SecondsField("warm", self.tr("Warm"), limits.WORK, dose=DoseField.WARM),
                    fields.SecondsField("cold", self.tr("Cold"), limits.WORK, dose=DoseField.COLD),
                ),
            ),
            FieldGroup(self.tr("Length"), (cycles,)),
            FieldGroup(
                self.tr("Order"),
                (
                    fields.ChoiceField("start_on", self.tr("Start with"), warm_cold),
                    fields.ChoiceField("end_on", self.tr("End with"), warm_cold),
                ),
            ),
            FieldGroup(self.tr("Pauses"), (fields.SecondsField("transfer", self.tr("Change over"), limits.GAP),)),
            FieldGroup(self.tr("Before it starts"), (self._position(),), is_folded=True),
            FieldGroup(self.tr("Words"), (self._instruction(),), is_folded=True),
        )

    def _circuit_groups(self) -> tuple[FieldGroup, ...]:
        return (
            FieldGroup(self.tr("Dose"), (fields.CountField("rounds", self.tr("Rounds"), limits.SETS),)),
            FieldGroup(self.tr("Pauses"), (fields.SecondsField("rest", self.tr("Rest after a round"), limits.GAP),)),
        )

    def _position(self) -> fields.PositionField:
        made = fields.PositionField(
            self.tr("Time to get into position"),
            usual=self.tr("Default"),
            own=self.tr("Custom"),
            wait=self.tr("Until I’m ready"),
            usual_time=self.tr("Default ({time})"),
            usual_wait=self.tr("Default (wait)"),
        )
        self._positions.append(made)
        return made

    def _instruction(self) -> fields.TextField:
        return fields.TextField("instruction", self.tr("Your instruction"), multiline=True)

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        self._inside = inside = QVBoxLayout(page)
        inside.setContentsMargins(px(12), 0, px(12), px(8))
        inside.setSpacing(0)
        for widget in (
            self._empty,
            *self.forms,
            self._how_to_heading,
            self._how_to,
            self._coverage_heading,
            self._coverage_title,
            self._coverage,
        ):
            inside.addWidget(widget)
        self._empty.setContentsMargins(0, px(12), 0, px(4))
        self._coverage_title.setContentsMargins(0, px(8), 0, px(8))
        inside.addStretch(1)
        self._scroll = ScrollPage(page, fits=True)
        self._scroll.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._scroll, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # The scroll bar takes the fields' margin, so that they do not move when it appears or disappears.
            # Qt hides the bar's parent, not the bar itself.
            px, place = self._theme.px, self._scroll.verticalScrollBar().parentWidget()
            has_bar = place is not None and not place.isHidden()
            self._inside.setContentsMargins(px(12), 0, 0 if has_bar else px(12), px(8))
        return False
