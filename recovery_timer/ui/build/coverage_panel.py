"""Which muscles the routine works, on which side and for how long: on the body map, and as numbers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from recovery_timer.routine.coverage import BOTH, Coverage
from recovery_timer.routine.technique import Muscle
from recovery_timer.ui import wording
from recovery_timer.ui.theme.look import Look
from recovery_timer.ui.widgets.body_map import BodyMap
from recovery_timer.ui.widgets.text import label

_BODY_PX = 170


class CoveragePanel(QWidget):
    """Shows the coverage of one routine."""

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._body = BodyMap()
        self._body.setFixedHeight(look.px(_BODY_PX))
        self._figures = {(muscle, side): label("small") for muscle in Muscle for side in BOTH}
        self._arrange()
        look.changed.connect(self._dress)
        self._dress()

    def show_coverage(self, coverage: Coverage | None) -> None:
        """Show ``coverage``; None while there is no block."""
        lit: dict[str, set[str]] = {}
        for (muscle, side), figure in self._figures.items():
            worked = coverage.side(muscle, side) if coverage else None
            known = worked is not None and worked.ms > 0
            figure.setText(wording.clock_words(worked.ms, about=worked.is_about) if worked and known else "–")
            if known:
                lit.setdefault(muscle, set()).add(side)
        self._body.set_lit_sides(lit, self._look.colour("accent"))

    def _arrange(self) -> None:
        px = self._look.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        right = Qt.AlignmentFlag.AlignRight
        for column, words in enumerate((self.tr("Left"), self.tr("Right")), start=1):
            grid.addWidget(label("small", words), 0, column, right)
        for row, muscle in enumerate(Muscle, start=1):
            grid.addWidget(label("small", wording.muscle_words(muscle)), row, 0)
            for column, side in enumerate(BOTH, start=1):
                grid.addWidget(self._figures[muscle, side], row, column, right)
        grid.setColumnStretch(0, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, px(12), 0)
        page.setSpacing(px(8))
        page.addWidget(label("group", self.tr("Time per muscle").upper()))
        page.addWidget(self._body)
        page.addLayout(grid)

    def _dress(self) -> None:
        theme = self._look.theme
        self._body.set_colours(outline=theme.body_outline, region=theme.body_region, line=theme.line, text=theme.muted)
