"""The only place where saving happens: in the background, one job at a time, and the latest wins.

A job that fails (a full disk, an unplugged drive) is kept, and retried until it succeeds.
"""

import logging
import threading
from collections.abc import Callable, Sequence

from recovery_timer.ports import Clock, SaveKey, SaveKind, Unsaved

log = logging.getLogger(__name__)

Job = Callable[[], None]

RETRY_DELAYS_MS = (1_000, 2_000, 5_000, 10_000, 30_000)
"""Retry delays in ms; the last one repeats."""


class Writer:
    """Runs jobs in a thread of its own, so that a slow disk never holds up the window.

    A waiting job is replaced, in its place in the queue, by a newer one with the same key. A failed job is kept until
    it or a newer one succeeds. The thread starts with the first job. It keeps the process alive until `close`, so that
    no job is lost.
    """

    def __init__(
        self,
        on_unsaved: Callable[[tuple[Unsaved, ...]], None],
        clock: Clock,
        *,
        require: Callable[[], None] = lambda: None,
        pauses_ms: Sequence[int] = RETRY_DELAYS_MS,
    ) -> None:
        """``on_unsaved`` is called in the writer's thread whenever the set of failed jobs changes.

        ``require`` is called before each job; if it raises, the job has failed.
        """
        self._on_unsaved = on_unsaved
        self._clock = clock
        self._require = require
        self._pauses_ms = pauses_ms
        self._waiting: dict[SaveKey, Job] = {}
        self._running: SaveKey | None = None
        self._failed: dict[SaveKey, tuple[Job, Exception]] = {}
        self._rounds = 0
        self._next_round_ms = 0
        self._closed = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """The jobs that are not done, with their errors; None for those still pending."""
        with self._changed:
            return tuple(Unsaved(key, self._failed[key][1] if key in self._failed else None) for key in self._keys())

    def is_pending(self, key: SaveKey) -> bool:
        """Return whether a job with this key is waiting, running or failed."""
        with self._changed:
            return key in self._keys()

    def pending(self, kind: SaveKind) -> frozenset[str]:
        """Return the ids of all pending jobs of this kind."""
        with self._changed:
            return frozenset(key.id for key in self._keys() if key.kind is kind)

    def submit(self, key: SaveKey, job: Job) -> None:
        """Run ``job`` soon, in place of one with the same ``key`` that has not started.

        Raises:
            RuntimeError: if the writer is closed.
        """
        with self._changed:
            if self._closed:
                raise RuntimeError(f"The writer is closed, so nothing is saved: {key}")
            self._waiting[key] = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="writer", daemon=False)
                self._thread.start()
            self._changed.notify_all()

    def retry(self) -> None:
        """Retry failed jobs now, without waiting for the retry delay."""
        with self._changed:
            self._next_round_ms = self._clock.now()
            self._changed.notify_all()

    def flush(self, timeout_s: float) -> bool:
        """Wait at most ``timeout_s`` until every job is done or has failed; return whether that is so."""
        with self._changed:
            return self._changed.wait_for(
                lambda: not self._waiting and self._running is None and not self._is_round_due(), timeout_s
            )

    def close(self) -> None:
        """Finish the submitted jobs, however long that takes, and end the thread. For a time limit, call `flush` first.

        Failed jobs are not retried: call `retry` first.
        """
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    # -- in the writer's thread

    def _run(self) -> None:
        while (next_job := self._next()) is not None:
            key, job = next_job
            error = self._do(job)
            if self._note(key, job, error):
                self._report_safely()
            with self._changed:
                self._running = None
                self._changed.notify_all()

    def _next(self) -> tuple[SaveKey, Job] | None:
        """Wait for the next job and return it; None if there will be no more."""
        with self._changed:
            while not self._waiting:
                if self._is_round_due():
                    self._waiting = {key: job for key, (job, _) in self._failed.items()}
                    self._plan_next_round()
                elif self._closed:
                    return None
                else:
                    self._changed.wait(self._pause_s())
            self._running = next(iter(self._waiting))
            return self._running, self._waiting.pop(self._running)

    def _do(self, job: Job) -> Exception | None:
        try:
            self._require()
            job()
        except Exception as error:  # noqa: BLE001 - whatever fails, the next job must still be done
            return error
        return None

    def _note(self, key: SaveKey, job: Job, error: Exception | None) -> bool:
        """Record the outcome of ``job``; return whether there is something new to report."""
        with self._changed:
            before = self._failed.get(key)
            if error is None:
                self._forget(key)
                return before is not None
            if not self._failed:
                self._rounds = 0
                self._plan_next_round()
            self._failed[key] = (job, error)
        is_news = before is None or str(before[1]) != str(error)
        if is_news:
            # One line is enough for a disk error; anything else is a bug, so log its traceback.
            log.warning("%s was not saved: %s", key, error, exc_info=None if isinstance(error, OSError) else error)
        return is_news

    def _report_safely(self) -> None:
        with self._changed:
            failed = tuple(Unsaved(key, error) for key, (_, error) in self._failed.items())
        try:
            self._on_unsaved(failed)
        except Exception:
            log.exception("Cannot report unsaved items: %s", ", ".join(str(each.key) for each in failed))

    # -- with the condition held

    def _keys(self) -> dict[SaveKey, None]:
        """Return the keys of all unfinished jobs: failed, then running, then waiting."""
        return dict.fromkeys((*self._failed, *([self._running] if self._running else ()), *self._waiting))

    def _forget(self, key: SaveKey) -> None:
        if self._failed.pop(key, None) and self._failed:
            # The same obstacle may have been in the way of all of them.
            self._next_round_ms = self._clock.now()

    def _is_round_due(self) -> bool:
        return bool(self._failed) and not self._closed and self._clock.now() >= self._next_round_ms

    def _plan_next_round(self) -> None:
        pause_ms = self._pauses_ms[min(self._rounds, len(self._pauses_ms) - 1)]
        self._rounds += 1
        self._next_round_ms = self._clock.now() + pause_ms

    def _pause_s(self) -> float | None:
        return max(self._next_round_ms - self._clock.now(), 0) / 1000 if self._failed else None
