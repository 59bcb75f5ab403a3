"""The machine's sound outputs: which are available, which one to use, and a sink for it."""

import platform
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices

from recovery_timer.adapters.sound.stream import BYTES_A_SAMPLE, RING_MS
from recovery_timer.audio.sounds import RATE_HZ
from recovery_timer.ports import Device


class Outputs:
    """The available outputs, and the chosen one."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """``changed`` is called whenever the outputs or the default output change."""
        self.chosen_id = ""
        self._devices = QMediaDevices()
        # Emitted on libpulse's thread. Python must never run there: libpulse is locked meanwhile, and a thread that
        # waits for that lock may hold the GIL.
        self._devices.audioOutputsChanged.connect(changed, Qt.ConnectionType.QueuedConnection)

    def there(self) -> Sequence[Device]:
        """Return the available outputs."""
        return [Device(id=id_of(device), name=device.description()) for device in QMediaDevices.audioOutputs()]

    def wanted(self) -> QAudioDevice | None:
        """Return the chosen output if available, else the system's default; None if there is none."""
        for device in QMediaDevices.audioOutputs():
            if id_of(device) == self.chosen_id:
                return device
        default = QMediaDevices.defaultAudioOutput()
        return None if default.isNull() else default


def id_of(device: QAudioDevice) -> str:
    """Return the id of ``device``."""
    return bytes(device.id().data()).decode(errors="replace")


def sink_to(device: QAudioDevice, volume: float) -> QAudioSink:
    """Return a sink for the program's sounds, with a buffer for what is written ahead."""
    sink = QAudioSink(device, mono())
    sink.setBufferSize(RING_MS * RATE_HZ // 1000 * BYTES_A_SAMPLE)
    sink.setVolume(volume)
    return sink


def mono() -> QAudioFormat:
    """Return the one format in which the program plays and listens."""
    made = QAudioFormat()
    made.setSampleRate(RATE_HZ)
    made.setChannelCount(1)
    made.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return made


def reserve_ms(pulse_latency_ms: int) -> float:
    """Return how much of a stream the server buffers, in ms.

    PulseAudio gives half of the requested latency, less two requests of 10 ms, to the output and the rest to the
    stream: measured 120 ms of 200, 145 of 250, 170 of 300, 520 of 1000. Elsewhere Qt requests about one block: not
    measured.
    """
    return pulse_latency_ms / 2 + 20 if platform.system() == "Linux" else 20
