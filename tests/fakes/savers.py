"""Savers that save when a test says so, or at once."""

from collections.abc import Callable

from recovery_timer.ports import ImmediateSaver, SaveKey, SaveKind, Unsaved


class LateSaver:
    """A saver that does nothing until it is told to; a job that failed waits again, as the real one's does."""

    def __init__(self) -> None:
        self.waiting: dict[SaveKey, Callable[[], None]] = {}

    def submit(self, key: SaveKey, job: Callable[[], None]) -> None:
        self.waiting[key] = job

    def is_pending(self, key: SaveKey) -> bool:
        return key in self.waiting

    def pending(self, kind: SaveKind) -> frozenset[str]:
        return frozenset(key.id for key in self.waiting if key.kind is kind)

    def step(self) -> None:
        """Do the next job."""
        key = next(iter(self.waiting))
        job = self.waiting.pop(key)
        try:
            job()
        except OSError:
            self.waiting.setdefault(key, job)

    def save(self) -> None:
        """Do every job that waits now."""
        for _ in range(len(self.waiting)):
            self.step()


class PromptSaver(ImmediateSaver):
    """Saves on the spot, as `ports.BackgroundSaver`: there is never anything left to save."""

    unsaved: tuple[Unsaved, ...] = ()

    def retry(self) -> None:
        pass

    def flush(self, timeout_s: float) -> bool:
        return True

    def close(self) -> None:
        pass
