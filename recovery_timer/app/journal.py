"""The journal: the records of past sessions."""

from collections.abc import Callable, Mapping
from datetime import datetime

from recovery_timer.app.signals import Signal
from recovery_timer.ports import JournalStore, SaveKey, SaveKind, Saver
from recovery_timer.session.record import Outcome, Record


class Journal:
    """Keeps records, and knows when each routine was last used. `changed` is emitted with each record kept."""

    def __init__(self, store: JournalStore, saver: Saver) -> None:
        self.changed: Signal[Record] = Signal()
        self._store = store
        self._saver = saver
        self._last_used: dict[str, datetime] = {}

    def load(self) -> None:
        """Read when each routine was last used; raise OSError if the journal cannot be read."""
        self.learn(self.read_last_used())

    def read_last_used(self) -> Mapping[str, datetime]:
        """Return when each routine was last used, according to the store, for `learn`. Any thread may call this."""
        return self._store.last_used()

    def learn(self, last_used: Mapping[str, datetime]) -> None:
        """Merge these times of last use with the known ones; the later one counts."""
        for routine_id, started in last_used.items():
            self._last_used[routine_id] = max(started, self._last_used.get(routine_id, started))

    def last_used(self, routine_id: str) -> datetime | None:
        """Return when the routine was last started; None if never."""
        return self._last_used.get(routine_id)

    def latest_start(self) -> datetime | None:
        """Return when the latest session was started; None if there is none."""
        return max(self._last_used.values(), default=None)

    def is_over(self, session_id: str) -> bool:
        """Return whether this is the latest session, and was ended or finished."""
        latest = self._store.latest(1)
        return any(record.id == session_id and record.outcome is not Outcome.BROKEN_OFF for record in latest)

    def keep(self, record: Record, then: Callable[[], None] | None = None) -> None:
        """Keep ``record`` in place of an earlier one of the same session; call ``then`` once it is safe.

        ``then`` is called by the saver, possibly in another thread.
        """

        def save() -> None:
            self._store.write(record)
            if then is not None:
                then()

        self._last_used[record.routine_id] = record.started
        self._saver.submit(SaveKey(SaveKind.RECORD, record.id), save)
        self.changed.emit(record)
