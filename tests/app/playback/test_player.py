"""The player, driven by hand: `after` lets time pass as on a machine whose ticker is never late."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.checkpoints import Checkpoints
from recovery_timer.app.playback.player import LONGEST_WAIT_MS, CannotKeepAwake, Filed, Player, PlayerEvent, Slept
from recovery_timer.app.settings import AfterSleep, SettingsBook
from recovery_timer.ports import WAIT_FOR_SOUND_MS, ImmediateSaver
from recovery_timer.routine.model import Block, Routine, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.events import CueDue, Ended, Finished, Paused, Resumed, SegmentEntered
from recovery_timer.session.record import Outcome, Pause, PauseReason, Record
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from tests.fakes.audio import RecordingAudio
from tests.fakes.clock import FakeClock
from tests.fakes.narrator import silent_narrator
from tests.fakes.stores import MemoryCheckpoints, MemoryJournal, MemorySettings
from tests.fakes.ticker import FakeTicker

T0 = 7_000_000

HIPS = Step(name="Hips", seconds=20, position=5)
LUNGES = Step(name="Lunges", reps=10, position=5)


def expanded(*blocks: Block) -> Timeline:
    return expand(Routine(id="legs", name="Legs", blocks=blocks), {})


TIMED = expanded(HIPS, HIPS)
"""0 get ready 0-10 s, 1 Hips 10-30, 2 position 30-35, 3 Hips 35-55."""

ENDS_IN_REPS = expanded(HIPS, LUNGES)
"""0 get ready 0-10 s, 1 Hips 10-30, 2 position 30-35, 3 Lunges from 35 s until done."""


class RecordingScreenAwake:
    """Records whether the screen is held; every attempt fails unless it ``works``."""

    def __init__(self, *, works: bool = True) -> None:
        self.held = False
        self.works = works

    def hold(self, failed: Callable[[], None]) -> None:
        if not self.works:
            failed()
        self.held = self.works

    def release(self) -> None:
        self.held = False


class ClockTicker(FakeTicker):
    """A `FakeTicker` that knows when it is due."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self.due = 0
        self._clock = clock

    def arm(self, delay_ms: int, wake: Callable[[], None]) -> None:
        super().arm(delay_ms, wake)
        self.due = self._clock.now_ms + delay_ms


class PlayedRoutine:
    """A player and everything around it."""

    def __init__(
        self,
        *,
        sound_at_once: bool = True,
        keeps_awake: bool = True,
        found: Checkpoint | None = None,
        after_sleep: AfterSleep = "pause",
    ) -> None:
        ids = (f"session-{number}" for number in count(1))
        self.clock = FakeClock(now=T0, awake=90_000)
        self.ticker = ClockTicker(self.clock)
        self.audio = RecordingAudio(at_once=sound_at_once)
        self.screen_awake = RecordingScreenAwake(works=keeps_awake)
        self.store = MemoryJournal()
        self.settings = SettingsBook(MemorySettings(), ImmediateSaver())
        self.settings.change("after_sleep", after_sleep)
        journal = Journal(self.store, ImmediateSaver())
        self.checkpoint_store = MemoryCheckpoints(found)
        self.checkpoints = Checkpoints(self.checkpoint_store, ImmediateSaver(), journal)
        self.checkpoints.load()
        self.player = Player(
            clock=self.clock,
            ticker=self.ticker,
            audio=self.audio,
            narrator=silent_narrator(self.settings),
            screen_awake=self.screen_awake,
            journal=journal,
            checkpoints=self.checkpoints,
            settings=self.settings,
            new_id=lambda: next(ids),
        )
        self.heard: list[PlayerEvent] = []
        self.player.events.connect(self.heard.append)

    def begin(self, timeline: Timeline = TIMED, routine_id: str = "legs") -> "PlayedRoutine":
        self.player.begin(timeline, routine_id)
        return self

    def after(self, ms: int) -> "PlayedRoutine":
        end = self.clock.now_ms + ms
        while self.ticker.armed is not None and self.ticker.due <= end:
            self.clock.advance(self.ticker.due - self.clock.now_ms)
            self.ticker.fire()
        self.clock.advance(end - self.clock.now_ms)
        return self

    @property
    def session(self) -> Session:
        assert self.player.session is not None
        return self.player.session

    @property
    def index(self) -> int:
        return self.session.segment.index

    @property
    def record(self) -> Record:
        (record,) = self.store.records.values()
        return record

    @property
    def kept(self) -> Checkpoint:
        assert self.checkpoint_store.checkpoint is not None
        return self.checkpoint_store.checkpoint

    def schedules(self) -> int:
        return sum(call[0] == "schedule" for call in self.audio.calls)

    def sounds(self) -> list[tuple[float, str]]:
        """The sounds written ahead, with their times in seconds from now."""
        return [((at - self.clock.now_ms) / 1_000, str(sound)) for at, sound in self.audio.scheduled]

    def said(self, kind: type[PlayerEvent]) -> int:
        return sum(isinstance(event, kind) for event in self.heard)


