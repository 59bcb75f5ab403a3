"""What the media controls are shown of a session, and what their buttons do in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.checkpoints import Checkpoints
from recovery_timer.app.playback.media_session import MediaSession
from recovery_timer.app.playback.player import Player
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound import Volume
from recovery_timer.ports import ImmediateSaver, NowPlaying, TrackWords
from recovery_timer.routine.model import Block, Routine, Sides, Step
from recovery_timer.routine.timeline import Segment, Timeline, expand
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from tests.fakes.audio import RecordingAudio
from tests.fakes.awake import SilentScreenAwake
from tests.fakes.clock import FakeClock
from tests.fakes.media import RecordingMediaControls
from tests.fakes.narrator import silent_narrator
from tests.fakes.stores import MemoryCheckpoints, MemoryJournal, MemorySettings
from tests.fakes.ticker import FakeTicker

HIPS = Step(name="Hips", seconds=40, sides=Sides.EACH, switch=5)
"""0 get ready 0-10 s, 1 Hips left 10-50, 2 switch 50-55, 3 Hips right 55-95."""
SQUATS = Step(name="Squats", reps=10)


def words(timeline: Timeline, segment: Segment) -> TrackWords:
    return TrackWords(title=f"{segment.kind} {segment.side}", artist=segment.label, album=timeline.name)


class PlayedSession:
    """A session on the controls. ``covers`` has the segments whose picture is asked for, and what to call with it."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.ticker = FakeTicker()
        self.settings = SettingsBook(MemorySettings(), ImmediateSaver())
        self.checkpoints = MemoryCheckpoints()
        self.covers: list[tuple[Segment, Callable[[Path], None]]] = []
        self.player, self.media = self._start()

    def _start(self) -> tuple[Player, MediaSession]:
        audio = RecordingAudio()
        journal = Journal(MemoryJournal(), ImmediateSaver())
        checkpoints = Checkpoints(self.checkpoints, ImmediateSaver(), journal)
        checkpoints.load()
        player = Player(
            clock=self.clock,
            ticker=self.ticker,
            audio=audio,
            narrator=silent_narrator(self.settings),
            screen_awake=SilentScreenAwake(),
            journal=journal,
            checkpoints=checkpoints,
            settings=self.settings,
            new_id=lambda: "session",
        )
        media = MediaSession(
            player=player,
            volume=Volume(audio, self.settings),
            make_controls=RecordingMediaControls,
            describe=words,
            make_cover=lambda segment, done: self.covers.append((segment, done)),
        )
        return player, media

    def restart(self) -> None:
        """Start the program again, as after a crash."""
        self.player, self.media = self._start()

    def begin(self, *blocks: Block) -> "PlayedSession":
        self.player.begin(expand(Routine(id="hips", name="Legs", blocks=blocks or (HIPS,)), {}), "hips")
        return self

    def after(self, seconds: float) -> "PlayedSession":
        self.clock.advance(round(seconds * 1_000))
        self.ticker.fire()
        return self

    @property
    def controls(self) -> RecordingMediaControls:
        controls = self.media._controls
        assert isinstance(controls, RecordingMediaControls)
        return controls

    @property
    def session(self) -> Session:
        assert self.player.session is not None
        return self.player.session

    @property
    def playing(self) -> NowPlaying:
        assert self.controls.playing is not None
        return self.controls.playing

    def titles(self) -> list[str]:
        """Return the titles that were shown in turn, an empty one for nothing."""
        return list(dict.fromkeys(shown.words.title if shown else "" for shown in self.controls.shown))


# -- what is shown


def test_session__is_shown_segment_by_segment_and_no_longer() -> None:
    desk = PlayedSession().begin()
    assert desk.controls.shown == [
        NowPlaying(
            track=1,
            words=TrackWords(title="get_ready left", artist="Hips", album="Legs"),
            length_ms=10_000,
            cover=None,
            is_paused=False,
            volume=70,
        )
    ]
    for _ in range(10):
        desk.after(10)

    assert desk.titles() == ["get_ready left", "work left", "switch right", "work right", ""]
    assert desk.controls.playing is None


def test_session__before_its_start__is_not_shown() -> None:
    assert PlayedSession().controls.shown == []


def test_session__ended_and_gone_on_with__is_gone_and_back() -> None:
    desk = PlayedSession().begin()
    desk.player.end()
    assert desk.controls.playing is None
    desk.player.go_on()

    assert (desk.playing.words.title, desk.playing.is_paused) == ("get_ready left", False)


