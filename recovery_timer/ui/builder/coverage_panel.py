"""Which muscles the routine works, on which side and for how long: on the body map and in numbers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from recovery_timer.routine.advice.coverage import Coverage
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH
from recovery_timer.ui.figure.body_map import BodyMap
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.text import label

_BODY_PX = 170


class CoveragePanel(QWidget):
    """Shows the coverage of one routine."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._body = BodyMap()
        self._body.setFixedHeight(theme.px(_BODY_PX))
        self._times = {(muscle, side): label("small") for muscle in Muscle for side in BOTH}
        self._estimated = label("small", self.tr("The time of repetitions is estimated."), wrap=True)
        self._arrange()
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def show_coverage(self, coverage: Coverage | None) -> None:
        """Show ``coverage``; None if there are no blocks."""
        lit: dict[str, set[str]] = {}
        for (muscle, side), shown in self._times.items():
            worked = coverage.side(muscle, side) if coverage else None
            known = worked is not None and worked.ms > 0
            shown.setText(domain.format_clock(worked.ms, about=False) if worked and known else "–")
            if known:
                lit.setdefault(muscle, set()).add(side)
        is_about = coverage is not None and any(worked.is_about for worked in coverage.sides.values())
        self._estimated.setVisible(is_about)
        self._body.set_lit_sides(lit, self._theme.colour("accent"))

    def _arrange(self) -> None:
        px = self._theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        right = Qt.AlignmentFlag.AlignRight
        for column, words in enumerate((self.tr("Left"), self.tr("Right")), start=1):
            grid.addWidget(label("small", words), 0, column, right)
        for row, muscle in enumerate(Muscle, start=1):
            grid.addWidget(label("small", domain.muscle_label(muscle)), row, 0)
            for column, side in enumerate(BOTH, start=1):
                grid.addWidget(self._times[muscle, side], row, column, right)
        grid.setColumnStretch(0, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, px(12))
        page.setSpacing(px(8))
        page.addWidget(self._body)
        page.addLayout(grid)
        page.addWidget(self._estimated)

    def _apply_theme(self) -> None:
        self._body.wear(self._theme.colours)
