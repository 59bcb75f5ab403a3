"""One tile as a widget: the figure of a step beside its words."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from recovery_timer.routine.model import Temperature
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Side
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.theme.manager import ThemeManager


class FigureTile(QWidget):
    """Paints a picture of ``tiles``. A screen reader skips it, because the words beside it say the same."""

    def __init__(self, theme: ThemeManager, tiles: FigureTiles, size_px: QSize) -> None:
        """``size_px`` is scaled with the text."""
        super().__init__()
        self._tiles = tiles
        self._technique: str | None = None
        self._family: Family | None = None
        self._is_mirrored = False
        self._temperature: Temperature | None = None
        self.setFixedSize(theme.px(size_px.width()), theme.px(size_px.height()))
        tiles.drawn.connect(self.update)
        theme.changed.connect(self.update)

    def show_figure(
        self,
        technique: str | None,
        family: Family | None,
        side: Side | None = None,
        temperature: Temperature | None = None,
    ) -> None:
        """Show the figure of ``technique``, or the icon of ``family``; for the left ``side``, it faces left.

        With a ``temperature``, it is in water of that temperature.
        """
        self._technique, self._family, self._is_mirrored = technique, family, side == "left"
        self._temperature = temperature
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._tiles.paint(
            QPainter(self),
            self.rect(),
            self._technique,
            self._family,
            mirrored=self._is_mirrored,
            temperature=self._temperature,
        )
