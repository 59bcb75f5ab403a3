"""What is being played: a session, and what its record and its checkpoints need to know besides."""

from datetime import datetime

from msgspec import Struct

from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Outcome, Record
from recovery_timer.session.session import Session
from recovery_timer.session.state import State


class LiveSession(Struct, frozen=True, kw_only=True):
    """A session, and where and when it began."""

    session: Session
    id: str
    routine_id: str
    started: datetime

    @property
    def is_under_way(self) -> bool:
        """Whether it has begun and is not over."""
        return self.session.state in {State.RUNNING, State.PAUSED}

    def record(self, ended: datetime, unless_finished: Outcome) -> Record:
        """Return the record as the session stands; ``ended`` is the wall clock's."""
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
        """Return where the session is, to be taken up again; None before its start and after its end."""
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
    """Return what was being played at ``checkpoint``; its session is yet to be restored."""
    return LiveSession(
        session=Session(checkpoint.timeline, half=checkpoint.half),
        id=checkpoint.session_id,
        routine_id=checkpoint.routine_id,
        started=checkpoint.started,
    )
