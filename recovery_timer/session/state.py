"""The states of a session, and what leads from one to another.

A session is one playing of a timeline. It is READY until it is started, then RUNNING, and PAUSED whenever it is
stopped, by the user or because the machine slept. It comes to an end in one of two ways. FINISHED: the last segment is
over, by its time, by *done* or by *next*. ENDED: the user has had enough; the finish screen then offers to go on, so an
end is a pause that may last, and nothing is lost by it. A session that was interrupted by a crash or a power cut is
RESTORED into a new one, paused where it was.

Time passes for a session only while it is RUNNING. Everything is computed from *elapsed* time, which is the clock's
time minus all pauses: a deadline is a point in elapsed time, and remaining time is a difference, never a counter. So a
late wake-up changes nothing: whatever has become due is delivered, in order, as if everything had been on time.

Three rules for reading the table:

1. A command that is not in the row of the present state is illegal. It changes nothing and causes no event.
2. Some transitions have a guard: only a MANUAL segment, which waits for the user, can be done, and only a TIMED one can
   be extended. If the guard does not hold, the command is illegal too, unless the segment's time is already up: what is
   due is delivered first, and the guard is applied to the segment that this leads to.
3. LAST_LEFT is the only trigger that is not a command: the session pulls it itself when there is no next segment.

Commands that move within the timeline keep the state: skipping while paused leaves the session paused.
"""

from enum import StrEnum
from typing import NamedTuple, assert_never


class State(StrEnum):
    """The states of a session; see the module's essay."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    FINISHED = "finished"


class Trigger(StrEnum):
    """The events that can change a session's state."""

    START = "start"
    RESTORE = "restore"
    PAUSE = "pause"
    SLEEP = "sleep"
    RESUME = "resume"
    MOVE = "move"
    EXTEND = "extend"
    DONE = "done"
    END = "end"
    GO_ON = "go on"
    LAST_LEFT = "last segment left"


class Guard(StrEnum):
    """What the current segment must be for a transition to be legal."""

    TIMED = "timed"
    MANUAL = "manual"


class Transition(NamedTuple):
    """The state that a trigger leads to, and its guard, if it has one."""

    to: State
    guard: Guard | None = None

    def is_legal(self, *, is_manual: bool) -> bool:
        """Whether the guard holds for a segment that is or is not manual."""
        match self.guard:
            case None:
                return True
            case Guard.TIMED:
                return not is_manual
            case Guard.MANUAL:
                return is_manual
        assert_never(self.guard)


TRANSITIONS: dict[State, dict[Trigger, Transition]] = {
    State.READY: {
        Trigger.START: Transition(State.RUNNING),
        Trigger.RESTORE: Transition(State.PAUSED),
    },
    State.RUNNING: {
        Trigger.PAUSE: Transition(State.PAUSED),
        Trigger.SLEEP: Transition(State.PAUSED),
        Trigger.MOVE: Transition(State.RUNNING),
        Trigger.EXTEND: Transition(State.RUNNING, Guard.TIMED),
        Trigger.DONE: Transition(State.RUNNING, Guard.MANUAL),
        Trigger.LAST_LEFT: Transition(State.FINISHED),
        Trigger.END: Transition(State.ENDED),
    },
    State.PAUSED: {
        Trigger.RESUME: Transition(State.RUNNING),
        Trigger.MOVE: Transition(State.PAUSED),
        Trigger.EXTEND: Transition(State.PAUSED, Guard.TIMED),
        Trigger.DONE: Transition(State.PAUSED, Guard.MANUAL),
        Trigger.LAST_LEFT: Transition(State.FINISHED),
        Trigger.END: Transition(State.ENDED),
    },
    State.ENDED: {
        Trigger.GO_ON: Transition(State.RUNNING),
    },
    State.FINISHED: {},
}
