"""What Qt lacks for the layout of widgets and the size of dialogs."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLayout

_FRAME_PX = (16, 48)
"""Room for a frame and a title bar, whose size is known only once they are shown."""


def clear(layout: QLayout) -> None:
    """Remove everything from ``layout``, and delete its widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def resize_within_screen(dialog: QDialog, width: int, height: int) -> None:
    """Resize ``dialog``, but not beyond what its screen has room for."""
    room = dialog.screen().availableSize() - QSize(*_FRAME_PX)
    dialog.resize(QSize(width, height).boundedTo(room))
