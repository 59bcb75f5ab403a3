"""The tests of windows rely on this screen: a Qt window gets the focus there, and a screenshot shows it."""

import os
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.real.processes import running, wait_until
from tests.real.screen import VirtualScreen

_COLOUR = "#0b6e63"
_WINDOW = f"""
import sys
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(sys.argv)
window = QWidget()
app.focusWindowChanged.connect(lambda focused: print("focused" if focused else "lost", flush=True))
window.setStyleSheet("background: {_COLOUR}")
window.showMaximized()
app.exec()
"""


def test_screenshot__shows_the_window_that_has_the_focus(screen: VirtualScreen, tmp_path: Path) -> None:
    said = tmp_path / "said"

    def colour() -> str:
        return QImage(str(screen.screenshot(tmp_path / "screen.png"))).pixelColor(800, 500).name()

    assert colour() != _COLOUR
    with running([sys.executable, "-c", _WINDOW], env={**os.environ, **screen.env}, log=said):
        wait_until(lambda: "focused" in said.read_text(), "the window to get the focus")
        wait_until(lambda: colour() == _COLOUR, "the window to be painted")
