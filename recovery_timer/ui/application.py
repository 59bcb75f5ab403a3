"""The Qt application. It never quits by itself: it emits a request, and the owner of the event loop ends it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from recovery_timer import APPLICATION_ID
from recovery_timer.ui.language import use_language


class Application(QApplication):
    """Turns every way of quitting (app.quit, logout, the system's menu) into `quit_requested`.

    Quitting from inside the loop would stop it while tasks are still pending; see `desktop.lifecycle`.
    """

    quit_requested = Signal()

    def __init__(self, arguments: Sequence[str]) -> None:
        """Set the names by which the system knows the program, and install the translations."""
        # Not with `setStyle`: wrapping the style that it returns, which nobody needs, takes 10 ms.
        super().__init__([*arguments, "-style", "Fusion"])
        use_language(self)
        self.setApplicationName("recovery-timer")
        self.setApplicationDisplayName("Recovery Timer")
        self.setDesktopFileName(APPLICATION_ID)
        self.setQuitOnLastWindowClosed(False)
        self._files: list[str] = []
        self._open: Callable[[Sequence[str]], object] = self._files.extend

    def open_files_with(self, open_files: Callable[[Sequence[str]], object]) -> None:
        """Call ``open_files`` with each file that the system asks to open, including those it has asked for already.

        macOS does not start another process with the file's name as its argument: it tells the running one.
        """
        self._open = open_files
        if self._files:
            open_files(self._files)

    def show_icon(self) -> None:
        """Give every window the program's icon. Call it late: its six sizes take longer to draw than a window."""
        from recovery_timer.ui.theme.icons import application_icon

        self.setWindowIcon(application_icon())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            event.ignore()
            self.quit_requested.emit()
            return True
        if isinstance(event, QFileOpenEvent):
            self._open([event.file()])
            return True
        return super().event(event)
