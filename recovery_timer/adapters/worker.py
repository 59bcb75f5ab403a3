"""A worker on Qt's loop: it brings results back to the thread that asked for them."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from recovery_timer.ports.worker import finished

Result = TypeVar("Result")


class QtWorker(QObject):
    """Runs jobs in one thread of its own, as `ports.Worker`. The thread starts with the first job.

    It reads, and writes what is exported, whole or not at all; so the program does not wait for it at the end: a disk
    that hangs must not keep it alive.
    """

    _finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._results: SimpleQueue[Future[Any]] = SimpleQueue()
        # One for each result to come. They stay in this thread: a widget must not lose its last reference in the other.
        self._receivers: deque[Callable[[Future[Any]], None]] = deque()
        self._thread: threading.Thread | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Callable[[], Result], done: Callable[[Future[Result]], None]) -> None:
        """Run ``job`` after those that were handed over before; then call ``done`` in this object's thread."""
        self._receivers.append(done)
        self._enqueue(lambda: self._results.put(finished(job)))

    def flush(self, timeout_s: float) -> bool:
        """Wait at most ``timeout_s`` until every job is done, and deliver the results; return whether it is."""
        reached = threading.Event()
        self._enqueue(reached.set)
        is_done = reached.wait(timeout_s)
        self._deliver()
        return is_done

    def _enqueue(self, task: Callable[[], None]) -> None:
        self._jobs.put(task)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            self._jobs.get()()
            # The window may be gone, and this object with it.
            with suppress(RuntimeError):
                self._finished.emit()

    def _deliver(self) -> None:
        while True:
            try:
                result = self._results.get_nowait()
            except Empty:
                return
            self._receivers.popleft()(result)
