from array import array
from itertools import pairwise

import pytest

from recovery_timer.adapters.sound.process import FEED_STEADY_MS
from recovery_timer.adapters.sound.stream import (
    FIRST_DRAW_WITHIN_MS,
    FIRST_WRITE_MS,
    NEXT_DRAW_WITHIN_MS,
    RING_MS,
    OutputLostError,
    Stream,
)
from recovery_timer.adapters.sound.wire import FEED_EVERY_MS, NamedDue
from recovery_timer.audio.sounds import Samples, Sound
from tests.adapters.sound.fake_sink import FakeSink
from tests.fakes.clock import FakeClock

RESERVE_MS = 170
LEFT = "Left, set 2 of 3"
SOUNDS: dict[str, Samples] = {
    Sound.TICK: array("h", [7]),
    Sound.GO_WORK: array("h", [9] * 48_000),
    LEFT: array("h", [5] * 4 * 48_000),
}


class StreamRun:
    """A stream on a fake output, with time moved by hand."""

    def __init__(self, *, drift: float = 0.0, block_ms: int = 20, delay_ms: float = 0.0) -> None:
        self.clock = FakeClock(now=1_000_000)
        self.sink = FakeSink(self.clock, block_ms=block_ms, drift=drift)
        self.stream = Stream(self.sink, clock=self.clock, sounds=SOUNDS, reserve_ms=RESERVE_MS, delay_ms=delay_ms)

    def pass_ms(self, ms: int) -> None:
        """Let time pass, the stream fed as the process feeds it."""
        end = self.clock.now() + ms
        while self.clock.now() < end:
            step = 2 if self.stream.is_in_doubt else FEED_STEADY_MS if self.stream.is_steady else FEED_EVERY_MS
            self.clock.advance(min(step, end - self.clock.now()))
            self.sink.play()
            self.stream.feed()

    def heard(self) -> list[float]:
        """When each sound started."""
        times = [time for time, _ in self.sink.heard]
        return [time for index, time in enumerate(times) if not index or time - times[index - 1] > 1]


@pytest.fixture
def run_of_sounds() -> StreamRun:
    """A stream with one sound that has been heard and one that has not."""
    run = StreamRun()
    start = run.clock.now()
    run.stream.begin([(start + 1_000, Sound.TICK), (start + 9_000, Sound.TICK)])
    run.pass_ms(3_000)
    return run


def late(run: StreamRun, due: list[NamedDue]) -> list[float]:
    heard = run.heard()
    assert len(heard) == len(due)
    return [time - at for time, (at, _) in zip(heard, due, strict=True)]


def bursts(start: int, every_ms: int, until_ms: int) -> list[NamedDue]:
    """3, 2, 1, go, again and again."""
    return [
        (start + at + offset, Sound.TICK)
        for at in range(2_000, until_ms, every_ms)
        for offset in (0, 1_000, 2_000, 3_000)
    ]


@pytest.mark.parametrize("hold", [True, False])
def test_schedule__output_that_is_late__gets_each_sound_so_much_earlier(hold: bool) -> None:
    run = StreamRun(delay_ms=250)
    run.stream.begin(hold=hold)
    run.pass_ms(1_000)
    start = max(run.clock.now(), round(run.stream.written_until) + 1)
    assert start >= run.clock.now() + 250
    due = bursts(start, 5_000, 20_000)
    run.stream.schedule(due, run.clock.now())
    run.pass_ms(25_000)

    assert late(run, due) == pytest.approx([-250] * len(due), abs=20)


@pytest.mark.parametrize("block_ms", [10, 20, 130])
def test_schedule__each_sound_is_heard_at_its_time(block_ms: int) -> None:
    run = StreamRun(block_ms=block_ms)
    due = bursts(run.clock.now(), 5_000, 20_000)
    run.stream.begin(due)
    run.pass_ms(25_000)

    assert max(map(abs, late(run, due))) <= 10


@pytest.mark.parametrize("drift", [-0.0001, 0.0001])
def test_drift__half_an_hour__no_cue_is_off_and_no_burst_is_bent(drift: float) -> None:
    run = StreamRun(drift=drift, block_ms=100)
    due = bursts(run.clock.now(), 30_000, 1_790_000)
    run.stream.begin(due)
    run.pass_ms(1_800_000)

    assert max(map(abs, late(run, due))) <= 20
    for burst in zip(*[iter(run.heard())] * 4, strict=True):
        # The sound clock's own share; a correction would be half a millisecond.
        assert [later - earlier for earlier, later in pairwise(burst)] == pytest.approx([1_000] * 3, abs=0.15)


