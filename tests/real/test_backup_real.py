"""The day's backup, made by the program itself."""

from pathlib import Path

from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage.backup.store import BackupFiles
from recovery_timer.storage.files.paths import folders
from recovery_timer.storage.routines import RoutineFiles
from tests.real.processes import wait_until
from tests.real.program import program
from tests.real.screen import VirtualScreen

LEGS = Routine(id="legs", name="Evening legs", blocks=(Step(name="Calf stretch", seconds=30),))


def test_start__makes_the_backup_of_the_day(screen: VirtualScreen, tmp_path: Path) -> None:
    places = folders(tmp_path / "data")
    RoutineFiles(places.routines).save(LEGS)
    backups = BackupFiles(places)

    with program(tmp_path, screen=screen) as running:
        running.window()
        wait_until(lambda: bool(backups.load()), "the backup")
        running.close()
        ending = running.wait()

    assert (ending.status, ending.said) == (0, "")
    (backup,) = backups.load()
    assert backups.read(backup.key).routines == (LEGS,)
