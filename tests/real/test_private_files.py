"""The program's files are readable for its user only, whatever the umask."""

import os
import stat
from pathlib import Path

from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document
from tests.real.program import program
from tests.real.screen import VirtualScreen

LIE = Routine(id="lie", name="Lie", blocks=(Step(name="Lie", seconds=600),))


def test_play__umask_allows_everyone_to_read__every_file_is_for_the_user_only(
    screen: VirtualScreen, tmp_path: Path
) -> None:
    file = tmp_path / "routine.json"
    file.write_bytes(document.encode(LIE))
    before = os.umask(0)
    try:
        with program(tmp_path, "play", str(file), screen=screen) as played:
            played.wait_for("Lie")
            played.press("Right", "Right", "Right", "ctrl+q")
            assert played.wait().status == 0
    finally:
        os.umask(before)
    made = [played.data_dir, *played.data_dir.rglob("*")]
    modes = {str(path.relative_to(tmp_path)): stat.S_IMODE(path.stat().st_mode) for path in made}

    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}
    assert {"data/journal.sqlite3", "data/state.json", "data/logs/recovery-timer.log"} <= modes.keys()
