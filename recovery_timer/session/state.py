"""The states of a session, and what leads from one to another.

A session is one playing of a timeline. It is READY until it is started, then RUNNING, and PAUSED whenever it stands
still: because the user wished it or because the machine slept. It comes to an end in one of two ways. FINISHED: the
last segment is over, by its time, by *done* or by *next*. ENDED: the user has had enough; the finish screen then
offers to go on, so an end is a pause that may last, and nothing about the session is lost by it. A session that was
broken off, by a crash or a power cut, is RESTORED into a new one: paused, where it was.

Time passes for a session only while it is RUNNING. Everything is computed from *elapsed* time, which is the clock's
time less all pauses: a deadline is a point in elapsed time, and remaining time is a difference, never a counter. A
late wake-up therefore changes nothing: whatever has become due is delivered, in order, as if each had been on time.

Two rules for reading the table:

1. A command that is not in the row of the present state is illegal. It changes nothing and causes no event.
2. LAST_LEFT is the one trigger that is no command: the session pulls it itself when there is no next segment.

Commands that move within the timeline keep the state: who skips while paused stays paused.
"""

from enum import StrEnum


class State(StrEnum):
    """Where a session is in its life."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    FINISHED = "finished"


class Trigger(StrEnum):
    """What can happen to a session."""

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


TRANSITIONS: dict[State, dict[Trigger, State]] = {
    State.READY: {
        Trigger.START: State.RUNNING,
        Trigger.RESTORE: State.PAUSED,
    },
    State.RUNNING: {
        Trigger.PAUSE: State.PAUSED,
        Trigger.SLEEP: State.PAUSED,
        Trigger.MOVE: State.RUNNING,
        Trigger.EXTEND: State.RUNNING,
        Trigger.DONE: State.RUNNING,
        Trigger.LAST_LEFT: State.FINISHED,
        Trigger.END: State.ENDED,
    },
    State.PAUSED: {
        Trigger.RESUME: State.RUNNING,
        Trigger.MOVE: State.PAUSED,
        Trigger.EXTEND: State.PAUSED,
        Trigger.DONE: State.PAUSED,
        Trigger.LAST_LEFT: State.FINISHED,
        Trigger.END: State.ENDED,
    },
    State.ENDED: {
        Trigger.GO_ON: State.RUNNING,
    },
    State.FINISHED: {},
}
