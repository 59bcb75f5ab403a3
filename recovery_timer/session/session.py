"""The session: commands and time in, events out.

Every command takes ``now`` (ms of a clock that counts sleep) and returns the events it caused, in order; an illegal
one returns none and changes nothing. Before a command acts, everything due by ``now`` is delivered. The owner of a
session calls `advance` when `next_deadline` is reached; calling early or late does no harm.

`session.state` has the essay on the states and the table that every change of state goes through.
"""

from collections.abc import Callable, Iterator

from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.ahead import Audible, Says, upcoming
from recovery_timer.session.checkpoint import Progress
from recovery_timer.session.clock import SessionClock
from recovery_timer.session.cues import Cue
from recovery_timer.session.events import (
    CueDue,
    Ended,
    Event,
    Events,
    Extended,
    Finished,
    Paused,
    Resumed,
    SegmentEntered,
)
from recovery_timer.session.record import HowLeft, Pause, PauseReason, Visit, unvisited
from recovery_timer.session.state import TRANSITIONS, State, Trigger
from recovery_timer.session.visit import CurrentVisit

STEP_MS = 15_000
"""What one press of +15 s adds, and of -15 s takes away."""

RESTART_AFTER_MS = 3_000
"""Later than this into work, *previous* goes to its start; sooner, to the work before it."""

OVERDUE_MS = 1_000
"""A cue later than this is dropped: a burst of old cues would only mislead."""


