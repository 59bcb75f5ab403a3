"""Stand-ins for the ports, moved by hand."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from recovery_timer.ports import Device, Due, SaveKey, SaveKind
from recovery_timer.ports.worker import finished

Result = TypeVar("Result")


class FakeClock:
    """A clock that stands still until it is moved; what it shows can be set."""

    def __init__(self, now: int = 0, awake: int = 0, wall: datetime = datetime(2026, 5, 1, 18, tzinfo=UTC)) -> None:
        self.now_ms = now
        self.awake_ms = awake
        self.wall_time = wall

    def now(self) -> int:
        return self.now_ms

    def awake(self) -> int:
        return self.awake_ms

    def wall(self) -> datetime:
        return self.wall_time

    def advance(self, ms: int) -> None:
        """Let time pass."""
        self.sleep(ms)
        self.awake_ms += ms

    def sleep(self, ms: int) -> None:
        """Let time pass while the machine sleeps."""
        self.now_ms += ms
        self.wall_time += timedelta(milliseconds=ms)


class FakeTicker:
    """An alarm that rings when it is told to; ``armed`` is its delay in ms, None while nothing is armed."""

    def __init__(self) -> None:
        self.armed: int | None = None
        self._wake: Callable[[], None] | None = None

    def arm(self, delay_ms: int, wake: Callable[[], None]) -> None:
        self.armed, self._wake = delay_ms, wake

    def disarm(self) -> None:
        self.armed = self._wake = None

    def fire(self) -> None:
        """Ring, if something is armed."""
        wake = self._wake
        self.disarm()
        if wake is not None:
            wake()


class RecordingAudio:
    """An output that keeps what it was asked for.

    ``calls`` holds name and arguments of every call, what `schedule` was given read whole; ``scheduled`` is what is to
    be heard. Its first sample is heard at once, or, with ``at_once=False``, when ``start_sounding`` is called.
    """

    def __init__(self, problem: str = "", *, at_once: bool = True) -> None:
        self.problem = problem
        self.calls: list[tuple[object, ...]] = []
        self.scheduled: list[Due] = []
        self.lead_ms = 0
        self.there: list[Device] = []
        self._changed: list[Callable[[], None]] = []
        self._at_once = at_once
        self._heard: Callable[[], None] | None = None

    def open(self, heard: Callable[[], None]) -> None:
        self.calls.append(("open",))
        self._heard = heard
        if self._at_once:
            self.start_sounding()

    def start_sounding(self) -> None:
        """Let the first sample be heard."""
        heard, self._heard = self._heard, None
        if heard is not None:
            heard()

    def schedule(self, due: Iterable[Due], now: int) -> None:
        self.scheduled = list(due)
        self.calls.append(("schedule", self.scheduled, now))

    def silence(self) -> None:
        self.scheduled = []
        self.calls.append(("silence",))

    def play(self, sound: str) -> None:
        self.calls.append(("play", sound))

    def set_volume(self, percent: int) -> None:
        self.calls.append(("set_volume", percent))

    def on_change(self, changed: Callable[[], None]) -> None:
        self._changed.append(changed)

    def plug_in(self, output: Device) -> None:
        """Have one more output from now on, and report it."""
        self.there.append(output)
        for changed in self._changed:
            changed()

    def outputs(self) -> list[Device]:
        return self.there

    def choose_output(self, output_id: str) -> None:
        self.calls.append(("choose_output", output_id))

    def close(self) -> None:
        self.scheduled = []
        self.calls.append(("close",))


class RecordingVoice:
    """A voice that keeps what it was asked for: ``calls`` holds name and arguments of every call.

    ``saying`` is what is being spoken, for it never comes to an end by itself, and empty while it is hushed.
    """

    def __init__(self, problem: str = "") -> None:
        self.problem = problem
        self.calls: list[tuple[object, ...]] = []
        self.saying = ""
        self.there: list[Device] = []
        self._changed: list[Callable[[], None]] = []

    @property
    def said(self) -> list[object]:
        """Everything it was asked to say."""
        return [call[1] for call in self.calls if call[0] == "say"]

    def on_change(self, changed: Callable[[], None]) -> None:
        self._changed.append(changed)

    def change(self, problem: str = "") -> None:
        """Have ``problem`` from now on, and tell."""
        self.problem = problem
        for changed in self._changed:
            changed()

    def prepare(self) -> None:
        self.calls.append(("prepare",))

    def voices(self) -> list[Device]:
        return self.there

    def choose(self, voice_id: str) -> None:
        self.calls.append(("choose", voice_id))

    def set_rate(self, percent: int) -> None:
        self.calls.append(("set_rate", percent))

    def set_volume(self, percent: int) -> None:
        self.calls.append(("set_volume", percent))

    def say(self, text: str) -> None:
        self.saying = text
        self.calls.append(("say", text))

    def hush(self) -> None:
        self.saying = ""
        self.calls.append(("hush",))

    def close(self) -> None:
        self.saying = ""
        self.calls.append(("close",))


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
