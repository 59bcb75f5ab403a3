"""The program with its window on real files: silent, and alone on its desktop."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.folder_watch import FolderWatch
from recovery_timer.desktop.composition import Program, compose
from recovery_timer.desktop.ending import release
from recovery_timer.desktop.options import Options
from recovery_timer.desktop.system_ports import system_ports
from recovery_timer.storage.files.paths import folders
from tests.fakes.clock import FakeClock
from tests.fakes.ports import Fakes


@contextmanager
def open_on(data: Path, qapp: QApplication, qtbot: QtBot, *, wall: datetime) -> Iterator[Program]:
    """Open the program with its data in ``data``, at the time ``wall``."""
    fakes = Fakes().ports()
    ports = replace(
        system_ports(folders(data), FakeClock(wall=wall)),
        **{port: getattr(fakes, port) for port in ("audio", "synthesizer", "screen_awake", "media_controls")},
        other_players=fakes.other_players,
        may_notify=fakes.may_notify,
        notifications=fakes.notifications,
    )
    program = compose(qapp, ports, Options(), style=None, scale=1.0, wait=qtbot.waitUntil)
    qtbot.addWidget(program.window, before_close_func=lambda _: program.window.close_without_asking())
    program.window.show()
    program.make_ready()
    try:
        yield program
    finally:
        # The watches belong to the application, which outlives the test and its folder.
        for watch in qapp.findChildren(FolderWatch):
            watch.stop()
            watch.deleteLater()
        # Twice: a change that a watch has just found makes the worker read the routines once more.
        for _ in range(2):
            assert program.worker.flush(15)
        assert release(program, 15)
        program.theme.deleteLater()
