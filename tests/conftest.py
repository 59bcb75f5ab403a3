"""Rules for every test: nothing of the person running it is touched, and nothing goes wrong unnoticed.

Warnings and Qt's messages fail a test by pyproject.toml. A log record of level WARNING or above fails it
here, unless the test says that it is meant: ``@pytest.mark.logs_warnings``. Then it fails without one.
"""

import gc
import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.garbage import collect_between_events

# Before Qt or a library looks: no window, sound or message on the desktop of the person running the tests.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
os.environ["PULSE_SERVER"] = "unix:/nonexistent"
os.environ["LC_ALL"] = "C.UTF-8"
for _display in ("DISPLAY", "WAYLAND_DISPLAY"):
    os.environ.pop(_display, None)

# A shell has what it runs in the background ignore Ctrl+C, and every program that a test starts would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# `make test` draws the same examples everywhere and every time; chance belongs to `make soak`. Neither judges how long
# an example takes, nor how slowly or large it is drawn: that says more about the machine's load, or about chance, than
# about the code.
_PATIENT = settings(
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("same", _PATIENT, derandomize=True, database=None)
settings.register_profile("soak", _PATIENT, derandomize=False, max_examples=1_000)
settings.load_profile("same")

# On a busy machine, even immediate effects may take longer than pytest-qt's 5 s.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
    assert _wait.__kwdefaults__ is not None
    _wait.__kwdefaults__["timeout"] = 60_000


GARBAGE_OF_A_WINDOW = 5_000
"""As many objects as a few tests leave behind that opened the program's window."""


@pytest.fixture(scope="session")
def _empty_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], tuple[Path, Path]]]:
    """Return a function that returns an empty home and an empty runtime folder.

    Most tests leave them empty, and the next gets them again. Removing a folder waits for the disk: 3 ms, four times
    a test, was longer than most tests take.
    """
    with ExitStack() as stack:

        def made() -> tuple[Path, Path]:
            # Short, because a socket's path has at most 100 characters; for this user only, or Qt warns.
            # What was started may still be ending, and leave a file there while it is removed.
            runtime = stack.enter_context(TemporaryDirectory(prefix="run-", ignore_cleanup_errors=True))
            return tmp_path_factory.mktemp("home"), Path(runtime)

        last = made()

        def empty() -> tuple[Path, Path]:
            nonlocal last
            if not all(each.is_dir() and not any(each.iterdir()) for each in last):
                last = made()
            return last

        yield empty


@pytest.fixture(autouse=True)
def _own_folders(_empty_folders: Callable[[], tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Point every folder that the program could choose by itself into the test's own."""
    home, runtime = _empty_folders()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    folders = {
        "RECOVERY_TIMER_DATA_DIR": "data-dir",
        "XDG_CACHE_HOME": ".cache",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
    }
    for variable, folder in folders.items():
        monkeypatch.setenv(variable, str(home / folder))


@pytest.fixture(autouse=True)
def _own_sound_latency(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sound output sets libpulse's latency for its process; a recorder started by a later test must not have it."""
    # Set first, so that monkeypatch knows it was absent, and removes what a test leaves behind.
    monkeypatch.setenv("PULSE_LATENCY_MSEC", "")
    monkeypatch.delenv("PULSE_LATENCY_MSEC")


@pytest.fixture(autouse=True)
def _unexpected_log_records_fail(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    warnings = [record for record in records if record.levelno >= logging.WARNING]
    meant = request.node.get_closest_marker("logs_warnings") is not None
    if warnings and not meant:
        lines = "\n".join(f"  {each.levelname} {each.name}: {each.getMessage()}" for each in warnings)
        pytest.fail(f"Logged without being expected (see logs_warnings in tests/README.md):\n{lines}")
    if meant and not warnings:
        pytest.fail("Marked logs_warnings, and nothing of level WARNING or above was logged.")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application. It must outlive its last window, or closing a dialog would end the loop."""
    qapp.setQuitOnLastWindowClosed(False)
    collect_between_events()
    return qapp


@pytest.fixture(autouse=True)
def _collect_garbage() -> Iterator[None]:
    """With an application, only an event loop collects garbage, and few tests run one: their windows would pile up."""
    yield
    if gc.get_count()[0] > GARBAGE_OF_A_WINDOW:
        gc.collect()
