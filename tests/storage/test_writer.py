import errno
import sqlite3
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from recovery_timer.ports import SaveKey, SaveKind, Saver, Unsaved
from recovery_timer.storage.writer import Writer
from tests.fakes.clock import FakeClock

SOON_S = 10.0
"""Much longer than anything here takes: a test that waits this long has failed."""

Reports = list[tuple[Unsaved, ...]]


@pytest.fixture
def reports() -> Reports:
    return []


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def make_writer(reports: Reports, clock: FakeClock) -> Iterator[Callable[..., Writer]]:
    """Return a function that makes a writer. They are closed at the end: their threads would keep the tests running."""
    made: list[Writer] = []

    def make(report: Callable[[tuple[Unsaved, ...]], None] = reports.append, **arguments: Any) -> Writer:
        made.append(Writer(report, clock, **arguments))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def writer(make_writer: Callable[..., Writer]) -> Writer:
    """A writer whose clock stands still, so that it does not retry by itself."""
    return make_writer()


def key(name: str) -> SaveKey:
    return SaveKey(SaveKind.DRAFT, name)


class Gate:
    """A job that signals its start, and ends when released."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.stop = threading.Event()

    def __call__(self) -> None:
        self.begun.set()
        assert self.stop.wait(SOON_S)


@pytest.fixture
def gate(writer: Writer) -> Iterator[Gate]:
    """Keep the writer busy until the gate is released."""
    made = Gate()
    writer.submit(key("gate"), made)
    assert made.begun.wait(SOON_S)
    yield made
    made.stop.set()


def raising(error: BaseException) -> Callable[[], None]:
    def job() -> None:
        raise error

    return job


def test_submit__runs_all_jobs_in_order_in_a_thread_of_its_own(writer: Writer) -> None:
    done: list[tuple[int, bool]] = []
    saver: Saver = writer

    def note(number: int) -> None:
        thread = threading.current_thread()
        # A daemon thread would be cut off in the middle of a write when the program ends.
        done.append((number, thread is threading.main_thread() or thread.daemon))

    for number in range(100):
        saver.submit(key(f"key {number}"), partial(note, number))

    assert writer.flush(SOON_S)
    assert done == [(number, False) for number in range(100)]


def test_submit__latest_job_wins_and_keeps_its_place(writer: Writer, gate: Gate) -> None:
    done: list[str] = []
    for name, what in (("a", "a1"), ("b", "b1"), ("a", "a2"), ("c", "c1"), ("a", "a3"), ("b", "b2")):
        writer.submit(key(name), partial(done.append, what))
    gate.stop.set()

    assert writer.flush(SOON_S)
    assert done == ["a3", "b2", "c1"]


def test_submit__first_has_started__runs_both(writer: Writer, gate: Gate) -> None:
    done: list[str] = []
    writer.submit(key("gate"), lambda: done.append("second"))
    gate.stop.set()

    assert writer.flush(SOON_S)
    assert done == ["second"]


def test_submit__does_not_wait_for_the_job(writer: Writer, gate: Gate) -> None:
    done: list[str] = []
    writer.submit(key("a"), lambda: done.append("a"))

    assert done == []
    assert not writer.flush(0)


def test_submit__may_be_called_by_a_job(writer: Writer) -> None:
    done = threading.Event()
    writer.submit(key("outer"), lambda: writer.submit(key("inner"), done.set))

    assert done.wait(SOON_S)


def test_flush__nothing_submitted__is_true_at_once(writer: Writer) -> None:
    assert writer.flush(0)


def test_flush__is_false_while_a_job_runs_or_waits(writer: Writer, gate: Gate) -> None:
    assert not writer.flush(0.001)
    gate.stop.set()
    assert writer.flush(SOON_S)


@pytest.mark.logs_warnings
@pytest.mark.parametrize(
    "error", [OSError("full"), sqlite3.OperationalError("locked"), ValueError("odd")], ids=["os", "sqlite", "other"]
)
def test_failure__is_reported_with_its_key_and_the_next_job_runs(
    writer: Writer, reports: Reports, error: Exception
) -> None:
    done: list[str] = []
    writer.submit(key("first"), raising(error))
    writer.submit(key("second"), lambda: done.append("second"))

    assert writer.flush(SOON_S)
    assert reports == [(Unsaved(key("first"), error),)]
    assert writer.unsaved == (Unsaved(key("first"), error),)
    assert done == ["second"]


@pytest.mark.logs_warnings
def test_failure__that_cannot_be_reported__is_logged(
    make_writer: Callable[..., Writer], caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    def fail_to_report(unsaved: tuple[Unsaved, ...]) -> None:
        raise RuntimeError("the window is gone")

    writer = make_writer(fail_to_report)
    writer.submit(SaveKey(SaveKind.RECORD, "s1"), raising(OSError("No space left")))
    writer.submit(key("second"), lambda: done.append("second"))
    writer.close()

    assert done == ["second"]
    assert "record s1 was not saved" in caplog.text
    assert "No space left" in caplog.text
    assert "the window is gone" in caplog.text


class FlakyDisk:
    """A disk that may be full; ``saved`` is its content, ``tried`` the number of attempts."""

    def __init__(self) -> None:
        self.full = True
        self.saved: list[str] = []
        self.tried = 0

    def save(self, what: str) -> None:
        self.tried += 1
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.saved.append(what)


@pytest.mark.logs_warnings
def test_failed__succeeds_when_retried(writer: Writer, reports: Reports) -> None:
    disk = FlakyDisk()
    writer.submit(key("a"), lambda: disk.save("a"))
    writer.submit(key("b"), lambda: disk.save("b"))
    assert writer.flush(SOON_S)
    assert [each.key.id for each in writer.unsaved] == ["a", "b"]

    disk.full = False
    writer.retry()

    assert writer.flush(SOON_S)
    assert disk.saved == ["a", "b"]
    assert writer.unsaved == ()
    assert [[each.key.id for each in unsaved] for unsaved in reports] == [["a"], ["a", "b"], ["b"], []]


@pytest.mark.logs_warnings
def test_failed__is_replaced_by_a_newer_one_with_its_key(writer: Writer, reports: Reports) -> None:
    disk = FlakyDisk()
    writer.submit(key("a"), lambda: disk.save("old"))
    assert writer.flush(SOON_S)
    disk.full = False
    writer.submit(key("a"), lambda: disk.save("new"))
    assert writer.flush(SOON_S)
    writer.retry()

    assert writer.flush(SOON_S)
    assert disk.saved == ["new"]
    assert reports[-1] == ()


@pytest.mark.logs_warnings
def test_failed__for_the_same_reason_again__is_reported_once(writer: Writer, reports: Reports) -> None:
    disk = FlakyDisk()
    writer.submit(key("a"), lambda: disk.save("a"))
    assert writer.flush(SOON_S)
    for _ in range(3):
        writer.retry()
        assert writer.flush(SOON_S)

    assert disk.tried == 4
    assert len(reports) == 1


@pytest.mark.logs_warnings
def test_failed__is_retried_after_each_delay(clock: FakeClock, make_writer: Callable[..., Writer]) -> None:
    disk, third = FlakyDisk(), threading.Event()

    def job() -> None:
        if disk.tried == 2:
            disk.full = False
            third.set()
        disk.save("a")

    # No delay before the second and third attempts.
    writer = make_writer(pauses_ms=(0, 0, 3_600_000))
    writer.submit(key("a"), job)

    assert third.wait(SOON_S)
    assert writer.flush(SOON_S)
    assert disk.saved == ["a"]


@pytest.mark.logs_warnings
def test_retry_delays__grow_to_the_last_one_and_start_over(
    clock: FakeClock, make_writer: Callable[..., Writer]
) -> None:
    writer = make_writer(pauses_ms=(1_000, 5_000))
    disk = FlakyDisk()
    writer.submit(key("a"), lambda: disk.save("a"))
    assert writer.flush(SOON_S)
    tried = []
    for pause_ms in (999, 1, 4_999, 1, 4_999, 1):
        clock.now_ms += pause_ms
        # Submitting a job wakes the thread, which then checks the time.
        writer.submit(key("wake"), lambda: None)
        assert writer.flush(SOON_S)
        tried.append(disk.tried)

    assert tried == [1, 2, 2, 3, 3, 4]


@pytest.mark.logs_warnings
def test_success__after_a_failure__retries_the_others_at_once(writer: Writer) -> None:
    disk = FlakyDisk()
    for name in ("a", "b"):
        writer.submit(key(name), partial(disk.save, name))
    assert writer.flush(SOON_S)
    disk.full = False
    writer.submit(key("b"), partial(disk.save, "newer b"))

    assert writer.flush(SOON_S)
    assert disk.saved == ["newer b", "a"]


@pytest.mark.logs_warnings
def test_require__is_called_before_every_job(clock: FakeClock, make_writer: Callable[..., Writer]) -> None:
    drive_is_there = threading.Event()

    def require() -> None:
        if not drive_is_there.is_set():
            raise OSError(errno.ENODEV, "The drive is not there")

    done: list[str] = []
    writer = make_writer(require=require)
    writer.submit(key("a"), lambda: done.append("a"))
    assert writer.flush(SOON_S)
    assert done == []
    drive_is_there.set()
    writer.retry()

    assert writer.flush(SOON_S)
    assert done == ["a"]


def test_unsaved__includes_pending_jobs(writer: Writer, gate: Gate) -> None:
    writer.submit(key("a"), lambda: None)

    assert writer.unsaved == (Unsaved(key("gate"), None), Unsaved(key("a"), None))


@pytest.mark.logs_warnings
def test_is_pending__until_the_job_is_done(writer: Writer, gate: Gate) -> None:
    disk = FlakyDisk()
    writer.submit(key("a"), lambda: disk.save("a"))
    assert writer.is_pending(key("gate"))
    assert writer.pending(SaveKind.DRAFT) == {"gate", "a"}
    assert writer.pending(SaveKind.ROUTINE) == frozenset()
    gate.stop.set()
    assert writer.flush(SOON_S)
    assert not writer.is_pending(key("gate"))
    assert writer.is_pending(key("a"))

    disk.full = False
    writer.retry()
    assert writer.flush(SOON_S)
    assert not writer.is_pending(key("a"))
    assert writer.pending(SaveKind.DRAFT) == frozenset()


@pytest.mark.logs_warnings
def test_close__does_not_wait_for_failed_jobs(clock: FakeClock, make_writer: Callable[..., Writer]) -> None:
    writer = make_writer()
    disk = FlakyDisk()
    writer.submit(key("a"), lambda: disk.save("a"))
    writer.close()

    assert disk.tried == 1
    assert [each.key.id for each in writer.unsaved] == ["a"]


def test_close__finishes_submitted_jobs_and_ends_the_thread(make_writer: Callable[..., Writer]) -> None:
    before = set(threading.enumerate())
    done: list[str] = []
    writer = make_writer()
    gate = Gate()
    writer.submit(key("gate"), gate)
    assert gate.begun.wait(SOON_S)
    writer.submit(key("a"), lambda: done.append("a"))
    writer.submit(key("b"), lambda: done.append("b"))
    gate.stop.set()
    writer.close()
    writer.close()

    assert done == ["a", "b"]
    # Those of other tests may have ended meanwhile.
    assert set(threading.enumerate()) <= before


def test_close__without_any_job__is_harmless(make_writer: Callable[..., Writer]) -> None:
    before = set(threading.enumerate())
    writer = make_writer()

    assert set(threading.enumerate()) <= before
    writer.close()


def test_submit__is_refused_after_close(writer: Writer) -> None:
    writer.close()

    with pytest.raises(RuntimeError, match="so nothing is saved: draft a"):
        writer.submit(key("a"), lambda: None)


def test_submit__loses_nothing__from_many_threads(writer: Writer) -> None:
    done: list[str] = []
    together = threading.Barrier(8)

    def submit(name: int) -> None:
        together.wait(SOON_S)
        for number in range(50):
            writer.submit(key(f"{name} {number}"), partial(done.append, f"{name} {number}"))

    threads = [threading.Thread(target=submit, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON_S)

    assert writer.flush(SOON_S)
    assert sorted(done) == sorted(f"{name} {number}" for name in range(8) for number in range(50))
