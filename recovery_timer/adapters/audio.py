"""The sound output: one stream that never pauses, written ahead of the ear.

Three stores lie between a cue and the ear: the track (not rendered yet), Qt's ring buffer (2 s, so that a stalled
window is not heard) and the server's. What has left the track can be taken back only by starting the stream anew,
which costs about 0.2 s of silence; that is done when the schedule changes what was written, and not otherwise.

Positions in the stream become times by `Alignment`; a due gets its position as late as the track reads it.
"""

import logging
import os
import platform
import sys
import wave
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, dropwhile
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from recovery_timer import assets
from recovery_timer.adapters.alignment import Alignment
from recovery_timer.ports import Choosable, Clock, Due
from recovery_timer.session.cue_track import RATE_HZ, CueTrack, Placed, Samples

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray, QIODevice
    from PySide6.QtMultimedia import QAudioDevice, QAudioSink, QMediaDevices

NO_LIBPULSE = "No sound: the system library libpulse is not installed (Debian and Ubuntu: package libpulse0)."
NO_MULTIMEDIA = "No sound: Qt's sound library cannot be loaded ({reason})."
NO_OUTPUT = "No sound: there is no sound output, or the sound server does not answer."
OUTPUT_LOST = "No sound: the sound output stopped working."

RING_MS = 2_000
"""How far ahead of the server is written: so long may the window stall unheard."""
FIRST_WRITE_MS = 200
"""How much of a new stream is written before it is known when its beginning is heard."""
FEED_EVERY_MS = 47
"""Often enough for the ring, and no multiple of a server's block: each look finds it at another point of its block."""
LOOK_EVERY_MS = 2
"""While a new stream has not been drawn from."""
TOLERATED_MS = 5
"""The sound clock may drift so far from the session's before what follows is placed anew."""
STUCK_MS = 2_500
"""An output that draws nothing for so long is lost; PulseAudio's null output may take 2 s to begin."""

_PULSE_LATENCY_MS = 300
_BYTES_A_SAMPLE = 2

_log = logging.getLogger(__name__)


def load_sounds() -> dict[str, Samples]:
    """Return every sound that ships with the program, by its name.

    Raises:
        OSError: a file cannot be read.
        ValueError: a file is no mono 16-bit WAV at 48 kHz; the message names it.
    """
    return {file.stem: _read(file.name) for file in sorted(assets.path("sounds").glob("*.wav"))}


def _read(name: str) -> Samples:
    with wave.open(str(assets.path(f"sounds/{name}")), "rb") as file:
        if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, _BYTES_A_SAMPLE, RATE_HZ):
            raise ValueError(f"{name} is not a mono 16-bit sound at 48 kHz.")
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


