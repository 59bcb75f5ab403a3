"""Work that must not hold up the window: reading folders, archives and databases."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Worker(Protocol):
    """Runs jobs in another thread, one after the other."""

    def run(self, job: Callable[[], Result], done: Callable[[Future[Result]], None]) -> None:
        """Run ``job`` soon, then call ``done`` in the thread that called this.

        ``done`` receives a finished future: its `result` returns what ``job`` returned, or raises what it raised.
        """
        ...


class BackgroundWorker(Worker, Protocol):
    """A worker with a thread of its own, which can be waited for."""

    def flush(self, timeout_s: float) -> bool:
        """Wait at most ``timeout_s`` until every job is done; return whether it is."""
        ...


class ImmediateWorker:
    """Runs jobs on the spot: for commands, which wait for them anyway, and for tests."""

    def run(self, job: Callable[[], Result], done: Callable[[Future[Result]], None]) -> None:
        """Run ``job``, then call ``done``."""
        done(finished(job))


def finished(job: Callable[[], Result]) -> Future[Result]:
    """Run ``job`` and return its result, or the exception that it raised, as a finished future."""
    future: Future[Result] = Future()
    try:
        future.set_result(job())
    except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
        future.set_exception(error)
    return future
