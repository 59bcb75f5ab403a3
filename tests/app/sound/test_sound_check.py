from array import array

import pytest

from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound.phrases import Phrases
from recovery_timer.app.sound.sound_check import PAUSE_MS, SAMPLE, SoundCheck
from recovery_timer.app.sound.sounds import Sounds
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import (
    RING_OUT_MS,
    WAIT_FOR_SOUND_MS,
    AudioFault,
    AudioProblem,
    ImmediateSaver,
    ImmediateWorker,
    VoiceFault,
    VoiceProblem,
)
from tests.fakes.audio import RecordingAudio
from tests.fakes.clock import FakeClock
from tests.fakes.stores import MemorySettings, MemorySounds
from tests.fakes.synthesizer import FakeSynthesizer, phrase
from tests.fakes.ticker import FakeTicker

SOUNDS = {Sound.TICK: array("h", bytes(2 * 4_800)), Sound.HALF: array("h", bytes(2 * 14_400))}
TICK_MS, HALF_MS = 100, 300


class Checking:
    """A sound check on fakes, and the sounds that it emitted, with their times."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.clock, self.ticker, self.audio = FakeClock(1_000), FakeTicker(), RecordingAudio(at_once=at_once)
        self.sounded: list[tuple[int, Sound | None]] = []
        self.synthesizer = FakeSynthesizer(at_once=at_once)
        phrases = Phrases(self.synthesizer, SettingsBook(MemorySettings(), ImmediateSaver()))
        self.check = SoundCheck(
            audio=self.audio,
            phrases=phrases,
            sounds=Sounds(SOUNDS, MemorySounds(), ImmediateSaver(), ImmediateWorker()),
            clock=self.clock,
            ticker=self.ticker,
        )
        self.check.sounding.connect(lambda name: self.sounded.append((self.clock.now_ms, name)))

    def ring(self) -> None:
        """Advance the time until the ticker rings."""
        assert self.ticker.armed is not None
        self.clock.advance(self.ticker.armed)
        self.ticker.fire()

    def ring_out(self) -> None:
        """Ring the ticker until it is no longer armed."""
        while self.ticker.armed is not None:
            self.ring()

    def called(self, name: str) -> int:
        return sum(call[0] == name for call in self.audio.calls)


def test_play__each_is_heard_and_emitted_as_it_begins() -> None:
    checking = Checking()
    checking.audio.lead_ms = 40
    checking.check.play([Sound.TICK, Sound.HALF])
    second = 1_040 + TICK_MS + PAUSE_MS
    assert checking.audio.scheduled == [(1_040, Sound.TICK), (second, Sound.HALF)]
    assert checking.sounded == []

    checking.ring_out()

    over = second + HALF_MS + PAUSE_MS
    assert checking.sounded[:3] == [(1_040, Sound.TICK), (second, Sound.HALF), (over, None)]
    assert checking.called("close") == 1
    assert checking.clock.now_ms == over + RING_OUT_MS


def test_play__output_not_heard_in_time__emits_without_it_and_it_joins_later() -> None:
    checking = Checking(at_once=False)
    checking.check.play([Sound.TICK, Sound.HALF])
    assert checking.ticker.armed == WAIT_FOR_SOUND_MS
    checking.ring()
    assert checking.sounded == [(1_000 + WAIT_FOR_SOUND_MS, Sound.TICK)]

    checking.clock.advance(200)
    checking.audio.start_sounding()

    assert checking.audio.scheduled == [(1_000 + WAIT_FOR_SOUND_MS + TICK_MS + PAUSE_MS, Sound.HALF)]
    checking.ring_out()
    assert [name for _, name in checking.sounded] == [Sound.TICK, Sound.HALF, None, None]


def test_play__again_while_playing__restarts_without_reopening() -> None:
    checking = Checking()
    checking.check.play([Sound.TICK, Sound.HALF])
    checking.clock.advance(30)
    checking.check.play([Sound.HALF])

    assert checking.audio.scheduled == [(1_030, Sound.HALF)]
    assert [name for _, name in checking.sounded] == [Sound.TICK, Sound.HALF]
    assert checking.called("open") == 1


def test_play__again_before_the_output_is_heard__plays_only_the_latter_once() -> None:
    checking = Checking(at_once=False)
    checking.check.play([Sound.TICK])
    checking.check.play([Sound.HALF])
    checking.audio.start_sounding()

    assert checking.audio.scheduled == [(1_000, Sound.HALF)]


def test_play__after_the_end__opens_again() -> None:
    checking = Checking()
    for _ in range(2):
        checking.check.play([Sound.TICK])
        checking.ring_out()

    assert (checking.called("open"), checking.called("close")) == (2, 2)


def test_stop__is_silent_at_once_and_emits_nothing_more() -> None:
    checking = Checking()
    checking.check.play([Sound.TICK, Sound.HALF])

    checking.check.stop()

    assert (checking.called("close"), checking.ticker.armed, checking.sounded[-1]) == (1, None, (1_000, None))


def test_stop__before_the_output_is_heard__leaves_it_silent() -> None:
    checking = Checking(at_once=False)
    checking.check.play([Sound.TICK])
    checking.check.stop()
    checking.audio.start_sounding()

    assert checking.audio.scheduled == []
    assert checking.sounded == [(1_000, None)]


def test_stop__with_nothing_played__leaves_the_output_alone() -> None:
    checking = Checking()
    checking.check.stop()

    assert (checking.audio.calls, checking.sounded) == ([], [])


@pytest.mark.parametrize("problem", [None, AudioProblem(AudioFault.NO_OUTPUT)])
def test_problem__is_that_of_the_output(problem: AudioProblem | None) -> None:
    checking = Checking()
    checking.audio.problem = problem

    assert checking.check.problem == problem


# -- the voice


def test_speak__is_heard_as_soon_as_it_is_rendered_and_shown_as_no_sound() -> None:
    checking = Checking()
    checking.check.speak()

    assert checking.audio.scheduled == [(1_000, phrase(SAMPLE))]
    checking.ring_out()
    assert [name for _, name in checking.sounded] == [None, None]
    assert checking.called("close") == 1


@pytest.mark.parametrize("instead", ["play", "stop"])
def test_speak__something_else_meanwhile__is_not_heard(instead: str) -> None:
    checking = Checking(at_once=False)
    checking.check.speak()
    checking.check.play([Sound.TICK])
    if instead == "stop":
        checking.check.stop()
    checking.audio.start_sounding()
    checking.synthesizer.deliver()

    assert checking.audio.scheduled == ([(1_000, Sound.TICK)] if instead == "play" else [])


def test_speak__no_voice__opens_no_output_and_tries_again() -> None:
    checking = Checking()
    checking.synthesizer.problem = VoiceProblem(VoiceFault.NO_SYNTHESIZER)
    checking.check.speak()
    assert checking.called("open") == 0

    checking.synthesizer.problem = None
    checking.check.speak()

    assert checking.audio.scheduled == [(1_000, phrase(SAMPLE))]