# -- starting


def test_player__before_a_session__does_nothing_and_has_no_record() -> None:
    stage = PlayedRoutine()
    for command in (stage.player.press, stage.player.next, stage.player.end, stage.player.go_on):
        command()
    stage.player.jump(1)
    stage.player.break_off()

    assert stage.player.session is None
    assert not stage.player.is_playing
    assert stage.heard == []
    assert stage.store.records == {}
    with pytest.raises(LookupError):
        stage.player.record()


def test_begin__waits_for_the_first_sample_heard() -> None:
    stage = PlayedRoutine(sound_at_once=False).begin().after(300)
    before = stage.session.state
    stage.audio.start_sounding()

    assert (before, stage.session.state) == (State.READY, State.RUNNING)
    assert stage.session.remaining(stage.clock.now_ms) == 10_000
    assert stage.sounds()[0] == (0, "go_rest")


def test_begin__no_sound_for_1500_ms__starts_without() -> None:
    stage = PlayedRoutine(sound_at_once=False).begin()

    states = [stage.after(ms).session.state for ms in (1_499, 1)]

    assert states == [State.READY, State.RUNNING]
    assert stage.session.remaining(stage.clock.now_ms) == 10_000


def test_begin__late_sound__joins_in_without_shifting_anything() -> None:
    stage = PlayedRoutine(sound_at_once=False).begin().after(WAIT_FOR_SOUND_MS + 2_000)
    before = stage.schedules()

    stage.audio.start_sounding()

    assert stage.schedules() == before + 1
    assert stage.session.remaining(stage.clock.now_ms) == 8_000
    assert stage.sounds()[0] == (5, "tick")
    assert stage.said(SegmentEntered) == 1


def test_begin__late_sound_during_a_pause__stays_silent() -> None:
    stage = PlayedRoutine(sound_at_once=False).begin().after(2_000)
    stage.player.press()

    stage.audio.start_sounding()

    assert stage.session.state is State.PAUSED
    assert stage.audio.scheduled == []


def test_begin__takes_the_half_time_sound_from_the_settings() -> None:
    long = expanded(Step(name="Hips", seconds=40))
    stage = PlayedRoutine()
    stage.settings.change("half", False)
    stage.begin(long)
    assert "half" not in [sound for _, sound in stage.sounds()]

    stage.settings.change("half", True)
    stage.begin(long)
    assert "half" in [sound for _, sound in stage.sounds()]


def test_begin__while_another_plays__breaks_that_one_off() -> None:
    stage = PlayedRoutine().begin(routine_id="first").after(12_000)
    stage.begin(routine_id="second").after(1_000)

    assert (stage.record.routine_id, stage.record.outcome) == ("first", Outcome.BROKEN_OFF)
    assert stage.record.session_ms == 12_000
    assert stage.session.remaining(stage.clock.now_ms) == 9_000
    assert stage.screen_awake.held

    stage.player.end()
    assert [record.routine_id for record in stage.store.records.values()] == ["first", "second"]


def test_begin__after_an_ended_session__leaves_its_record_alone() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.end()
    stage.begin()

    assert stage.record.outcome is Outcome.ENDED


# -- sound


def test_sound__is_written_ahead_to_the_end_of_the_session() -> None:
    stage = PlayedRoutine().begin()

    assert stage.sounds() == [
        (0, "go_rest"), (7, "tick"), (8, "tick"), (9, "tick"),
        (10, "go_work"), (27, "tick"), (28, "tick"), (29, "tick"),
        (30, "go_rest"), (32, "tick"), (33, "tick"), (34, "tick"),
        (35, "go_work"), (52, "tick"), (53, "tick"), (54, "tick"),
        (55, "finished"),
    ]  # fmt: skip


