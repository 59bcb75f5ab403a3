"""The sound output as the player sees it: keeps the schedule, which a separate process plays.

Why a process: see `adapters.sound`. It is sent the schedule a minute ahead, with the phrases in it. If it ends or stops
responding, another is started and sent the schedule again; only if that fails too is the user told.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from recovery_timer.adapters.child_process import ChildEnding, ChildProcess, child_command
from recovery_timer.adapters.sound import wire
from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import Samples, Sound
from recovery_timer.ports import ON_TIME_MS, AudioFault, AudioProblem, Clock, CueReceipt, DelayMeasurement, Device, Due

SOUND_PROCESS = child_command("sound")

TELL_AHEAD_MS = 60_000
"""How much of the schedule the process is sent; more follows before that is over."""
TELL_MORE_EVERY_MS = 20_000
SERVER_IS_GONE = ("Connection failure", "Stream error")
"""Qt's messages when a server or a device is gone: its only sign of that."""
FORGET_AFTER_MS = 10_000
"""How long after its end the process may forget a phrase: by then, even a late stream has played it."""
ANSWER_WITHIN_MS = 2_500
"""A process that has not carried out a command within this time hangs."""
START_WITHIN_MS = 20_000
"""Timeout for the first command, which waits until the process has started: 0.3 s, or several on a busy machine."""
SCHEDULE_WITHIN_MS = 100
"""How long the first schedule may take to reach the process. Any later, and the stream is restarted for it, which makes
the first cue late on a busy machine, by 0.3 s at times."""
WARM_UP_AFTER_MS = 500
"""Delay before the process is started, so that the window opens first."""

_NOTHING_MEASURED = DelayMeasurement(output_id="", delay_ms=None, heard=0, played=0)


