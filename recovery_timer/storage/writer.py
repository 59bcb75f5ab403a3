"""The one place where saving happens: in the background, one job after the other, and the latest wins."""

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

Job = Callable[[], None]


class Writer:
    """Runs jobs in a thread of its own, so that no disk ever holds up the window.

    A job waits under its key; a newer one with the same key takes its place, and its turn, until it is begun. The
    thread starts with the first job. It keeps the process alive until `close`, so that nothing submitted is lost.
    """

    def __init__(self, failed: Callable[[str, Exception], None]) -> None:
        """Tell ``failed`` the key and the exception of each job that could not be done, in the writer's thread."""
        self._failed = failed
        self._waiting: dict[str, Job] = {}
        self._busy = False
        self._closed = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def submit(self, key: str, job: Job) -> None:
        """Do ``job`` soon, instead of the one with the same ``key`` that is not begun yet.

        Raises:
            RuntimeError: the writer is closed.
        """
        with self._changed:
            if self._closed:
                raise RuntimeError(f"Nothing is saved after the writer was closed: {key}")
            self._waiting[key] = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="writer", daemon=False)
                self._thread.start()
            self._changed.notify_all()

    def flush(self, timeout_s: float) -> bool:
        """Wait until everything submitted is done, ``timeout_s`` at the most, and return whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._busy, timeout_s)

    def close(self) -> None:
        """Do what was submitted, however long it takes, and end the thread. Whoever has no such time flushes first."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while (next_job := self._next()) is not None:
            self._do(*next_job)
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _next(self) -> tuple[str, Job] | None:
        """Wait for the next job; None when there will be no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            if not self._waiting:
                return None
            self._busy = True
            key = next(iter(self._waiting))
            return key, self._waiting.pop(key)

    def _do(self, key: str, job: Job) -> None:
        try:
            job()
        except Exception as error:  # noqa: BLE001 - whatever fails, the next job must still be done
            try:
                self._failed(key, error)
            except Exception:
                log.exception("%s was not saved, and that could not be told", key)
