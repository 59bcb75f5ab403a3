"""A worker that works on command."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TypeVar

from recovery_timer.ports.worker import finished

Result = TypeVar("Result")


class LateWorker:
    """A worker that runs the jobs on command, and on another command hands over their results."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], Callable[[], None]]] = []
        self.results: list[Callable[[], None]] = []

    def run(self, job: Callable[[], Result], done: Callable[[Future[Result]], None]) -> None:
        self.jobs.append(lambda: partial(done, finished(job)))

    def work(self) -> None:
        """Run the jobs."""
        jobs, self.jobs = self.jobs, []
        self.results += [job() for job in jobs]

    def deliver(self) -> None:
        """Hand over all results, running the jobs that have not run yet."""
        self.work()
        results, self.results = self.results, []
        for result in results:
            result()
