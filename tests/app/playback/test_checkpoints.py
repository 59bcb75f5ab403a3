"""Keeping a session on its way, where saving may be late, fail, or never happen."""

from datetime import UTC, datetime

import pytest

from recovery_timer.app.journal import Journal
from recovery_timer.app.playback.checkpoints import CHECKPOINT_EVERY_MS, Checkpoints, record_of
from recovery_timer.ports import QuarantinedFile, RecoveredCheckpoint
from recovery_timer.ports.problems import Unreadable
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Outcome, Record
from recovery_timer.session.session import Session
from tests.fakes.savers import LateSaver
from tests.fakes.stores import MemoryCheckpoints, MemoryJournal

STARTED = datetime(2026, 5, 1, 19, 30, tzinfo=UTC)
TIMELINE = expand(Routine(id="legs", name="Legs", blocks=(Step(name="Hips", seconds=20),)), {}, Gaps())


def checkpoint(session_id: str = "session-1", at_ms: int = 12_000) -> Checkpoint:
    session = Session(TIMELINE)
    session.start(0)
    session.advance(at_ms)
    progress = session.progress(at_ms)
    assert progress is not None
    return Checkpoint(
        session_id=session_id,
        routine_id="legs",
        started=STARTED,
        kept=STARTED.replace(minute=31),
        half=True,
        timeline=TIMELINE,
        progress=progress,
    )


class CheckpointCase:
    """Checkpoints and what is around them."""

    def __init__(self, found: Checkpoint | None = None, *, records: MemoryJournal | None = None) -> None:
        self.saver = LateSaver()
        self.records = records or MemoryJournal()
        self.store = MemoryCheckpoints(found)
        self.checkpoints = Checkpoints(self.store, self.saver, Journal(self.records, self.saver))
        self.checkpoints.load()


def test_load__finds_an_interrupted_session() -> None:
    case = CheckpointCase(checkpoint())

    assert case.checkpoints.unfinished == RecoveredCheckpoint(checkpoint=checkpoint(), whole=True)


@pytest.mark.parametrize("outcome", [Outcome.ENDED, Outcome.FINISHED])
def test_load__session_whose_record_is_safe__is_forgotten(outcome: Outcome) -> None:
    records = MemoryJournal()
    records.write(record_of(checkpoint(), outcome))
    case = CheckpointCase(checkpoint(), records=records)

    assert case.checkpoints.unfinished is None
    case.saver.save()
    assert case.store.checkpoint is None


def test_load__session_recorded_as_broken_off__is_offered() -> None:
    records = MemoryJournal()
    records.write(record_of(checkpoint(), Outcome.BROKEN_OFF))

    assert CheckpointCase(checkpoint(), records=records).checkpoints.unfinished is not None


def test_load__reports_files_set_aside() -> None:
    aside = QuarantinedFile(file="session.checkpoint", kept_as="b", problem=Unreadable("Torn"))

    class BrokenCheckpoints(MemoryCheckpoints):
        def load(self) -> tuple[RecoveredCheckpoint | None, list[QuarantinedFile]]:
            return None, [aside]

    checkpoints = Checkpoints(BrokenCheckpoints(), LateSaver(), Journal(MemoryJournal(), LateSaver()))
    checkpoints.load()

    assert checkpoints.quarantined == (aside,)
    assert checkpoints.unfinished is None


def test_take_unfinished__works_once() -> None:
    case = CheckpointCase(checkpoint())

    assert case.checkpoints.take_unfinished() == checkpoint()
    assert case.checkpoints.unfinished is None
    assert case.checkpoints.take_unfinished() is None


def test_is_due__at_first_and_then_every_few_seconds() -> None:
    case = CheckpointCase()
    due = [case.checkpoints.is_due(1_000)]
    case.checkpoints.keep(checkpoint(), 1_000)
    due += [
        case.checkpoints.is_due(now) for now in (1_000, 1_000 + CHECKPOINT_EVERY_MS - 1, 1_000 + CHECKPOINT_EVERY_MS)
    ]

    assert due == [True, False, False, True]


def test_keep__saved_late__keeps_only_the_latest() -> None:
    case = CheckpointCase()
    case.checkpoints.keep(checkpoint(at_ms=12_000), 0)
    case.checkpoints.keep(checkpoint(at_ms=13_000), 1_000)
    case.saver.save()

    assert case.store.checkpoint == checkpoint(at_ms=13_000)
    assert case.store.kept == 1


def test_end__before_anything_was_saved__leaves_the_record_alone() -> None:
    case = CheckpointCase()
    case.checkpoints.keep(checkpoint(), 0)
    case.checkpoints.end(record_of(checkpoint(), Outcome.FINISHED))
    case.saver.save()

    assert list(case.records.records) == ["session-1"]
    assert case.store.checkpoint is None


def test_end__record_not_saved__keeps_the_checkpoint_until_it_is() -> None:
    case = CheckpointCase()
    case.checkpoints.keep(checkpoint(), 0)
    case.saver.save()
    write = case.records.write

    def full(record: Record) -> None:
        raise OSError(28, "No space left on device")

    case.records.write = full  # type: ignore[method-assign]  # the disk is full
    case.checkpoints.end(record_of(checkpoint(), Outcome.FINISHED))
    case.saver.save()
    assert case.store.checkpoint is not None

    case.records.write = write  # type: ignore[method-assign]  # there is room again
    case.saver.save()
    assert list(case.records.records) == ["session-1"]
    assert case.store.checkpoint is None


def test_keep__of_a_continued_session__outlives_a_late_removal() -> None:
    case = CheckpointCase()
    case.checkpoints.keep(checkpoint(), 0)
    case.checkpoints.end(record_of(checkpoint(), Outcome.ENDED))
    case.checkpoints.keep(checkpoint(at_ms=13_000), 60_000)
    case.saver.save()

    assert case.store.checkpoint == checkpoint(at_ms=13_000)


def test_keep__earlier_session_saved_late__does_not_replace_the_current_one() -> None:
    case = CheckpointCase()
    case.checkpoints.keep(checkpoint("session-1"), 0)
    case.checkpoints.keep(checkpoint("session-2"), 10)
    case.saver.save()

    assert case.store.checkpoint == checkpoint("session-2")
    assert case.store.kept == 1


def test_file_unfinished__another_begun_before_it_is_saved__keeps_both() -> None:
    case = CheckpointCase(checkpoint("session-1"))
    case.checkpoints.file_unfinished(Outcome.BROKEN_OFF)
    case.checkpoints.keep(checkpoint("session-2"), 0)
    case.saver.save()

    assert list(case.records.records) == ["session-1"]
    assert case.store.checkpoint == checkpoint("session-2")


def test_record_of__is_the_session_up_to_the_checkpoint() -> None:
    record = record_of(checkpoint(at_ms=12_345), Outcome.ENDED)

    assert (record.id, record.routine_id, record.routine_name) == ("session-1", "legs", "Legs")
    assert (record.started, record.ended) == (STARTED, STARTED.replace(minute=31))
    assert record.session_ms == 12_345
    assert (record.held_ms, record.skipped_ms) == (2_345, 17_655)
