"""The install script of the archive for Linux, with a small program in place of ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recovery_timer import APPLICATION_ID

LINUX = Path(__file__).parents[2] / "packaging/linux"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it lays out the folders of a Linux desktop")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "a home"
    folder.mkdir()
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The unpacked archive of version 1."""
    folder = tmp_path / "recovery-timer-1"
    (folder / "recovery-timer").mkdir(parents=True)
    program = folder / "recovery-timer/recovery-timer"
    program.write_text("#!/bin/sh\necho version 1\n", encoding="utf-8")
    program.chmod(0o755)
    (folder / "share/applications").mkdir(parents=True)
    shutil.copy(LINUX / f"{APPLICATION_ID}.desktop", folder / "share/applications")
    shutil.copy(LINUX / "install-for-user", folder / "install")
    return folder


def run(command: Path, home: Path, *arguments: str) -> str:
    environment = {"HOME": str(home), "PATH": os.defpath}
    return subprocess.run(
        [command, *arguments], env=environment, capture_output=True, text=True, check=True, cwd=home
    ).stdout


def files(folder: Path) -> set[str]:
    # Ignore the files that the desktop's own tools generate.
    made = {"mimeinfo.cache", "icon-theme.cache"}
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()} - made


def test_install__starts_by_name_and_from_the_menu(archive: Path, home: Path) -> None:
    run(archive / "install", home)

    entry = (home / f".local/share/applications/{APPLICATION_ID}.desktop").read_text(encoding="utf-8")
    starts = [line for line in entry.splitlines() if line.startswith("Exec=")]
    assert run(home / ".local/bin/recovery-timer", home) == "version 1\n"
    assert all(line.startswith(f'Exec="{home}/.local/lib/recovery-timer/recovery-timer" ') for line in starts)


def test_install__over_an_older_version__leaves_nothing_of_it(archive: Path, home: Path) -> None:
    run(archive / "install", home)
    before = files(home)
    (archive / "recovery-timer/older").touch()
    run(archive / "install", home)
    (archive / "recovery-timer/older").unlink()

    run(archive / "install", home)

    assert files(home) == before


def test_install__another_program_has_the_name__is_refused(archive: Path, home: Path) -> None:
    (home / ".local/bin").mkdir(parents=True)
    (home / ".local/bin/recovery-timer").write_text("another", encoding="utf-8")

    with pytest.raises(subprocess.CalledProcessError):
        run(archive / "install", home)

    assert files(home) == {".local/bin/recovery-timer"}


def test_uninstall__leaves_what_the_user_made(archive: Path, home: Path) -> None:
    mine = home / ".local/share/recovery-timer/journal.sqlite3"
    mine.parent.mkdir(parents=True)
    mine.touch()
    run(archive / "install", home)

    run(home / ".local/lib/recovery-timer/uninstall", home)

    assert {name for name in files(home) if "/mime/" not in name} == {".local/share/recovery-timer/journal.sqlite3"}


def test_install__into_a_given_folder__stays_there(archive: Path, home: Path) -> None:
    run(archive / "install", home, f"{home}/opt")

    assert {name.split("/")[0] for name in files(home)} == {"opt"}
    assert run(home / "opt/bin/recovery-timer", home) == "version 1\n"
