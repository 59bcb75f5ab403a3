"""Opening files with the program that the user has for them."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(file: str) -> bool:
    """Open ``file``, as `ports.FileOpener`."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(file))
