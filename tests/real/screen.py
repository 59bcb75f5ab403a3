"""A display for the tests: Xvfb with a window manager, where a real window opens and gets the focus."""

import ctypes
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.real.processes import first_line, pipe, running, wait_until, want

SIZE = "1600x1000x24"


@dataclass(frozen=True)
class VirtualScreen:
    """An X display. ``env``, added to a program's environment, makes it open its window there."""

    display: str
    env: Mapping[str, str]

    def screenshot(self, path: Path) -> Path:
        """Write a picture of the whole screen (PNG by the path's ending)."""
        subprocess.run(
            [want("import", "imagemagick"), "-window", "root", str(path)],
            env={**os.environ, **self.env},
            check=True,
            timeout=60,
        )
        return path


@contextmanager
def screen_of_its_own(folder: Path) -> Iterator[VirtualScreen]:
    """Run Xvfb and openbox; skip the test if one of them or Qt's X library is missing."""
    xvfb, openbox, xprop = want("Xvfb", "xvfb"), want("openbox", "openbox"), want("xprop", "x11-utils")
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        pytest.skip("libxcb-cursor is not here (Debian package libxcb-cursor0)")
    env = {**os.environ, "HOME": str(folder)}
    server_log = folder / "xvfb.log"
    with pipe() as (announce, heard):
        command = [xvfb, _display_number(), "-displayfd", str(announce), "-screen", "0", SIZE, "-nolisten", "tcp"]
        # Otherwise it resets when its last client leaves, and would disconnect openbox if that connects just then.
        command.append("-noreset")
        with running(command, env=env, log=server_log, pass_fds=(announce,)) as server:
            display = f":{first_line(heard, server, server_log)}"
            env["DISPLAY"] = display
            with running([openbox], env=env, log=folder / "openbox.log"):
                _wait_for_window_manager(xprop, env)
                yield VirtualScreen(display, {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})


def _display_number() -> str:
    """Return a number that no other test run has. Two Xvfb started together may choose the same one."""
    return f":{100 + os.getpid() % 50_000}"


def _wait_for_window_manager(xprop: str, env: Mapping[str, str]) -> None:
    def there() -> bool:
        asked = subprocess.run(
            [xprop, "-root", "_NET_SUPPORTING_WM_CHECK"],
            env=env,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return b"window id" in asked.stdout

    wait_until(there, "openbox to manage the screen")
