"""How late each output is heard: measured with the microphone, saved, and compensated for."""

from collections.abc import Callable

from recovery_timer.app.signals import Signal
from recovery_timer.ports import Audio, DelayMeasurement, DelayStore, SaveKey, SaveKind, Saver


class Delays:
    """The delays of the outputs. A measured delay is used from the output's next start on.

    `measured` emits every measurement, even one that found nothing. `is_measuring` is whether one is in progress.
    """

    def __init__(self, audio: Audio, store: DelayStore, saver: Saver) -> None:
        """``audio`` compensates for the delays in ``store`` already."""
        self.measured: Signal[DelayMeasurement] = Signal()
        self.is_measuring = False
        self._audio = audio
        self._store = store
        self._saver = saver
        self._delays = dict(store.load())

    def measure(self) -> None:
        """Measure the output that is used now. Nothing else may use it until `measured`, or `stop`."""
        if not self.is_measuring:
            self.is_measuring = True
            self._audio.open(self._listen)

    def stop(self) -> None:
        """Cancel a measurement, if there is one, and close the output."""
        if self.is_measuring:
            self.is_measuring = False
            self._audio.close()

    def _listen(self) -> None:
        if self.is_measuring:
            self._audio.measure_delay(self._end)

    def _end(self, measurement: DelayMeasurement) -> None:
        self.stop()
        if measurement.delay_ms is not None and measurement.is_certain:
            self._keep(measurement.output_id, measurement.delay_ms)
        self.measured.emit(measurement)

    def _keep(self, output_id: str, delay_ms: int) -> None:
        self._delays[output_id] = delay_ms
        delays = dict(self._delays)
        self._audio.set_delays(delays)
        self._saver.submit(SaveKey(SaveKind.DELAYS), self._saving(delays))

    def _saving(self, delays: dict[str, int]) -> Callable[[], None]:
        return lambda: self._store.save(delays)