def test_drift__while_the_sound_clock_is_right__nothing_is_moved() -> None:
    run = StreamRun()
    due = bursts(run.clock.now(), 10_000, 120_000)
    run.stream.begin(due)
    run.pass_ms(125_000)

    assert {round(each, 6) for each in late(run, due)} == {round(late(run, due)[0], 6)}


def test_drift__server_that_draws_late_for_seconds__nothing_is_moved() -> None:
    run = StreamRun()
    due = bursts(run.clock.now(), 7_000, 60_000)
    run.stream.begin(due)
    run.pass_ms(15_000)
    run.sink.draws_late_ms = 15
    run.pass_ms(9_000)
    run.sink.draws_late_ms = 0
    run.pass_ms(45_000)

    assert {round(each, 6) for each in late(run, due)} == {round(late(run, due)[0], 6)}


@pytest.mark.parametrize("waits_ms", [50, 180, 600])
@pytest.mark.parametrize("after_ms", [3_000, 30_250], ids=["young", "steady"])
def test_server_runs_out_of_the_stream__only_sounds_of_the_next_second_are_late(after_ms: int, waits_ms: int) -> None:
    run = StreamRun()
    due = bursts(run.clock.now(), 5_000, 60_000)
    run.stream.begin(due)
    run.pass_ms(after_ms)
    ran_out_at = run.clock.now()
    run.sink.run_out(waits_ms)
    run.pass_ms(65_000)

    by_due = {at - ran_out_at: each for (at, _), each in zip(due, late(run, due), strict=True)}
    assert max(abs(each) for at, each in by_due.items() if not 0 <= at <= waits_ms + 1_000) <= 3
    assert max(by_due.values()) <= waits_ms + 3
    assert run.sink.resets == 2


@pytest.mark.parametrize("after_ms", range(3_000, 3_700, 100))
def test_server_runs_out_of_the_stream__speaker_is_late__each_sound_is_heard_once(after_ms: int) -> None:
    run = StreamRun(delay_ms=250, block_ms=65)
    due: list[NamedDue] = [(run.clock.now() + at, Sound.TICK) for at in range(2_000, 9_000, 700)]
    run.stream.begin(due)
    run.pass_ms(after_ms)
    run.sink.run_out(61)
    run.pass_ms(7_000)

    off = [each + 250 for each in late(run, due)]
    assert sum(ms > 10 for ms in off) <= 2
    assert max(off) <= 61 + 10


def test_server_runs_out_of_the_stream__no_sound_is_cut_short() -> None:
    run = StreamRun()
    start = run.clock.now()
    run.stream.begin([(start + at, Sound.GO_WORK) for at in (1_000, 3_000)])
    run.pass_ms(1_500)
    run.sink.run_out(300)
    run.pass_ms(4_000)

    length = len(SOUNDS[Sound.GO_WORK])
    assert len(run.sink.heard) == 2 * length
    assert run.sink.heard[length][0] == pytest.approx(start + 3_000, abs=3)


def test_server_is_late_once__makes_up_for_it__nothing_is_restarted() -> None:
    run = StreamRun()
    due = bursts(run.clock.now(), 5_000, 20_000)
    run.stream.begin(due)
    run.pass_ms(3_000)
    run.sink.plays = False
    run.pass_ms(150)
    run.sink.plays = True
    run.pass_ms(22_000)

    assert run.sink.resets == 1
    assert {round(each, 1) for each in late(run, due)} == {round(late(run, due)[0], 1)}


def test_window_stalls__for_less_than_the_ring__nothing_is_lost() -> None:
    run = StreamRun()
    due = bursts(run.clock.now(), 5_000, 20_000)
    run.stream.begin(due)
    run.pass_ms(3_000)
    run.clock.advance(RING_MS - 200)
    run.sink.play()
    run.pass_ms(22_000)

    assert max(map(abs, late(run, due))) <= 10


def test_schedule__is_the_same_as_far_as_written__does_not_restart() -> None:
    run = StreamRun()
    due = bursts(run.clock.now(), 5_000, 10_000)
    run.stream.begin(due)
    run.pass_ms(1_000)
    before = run.sink.resets
    now = run.clock.now()
    run.stream.schedule([*due[:4], (now + 9_000, Sound.TICK)], now)
    run.pass_ms(12_000)

    assert run.sink.resets == before
    assert late(run, [*due[:4], (now + 9_000, Sound.TICK)])


