"""A saver that saves on command."""

from collections.abc import Callable

from recovery_timer.ports import SaveKey, SaveKind


class LateSaver:
    """A saver that runs jobs on command; a failed job waits again, as in the real one."""

    def __init__(self) -> None:
        self.waiting: dict[SaveKey, Callable[[], None]] = {}

    def submit(self, key: SaveKey, job: Callable[[], None]) -> None:
        self.waiting[key] = job

    def is_pending(self, key: SaveKey) -> bool:
        return key in self.waiting

    def pending(self, kind: SaveKind) -> frozenset[str]:
        return frozenset(key.id for key in self.waiting if key.kind is kind)

    def step(self) -> None:
        """Run the next job."""
        key = next(iter(self.waiting))
        job = self.waiting.pop(key)
        try:
            job()
        except OSError:
            self.waiting.setdefault(key, job)

    def save(self) -> None:
        """Run all jobs that are waiting now."""
        for _ in range(len(self.waiting)):
            self.step()