def test_sound__on_plain_advance__is_never_rewritten() -> None:
    stage = PlayedRoutine().begin()
    calls = list(stage.audio.calls)
    stage.after(54_999)

    assert stage.audio.calls == calls
    assert stage.index == 3


@pytest.mark.parametrize(
    "command,first",
    [
        ("next", (0, "go_rest")),
        ("previous", (0, "go_work")),
        ("extend", (11.5, "half")),
        ("shorten", (0, "go_rest")),
    ],
)
def test_sound__after_a_move__is_rewritten(command: str, first: tuple[float, str]) -> None:
    stage = PlayedRoutine().begin().after(16_000)
    before = stage.schedules()

    getattr(stage.player, command)()

    assert stage.schedules() == before + 1
    assert stage.sounds()[0] == first


def test_sound__after_a_move_on_a_speaker_that_is_late__begins_when_it_can_be_in_the_air() -> None:
    stage = PlayedRoutine().begin().after(16_000)
    stage.audio.delay_ms = 250
    stage.player.next()

    assert stage.sounds()[0] == (0.25, "go_rest")
    assert stage.session.position(stage.clock.now()) == 0


def test_sound__after_a_jump__is_rewritten() -> None:
    stage = PlayedRoutine().begin().after(2_000)
    stage.player.jump(3)

    assert stage.sounds() == [(0, "go_work"), (17, "tick"), (18, "tick"), (19, "tick"), (20, "finished")]


def test_sound__after_done__is_rewritten() -> None:
    stage = PlayedRoutine().begin(expanded(LUNGES, HIPS)).after(15_000)
    assert stage.audio.scheduled[-1] == (T0 + 10_000, "go_work")
    before = stage.schedules()

    stage.player.press()

    assert stage.schedules() == before + 1
    assert stage.sounds()[0] == (0, "go_rest")
    assert stage.sounds()[-1] == (25, "finished")


def test_sound__an_illegal_command__writes_nothing() -> None:
    stage = PlayedRoutine().begin(expanded(LUNGES)).after(12_000)
    calls = list(stage.audio.calls)
    stage.player.extend()
    stage.player.jump(99)
    stage.player.go_on()

    assert stage.audio.calls == calls


def test_sound__in_a_pause__is_silent_and_resuming_repeats_nothing() -> None:
    stage = PlayedRoutine().begin().after(8_500)
    stage.player.press()
    assert stage.audio.calls[-1] == ("silence",)

    stage.after(60_000)
    stage.player.press()

    assert stage.sounds()[:2] == [(0.5, "tick"), (1.5, "go_work")]


def test_sound__a_move_while_paused__stays_silent() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.pause_or_resume()
    stage.player.next()

    assert (stage.session.state, stage.index) == (State.PAUSED, 2)
    assert stage.audio.scheduled == []


def test_sound__at_an_early_end__is_silent_and_has_no_finished() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.end()

    assert stage.audio.scheduled == []


@pytest.mark.parametrize("leave", ["press", "next"])
def test_sound__last_segment_left_by_done_or_next__plays_finished(leave: str) -> None:
    stage = PlayedRoutine().begin(ENDS_IN_REPS).after(36_000)
    getattr(stage.player, leave)()

    assert stage.session.state is State.FINISHED
    assert stage.audio.scheduled == [(T0 + 36_000, "finished")]


def test_sound__last_segment_runs_out__was_written_ahead_and_is_not_played_twice() -> None:
    stage = PlayedRoutine().begin().after(55_000)

    assert stage.session.state is State.FINISHED
    assert stage.audio.scheduled[-1] == (T0 + 55_000, "finished")
    assert stage.schedules() == 1
    assert ("silence",) not in stage.audio.calls


def test_sound__output_is_closed_only_once_the_last_sound_has_rung_out() -> None:
    stage = PlayedRoutine().begin().after(55_000)

    stage.after(1_500)
    assert ("close",) not in stage.audio.calls[1:]
    stage.after(1_000)
    assert stage.audio.calls[-1] == ("close",)
    assert stage.ticker.armed is None


# -- the ticker


def test_ticker__is_armed_for_the_next_deadline_but_at_most_a_second() -> None:
    stage = PlayedRoutine().begin()
    waits: list[int] = []
    while stage.ticker.armed is not None and stage.player.is_playing:
        waits.append(stage.ticker.armed)
        deadline = stage.session.next_deadline()
        assert deadline is not None
        assert stage.ticker.armed == min(deadline - stage.clock.now_ms, LONGEST_WAIT_MS)
        stage.clock.advance(stage.ticker.armed)
        stage.ticker.fire()

    assert max(waits) == LONGEST_WAIT_MS == 1_000
    assert stage.session.state is State.FINISHED


