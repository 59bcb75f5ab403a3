"""What stands above the inspector's fields: the exercise on its stage, the block's name and how it is done in short."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from recovery_timer.routine.model import Block, Sides, Step
from recovery_timer.routine.technique import Technique
from recovery_timer.routine.timeline import Side
from recovery_timer.ui.text.blocks import block_name
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.text import label

if TYPE_CHECKING:
    from recovery_timer.ui.figure.view import FigureView

_STAGE_PX = 120
_TILE_PX = (72, 56)
_CORNER_PX = 8
_SIDE_OF: Mapping[Sides, Side] = {Sides.LEFT: "left", Sides.RIGHT: "right"}


class InspectorHead(QWidget):
    """Shows one block. Where there is little room, the stage is a tile beside the name."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.figure: FigureView | None = None
        self._is_small = False
        self._name = label("name", wrap=True)
        self._instruction = label("muted", wrap=True)
        texts = QWidget()
        self._words = QVBoxLayout(texts)
        self._words.setSpacing(0)
        self._words.addWidget(self._name)
        self._words.addWidget(self._instruction)
        self._words.addStretch(1)
        self._all = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.addWidget(texts, 1)
        self._arrange()

    def set_small(self, small: bool) -> None:
        """Show a tile beside the name if ``small``, else a stage above it."""
        if small != self._is_small:
            self._is_small = small
            self._arrange()

    def show_block(self, block: Block, technique: Technique | None) -> None:
        """Show ``block`` of ``technique``, which the user's own steps and circuits have not."""
        self._name.setText(block_name(block))
        words = translated(technique.instruction) if technique is not None else ""
        self._instruction.setText(words)
        self._instruction.setVisible(bool(words))
        self._show_figure(block, technique)

    def _show_figure(self, block: Block, technique: Technique | None) -> None:
        """Show the exercise doing its movement. The widget is made for the first block that has a technique."""
        if self.figure is None and technique is not None:
            from recovery_timer.ui.figure.view import FigureView

            self.figure = FigureView(self._theme, corner_px=_CORNER_PX)
            self._theme.changed.connect(self._apply_theme)
            self._apply_theme()
            self._all.insertWidget(0, self.figure)
            self._arrange()
        if self.figure is None:
            return
        self.figure.setVisible(technique is not None)
        if technique is not None:
            sides = block.sides if isinstance(block, Step) else Sides.TOGETHER
            self.figure.show_pose(
                technique.drawn_as, _SIDE_OF.get(sides), muscles=technique.muscles, family=technique.family
            )

    def _arrange(self) -> None:
        px, small = self._theme.px, self._is_small
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._all.setDirection(beside if small else above)
        self._all.setSpacing(px(4) if small else px(12))
        margin = px(12) if not small else px(8)
        self._words.setContentsMargins(margin, 0, margin, 0)
        if self.figure is not None:
            width, height = _TILE_PX
            self.figure.setMinimumWidth(px(width) if small else 0)
            self.figure.setMaximumWidth(px(width) if small else 16_777_215)
            self.figure.setFixedHeight(px(height) if small else px(_STAGE_PX))

    def _apply_theme(self) -> None:
        if self.figure is not None:
            self.figure.set_behind(self._theme.colours.surface)
