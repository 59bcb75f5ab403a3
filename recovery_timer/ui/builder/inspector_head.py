"""The inspector's head: the exercise on its stage, the block's name, and how it is done in short."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from recovery_timer.routine.model import Block, Sides, Step, blocks_inside
from recovery_timer.routine.technique import Catalogue, Family, Technique
from recovery_timer.routine.timeline import Side
from recovery_timer.ui.builder.rows import family_of, figure_of, waters_of
from recovery_timer.ui.figure.tile import FigureTile
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.text.blocks import block_name
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.text import label

if TYPE_CHECKING:
    from recovery_timer.ui.figure.view import FigureView

_STAGE_PX = 120
_TILE = QSize(72, 56)
_CORNER_PX = 8
_NO_LIMIT = 16_777_215
_SIDE_OF: Mapping[Sides, Side] = {Sides.LEFT: "left", Sides.RIGHT: "right"}


class InspectorHead(QWidget):
    """Shows one block. When space is tight, its figure is a tile beside the name."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.figures: list[FigureView] = []
        self._is_small = False
        self._name = label("name", wrap=True)
        self._instruction = label("muted", wrap=True)
        texts = QWidget()
        self._words = QVBoxLayout(texts)
        self._words.setSpacing(0)
        self._words.addWidget(self._name)
        self._words.addWidget(self._instruction)
        self._words.addStretch(1)
        self._stages = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stages.setSpacing(theme.px(4))
        self._tiles = FigureTiles(theme, self)
        self._exercises = QWidget()
        self._shown_exercises: tuple[tuple[str | None, Family | None, Side | None, str], ...] = ()
        self._exercises.setLayout(FlowLayout(theme.px(8)))
        self._all = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.addLayout(self._stages)
        self._all.addWidget(self._exercises)
        self._all.addWidget(texts, 1)
        theme.changed.connect(self._apply_theme)
        self._arrange()

    def set_small(self, small: bool) -> None:
        """Show a tile beside the name if ``small``, else a stage above it."""
        if small != self._is_small:
            self._is_small = small
            self._arrange()

    def show_block(self, block: Block, technique: Technique | None, catalogue: Catalogue) -> None:
        """Show ``block``; ``technique`` is None for the user's own steps and for circuits."""
        self._name.setText(block_name(block))
        words = translated(technique.instruction) if technique is not None else ""
        self._instruction.setText(words)
        self._instruction.setVisible(bool(words))
        self._show_figures(block, technique)
        self._show_exercises(blocks_inside(block), catalogue)

    def _show_figures(self, block: Block, technique: Technique | None) -> None:
        """Show the exercise in motion; for a contrast, in warm and in cold water, in the block's order."""
        shown = () if technique is None else waters_of(block)
        while len(self.figures) < len(shown):
            self._make_figure()
        for number, figure in enumerate(self.figures):
            figure.setVisible(number < len(shown))
            if technique is not None and number < len(shown):
                sides = block.sides if isinstance(block, Step) else Sides.TOGETHER
                figure.show_pose(
                    technique.drawn_as,
                    _SIDE_OF.get(sides),
                    temperature=shown[number],
                    muscles=technique.muscles,
                    family=technique.family,
                )

    def _make_figure(self) -> None:
        """Make another figure. Called late, because the first one loads most of what figures need."""
        from recovery_timer.ui.figure.view import FigureView

        figure = FigureView(self._theme, corner_px=_CORNER_PX)
        self.figures.append(figure)
        self._stages.addWidget(figure)
        self._apply_theme()
        self._arrange()

    def _show_exercises(self, blocks: Sequence[Block], catalogue: Catalogue) -> None:
        """Show a tile for each of ``blocks``, those of a circuit."""
        shown = tuple(
            (
                figure_of(block, catalogue),
                family_of(block, catalogue),
                _SIDE_OF.get(block.sides) if isinstance(block, Step) else None,
                block_name(block),
            )
            for block in blocks
        )
        self._exercises.setVisible(bool(shown))
        if shown == self._shown_exercises:
            return
        self._shown_exercises = shown
        layout = self._exercises.layout()
        assert layout is not None
        clear(layout)
        for figure, family, side, name in shown:
            tile = FigureTile(self._theme, self._tiles, _TILE)
            tile.show_figure(figure, family, side)
            tile.setToolTip(name)
            layout.addWidget(tile)

    def _arrange(self) -> None:
        px, small = self._theme.px, self._is_small
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._all.setDirection(beside if small else above)
        self._all.setSpacing(px(4) if small else px(12))
        self._all.setAlignment(self._stages, Qt.AlignmentFlag.AlignTop if small else Qt.AlignmentFlag(0))
        self._stages.setDirection(above if small else beside)
        margin = px(8) if small else px(12)
        self._words.setContentsMargins(margin, 0, margin, 0)
        exercises = self._exercises.layout()
        assert exercises is not None
        exercises.setContentsMargins(0 if small else px(12), 0 if small else px(12), 0, 0)
        for figure in self.figures:
            figure.setMinimumWidth(px(_TILE.width()) if small else 0)
            figure.setMaximumWidth(px(_TILE.width()) if small else _NO_LIMIT)
            figure.setFixedHeight(px(_TILE.height()) if small else px(_STAGE_PX))

    def _apply_theme(self) -> None:
        for figure in self.figures:
            figure.set_behind(self._theme.colours.surface)
