"""The screen adapter's choice, compared with what Qt then does on a real X server."""

import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from recovery_timer.adapters.display import NoScreenError, choose_platform
from recovery_timer.ports.messages import no_screen
from tests.real.promises import promised
from tests.real.screen import VirtualScreen

QT = Path(PySide6.__file__).parent / "Qt"


def test_choose_platform__of_a_display_that_answers__leaves_it_to_qt(
    screen: VirtualScreen, capfd: pytest.CaptureFixture[str]
) -> None:
    assert choose_platform({"DISPLAY": screen.display}) is None
    assert choose_platform(screen.env) is None
    assert capfd.readouterr() == ("", "")


def test_choose_platform__without_libxcb_cursor__names_its_package(screen: VirtualScreen, tmp_path: Path) -> None:
    # Qt's own plugin with one byte changed, so that it asks the real loader for a library that does not exist.
    plugins = tmp_path / "plugins" / "platforms"
    plugins.mkdir(parents=True)
    (tmp_path / "lib").symlink_to(QT / "lib")
    plugin = (QT / "plugins" / "platforms" / "libqxcb.so").read_bytes()
    changed = plugin.replace(b"libxcb-cursor.so.0\0", b"libxcb-cursor.so.9\0")
    assert changed != plugin
    (plugins / "libqxcb.so").write_bytes(changed)

    with pytest.raises(NoScreenError) as caught:
        choose_platform({"DISPLAY": screen.display}, plugins=plugins)

    assert no_screen(caught.value.problems) == (
        "No window can open: libxcb-cursor.so.9 is missing (install the package that holds it)."
    )


def test_choose_platform__costs_next_to_nothing(screen: VirtualScreen) -> None:
    # In a process of its own. Qt is imported first: its libraries are loaded in any case, and not by the probe.
    code = (
        "import time; from PySide6 import QtGui; from recovery_timer.adapters import display\n"
        f"start = time.perf_counter(); display.choose_platform({{'DISPLAY': '{screen.display}'}})\n"
        "print(time.perf_counter() - start)"
    )
    command = [sys.executable, "-c", code]
    took = [float(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout) for _ in range(3)]

    assert min(took) < promised(0.03, times=100)
