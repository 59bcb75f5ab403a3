from datetime import UTC, datetime
from itertools import count

import pytest

from recovery_timer.app.journal import Journal
from recovery_timer.app.legs_log import LegsLog
from recovery_timer.journal.entries import Entry, Level, Note, Sign, Soreness
from recovery_timer.ports import ImmediateSaver
from recovery_timer.routine.technique import Muscle
from tests.fakes.clock import FakeClock
from tests.fakes.stores import MemoryJournal

NOW = datetime(2026, 5, 5, 18, tzinfo=UTC)


class KeptLog:
    """A log over a journal in memory."""

    def __init__(self) -> None:
        self.store = MemoryJournal()
        ids = (f"id-{number}" for number in count(1))
        self.log = LegsLog(
            journal=Journal(self.store, ImmediateSaver()),
            clock=FakeClock(wall=NOW),
            new_id=lambda: next(ids),
            session="session",
        )

    @property
    def kept(self) -> list[Entry]:
        return list(self.store.kept.values())


@pytest.fixture
def told() -> KeptLog:
    return KeptLog()


def test_levels__are_one_entry_that_grows(told: KeptLog) -> None:
    told.log.set_level(Muscle.CALVES, 5)
    told.log.set_level(Muscle.QUADS, 2)
    told.log.set_level(Muscle.CALVES, 7)
    told.log.set_sign(Sign.PAIN, is_there=True)

    levels = (Level(Muscle.CALVES, 7), Level(Muscle.QUADS, 2))
    assert told.kept == [Soreness(id="id-1", at=NOW, levels=levels, signs=frozenset({Sign.PAIN}))]


def test_level__of_one_side__leaves_the_other_as_it_was(told: KeptLog) -> None:
    told.log.set_level(Muscle.CALVES, 5)
    told.log.set_level(Muscle.CALVES, 8, "left")

    assert [told.log.level(Muscle.CALVES, side) for side in ("left", "right", None)] == [8, 5, 8]
    told.log.set_level(Muscle.CALVES, 1)
    assert told.log.levels == (Level(Muscle.CALVES, 1),)


def test_undo__takes_back_one_change_after_the_other__in_the_journal_too(told: KeptLog) -> None:
    told.log.set_level(Muscle.CALVES, 5)
    told.log.set_note("Tight")
    told.log.set_level(Muscle.CALVES, 6)
    seen = []
    while told.log.can_undo:
        told.log.undo()
        seen.append((told.log.level(Muscle.CALVES), told.log.note, len(told.kept)))

    assert seen == [(5, "Tight", 2), (5, "", 1), (None, "", 0)]
    told.log.undo()


def test_note__is_kept_changed_and_deleted(told: KeptLog) -> None:
    told.log.set_note("Tight on the stairs")
    told.log.set_note("Tight on the stairs ")
    told.log.set_note("Better")
    assert told.kept == [Note(id="id-1", at=NOW, text="Better", session="session")]
    told.log.set_note(" ")
    assert told.kept == []
    told.log.undo()

    assert [entry.text for entry in told.kept if isinstance(entry, Note)] == ["Better"]


def test_sign__told_and_taken_away__leaves_nothing(told: KeptLog) -> None:
    told.log.set_sign(Sign.SWELLING, is_there=False)
    assert not told.log.can_undo
    told.log.set_sign(Sign.SWELLING, is_there=True)
    told.log.set_sign(Sign.SWELLING, is_there=False)

    assert told.kept == []
