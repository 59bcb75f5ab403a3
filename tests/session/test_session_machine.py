"""A session under any commands and any clock, checked against the rules that must always hold.

The machine keeps its own account of time, and knows only what a runner would: whether the session was running, and how
long it had to go then.
"""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.events import (
    CueDue,
    Ended,
    Events,
    Extended,
    Finished,
    Paused,
    Resumed,
    SegmentEntered,
)
from recovery_timer.session.record import HowLeft, PauseReason, Visit
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from tests.strategies import timelines

HOUR = 3_600_000

CLOCK_JUMPS = st.one_of(
    st.just(0),
    st.integers(1, 100),
    st.integers(100, 20_000),
    st.integers(100, 10 * 60_000),
    st.sampled_from([999, 1_000, 1_001, 3_000, 3_001, 5_000, 15_000, HOUR]),
    st.integers(100, 9 * HOUR),
)
"""Time until something happens, in ms: 0 to 9 h, but mostly 0.1 s to 9 h."""

MOVES = {"next", "previous", "jump"}
LEGAL = {
    State.READY: {"start"},
    State.RUNNING: MOVES | {"pause", "sleep", "extend", "shorten", "done", "end"},
    State.PAUSED: MOVES | {"resume", "extend", "shorten", "done", "end"},
    State.ENDED: {"go on"},
    State.FINISHED: set[str](),
}


