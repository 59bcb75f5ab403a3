"""Music of other programs, as the setting says."""

import asyncio

import pytest

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.checkpoints import Checkpoints
from recovery_timer.app.playback.music import Music
from recovery_timer.app.playback.player import Player
from recovery_timer.app.settings import MusicChoice, SettingsBook
from recovery_timer.app.signals import Signal
from recovery_timer.ports import RING_OUT_MS, ImmediateSaver
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.timeline import expand
from tests.fakes.audio import RecordingAudio
from tests.fakes.awake import SilentScreenAwake
from tests.fakes.clock import FakeClock
from tests.fakes.media import RecordingOtherPlayers
from tests.fakes.narrator import silent_narrator
from tests.fakes.stores import MemoryCheckpoints, MemoryJournal, MemorySettings
from tests.fakes.ticker import FakeTicker

LEGS = expand(Routine(id="legs", name="Legs", blocks=(Step(name="Hips", seconds=20),)), {})


class MusicRoom:
    """A session in a room with music."""

    def __init__(self, music: MusicChoice) -> None:
        self.clock = FakeClock()
        self.ticker, self.over_ticker = FakeTicker(), FakeTicker()
        self.settings = SettingsBook(MemorySettings(), ImmediateSaver())
        self.settings.change("music", music)
        self.others = RecordingOtherPlayers()
        self.speaking: Signal[bool] = Signal()
        journal = Journal(MemoryJournal(), ImmediateSaver())
        self.player = Player(
            clock=self.clock,
            ticker=self.ticker,
            audio=RecordingAudio(),
            narrator=silent_narrator(self.settings),
            screen_awake=SilentScreenAwake(),
            journal=journal,
            checkpoints=Checkpoints(MemoryCheckpoints(), ImmediateSaver(), journal),
            settings=self.settings,
            new_id=lambda: "session",
        )
        self.music = Music(
            player=self.player,
            speaking=self.speaking,
            settings=self.settings,
            others=self.others,
            ticker=self.over_ticker,
        )

    def begin(self) -> "MusicRoom":
        self.player.begin(LEGS, "legs")
        return self

    def after(self, seconds: int) -> "MusicRoom":
        self.clock.advance(seconds * 1_000)
        self.ticker.fire()
        return self

    def ring_out(self) -> "MusicRoom":
        assert self.over_ticker.armed == RING_OUT_MS
        self.over_ticker.fire()
        return self


def test_session__pauses_the_music_until_its_last_sound_is_over() -> None:
    room = MusicRoom("pauses").begin()
    assert room.others.asked == ["pause"]
    room.after(10).after(20)
    assert room.others.asked == ["pause"]

    assert room.ring_out().others.asked == ["pause", "resume"]


def test_session__paused__keeps_the_music_paused() -> None:
    room = MusicRoom("pauses").begin().after(1)
    room.player.pause_or_resume()
    room.player.pause_or_resume()

    assert room.others.asked == ["pause"]


def test_session__ended_and_gone_on_with__keeps_the_music_paused() -> None:
    room = MusicRoom("pauses").begin().after(1)
    room.player.end()
    room.player.go_on()

    assert (room.others.asked, room.over_ticker.armed) == (["pause"], None)


def test_session__ended_and_gone_on_with_later__pauses_the_music_again() -> None:
    room = MusicRoom("pauses").begin().after(1)
    room.player.end()
    room.ring_out().player.go_on()

    assert room.others.asked == ["pause", "resume", "pause"]


def test_voice__pauses_the_music_while_it_speaks() -> None:
    room = MusicRoom("pauses for the voice").begin()
    for speaks in (True, False):
        room.speaking.emit(speaks)

    assert room.others.asked == ["pause", "resume"]


@pytest.mark.parametrize("choice", ["plays on", "pauses"])
def test_voice__unless_the_setting_says_so__pauses_nothing(choice: MusicChoice) -> None:
    room = MusicRoom(choice)
    for speaks in (True, False):
        room.speaking.emit(speaks)

    assert room.others.asked == []


def test_music__plays_on_unless_the_setting_says_otherwise() -> None:
    room = MusicRoom("plays on").begin().after(10).after(20).ring_out()

    assert room.others.asked == []


def test_setting__changed_during_a_session__is_followed_at_once() -> None:
    room = MusicRoom("plays on").begin()
    room.settings.change("music", "pauses")
    room.settings.change("music", "pauses for the voice")

    assert room.others.asked == ["pause", "resume"]


def test_close__during_a_session__lets_the_music_go_on() -> None:
    room = MusicRoom("pauses").begin()
    asyncio.run(room.music.close())

    assert room.others.asked == ["pause", "close"]
