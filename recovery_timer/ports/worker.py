"""Work that must not hold up the window: reading folders, archives and databases."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Worker(Protocol):
    """Runs jobs in another thread, one at a time."""

    def run(self, job: Callable[[], Result], done: Callable[[Future[Result]], None]) -> None:
        """Run ``job`` soon, then call ``done`` in the thread that called this.

        ``done`` receives a finished future: its `result` returns what ``job`` returned, or raises what it raised.
        """
        ...


class BackgroundWorker(Worker, Protocol):
    """A worker with a thread of its own, for which one can wait."""

    def flush(self, timeout_s: float) -> bool:
        """Wait at most ``timeout_s`` until every job is done; return whether that is so."""
        ...


class ImmediateWorker:
    """Runs jobs synchronously: for commands, which would wait anyway, and for tests."""

    def run(self, job: Callable[[], Result], done: Callable[[Future[Result]], None]) -> None:
        """Run ``job``, then call ``done``."""
        done(finished(job))

    def flush(self, timeout_s: float) -> bool:
        """Return True: there is nothing to wait for."""
        return True


def finished(job: Callable[[], Result]) -> Future[Result]:
    """Run ``job`` and return its result, or the exception that it raised, as a finished future."""
    future: Future[Result] = Future()
    try:
        future.set_result(job())
    except Exception as error:  # noqa: BLE001 - raised again by the future's result
        future.set_exception(error)
    return future
