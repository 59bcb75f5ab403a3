import sqlite3
import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from recovery_timer.ports import Saver
from recovery_timer.storage.writer import Writer

SOON_S = 10.0
"""Far more than anything here takes: a test that waits this long has failed."""

Failures = list[tuple[str, Exception]]


@pytest.fixture
def failures() -> Failures:
    return []


@pytest.fixture
def writer(failures: Failures) -> Iterator[Writer]:
    made = Writer(lambda key, error: failures.append((key, error)))
    yield made
    made.close()


class Gate:
    """A job that says when it has begun, and ends when it is let go."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.let_go = threading.Event()

    def __call__(self) -> None:
        self.begun.set()
        assert self.let_go.wait(SOON_S)


@pytest.fixture
def gate(writer: Writer) -> Iterator[Gate]:
    """The writer is busy until the gate is let go."""
    made = Gate()
    writer.submit("gate", made)
    assert made.begun.wait(SOON_S)
    yield made
    made.let_go.set()


def raising(error: BaseException) -> Callable[[], None]:
    def job() -> None:
        raise error

    return job


def test_submit__does_every_job_in_order_in_a_thread_of_its_own(writer: Writer) -> None:
    done: list[tuple[int, bool]] = []
    saver: Saver = writer

    def note(number: int) -> None:
        thread = threading.current_thread()
        # A daemon would be cut off in the middle of a write when the program ends.
        done.append((number, thread is threading.main_thread() or thread.daemon))

    for number in range(100):
        saver.submit(f"key {number}", partial(note, number))

    assert writer.flush(SOON_S)
    assert done == [(number, False) for number in range(100)]


def test_submit__lets_the_latest_win_and_keeps_the_turn(writer: Writer, gate: Gate) -> None:
    done: list[str] = []
    for key, what in (("a", "a1"), ("b", "b1"), ("a", "a2"), ("c", "c1"), ("a", "a3"), ("b", "b2")):
        writer.submit(key, partial(done.append, what))
    gate.let_go.set()

    assert writer.flush(SOON_S)
    assert done == ["a3", "b2", "c1"]


def test_submit__does_both__when_the_first_has_begun(writer: Writer, gate: Gate) -> None:
    done: list[str] = []
    writer.submit("gate", lambda: done.append("second"))
    gate.let_go.set()

    assert writer.flush(SOON_S)
    assert done == ["second"]


def test_submit__does_not_wait_for_the_job(writer: Writer, gate: Gate) -> None:
    done: list[str] = []
    writer.submit("a", lambda: done.append("a"))

    assert done == []
    assert not writer.flush(0)


def test_submit__may_be_called_by_a_job(writer: Writer) -> None:
    done = threading.Event()
    writer.submit("outer", lambda: writer.submit("inner", done.set))

    assert done.wait(SOON_S)


def test_flush__is_true_at_once_when_nothing_was_submitted(writer: Writer) -> None:
    assert writer.flush(0)


def test_flush__is_false_while_a_job_runs_or_waits(writer: Writer, gate: Gate) -> None:
    assert not writer.flush(0.001)
    gate.let_go.set()
    assert writer.flush(SOON_S)


@pytest.mark.parametrize(
    "error", [OSError("full"), sqlite3.OperationalError("locked"), ValueError("odd")], ids=["os", "sqlite", "other"]
)
def test_failure__is_told_with_its_key_and_the_next_job_is_done(
    writer: Writer, failures: Failures, error: Exception
) -> None:
    done: list[str] = []
    writer.submit("first", raising(error))
    writer.submit("second", lambda: done.append("second"))

    assert writer.flush(SOON_S)
    assert failures == [("first", error)]
    assert done == ["second"]


@pytest.mark.logs_warnings
def test_failure__is_logged__when_it_cannot_even_be_told(caplog: pytest.LogCaptureFixture) -> None:
    done: list[str] = []

    def cannot_tell(key: str, error: Exception) -> None:
        raise RuntimeError("the window is gone")

    writer = Writer(cannot_tell)
    writer.submit("journal 1", raising(OSError("No space left")))
    writer.submit("second", lambda: done.append("second"))
    writer.close()

    assert done == ["second"]
    assert "journal 1 was not saved" in caplog.text
    assert "No space left" in caplog.text
    assert "the window is gone" in caplog.text


def test_close__does_what_was_submitted_and_ends_the_thread(failures: Failures) -> None:
    before = threading.active_count()
    done: list[str] = []
    writer = Writer(lambda key, error: failures.append((key, error)))
    gate = Gate()
    writer.submit("gate", gate)
    assert gate.begun.wait(SOON_S)
    writer.submit("a", lambda: done.append("a"))
    writer.submit("b", lambda: done.append("b"))
    gate.let_go.set()
    writer.close()
    writer.close()

    assert done == ["a", "b"]
    assert threading.active_count() == before


def test_close__needs_no_job_before(failures: Failures) -> None:
    before = threading.active_count()
    writer = Writer(lambda key, error: failures.append((key, error)))

    assert threading.active_count() == before
    writer.close()


def test_submit__is_refused_after_close(writer: Writer) -> None:
    writer.close()

    with pytest.raises(RuntimeError, match="after the writer was closed: a"):
        writer.submit("a", lambda: None)


def test_submit__loses_nothing__from_many_threads(writer: Writer) -> None:
    done: list[str] = []
    together = threading.Barrier(8)

    def submit(name: int) -> None:
        together.wait(SOON_S)
        for number in range(50):
            writer.submit(f"{name} {number}", partial(done.append, f"{name} {number}"))

    threads = [threading.Thread(target=submit, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON_S)

    assert writer.flush(SOON_S)
    assert sorted(done) == sorted(f"{name} {number}" for name in range(8) for number in range(50))
