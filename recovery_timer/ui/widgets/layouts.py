"""What Qt's layouts leave to do by hand."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout``, and let its widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