def test_session__restored__is_shown_paused() -> None:
    desk = PlayedSession().begin().after(20)
    desk.restart()
    desk.player.resume_unfinished()

    assert (desk.playing.words.title, desk.playing.is_paused) == ("work left", True)


def test_segment__that_waits__has_no_length() -> None:
    desk = PlayedSession().begin(SQUATS).after(11)

    assert desk.playing.length_ms is None


def test_segment__visited_again__is_another_track() -> None:
    desk = PlayedSession().begin().after(20)
    before = desk.playing.track
    desk.player.previous()

    assert (desk.playing.words.title, desk.playing.track) == ("work left", before + 1)


def test_length__follows_what_is_added_and_taken_away() -> None:
    desk = PlayedSession().begin().after(11)
    desk.player.extend()

    assert desk.playing.length_ms == 55_000


def test_cover__made_late__is_shown_then() -> None:
    desk = PlayedSession().begin()
    assert desk.playing.cover is None
    desk.covers[0][1](Path("/left.png"))

    assert desk.playing.cover == Path("/left.png")


def test_cover__of_a_segment_that_is_over__is_not_shown() -> None:
    desk = PlayedSession().begin().after(11)
    desk.covers[0][1](Path("/ready.png"))

    assert (desk.playing.words.title, desk.playing.cover) == ("work left", None)


def test_cover__made_after_the_end__shows_nothing_again() -> None:
    desk = PlayedSession().begin()
    desk.player.end()
    desk.covers[0][1](Path("/left.png"))

    assert desk.controls.playing is None


def test_cover__that_nobody_sees__is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RecordingMediaControls, "wants_covers", False)

    assert PlayedSession().begin().covers == []


def test_volume__is_shown_and_set() -> None:
    desk = PlayedSession().begin()
    desk.controls.commands.set_volume(30)

    assert (desk.playing.volume, desk.settings.current.volume) == (30, 30)


def test_position__is_the_time_held() -> None:
    desk = PlayedSession().begin().after(10)
    desk.clock.advance(1_234)
    assert desk.controls.commands.position_ms() == 1_234

    desk.player.pause_or_resume()
    desk.clock.advance(5_000)

    assert desk.controls.commands.position_ms() == 1_234


# -- what is pressed


@pytest.mark.parametrize("command,state", [("pause", State.PAUSED), ("play", State.RUNNING)])
def test_play_and_pause__pressed_twice__act_once(command: str, state: State) -> None:
    desk = PlayedSession().begin()
    if command == "play":
        desk.player.pause_or_resume()
    for _ in range(2):
        getattr(desk.controls.commands, command)()

    assert desk.session.state is state


def test_play_pause__pauses_and_resumes() -> None:
    desk = PlayedSession().begin()
    states = []
    for _ in range(2):
        desk.controls.commands.play_pause()
        states.append(desk.session.state)

    assert states == [State.PAUSED, State.RUNNING]


@pytest.mark.parametrize("command", ["play", "play_pause"])
def test_play__segment_that_waits__is_done(command: str) -> None:
    desk = PlayedSession().begin(SQUATS, HIPS).after(11)
    getattr(desk.controls.commands, command)()

    assert desk.session.segment.index == 2
    assert desk.session.visits[1].left == "done"


def test_next_and_previous__move() -> None:
    desk = PlayedSession().begin()
    desk.controls.commands.next()
    assert desk.session.segment.index == 1
    desk.controls.commands.next()
    desk.controls.commands.previous()

    assert desk.session.segment.index == 1


@pytest.mark.parametrize("command,left_ms", [("forward", 25_000), ("back", 55_000)])
def test_seek__moves_the_end_by_15_s(command: str, left_ms: int) -> None:
    desk = PlayedSession().begin().after(10)
    getattr(desk.controls.commands, command)()

    assert desk.session.remaining(desk.clock.now()) == left_ms


def test_stop__ends_the_session() -> None:
    desk = PlayedSession().begin()
    desk.controls.commands.stop()

    assert (desk.session.state, desk.controls.playing) == (State.ENDED, None)


@pytest.mark.parametrize("command", ["play", "pause", "play_pause", "next", "previous", "forward", "back", "stop"])
def test_command__without_a_session__does_nothing(command: str) -> None:
    desk = PlayedSession()
    getattr(desk.controls.commands, command)()

    assert (desk.player.session, desk.controls.commands.position_ms()) == (None, 0)
