import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_timer.cli import commands

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("RECOVERY_TIMER_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def run(data: Path, capfd: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process and return its status, output and errors."""

    def command(*words: str) -> tuple[int, str, str]:
        status = commands.main(words)
        sys.stdout.flush()
        said = capfd.readouterr()
        return status, said.out, said.err

    return command
