"""The side, as a filled chip that can be read from the floor."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from recovery_timer.ui.theme.manager import ThemeManager


class SideChip(QLabel):
    """A word on a filled background, or in an outline while the session is paused."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def restyle(self, text_px: int, ground: str, *, outlined: bool = False) -> None:
        """Set the height of the text, and the background to the theme's colour ``ground``, or only an outline."""
        colours = self._theme.colours
        if outlined:
            line = f"border: {max(2, text_px // 14)}px solid {colours.rest};"
            look = f"background: transparent; color: {colours.muted}; {line}"
        else:
            look = f"background: {ground}; color: {colours.on(ground)};"
        style = (
            f"{look} border-radius: {text_px // 3}px; font-size: {text_px}px; font-weight: 700;"
            f" padding: 0 {text_px * 2 // 3}px;"
        )
        # Qt does not compare: it would parse the sheet and redo the layout around the chip.
        if style != self.styleSheet():
            self.setStyleSheet(style)
            self.setFixedHeight(chip_height(text_px))


def chip_height(text_px: int) -> int:
    """Return the height of a chip whose text is ``text_px`` high."""
    return round(text_px * 1.42)