class QtAudio:
    """`ports.Audio` through Qt Multimedia, on the chosen output or the system's default."""

    def __init__(
        self,
        *,
        clock: Clock,
        sounds: Mapping[Sound, Samples],
        on_problem: Callable[[AudioProblem | None], None],
        command: Sequence[str] = SOUND_PROCESS,
    ) -> None:
        """Does not touch the sound system yet; ``sounds`` may change later. ``command`` starts the process.

        ``on_problem`` is called with the problem when sound is lost, and with None when it is back.
        """
        self._clock = clock
        self._sounds = sounds
        self._on_problem = on_problem
        self._problem: AudioProblem | None = None
        self._percent = 100
        self._output_id = ""
        self._outputs: Sequence[Device] = ()
        self._on_change: list[Callable[[], None]] = []
        self._is_open = False
        self._is_heard = False
        self._is_silent = False
        self._heard: Callable[[], None] | None = None
        self._written_until = 0.0
        self._delays: Mapping[str, int] = {}
        self._delay_ms = 0
        self._receipt = CueReceipt()
        self._counts_from = 0
        self._measured: Callable[[DelayMeasurement], None] = lambda _: None
        self._sent: deque[Due] = deque()
        self._unsent: Iterator[Due] = iter(())
        self._process = ChildProcess("sound", command)
        self._process.line_received.connect(self._on_line)
        self._process.error_line_received.connect(self._note_complaint)
        self._process.ended.connect(self._replace_process)
        self._process.retry_due.connect(self._restart)
        self._sent_sounds: dict[Sound, Samples] = {}
        self._sent_phrases: dict[str, int] = {}
        self._unanswered = 0
        self._has_answered = False
        self._more_timer = QTimer(interval=TELL_MORE_EVERY_MS)
        self._more_timer.timeout.connect(self._tell_more)
        self._warm_up_timer = QTimer(singleShot=True, interval=WARM_UP_AFTER_MS)
        self._warm_up_timer.timeout.connect(self.prepare)

    # -- the port

    @property
    def problem(self) -> AudioProblem | None:
        """Why there is no sound; None if there is."""
        return self._problem

    @property
    def lead_ms(self) -> int:
        """The shortest time from now, in ms, at which a sound can be scheduled without restarting the stream.

        It covers what is written before there is a schedule; a later change restarts the stream if necessary.
        """
        if not self._written_until:
            return 0
        # A busy window asks late. Until the process has the schedule, it writes this far ahead of what is heard.
        writes_ms = wire.HOLD_AHEAD_MS + wire.FEED_EVERY_MS + SCHEDULE_WITHIN_MS + self._delay_ms
        written_ms = max(self._written_until - self._clock.now(), writes_ms)
        # One more: a sound exactly at the end of what is written would count as written.
        return round(written_ms) + 1

    @property
    def delay_ms(self) -> int:
        """How much later than its server reports the output in use is heard."""
        return self._delay_ms if self._is_heard else 0

    def open(self, heard: Callable[[], None]) -> None:
        """Start the chosen output."""
        self._heard = heard
        if not self._is_open:
            self._receipt = CueReceipt()
        self._is_open, self._is_silent = True, False
        self._process.reset_retries()
        self._open_output()

    def schedule(self, due: Iterable[Due], now: int) -> None:
        """Play each sound at its time; replaces everything that has not been heard yet."""
        self._written_until = 0.0
        self._is_silent = False
        self._unsent = iter(due)
        self._count_due(now)
        self._sent.clear()
        self._tell_schedule(now)

    def silence(self) -> None:
        """Stop all sound at once and clear the schedule."""
        self._unsent = iter(())
        self._count_due(self._clock.now())
        self._sent.clear()
        self._more_timer.stop()
        self._is_silent = True
        self._send(wire.Silence())

    def hush(self) -> None:
        """Stop speaking at once; sounds go on."""
        self._unsent = (due for due in self._unsent if not isinstance(due[1], Phrase))
        self._sent = deque(due for due in self._sent if not isinstance(due[1], Phrase))
        self._send(wire.Hush())

    def set_volume(self, percent: int) -> None:
        """Set the program's own volume, 0 to 100."""
        self._percent = percent
        self._send(wire.SetVolume(percent))

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever `outputs` changes."""
        self._on_change.append(changed)

    def outputs(self) -> Sequence[Device]:
        """Return the outputs known so far. The first call starts the process, which then lists them."""
        self.prepare()
        return self._outputs

    def choose_output(self, output_id: str) -> None:
        """Play on this output whenever it is available; empty means the system's default."""
        self._output_id = output_id
        self._send(wire.ChooseOutput(output_id))

    @property
    def receipt(self) -> CueReceipt:
        """How punctual the scheduled sounds have been since the output was opened."""
        self._count_due(self._clock.now())
        # One that was heard just before a skip is not among those that the skip left to come.
        return replace(self._receipt, due=max(self._receipt.due, self._receipt.on_time))

    def _count_due(self, now: int) -> None:
        """Count the sounds whose time has come; the process says which of them are heard."""
        due = 0
        while self._sent and self._sent[0][0] < now:
            at, sound = self._sent.popleft()
            due += isinstance(sound, Sound) and at >= self._counts_from
        self._receipt = self._receipt.plus(CueReceipt(due=due))

    def _count_heard(self, late_ms: Sequence[float]) -> None:
        off_ms = [abs(ms) for ms in late_ms]
        heard = CueReceipt(on_time=sum(ms <= ON_TIME_MS for ms in off_ms), worst_ms=max(off_ms))
        self._receipt = self._receipt.plus(heard)

    def set_delays(self, delays: Mapping[str, int]) -> None:
        """Play that much earlier on each output, in ms by its id, from its next start on."""
        self._delays = delays
        self._send(wire.SetDelays(dict(delays)))

    def measure_delay(self, done: Callable[[DelayMeasurement], None]) -> None:
        """Measure how late the open output is heard, then call ``done``."""
        self._measured = done
        if self._is_heard:
            self._send(wire.MeasureDelay())
        else:
            self._report_measurement(_NOTHING_MEASURED)

    def _report_measurement(self, measurement: DelayMeasurement) -> None:
        done, self._measured = self._measured, lambda _: None
        done(measurement)

    def close(self) -> None:
        """Stop all sound and close the output."""
        self._measured = lambda _: None
        self._is_open, self._is_heard, self._heard, self._problem = False, False, None, None
        self._written_until = 0.0
        self._unsent = iter(())
        self._sent.clear()
        self._more_timer.stop()
        self._process.reset_retries()
        self._send(wire.Close())

    # -- the process

    def warm_up(self) -> None:
        """Start the process in a moment, so that the first sound need not wait for it."""
        self._warm_up_timer.start()

    def prepare(self) -> None:
        """Start the process unless it is running."""
        if self._process.is_running:
            return
        self._process.start()
        self._send(wire.ChooseOutput(self._output_id))
        self._send(wire.SetVolume(self._percent))
        self._send(wire.SetDelays(dict(self._delays)))
        self._send(wire.Watch())

    def end(self) -> None:
        """Stop the process as well, as the program ends."""
        self.close()
        self._warm_up_timer.stop()
        self._process.stop()
        self._forget_process()

    def _forget_process(self) -> None:
        self._is_heard, self._has_answered, self._unanswered = False, False, 0
        self._sent_sounds, self._sent_phrases = {}, {}
        self._report_measurement(_NOTHING_MEASURED)

    def _send(self, command: wire.SoundCommand) -> None:
        if not self._process.is_running:
            return
        self._process.send(wire.line(command))
        if not self._unanswered:
            self._process.expect_answer(ANSWER_WITHIN_MS if self._has_answered else START_WITHIN_MS)
        self._unanswered += 1

    def _note_complaint(self, line: str) -> None:
        if self._is_heard and line.startswith(SERVER_IS_GONE):
            self._restart()

    def _replace_process(self, ending: ChildEnding) -> None:
        """Start another process if sound is wanted: at once, and if that does not help, later."""
        self._forget_process()
        if ending.is_hung:
            self._tell_problem(AudioProblem(AudioFault.NO_ANSWER))
        if not self._is_open:
            return
        if self._process.retries:
            self._tell_problem(AudioProblem(AudioFault.OUTPUT_LOST))
        self._process.retry_later()

    def _restart(self) -> None:
        """Start another process: in one that found no sound server, Qt never looks for one again."""
        self._process.stop(at_once=True)
        self._forget_process()
        self._open_output()

    # -- to the process

    def _open_output(self) -> None:
        self.prepare()
        self._tell_sounds()
        self._send(wire.Open())

    def _tell_sounds(self) -> None:
        if any(self._sent_sounds.get(name) is not samples for name, samples in self._sounds.items()):
            self._sent_sounds = dict(self._sounds)
            self._send(wire.LoadSounds({name: samples.tobytes() for name, samples in self._sent_sounds.items()}))

    def _tell_schedule(self, now: int) -> None:
        self._tell_sounds()
        self._count_due(now)
        self._counts_from = now + wire.AT_ONCE_MS + self._delay_ms
        unheard = list(self._sent)
        self._sent.clear()
        self._unsent = chain(unheard, self._unsent)
        due = self._next()
        self._tell_phrases(due, now)
        self._send(wire.Schedule(_named(due), now))
        self._more_timer.start()

    def _tell_phrases(self, due: Iterable[Due], now: int) -> None:
        """Send the phrases that the process does not have yet, and let it forget those that are long over."""
        new: dict[str, bytes] = {}
        for at, phrase in due:
            if isinstance(phrase, Phrase):
                if phrase.key not in self._sent_phrases:
                    new[phrase.key] = phrase.samples.tobytes()
                needed_until = max(at, now) + phrase.length_ms + FORGET_AFTER_MS
                self._sent_phrases[phrase.key] = max(needed_until, self._sent_phrases.get(phrase.key, 0))
        over = [key for key, needed_until in self._sent_phrases.items() if needed_until < now]
        for key in over:
            del self._sent_phrases[key]
        if new or over:
            self._send(wire.LoadPhrases(new, over))

    def _tell_more(self) -> None:
        now = self._clock.now()
        self._count_due(now)
        if due := self._next():
            self._tell_phrases(due, now)
            self._send(wire.Follow(_named(due)))

    def _next(self) -> list[Due]:
        """Return what is due in the next minute and has not been sent."""
        until = self._clock.now() + TELL_AHEAD_MS
        due: list[Due] = []
        for each in self._unsent:
            due.append(each)
            if each[0] > until:
                break
        self._sent.extend(due)
        return due

    # -- from the process

    def _on_line(self, line: bytes) -> None:
        message: wire.SoundMessage = wire.decoder.decode(line)
        match message:
            case wire.Done():
                self._has_answered = True
                self._unanswered -= 1
                if self._unanswered:
                    self._process.expect_answer(ANSWER_WITHIN_MS)
                else:
                    self._process.answered()
            case wire.OutputList(there):
                self._note_outputs(there)
            case wire.OutputProblem(problem, lasting):
                self._tell_problem(problem)
                if self._is_open and not lasting:
                    self._process.retry_later()
            case wire.Heard(written_until, delay_ms):
                self._delay_ms = delay_ms
                self._go_on(written_until)
            case wire.SoundsHeard(late_ms):
                self._count_heard(late_ms)
            case wire.DelayMeasured(measurement):
                self._report_measurement(measurement)

    def _note_outputs(self, there: Sequence[Device]) -> None:
        if there != self._outputs:
            self._outputs = there
            for changed in self._on_change:
                changed()

    def _go_on(self, written_until: float) -> None:
        """Go on after an output became audible: the first, the same again, or another."""
        if not self._is_open:
            return
        self._is_heard = True
        self._process.reset_retries()
        if self._problem:
            self._problem = None
            self._on_problem(None)
        if self._heard is not None:
            self._written_until = written_until
            self._tell_heard()
        elif self._is_silent:
            self._send(wire.Silence())
        else:
            self._tell_schedule(self._clock.now())

    def _tell_problem(self, problem: AudioProblem) -> None:
        if self._is_open and not self._problem:
            self._problem = problem
            self._on_problem(problem)
        self._tell_heard()

    def _tell_heard(self) -> None:
        heard, self._heard = self._heard, None
        if heard is not None:
            heard()


def _named(due: Iterable[Due]) -> list[wire.NamedDue]:
    return [(at, sound.key if isinstance(sound, Phrase) else sound) for at, sound in due]
