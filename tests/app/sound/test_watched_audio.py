"""When an output speaks: phrases of 1 s, and the moments before and after them."""

from array import array

import pytest

from recovery_timer.app.sound.watched_audio import AFTER_MS, BEFORE_MS, JOIN_MS, WatchedAudio
from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import RATE_HZ, Sound
from recovery_timer.ports import Due
from tests.fakes.audio import RecordingAudio
from tests.fakes.clock import FakeClock
from tests.fakes.ticker import FakeTicker

SECOND = Phrase("left", array("h", [1]) * RATE_HZ)


class SpeakingWatch:
    """An output that is watched; `heard` has the times at which it was told to speak and not to, in ms."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.ticker = FakeTicker()
        self.inner = RecordingAudio()
        self.audio = WatchedAudio(self.inner, self.clock, self.ticker)
        self.told: list[tuple[int, bool]] = []
        self.audio.speaking.connect(lambda speaks: self.told.append((self.clock.now(), speaks)))

    def schedule(self, *due: Due) -> "SpeakingWatch":
        self.audio.schedule(iter(due), self.clock.now())
        return self

    def until(self, ms: int) -> "SpeakingWatch":
        while self.ticker.armed is not None and self.clock.now() + self.ticker.armed <= ms:
            self.clock.advance(self.ticker.armed)
            self.ticker.fire()
        self.clock.advance(ms - self.clock.now())
        return self


def test_speaking__is_told_around_each_phrase_and_sounds_are_passed_on() -> None:
    due: list[Due] = [(2_000, Sound.TICK), (3_000, SECOND), (10_000, SECOND)]
    watch = SpeakingWatch().schedule(*due).until(20_000)

    assert watch.inner.scheduled == due
    assert watch.told == [
        (3_000 - BEFORE_MS, True),
        (4_000 + AFTER_MS, False),
        (10_000 - BEFORE_MS, True),
        (11_000 + AFTER_MS, False),
    ]


def test_speaking__phrases_close_together__count_as_one() -> None:
    second_ms = 4_000 + AFTER_MS + JOIN_MS - 1 + BEFORE_MS
    watch = SpeakingWatch().schedule((3_000, SECOND), (second_ms, SECOND)).until(20_000)

    assert watch.told == [(3_000 - BEFORE_MS, True), (second_ms + 1_000 + AFTER_MS, False)]


def test_speaking__phrase_that_is_due_at_once__is_told_at_once() -> None:
    assert SpeakingWatch().schedule((100, SECOND)).told == [(0, True)]


def test_schedule__replaces_phrases_that_have_not_begun() -> None:
    watch = (
        SpeakingWatch()
        .schedule((3_000, SECOND), (10_000, SECOND))
        .until(3_500)
        .schedule((15_000, SECOND))
        .until(20_000)
    )

    assert [at for at, _ in watch.told] == [
        3_000 - BEFORE_MS,
        4_000 + AFTER_MS,
        15_000 - BEFORE_MS,
        16_000 + AFTER_MS,
    ]


@pytest.mark.parametrize("command", ["silence", "hush", "close", "end"])
def test_silence__is_told_at_once_and_for_good(command: str) -> None:
    watch = SpeakingWatch().schedule((3_000, SECOND), (10_000, SECOND)).until(3_500)
    getattr(watch.audio, command)()
    watch.until(20_000)

    assert watch.told == [(3_000 - BEFORE_MS, True), (3_500, False)]
    assert watch.inner.calls[-1] == (command,)


def test_schedule__taken_bit_by_bit__tells_of_what_comes_later(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[object] = []
    watch = SpeakingWatch()
    monkeypatch.setattr(watch.inner, "schedule", lambda due, now: taken.append(due))
    watch.schedule((3_000, SECOND)).until(1_000)
    assert watch.ticker.armed is None
    (due,) = taken
    list(due)  # type: ignore[call-overload]  # what the output was given
    watch.until(10_000)

    assert watch.told == [(3_000 - BEFORE_MS, True), (4_000 + AFTER_MS, False)]
