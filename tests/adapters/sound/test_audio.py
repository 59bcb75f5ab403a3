"""The program's side, with another program in place of the sound process; tests/real has the real one."""

import sys
from array import array
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.child_process import ChildEnding
from recovery_timer.adapters.sound import audio as module
from recovery_timer.adapters.sound import wire
from recovery_timer.adapters.sound.audio import SCHEDULE_WITHIN_MS, TELL_AHEAD_MS, QtAudio
from recovery_timer.adapters.sound.wire import AT_ONCE_MS, FEED_EVERY_MS, HOLD_AHEAD_MS
from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import ON_TIME_MS, AudioFault, AudioProblem, CueReceipt, DelayMeasurement, Device, Due
from tests.fakes.clock import FakeClock

OUTPUT_LOST, NO_ANSWER = AudioProblem(AudioFault.OUTPUT_LOST), AudioProblem(AudioFault.NO_ANSWER)
NO_LIBPULSE = AudioProblem(AudioFault.NO_LIBPULSE, "libpulse.so.0: cannot open shared object file")

ENDS_AT_ONCE = "raise SystemExit(1)"
HANGS = "import time; time.sleep(60)"
HANGS_LATER = """
import sys, time
sys.stdin.readline()
print('{"type":"done"}', flush=True)
time.sleep(60)
"""
# Answers every command, and reports what an opened output was started with.
ANSWERS = """
import sys
for line in sys.stdin:
    if '"type":"open"' in line:
        print(sys.argv[1], flush=True)
    print('{"type":"done"}', flush=True)
"""
# Lists the outputs after every command.
LISTS = """
import sys
for line in sys.stdin:
    print(sys.argv[1] + '{"type":"done"}', flush=True)
"""