class QtAudio:
    """`ports.Audio` on the system's default output, through QAudioSink in push mode."""

    def __init__(self, *, clock: Clock, sounds: Mapping[str, Samples], on_problem: Callable[[str], None]) -> None:
        """Prepare, without touching the sound system.

        ``on_problem`` is called with one line for the user whenever the sound is lost, and with an empty one when it is
        back.
        """
        self._clock = clock
        self._sounds = sounds
        self._on_problem = on_problem
        self._problem = ""
        self._volume = 1.0
        self._heard: Callable[[], None] | None = None
        self._devices: QMediaDevices | None = None
        self._device_id: QByteArray | None = None
        self._sink: QAudioSink | None = None
        self._pipe: QIODevice | None = None
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._feed)
        self._until_heard = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._until_heard.timeout.connect(self._tell_heard)

        self._due: Iterator[Due] = iter(())
        self._placed: deque[Due] = deque()
        self._start_track()

    @property
    def problem(self) -> str:
        """Why there is no sound, in one line for the user; empty while there is."""
        return self._problem

    @property
    def lead_ms(self) -> int:
        """How long from now what is scheduled now can be heard, in ms, without starting the stream anew."""
        if self._pipe is None or not self._is_aligned:
            return 0
        # A millisecond more: what falls on the edge of what is written would count as written.
        return max(0, ceil(self._time_of(self._track.position) - self._clock.now()) + 1)

    def open(self, heard: Callable[[], None]) -> None:
        """Start the output on the system's default device."""
        self._heard = heard
        # libpulse's own setting: without it the server holds 16 ms of Qt's stream, and every hiccup is heard.
        os.environ.setdefault("PULSE_LATENCY_MSEC", str(_PULSE_LATENCY_MS))
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as error:
            _log.info("QtMultimedia: %s", error)
            missing = "libpulse" in str(error)
            self._give_up(NO_LIBPULSE if missing else NO_MULTIMEDIA.format(reason=error))
            return
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self._follow_default)
        self._start_output()

    def schedule(self, due: Iterable[Due], now: int) -> None:
        """Let each sound be heard at its time, instead of everything that is not heard yet."""
        rest = iter(due)
        written_until = self._time_of(self._track.position)
        soon: list[Due] = []
        for each in rest:
            soon.append(each)
            if each[0] >= written_until:
                break
        new = [each for each in soon if each[0] < written_until]
        written = [each for each in self._placed if now <= each[0] < written_until]
        if self._pipe is not None and new == written:
            self._continue_with(chain(soon[len(new) :], rest))
        else:
            self._start_stream(chain(soon, rest))

    def silence(self) -> None:
        """Be silent at once and forget what was scheduled."""
        self._start_stream(())

    def play(self, sound: str) -> None:
        """Let one sound be heard as soon as it can be, and the schedule go on."""
        now = self._clock.now()
        self._start_stream(chain([(now, sound)], self._unheard(now)))

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100, apart from the system's."""
        # Cubic, as the sliders of sound servers are: half of it sounds half as loud.
        self._volume = (percent / 100) ** 3
        if self._sink is not None:
            self._sink.setVolume(self._volume)

    def outputs(self) -> Sequence[Choosable]:
        """Return the outputs there are now."""
        return ()

    def choose_output(self, output_id: str) -> None:
        """Play on this output."""

    def close(self) -> None:
        """Be silent and let the output go."""
        self._heard = None
        self._drop_output()
        if self._devices is not None:
            self._devices.audioOutputsChanged.disconnect(self._follow_default)
            self._devices = None
        self._due, self._problem = iter(()), ""
        self._placed.clear()

    # The output

    def _start_output(self) -> None:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

        self._drop_output()
        device: QAudioDevice = QMediaDevices.defaultAudioOutput()
        self._device_id = device.id()
        if device.isNull():
            self._give_up(NO_OUTPUT)
            return
        mono = QAudioFormat()
        mono.setSampleRate(RATE_HZ)
        mono.setChannelCount(1)
        mono.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(device, mono)
        self._sink.setBufferSize(RING_MS * RATE_HZ // 1000 * _BYTES_A_SAMPLE)
        self._sink.setVolume(self._volume)
        self._start_stream(self._unheard(self._clock.now()))
        if self._pipe is not None and self._problem:
            self._problem = ""
            self._on_problem("")

    def _follow_default(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices

        if self._problem or QMediaDevices.defaultAudioOutput().id() != self._device_id:
            self._start_output()

    def _give_up(self, problem: str) -> None:
        self._drop_output()
        if problem != self._problem:
            self._problem = problem
            self._on_problem(problem)
        self._tell_heard()

    def _drop_output(self) -> None:
        self._timer.stop()
        self._until_heard.stop()
        self._pipe = None
        if self._sink is not None:
            self._sink.reset()
            self._sink = None

    def _tell_heard(self) -> None:
        heard, self._heard = self._heard, None
        if heard is not None:
            heard()

    # The stream

    def _start_stream(self, due: Iterable[Due]) -> None:
        """Throw away what was written, and start anew with ``due``."""
        if self._sink is not None:
            self._sink.reset()
            self._pipe = self._sink.start()
        self._due = iter(due)
        self._placed.clear()
        self._start_track()
        if self._sink is None:
            return
        if self._pipe is None:
            self._give_up(OUTPUT_LOST)
            return
        self._write(FIRST_WRITE_MS)
        self._timer.start(LOOK_EVERY_MS)

    def _start_track(self) -> None:
        now = self._clock.now()
        self._alignment = Alignment(_reserve_ms(), now)
        self._first_heard = now + _reserve_ms()
        self._is_aligned = False
        self._drawn_ms, self._drawn_at = 0.0, self._clock.awake()
        self._track = CueTrack(self._sounds)
        self._track.replace(self._placing())

    def _feed(self) -> None:
        assert self._sink is not None
        now, drawn_ms = self._clock.now(), self._sink.processedUSecs() / 1000
        if self._is_lost(drawn_ms):
            self._give_up(OUTPUT_LOST)
            return
        self._alignment.look(now, drawn_ms)
        first_heard = self._alignment.first_heard
        if first_heard is None:
            return
        if not self._is_aligned:
            self._is_aligned = True
            self._timer.start(FEED_EVERY_MS)
            self._until_heard.start(max(0, round(first_heard - now)))
            self._align(first_heard)
        elif abs(first_heard - self._first_heard) > TOLERATED_MS:
            self._align(first_heard)
        self._forget_heard(now)
        # Until the first sample is heard, no more than is needed: whoever waits for it has not scheduled anything yet.
        self._write(RING_MS if self._heard is None else max(0, FIRST_WRITE_MS + FEED_EVERY_MS - self.lead_ms))

    def _is_lost(self, drawn_ms: float) -> bool:
        awake = self._clock.awake()
        if drawn_ms != self._drawn_ms:
            self._drawn_ms, self._drawn_at = drawn_ms, awake
        return awake - self._drawn_at > STUCK_MS

    def _write(self, at_most_ms: int) -> None:
        assert self._sink is not None
        assert self._pipe is not None
        count = min(self._sink.bytesFree() // _BYTES_A_SAMPLE, at_most_ms * RATE_HZ // 1000)
        self._pipe.write(self._track.render(count))

    # Times and positions

    def _time_of(self, position: int) -> float:
        return self._first_heard + position * 1000 / RATE_HZ

    def _position_of(self, time: float) -> int:
        return round((time - self._first_heard) * RATE_HZ / 1000)

    def _placing(self) -> Iterator[Placed]:
        for due in self._due:
            self._placed.append(due)
            yield self._position_of(due[0]), due[1]

    def _align(self, first_heard: float) -> None:
        """Place by a new ``first_heard`` all that has not been rendered."""
        waiting = [due for due in self._placed if self._position_of(due[0]) >= self._track.position]
        self._first_heard = first_heard
        self._continue_with(chain(waiting, self._due), unrendered=len(waiting))

    def _continue_with(self, due: Iterable[Due], unrendered: int | None = None) -> None:
        """Let ``due`` follow what has been rendered."""
        if unrendered is None:
            unrendered = sum(self._position_of(each[0]) >= self._track.position for each in self._placed)
        for _ in range(unrendered):
            self._placed.pop()
        self._due = iter(due)
        self._track.replace(self._placing())

    def _unheard(self, now: int) -> Iterator[Due]:
        return dropwhile(lambda due: due[0] < now, chain(list(self._placed), self._due))

    def _forget_heard(self, now: int) -> None:
        while self._placed and self._placed[0][0] < now - RING_MS:
            self._placed.popleft()


def _reserve_ms() -> float:
    """How much sound the server holds of a stream.

    PulseAudio gives half of the latency asked for to the output, less two requests of 10 ms, and the rest to the
    stream: measured 120 ms of 200, 170 of 300, 520 of 1000. Elsewhere Qt asks for about one block: not measured.
    """
    if platform.system() == "Linux":
        return int(os.environ.get("PULSE_LATENCY_MSEC", _PULSE_LATENCY_MS)) / 2 + 20
    return 20
