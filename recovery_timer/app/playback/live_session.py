"""The session being played, with the other facts that its record and checkpoints need."""

from datetime import datetime

from msgspec import Struct

from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Outcome, Record
from recovery_timer.session.session import Session
from recovery_timer.session.state import State


class LiveSession(Struct, frozen=True, kw_only=True):
    """A session, with its id, its routine's id and its start time."""

    session: Session
    id: str
    routine_id: str
    started: datetime

    @property
    def is_under_way(self) -> bool:
        """Whether it has started and is not over."""
        return self.session.state in {State.RUNNING, State.PAUSED}

    def record(self, ended: datetime, unless_finished: Outcome) -> Record:
        """Return the record of the session so far; ``ended`` is wall-clock time."""
        session = self.session
        return Record(
            id=self.id,
            routine_id=self.routine_id,
            routine_name=session.timeline.name,
            started=self.started,
            ended=ended,
            outcome=Outcome.FINISHED if session.state is State.FINISHED else unless_finished,
            session_ms=session.session_ms,
            visits=session.visits,
            pauses=session.pauses,
        )

    def checkpoint(self, now: int, kept: datetime) -> Checkpoint | None:
        """Return a checkpoint from which to resume the session; None before its start and after its end."""
        progress = self.session.progress(now)
        if progress is None:
            return None
        return Checkpoint(
            session_id=self.id,
            routine_id=self.routine_id,
            started=self.started,
            kept=kept,
            half=self.session.half,
            timeline=self.session.timeline,
            progress=progress,
        )


def live_session_of(checkpoint: Checkpoint) -> LiveSession:
    """Return the live session of ``checkpoint``; its session has yet to be restored."""
    return LiveSession(
        session=Session(checkpoint.timeline, half=checkpoint.half),
        id=checkpoint.session_id,
        routine_id=checkpoint.routine_id,
        started=checkpoint.started,
    )
