"""The main window as the system sees it: its position, closing, what is dropped on it. `WindowContent` fills it."""

import base64
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    # Not needed at run time, and every Qt class takes time to load.
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent

SMALLEST = (800, 560)
"""The smallest size that the screens are designed for, in px. A window on a smaller screen scrolls them."""
USUAL = (1280, 800)

_FRAME_PX = (16, 48)
"""Room for the window's frame and title bar, whose size is known only once it is shown."""

_LEAVE = "XDG_ACTIVATION_TOKEN"

_GEOMETRY, _BACKGROUND = "window", "background"
"""The names of the parts of its look in the state file."""


class MainWindow(QMainWindow):
    """Empty at first: it is painted before anything else is loaded, so this module imports next to nothing.

    `activated` is emitted whenever the user switches to it. `close_requested` asks whether it may close; `close_agreed`
    says that the program ends, `erase_agreed` that it ends, erases all of the user's data and starts over. `dropped`
    has the files that were dropped.
    """

    activated = Signal()
    close_requested = Signal()
    close_agreed = Signal()
    erase_agreed = Signal()
    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._may_close = False
        self._hint: QWidget | None = None
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)

    def fit_into(self, screen: QSize) -> None:
        """Limit its size to ``screen``, the available area of the screen where the window will be shown."""
        room = screen - QSize(*_FRAME_PX)
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(room))
        self.resize(self.size().boundedTo(room))

    def look(self) -> dict[str, object]:
        """Return its position and background, for `look_like` at the next start."""
        return {
            _GEOMETRY: base64.b64encode(bytes(self.saveGeometry().data())).decode(),
            _BACKGROUND: self.palette().color(QPalette.ColorRole.Window).name(),
        }

    def look_like(self, look: Mapping[str, object]) -> None:
        """Restore a `look`, or what is valid of it; Qt moves the window onto a screen that exists."""
        geometry, background = look.get(_GEOMETRY), look.get(_BACKGROUND)
        if isinstance(geometry, str):
            with suppress(ValueError):
                self.restoreGeometry(base64.b64decode(geometry, validate=True))
        if isinstance(background, str) and (colour := QColor.fromString(background)).isValid():
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Window, colour)
            self.setPalette(palette)

    def fill(self, content: QWidget) -> None:
        """Show ``content``; the background and the font are the theme's from now on."""
        # Imported late, like everything that is not needed to paint the empty window.
        from PySide6.QtGui import QFont

        self.setPalette(QPalette())
        # Qt tells the widgets of a new font only once its event loop runs, and this one is older than the theme.
        self.setFont(QFont())
        self.setCentralWidget(content)

    def come_forward(self, activation_token: str = "") -> None:
        """Rise above other windows. Wayland allows that only with the ``activation_token`` of what asks for it."""
        # Late: the first window does not need it.
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        if activation_token:
            # The only place where Qt looks for it.
            os.environ[_LEAVE] = activation_token
        self.activateWindow()
        os.environ.pop(_LEAVE, None)

    def close_without_asking(self) -> None:
        """Close without asking: the program is ending."""
        self._may_close = True
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def closeEvent(self, event: "QCloseEvent") -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_requested.emit()

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if event.mimeData().hasUrls() and self.acceptDrops():
            _accept_copy(event)
            self._hint = self._drop_hint()
            self._hint.show()

    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        self._end_hint()

    def dropEvent(self, event: "QDropEvent") -> None:
        self._end_hint()
        _accept_copy(event)
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _drop_hint(self) -> QWidget:
        from recovery_timer.ui.widgets.drop_hint import DropHint

        return self._hint or DropHint(self)

    def _end_hint(self) -> None:
        if self._hint is not None:
            self._hint.deleteLater()
            self._hint = None


def _accept_copy(event: "QDropEvent") -> None:
    # Late: this one name takes longer to import than everything above.
    from PySide6.QtCore import Qt

    # Not the proposed action: a file moved here would be deleted where it came from.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
