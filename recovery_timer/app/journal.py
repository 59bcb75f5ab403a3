"""The journal: the records of past sessions, and what is asked of them."""

from collections.abc import Callable, Mapping
from datetime import datetime

from recovery_timer.app.signals import Signal
from recovery_timer.ports import JournalStore, SaveKey, SaveKind, Saver
from recovery_timer.session.record import Outcome, Record


class Journal:
    """Keeps records and knows when each routine was last used. `changed` hears of each record kept."""

    def __init__(self, store: JournalStore, saver: Saver) -> None:
        """Receive where records are kept, and who does the writing."""
        self.changed: Signal[Record] = Signal()
        self._store = store
        self._saver = saver
        self._last_used: dict[str, datetime] = {}

    def load(self) -> None:
        """Read when each routine was last used; OSError if the journal cannot be read."""
        self.learn(self.read_last_used())

    def read_last_used(self) -> Mapping[str, datetime]:
        """Return when each routine was last used, as the store has it. Any thread may call this, and then `learn`."""
        return self._store.last_used()

    def learn(self, last_used: Mapping[str, datetime]) -> None:
        """Take over when each routine was last used, unless it is known to have been used later."""
        for routine_id, started in last_used.items():
            self._last_used[routine_id] = max(started, self._last_used.get(routine_id, started))

    def last_used(self, routine_id: str) -> datetime | None:
        """Return when the routine was last started; None if never."""
        return self._last_used.get(routine_id)

    def latest_start(self) -> datetime | None:
        """Return when the latest session was started; None if there was none."""
        return max(self._last_used.values(), default=None)

    def is_over(self, session_id: str) -> bool:
        """Return whether the latest session is this one, and was ended or finished."""
        latest = self._store.latest(1)
        return any(record.id == session_id and record.outcome is not Outcome.BROKEN_OFF for record in latest)

    def keep(self, record: Record, then: Callable[[], None] | None = None) -> None:
        """Keep ``record``, instead of an earlier one of the same session; when it is safe, ``then`` is called.

        That is where saving happens, in a thread of its own perhaps.
        """

        def save() -> None:
            self._store.write(record)
            if then is not None:
                then()

        self._last_used[record.routine_id] = record.started
        self._saver.submit(SaveKey(SaveKind.RECORD, record.id), save)
        self.changed.emit(record)
