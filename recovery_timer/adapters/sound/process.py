"""The sound process: the program started as its child ``sound``, by `audio`.

It reads commands from standard input and writes messages to standard output; see `wire`. When its output is lost it
ends, and is started again: Qt notices neither that a connection has broken nor, later, that it works again.
"""

import os
import sys
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from recovery_timer.adapters.child_process import CommandReader, child_application, send_line
from recovery_timer.adapters.clock import SystemClock
from recovery_timer.adapters.sound import wire
from recovery_timer.adapters.sound.stream import OutputLostError, Stream
from recovery_timer.audio.delay import TIMES, Delay
from recovery_timer.audio.sounds import Samples
from recovery_timer.ports import AudioFault, AudioProblem, Clock, DelayMeasurement, SleepGap

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

    from recovery_timer.adapters.sound.measuring import Measuring
    from recovery_timer.adapters.sound.outputs import Outputs

LOST = 3
"""Exit status if the output was lost."""

FEED_STEADY_MS = 241
"""Like `wire.FEED_EVERY_MS`, once it is well known when the stream is heard."""
LOOK_EVERY_MS = 2
"""Interval of looks while it is not known when the stream is heard."""

_PULSE_LATENCY = "PULSE_LATENCY_MSEC"
_PULSE_LATENCY_MS = 250
"""Measured on a busy machine: with 200, the server runs dry now and then; with 300, a skip is heard 25 ms later."""