def test_schedule__changes_what_is_written__is_heard_at_the_next_block() -> None:
    run = StreamRun()
    run.stream.begin(bursts(run.clock.now(), 5_000, 20_000))
    run.pass_ms(1_000)
    now = run.clock.now()
    run.stream.schedule([(now, Sound.TICK)], now)
    run.pass_ms(3_000)

    (heard,) = run.heard()
    assert heard - now <= RESERVE_MS + 40


def test_schedule__overdue_by_more_than_a_second__is_dropped() -> None:
    run = StreamRun()
    run.stream.begin([(run.clock.now() - 1_500, Sound.TICK), (run.clock.now() - 500, Sound.TICK)])
    run.pass_ms(1_000)

    assert len(run.heard()) == 1


def test_follow__is_heard_after_what_was_scheduled() -> None:
    run = StreamRun()
    start = run.clock.now()
    run.stream.begin([(start + 500, Sound.TICK)])
    run.pass_ms(1_000)
    run.stream.follow([(start + 4_000, Sound.TICK)])
    run.pass_ms(4_000)

    assert late(run, [(start + 500, Sound.TICK), (start + 4_000, Sound.TICK)])


@pytest.mark.parametrize("block_ms", [10, 20])
def test_feed__heard_for_some_seconds__is_steady_and_fed_less_often(block_ms: int) -> None:
    run = StreamRun(block_ms=block_ms)
    run.stream.begin()
    run.pass_ms(5_000)
    soon = run.stream.is_steady
    run.pass_ms(10_000)

    assert (soon, run.stream.is_steady) == (False, True)


def test_stall__of_the_server_while_it_is_steady__is_looked_at_often_again() -> None:
    run = StreamRun()
    run.stream.begin()
    run.pass_ms(15_000)
    run.sink.run_out(180)
    run.pass_ms(1_000)

    assert not run.stream.is_steady


def test_stop__is_silent_at_once_and_draws_nothing(run_of_sounds: StreamRun) -> None:
    run = run_of_sounds
    heard = len(run.heard())
    run.stream.stop()
    now = run.clock.now()
    run.clock.advance(3_600_000)

    assert (len(run.heard()), run.sink.ring, run.stream.unheard(now)) == (heard, array("h"), [])


@pytest.mark.parametrize("ahead_ms", [1_500, 10_000])
@pytest.mark.parametrize("block_ms", [20, 130])
def test_schedule__was_stopped__the_first_sound_is_heard_at_its_time(block_ms: int, ahead_ms: int) -> None:
    run = StreamRun(block_ms=block_ms)
    run.stream.begin([(run.clock.now() + 1_000, Sound.TICK)])
    run.pass_ms(5_000)
    run.stream.stop()
    run.clock.advance(3_600_000)
    now = run.clock.now()
    run.stream.schedule([(now + ahead_ms, Sound.TICK)], now)
    run.pass_ms(ahead_ms + 1_000)

    assert run.heard()[-1] - now == pytest.approx(ahead_ms, abs=10)


def test_unheard__is_what_is_ahead_written_or_not() -> None:
    run = StreamRun()
    start = run.clock.now()
    due = [(start + at, Sound.TICK) for at in (500, 1_500, 9_000)]
    run.stream.begin(due)
    run.pass_ms(1_000)

    assert run.stream.unheard(run.clock.now()) == due[1:]


@pytest.mark.parametrize("block_ms", [20, 130])
def test_hold__writes_little_and_the_schedule_begins_where_that_ends(block_ms: int) -> None:
    run = StreamRun(block_ms=block_ms)
    run.stream.begin(hold=True)
    run.pass_ms(block_ms + 50)
    until = run.stream.written_until
    assert until - run.clock.now() <= RESERVE_MS + FIRST_WRITE_MS

    run.stream.schedule([(round(until) + 1, Sound.TICK)], run.clock.now())
    run.pass_ms(2_000)

    assert late(run, [(round(until) + 1, Sound.TICK)])[0] == pytest.approx(0, abs=5)
    assert run.sink.resets == 1


def test_hold__schedule_comes_late__the_output_never_runs_dry() -> None:
    run = StreamRun(block_ms=130)
    run.stream.begin(hold=True)
    run.pass_ms(5_000)

    assert run.sink._missed == 0
    assert run.stream.written_until - run.clock.now() < 500


def test_begin__output_cannot_start__is_lost() -> None:
    run = StreamRun()
    run.sink.plays = False

    with pytest.raises(OutputLostError):
        run.stream.begin()


