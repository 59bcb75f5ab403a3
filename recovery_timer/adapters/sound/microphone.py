"""The machine's microphone, and when each sample of it was heard."""

from array import array
from math import inf
from typing import Protocol

from PySide6.QtCore import QIODevice
from PySide6.QtMultimedia import QAudioDevice, QAudioSource, QMediaDevices

from recovery_timer.adapters.sound.outputs import mono
from recovery_timer.audio.sounds import RATE_HZ, Samples
from recovery_timer.ports import Clock


class Source(Protocol):
    """The part of QAudioSource (in pull mode) that a microphone uses."""

    def start(self) -> QIODevice | None:
        """Return the pipe to read from; None if the microphone cannot be used."""
        ...

    def reset(self) -> None:
        """Stop at once."""
        ...


class Microphone:
    """Records from `start` to `stop`.

    Samples arrive in blocks, some late but none early: the earliest arrival, counted back to the first sample, is the
    time at which that was heard.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._source: Source | None = None
        self._pipe: QIODevice | None = None
        self.samples: Samples = array("h")
        self.began_ms = inf
        """When the first sample was heard, in ms of the clock; better known with every block."""

    def start(self) -> bool:
        """Record the system's own microphone; return False if there is none, or it cannot be used."""
        device = QMediaDevices.defaultAudioInput()
        if device.isNull():
            return False
        self._source = _source_of(device)
        self._pipe = self._source.start()
        if self._pipe is None:
            return False
        self._pipe.readyRead.connect(self._take)
        return True

    def stop(self) -> None:
        """Release the microphone. What was recorded stays."""
        if self._source is not None:
            self._source.reset()
            self._source, self._pipe = None, None

    def _take(self) -> None:
        assert self._pipe is not None
        now = self._clock.now()
        data = bytes(self._pipe.readAll().data())
        self.samples.frombytes(data[: len(data) // self.samples.itemsize * self.samples.itemsize])
        self.began_ms = min(self.began_ms, now - len(self.samples) * 1_000 / RATE_HZ)


def _source_of(device: QAudioDevice) -> Source:
    return QAudioSource(device, mono())
