"""Draws the pictures of the README from the program itself: ``make pictures``.

They stand in docs/pictures, each for a light and for a dark page. A name after the command draws only that picture:
``python -m docs.pictures session``. The figures move in real time, so two drawings of the moving picture differ in
a few frames; look at what changed before you commit it.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from docs.animated_png import Picture, encode
from recovery_timer.session.state import State
from recovery_timer.ui.application import Application
from tests import screens
from tests.running_app import RunningApp

FOLDER = Path(__file__).with_name("pictures")
THEMES = ("light", "dark")
STILLS: dict[str, Callable[[RunningApp], object]] = {
    "today": screens.today,
    "sheet": screens.routine_sheet,
    "build": screens.build,
    "techniques": screens.techniques,
    "finish": screens.finish_sore,
    "history": screens.history,
}
"""The pictures of the tour: what brings the window into the state to be shown."""

STILL_SIZE, FILM_SIZE = (1120, 720), (960, 600)
EACH_MS = 125
"""How long each picture of the film is seen."""

_WIND = 8
_FADED_MS = 1_000
"""After this, the page before is gone for sure."""

_COLOURS = 255
_LOOK_AT_EVERY = 5
"""The palette is made from every fifth picture of the film."""


def names() -> Sequence[str]:
    """Return the name of each picture in `FOLDER`."""
    return [f"{name}-{theme}" for name in ("session", *STILLS) for theme in THEMES]


def session(running: RunningApp) -> Iterator[None]:
    """Play the first exercise on both sides, quickly where nothing happens; pause for each picture."""
    running.start("Post-run basics")
    _pass_unseen(running, 10_000)
    QTest.qWait(_FADED_MS)
    yield from _pass(running, 2_500)
    yield from _pass(running, 14_500, speed=_WIND)
    yield from _pass(running, 3_000)
    yield from _pass(running, 5_000)
    yield from _pass(running, 2_000)
    running.guide_screen.show_floor(True)
    yield from _pass(running, 1_500)
    yield from _pass(running, 14_500, speed=_WIND)
    yield from _pass(running, 2_000)
    yield from _pass(running, 2_000)
    running.guide_screen.show_floor(False)
    while running.state() is State.RUNNING:
        _pass_unseen(running, 1_000)
    yield from _pass(running, 3_000)
    running.navigator.show("routines")
    yield from _pass(running, 1_500)


def _pass(running: RunningApp, ms: int, *, speed: int = 1) -> Iterator[None]:
    """Let ``ms`` of the session pass, ``speed`` times faster than the figure moves."""
    for _ in range(0, ms, EACH_MS * speed):
        _pass_unseen(running, EACH_MS * speed)
        running.guide_screen.refresh()
        QTest.qWait(EACH_MS)
        yield


def _pass_unseen(running: RunningApp, ms: int) -> None:
    running.fakes.clock.advance(ms)
    running.player.wake_up()


def draw_film(app: QApplication, theme: str) -> bytes:
    """Return the moving picture of a session."""
    with screens.window(app, theme, *FILM_SIZE, routines=()) as running:
        running.settings.change("motion", True)
        return _encoded([_grab(running) for _ in session(running)])


def draw_still(app: QApplication, theme: str, name: str) -> bytes:
    """Return the picture called ``name``."""
    with screens.window(app, theme, *STILL_SIZE, routines=[screens.EVENING_LEGS]) as running:
        STILLS[name](running)
        screens.settle(app)
        return _encoded([_grab(running)])


def _grab(running: RunningApp) -> QImage:
    return running.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _encoded(images: Sequence[QImage]) -> bytes:
    """Return ``images`` in their most frequent colours. The window has few; what else there is are edges of letters."""
    counted: Counter[int] = Counter()
    for image in images[::_LOOK_AT_EVERY]:
        counted.update(memoryview(image.constBits()).cast("I"))
    table = [colour for colour, _ in counted.most_common(_COLOURS)]
    # Index 0 is the transparent colour.
    behind_it = bytes(min(index + 1, 255) for index in range(256))
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    indexed = (image.convertToFormat(QImage.Format.Format_Indexed8, table, plain) for image in images)
    pictures = [Picture(bytes(image.constBits()).translate(behind_it), EACH_MS) for image in indexed]
    return encode(images[0].width(), [0, *(colour & 0xFFFFFF for colour in table)], pictures)


def main(wanted: Sequence[str]) -> None:
    """Draw the pictures called ``wanted``, or all."""
    app = QGuiApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, QApplication)
    FOLDER.mkdir(exist_ok=True)
    for name in wanted or ("session", *STILLS):
        for theme in THEMES:
            data = draw_film(app, theme) if name == "session" else draw_still(app, theme, name)
            path = FOLDER / f"{name}-{theme}.png"
            path.write_bytes(data)
            print(f"{path.relative_to(FOLDER.parents[1])}  {len(data) / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
