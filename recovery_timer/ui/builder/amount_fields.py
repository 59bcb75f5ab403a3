"""Fields for amounts of two kinds: a step by time or by reps, a contrast block by cycles or by total time."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from recovery_timer.routine import limits
from recovery_timer.routine.model import Block
from recovery_timer.routine.technique import Technique
from recovery_timer.ui.builder.field_parts import Slide, row, set_quietly, spin
from recovery_timer.ui.builder.fields import FormField, OnChange
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from recovery_timer.ui.widgets.segmented_control import SegmentedControl

USUAL_HOLD_S, USUAL_REPS, USUAL_CYCLES, USUAL_TOTAL_S = 30, 10, 4, 1_200
"""Initial values when the user switches from one kind of amount to the other."""


class AmountField(FormField):
    """The amount of one set of a step: either time or reps, never both."""

    name = "amount"

    def __init__(self, words: str, reps_words: str, by_time: str, by_reps: str) -> None:
        self._words, self._reps_words, self._kinds = words, reps_words, {"seconds": by_time, "reps": by_reps}

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        def seconds(value: int) -> None:
            change({"seconds": value, "reps": None})

        def reps(value: int) -> None:
            change({"seconds": None, "reps": value})

        self._seconds = SecondsEdit(theme, limits.WORK)
        self._seconds.setAccessibleName(self._words)
        self._seconds.changed.connect(seconds)
        self._reps = spin(theme, limits.REPS, self._kinds["reps"], reps)
        self._slide = Slide(theme, lambda value: reps(value) if self._by_reps else seconds(value), self._words)
        self._kind = SegmentedControl(theme, self._kinds)
        self._by_reps = False

        def choose(kind: str) -> None:
            if kind == "seconds" and self._by_reps:
                seconds(USUAL_HOLD_S)
            elif kind == "reps" and not self._by_reps:
                reps(USUAL_REPS)

        self._kind.chosen.connect(choose)
        both = QWidget()
        inside = QHBoxLayout(both)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._seconds)
        inside.addWidget(self._reps)
        made = row(theme, self._words, both, self._slide, above=self._kind)
        self._label = made.findChildren(QLabel)[0]
        return made

    def show(self, block: Block, technique: Technique | None) -> bool:
        seconds, reps = getattr(block, "seconds", None), getattr(block, "reps", None)
        self._by_reps = reps is not None
        self._label.setText(self._reps_words if self._by_reps else self._words)
        self._seconds.setVisible(not self._by_reps)
        self._reps.setVisible(self._by_reps)
        self._kind.show_chosen("reps" if self._by_reps else "seconds")
        if reps is not None:
            set_quietly(self._reps, reps)
        if seconds is not None:
            self._seconds.show_seconds(seconds)
        dose = technique.dose if technique else None
        figure = (dose.reps if self._by_reps else dose.seconds) if dose else None
        self._slide.show_dose(reps or seconds or 0, figure, technique, is_time=not self._by_reps)
        return True


class CyclesField(FormField):
    """The length of a contrast block: a number of cycles, or a total time in the water."""

    name = "cycles"

    def __init__(self, words: str, total_words: str, by_cycles: str, by_total: str) -> None:
        self._words, self._total_words = words, total_words
        self._kinds = {"cycles": by_cycles, "total": by_total}

    def make(self, theme: ThemeManager, change: OnChange) -> QWidget:
        def cycles(value: int) -> None:
            change({"cycles": value, "total": None})

        def total(value: int) -> None:
            change({"cycles": None, "total": value})

        self._cycles = spin(theme, limits.SETS, self._words, cycles)
        self._total = SecondsEdit(theme, limits.WORK)
        self._total.setAccessibleName(self._total_words)
        self._total.changed.connect(total)
        self._slide = Slide(theme, total, self._total_words)
        self._kind = SegmentedControl(theme, self._kinds)
        self._by_total = False

        def choose(kind: str) -> None:
            if kind == "cycles" and self._by_total:
                cycles(USUAL_CYCLES)
            elif kind == "total" and not self._by_total:
                total(USUAL_TOTAL_S)

        self._kind.chosen.connect(choose)
        both = QWidget()
        inside = QHBoxLayout(both)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._cycles)
        inside.addWidget(self._total)
        return row(theme, self._words, both, self._slide, above=self._kind)

    def show(self, block: Block, technique: Technique | None) -> bool:
        cycles, total = getattr(block, "cycles", None), getattr(block, "total", None)
        self._by_total = total is not None
        self._cycles.setVisible(cycles is not None)
        self._total.setVisible(total is not None)
        self._kind.show_chosen("cycles" if cycles is not None else "total")
        if cycles is not None:
            set_quietly(self._cycles, cycles)
        if total is not None:
            self._total.show_seconds(total)
        figure = technique.dose.total if technique and total is not None else None
        self._slide.show_dose(total or 0, figure, technique)
        return True
