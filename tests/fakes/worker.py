"""A worker that works when a test says so, and one that does it at once."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TypeVar

from recovery_timer.ports import ImmediateWorker
from recovery_timer.ports.worker import finished

Result = TypeVar("Result")


class LateWorker:
    """A worker that does nothing until it is told to: first the jobs, then what is done with their results."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], Callable[[], None]]] = []
        self.results: list[Callable[[], None]] = []

    def run(self, job: Callable[[], Result], done: Callable[[Future[Result]], None]) -> None:
        self.jobs.append(lambda: partial(done, finished(job)))

    def work(self) -> None:
        """Do the jobs."""
        jobs, self.jobs = self.jobs, []
        self.results += [job() for job in jobs]

    def deliver(self) -> None:
        """Hand over the results, of jobs not done yet too."""
        self.work()
        results, self.results = self.results, []
        for result in results:
            result()


class PromptWorker(ImmediateWorker):
    """Works on the spot, as `ports.BackgroundWorker`."""

    def flush(self, timeout_s: float) -> bool:
        return True