def test_ticker__on_a_manual_segment__still_wakes_every_second() -> None:
    stage = PlayedRoutine().begin(expanded(LUNGES)).after(15_000)

    assert stage.session.segment.is_manual
    assert stage.ticker.armed == 1_000


def test_ticker__rings_early__does_no_harm() -> None:
    stage = PlayedRoutine().begin().after(9_400)
    stage.clock.advance(100)
    stage.ticker.fire()

    assert stage.index == 0
    assert stage.ticker.armed == 500


def test_ticker__rings_late__delivers_everything_in_order_and_drops_old_cues() -> None:
    stage = PlayedRoutine().begin().after(6_900)
    stage.heard.clear()
    stage.clock.advance(23_200)
    stage.ticker.fire()

    entered = [event.segment.index for event in stage.heard if isinstance(event, SegmentEntered)]
    cues = [(event.segment.index, event.name) for event in stage.heard if isinstance(event, CueDue)]
    assert entered == [1, 2]
    assert cues == [(2, "go")]
    assert stage.session.remaining(stage.clock.now_ms) == 4_900


def test_ticker__while_paused__is_not_armed() -> None:
    stage = PlayedRoutine().begin().after(3_000)
    stage.player.press()
    assert stage.ticker.armed is None

    stage.player.press()
    assert stage.ticker.armed == 1_000


def test_events__a_listener_that_fails__stops_neither_the_session_nor_the_next_listener(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    errors: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: errors.append(error))
    stage, heard = PlayedRoutine(), list[PlayerEvent]()
    stage.player.events.connect(_fail)
    stage.player.events.connect(heard.append)
    stage.begin()

    stage.clock.advance(1_000)
    stage.ticker.fire()

    assert stage.session.state is State.RUNNING
    assert stage.ticker.armed == 1_000
    assert any(isinstance(event, SegmentEntered) for event in heard)
    assert len(errors) == len(heard)


def _fail(_: PlayerEvent) -> None:
    raise ZeroDivisionError


# -- pressing


def test_press__on_a_timed_segment__pauses_and_resumes() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    states = []
    for _ in range(2):
        stage.player.press()
        states.append(stage.session.state)
        stage.after(5_000 if stage.session.state is State.PAUSED else 0)

    assert states == [State.PAUSED, State.RUNNING]
    assert stage.session.remaining(stage.clock.now_ms) == 18_000


def test_press__on_a_running_manual_segment__is_done() -> None:
    stage = PlayedRoutine().begin(expanded(LUNGES, HIPS)).after(15_000)
    stage.player.press()

    assert (stage.session.state, stage.index) == (State.RUNNING, 2)


def test_press__on_a_paused_manual_segment__resumes_but_does_not_finish_it() -> None:
    stage = PlayedRoutine().begin(expanded(LUNGES, HIPS)).after(15_000)
    stage.player.pause_or_resume()
    stage.player.press()

    assert (stage.session.state, stage.index) == (State.RUNNING, 1)


def test_pause_or_resume__on_a_manual_segment__pauses() -> None:
    stage = PlayedRoutine().begin(expanded(LUNGES)).after(15_000)
    stage.player.pause_or_resume()

    assert (stage.session.state, stage.index) == (State.PAUSED, 1)


# -- sleep


def test_sleep__is_noticed_before_advancing_and_pauses_at_its_start() -> None:
    stage = PlayedRoutine().begin().after(12_300)
    stage.heard.clear()
    stage.clock.sleep(250_000)
    stage.ticker.fire()

    assert stage.heard == [Paused(PauseReason.SLEEP), Slept(250_000, "pause")]
    assert (stage.session.state, stage.index) == (State.PAUSED, 1)
    assert stage.session.remaining(stage.clock.now_ms) == 17_700
    assert stage.audio.scheduled == []
    assert stage.ticker.armed is None
    assert not stage.screen_awake.held


def test_sleep__time_awake_before_the_ticker_rings__counts_as_held() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.clock.sleep(250_000)
    stage.clock.advance(400)
    stage.ticker.fire()

    assert stage.session.remaining(stage.clock.now_ms) == 17_600
    assert stage.heard[-1] == Slept(250_000, "pause")


