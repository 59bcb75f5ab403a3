"""The steps of a routine with their figures; each unfolds to say how it is done."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.figure.tile import FigureTile
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.preview.model import PreviewStep
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.text import label

MOST_STEPS = 60
"""The number of steps shown: nobody reads more before starting, and Build shows them all."""
_FIGURE = QSize(72, 56)


class StepList(QWidget):
    """A single Tab stop; Up and Down move between steps, Right unfolds one and Left folds it."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._tiles = FigureTiles(theme, self)
        self.rows: list[StepRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_steps(self, steps: Sequence[PreviewStep]) -> None:
        """Show ``steps``, all folded."""
        clear(self._column)
        self.rows = []
        for step in steps[:MOST_STEPS]:
            if self.rows:
                line = QFrame()
                set_role(line, "divider")
                self._column.addWidget(line)
            row = StepRow(self._theme, step, self._tiles)
            row.fold.installEventFilter(self)
            self.rows.append(row)
            self._column.addWidget(row)
        left = len(steps) - MOST_STEPS
        if left > 0:
            self._column.addWidget(label("muted", self.tr("and %n more", "", left)))
        self._column.addStretch(1)
        self._let_tab_reach(self._folding[:1])

    def unfold(self, wanted: bool) -> None:
        """Unfold all steps, or fold them."""
        for row in self._folding:
            row.unfold(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from step to step by the arrow keys."""
        row = next((each for each in self._folding if each.fold is watched), None)
        if row is not None and event.type() is QEvent.Type.FocusIn:
            self._let_tab_reach([row])
        elif row is not None and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(row, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    @property
    def _folding(self) -> list["StepRow"]:
        return [row for row in self.rows if row.can_unfold]

    def _pressed(self, row: "StepRow", key: Qt.Key) -> bool:
        folding = self._folding
        match key:
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                row.unfold(key == Qt.Key.Key_Right)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                place = folding.index(row) + (1 if key == Qt.Key.Key_Down else -1)
                folding[max(0, min(place, len(folding) - 1))].fold.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                return False
        return True

    def _let_tab_reach(self, rows: Sequence["StepRow"]) -> None:
        for row in self._folding:
            row.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row in rows else Qt.FocusPolicy.ClickFocus)


class StepRow(QWidget):
    """One step. It cannot be unfolded if there is nothing to say about how it is done."""

    def __init__(self, theme: ThemeManager, step: PreviewStep, tiles: FigureTiles) -> None:
        super().__init__()
        px = theme.px
        self.can_unfold = bool(step.how_to)
        figures = QVBoxLayout()
        figures.setSpacing(px(4))
        for water in step.waters:
            tile = FigureTile(theme, tiles, _FIGURE)
            tile.show_figure(step.figure, step.family, step.side, water)
            figures.addWidget(tile)
        self.how_to = label("body", step.how_to, wrap=True)
        self.how_to.hide()
        self.fold = Button(theme, role="icon", icon="chevron-down", icon_colour="muted", name=self.tr("How to"))
        self.fold.setAccessibleName(self.tr("How to: {step}").format(step=step.name))
        self.fold.clicked.connect(lambda _checked: self.unfold(self.how_to.isHidden()))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch(1)
        words.addWidget(label("strong", step.name, wrap=True))
        words.addWidget(label("small", step.summary, wrap=True))
        words.addWidget(self.how_to)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(24) if step.is_inner else 0, px(8), 0, px(8))
        line.setSpacing(px(16))
        figures.addStretch(1)
        line.addLayout(figures)
        line.addLayout(words, 1)
        line.addWidget(label("strong", step.length))
        line.addWidget(self.fold)
        if not self.can_unfold:
            self.fold.hide()
            line.addSpacing(self.fold.sizeHint().width())

    def unfold(self, wanted: bool) -> None:
        """Show how it is done, or hide that again."""
        self.how_to.setVisible(wanted)
        self.fold.set_icon("chevron-up" if wanted else "chevron-down")
