"""The panel: a frame with its own surface, in which a page shows one subject."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role


def panel(
    theme: ThemeManager, *, margins: tuple[int, int, int, int] = (24, 20, 24, 20), spacing: int = 12
) -> tuple[QFrame, QVBoxLayout]:
    """Return a panel, and the column that fills it; ``margins`` (left, top, right, bottom) and ``spacing`` in px."""
    frame = QFrame()
    set_role(frame, "panel")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*map(theme.px, margins))
    column.setSpacing(theme.px(spacing))
    return frame, column
