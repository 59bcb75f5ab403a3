from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from recovery_timer.app.journal import Change, Journal
from recovery_timer.ports import ImmediateSaver
from recovery_timer.session.record import Outcome, Record
from tests.fakes.savers import LateSaver
from tests.fakes.stores import MemoryJournal
from tests.journal.made import TUESDAY, run

MONDAY = datetime(2026, 5, 4, 19, 30, tzinfo=UTC)


def record(
    session: str = "session-1", routine: str = "legs", started: datetime = MONDAY, outcome: Outcome = Outcome.ENDED
) -> Record:
    return Record(
        id=session,
        routine_id=routine,
        routine_name="Legs",
        started=started,
        ended=started + timedelta(minutes=10),
        outcome=outcome,
        session_ms=600_000,
        visits=(),
        pauses=(),
    )


class UnreadableJournal(MemoryJournal):
    def last_used(self) -> dict[str, datetime]:
        raise OSError("Input/output error")

    def latest(self, count: int) -> Sequence[Record]:
        raise OSError("Input/output error")


def loaded(last_used: dict[str, datetime] | None = None) -> Journal:
    journal = Journal(MemoryJournal(last_used), ImmediateSaver())
    journal.load()
    return journal


def test_last_used__of_an_empty_journal__is_never() -> None:
    journal = loaded()

    assert journal.last_used("legs") is None


def test_load__knows_when_each_routine_was_last_used() -> None:
    journal = loaded({"legs": MONDAY, "bath": MONDAY + timedelta(days=2)})

    assert journal.last_used("legs") == MONDAY
    assert journal.last_used("other") is None


def test_load__that_fails__raises() -> None:
    with pytest.raises(OSError, match="Input/output error"):
        Journal(UnreadableJournal(), ImmediateSaver()).load()


def test_keep__writes_the_record_knows_of_it_and_emits_it() -> None:
    store, emitted = MemoryJournal(), list[Change]()
    journal = Journal(store, ImmediateSaver())
    journal.changed.connect(emitted.append)
    kept = record()
    journal.keep(kept)

    assert store.records == {"session-1": kept}
    assert journal.last_used("legs") == MONDAY
    assert emitted == [Change("session-1", record=kept)]


def test_keep__is_known_before_it_is_written() -> None:
    store, later = MemoryJournal(), LateSaver()
    journal = Journal(store, later)
    journal.keep(record())

    assert journal.last_used("legs") == MONDAY
    assert store.records == {}
    for job in later.waiting.values():
        job()
    assert list(store.records) == ["session-1"]


def test_keep__another_record_of_the_same_session__replaces_the_first_and_saves_only_the_latest() -> None:
    store, later = MemoryJournal(), LateSaver()
    journal = Journal(store, later)
    journal.keep(record())
    journal.keep(record(outcome=Outcome.FINISHED))

    assert len(later.waiting) == 1
    for job in later.waiting.values():
        job()
    assert store.records["session-1"].outcome is Outcome.FINISHED


def test_keep__records_of_two_sessions__saves_both() -> None:
    later = LateSaver()
    journal = Journal(MemoryJournal(), later)
    journal.keep(record("session-1"))
    journal.keep(record("session-2"))

    assert len(later.waiting) == 2


def test_learn__keeps_the_later_use() -> None:
    early, late = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)
    journal = loaded({"legs": late, "hips": early})
    journal.learn({"legs": early, "hips": late, "feet": early})

    assert [journal.last_used(each) for each in ("legs", "hips", "feet")] == [late, late, early]


def test_log__is_known_at_once_and_can_be_taken_back() -> None:
    store, later, emitted = MemoryJournal(), LateSaver(), list[Change]()
    journal = Journal(store, later)
    journal.changed.connect(emitted.append)
    undo = journal.log(run(TUESDAY))

    assert journal.read_history().entries == [run(TUESDAY)]
    assert journal.read_recent(TUESDAY, TUESDAY).entries == [run(TUESDAY)]
    assert store.kept == {}
    later.save()
    assert store.kept == {"run": run(TUESDAY)}
    undo()
    assert journal.read_history().entries == []
    later.save()
    assert store.kept == {}
    assert emitted == [Change("run", entry=run(TUESDAY)), Change("run")]


