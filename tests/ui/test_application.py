"""The application itself, in a process of its own: a process can have only one, and the tests have their own."""

import os
import subprocess
import sys

FILES = """
from PySide6.QtGui import QFileOpenEvent
from recovery_timer.ui.application import Application
app = Application([])
app.sendEvent(app, QFileOpenEvent("/before.recovery.json"))
app.open_files_with(print)
app.sendEvent(app, QFileOpenEvent("/after.recovery.json"))
"""


def test_open_files_with__gets_files_that_the_system_wanted_before_and_after() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run([sys.executable, "-c", FILES], env=environment, capture_output=True, text=True, check=True)

    assert said.stdout.splitlines() == ["['/before.recovery.json']", "['/after.recovery.json']"]