class Port:
    """A `QtAudio` with another process, what it reported, and what it sent."""

    def __init__(self, *command: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.told: list[AudioProblem | None] = []
        self.heard: list[str] = []
        self.sent: list[wire.SoundCommand] = []
        self.clock = FakeClock(now=1_000)
        self.audio = QtAudio(clock=self.clock, sounds={}, on_problem=self.told.append, command=command)
        send = self.audio._send

        def note_and_send(command: wire.SoundCommand) -> None:
            self.sent.append(command)
            send(command)

        monkeypatch.setattr(self.audio, "_send", note_and_send)

    def open(self) -> None:
        self.audio.open(lambda: self.heard.append("heard"))

    def told_due(self) -> list[list[int]]:
        """Return the times in each schedule and its continuations."""
        return [[at for at, _ in each.due] for each in self.sent if isinstance(each, wire.Schedule | wire.Follow)]


Make = Callable[..., Port]


@pytest.fixture
def port(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    made: list[Port] = []

    def make(*process: str, python: str = sys.executable) -> Port:
        made.append(Port(python, "-c", *process, monkeypatch=monkeypatch))
        return made[-1]

    yield make
    for each in made:
        each.audio.end()


def says(told: wire.SoundMessage) -> tuple[str, str]:
    return ANSWERS, wire.line(told).decode().strip()


def test_open__process_keeps_ending__reports_it_once_and_the_session_goes_on(port: Make, qtbot: QtBot) -> None:
    ends = port(ENDS_AT_ONCE)
    ends.open()
    qtbot.waitUntil(lambda: bool(ends.heard))
    qtbot.waitUntil(lambda: sum(isinstance(each, wire.Open) for each in ends.sent) >= 3)

    assert (ends.told, ends.heard, ends.audio.problem) == ([OUTPUT_LOST], ["heard"], OUTPUT_LOST)


@pytest.mark.parametrize(
    "code,limit", [(HANGS, "START_WITHIN_MS"), (HANGS_LATER, "ANSWER_WITHIN_MS")], ids=["at first", "later"]
)
def test_open__process_hangs__reports_and_replaces_it(
    port: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, code: str, limit: str
) -> None:
    monkeypatch.setattr(module, limit, 100)
    hangs = port(code)
    hangs.open()
    qtbot.waitUntil(lambda: sum(isinstance(each, wire.Open) for each in hangs.sent) >= 2)

    assert (hangs.told, hangs.heard) == ([NO_ANSWER], ["heard"])


def test_prepare__waits_longer_for_the_start_than_for_each_answer(
    port: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    starting = port(ANSWERS, "")
    limits: list[int] = []
    monkeypatch.setattr(starting.audio._process, "expect_answer", limits.append)
    for _ in range(2):
        starting.audio.prepare()
        qtbot.waitUntil(lambda: not starting.audio._unanswered)
        starting.audio.set_volume(50)
        qtbot.waitUntil(lambda: not starting.audio._unanswered)
        starting.audio.end()

    once = [module.START_WITHIN_MS, *[module.ANSWER_WITHIN_MS] * 5]
    assert limits == once * 2


def test_open__python_cannot_be_started__reports_it(port: Make, qtbot: QtBot) -> None:
    cannot = port(HANGS, python="/nonexistent")
    cannot.open()
    qtbot.waitUntil(lambda: bool(cannot.told))

    assert (cannot.told, cannot.heard) == ([OUTPUT_LOST], ["heard"])


def test_open__libpulse_is_missing__reports_it_and_does_not_retry(port: Make, qtbot: QtBot) -> None:
    missing = port(*says(wire.OutputProblem(NO_LIBPULSE, lasting=True)))
    missing.open()
    qtbot.waitUntil(lambda: bool(missing.heard))

    assert (missing.told, missing.audio.problem) == ([NO_LIBPULSE], NO_LIBPULSE)
    assert missing.audio._process.retries == 0


def test_outputs__returns_at_once_what_is_known__and_reports_each_change_once(port: Make, qtbot: QtBot) -> None:
    headset = Device(id="usb", name="USB Headset")
    listing = port(LISTS, wire.line(wire.OutputList([headset])).decode())
    changes: list[Sequence[Device]] = []
    listing.audio.on_change(lambda: changes.append(listing.audio.outputs()))
    at_once = listing.audio.outputs()
    qtbot.waitUntil(lambda: not listing.audio._unanswered)

    assert (list(at_once), changes, listing.audio.outputs()) == ([], [[headset]], [headset])


def test_heard__while_it_is_silent__stays_silent(port: Make, qtbot: QtBot) -> None:
    silent = port(*says(wire.Heard(1_500.0)))
    silent.open()
    qtbot.waitUntil(lambda: bool(silent.heard))
    silent.audio.silence()
    silent.sent.clear()
    # As when another output is used, or another process.
    silent.audio._open_output()
    qtbot.waitUntil(lambda: wire.Silence() in silent.sent)

    assert silent.told_due() == []


def test_open__is_heard__leads_by_what_is_written_until_there_is_a_schedule(port: Make, qtbot: QtBot) -> None:
    opened = port(*says(wire.Heard(1_700.0)))
    opened.open()
    qtbot.waitUntil(lambda: bool(opened.heard))
    before = opened.audio.lead_ms
    opened.clock.advance(300)
    asked_late = opened.audio.lead_ms
    opened.audio.schedule([], 1_000)

    assert (before, asked_late, opened.audio.lead_ms) == (
        701,
        HOLD_AHEAD_MS + FEED_EVERY_MS + SCHEDULE_WITHIN_MS + 1,
        0,
    )


def test_open__output_that_is_late__leads_by_so_much_more(port: Make, qtbot: QtBot) -> None:
    opened = port(*says(wire.Heard(1_000.0, 250)))
    opened.open()
    qtbot.waitUntil(lambda: bool(opened.heard))

    assert opened.audio.lead_ms == HOLD_AHEAD_MS + FEED_EVERY_MS + SCHEDULE_WITHIN_MS + 250 + 1


def test_delays__are_told_to_each_process_and_when_they_change(port: Make, qtbot: QtBot) -> None:
    late = port(*says(wire.Heard(0)))
    late.audio.set_delays({"headset": 180})
    late.open()
    late.audio.set_delays({"headset": 90})
    qtbot.waitUntil(lambda: wire.SetDelays({"headset": 90}) in late.sent)

    assert wire.SetDelays({"headset": 180}) in late.sent


def test_measure__is_reported_once(port: Make, qtbot: QtBot) -> None:
    measurement = DelayMeasurement(output_id="headset", delay_ms=180, heard=6, played=6)
    measuring = port(*says(wire.Heard(0)))
    measuring.open()
    qtbot.waitUntil(lambda: bool(measuring.heard))
    measured: list[DelayMeasurement] = []
    measuring.audio.measure_delay(measured.append)
    measuring.audio._on_line(wire.line(wire.DelayMeasured(measurement)))
    measuring.audio._on_line(wire.line(wire.DelayMeasured(measurement)))

    assert measured == [measurement]


def test_measure__without_sound__says_so_at_once(port: Make) -> None:
    measured: list[DelayMeasurement] = []
    port().audio.measure_delay(measured.append)

    assert [each.played for each in measured] == [0]


def test_measure__the_process_ends_meanwhile__is_reported_as_nothing(port: Make, qtbot: QtBot) -> None:
    ended = port(*says(wire.Heard(0)))
    ended.open()
    qtbot.waitUntil(lambda: bool(ended.heard))
    measured: list[DelayMeasurement] = []
    ended.audio.measure_delay(measured.append)
    ended.audio._process.ended.emit(ChildEnding(""))

    assert [each.played for each in measured] == [0]


def test_measure__closed_meanwhile__is_not_reported(port: Make, qtbot: QtBot) -> None:
    closed = port(*says(wire.Heard(0)))
    closed.open()
    qtbot.waitUntil(lambda: bool(closed.heard))
    measured: list[DelayMeasurement] = []
    closed.audio.measure_delay(measured.append)
    closed.audio.close()
    measurement = DelayMeasurement(output_id="headset", delay_ms=180, heard=6, played=6)
    closed.audio._on_line(wire.line(wire.DelayMeasured(measurement)))

    assert measured == []


def test_schedule__is_long__is_read_and_sent_a_minute_at_a_time(port: Make) -> None:
    ahead = port(*says(wire.Heard(0)))
    ahead.audio.prepare()
    read: list[int] = []

    def due() -> Iterator[Due]:
        for at in range(1_000, 10_000_000, 10_000):
            read.append(at)
            yield at, Sound.TICK

    ahead.audio.schedule(due(), 1_000)
    assert len(read) == TELL_AHEAD_MS // 10_000 + 2
    ahead.clock.advance(20_000)
    ahead.audio._tell_more()

    first, more = ahead.told_due()
    assert [*first, *more] == read
    assert len(more) == 2


def test_process__is_replaced__gets_the_rest_of_the_schedule(port: Make, qtbot: QtBot) -> None:
    again = port(*says(wire.Heard(0)))
    again.open()
    qtbot.waitUntil(lambda: bool(again.heard))
    again.audio.schedule([(at, Sound.TICK) for at in (1_000, 5_000, 200_000, 300_000)], 1_000)
    again.clock.advance(2_000)
    (running,) = again.audio._process.findChildren(QProcess)
    running.kill()
    qtbot.waitUntil(lambda: len(again.told_due()) > 1)

    assert again.told_due() == [[1_000, 5_000, 200_000], [5_000, 200_000]]
    assert (again.told, again.heard) == ([], ["heard"])


def test_sounds__change__are_sent_before_the_next_is_played(port: Make, qtbot: QtBot) -> None:
    changing = port(*says(wire.Heard(0)))
    sounds = {Sound.TICK: array("h", [1])}
    changing.audio._sounds = sounds
    changing.open()
    changing.audio.schedule([(2_000, Sound.TICK)], 1_000)
    sounds[Sound.TICK] = array("h", [2])
    changing.audio.schedule([(2_000, Sound.TICK)], 1_000)

    told = [list(array("h", each.samples[Sound.TICK])) for each in changing.sent if isinstance(each, wire.LoadSounds)]
    assert told == [[1], [2]]


def test_end__leaves_no_process(port: Make, qtbot: QtBot) -> None:
    ending = port(HANGS)
    ending.open()
    (running,) = ending.audio._process.findChildren(QProcess)
    ending.audio.end()

    assert running.state() is QProcess.ProcessState.NotRunning


# -- phrases


def test_schedule__phrases__are_sent_before_they_are_due_once_and_forgotten_after(port: Make, qtbot: QtBot) -> None:
    audible = port(*says(wire.Heard(0.0)))
    audible.open()
    left = Phrase("left", array("h", [5, 6]))
    audible.audio.schedule([(2_000, left), (3_000, Sound.TICK), (4_000, left)], 1_000)
    audible.audio.schedule([(4_000, left)], 2_500)
    audible.clock.advance(60_000)
    audible.audio.schedule([], audible.clock.now())

    commands = [each for each in audible.sent if isinstance(each, wire.LoadPhrases | wire.Schedule)]
    assert commands == [
        wire.LoadPhrases({"left": left.samples.tobytes()}, []),
        wire.Schedule([(2_000, "left"), (3_000, "tick"), (4_000, "left")], 1_000),
        wire.Schedule([(4_000, "left")], 2_500),
        wire.LoadPhrases({}, ["left"]),
        wire.Schedule([], 61_000),
    ]


def test_hush__drops_the_phrases_and_keeps_the_sounds(port: Make, qtbot: QtBot) -> None:
    audible = port(*says(wire.Heard(0.0)))
    audible.open()
    left = Phrase("left", array("h", [5, 6]))
    late = TELL_AHEAD_MS + 5_000
    audible.audio.schedule([(2_000, left), (3_000, Sound.TICK), (late, left), (late, Sound.HALF)], 1_000)
    audible.audio.hush()
    audible.clock.advance(TELL_AHEAD_MS)
    audible.audio._tell_more()

    assert wire.Hush() in audible.sent
    assert audible.sent[-1] == wire.Follow([(late, "half")])


# -- what was heard on time


def test_receipt__counts_what_was_due_and_what_was_heard(port: Make, qtbot: QtBot) -> None:
    opened = port(*says(wire.Heard(0)))
    opened.open()
    qtbot.waitUntil(lambda: bool(opened.heard))
    now = opened.clock.now()
    left = Phrase("left", array("h", [5, 6]))
    at_once, soon, later = now + AT_ONCE_MS - 1, now + AT_ONCE_MS, now + 60_000
    opened.audio.schedule([(at_once, Sound.GO_REST), (soon, Sound.TICK), (soon, left), (later, Sound.TICK)], now)
    opened.clock.advance(1_000)
    opened.audio._on_line(wire.line(wire.SoundsHeard([-3.5])))

    assert opened.audio.receipt == CueReceipt(due=1, on_time=1, worst_ms=3.5)
    opened.audio._on_line(wire.line(wire.SoundsHeard([ON_TIME_MS + 1.0])))
    assert opened.audio.receipt == CueReceipt(due=1, on_time=1, worst_ms=ON_TIME_MS + 1.0)
    # One that was heard, and that a skip then took from those to come.
    opened.audio._on_line(wire.line(wire.SoundsHeard([1.0])))
    assert opened.audio.receipt == CueReceipt(due=2, on_time=2, worst_ms=ON_TIME_MS + 1.0)


def test_receipt__replaced_and_closed__keeps_what_was_due_until_it_is_opened_again(port: Make, qtbot: QtBot) -> None:
    opened = port(*says(wire.Heard(0)))
    opened.open()
    qtbot.waitUntil(lambda: bool(opened.heard))
    for _ in range(2):
        now = opened.clock.now()
        opened.audio.schedule([(now + 500, Sound.TICK), (now + 5_000, Sound.TICK)], now)
        opened.clock.advance(1_000)
    opened.audio.silence()
    assert opened.audio.receipt.due == 2
    # Gone on with before it was closed.
    opened.open()
    assert opened.audio.receipt.due == 2
    opened.audio.close()
    opened.open()

    assert opened.audio.receipt == CueReceipt()
