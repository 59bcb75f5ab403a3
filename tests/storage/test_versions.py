"""Files of every version ever released can be read, with the same content as then.

A new version adds its files to ``files`` and its row here; existing ones never change.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from recovery_timer.journal.entries import Answer, Elsewhere, Level, Note, Reminder, ReminderKind, Run, Sign
from recovery_timer.journal.summary import summary_of
from recovery_timer.ports import QuarantinedFile, SavedDraft, TypedText
from recovery_timer.routine.model import WAIT, Circuit, Contrast, Routine, Sides, Sketch, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family, Muscle, Timing
from recovery_timer.session.record import Cues
from recovery_timer.storage import document, drafts, techniques
from recovery_timer.storage.drafts import DraftFiles
from recovery_timer.storage.exchange import Exchange
from recovery_timer.storage.journal.db import MIGRATIONS, JournalDatabase
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.storage.techniques import TechniqueFiles
from tests.journal.made import TUESDAY, sore
from tests.storage.journal.test_db import record

FILES = Path(__file__).parent / "old_versions"

CALVES = Step(
    name="Calf stretch",
    technique="calf-stretch",
    seconds=30,
    sets=2,
    sides=Sides.EACH,
    position=WAIT,
    instruction="Heel down.",
)
COUCH = OwnTechnique(
    id="own-couch",
    name="Couch stretch",
    family=Family.STRETCH,
    muscles=(Muscle.QUADS, Muscle.HIP_FLEXORS),
    sides="each",
    seconds=90,
    sets=2,
    how_to="Kneel before a couch.",
    instruction="Hips forward",
    timing=Timing(position=20),
    figure="quad-stretch",
)
LUNGES = Circuit(blocks=(Step(name="Lunges", reps=10),), rounds=2, rest=20)
EVENING = Routine(id="evening", name="Evening legs", blocks=(CALVES, Contrast(cycles=3), LUNGES))


ENTRIES = [
    Answer(id="heat run", at=TUESDAY, until=TUESDAY),
    Reminder(id="ice", at=TUESDAY, kind=ReminderKind.ICE, due=TUESDAY),
    Note(id="note", at=TUESDAY, text="Tight on the stairs", session="s1"),
    Run(id="run", at=TUESDAY, distance_m=10_000, duration_s=3_000, hard=True, note="Hills"),
    sore(TUESDAY, 4, Level(Muscle.CALVES, 7, "left"), signs=[Sign.PAIN], entry_id="sore"),
    Elsewhere(id="yoga", at=TUESDAY, what="Yoga class", duration_s=2_700, muscles=(Muscle.GLUTES, Muscle.HIP_FLEXORS)),
]


@pytest.mark.parametrize("schema", range(1, document.SCHEMA + 1))
def test_routine__of_any_version__is_read(tmp_path: Path, schema: int) -> None:
    (tmp_path / "evening.json").write_bytes((FILES / f"routine.schema-{schema}.json").read_bytes())

    assert RoutineFiles(tmp_path).load() == ([EVENING], [])


@pytest.mark.parametrize("schema", range(2, document.SCHEMA + 1))
def test_routine__with_techniques_of_any_version__is_read(schema: int) -> None:
    with (FILES / f"routine.schema-{schema}.json").open("rb") as stream:
        read = Exchange(dict).read_stream(stream, "new")

    assert (read.routine, read.techniques) == (EVENING, (COUCH,))


@pytest.mark.parametrize("schema", range(1, techniques.SCHEMA + 1))
def test_technique__of_any_version__is_read(tmp_path: Path, schema: int) -> None:
    (tmp_path / "own-couch.json").write_bytes((FILES / f"technique.schema-{schema}.json").read_bytes())

    assert TechniqueFiles(tmp_path, tmp_path / "deleted").load() == ([COUCH], [])


@pytest.mark.parametrize("schema", range(1, drafts.SCHEMA + 1))
def test_draft__of_any_version__is_read(tmp_path: Path, schema: int) -> None:
    (tmp_path / "evening.json").write_bytes((FILES / f"draft.schema-{schema}.json").read_bytes())

    sketch = Sketch(name="Evening legs, longer", blocks=EVENING.blocks)
    assert DraftFiles(tmp_path).load() == ([SavedDraft(routine_id="evening", sketch=sketch, base=EVENING)], [])


def test_draft__from_before_text_was_kept__is_left_as_it_is_until_it_is_edited(tmp_path: Path) -> None:
    before = (FILES / "draft.schema-1.json").read_bytes()
    assert b"typed" not in before
    (tmp_path / "evening.json").write_bytes(before)
    (kept,), problems = DraftFiles(tmp_path).load()

    assert (kept.typed, problems) == (None, [])
    assert (tmp_path / "evening.json").read_bytes() == before


def test_draft__with_typed_text__is_read(tmp_path: Path) -> None:
    (tmp_path / "evening.json").write_bytes((FILES / "draft-typed.schema-1.json").read_bytes())
    (kept,), problems = DraftFiles(tmp_path).load()

    lines = ["# Evening legs, longer", "", "  2x30s calf stretch L/R   # slowly", "3 x 30s hamstring stretch, rast 10s"]
    assert (kept.typed, problems) == (TypedText("\n".join(lines), is_read=False), [])


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_journal__of_any_version__is_read_and_written(tmp_path: Path, version: int) -> None:
    path = tmp_path / "journal.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((FILES / f"journal.schema-{version}.sql").read_text(encoding="utf-8"))
    reported: list[QuarantinedFile] = []
    journal = JournalDatabase(path, reported.append)

    kept = replace(record(), cues=Cues(due=12, on_time=11, worst_ms=21) if version > 1 else None)
    assert journal.latest(5) == [kept]
    journal.write(record("s2"))
    assert {each.id for each in journal.latest(5)} == {"s1", "s2"}
    assert journal.summaries()[0] == summary_of(record())
    assert journal.entries() == (ENTRIES if version > 1 else [])
    assert reported == []
