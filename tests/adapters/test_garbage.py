"""Garbage is collected in Qt's thread, and only there."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.garbage import collect_between_events, collect_if_due


class Knot:
    """A cycle, which only the collector can free. `freed_in` gets the thread that does so."""

    def __init__(self, freed_in: list[threading.Thread]) -> None:
        self._itself = self
        self._freed_in = freed_in
        self._widget = QObject()

    def __del__(self) -> None:
        self._freed_in.append(threading.current_thread())


@pytest.fixture
def collecting(qapp: object) -> Iterator[None]:
    """The collector as in a program that has just begun: with nothing to collect."""
    collect_between_events()
    gc.collect()
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)


def allocate(kept: list[list[object]]) -> None:
    """Allocate so much that Python itself would collect every generation."""
    kept.extend([] for _ in range(200_000))


@pytest.mark.usefixtures("collecting")
def test_collect_between_events__another_thread_makes_it_due__leaves_it_to_the_event_loop(qtbot: QtBot) -> None:
    freed_in: list[threading.Thread] = []
    Knot(freed_in)
    kept: list[list[object]] = []

    thread = threading.Thread(target=allocate, args=(kept,))
    thread.start()
    thread.join()
    assert freed_in == []

    qtbot.waitUntil(lambda: bool(freed_in))
    assert freed_in == [threading.main_thread()]


@pytest.mark.usefixtures("collecting")
def test_collect_if_due__nothing_is__does_not_collect() -> None:
    freed_in: list[threading.Thread] = []
    Knot(freed_in)

    collect_if_due()
    assert freed_in == []


@pytest.mark.usefixtures("collecting")
def test_collect_if_due__collects_the_oldest_generation_over_its_threshold() -> None:
    freed_in: list[threading.Thread] = []
    knot = Knot(freed_in)
    gc.collect(0)
    gc.collect(1)
    del knot
    gc.set_threshold(1, 1, 3)

    collect_if_due()
    assert freed_in == []  # It has grown too old for the younger generations.
    for _ in range(4):
        gc.collect(1)
    collect_if_due()
    assert freed_in == [threading.main_thread()]
