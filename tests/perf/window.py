"""The whole window in the bench's own process, on fakes."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from recovery_timer.ui.application import Application
from recovery_timer.ui.figure.tiles import FigureTiles
from tests.fakes.ports import Fakes
from tests.running_app import RunningApp


@contextmanager
def opened(fakes: Fakes) -> Iterator[RunningApp]:
    """Yield the window at its default size, ready for use."""
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
    """Process all events, until the window shows the changes."""
    QApplication.processEvents()


def show_figures(running: RunningApp) -> None:
    """Process all events until every list has its figures, which are drawn when the event loop is idle.

    Drawing one takes as long as an edit, and the first one after a change would count as part of that.
    """
    show_all()
    while any(tiles.is_drawing for tiles in running.window.findChildren(FigureTiles)):
        show_all()
