"""The inspector: the fields of the selected block, depending on its kind."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from recovery_timer.routine import limits
from recovery_timer.routine.lead_in import technique_of
from recovery_timer.routine.model import Block, Circuit, Contrast, Order, Sides, Step, Temperature, Water
from recovery_timer.routine.technique import Catalogue, DoseField, Technique
from recovery_timer.routine.timeline import Side
from recovery_timer.ui.builder import fields
from recovery_timer.ui.builder.amount_fields import AmountField, CyclesField
from recovery_timer.ui.text.blocks import block_name
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.refusals import refusal_text
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.text import label

if TYPE_CHECKING:
    from recovery_timer.ui.figure.view import FigureView


_FIGURE_PX = 120
_SIDE_OF: Mapping[Sides, Side] = {Sides.LEFT: "left", Sides.RIGHT: "right"}


class Inspector(QFrame):
    """Shows one block. `changed` is emitted with the name of the field that the user changed and the new block."""

    changed = Signal(str, Struct)

    def __init__(self, theme: ThemeManager, catalogue: Catalogue, beneath: QWidget) -> None:
        """``beneath`` is shown below the fields."""
        super().__init__()
        self._theme = theme
        self._catalogue = catalogue
        self._block: Block | None = None
        set_role(self, "panel")
        self.figure: FigureView | None = None
        self._name = label("heading", wrap=True)
        self._how_to = label("small", wrap=True)
        self._empty = label("muted", wrap=True)
        self._step_form = fields.Form(theme, self._step_fields())
        self._contrast_form = fields.Form(theme, self._contrast_fields())
        self._circuit_form = fields.Form(theme, self._circuit_fields())
        self.forms = (self._step_form, self._contrast_form, self._circuit_form)
        for form in self.forms:
            form.changed.connect(self._change)
        self._arrange(beneath)
        self.show_selection(None, 0)

    def show_selection(self, block: Block | None, count: int) -> None:
        """Show ``block``, the only one that is selected; with None, say that there are ``count``."""
        several = self.tr("%n blocks are selected.", "", count)
        self._empty.setText(several if count > 1 else self.tr("Choose a block to see what it consists of."))
        self.show_block(block)

    def show_block(self, block: Block | None) -> None:
        """Show ``block``; None unless exactly one is selected."""
        self._block = block
        self._empty.setVisible(block is None)
        self._name.setText("" if block is None else block_name(block))
        technique = self._technique(block)
        self._how_to.setText(translated(technique.how_to) if technique else "")
        self._show_figure(block, technique)
        self._name.setVisible(block is not None)
        self._how_to.setVisible(bool(self._how_to.text()))
        shown = None if block is None else self.form_of(block)
        for form in self.forms:
            form.setVisible(form is shown)
        if block is not None and shown is not None:
            shown.show_block(block, technique)

    def _show_figure(self, block: Block | None, technique: Technique | None) -> None:
        """Show the exercise doing its movement. The widget is made for the first block that has a technique."""
        if self.figure is None and technique is not None:
            from recovery_timer.ui.figure.view import FigureView

            self.figure = FigureView(self._theme)
            self._theme.changed.connect(self._apply_theme)
            self._apply_theme()
            self.figure.setFixedHeight(self._theme.px(_FIGURE_PX))
            self._inside.insertWidget(0, self.figure)
        if self.figure is None:
            return
        self.figure.setVisible(technique is not None)
        if technique is not None:
            sides = block.sides if isinstance(block, Step) else Sides.TOGETHER
            self.figure.show_pose(technique.id, _SIDE_OF.get(sides))

    def _apply_theme(self) -> None:
        if self.figure is not None:
            self.figure.set_behind(self._theme.colours.surface)

    def refused(self, why: str) -> None:
        """Show why the last change was refused; the field goes back to the value that holds."""
        if self._block is not None:
            self.show_block(self._block)
            self.form_of(self._block).show_fault(why)

    def focus_first(self) -> None:
        if self._block is not None:
            # Deferred: the form may not be visible yet.
            QTimer.singleShot(0, self.form_of(self._block).focus_first)

    def form_of(self, block: Block) -> fields.Form:
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

    def _step_fields(self) -> tuple[fields.FormField, ...]:
        def each_side(block: Block) -> bool:
            return isinstance(block, Step) and block.sides is Sides.EACH

        def several(block: Block) -> bool:
            return isinstance(block, Step) and (block.sets > 1 or each_side(block))

        return (
            AmountField(self.tr("Hold"), self.tr("Repetitions"), self.tr("By time"), self.tr("By reps")),
            fields.CountField("sets", self.tr("Sets"), limits.SETS, dose=DoseField.SETS),
            fields.ChoiceField(
                "sides",
                self.tr("Sides"),
                {
                    Sides.EACH: self.tr("Each"),
                    Sides.LEFT: self.tr("L"),
                    Sides.RIGHT: self.tr("R"),
                    Sides.TOGETHER: self.tr("Both"),
                },
            ),
            fields.ChoiceField(
                "order",
                self.tr("Order"),
                {Order.ALTERNATE: self.tr("L R L R"), Order.ONE_SIDE_FIRST: self.tr("L L R R")},
                shown=lambda block: isinstance(block, Step) and each_side(block) and block.sets > 1,
            ),
            fields.SecondsField("rest", self.tr("Rest"), limits.GAP, shown=several),
            fields.SecondsField("switch", self.tr("Switch"), limits.GAP, shown=each_side),
            fields.PositionField(self.tr("Position"), self.tr("Usual"), self.tr("Own"), self.tr("Wait")),
            fields.TextField("name", self.tr("Name")),
            fields.TextField("instruction", self.tr("Own instruction"), multiline=True),
        )

    def _contrast_fields(self) -> tuple[fields.FormField, ...]:
        warm_cold: dict[str, str] = {Temperature.WARM: self.tr("Warm"), Temperature.COLD: self.tr("Cold")}
        return (
            fields.ChoiceField(
                "water", self.tr("Water"), {Water.BASIN: self.tr("Basin"), Water.SHOWER: self.tr("Shower")}
            ),
            fields.SecondsField("warm", self.tr("Warm"), limits.WORK, dose=DoseField.WARM),
            fields.SecondsField("cold", self.tr("Cold"), limits.WORK, dose=DoseField.COLD),
            CyclesField(self.tr("Cycles"), self.tr("In the water"), self.tr("Cycles"), self.tr("Total")),
            fields.ChoiceField("start_on", self.tr("Start on"), warm_cold),
            fields.ChoiceField("end_on", self.tr("End on"), warm_cold),
            fields.SecondsField("transfer", self.tr("Transfer"), limits.GAP),
            fields.PositionField(self.tr("Position"), self.tr("Usual"), self.tr("Own"), self.tr("Wait")),
            fields.TextField("instruction", self.tr("Own instruction"), multiline=True),
        )

    def _circuit_fields(self) -> tuple[fields.FormField, ...]:
        return (
            fields.CountField("rounds", self.tr("Rounds"), limits.SETS),
            fields.SecondsField("rest", self.tr("Rest between rounds"), limits.GAP),
        )

    def _arrange(self, beneath: QWidget) -> None:
        px = self._theme.px
        page = QWidget()
        self._inside = inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, px(12), 0)
        inside.setSpacing(px(8))
        for widget in (self._empty, self._name, self._how_to, *self.forms):
            inside.addWidget(widget)
        inside.addSpacing(px(12))
        inside.addWidget(beneath)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(8), px(16))
        column.addWidget(scroll, 1)
