"""The first window: shown before the program is loaded, and looking like it did when it was last closed."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from recovery_timer.ui.window import MainWindow

PAINT_WITHIN_MS = 300
"""The time limit for painting: a window that starts minimised or hidden is never painted."""

_LARGEST_STATE_BYTES = 1024 * 1024


def first_window(app: QApplication, state_file: Path) -> MainWindow:
    """Return the empty window, painted."""
    window = MainWindow()
    window.look_like(_last_look(state_file))
    window.fit_into(window.screen().availableGeometry().size())
    window.show()
    paint(app, window)
    return window


def paint(app: QApplication, window: MainWindow) -> None:
    """Wait until ``window`` is painted, which Qt does as soon as the system exposes it. Keys and clicks wait."""
    patience = QTimer(singleShot=True)
    patience.start(PAINT_WITHIN_MS)
    handle, flags = window.windowHandle(), QEventLoop.ProcessEventsFlag
    while not handle.isExposed() and patience.isActive():
        app.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)
    app.processEvents(flags.ExcludeUserInputEvents)


def keep_alive(app: QApplication, is_over: Callable[[], bool]) -> None:
    """Let the window be painted, moved and resized until ``is_over``. Keys and clicks wait."""
    flags = QEventLoop.ProcessEventsFlag
    while not is_over():
        app.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)


def _last_look(state_file: Path) -> Mapping[str, object]:
    """Return the content of the state file. `storage` reads it too, and handles faults, but takes longer to import."""
    with suppress(OSError, ValueError, RecursionError):
        if state_file.is_file() and not state_file.is_symlink() and state_file.stat().st_size <= _LARGEST_STATE_BYTES:
            values = json.loads(state_file.read_bytes())
            return values if isinstance(values, dict) else {}
    return {}
