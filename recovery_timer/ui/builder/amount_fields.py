"""Fields for amounts of two kinds: a step by time or by reps, a contrast block by cycles or by total time."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from recovery_timer.routine import limits
from recovery_timer.routine.model import Block
from recovery_timer.routine.technique import Technique
from recovery_timer.ui.builder.field_parts import Slide, count_box, row, seconds_edit
from recovery_timer.ui.builder.form import FormField, OnChange
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.text import label

USUAL_HOLD_S, USUAL_REPS, USUAL_CYCLES, USUAL_TOTAL_S = 30, 10, 4, 1_200
"""Initial values when the user switches from one kind of amount to the other."""


class AmountField(FormField):
    """The amount of one set of a step: either time or reps, never both."""

    name = "amount"

    def __init__(self, words: str, reps_words: str, *, kinds: str, by_time: str, by_reps: str) -> None:
        """``kinds`` is what a screen reader calls the choice between ``by_time`` and ``by_reps``."""
        self._words, self._reps_words = words, reps_words
        self._kinds_words, self._kinds = kinds, {"seconds": by_time, "reps": by_reps}

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        def seconds(value: int) -> None:
            change({"seconds": value, "reps": None})

        def reps(value: int) -> None:
            change({"seconds": None, "reps": value})

        self._seconds, self._seconds_stepper = seconds_edit(theme, limits.WORK, self._words, seconds)
        self._reps, self._reps_stepper = count_box(theme, limits.REPS, self._reps_words, reps)
        self._slide = Slide(theme, lambda value: reps(value) if self._by_reps else seconds(value), self._words)
        self._kind = self.beside_heading = SegmentedControl(theme, self._kinds, is_small=True)
        self._kind.setAccessibleName(self._kinds_words)
        self._by_reps = False

        def choose(kind: str) -> None:
            if kind == "seconds" and self._by_reps:
                seconds(USUAL_HOLD_S)
            elif kind == "reps" and not self._by_reps:
                reps(USUAL_REPS)

        self._kind.chosen.connect(choose)
        self._label = label("body", wrap=True)
        return row(theme, self._label, _beside(self._seconds_stepper, self._reps_stepper), self._slide)

    def show(self, block: Block, technique: Technique | None) -> bool:
        seconds, reps = getattr(block, "seconds", None), getattr(block, "reps", None)
        self._by_reps = reps is not None
        self._label.setText(self._reps_words if self._by_reps else self._words)
        self._seconds_stepper.setVisible(not self._by_reps)
        self._reps_stepper.setVisible(self._by_reps)
        self._kind.show_chosen("reps" if self._by_reps else "seconds")
        if reps is not None:
            self._reps.show_quietly(reps)
        if seconds is not None:
            self._seconds.show_seconds(seconds)
        dose = technique.dose if technique else None
        amount = (dose.reps if self._by_reps else dose.seconds) if dose else None
        self._slide.show_dose(reps or seconds or 0, amount, technique, is_time=not self._by_reps)
        return True


class CyclesField(FormField):
    """The length of a contrast block: a number of cycles, or a total time in the water."""

    name = "cycles"

    def __init__(self, words: str, total_words: str, *, kinds: str, by_cycles: str, by_total: str) -> None:
        """``kinds`` is what a screen reader calls the choice between ``by_cycles`` and ``by_total``."""
        self._words, self._total_words = words, total_words
        self._kinds_words, self._kinds = kinds, {"cycles": by_cycles, "total": by_total}

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        def cycles(value: int) -> None:
            change({"cycles": value, "total": None})

        def total(value: int) -> None:
            change({"cycles": None, "total": value})

        self._cycles, self._cycles_stepper = count_box(theme, limits.SETS, self._words, cycles)
        self._total, self._total_stepper = seconds_edit(theme, limits.WORK, self._total_words, total)
        self._slide = Slide(theme, total, self._total_words)
        self._kind = self.beside_heading = SegmentedControl(theme, self._kinds, is_small=True)
        self._kind.setAccessibleName(self._kinds_words)
        self._by_total = False

        def choose(kind: str) -> None:
            if kind == "cycles" and self._by_total:
                cycles(USUAL_CYCLES)
            elif kind == "total" and not self._by_total:
                total(USUAL_TOTAL_S)

        self._kind.chosen.connect(choose)
        self._label = label("body", wrap=True)
        return row(theme, self._label, _beside(self._cycles_stepper, self._total_stepper), self._slide)

    def show(self, block: Block, technique: Technique | None) -> bool:
        cycles, total = getattr(block, "cycles", None), getattr(block, "total", None)
        self._by_total = total is not None
        self._label.setText(self._total_words if self._by_total else self._words)
        self._cycles_stepper.setVisible(cycles is not None)
        self._total_stepper.setVisible(total is not None)
        self._kind.show_chosen("cycles" if cycles is not None else "total")
        if cycles is not None:
            self._cycles.show_quietly(cycles)
        if total is not None:
            self._total.show_seconds(total)
        amount = technique.dose.total if technique and total is not None else None
        self._slide.show_dose(total or 0, amount, technique)
        return True


def _beside(*steppers: QWidget) -> QWidget:
    """Return a place for ``steppers``, of which one at a time is shown."""
    place = QWidget()
    inside = QHBoxLayout(place)
    inside.setContentsMargins(0, 0, 0, 0)
    for stepper in steppers:
        inside.addWidget(stepper)
    return place
