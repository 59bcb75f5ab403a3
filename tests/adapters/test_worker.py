"""The worker on Qt's loop, and the contract that it shares with the immediate one."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.worker import QtWorker
from recovery_timer.ports import ImmediateWorker, Worker

SOON_S = 10.0
"""Far more than anything here takes: a test that waits this long has failed."""


@pytest.fixture
def worker(qapp: object) -> QtWorker:
    return QtWorker()


@pytest.mark.parametrize("make", [QtWorker, ImmediateWorker])
def test_run__hands_each_result_to_the_thread_that_asked__in_order(
    qtbot: QtBot, make: Callable[[], Worker], qapp: object
) -> None:
    worker, results = make(), list[tuple[int, bool]]()

    def done(result: Future[int]) -> None:
        results.append((result.result(), threading.current_thread() is threading.main_thread()))

    for number in range(20):
        worker.run(lambda number=number: number, done)  # type: ignore[misc]  # a default is not seen through

    qtbot.waitUntil(lambda: len(results) == 20)
    assert results == [(number, True) for number in range(20)]


@pytest.mark.parametrize("make", [QtWorker, ImmediateWorker])
def test_run__of_what_raises__hands_over_the_exception_and_goes_on(
    qtbot: QtBot, make: Callable[[], Worker], qapp: object
) -> None:
    worker, results = make(), list[Future[float]]()
    worker.run(lambda: 1 / 0, results.append)
    worker.run(lambda: 1 / 1, results.append)

    qtbot.waitUntil(lambda: len(results) == 2)
    assert isinstance(results[0].exception(), ZeroDivisionError)
    assert results[1].result() == 1


def test_run__does_not_hold_up_whoever_asks(worker: QtWorker, qtbot: QtBot) -> None:
    release, threads = threading.Event(), list[threading.Thread]()

    def job() -> bool:
        threads.append(threading.current_thread())
        return release.wait(SOON_S)

    results: list[Future[bool]] = []
    worker.run(job, results.append)
    assert results == []
    release.set()

    qtbot.waitUntil(lambda: bool(results))
    # Not waited for at the end: a disk that hangs must not keep the program alive.
    assert [thread.daemon for thread in threads] == [True]


def test_flush__delivers_what_is_done(worker: QtWorker) -> None:
    results: list[Future[int]] = []
    worker.run(lambda: 1, results.append)

    assert worker.flush(SOON_S)
    assert [each.result() for each in results] == [1]


def test_flush__gives_up_on_a_job_that_hangs(worker: QtWorker) -> None:
    release, results = threading.Event(), list[Future[bool]]()
    worker.run(lambda: release.wait(SOON_S), results.append)

    assert not worker.flush(0.01)
    assert results == []
    release.set()
    assert worker.flush(SOON_S)
    assert len(results) == 1
