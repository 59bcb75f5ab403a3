"""Every command in the README works as it is written there."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_timer.cli.commands import command_parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent

NOT_RUN = {
    "make deb": "it takes minutes and needs dpkg-dev; packaging/linux/try-deb tries what it makes",
    "sudo apt install ./dist/recovery-timer_*.deb": "it changes the system; packaging/linux/try-deb does it in another",
    "make tarball": "it takes minutes, and itself tries what it makes",
    "tar -xf dist/recovery-timer-*.tar.xz": "make tarball does it",
    "./recovery-timer-*/install": "make tarball does it",
    "make package": "it takes minutes, and itself tries what it makes on every Python here",
    "pipx install dist/recovery_timer-*.whl": "make package does it",
    "uv tool install dist/recovery_timer-*.whl": "make package does it",
    "pip install dist/recovery_timer-*.whl": "make package does it",
    "make run": "it opens the window",
    "make test": "this is it",
    "recovery-timer": "it opens the window: tests/real/test_program.py",
    "recovery-timer evening-legs.txt": "it opens the window: tests/real/test_program.py",
    'recovery-timer play "Post-run basics"': "it takes a quarter of an hour: tests/real/test_program.py",
    'recovery-timer play "Post-run basics" --by-ear': "it takes a quarter of an hour: tests/real/test_by_ear.py",
    'recovery-timer play "Post-run basics" --as-last-time': "it opens the window, and lasts as long as that time did",
    'recovery-timer export "Evening legs" -o legs.m4a': "it takes minutes: tests/real/test_sound_export.py",
}
"""The commands that are not run here, and why; what is here is read by the program's parser, or by make."""


def blocks(language: str) -> Iterator[str]:
    yield from re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """The commands of the README's blocks, without their comments."""
    lines = (line.partition(" #")[0].strip() for block in blocks("sh") for line in block.splitlines())
    return [line for line in lines if line]


def targets() -> set[str]:
    """What the README tells make to do, in blocks and in sentences."""
    in_sentences = re.findall(r"`make ([a-z-]+)`", README)
    return {*in_sentences, *(command.removeprefix("make ") for command in commands() if command.startswith("make "))}


def test_commands_not_run__are_in_the_readme() -> None:
    assert [command for command in NOT_RUN if command not in commands()] == []


def test_commands__do_what_they_should_in_an_empty_home(tmp_path: Path) -> None:
    (tmp_path / "evening-legs.txt").write_text(next(blocks("text")), encoding="utf-8")
    home = {"HOME": str(tmp_path), "PATH": os.pathsep.join((str(BIN), os.defpath)), "LANG": "C.UTF-8"}

    said = {
        command: subprocess.run(
            shlex.split(command), cwd=tmp_path, env=home, capture_output=True, text=True, check=False, timeout=200
        )
        for command in commands()
        if command not in NOT_RUN
    }

    assert {command: done.stderr for command, done in said.items() if done.returncode} == {}
    assert "Hamstring stretch, left, set 1 of 3" in said['recovery-timer show "Evening legs"'].stdout
    assert "calves" in said["recovery-timer history --csv"].stdout
    assert (tmp_path / "legs.ics").exists()


@pytest.mark.parametrize("command", [each for each in NOT_RUN if each.startswith("recovery-timer ")])
def test_command_not_run__is_understood(command: str) -> None:
    parser, known = command_parser()
    words = shlex.split(command)[1:]

    if words != ["evening-legs.txt"]:
        assert words[0] in known
        parser.parse_args(words)


def test_targets_of_make__exist() -> None:
    done = subprocess.run(["make", "--dry-run", *targets()], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