def test_sleep__is_a_pause_in_the_record_and_not_held() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.clock.sleep(250_000)
    stage.ticker.fire()
    stage.after(3_000)
    stage.player.press()
    stage.after(1_000)
    stage.player.end()

    assert stage.record.pauses == (Pause(start_ms=12_000, end_ms=265_000, reason=PauseReason.SLEEP),)
    assert stage.record.session_ms == 266_000
    assert sum(visit.held_ms for visit in stage.record.visits) == 13_000


@pytest.mark.parametrize("command", ["press", "next", "extend", "end"])
def test_sleep__noticed_by_a_command__is_handled_first(command: str) -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.heard.clear()
    stage.clock.sleep(250_000)
    getattr(stage.player, command)()

    assert stage.heard[0] == Paused(PauseReason.SLEEP)
    assert stage.session.state in {State.PAUSED, State.ENDED}
    assert stage.audio.scheduled == []


def test_sleep__during_a_pause__is_part_of_that_pause() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.press()
    stage.heard.clear()
    stage.clock.sleep(250_000)
    stage.player.press()

    assert stage.heard == [Resumed()]
    assert [pause.reason for pause in stage.session.pauses] == [PauseReason.USER]
    assert stage.session.remaining(stage.clock.now_ms) == 18_000


def test_sleep__after_the_end__does_not_affect_going_on() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.end()
    stage.clock.sleep(250_000)
    stage.player.go_on()

    assert stage.session.state is State.RUNNING
    assert stage.session.remaining(stage.clock.now_ms) == 18_000


def test_sleep__before_the_first_sample__pauses_nothing() -> None:
    stage = PlayedRoutine(sound_at_once=False).begin()
    stage.clock.sleep(250_000)
    stage.ticker.fire()

    assert stage.session.state is State.RUNNING
    assert stage.session.remaining(stage.clock.now_ms) == 10_000


def test_sleep__too_short_to_matter__is_ignored() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.clock.sleep(300)
    stage.ticker.fire()

    assert stage.session.state is State.RUNNING


def test_break_off__right_after_a_sleep__counts_none_of_it_as_held() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.clock.sleep(4 * 3_600_000)
    stage.player.break_off()

    assert stage.record.outcome is Outcome.BROKEN_OFF
    assert sum(visit.held_ms for visit in stage.record.visits) == 12_000


# -- the screen


def test_screen__is_held_while_the_session_runs_and_released_on_pause_and_end() -> None:
    stage = PlayedRoutine(sound_at_once=False).begin()
    assert not stage.screen_awake.held

    held = []
    stage.audio.start_sounding()
    held.append(stage.screen_awake.held)
    for command in (stage.player.press, stage.player.press, stage.player.end, stage.player.go_on):
        command()
        held.append(stage.screen_awake.held)
    stage.player.break_off()
    held.append(stage.screen_awake.held)

    assert held == [True, False, True, False, True, False]


def test_screen__is_released_when_the_session_is_finished() -> None:
    stage = PlayedRoutine().begin().after(55_000)

    assert not stage.screen_awake.held


def test_screen__cannot_be_held__is_reported_once_and_the_session_continues() -> None:
    stage = PlayedRoutine(keeps_awake=False).begin().after(12_000)
    stage.player.press()
    stage.player.press()
    stage.after(12_000)

    assert [event for event in stage.heard if isinstance(event, CannotKeepAwake)] == [CannotKeepAwake()]
    assert stage.index == 1


# -- the record


def test_record__of_a_finished_session__is_kept() -> None:
    stage = PlayedRoutine().begin().after(55_000)

    assert stage.record.outcome is Outcome.FINISHED
    assert (stage.record.routine_id, stage.record.routine_name) == ("legs", "Legs")
    assert stage.record.session_ms == 55_000
    assert (stage.record.held_ms, stage.record.skipped_ms) == (40_000, 0)
    assert (stage.record.ended - stage.record.started).total_seconds() == 55
    assert stage.player.record() == stage.record
    assert not stage.player.is_playing


def test_record__of_an_ended_session__is_kept_before_the_end_is_emitted() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    kept: list[int] = []
    stage.player.events.connect(
        lambda event: kept.append(len(stage.store.records)) if isinstance(event, Ended) else None
    )
    stage.player.end()

    assert kept == [1]
    assert stage.record.outcome is Outcome.ENDED
    assert (stage.record.held_ms, stage.record.skipped_ms) == (2_000, 38_000)


