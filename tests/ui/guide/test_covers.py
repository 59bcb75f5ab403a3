from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from recovery_timer.ports import ImmediateWorker
from recovery_timer.routine.timeline import Segment
from recovery_timer.ui.guide.covers import COVER_PX, Covers
from recovery_timer.ui.guide.track import describe
from recovery_timer.ui.theme.manager import ThemeManager
from tests.fakes.media import MemoryCovers
from tests.fakes.worker import LateWorker
from tests.ui.guide.evening_legs import LEGS


def titled(title: str) -> Segment:
    return next(segment for segment in LEGS.segments if describe(LEGS, segment).title == title)


class Studio:
    """Makes covers, and records the finished ones."""

    def __init__(self, theme: ThemeManager) -> None:
        theme.choose("light")
        self.store = MemoryCovers()
        self.parent = QObject()
        self.covers = Covers(theme, self.store, ImmediateWorker(), self.parent)
        self.done: list[Path] = []

    def make(self, title: str) -> None:
        self.covers.make(titled(title), self.done.append)

    def picture(self, file: Path) -> QImage:
        return QImage.fromData(self.store.kept[file.stem])


@pytest.fixture
def studio(theme: ThemeManager) -> Studio:
    return Studio(theme)


def test_cover__is_drawn_later_and_differs_with_the_side(studio: Studio, qtbot: QtBot) -> None:
    studio.make("Hamstring stretch, Left")
    studio.make("Hamstring stretch, Right")
    assert studio.done == []
    qtbot.waitUntil(lambda: len(studio.done) == 2)
    left, right = (studio.picture(file) for file in studio.done)

    assert left.size().toTuple() == (COVER_PX, COVER_PX)
    assert left != right


def test_cover__requested_again__is_available_at_once(studio: Studio, qtbot: QtBot) -> None:
    studio.make("Hamstring stretch, Left")
    qtbot.waitUntil(lambda: len(studio.done) == 1)
    studio.store.kept.clear()
    studio.make("Hamstring stretch, Left")

    assert len(studio.done) == 2
    assert studio.store.kept == {}


def test_cover__without_a_figure_or_a_place__is_left_out(studio: Studio, qtbot: QtBot) -> None:
    studio.make("My own")
    qtbot.wait(50)
    assert studio.store.kept == {}
    studio.store.error = OSError("full")
    studio.make("Hamstring stretch, Left")
    studio.store.error = None
    studio.make("Warm water")
    qtbot.waitUntil(lambda: len(studio.done) >= 1)

    assert studio.done[-1].stem.startswith("contrast-bath-warm")


def test_cover__is_encoded_and_saved_by_the_worker(theme: ThemeManager, qtbot: QtBot) -> None:
    worker, store, done, parent = LateWorker(), MemoryCovers(), list[Path](), QObject()
    Covers(theme, store, worker, parent).make(titled("Hamstring stretch, Left"), done.append)
    qtbot.waitUntil(lambda: bool(worker.jobs))
    assert store.kept == {}
    worker.deliver()

    assert len(done) == 1
