"""Commands carried out on a fake output; tests/real has the real ones."""

import sys
from array import array
from collections.abc import Callable, Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.sound import wire
from recovery_timer.adapters.sound.process import SoundProcess
from recovery_timer.audio.delay import TIMES, Delay
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import AudioFault, AudioProblem, DelayMeasurement, Device
from tests.adapters.sound.fake_sink import FakeSink
from tests.fakes.clock import FakeClock

SOUNDS = wire.LoadSounds({Sound.TICK: array("h", [7]).tobytes()})


class FakeOutputs:
    """Outputs by name, in place of the machine's."""

    def __init__(self, there: list[str], changed: object) -> None:
        self.names = there
        self.chosen_id = ""

    def there(self) -> list[Device]:
        return [Device(id=name, name=name) for name in self.names]

    def wanted(self) -> str | None:
        return self.chosen_id if self.chosen_id in self.names else next(iter(self.names), None)


class QuietSink(FakeSink):
    volume = 1.0

    def setVolume(self, volume: float) -> None:
        self.volume = volume


class Playing:
    """A sound process on fake outputs, and the messages that it sent."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = FakeClock(now=10_000)
        self.names = ["speakers", "headphones"]
        self.used: list[str] = []
        self.sinks: list[QuietSink] = []
        self.told: list[wire.SoundMessage] = []
        fake = ModuleType("outputs")
        fake.Outputs = lambda changed: FakeOutputs(self.names, changed)  # type: ignore[attr-defined] # made here
        fake.id_of = str  # type: ignore[attr-defined] # made here
        fake.reserve_ms = lambda _: 170  # type: ignore[attr-defined] # made here
        fake.sink_to = self._sink_to  # type: ignore[attr-defined] # made here
        monkeypatch.setitem(sys.modules, "recovery_timer.adapters.sound.outputs", fake)
        monkeypatch.setenv("PULSE_LATENCY_MSEC", "300")
        self.process = SoundProcess(self.clock, self.told.append)

    def _sink_to(self, device: str, volume: float) -> QuietSink:
        self.used.append(device)
        self.sinks.append(QuietSink(self.clock))
        self.sinks[-1].setVolume(volume)
        return self.sinks[-1]

    def take(self, *commands: wire.SoundCommand) -> None:
        for command in commands:
            self.process.take(command)

    def pass_ms(self, ms: int) -> None:
        """Let time pass, with the timer firing as it should."""
        for _ in range(ms // 2):
            self.clock.advance(2)
            self.sinks[-1].play()
            self.process._feed()


class FakeMeasuring:
    """A measurement that ends when ``done`` is called; ``works`` says whether there is a microphone."""

    works = True
    latest: "FakeMeasuring"

    def __init__(self, clock: object, stream: object, sounds: object, delay_ms: int) -> None:
        self.delay_ms = delay_ms
        self.is_over = False
        FakeMeasuring.latest = self

    def begin(self, done: Callable[[Delay], None]) -> bool:
        self.done = done
        return self.works

    def stop(self) -> None:
        self.is_over = True

    def deleteLater(self) -> None:
        pass


@pytest.fixture
def measuring(monkeypatch: pytest.MonkeyPatch) -> type[FakeMeasuring]:
    fake = ModuleType("measuring")
    fake.Measuring = FakeMeasuring  # type: ignore[attr-defined] # made here
    monkeypatch.setitem(sys.modules, "recovery_timer.adapters.sound.measuring", fake)
    return FakeMeasuring


@pytest.fixture
def playing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Playing]:
    playing = Playing(monkeypatch)
    yield playing
    playing.take(wire.Close())


def test_open__reports_once_when_it_is_heard(playing: Playing) -> None:
    playing.take(SOUNDS, wire.Open())
    playing.pass_ms(1_000)

    heard = [each for each in playing.told if isinstance(each, wire.Heard)]
    assert len(heard) == 1
    assert playing.used == ["speakers"]


def test_take__answers_every_command(playing: Playing) -> None:
    commands: list[wire.SoundCommand] = [
        SOUNDS,
        wire.Schedule([], 0),
        wire.Watch(),
        wire.Open(),
        wire.Hush(),
        wire.Silence(),
    ]
    playing.take(*commands)

    assert sum(isinstance(each, wire.Done) for each in playing.told) == len(commands)


@pytest.mark.parametrize("after,used", [("headphones", ["speakers", "headphones"]), ("gone", ["speakers"])])
def test_choose__while_playing__continues_on_the_new_output(playing: Playing, after: str, used: list[str]) -> None:
    playing.take(SOUNDS, wire.Open())
    playing.pass_ms(200)
    start = playing.clock.now()
    playing.take(wire.Schedule([(start + 1_000, Sound.TICK), (start + 3_000, Sound.TICK)], start))
    playing.pass_ms(2_000)
    playing.take(wire.ChooseOutput(after))
    playing.pass_ms(2_000)

    heard = [time - start for sink in playing.sinks for time, _ in sink.heard]
    assert playing.used == used
    assert heard == pytest.approx([1_000, 3_000], abs=15)


def test_open__there_is_no_output__reports_it_and_uses_the_next_to_appear(playing: Playing) -> None:
    playing.names.clear()
    playing.take(SOUNDS, wire.Open())
    assert wire.OutputProblem(AudioProblem(AudioFault.NO_OUTPUT)) in playing.told

    playing.names.append("headphones")
    playing.process._follow_outputs()

    assert playing.used == ["headphones"]


def test_volume__zero__discards_what_is_written_and_keeps_the_rest(playing: Playing) -> None:
    playing.take(SOUNDS, wire.Open())
    playing.pass_ms(1_000)
    start, resets = playing.clock.now(), playing.sinks[0].resets
    playing.take(wire.Schedule([(start + 1_000, Sound.TICK)], start), wire.SetVolume(0), wire.SetVolume(50))
    playing.pass_ms(2_000)

    assert playing.sinks[0].resets == resets + 1
    assert playing.sinks[0].volume == pytest.approx(0.125)
    assert [time - start for time, _ in playing.sinks[0].heard] == pytest.approx([1_000], abs=15)


def test_feed__machine_has_slept__reopens_the_output(playing: Playing) -> None:
    playing.take(SOUNDS, wire.Open())
    playing.pass_ms(1_000)
    playing.clock.sleep(60_000)
    playing.process._feed()

    assert playing.used == ["speakers", "speakers"]


def test_silence__stops_the_stream_and_its_timer_until_there_is_a_schedule(playing: Playing) -> None:
    playing.take(SOUNDS, wire.Open())
    playing.pass_ms(1_000)
    (sink,) = playing.sinks
    playing.take(wire.Silence(), wire.SetVolume(0), wire.SetVolume(100))
    stopped = (playing.process._timer.isActive(), len(sink.ring))
    playing.clock.advance(60_000)
    start = playing.clock.now()
    playing.take(wire.Schedule([(start + 1_000, Sound.TICK)], start))
    playing.pass_ms(2_000)

    assert stopped == (False, 0)
    assert playing.process._timer.isActive()
    assert [time - start for time, _ in sink.heard] == pytest.approx([1_000], abs=15)


def test_close__releases_the_output(playing: Playing) -> None:
    playing.take(SOUNDS, wire.Open(), wire.Close())
    playing.process._follow_outputs()

    assert playing.used == ["speakers"]


NO_LIBPULSE = "libpulse.so.0: cannot open shared object file: No such file or directory"


class _Missing(MetaPathFinder):
    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname == "PySide6.QtMultimedia":
            raise ImportError(NO_LIBPULSE)
        return None


def test_open__libpulse_is_missing__reports_a_lasting_problem(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PySide6.QtMultimedia", "recovery_timer.adapters.sound.outputs"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [_Missing(), *sys.meta_path])
    told: list[wire.SoundMessage] = []
    SoundProcess(FakeClock(), told.append).take(wire.Open())

    problem = AudioProblem(AudioFault.NO_LIBPULSE, NO_LIBPULSE)
    assert told == [wire.OutputList([]), wire.OutputProblem(problem, lasting=True), wire.Done()]


# -- how late it is heard


def measured(playing: Playing) -> list[DelayMeasurement]:
    return [each.measurement for each in playing.told if isinstance(each, wire.DelayMeasured)]


def test_delays__are_those_of_the_output_that_is_used(playing: Playing) -> None:
    playing.take(SOUNDS, wire.SetDelays({"headphones": 250}), wire.Open())
    playing.pass_ms(1_000)
    playing.take(wire.ChooseOutput("headphones"))
    playing.pass_ms(1_000)

    assert [each.delay_ms for each in playing.told if isinstance(each, wire.Heard)] == [0, 250]


def test_measure__on_an_output_that_is_heard__is_reported(playing: Playing, measuring: type[FakeMeasuring]) -> None:
    playing.take(SOUNDS, wire.SetDelays({"speakers": 40}), wire.Open())
    playing.pass_ms(1_000)
    playing.take(wire.MeasureDelay())
    measuring.latest.done(Delay(251.4, 5))

    assert measuring.latest.delay_ms == 40
    assert measured(playing) == [DelayMeasurement(output_id="speakers", delay_ms=251, heard=5, played=TIMES)]


def test_measure__nothing_is_heard__is_reported(playing: Playing, measuring: type[FakeMeasuring]) -> None:
    playing.take(SOUNDS, wire.Open())
    playing.pass_ms(1_000)
    playing.take(wire.MeasureDelay())
    measuring.latest.done(Delay(None, 0))

    assert [(each.delay_ms, each.heard, each.played) for each in measured(playing)] == [(None, 0, TIMES)]


def test_measure__without_a_microphone_or_a_stream__is_reported_at_once(
    playing: Playing, measuring: type[FakeMeasuring], monkeypatch: pytest.MonkeyPatch
) -> None:
    playing.take(wire.MeasureDelay())
    playing.take(SOUNDS, wire.Open())
    playing.pass_ms(1_000)
    monkeypatch.setattr(measuring, "works", False)
    playing.take(wire.MeasureDelay())

    assert [(each.delay_ms, each.played) for each in measured(playing)] == [(None, 0)] * 2


def test_measure__output_is_closed__is_broken_off(playing: Playing, measuring: type[FakeMeasuring]) -> None:
    playing.take(SOUNDS, wire.Open())
    playing.pass_ms(1_000)
    playing.take(wire.MeasureDelay(), wire.Close())

    assert measuring.latest.is_over
    assert measured(playing) == []
