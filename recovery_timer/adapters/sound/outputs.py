"""The machine's sound outputs: which there are, which one to use, and a sink to write to it."""

import platform
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

from recovery_timer.adapters.sound.stream import BYTES_A_SAMPLE, RING_MS
from recovery_timer.audio.sounds import RATE_HZ
from recovery_timer.ports import Device


class Outputs:
    """The outputs there are, and the one that was chosen."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """Look for them, and call ``changed`` whenever there are others, or another one is the default."""
        self.chosen_id = ""
        self._devices = QMediaDevices()
        # Told by libpulse's thread. Python must never run there: libpulse is locked meanwhile, and whoever waits for
        # that lock may hold Python's.
        self._devices.audioOutputsChanged.connect(changed, Qt.ConnectionType.QueuedConnection)

    def there(self) -> Sequence[Device]:
        """Return the outputs there are now."""
        return [Device(id=id_of(device), name=device.description()) for device in QMediaDevices.audioOutputs()]

    def wanted(self) -> QAudioDevice | None:
        """Return the chosen output if it is there, else the system's default; None if there is none."""
        for device in QMediaDevices.audioOutputs():
            if id_of(device) == self.chosen_id:
                return device
        default = QMediaDevices.defaultAudioOutput()
        return None if default.isNull() else default


def id_of(device: QAudioDevice) -> str:
    """Return what a device is known by."""
    return bytes(device.id().data()).decode(errors="replace")


def sink_to(device: QAudioDevice, volume: float) -> QAudioSink:
    """Return a sink for the program's sounds, with room for what is written ahead."""
    mono = QAudioFormat()
    mono.setSampleRate(RATE_HZ)
    mono.setChannelCount(1)
    mono.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    sink = QAudioSink(device, mono)
    sink.setBufferSize(RING_MS * RATE_HZ // 1000 * BYTES_A_SAMPLE)
    sink.setVolume(volume)
    return sink


def reserve_ms(pulse_latency_ms: int) -> float:
    """Return how much sound the server holds of a stream.

    PulseAudio gives half of the latency asked for to the output, less two requests of 10 ms, and the rest to the
    stream: measured 120 ms of 200, 145 of 250, 170 of 300, 520 of 1000. Elsewhere Qt asks for about one block: not
    measured.
    """
    return pulse_latency_ms / 2 + 20 if platform.system() == "Linux" else 20