def test_record__session_continued_and_ended_again__replaces_the_first() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.end()
    stage.after(60_000)
    stage.player.go_on()
    stage.after(5_000)
    stage.player.end()

    assert stage.record.outcome is Outcome.ENDED
    assert stage.record.held_ms == 7_000
    assert stage.record.session_ms == 77_000
    assert [pause.reason for pause in stage.record.pauses] == [PauseReason.ENDED]


def test_record__session_continued_and_finished__says_finished() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.end()
    stage.player.go_on()
    stage.after(43_000)

    assert stage.record.outcome is Outcome.FINISHED
    assert stage.said(Finished) == 1


def test_go_on__is_heard_again_even_after_the_output_was_closed() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.end()
    stage.after(10_000)
    assert stage.audio.calls[-1] == ("close",)

    stage.player.go_on()

    assert ("open",) in stage.audio.calls[-4:]
    assert stage.sounds()[0] == (15, "tick")


def test_go_on__of_a_finished_session__is_illegal() -> None:
    stage = PlayedRoutine().begin().after(55_000)
    calls = list(stage.audio.calls)
    stage.player.go_on()

    assert stage.session.state is State.FINISHED
    assert stage.audio.calls == calls


def test_break_off__keeps_the_record_and_releases_everything() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.break_off()

    assert stage.record.outcome is Outcome.BROKEN_OFF
    assert stage.record.session_ms == 12_000
    assert stage.audio.calls[-1] == ("close",)
    assert stage.ticker.armed is None
    assert not stage.screen_awake.held
    assert not stage.player.is_playing


def test_break_off__of_a_paused_session__keeps_its_record() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.press()
    stage.after(3_000)
    stage.player.break_off()

    assert stage.record.outcome is Outcome.BROKEN_OFF
    assert sum(visit.held_ms for visit in stage.record.visits) == 12_000


@pytest.mark.parametrize("over_ms", [12_000, 55_000])
def test_break_off__of_a_session_that_is_over__leaves_its_record(over_ms: int) -> None:
    stage = PlayedRoutine().begin().after(over_ms)
    stage.player.end()
    before = stage.record
    stage.after(500)
    stage.player.break_off()

    assert stage.record == before


def test_break_off__last_segment_over_but_not_emitted_yet__is_finished() -> None:
    stage = PlayedRoutine().begin().after(54_900)
    stage.clock.advance(150)
    stage.player.break_off()

    assert stage.record.outcome is Outcome.FINISHED


def test_break_off__session_not_started__leaves_no_record() -> None:
    stage = PlayedRoutine(sound_at_once=False).begin().after(200)
    stage.player.break_off()

    assert stage.store.records == {}
    assert stage.ticker.armed is None
    assert stage.audio.calls[-1] == ("close",)
    assert not stage.player.is_playing


# -- sleep, as the user set it


def test_sleep__set_to_go_on__continues_from_the_second_it_fell_asleep() -> None:
    stage = PlayedRoutine(after_sleep="go on").begin().after(12_300)
    stage.heard.clear()
    stage.clock.sleep(250_000)
    stage.ticker.fire()

    assert stage.heard == [Paused(PauseReason.SLEEP), Resumed(), Slept(250_000, "go on")]
    assert (stage.session.state, stage.index) == (State.RUNNING, 1)
    assert stage.session.remaining(stage.clock.now_ms) == 17_700
    assert stage.session.pauses == (Pause(start_ms=12_300, end_ms=262_300, reason=PauseReason.SLEEP),)
    assert stage.sounds()[0] == (14.7, "tick")
    assert stage.screen_awake.held
    assert stage.ticker.armed == 1_000


def test_sleep__set_to_ask__stays_paused_until_answered() -> None:
    stage = PlayedRoutine(after_sleep="ask").begin().after(12_300)
    stage.clock.sleep(250_000)
    stage.ticker.fire()

    assert stage.heard[-1] == Slept(250_000, "ask")
    assert stage.session.state is State.PAUSED


def test_sleep__of_a_paused_session__is_not_reported() -> None:
    stage = PlayedRoutine(after_sleep="go on").begin().after(12_000)
    stage.player.press()
    stage.clock.sleep(250_000)
    stage.player.wake_up()

    assert stage.said(Slept) == 0
    assert stage.session.state is State.PAUSED


