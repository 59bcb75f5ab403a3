"""A sound output that records its calls."""

from collections.abc import Callable, Iterable, Mapping

from recovery_timer.ports import AudioProblem, CueReceipt, DelayMeasurement, Device, Due


class RecordingAudio:
    """An output that records its calls.

    ``calls`` has the name and arguments of every call, with the argument of `schedule` as a list; ``scheduled`` has the
    sounds ahead. Its first sample is heard at once or, with ``at_once=False``, when ``start_sounding`` is called.
    """

    def __init__(self, problem: AudioProblem | None = None, *, at_once: bool = True) -> None:
        self.problem = problem
        self.calls: list[tuple[object, ...]] = []
        self.scheduled: list[Due] = []
        self.lead_ms = self.delay_ms = 0
        self.receipt = CueReceipt()
        self.there: list[Device] = []
        self.delays: dict[str, int] = {}
        self.measured: Callable[[DelayMeasurement], None] = lambda _: None
        self._changed: list[Callable[[], None]] = []
        self._at_once = at_once
        self._heard: Callable[[], None] | None = None

    def open(self, heard: Callable[[], None]) -> None:
        self.calls.append(("open",))
        self._heard = heard
        if self._at_once:
            self.start_sounding()

    def start_sounding(self) -> None:
        """Report that the first sample is heard."""
        heard, self._heard = self._heard, None
        if heard is not None:
            heard()

    def schedule(self, due: Iterable[Due], now: int) -> None:
        self.scheduled = list(due)
        self.calls.append(("schedule", self.scheduled, now))

    def silence(self) -> None:
        self.scheduled = []
        self.calls.append(("silence",))

    def hush(self) -> None:
        self.calls.append(("hush",))

    def set_volume(self, percent: int) -> None:
        self.calls.append(("set_volume", percent))

    def on_change(self, changed: Callable[[], None]) -> None:
        self._changed.append(changed)

    def plug_in(self, output: Device) -> None:
        """Add an output, and report it."""
        self.there.append(output)
        for changed in self._changed:
            changed()

    def outputs(self) -> list[Device]:
        return self.there

    def choose_output(self, output_id: str) -> None:
        self.calls.append(("choose_output", output_id))

    def set_delays(self, delays: Mapping[str, int]) -> None:
        self.delays = dict(delays)

    def measure_delay(self, done: Callable[[DelayMeasurement], None]) -> None:
        self.calls.append(("measure_delay",))
        self.measured = done

    def close(self) -> None:
        self.scheduled = []
        self.calls.append(("close",))

    def warm_up(self) -> None:
        self.calls.append(("warm_up",))

    def prepare(self) -> None:
        self.calls.append(("prepare",))

    def end(self) -> None:
        self.calls.append(("end",))
