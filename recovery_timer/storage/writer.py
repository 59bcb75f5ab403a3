"""The one place where saving happens: in the background, one job after the other, and the latest wins.

What cannot be saved (a full disk, a drive that was pulled out) is kept, and tried again until it can be.
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
    """Runs jobs in a thread of its own, so that no disk ever holds up the window.

    A job waits under its key; a newer one with the same key takes its place, and its turn, until it is begun. One that
    fails is kept too, until it or a newer one is done. The thread starts with the first job. It keeps the process alive
    until `close`, so that nothing submitted is lost.
    """

    def __init__(
        self,
        on_unsaved: Callable[[tuple[Unsaved, ...]], None],
        clock: Clock,
        *,
        require: Callable[[], None] = lambda: None,
        pauses_ms: Sequence[int] = RETRY_DELAYS_MS,
    ) -> None:
        """Call ``on_unsaved`` in the writer's thread whenever what could not be saved changes.

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
        """What was submitted and is not saved, with the error; None for what is still on its way."""
        with self._changed:
            return tuple(Unsaved(key, self._failed[key][1] if key in self._failed else None) for key in self._keys())

    def is_pending(self, key: SaveKey) -> bool:
        """Whether a job with this key has been submitted and is not done: it waits, is running, or failed."""
        with self._changed:
            return key in self._keys()

    def pending(self, kind: SaveKind) -> frozenset[str]:
        """Return the ids of every pending job of this kind."""
        with self._changed:
            return frozenset(key.id for key in self._keys() if key.kind is kind)

    def submit(self, key: SaveKey, job: Job) -> None:
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

    def retry(self) -> None:
        """Try again now what could not be saved, without waiting for the retry delay."""
        with self._changed:
            self._next_round_ms = self._clock.now()
            self._changed.notify_all()

    def flush(self, timeout_s: float) -> bool:
        """Wait at most ``timeout_s`` until everything submitted is done or has failed; return whether it is."""
        with self._changed:
            return self._changed.wait_for(
                lambda: not self._waiting and self._running is None and not self._is_round_due(), timeout_s
            )

    def close(self) -> None:
        """Do what was submitted, however long it takes, and end the thread. Whoever has no such time flushes first.

        What has failed is not tried again: call `retry` first.
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
                self._tell_safely()
            with self._changed:
                self._running = None
                self._changed.notify_all()

    def _next(self) -> tuple[SaveKey, Job] | None:
        """Wait for the next job; None when there will be no more."""
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
        """Remember how ``job`` went; return whether there is something new to tell."""
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
            # A fault of the disk says all there is in one line; any other is a mistake, to be found in the log.
            log.warning("%s was not saved: %s", key, error, exc_info=None if isinstance(error, OSError) else error)
        return is_news

    def _tell_safely(self) -> None:
        with self._changed:
            failed = tuple(Unsaved(key, error) for key, (_, error) in self._failed.items())
        try:
            self._on_unsaved(failed)
        except Exception:
            log.exception("Nobody was told that these are not saved: %s", ", ".join(str(each.key) for each in failed))

    # -- with the condition held

    def _keys(self) -> dict[SaveKey, None]:
        """Return the keys of all that is not saved: what failed, then what is running, then what waits."""
        return dict.fromkeys((*self._failed, *([self._running] if self._running else ()), *self._waiting))

    def _forget(self, key: SaveKey) -> None:
        if self._failed.pop(key, None) and self._failed:
            # What was in the way of this one was perhaps in the way of them all.
            self._next_round_ms = self._clock.now()

    def _is_round_due(self) -> bool:
        return bool(self._failed) and not self._closed and self._clock.now() >= self._next_round_ms

    def _plan_next_round(self) -> None:
        pause_ms = self._pauses_ms[min(self._rounds, len(self._pauses_ms) - 1)]
        self._rounds += 1
        self._next_round_ms = self._clock.now() + pause_ms

    def _pause_s(self) -> float | None:
        return max(self._next_round_ms - self._clock.now(), 0) / 1000 if self._failed else None
