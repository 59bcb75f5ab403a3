"""The very first start: from the icon to the first exercise, by keys alone."""

from pathlib import Path

from recovery_timer.storage.files.paths import folders
from recovery_timer.storage.state import HintsInState, StateFile
from tests.real.processes import wait_until
from tests.real.program import program
from tests.real.screen import VirtualScreen


def test_first_run__one_key__leads_into_a_session(screen: VirtualScreen, tmp_path: Path) -> None:
    with program(tmp_path, screen=screen, is_new=True) as running:
        running.press("Return")
        running.wait_for("Calf stretch")


def test_first_run__look_around__is_remembered(screen: VirtualScreen, tmp_path: Path) -> None:
    with program(tmp_path, screen=screen, is_new=True) as running:
        state_file = folders(running.data_dir).state_file
        running.press("Tab", "space")
        # Each reads the file once.
        wait_until(lambda: HintsInState(StateFile(state_file)).was_shown("welcome"), "the welcome to be over")
