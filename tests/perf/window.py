"""The whole window in the bench's own process, on a machine of fakes."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from recovery_timer.ui.application import Application
from tests.fakes.ports import Fakes
from tests.running_app import RunningApp


@contextmanager
def opened(fakes: Fakes) -> Iterator[RunningApp]:
    """The window, as large as it usually is, and ready to be used."""
    app = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, QApplication)
    running = RunningApp(app, fakes, styled=True)
    running.window.resize(1_280, 800)
    running.window.show()
    app.processEvents()
    running.library.prepare_search()
    yield running
    running.window.close_without_asking()
    running.window.deleteLater()
    running.theme.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show_all() -> None:
    """Handle all events, until the window shows what has changed."""
    QApplication.processEvents()
