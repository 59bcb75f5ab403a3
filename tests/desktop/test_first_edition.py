"""A data folder of the first edition: everything in it is available when the program opens it, and is left unchanged.

``first_edition.zip`` was written by that edition, commit 0e22d22: routines, one of them a favourite, one deleted, one
only begun; changed settings, an own sound, a session that was finished and one that was cut short, two backups.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.audio.sounds import Sound
from recovery_timer.desktop.composition import Program
from recovery_timer.routine.lead_in import Pace
from recovery_timer.routine.model import Circuit, Contrast, Step
from tests.desktop.on_disk import open_on

WRITTEN = Path(__file__).with_name("first_edition.zip")
DAYS_LATER = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)
EVENING, QUICK = "2e2f4d69e2404de298269df7b42df11d", "30c3279360b746298ed2ae82267459f3"
FINISHED = datetime(2026, 11, 27, 12, 46, tzinfo=UTC)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with ZipFile(WRITTEN) as archive:
        archive.extractall(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def before(data: Path) -> Mapping[str, bytes]:
    return files_in(data)


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, plain_app: None, data: Path, before: object) -> Iterator[Program]:
    with open_on(data, qapp, qtbot, wall=DAYS_LATER) as program:
        yield program


def test_data_of_the_first_edition__is_all_there_and_left_unchanged(
    program: Program, before: Mapping[str, bytes], data: Path
) -> None:
    own = {entry.routine.id: entry for entry in program.library.entries if not entry.built_in}
    assert {entry.routine.name: entry.favourite for entry in own.values()} == {"Evening legs": True, "Quick": False}
    assert [type(block) for block in own[EVENING].routine.blocks] == [Step, Step, Contrast, Circuit]
    assert [deleted.routine.name for deleted in program.trash.trashed] == ["Old walk"]
    assert [draft.sketch.name for draft in program.workbench.offered] == ["Half done"]
    now = program.settings.current
    assert (now.get_ready, now.position, now.theme, now.volume, now.flash, now.after_sleep) == (
        *(1, Pace.LONGER, "dark", 40, True, "ask"),
    )

    unfinished = program.checkpoints.unfinished
    assert unfinished is not None
    assert unfinished.whole
    assert unfinished.checkpoint.routine_id == EVENING
    assert program.routines_screen.isAncestorOf(program.resume_offer)
    (finished,) = program.journal.read_sessions_of(QUICK, 9)
    assert (finished.routine_name, finished.started.replace(second=0, microsecond=0)) == ("Quick", FINISHED)

    program.sounds.load()
    assert program.worker.flush(15)
    assert program.sounds.own(Sound.GO_REST) is not None
    newest, second, first = program._restore.backups()
    assert [newest.day, second.day, first.day] == [DAYS_LATER.date(), date(2026, 11, 27), date(2026, 11, 22)]
    assert {routine.name for routine in program._restore.read(first).routines} == {"Evening legs", "Quick"}

    assert program.saver.flush(15)
    after = files_in(data)
    # It has been migrated to this edition's tables; the newest backup has the original.
    assert {name for name, content in before.items() if after.get(name) != content} == {"journal.sqlite3"}
    assert newest.sessions == 1