def test_restart_segment__after_a_sleep__resumes_at_its_start() -> None:
    stage = PlayedRoutine().begin().after(12_300)
    stage.clock.sleep(250_000)
    stage.ticker.fire()
    stage.player.restart_segment()

    assert (stage.session.state, stage.index) == (State.RUNNING, 1)
    assert stage.session.remaining(stage.clock.now_ms) == 20_000
    assert stage.sounds()[0] == (0, "go_work")


def test_restart_segment__while_running__restarts_it() -> None:
    stage = PlayedRoutine().begin().after(12_300)
    stage.player.restart_segment()

    assert (stage.session.state, stage.index) == (State.RUNNING, 1)
    assert stage.session.remaining(stage.clock.now_ms) == 20_000


def test_fall_asleep__is_silent_at_once_and_saves_a_checkpoint() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.clock.advance(300)
    stage.player.fall_asleep()

    assert stage.audio.scheduled == []
    assert stage.kept.progress.visit.held_ms == 2_300


def test_wake_up__checks_for_sleep_at_once() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.fall_asleep()
    stage.clock.sleep(250_000)
    stage.player.wake_up()

    assert stage.heard[-1] == Slept(250_000, "pause")
    assert stage.audio.scheduled == []


def test_wake_up__when_the_machine_did_not_sleep_after_all__sounds_again() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.fall_asleep()
    stage.clock.advance(300)
    stage.player.wake_up()

    assert stage.session.state is State.RUNNING
    assert stage.sounds()[0] == (14.7, "tick")


def test_use_new_sounds__in_a_session__writes_the_sound_ahead_again() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    before = len(stage.audio.calls)
    stage.player.use_new_sounds()

    assert [call[0] for call in stage.audio.calls[before:]] == ["schedule"]


def test_use_new_sounds__before_the_start_or_while_paused__changes_nothing() -> None:
    ready = PlayedRoutine(sound_at_once=False).begin()
    paused = PlayedRoutine().begin().after(12_000)
    paused.player.press()
    for stage in (ready, paused, PlayedRoutine()):
        calls = list(stage.audio.calls)
        stage.player.use_new_sounds()
        assert stage.audio.calls == calls


def test_fall_asleep_and_wake_up__without_a_session__do_nothing() -> None:
    stage = PlayedRoutine()
    stage.player.fall_asleep()
    stage.player.wake_up()

    assert stage.audio.calls == []
    assert stage.heard == []


def test_fall_asleep_and_wake_up__before_the_first_sample__do_not_keep_it_from_starting() -> None:
    stage = PlayedRoutine(sound_at_once=False).begin().after(200)
    stage.player.fall_asleep()
    stage.player.wake_up()
    stage.after(WAIT_FOR_SOUND_MS - 200)

    assert stage.session.state is State.RUNNING


def test_wake_up__after_the_end__does_nothing() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.end()
    stage.after(10_000)
    calls = list(stage.audio.calls)
    stage.player.wake_up()

    assert stage.audio.calls == calls
    assert stage.ticker.armed is None


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(hours=1), timedelta(days=-400), timedelta(days=9)])
def test_wall_clock__set_back_or_forward__changes_nothing(jump: timedelta) -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.clock.wall_time += jump
    stage.after(43_000)

    assert stage.said(Slept) == 0
    assert stage.record.outcome is Outcome.FINISHED
    assert stage.record.session_ms == 55_000
    assert stage.record.pauses == ()


# -- checkpoints


def test_checkpoint__is_kept_at_every_transition() -> None:
    stage = PlayedRoutine().begin()
    indexes = []
    for command in (stage.player.next, stage.player.extend, stage.player.press, stage.player.press, stage.player.next):
        stage.clock.advance(10)
        before = stage.checkpoint_store.kept
        command()
        assert stage.checkpoint_store.kept == before + 1
        indexes.append((stage.kept.progress.visit.index, stage.kept.progress.visit.extended_ms))

    assert indexes == [(1, 0), (1, 15_000), (1, 15_000), (1, 15_000), (2, 0)]


def test_checkpoint__while_time_passes__is_at_most_5_s_old_and_not_saved_every_second() -> None:
    stage = PlayedRoutine().begin(expanded(Step(name="Hips", seconds=600)))
    for _ in range(600):
        stage.after(1_000)
        progress = stage.kept.progress
        assert stage.clock.now_ms - T0 - progress.session_ms <= 5_000

    assert 120 <= stage.checkpoint_store.kept <= 160


