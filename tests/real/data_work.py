"""Work on a user's data, to be killed halfway: ``python -m tests.real.data_work WORK FOLDER SEED``.

``keeping`` logs, edits, deletes and restores entries and sessions of every kind, as the history does; ``erasing``
copies everything and erases it. Each completed step is printed: whatever was printed must be on the disk.
"""

import random
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from recovery_timer.adapters.clock import SystemClock
from recovery_timer.app.journal import Journal, Undo
from recovery_timer.journal.entries import Answer, Elsewhere, Entry, Level, Note, Reminder, ReminderKind, Run, Soreness
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.technique import Muscle
from recovery_timer.session.record import Record
from recovery_timer.storage.backup.everything import WholeFiles
from recovery_timer.storage.files.paths import folders
from recovery_timer.storage.journal.store import JournalFiles
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.storage.writer import Writer
from tests.fakes import journals

STEPS = 400
ROUTINES = 150
DAY = date(2026, 11, 27)
START = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
RECORDS = journals.make(days=9, sessions=6, soreness=0, seed=5, until=START).records

Kept = dict[str, Entry | Record]


def entry(chance: random.Random, number: int) -> Entry:
    """Return an entry of any kind."""
    kept_id, at = f"entry-{chance.randrange(12)}", START + timedelta(minutes=number)
    made: list[Entry] = [
        Run(id=kept_id, at=at, distance_m=10_000 + number, hard=True),
        Soreness(id=kept_id, at=at, levels=(Level(Muscle.CALVES, number % 11, "left"), Level(Muscle.QUADS, 3))),
        Note(id=kept_id, at=at, text=f"Lap {number}\nand another"),
        Elsewhere(id=kept_id, at=at, what="Yoga class", duration_s=60 * number + 60, muscles=(Muscle.GLUTES,)),
        Reminder(id=kept_id, at=at, kind=ReminderKind.ICE, due=at, about="run"),
        Answer(id=kept_id, at=at, until=None if number % 2 else at),
    ]
    return chance.choice(made)


def steps(seed: int) -> Iterator[tuple[Callable[[Journal], Undo | None], Kept]]:
    """Yield each step, and the expected contents after it."""
    chance = random.Random(seed)
    kept: Kept = {}
    for number in range(STEPS):
        present = [each for each in kept.values() if not isinstance(each, Record)]
        records = [each for each in kept.values() if isinstance(each, Record)]
        match chance.randrange(5):
            case 0 if present:
                gone = chance.choice(present)
                del kept[gone.id]
                yield lambda journal, gone=gone: journal.delete_entry(gone), dict(kept)  # type: ignore[misc]  # bound now
            case 1 if records:
                record = chance.choice(records)
                del kept[record.id]
                yield lambda journal, record=record: journal.delete_session(record, None), dict(kept)  # type: ignore[misc]  # as above
            case 2:
                record = replace(chance.choice(RECORDS), session_ms=number)
                kept[record.id] = record
                yield lambda journal, record=record: journal.keep(record), dict(kept)  # type: ignore[misc]  # as above
            case _:
                made = entry(chance, number)
                kept[made.id] = made
                yield lambda journal, made=made: journal.log(made), dict(kept)  # type: ignore[misc]  # as above


def keep(folder: Path, seed: int) -> None:
    writer = Writer(lambda _: None, SystemClock())
    journal = Journal(JournalFiles(folders(folder).journal, sys.exit), writer)  # type: ignore[arg-type]  # any report ends it
    for number, (step, _) in enumerate(steps(seed)):
        step(journal)
        writer.flush(60)
        print(number, flush=True)
    writer.close()


def fill(folder: Path) -> None:
    """Create the data that `erasing` erases."""
    places = folders(folder)
    for number in range(ROUTINES):
        routine = Routine(id=f"legs-{number}", name=f"Legs {number}", blocks=(Step(name="Walk", seconds=60),))
        RoutineFiles(places.routines).save(routine)
    store = JournalFiles(places.journal, sys.exit)  # type: ignore[arg-type]  # any report ends it
    store.write_all(RECORDS, [entry(random.Random(number), number) for number in range(40)])
    places.checkpoint.write_bytes(b"a session that was interrupted")


def erase(folder: Path, _: int) -> None:
    everything = WholeFiles(folders(folder))
    everything.copy_to(folder.parent / "copy.zip", DAY)
    print("copied", flush=True)
    everything.erase()
    print("erased", flush=True)


WORKS = {"keeping": keep, "erasing": erase}

if __name__ == "__main__":
    WORKS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
