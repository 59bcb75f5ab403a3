"""The figure of a session as the cover that a media player shows, on lock screens and phones."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, QTimer
from PySide6.QtGui import QImage

from recovery_timer.ports import CoverStore, Worker
from recovery_timer.routine.timeline import Segment
from recovery_timer.ui.figure.pictures import figure_cover
from recovery_timer.ui.theme.manager import ThemeManager

_log = logging.getLogger(__name__)

COVER_PX = 512
"""The width and height of a cover: enough for a phone's lock screen."""


class Covers(QObject):
    """Draws a cover for a segment when it is first asked for, and remembers its file."""

    def __init__(self, theme: ThemeManager, store: CoverStore, worker: Worker, parent: QObject) -> None:
        """``worker`` encodes and saves the pictures."""
        super().__init__(parent)
        self._theme = theme
        self._store = store
        self._worker = worker
        self._files: dict[str, Path] = {}
        self._wanted: list[tuple[str, Segment, Callable[[Path], None]]] = []
        # The session's screen is painted first.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw_wanted)

    def make(self, segment: Segment, done: Callable[[Path], None]) -> None:
        """Call ``done`` with the picture of ``segment``: at once if it was drawn before, else soon.

        It is not called if the segment has no figure, or the picture cannot be saved.
        """
        name = self._name(segment)
        if name in self._files:
            done(self._files[name])
        else:
            self._wanted.append((name, segment, done))
            self._soon.start()

    def _draw_wanted(self) -> None:
        wanted, self._wanted = self._wanted, []
        for each in wanted:
            self._draw(*each)

    def _draw(self, name: str, segment: Segment, done: Callable[[Path], None]) -> None:
        picture = figure_cover(self._theme.colours, segment, QSize(COVER_PX, COVER_PX))
        if picture is None:
            return

        def keep(saved: Future[Path]) -> None:
            try:
                file = saved.result()
            except OSError as error:
                # Only the picture is missing then.
                _log.info("There is no cover: %s", error)
                return
            self._files[name] = file
            done(file)

        self._worker.run(lambda: self._store.keep(name, _png(picture)), keep)

    def _name(self, segment: Segment) -> str:
        parts = (segment.drawn_as, segment.temperature, segment.side, self._theme.colours.name)
        return "-".join(part for part in parts if part)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6's own: it takes a str, and refuses bytes
    return bytes(buffer.data().data())