def test_checkpoint__of_a_finished_session__is_removed_once_its_record_is_safe() -> None:
    stage = PlayedRoutine().begin().after(54_000)
    assert stage.checkpoint_store.checkpoint is not None
    with_record: list[bool] = []
    stage.checkpoint_store.forget = lambda: with_record.append(bool(stage.store.records))  # type: ignore[method-assign]  # to see when
    stage.after(1_000)

    assert with_record == [True]


def test_checkpoint__of_a_session_ended_and_continued__is_kept_again() -> None:
    stage = PlayedRoutine().begin().after(12_000)
    stage.player.end()
    assert stage.checkpoint_store.checkpoint is None

    stage.player.go_on()
    assert stage.kept.progress.visit.held_ms == 2_000


def test_checkpoint__of_a_session_broken_off__stays_beside_its_record() -> None:
    stage = PlayedRoutine().begin().after(12_345)
    stage.player.break_off()

    assert stage.record.outcome is Outcome.BROKEN_OFF
    assert stage.kept.session_id == stage.record.id
    assert stage.kept.progress.visit.held_ms == 2_345


def test_checkpoint__of_a_session_finished_while_being_broken_off__does_not_stay() -> None:
    stage = PlayedRoutine().begin().after(54_900)
    stage.clock.advance(150)
    stage.player.break_off()

    assert stage.checkpoint_store.checkpoint is None


# -- a session that was broken off


def broken_off(after_ms: int = 12_345) -> Checkpoint:
    """The checkpoint found of a session that was killed ``after_ms``."""
    stage = PlayedRoutine().begin().after(after_ms)
    stage.player.extend()
    return stage.kept


def test_resume_unfinished__is_paused_where_it_was_and_continues_the_visit() -> None:
    stage = PlayedRoutine(found=broken_off())
    stage.player.resume_unfinished()

    assert stage.heard == [Paused(PauseReason.BROKEN_OFF)]
    assert stage.audio.scheduled == []
    assert stage.audio.calls[0] == ("open",)
    assert not stage.screen_awake.held
    assert stage.ticker.armed is None

    stage.after(9_000)
    stage.player.press()
    assert stage.session.remaining(stage.clock.now_ms) == 32_655
    assert stage.sounds()[0] == (15.155, "half")
    stage.after(60_000)
    assert stage.record.outcome is Outcome.FINISHED
    assert stage.record.id == broken_off().session_id
    assert stage.record.started == broken_off().started
    assert stage.record.pauses == (Pause(start_ms=12_345, end_ms=21_345, reason=PauseReason.BROKEN_OFF),)
    assert stage.checkpoint_store.checkpoint is None


def test_resume_unfinished__killed_again_before_resuming__is_found_again() -> None:
    stage = PlayedRoutine(found=broken_off())
    stage.player.resume_unfinished()
    again = PlayedRoutine(found=stage.kept)
    again.player.resume_unfinished()

    assert again.session.remaining(again.clock.now_ms) == 32_655


def test_resume_unfinished__twice_or_without_an_interrupted_session__does_nothing() -> None:
    stage = PlayedRoutine(found=broken_off())
    stage.player.resume_unfinished()
    session = stage.session
    stage.player.resume_unfinished()
    assert stage.session is session

    nothing = PlayedRoutine()
    nothing.player.resume_unfinished()
    assert nothing.player.session is None


def test_file_unfinished__records_it_as_ended_there_and_forgets_it() -> None:
    found = broken_off()
    stage = PlayedRoutine(found=found)
    stage.player.file_unfinished()

    assert stage.record.outcome is Outcome.ENDED
    assert (stage.record.id, stage.record.started, stage.record.ended) == (found.session_id, found.started, found.kept)
    assert stage.record.session_ms == 12_345
    assert [visit.held_ms for visit in stage.record.visits] == [10_000, 2_345, 0, 0]
    assert stage.checkpoint_store.checkpoint is None
    assert stage.checkpoints.unfinished is None


def test_begin__with_an_undecided_interrupted_session__files_and_reports_it() -> None:
    found = broken_off()
    stage = PlayedRoutine(found=found)
    stage.player._new_id = lambda: "another"
    stage.begin(routine_id="arms").after(1_000)

    assert stage.record.outcome is Outcome.BROKEN_OFF
    assert stage.record.id == found.session_id
    assert stage.heard[0] == Filed(found)
    assert stage.kept.session_id == "another"
    assert stage.checkpoints.unfinished is None