class Session:
    """One playing of ``timeline``; ``half`` says whether the user wants the half-time cue."""

    def __init__(self, timeline: Timeline, *, half: bool = True) -> None:
        self.timeline = timeline
        self.half = half
        self.late_ms = 0
        """How late its sounds are audible: up to 0.3 s on a wireless speaker. Whatever a command starts is delayed by
        that much, so that it is seen when it is heard."""
        self._state = State.READY
        self._latest = 0
        self._clock = SessionClock()
        self._visits: list[Visit] = []
        self._visit = CurrentVisit(timeline.segments[0], 0, 0)

    # -- present state

    @property
    def state(self) -> State:
        """Its present state. Only commands and the passing of time change it."""
        return self._state

    @property
    def segment(self) -> Segment:
        """The current segment."""
        return self._visit.segment

    @property
    def length_ms(self) -> int | None:
        """The present length of the current segment, including extensions, in ms; None if it waits for the user."""
        return self._visit.length_ms

    @property
    def is_over(self) -> bool:
        """Whether it is ENDED or FINISHED."""
        return self._state in {State.ENDED, State.FINISHED}

    def position(self, now: int) -> int:
        """Return how long the current segment has been held, in ms."""
        return self._clock.elapsed(max(now, self._latest)) - self._visit.entered

    def remaining(self, now: int) -> int | None:
        """Return what is left of the current segment, in ms, never below 0; None if it waits for the user."""
        return None if self.length_ms is None else max(0, self.length_ms - self.position(now))

    def total_remaining(self, now: int) -> int:
        """Return what is left of the whole session, in ms, with estimates for segments that wait for the user."""
        left_ms = self.remaining(now)
        if left_ms is None:
            left_ms = max(0, self.segment.length_ms - self.position(now))
        return left_ms + self.timeline.total_ms - self.segment.end_ms

    def next_deadline(self) -> int | None:
        """Return when the next thing is due, in ms of the clock; None if nothing will happen by itself."""
        if self._state is not State.RUNNING:
            return None
        due = [cue.at_ms for cue in self._visit.cues_left(half=self.half)]
        if self.length_ms is not None:
            due.append(self.length_ms)
        return self._clock.moment(self._visit.entered + min(due)) if due else None

    def sounds_ahead(self, now: int, says: Says | None = None) -> Iterator[tuple[int, Audible]]:
        """Return each sound and phrase from ``now`` on and when it is due, in ms of the clock, as far as is known.

        It ends at the first segment that waits for the user, and is empty unless the session is running. It is lazy and
        may be consumed later: only ``says``, which returns what the voice says in a segment, is called then. Without
        ``says`` there are no phrases.
        """
        if self._state is not State.RUNNING:
            return iter(())
        position_ms = self.position(now)
        here = tuple(self._visit.cues_from(position_ms, half=self.half))
        if self._visit.half_emitted_ms is not None:
            # Its sound is over, but not necessarily what is said after it.
            here = (Cue(self._visit.half_emitted_ms, "half"), *here)
        begins = self._clock.moment(self._visit.entered)
        return upcoming(
            self.timeline,
            self.segment,
            self.length_ms,
            begins,
            here,
            since_ms=position_ms,
            half=self.half,
            says=says,
        )

    # -- commands

    def start(self, now: int) -> Events:
        """Start with the first segment."""
        if not self._go(Trigger.START):
            return ()
        self._latest = now
        self._clock.start(now)
        return (SegmentEntered(self.segment), *self._run(now, now))

    def restore(self, progress: Progress, now: int) -> Events:
        """Start out paused where another session of the same timeline was at ``progress``.

        The time that has passed since then is not part of the session; the pause begins ``now``.
        """
        if not self._go(Trigger.RESTORE):
            return ()
        visit, self._latest = progress.visit, now
        self._visits = list(progress.visits)
        entered = progress.elapsed_ms - visit.held_ms
        self._visit = CurrentVisit(self.timeline.segments[visit.index], entered, visit.entered_ms)
        self._visit.restore(visit)
        self._clock.restore(progress, now)
        return (Paused(PauseReason.BROKEN_OFF),)

    def advance(self, now: int) -> Events:
        """Deliver everything due by ``now``."""
        if self._state is not State.RUNNING or now < self._latest:
            return ()
        return tuple(self._run(self._clamped(now), now))

    def pause(self, now: int, reason: PauseReason = PauseReason.USER) -> Events:
        """Pause until `resume`."""
        return self._command(Trigger.PAUSE, now, lambda at: self._stand_still(reason, at))

    def sleep(self, since: int, now: int) -> Events:
        """Pause as of ``since``, when the machine fell asleep; it woke ``now``. What was due by ``since`` counts."""
        since = min(since, now)
        return self._command(
            Trigger.SLEEP,
            since,
            lambda at: self._stand_still(PauseReason.SLEEP, at),
            emitted_at=now,
        )

    def resume(self, now: int) -> Events:
        """Go on exactly where the session was paused."""
        return self._command(Trigger.RESUME, now, self._move_again)

    def next(self, now: int) -> Events:
        """Move on to the next segment, of any kind; after the last one, finish."""
        return self._command(Trigger.MOVE, now, lambda at: self._leave(HowLeft.NEXT, self.segment.index + 1, at))

    def previous(self, now: int) -> Events:
        """Go back to the start of this work, warm or cold, or of the one before it."""
        return self._command(Trigger.MOVE, now, lambda at: self._leave(HowLeft.PREVIOUS, self._index_back(at), at))

    def jump(self, index: int, now: int) -> Events:
        """Move to segment ``index``; illegal if there is none."""
        if not 0 <= index < len(self.timeline.segments):
            return ()
        return self._command(Trigger.MOVE, now, lambda at: self._leave(HowLeft.JUMP, index, at))

    def done(self, now: int) -> Events:
        """Complete the manual segment and move on; illegal on a timed one."""
        return self._command(Trigger.DONE, now, lambda at: self._leave(HowLeft.DONE, self.segment.index + 1, at))

    def extend(self, now: int) -> Events:
        """Make the timed segment 15 s longer; illegal on a manual one."""
        return self._command(Trigger.EXTEND, now, self._lengthen)

    def shorten(self, now: int) -> Events:
        """Make the timed segment 15 s shorter; with 15 s or less left, take what is left and move on."""
        return self._command(Trigger.EXTEND, now, self._shorten)

    def end(self, now: int) -> Events:
        """End the session here; `go_on` undoes that."""
        return self._command(Trigger.END, now, self._end)

    def go_on(self, now: int) -> Events:
        """Continue where the session was ended: the end becomes a pause, and the visit that it cut off continues."""
        return self._command(Trigger.GO_ON, now, self._take_back_end)

    # -- record

    @property
    def session_ms(self) -> int:
        """Its length from the start to the end, or to the latest ``now``, including pauses, in ms."""
        return self._clock.length(self._latest) if self.is_over else self._clock.since_start(self._latest)

    @property
    def pauses(self) -> tuple[Pause, ...]:
        """The pauses that are over."""
        return tuple(self._clock.pauses)

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The visits that are over, then one for each segment never visited: held 0, all of it skipped."""
        visited = {visit.segment.index for visit in self._visits}
        if not self.is_over:
            visited.add(self.segment.index)
        never = (segment for segment in self.timeline.segments if segment.index not in visited)
        return (*self._visits, *(unvisited(segment) for segment in never))

    def progress(self, now: int) -> Progress | None:
        """Return its progress, from which another session can be restored; None unless it is running or paused.

        While it is running, this is as of the latest ``now``: whatever has become due since has not happened yet.
        """
        if self._state not in {State.RUNNING, State.PAUSED}:
            return None
        at = self._latest if self._state is State.RUNNING else max(now, self._latest)
        return Progress(
            visit=self._visit.so_far(self._clock.elapsed(at)),
            session_ms=self._clock.since_start(at),
            visits=tuple(self._visits),
            pauses=self.pauses,
            pause=self._clock.standing(at),
        )

    # -- carrying out commands

    def _is_due(self, now: int) -> bool:
        deadline = self.next_deadline()
        return deadline is not None and deadline <= now

    def _go(self, trigger: Trigger) -> bool:
        """Change the state according to the table; if that is illegal, change nothing and return False."""
        transition = TRANSITIONS[self._state].get(trigger)
        if transition is None or not transition.is_legal(is_manual=self.segment.is_manual):
            return False
        self._state = transition.to
        return True

    def _clamped(self, now: int) -> int:
        # If the clock goes backwards, take it to have stood still.
        self._latest = max(self._latest, now)
        return self._latest

    def _command(
        self, trigger: Trigger, at: int, act: Callable[[int], Iterator[Event]], *, emitted_at: int | None = None
    ) -> Events:
        """Deliver what is due by ``at``, ``act`` if that is legal by then, and deliver what becomes due as a result."""
        transition = TRANSITIONS[self._state].get(trigger)
        if transition is None or not (transition.is_legal(is_manual=self.segment.is_manual) or self._is_due(at)):
            return ()
        is_held, heard_at = at < self._latest, at + self.late_ms
        at = self._clamped(at)
        now = self._clamped(at if emitted_at is None else emitted_at)
        events = [] if is_held else list(self._run(at, now))
        if self._go(trigger):
            events.extend(act(at))
            if self._state is State.RUNNING and trigger is not Trigger.EXTEND:
                self._hold_until(heard_at)
            events.extend(self._run(at, now))
        return tuple(events)

    def _hold_until(self, heard_at: int) -> None:
        held_ms = heard_at - self._latest
        if held_ms > 0:
            self._clock.hold(held_ms)
            self._latest = heard_at

    def _stand_still(self, reason: PauseReason, at: int) -> Iterator[Event]:
        self._clock.stop(at, reason)
        yield Paused(reason)

    def _move_again(self, at: int) -> Iterator[Event]:
        self._clock.go_on(at)
        yield Resumed()

    def _end(self, at: int) -> Iterator[Event]:
        self._clock.stop(at, PauseReason.ENDED)
        self._visits.append(self._visit.close(HowLeft.END, self._clock.elapsed(at)))
        yield Ended()

    def _take_back_end(self, at: int) -> Iterator[Event]:
        self._visits.pop()
        return self._move_again(at)

    def _lengthen(self, at: int) -> Iterator[Event]:
        self._visit.change_length(STEP_MS, self.position(at))
        yield Extended(STEP_MS)

    def _shorten(self, at: int) -> Iterator[Event]:
        taken_ms = min(STEP_MS, self.remaining(at) or 0)
        self._visit.change_length(-taken_ms, self.position(at))
        yield Extended(-taken_ms)
        if self.remaining(at) == 0:
            yield from self._leave(HowLeft.TIME, self.segment.index + 1, at)

    def _index_back(self, at: int) -> int:
        """Return where *previous* leads: the start of this work, warm or cold, else of the nearest earlier one."""
        here = self.segment
        if not here.kind.is_gap and self.position(at) > RESTART_AFTER_MS:
            return here.index
        earlier = reversed(self.timeline.segments[: here.index])
        return next((segment.index for segment in earlier if not segment.kind.is_gap), 0)

    def _leave(self, how: HowLeft, to: int, at: int, *, late_ms: int = 0) -> Iterator[Event]:
        """Close this visit and open one of segment ``to``; finish if there is none."""
        elapsed = self._clock.elapsed(at)
        self._visits.append(self._visit.close(how, elapsed))
        if to < len(self.timeline.segments):
            self._visit = CurrentVisit(self.timeline.segments[to], elapsed, self._clock.since_start(at))
            yield SegmentEntered(self.segment)
            return
        if self._state is State.RUNNING and late_ms <= OVERDUE_MS:
            yield CueDue("finished", self.segment)
        self._clock.stop(at, PauseReason.ENDED)
        self._go(Trigger.LAST_LEFT)
        yield Finished()

    # -- passing of time

    def _run(self, until: int, emitted_at: int) -> Iterator[Event]:
        """Deliver everything due by ``until``, each at its own time; the caller learns of it at ``emitted_at``."""
        while self._state is State.RUNNING:
            visit = self._visit
            position = self._clock.elapsed(until) - visit.entered
            for cue in visit.cues_left(half=self.half):
                if cue.at_ms > position:
                    break
                visit.mark_emitted(cue)
                if emitted_at - self._clock.moment(visit.entered + cue.at_ms) <= OVERDUE_MS:
                    yield CueDue(cue.name, visit.segment)
            if visit.length_ms is None or position < visit.length_ms:
                return
            over = self._clock.moment(visit.entered + visit.length_ms)
            yield from self._leave(HowLeft.TIME, visit.segment.index + 1, over, late_ms=emitted_at - over)