@pytest.mark.parametrize(
    "played_ms,within_ms", [(0, FIRST_DRAW_WITHIN_MS), (3_000, NEXT_DRAW_WITHIN_MS)], ids=["at first", "later"]
)
def test_feed__nothing_more_is_drawn__is_lost(played_ms: int, within_ms: int) -> None:
    run = StreamRun()
    run.stream.begin()
    run.pass_ms(played_ms)
    run.sink.plays = False
    run.pass_ms(within_ms - 100)

    with pytest.raises(OutputLostError):
        run.pass_ms(300)


def test_feed__machine_slept__does_not_count_as_lost() -> None:
    run = StreamRun()
    run.stream.begin()
    run.pass_ms(1_000)
    run.clock.sleep(60_000)
    run.stream.feed()


# -- phrases


def test_phrase__is_heard_at_its_time_and_to_its_end() -> None:
    run = StreamRun()
    start = run.clock.now()
    run.stream.begin([(start + 1_000, LEFT), (start + 6_000, Sound.TICK)])
    run.pass_ms(8_000)

    first, tick = run.heard()
    spoken = [time for time, value in run.sink.heard if value == 5]
    assert first == pytest.approx(start + 1_000, abs=3)
    assert tick - first == pytest.approx(5_000, abs=0.1)
    assert spoken[-1] - spoken[0] == pytest.approx(4_000, abs=1)


def test_hush__while_speaking__is_silent_at_once_and_the_sounds_go_on() -> None:
    run = StreamRun()
    start = run.clock.now()
    run.stream.begin([(start + 1_000, LEFT), (start + 6_000, Sound.TICK), (start + 7_000, LEFT)])
    run.pass_ms(2_000)
    run.stream.hush()
    run.pass_ms(9_000)

    assert max(time for time, value in run.sink.heard if value == 5) <= start + 2_020
    assert run.heard()[-1] == pytest.approx(start + 6_000, abs=3)


def test_hush__nothing_is_said__drops_the_phrases_ahead_and_interrupts_nothing() -> None:
    run = StreamRun()
    start = run.clock.now()
    run.stream.begin([(start + 2_500, Sound.TICK), (start + 9_000, LEFT), (start + 9_500, Sound.TICK)])
    run.pass_ms(2_000)
    resets = run.sink.resets
    run.stream.hush()
    run.pass_ms(10_000)

    assert run.heard() == [pytest.approx(start + 2_500, abs=3), pytest.approx(start + 9_500, abs=3)]
    assert run.sink.resets == resets


def test_hush__nothing_plays__does_nothing() -> None:
    run = StreamRun()
    run.stream.hush()

    assert not run.stream.is_playing


# -- what was heard on time


def test_take_heard__says_once_how_late_each_sound_was() -> None:
    run = StreamRun()
    run.stream.begin(hold=True)
    run.pass_ms(500)
    start = run.clock.now()
    run.stream.schedule(bursts(start, 5_000, 4_000), start)
    run.pass_ms(3_500)
    first = run.stream.take_heard()
    run.pass_ms(5_000)
    second = run.stream.take_heard()

    assert (len(first), len(second)) == (2, 2)
    assert [*first, *second] == pytest.approx([0] * 4, abs=15)
    assert run.stream.take_heard() == []


def test_take_heard__phrases_and_sounds_that_are_due_at_once__do_not_count() -> None:
    run = StreamRun()
    run.stream.begin(hold=True)
    run.pass_ms(500)
    start = run.clock.now()
    run.stream.schedule([(start, Sound.TICK), (start + 1_000, LEFT), (start + 7_000, Sound.TICK)], start)
    run.pass_ms(9_000)

    assert len(run.stream.take_heard()) == 1


def test_take_heard__sounds_that_were_replaced__do_not_count(run_of_sounds: StreamRun) -> None:
    assert len(run_of_sounds.stream.take_heard()) == 1
    run_of_sounds.pass_ms(5_500)
    run_of_sounds.stream.stop()

    assert run_of_sounds.stream.take_heard() == []


def test_take_heard__clock_of_the_output_that_drifts__is_known_before_it_is_corrected() -> None:
    run = StreamRun(drift=0.000_5)
    run.stream.begin(hold=True)
    run.pass_ms(500)
    start = run.clock.now()
    due = bursts(start, 5_000, 12_000)
    run.stream.schedule(due, start)
    run.pass_ms(16_000)

    assert run.stream.take_heard() == pytest.approx(late(run, due), abs=4)
