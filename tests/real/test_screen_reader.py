"""The program used only by a screen reader's actions, over the bus that real screen readers use."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.json import encode

from recovery_timer.routine.model import Sides, Step
from recovery_timer.storage import document
from tests.real.processes import wait_until
from tests.real.program import REPOSITORY, RunningProgram, program
from tests.real.screen import VirtualScreen
from tests.real.screen_reader import ScreenReader, screen_reader_of_its_own


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[ScreenReader]:
    with screen_reader_of_its_own(tmp_path) as reader:
        yield reader


@pytest.fixture
def running(reader: ScreenReader, screen: VirtualScreen, tmp_path: Path) -> Iterator[RunningProgram]:
    """A program that the reader can read, without sound."""
    data = tmp_path / "mine" / "data"
    data.mkdir(parents=True)
    (data / "settings.json").write_bytes(encode({"voice": False}))
    with program(tmp_path / "mine", screen=screen, env={**reader.env, "PULSE_SERVER": "unix:/nonexistent"}) as started:
        started.window()
        yield started
        assert started.process.poll() is None, started.said()


def names(things: list[str]) -> list[str]:
    return [each.split(",")[0] for each in things]


def test_routines__are_all_met_and_one_is_started_by_its_default_action(
    running: RunningProgram, reader: ScreenReader
) -> None:
    things = reader.inside(reader.find("list", "Routines"))
    assert names([thing.name for thing in things])[:2] == ["After a run", "Five-minute minimum"]
    cards = [thing for thing in things if thing.role == "list item"]
    assert all(card.actions[0] == "Press" and {"ShowMenu", "Favourite"} <= set(card.actions) for card in cards)

    reader.act(reader.find("list item", "Ice bath"), "Favourite")
    reader.act(reader.find("push button", "Start Ice bath"))
    # A routine that was never played is previewed first.
    reader.act(reader.find("push button", "Start"))
    running.wait_for("Ice bath")


def test_a_new_routine__is_built_of_blocks_saved_and_started(running: RunningProgram, reader: ScreenReader) -> None:
    reader.act(reader.find("push button", "New routine"))
    reader.act(reader.find("list item", "Calf stretch"))
    reader.act(reader.find("list item", "Legs up the wall"))
    blocks = reader.find("list", "Blocks of the routine")
    wait_until(lambda: len(reader.inside(blocks)) == 2, "two blocks")
    reader.act(reader.inside(blocks)[1], "MoveUp")
    reader.act(reader.inside(blocks)[1])
    reader.act(reader.find("radio button", "Left"))
    reader.act(reader.find("push button", "Save"))

    folder = running.data_dir / "routines"
    wait_until(lambda: len(list(folder.glob("*.json"))) == 1, "the saved routine")
    (file,) = folder.glob("*.json")
    saved = document.decode(file.read_bytes())
    assert [(block.technique, block.sides) for block in saved.blocks if isinstance(block, Step)] == [
        ("legs-up-the-wall", Sides.TOGETHER),
        ("calf-stretch", Sides.LEFT),
    ]

    reader.act(reader.find("push button", "Start"))
    running.wait_for("Legs up the wall")


def test_a_run__logged_in_a_terminal__is_on_the_first_screen_when_the_window_is_active_again(
    running: RunningProgram, reader: ScreenReader
) -> None:
    reader.find("push button", "Yesterday")
    running._ask("windowminimize", running.window())
    wait_until(lambda: not running.windows(), "the window to be minimised")
    start = [sys.executable, "-W", "error", "-m", "recovery_timer"]
    # The second start brings the window forward.
    for arguments in (["log", "run", "10 km yesterday 18:30"], []):
        subprocess.run([*start, *arguments], env=running.env, cwd=REPOSITORY, check=True, timeout=60)

    reader.find("push button", "Log another")


def test_the_rail__by_its_default_action__shows_the_screen(running: RunningProgram, reader: ScreenReader) -> None:
    reader.act(reader.find("radio button", "Settings"))
    dark = reader.find("radio button", "Dark")
    reader.act(dark)
    wait_until(lambda: b'"dark"' in (running.data_dir / "settings.json").read_bytes(), "the theme to be saved")

    assert [thing.name for thing in reader.things() if thing.role == "list item" and thing.is_showing] == []
    assert reader.find("combo box", "Output").actions[0] == "ShowMenu"
