"""The form for one of the user's own techniques: what it is, how much of it, how it is done, and its figure."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from recovery_timer.app.techniques import NameRefusedError
from recovery_timer.routine import limits
from recovery_timer.routine.limits import OutOfRangeError, UnprintableError
from recovery_timer.routine.model import WAIT
from recovery_timer.routine.own import FAMILIES, OwnTechnique
from recovery_timer.routine.technique import Muscle, Technique
from recovery_timer.ui.builder.field_parts import count_box, row, seconds_edit
from recovery_timer.ui.techniques.figure_picker import FigurePicker
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.refusals import refusal_text
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.layouts import resize_within_screen
from recovery_timer.ui.widgets.question import QuestionButton, QuestionDialog
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.text import label

_WIDTH_PX, _HEIGHT_PX = 640, 720
_HOW_TO_PX = 96
_USUAL_SECONDS, _USUAL_REPS, _USUAL_POSITION = 30, 10, 10


class TechniqueForm(QDialog):
    """Asks for everything about a technique. Saves only a valid one, else shows what is wrong with it."""

    def __init__(
        self,
        theme: ThemeManager,
        parent: QWidget,
        technique: OwnTechnique,
        *,
        heading: str,
        is_new: bool,
        figures: Iterable[Technique],
        require_free: Callable[[str], None],
        save: Callable[[OwnTechnique], None],
    ) -> None:
        """Start from ``technique``; if it ``is_new``, ask for its name.

        ``figures`` are the techniques whose figures can be chosen. ``require_free`` raises ValueError for a name that
        is taken, and ``save`` for a technique that cannot be saved.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self._theme = theme
        self._technique = technique
        self._require_free = require_free
        self._save_technique = save
        self.name = QLineEdit("" if is_new else technique.name)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setMaxLength(limits.NAME_LENGTH.high)
        self.name.textChanged.connect(self._check_name)
        self.name.returnPressed.connect(self._save)
        self.name_fault = label("fault", wrap=True)
        self.name_fault.hide()
        self.families = {family: self._chip(domain.family_label(family), exclusive=True) for family in FAMILIES}
        self.muscles = {muscle: self._chip(domain.muscle_label(muscle).capitalize()) for muscle in Muscle}
        self.amount = self._choice(self.tr("Count by"), {"seconds": self.tr("Time"), "reps": self.tr("Reps")})
        self.seconds, self._seconds_stepper = seconds_edit(theme, limits.WORK, self.tr("Hold"), _ignore)
        self.reps, self._reps_stepper = count_box(theme, limits.REPS, self.tr("Reps"), _ignore)
        self.sets, self._sets_stepper = count_box(theme, limits.SETS, self.tr("Sets"), _ignore)
        self.sides = self._choice(
            self.tr("Sides"), {"each": self.tr("Each side by itself"), "together": self.tr("Both together")}
        )
        self.lead_in = self._choice(
            self.tr("Get into position"), {"time": self.tr("For a time"), WAIT: self.tr("Until I’m ready")}
        )
        self.position, self._position_stepper = seconds_edit(theme, limits.GAP, self.tr("Time to get there"), _ignore)
        self.instruction = QLineEdit()
        self.instruction.setAccessibleName(self.tr("In short"))
        self.instruction.setPlaceholderText(self.tr("Shown and spoken while you do it"))
        self.instruction.setMaxLength(limits.INSTRUCTION_LENGTH.high)
        self.how_to = QPlainTextEdit()
        self.how_to.setAccessibleName(self.tr("How to"))
        self.how_to.setPlaceholderText(self.tr("For reading before you start, and during a session with I"))
        self.how_to.setTabChangesFocus(True)
        self.how_to.setFixedHeight(theme.px(_HOW_TO_PX))
        self.figure = FigurePicker(theme, figures)
        self.fault = label("fault", wrap=True)
        self.save = Button(theme, self.tr("Save"), role="primary", pressed=self._save)
        self._show(technique)
        self._arrange(heading)
        self._before = self._made()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def reject(self) -> None:
        """Close the form; if something was changed, ask first."""
        if self._made() == self._before:
            super().reject()
            return
        QuestionDialog(
            self._theme,
            self,
            heading=self.tr("Close without saving?"),
            text=self.tr("What you have changed here is not saved yet."),
            answers=(QuestionButton(self.tr("Discard"), super().reject), QuestionButton(self.tr("Keep editing"))),
        ).open()

    def _save(self) -> None:
        """Save the technique and close the form, or show why it cannot be saved."""
        self.fault.clear()
        made = self._made()
        try:
            if isinstance(made, Exception):
                raise made
            self._save_technique(made)
        except ValueError as error:
            self._show_fault(error)
        else:
            self.accept()

    def _show_fault(self, error: ValueError) -> None:
        is_of_name = isinstance(error, NameRefusedError) or (
            isinstance(error, OutOfRangeError | UnprintableError) and error.field == "name"
        )
        if is_of_name:
            self._show_name_fault(refusal_text(error))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fault.setText(refusal_text(error))

    def _check_name(self, name: str) -> None:
        """Report a taken name at once, but an empty one only on saving."""
        try:
            if name.strip():
                self._require_free(name)
        except ValueError as error:
            self._show_name_fault(refusal_text(error))
        else:
            self._show_name_fault("")

    def _show_name_fault(self, fault: str) -> None:
        self.name_fault.setText(fault)
        self.name_fault.setVisible(bool(fault))
        self.name.setAccessibleDescription(fault)

    # -- its values

    def _show(self, technique: OwnTechnique) -> None:
        by_reps, position = technique.reps is not None, technique.timing.position
        self.families[technique.family].setChecked(True)
        for muscle, chip in self.muscles.items():
            chip.setChecked(muscle in technique.muscles)
        self.seconds.show_seconds(technique.seconds or _USUAL_SECONDS)
        self.reps.show_quietly(technique.reps or _USUAL_REPS)
        self.sets.show_quietly(technique.sets)
        self.position.show_seconds(_USUAL_POSITION if position == WAIT else position)
        self.instruction.setText(technique.instruction)
        self.how_to.setPlainText(technique.how_to)
        self.figure.show_figure(technique.figure)
        self._chosen: dict[SegmentedControl, str] = {}
        for control, value in (
            (self.amount, "reps" if by_reps else "seconds"),
            (self.sides, technique.sides),
            (self.lead_in, WAIT if position == WAIT else "time"),
        ):
            control.show_chosen(value)
            self._choose(control, value)

    def _choose(self, control: SegmentedControl, value: str) -> None:
        """Record that ``value`` is chosen in ``control``, and show only the fields that go with it."""
        self._chosen[control] = value
        if control is self.amount:
            self._seconds_stepper.setVisible(value == "seconds")
            self._reps_stepper.setVisible(value == "reps")
        if control is self.lead_in:
            self._position_stepper.setVisible(value == "time")

    def _made(self) -> OwnTechnique | ValueError:
        """Return the technique in the form, or the error if it is not valid."""
        by_reps = self._chosen[self.amount] == "reps"
        # A field rejects a time that cannot be read when the focus leaves it, and reverts to the last valid one.
        seconds, position = (edit.read()[0] for edit in (self.seconds, self.position))
        try:
            return replace(
                self._technique,
                name=self.name.text(),
                family=next(family for family, chip in self.families.items() if chip.isChecked()),
                muscles=tuple(muscle for muscle, chip in self.muscles.items() if chip.isChecked()),
                sides="each" if self._chosen[self.sides] == "each" else "together",
                seconds=None if by_reps else seconds or _USUAL_SECONDS,
                reps=self.reps.value() if by_reps else None,
                sets=self.sets.value(),
                timing=replace(
                    self._technique.timing,
                    position=WAIT if self._chosen[self.lead_in] == WAIT else position or 0,
                ),
                instruction=self.instruction.text(),
                how_to=self.how_to.toPlainText(),
                figure=self.figure.figure,
            )
        except ValueError as error:
            return error

    # -- its parts

    def _chip(self, words: str, *, exclusive: bool = False) -> Button:
        chip = Button(self._theme, words, role="chip")
        chip.setCheckable(True)
        chip.setAutoExclusive(exclusive)
        return chip

    def _choice(self, words: str, choices: dict[str, str]) -> SegmentedControl:
        control = SegmentedControl(self._theme, choices)
        control.setAccessibleName(words)
        control.chosen.connect(lambda value: self._choose(control, value))
        return control

    def _chips(self, words: str, chips: Iterable[Button]) -> QWidget:
        place = QWidget()
        place.setAccessibleName(words)
        flow = FlowLayout(self._theme.px(6))
        flow.setContentsMargins(0, 0, 0, 0)
        for chip in chips:
            flow.addWidget(chip)
        place.setLayout(flow)
        return place

    def _arrange(self, heading: str) -> None:
        px = self._theme.px
        page = QWidget()
        inside = self._inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, px(16), 0)
        inside.setSpacing(px(8))
        self._group(self.tr("Name"), self.name, self.name_fault)
        self._group(self.tr("Kind"), self._chips(self.tr("Kind"), self.families.values()))
        self._group(self.tr("Muscles"), self._chips(self.tr("Muscles"), self.muscles.values()))
        self._group(
            self.tr("How much"),
            self._row(self.amount, self._seconds_stepper, self._reps_stepper),
            row(self._theme, label("body", self.tr("Sets")), self._sets_stepper),
            row(self._theme, label("body", self.tr("Sides")), self.sides),
        )
        self._group(self.tr("Get into position"), self._row(self.lead_in, self._position_stepper))
        self._group(self.tr("Figure"), self.figure)
        self._group(self.tr("In short"), self.instruction)
        self._group(self.tr("How to"), self.how_to)
        inside.addStretch(1)
        scroll = ScrollPage(page, fits=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(12))
        buttons.addWidget(self.fault, 1)
        buttons.addWidget(Button(self._theme, self.tr("Cancel"), pressed=self.reject))
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(12), px(20))
        column.setSpacing(px(16))
        column.addWidget(label("heading", heading))
        column.addWidget(scroll, 1)
        buttons.setContentsMargins(0, 0, px(12), 0)
        column.addLayout(buttons)
        resize_within_screen(self, px(_WIDTH_PX), px(_HEIGHT_PX))

    def _group(self, words: str, *controls: QWidget) -> None:
        """Add ``controls`` under a heading."""
        self._inside.addWidget(label("group", words.upper()))
        for control in controls:
            self._inside.addWidget(control)
        self._inside.addSpacing(self._theme.px(12))

    def _row(self, choice: SegmentedControl, *fields: QWidget) -> QWidget:
        """Return ``choice`` with ``fields`` beside it, of which the one that goes with the chosen value is shown."""
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.px(8))
        line.addWidget(choice)
        line.addStretch(1)
        for field in fields:
            line.addWidget(field)
        return made


def _ignore(_: int) -> None:
    """Ignore the change: the fields are read when the form is saved."""
