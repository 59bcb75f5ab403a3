import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from recovery_timer.adapters.signals import stop_signals
from recovery_timer.desktop import lifecycle
from recovery_timer.desktop.lifecycle import hold_stop_signals
from tests.fakes.worker import LateWorker
from tests.running_app import RunningApp


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in stop_signals()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.skipif(os.name != "posix", reason="kill would end the process at once")
@pytest.mark.parametrize("number", stop_signals())
def test_hold_stop_signals__one_comes_before_the_loop__is_noted_and_ends_nothing(number: signal.Signals) -> None:
    noted = hold_stop_signals()
    assert not noted

    os.kill(os.getpid(), number)

    assert list(noted) == [number]


def test_run__the_window_cannot_be_filled__says_so_and_ends(tmp_path: Path) -> None:
    program = """
import sys
from recovery_timer.cli import commands
from recovery_timer.desktop import first_window
paint = first_window.paint
def fail_when_filled(app, window):
    if window.centralWidget() is not None:
        raise RuntimeError("no paint")
    paint(app, window)
first_window.paint = fail_when_filled
sys.exit(commands.main(["--data-dir", sys.argv[1]]))
"""
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60
    )

    assert ended.returncode == 1
    assert ended.stderr.endswith("by a mistake of its own: RuntimeError: no paint.\n")


def test_try_to_write__folder_cannot_be_written_to__is_reported_once_the_worker_has_tried(
    run_app: Callable[..., RunningApp], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, worker = run_app(), LateWorker()
    monkeypatch.setattr(running, "worker", worker)
    (tmp_path / "file").touch()
    lifecycle._try_to_write(running, tmp_path / "data")
    lifecycle._try_to_write(running, tmp_path / "file" / "data")
    assert not (tmp_path / "data").exists()

    worker.deliver()
    QApplication.processEvents()
    (notice,) = running.notices.texts()
    assert notice.startswith("Nothing can be saved: ")
