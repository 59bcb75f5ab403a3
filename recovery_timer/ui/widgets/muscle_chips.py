"""Chips that narrow a list to one muscle."""

from typing import assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_timer.routine.technique import Muscle
from recovery_timer.ui import text
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.flow_layout import FlowLayout


class MuscleChips(QWidget):
    """`chosen` is emitted with the muscle that the user wants, or None for all. At most one chip is pressed."""

    chosen = Signal(Muscle)

    def __init__(self, theme: ThemeManager, *, is_tight: bool = False) -> None:
        """``is_tight`` if there is room for short names only; a screen reader hears them whole."""
        super().__init__()
        self._theme = theme
        self._is_tight = is_tight
        self.chips = {muscle: self._chip(muscle) for muscle in Muscle}
        row = FlowLayout(theme.px(4 if is_tight else 6))
        row.setContentsMargins(0, 0, 0, 0)
        for chip in self.chips.values():
            row.addWidget(chip)
        self.setLayout(row)

    def show_all(self) -> None:
        """Stop narrowing."""
        self._choose(None)

    def _chip(self, muscle: Muscle) -> Button:
        whole = domain.muscle_label(muscle).capitalize()
        words = _short(muscle) if self._is_tight else whole
        chip = Button(self._theme, words, role="chip-tight" if self._is_tight else "chip")
        chip.setAccessibleName(whole)
        chip.setCheckable(True)
        chip.clicked.connect(lambda is_wanted: self._choose(muscle if is_wanted else None))
        return chip

    def _choose(self, muscle: Muscle | None) -> None:
        for each, chip in self.chips.items():
            chip.setChecked(each is muscle)
        self.chosen.emit(muscle)


def _short(muscle: Muscle) -> str:
    match muscle:
        case Muscle.HAMSTRINGS:
            return text.tr("Hams")
        case Muscle.HIP_FLEXORS:
            return text.tr("Hips")
        case Muscle.QUADS | Muscle.CALVES | Muscle.GLUTES:
            return domain.muscle_label(muscle).capitalize()
    assert_never(muscle)
