"""Checkpoints: however the program ends, at most the last seconds of a session are lost.

A session's progress is saved as it runs, and removed once its record is safe in the journal. A checkpoint found at the
next start means that the session was interrupted; it is offered until the user decides.
"""

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.live_session import live_session_of
from recovery_timer.ports import CheckpointStore, QuarantinedFile, RecoveredCheckpoint, SaveKey, SaveKind, Saver
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Outcome, Record

CHECKPOINT_EVERY_MS = 4_000
"""Interval of checkpoints while time passes. The player checks every second, so none is older than 5 s."""


class Checkpoints:
    """Saves the current session's progress, and holds an interrupted session."""

    def __init__(self, store: CheckpointStore, saver: Saver, journal: Journal) -> None:
        self.quarantined: tuple[QuarantinedFile, ...] = ()
        self._unfinished: RecoveredCheckpoint | None = None
        self._on_its_way = ""
        self._kept_at: int | None = None
        self._store = store
        self._saver = saver
        self._journal = journal

    # -- the interrupted session

    @property
    def unfinished(self) -> RecoveredCheckpoint | None:
        """The interrupted session, until the user has decided what to do with it."""
        return self._unfinished

    def load(self) -> None:
        """Look for an interrupted session. Sets `quarantined` to the file that could not be read, if any."""
        found, quarantined = self._store.load()
        self.quarantined = tuple(quarantined)
        if found is not None and self._journal.is_over(found.checkpoint.session_id):
            # Its record was safe, but the program was killed before the checkpoint was removed.
            self._saver.submit(SaveKey(SaveKind.CHECKPOINT), self._forget)
            found = None
        self._unfinished = found

    def take_unfinished(self) -> Checkpoint | None:
        """Return the interrupted session, if any, to resume it."""
        found, self._unfinished = self._unfinished, None
        return found.checkpoint if found else None

    def file_unfinished(self, outcome: Outcome) -> Checkpoint | None:
        """Record the interrupted session, if any, as ended where it was, and return it."""
        checkpoint = self.take_unfinished()
        if checkpoint is not None:
            self._journal.keep(record_of(checkpoint, outcome), then=self._forget)
        return checkpoint

    # -- the current session

    def is_due(self, now: int) -> bool:
        """Whether it is time for another checkpoint."""
        return self._kept_at is None or now - self._kept_at >= CHECKPOINT_EVERY_MS

    def keep(self, checkpoint: Checkpoint, now: int) -> None:
        """Save ``checkpoint`` in place of all earlier ones."""
        self._on_its_way, self._kept_at = checkpoint.session_id, now
        # The session id in the key keeps it from replacing another session's job, whose record may not be written yet.
        self._saver.submit(SaveKey(SaveKind.CHECKPOINT, checkpoint.session_id), lambda: self._write(checkpoint))

    def end(self, record: Record) -> None:
        """Keep the finished session's record, and remove its checkpoint once the record is safe."""
        self._on_its_way, self._kept_at = "", None
        self._journal.keep(record, then=self._forget)

    # -- in the saver's thread

    def _write(self, checkpoint: Checkpoint) -> None:
        # The saver may be late, and the session over by now.
        if checkpoint.session_id == self._on_its_way:
            self._store.keep(checkpoint)

    def _forget(self) -> None:
        if not self._on_its_way:
            self._store.forget()


def record_of(checkpoint: Checkpoint, outcome: Outcome) -> Record:
    """Return the record of a session that ended at ``checkpoint``."""
    playing = live_session_of(checkpoint)
    playing.session.restore(checkpoint.progress, 0)
    playing.session.end(0)
    return playing.record(checkpoint.kept, outcome)