def test_log__a_later_version__undone__is_the_earlier_one_again() -> None:
    store = MemoryJournal()
    journal = Journal(store, ImmediateSaver())
    journal.log(run(TUESDAY))
    undo = journal.log(run(TUESDAY, hard=True), run(TUESDAY))
    assert store.kept == {"run": run(TUESDAY, hard=True)}
    undo()

    assert store.kept == {"run": run(TUESDAY)}


def test_look__another_program_has_written__has_everybody_read_anew_once() -> None:
    store, told = MemoryJournal(), list[None]()
    journal = Journal(store, ImmediateSaver())
    journal.replaced.connect(told.append)
    journal.load()
    journal.look()
    assert told == []

    store.write_entry(run(TUESDAY))
    journal.look()
    journal.look()
    assert told == [None]


def test_look__the_journal_is_missing__keeps_what_is_known() -> None:
    store = MemoryJournal()
    store.write_entry(run(TUESDAY))
    journal, told = Journal(store, ImmediateSaver()), list[None]()
    journal.replaced.connect(told.append)
    journal.load()
    store.kept.clear()
    journal.look()

    assert told == []


def test_delete_entry__can_be_taken_back() -> None:
    store = MemoryJournal()
    journal = Journal(store, ImmediateSaver())
    journal.log(run(TUESDAY))
    undo = journal.delete_entry(run(TUESDAY))
    assert store.kept == {}
    undo()

    assert store.kept == {"run": run(TUESDAY)}


def test_delete_session__can_be_taken_back_and_knows_when_the_routine_was_used() -> None:
    store = MemoryJournal()
    journal = Journal(store, ImmediateSaver())
    earlier = record("session-0", started=MONDAY - timedelta(days=1))
    journal.keep(earlier)
    journal.keep(record())
    undo = journal.delete_session(record(), used_before=earlier.started)

    assert list(store.records) == ["session-0"]
    assert journal.last_used("legs") == earlier.started
    undo()
    assert journal.last_used("legs") == MONDAY
    assert [each.id for each in journal.read_history().sessions] == ["session-0", "session-1"]


def test_delete_session__that_is_not_the_latest__leaves_when_the_routine_was_last_used() -> None:
    journal = Journal(MemoryJournal(), ImmediateSaver())
    earlier = record("session-0", started=MONDAY - timedelta(days=1))
    journal.keep(earlier)
    journal.keep(record())
    journal.delete_session(earlier, used_before=MONDAY)
    assert journal.last_used("legs") == MONDAY

    journal.delete_session(record(), used_before=None)
    assert journal.last_used("legs") is None


def test_sessions_of__include_what_is_not_written_yet_and_not_what_was_deleted() -> None:
    store, later = MemoryJournal(), LateSaver()
    journal = Journal(store, later)
    days = [record(f"session-{day}", started=MONDAY + timedelta(days=day)) for day in range(4)]
    for each in days[:3]:
        store.write(each)
    journal.keep(days[3])
    journal.keep(record("bath-1", "bath", MONDAY + timedelta(days=9)))
    journal.delete_session(days[2], used_before=None)

    assert journal.read_sessions_of("legs", 2) == [days[3], days[1]]
    later.save()
    assert journal.read_sessions_of("legs", 9) == [days[3], days[1], days[0]]


def test_read__a_record_that_is_not_written_yet__is_found_and_a_deleted_one_is_not() -> None:
    store, later = MemoryJournal(), LateSaver()
    journal = Journal(store, later)
    journal.keep(record())
    assert journal.read_record("session-1") == record()
    assert [each.id for each in journal.read_history().sessions] == ["session-1"]

    later.save()
    assert journal.read_record("session-1") == record()
    journal.delete_session(record(), used_before=None)
    assert journal.read_record("session-1") is None
    assert journal.read_history().sessions == []
