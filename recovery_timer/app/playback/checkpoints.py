"""Checkpoints: whatever ends the program, at most the last seconds of a session are lost.

How far the session has come is kept as it goes on, and forgotten once its record is safe in the journal. What is found
at the next start was broken off; it is offered until the user decides.
"""

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.live_session import live_session_of
from recovery_timer.ports import CheckpointStore, QuarantinedFile, RecoveredCheckpoint, SaveKey, SaveKind, Saver
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Outcome, Record

CHECKPOINT_EVERY_MS = 4_000
"""While time passes, a checkpoint is kept this often. The player looks every second, so none is older than 5 s."""


class Checkpoints:
    """Keeps the session on its way, and holds the one that was broken off."""

    def __init__(self, store: CheckpointStore, saver: Saver, journal: Journal) -> None:
        """Receive where checkpoints are kept, who does the writing, and where records go."""
        self.quarantined: tuple[QuarantinedFile, ...] = ()
        self._unfinished: RecoveredCheckpoint | None = None
        self._on_its_way = ""
        self._kept_at: int | None = None
        self._store = store
        self._saver = saver
        self._journal = journal

    # -- the session that was broken off

    @property
    def unfinished(self) -> RecoveredCheckpoint | None:
        """The session that was broken off, as long as the user has not decided what becomes of it."""
        return self._unfinished

    def load(self) -> None:
        """Look for a session that was broken off. `quarantined` then has the file that could not be read."""
        found, quarantined = self._store.load()
        self.quarantined = tuple(quarantined)
        if found is not None and self._journal.is_over(found.checkpoint.session_id):
            # Its record was safe, and the program was killed before the checkpoint was forgotten.
            self._saver.submit(SaveKey(SaveKind.CHECKPOINT), self._forget)
            found = None
        self._unfinished = found

    def take_unfinished(self) -> Checkpoint | None:
        """Return the session that was broken off, to go on with it; None if there is none."""
        found, self._unfinished = self._unfinished, None
        return found.checkpoint if found else None

    def file_unfinished(self, outcome: Outcome) -> Checkpoint | None:
        """Keep the record of the session that was broken off, ended where it was; return it, None if there is none."""
        checkpoint = self.take_unfinished()
        if checkpoint is not None:
            self._journal.keep(record_of(checkpoint, outcome), then=self._forget)
        return checkpoint

    # -- the session on its way

    def is_due(self, now: int) -> bool:
        """Whether the last checkpoint is so old that another one has to be kept."""
        return self._kept_at is None or now - self._kept_at >= CHECKPOINT_EVERY_MS

    def keep(self, checkpoint: Checkpoint, now: int) -> None:
        """Keep ``checkpoint`` instead of all earlier ones."""
        self._on_its_way, self._kept_at = checkpoint.session_id, now
        # Under its own name: it never takes the turn of another session's, whose record may still have to be written.
        self._saver.submit(SaveKey(SaveKind.CHECKPOINT, checkpoint.session_id), lambda: self._write(checkpoint))

    def end(self, record: Record) -> None:
        """Keep the record of the session, which is over, and forget the session when that is safe."""
        self._on_its_way, self._kept_at = "", None
        self._journal.keep(record, then=self._forget)

    # -- in the saver's thread

    def _write(self, checkpoint: Checkpoint) -> None:
        # Saving may be late: the session may be over by now.
        if checkpoint.session_id == self._on_its_way:
            self._store.keep(checkpoint)

    def _forget(self) -> None:
        if not self._on_its_way:
            self._store.forget()


def record_of(checkpoint: Checkpoint, outcome: Outcome) -> Record:
    """Return the record of a session that came as far as ``checkpoint``."""
    playing = live_session_of(checkpoint)
    playing.session.restore(checkpoint.progress, 0)
    playing.session.end(0)
    return playing.record(checkpoint.kept, outcome)
