"""Everything is deleted from the real program, which is then as on its first start; a complete copy is kept."""

import zipfile
from pathlib import Path

from recovery_timer.adapters.clock import SystemClock
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage.files.paths import folders
from recovery_timer.storage.journal.db import JournalDatabase
from recovery_timer.storage.routines import RoutineFiles
from tests.fakes import journals
from tests.real.processes import wait_until
from tests.real.program import program
from tests.real.screen import VirtualScreen
from tests.real.screen_reader import screen_reader_of_its_own

LEGS = Routine(id="legs", name="Evening legs", blocks=(Step(name="Calf stretch", seconds=30),))


def test_delete_everything__leaves_a_copy_and_a_first_start(screen: VirtualScreen, tmp_path: Path) -> None:
    places = folders(tmp_path / "mine" / "data")
    RoutineFiles(places.routines).save(LEGS)
    made = journals.make(days=14, sessions=3, soreness=4, seed=1)
    journals.write(made, places.journal)
    home = tmp_path / "home"
    home.mkdir()
    with screen_reader_of_its_own(tmp_path) as reader:
        env = {**reader.env, "PULSE_SERVER": "unix:/nonexistent", "HOME": str(home)}
        with program(tmp_path / "mine", screen=screen, env=env) as running:
            days = {SystemClock().wall().date()}
            running.press("ctrl+comma")
            reader.act(reader.find("push button", "Delete everything…"))
            reader.act(reader.find("push button", "Delete…"))
            reader.act(reader.find("push button", "Copy"))
            # The same process starts over with the welcome page.
            wait_until(lambda: not places.routines.exists() and not places.journal.exists(), "everything to be erased")
            reader.find("push button", "Look around")
            assert running.process.poll() is None
            running.press("Return")
            running.wait_for("Calf stretch")
            assert running.said() == ""
    # Two, if midnight has passed.
    days.add(SystemClock().wall().date())
    (copy,) = home.rglob("*.zip")
    assert copy.name in {f"recovery-timer {day.isoformat()}.zip" for day in days}
    with zipfile.ZipFile(copy) as archive:
        assert "routines/legs.json" in archive.namelist()
        archive.extract("journal.sqlite3", tmp_path)
    kept = JournalDatabase(tmp_path / "journal.sqlite3", lambda found: None)
    assert {each.id for each in kept.summaries()} == {record.id for record in made.records}
    assert {each.id for each in kept.entries()} == {entry.id for entry in made.entries}
