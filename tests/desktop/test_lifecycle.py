import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recovery_timer.adapters.signals import stop_signals
from recovery_timer.desktop.lifecycle import hold_stop_signals


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