class SessionMachine(RuleBasedStateMachine):
    """Any commands at any time."""

    @initialize(timeline=timelines(), half=st.booleans(), t0=st.integers(0, 10**12))
    def ready(self, timeline: Timeline, half: bool, t0: int) -> None:
        self.timeline, self.half = timeline, half
        self.session = Session(timeline, half=half)
        self.t0 = self.now = t0
        self.ran_ms = self.stood_ms = 0
        self.ended_at = t0
        self.runs_out_at: int | None = None
        self.kept: tuple[object, ...] = ()
        # The state according to the events so far.
        self.state = State.READY
        self.entered: list[int] = []
        self.heard: list[str] = []
        self.extended_ms = 0

    # -- time

    def let_pass(self, ms: int, *, stands_from: int | None = None) -> None:
        """Move the clock forward by ``ms``, and the account with it; the session learns of it by the next command."""
        before, self.now = self.now, self.now + ms
        if self.session.state is State.RUNNING:
            awake_ms = ms if stands_from is None else stands_from
            to_go = self.time_to_go(before)
            ran_ms = awake_ms if to_go is None else min(awake_ms, to_go)
            self.ran_ms += ran_ms
            if to_go is not None and awake_ms >= to_go:
                self.runs_out_at = before + to_go
            else:
                self.stood_ms += ms - ran_ms
        elif self.session.state is State.PAUSED:
            self.stood_ms += ms

    def time_to_go(self, now: int) -> int | None:
        """How long until the session finishes by itself; None if a segment waits for the user before that."""
        left_ms = self.session.remaining(now)
        later = [segment.duration_ms for segment in self.timeline.segments[self.session.segment.index + 1 :]]
        return sum(each or 0 for each in later) + left_ms if left_ms is not None and None not in later else None

    @rule(ms=CLOCK_JUMPS)
    def time_passes_and_the_session_is_told(self, ms: int) -> None:
        self.let_pass(ms)
        self.follow(self.session.advance(self.now))

    @rule(times=st.integers(1, 40))
    def the_session_is_told_whenever_it_asked_for(self, times: int) -> None:
        for _ in range(times):
            deadline = self.session.next_deadline()
            if deadline is not None:
                self.let_pass(deadline - self.now)
                self.follow(self.session.advance(self.now))

    @rule(awake_ms=st.integers(-2_000, 3_000), asleep_ms=CLOCK_JUMPS)
    def the_machine_sleeps(self, awake_ms: int, asleep_ms: int) -> None:
        since = self.now + awake_ms
        awake_ms = max(0, awake_ms)
        self.let_pass(awake_ms + asleep_ms, stands_from=awake_ms)
        self.command("sleep", self.session.sleep(since, self.now))

    @precondition(lambda self: self.state is State.RUNNING)
    @rule(ms=CLOCK_JUMPS)
    def the_clock_goes_backwards(self, ms: int) -> None:
        remaining, position = self.session.remaining(self.now), self.session.position(self.now)

        assert self.session.advance(self.now - ms) == ()
        assert self.session.remaining(self.now - ms) == remaining
        assert self.session.position(self.now - ms) == position

    @precondition(lambda self: self.state in {State.RUNNING, State.PAUSED})
    @rule(another_clock=st.integers(0, 10**12))
    def the_program_is_killed_and_the_session_restored(self, another_clock: int) -> None:
        kept = self.what_must_not_be_lost()
        progress = self.session.progress(self.now)
        assert progress is not None
        self.session = Session(self.timeline, half=self.half)
        assert self.session.restore(progress, another_clock) == (Paused(PauseReason.BROKEN_OFF),)
        self.t0 += another_clock - self.now
        self.now = another_clock
        self.state = State.PAUSED
        assert self.what_must_not_be_lost() == kept

    # -- commands

    def command(self, name: str, events: Events) -> None:
        """Check the events of a command; if it was illegal, there must be none but those that were due."""
        manual = self.session.timeline.segments[self.entered[-1]].is_manual if self.entered else False
        legal = name in LEGAL[self.state] and not (name == "done" and not manual)
        if not legal and self.state is not State.RUNNING:
            assert events == ()
        self.follow(events)
        # An illegal command need not have advanced the session.
        self.follow(self.session.advance(self.now))

    @rule(ms=CLOCK_JUMPS)
    def start(self, ms: int) -> None:
        if self.state is State.READY:
            self.now += ms
            self.t0 = self.ended_at = self.now
        else:
            self.let_pass(ms)
        self.command("start", self.session.start(self.now))

    @rule(ms=CLOCK_JUMPS)
    def pause(self, ms: int) -> None:
        self.let_pass(ms)
        self.command("pause", self.session.pause(self.now))

    @rule(ms=CLOCK_JUMPS)
    def resume(self, ms: int) -> None:
        self.let_pass(ms)
        self.command("resume", self.session.resume(self.now))

    @rule(ms=CLOCK_JUMPS)
    def next(self, ms: int) -> None:
        self.let_pass(ms)
        self.command("next", self.session.next(self.now))

    @rule(ms=CLOCK_JUMPS)
    def previous(self, ms: int) -> None:
        self.let_pass(ms)
        self.command("previous", self.session.previous(self.now))

    @rule(ms=CLOCK_JUMPS, index=st.integers(-1, 60))
    def jump(self, ms: int, index: int) -> None:
        self.let_pass(ms)
        self.command("jump", self.session.jump(index, self.now))

    @rule(ms=CLOCK_JUMPS)
    def extend(self, ms: int) -> None:
        self.let_pass(ms)
        self.command("extend", self.session.extend(self.now))

    @rule(ms=CLOCK_JUMPS)
    def shorten(self, ms: int) -> None:
        self.let_pass(ms)
        self.command("shorten", self.session.shorten(self.now))

    @rule(ms=CLOCK_JUMPS)
    def done(self, ms: int) -> None:
        self.let_pass(ms)
        self.command("done", self.session.done(self.now))

    @rule(ms=CLOCK_JUMPS)
    def end(self, ms: int) -> None:
        self.let_pass(ms)
        self.follow(self.session.advance(self.now))
        if self.state in {State.RUNNING, State.PAUSED}:
            self.kept = self.what_must_not_be_lost()
        self.command("end", self.session.end(self.now))

    @rule(ms=CLOCK_JUMPS)
    def go_on(self, ms: int) -> None:
        self.let_pass(ms)
        was_ended = self.state is State.ENDED
        if was_ended:
            self.stood_ms += self.now - self.ended_at
        events = self.session.go_on(self.now)
        if was_ended:
            assert isinstance(events[0], Resumed)
            assert self.what_must_not_be_lost() == self.kept
        self.command("go on", events)

    def what_must_not_be_lost(self) -> tuple[object, ...]:
        session = self.session
        return (session.visits, session.segment, session.length_ms, session.position(self.now))

    # -- events

    def follow(self, events: Events) -> None:
        """Follow the events, each of which must make sense after the previous one."""
        for event in events:
            assert self.state is not State.FINISHED
            match event:
                case SegmentEntered(segment):
                    assert self.timeline.segments[segment.index] is segment
                    self.state = State.RUNNING if self.state is State.READY else self.state
                    self.entered.append(segment.index)
                    self.heard = []
                    self.extended_ms = 0
                case CueDue(name, segment):
                    assert self.state is State.RUNNING
                    assert segment.index == self.entered[-1]
                    assert "finished" not in self.heard
                    assert name not in self.heard or name == "tick"
                    assert name != "go" or not self.heard
                    assert name != "half" or self.half
                    assert name != "finished" or segment is self.timeline.segments[-1]
                    self.heard.append(name)
                case Extended(by_ms):
                    assert self.state in {State.RUNNING, State.PAUSED}
                    self.extended_ms += by_ms
                case Paused(reason):
                    assert self.state is State.RUNNING
                    assert reason in {PauseReason.USER, PauseReason.SLEEP}
                    self.state = State.PAUSED
                case Resumed():
                    assert self.state in {State.PAUSED, State.ENDED}
                    self.state = State.RUNNING
                case Ended():
                    assert self.state in {State.RUNNING, State.PAUSED}
                    self.state = State.ENDED
                    self.ended_at = self.now
                case Finished():
                    assert event is events[-1]
                    # If it finished by itself, then when its time ran out; if by a command, then just now.
                    self.ended_at = self.now if self.runs_out_at is None else self.runs_out_at
                    self.state = State.FINISHED

    # -- invariants

    @invariant()
    def the_events_tell_the_state(self) -> None:
        assert self.session.state is self.state
        assert self.session.is_over is (self.state in {State.ENDED, State.FINISHED})

    @invariant()
    def the_segment_is_the_one_entered_last(self) -> None:
        assert 0 <= self.session.segment.index < len(self.timeline.segments)
        assert self.session.segment.index == (self.entered[-1] if self.entered else 0)
        assert self.session.segment is self.timeline.segments[self.session.segment.index]

    @invariant()
    def remaining_is_never_negative(self) -> None:
        remaining, length_ms = self.session.remaining(self.now), self.session.length_ms
        if self.session.segment.duration_ms is None:
            assert remaining is length_ms is None
        else:
            assert length_ms == self.session.segment.duration_ms + self.extended_ms
            assert remaining is not None
            assert remaining >= 0
            if self.state in {State.RUNNING, State.PAUSED}:
                assert remaining == length_ms - self.session.position(self.now) > 0

    @invariant()
    def total_remaining_is_never_negative(self) -> None:
        assert self.session.total_remaining(self.now) >= 0

    @invariant()
    def the_next_deadline_lies_ahead(self) -> None:
        deadline = self.session.next_deadline()
        if self.state is not State.RUNNING:
            assert deadline is None
        elif self.session.length_ms is not None:
            assert deadline is not None
            assert self.now < deadline <= self.now + (self.session.remaining(self.now) or 0)
        else:
            assert deadline is None

    @invariant()
    def held_of_all_visits_is_the_time_it_ran(self) -> None:
        open_ms = 0 if self.session.is_over else self.session.position(self.now)
        assert sum(visit.held_ms for visit in self.session.visits) + open_ms == self.ran_ms

    @invariant()
    def held_of_all_visits_is_session_time_less_pauses(self) -> None:
        if self.session.is_over:
            held_ms = sum(visit.held_ms for visit in self.session.visits)
            paused_ms = sum(pause.end_ms - pause.start_ms for pause in self.session.pauses)
            assert held_ms == self.session.session_ms - paused_ms
            assert paused_ms == self.stood_ms
            assert self.session.session_ms == self.ended_at - self.t0

    @invariant()
    def pauses_are_in_order(self) -> None:
        moments = [moment for pause in self.session.pauses for moment in (pause.start_ms, pause.end_ms)]
        assert moments == sorted(moments)
        assert all(0 <= moment <= self.now - self.t0 for moment in moments)

    @invariant()
    def every_visit_adds_up(self) -> None:
        for visit in self.session.visits:
            assert visit.held_ms >= 0
            assert visit.skipped_ms >= 0
            if visit.planned_ms is None:
                assert visit.skipped_ms == visit.extended_ms == 0
            else:
                assert visit.planned_ms == visit.held_ms + visit.skipped_ms - visit.extended_ms
            if visit.left in {HowLeft.TIME, HowLeft.DONE}:
                assert visit.skipped_ms == 0

    @invariant()
    def visits_are_those_entered_and_then_a_row_for_each_segment_never_reached(self) -> None:
        visits = self.session.visits
        reached = [visit for visit in visits if visit.left is not HowLeft.UNVISITED]
        over = self.entered if self.session.is_over else self.entered[:-1]
        assert [visit.segment.index for visit in reached] == over
        moments = [visit.entered_ms for visit in reached if visit.entered_ms is not None]
        assert len(moments) == len(reached)
        assert moments == sorted(moments)

        never = visits[len(reached) :]
        seen = {*self.entered, self.session.segment.index}
        assert [visit.segment.index for visit in never] == [
            segment.index for segment in self.timeline.segments if segment.index not in seen
        ]
        assert all(_is_empty(visit) for visit in never)

    def teardown(self) -> None:
        """End the session and check its record as it would be stored."""
        if not hasattr(self, "session"):
            return
        self.end(0)
        if self.state is not State.READY:
            assert self.session.is_over
            assert {visit.segment.index for visit in self.session.visits} == set(range(len(self.timeline.segments)))
            self.held_of_all_visits_is_session_time_less_pauses()
            self.held_of_all_visits_is_the_time_it_ran()
            self.every_visit_adds_up()


def _is_empty(visit: Visit) -> bool:
    return (
        visit.left is HowLeft.UNVISITED
        and visit.entered_ms is None
        and visit.held_ms == visit.extended_ms == 0
        and visit.skipped_ms == (visit.planned_ms or 0)
    )


TestSessionMachine = SessionMachine.TestCase
TestSessionMachine.settings = settings(stateful_step_count=40)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(10))
def test_session_machine__for_minutes(part: int) -> None:
    # In parts, each with its own random examples, as a single test of over 2 min counts as hanging.
    soak = settings.get_profile("soak")
    examples = soak.max_examples // 2
    run_state_machine_as_test(SessionMachine, settings=settings(soak, max_examples=examples, stateful_step_count=60))
