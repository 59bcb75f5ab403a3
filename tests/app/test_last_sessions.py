from datetime import timedelta

import pytest

from recovery_timer.app.journal import Journal
from recovery_timer.app.last_sessions import LastSessions
from recovery_timer.ports import ImmediateSaver
from tests.app.test_journal import MONDAY, record
from tests.fakes.stores import MemoryJournal
from tests.fakes.worker import LateWorker
from tests.journal.made import TUESDAY, run

EARLIER = record("session-0", started=MONDAY - timedelta(days=1))


class KnownSessions:
    """`LastSessions` over a journal with a session on Sunday and one on Monday."""

    def __init__(self) -> None:
        self.store = MemoryJournal()
        self.journal = Journal(self.store, ImmediateSaver())
        for each in (EARLIER, record()):
            self.journal.keep(each)
        self.worker = LateWorker()
        self.sessions = LastSessions(self.journal, self.worker)
        self.emitted = 0
        self.sessions.changed.connect(self._count)

    def _count(self, _: None) -> None:
        self.emitted += 1

    def last(self, routine_id: str = "legs") -> str | None:
        """Return the id of the latest session as it is known once all has been read."""
        self.sessions.of(routine_id)
        self.sessions.read()
        while self.worker.jobs:
            self.worker.deliver()
        last = self.sessions.of(routine_id)
        assert last is None or last.time.started == last.record.started
        return None if last is None else last.record.id


@pytest.fixture
def known() -> KnownSessions:
    return KnownSessions()


def test_of__nothing_is_read_before_it_is_wanted(known: KnownSessions) -> None:
    known.sessions.read()
    assert known.worker.jobs == []

    assert known.sessions.of("legs") is None
    assert not known.sessions.is_complete
    assert known.worker.jobs == []


def test_of__is_the_latest_session__read_once(known: KnownSessions) -> None:
    assert known.last() == "session-1"
    assert known.last() == "session-1"
    assert known.emitted == 1


def test_of__a_routine_that_was_never_done__is_none__and_not_asked_for_again(known: KnownSessions) -> None:
    assert known.last("bath") is None
    assert known.sessions.is_complete


def test_of__many_routines__are_read_in_one_job(known: KnownSessions) -> None:
    for routine_id in ("legs", "bath", "arms"):
        known.sessions.of(routine_id)
    known.sessions.read()

    assert len(known.worker.jobs) == 1


def test_of__after_another_session__is_that_one(known: KnownSessions) -> None:
    known.last()
    known.journal.keep(record("session-2", started=TUESDAY))
    assert known.last() == "session-2"

    undo = known.journal.delete_session(record("session-2", started=TUESDAY), used_before=MONDAY)
    assert known.last() == "session-1"
    undo()
    assert known.last() == "session-2"


def test_of__an_older_session_or_an_entry__changes_nothing(known: KnownSessions) -> None:
    known.last()
    known.journal.delete_session(EARLIER, used_before=None)
    known.journal.log(run(TUESDAY))

    assert known.sessions.of("legs") is not None


def test_read__a_session_that_comes_meanwhile__is_not_missed(known: KnownSessions) -> None:
    known.sessions.of("legs")
    known.sessions.read()
    known.worker.work()
    known.journal.keep(record("session-2", started=TUESDAY))
    known.worker.deliver()

    assert known.last() == "session-2"


def test_forget__reads_what_came_from_elsewhere(known: KnownSessions) -> None:
    known.last()
    known.store.write(record("session-2", started=TUESDAY))
    assert known.last() == "session-1"

    known.sessions.forget()
    # A card keeps what it says until then.
    assert known.sessions.of("legs") is not None
    assert known.last() == "session-2"