class SoundProcess:
    """Carries out commands on the chosen output."""

    def __init__(self, clock: Clock, send_line: Callable[[wire.SoundMessage], None]) -> None:
        """``send_line`` is called with each message."""
        self._clock = clock
        self._send = send_line
        self._sleep_gap = SleepGap(clock)
        self._sounds: dict[str, Samples] = {}
        self._volume = 1.0
        self._outputs: Outputs | None = None
        self._output_id = ""
        self._is_open = False
        self._is_heard = False
        self._used_id: str | None = None
        self._sink: QAudioSink | None = None
        self._stream: Stream | None = None
        self._delays: dict[str, int] = {}
        self._measuring: Measuring | None = None
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._feed)

    def take(self, command: wire.SoundCommand) -> None:
        match command:
            case wire.Watch():
                self._watch()
            case wire.LoadSounds() | wire.LoadPhrases():
                self._load(command)
            case wire.Open():
                self._is_open = True
                self._watch()
                if self._outputs is not None:
                    self._start_output(hold=True)
            case wire.ChooseOutput(output_id):
                self._choose(output_id)
            case wire.SetVolume(percent):
                self._set_volume(percent)
            case wire.SetDelays(delays):
                self._delays = delays
            case wire.MeasureDelay():
                self._measure_delay()
            case wire.Close():
                self._is_open = False
                self._drop_output()
            case _:
                self._change(command)
        self._send(wire.Done())

    def _load(self, command: wire.LoadSounds | wire.LoadPhrases) -> None:
        if isinstance(command, wire.LoadPhrases):
            for key in command.forgotten:
                del self._sounds[key]
        self._sounds |= {name: array("h", data) for name, data in command.samples.items()}

    def _change(self, command: wire.Schedule | wire.Follow | wire.Silence | wire.Hush) -> None:
        if self._stream is None:
            return
        match command:
            case wire.Schedule(due, now):
                self._stream.schedule(due, now)
            case wire.Follow(due):
                self._stream.follow(due)
            case wire.Silence():
                # A session may be paused for hours: meanwhile nothing runs, and the output can sleep.
                self._stream.stop()
                self._report_heard()
                self._timer.stop()
                return
            case wire.Hush():
                self._stream.hush()
                if not self._stream.is_playing:
                    return
        self._look_soon()

    # -- the output

    def _watch(self) -> None:
        if self._outputs is None:
            try:
                from recovery_timer.adapters.sound.outputs import Outputs
            except ImportError as error:
                self._send(wire.OutputList([]))
                fault = AudioFault.NO_LIBPULSE if "libpulse" in str(error) else AudioFault.NO_LIBRARY
                self._send(wire.OutputProblem(AudioProblem(fault, str(error)), lasting=True))
                return
            self._outputs = Outputs(self._follow_outputs)
            self._outputs.chosen_id = self._output_id
        self._send(wire.OutputList(self._outputs.there()))

    def _choose(self, output_id: str) -> None:
        self._output_id = output_id
        if self._outputs is not None:
            self._outputs.chosen_id = output_id
            self._use_wanted()

    def _follow_outputs(self) -> None:
        assert self._outputs is not None
        self._send(wire.OutputList(self._outputs.there()))
        self._use_wanted()

    def _use_wanted(self) -> None:
        from recovery_timer.adapters.sound.outputs import id_of

        assert self._outputs is not None
        wanted = self._outputs.wanted()
        if self._is_open and (id_of(wanted) if wanted else None) != self._used_id:
            self._start_output()

    def _start_output(self, *, hold: bool = False) -> None:
        """Go on with what has not been heard yet, on the output that is chosen now."""
        from recovery_timer.adapters.sound.outputs import id_of, reserve_ms, sink_to

        assert self._outputs is not None
        due: Sequence[wire.NamedDue] = self._stream.unheard(self._clock.now()) if self._stream else ()
        self._drop_output()
        device = self._outputs.wanted()
        self._used_id = id_of(device) if device else None
        if device is None:
            self._send(wire.OutputProblem(AudioProblem(AudioFault.NO_OUTPUT)))
            return
        self._sink = sink_to(device, self._volume)
        reserve = reserve_ms(int(os.environ[_PULSE_LATENCY]))
        delay_ms = self._delays.get(id_of(device), 0)
        self._stream = Stream(self._sink, clock=self._clock, sounds=self._sounds, reserve_ms=reserve, delay_ms=delay_ms)
        self._is_heard = False
        self._stream.begin(due, hold=hold)
        self._look_soon()

    def _drop_output(self) -> None:
        self._timer.stop()
        self._report_heard()
        self._stop_measuring()
        self._stream, self._used_id = None, None
        if self._sink is not None:
            self._sink.reset()
            self._sink = None

    def _set_volume(self, percent: int) -> None:
        # Cubic, like the sliders of sound servers: half of it sounds half as loud.
        self._volume = (percent / 100) ** 3
        if self._sink is not None and self._stream is not None:
            self._sink.setVolume(self._volume)
            if percent == 0 and self._stream.is_playing:
                # What the server has buffered keeps the old volume.
                self._stream.begin(self._stream.unheard(self._clock.now()))
                self._look_soon()

    # -- how late it is heard

    @property
    def _delay_ms(self) -> int:
        return self._delays.get(self._used_id or "", 0)

    def _measure_delay(self) -> None:
        self._stop_measuring()
        if self._stream is None or not self._stream.is_aligned:
            self._report_delay(None, 0, 0)
            return
        from recovery_timer.adapters.sound.measuring import Measuring

        self._measuring = Measuring(self._clock, self._stream, self._sounds, self._delay_ms)
        if not self._measuring.begin(self._note_delay):
            self._report_delay(None, 0, 0)

    def _note_delay(self, found: Delay) -> None:
        self._report_delay(None if found.ms is None else round(found.ms), found.heard, TIMES)

    def _report_delay(self, delay_ms: int | None, heard: int, played: int) -> None:
        self._stop_measuring()
        measurement = DelayMeasurement(output_id=self._used_id or "", delay_ms=delay_ms, heard=heard, played=played)
        self._send(wire.DelayMeasured(measurement))

    def _stop_measuring(self) -> None:
        if self._measuring is not None:
            self._measuring.stop()
            self._measuring.deleteLater()
            self._measuring = None

    # -- the stream

    def _look_soon(self) -> None:
        self._timer.start(LOOK_EVERY_MS)

    def _feed(self) -> None:
        assert self._stream is not None
        if self._sleep_gap.look():
            self._start_output()
            return
        self._stream.feed()
        self._report_heard()
        interval = self._feed_interval(self._stream)
        if self._timer.interval() != interval:
            self._timer.start(interval)
        if self._stream.is_aligned and not self._is_heard:
            self._is_heard = True
            self._send(wire.Heard(self._stream.written_until, self._delay_ms))

    def _report_heard(self) -> None:
        if self._stream is not None and (late_ms := self._stream.take_heard()):
            self._send(wire.SoundsHeard(late_ms))

    @staticmethod
    def _feed_interval(stream: Stream) -> int:
        if stream.is_in_doubt:
            return LOOK_EVERY_MS
        return FEED_STEADY_MS if stream.is_steady else wire.FEED_EVERY_MS


def main() -> None:
    """Play until the end of standard input."""
    # A setting of libpulse: without it the server buffers only 16 ms of Qt's stream, and every hiccup is audible.
    os.environ.setdefault(_PULSE_LATENCY, str(_PULSE_LATENCY_MS))
    app = child_application()
    # Before the first command is answered: on a busy machine it takes seconds, which would look like a hang.
    with suppress(ImportError):
        import_module("recovery_timer.adapters.sound.outputs")
    process = SoundProcess(SystemClock(), lambda message: send_line(wire.line(message)))

    def leave_when_lost(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, OutputLostError):
            sys.__excepthook__(kind, error, trace)
        _leave()

    sys.excepthook = leave_when_lost
    commands = CommandReader(wire.commands.decode)
    commands.came.connect(process.take)
    commands.over.connect(app.quit)
    commands.read()
    app.exec()


def _leave() -> None:
    """Exit at once: closing a broken connection cleanly can take half a minute."""
    sys.stderr.flush()
    os._exit(LOST)
