"""Both ends of a child process: the program's, and the inside of a real one."""

import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from recovery_timer.adapters import child_process
from recovery_timer.adapters.child_process import ChildProcess, command_to_run

ANSWERS = "import sys\nfor line in sys.stdin: print('heard ' + line, end='', flush=True)"
ENDS = "print('last'); raise SystemExit(3)"
HANGS = "import time; print('begun', flush=True); time.sleep(60)"
TELLS_WHEN_IT_ENDS = """
import sys
print("begun", flush=True)
sys.stdin.read()
print("over")
sys.stderr.write("over\\n")
"""
IN_HALVES = """
import sys
sys.stdout.write("one\\ntw"); sys.stdout.flush()
sys.stderr.write("half\\n"); sys.stderr.flush()
sys.stdin.readline()
sys.stdout.write("o\\nand no end"); sys.stdout.flush()
"""


class Held:
    """A process, and everything that it emitted."""

    def __init__(self, *command: str) -> None:
        self.line_received: list[bytes] = []
        self.error_line_received: list[str] = []
        self.losses = 0
        self.process = ChildProcess("test", command)
        self.process.line_received.connect(self.line_received.append)
        self.process.error_line_received.connect(self.error_line_received.append)
        self.process.lost.connect(self._lose)
        (self.inner,) = self.process.findChildren(QProcess)
        self.process.start()

    def _lose(self) -> None:
        self.losses += 1

    @property
    def is_running(self) -> bool:
        return isValid(self.inner) and self.inner.state() is not QProcess.ProcessState.NotRunning


Hold = Callable[..., Held]


@pytest.fixture
def hold(qtbot: QtBot) -> Iterator[Hold]:
    held: list[Held] = []

    def start(code: str, python: str = sys.executable) -> Held:
        held.append(Held(python, "-c", code))
        return held[-1]

    yield start
    for each in held:
        if each.is_running:
            each.process.stop(at_once=True)


# -- the program's end


def test_send__is_received_and_answered(hold: Hold, qtbot: QtBot) -> None:
    answers = hold(ANSWERS)
    answers.process.send(b"one\n")
    answers.process.send(b"two\n")

    qtbot.waitUntil(lambda: answers.line_received == [b"heard one\n", b"heard two\n"])


def test_line_received__output_comes_in_halves__has_whole_lines(hold: Hold, qtbot: QtBot) -> None:
    halves = hold(IN_HALVES)
    qtbot.waitUntil(lambda: halves.error_line_received == ["half"])
    qtbot.waitUntil(lambda: halves.line_received == [b"one\n"])
    halves.process.send(b"go on\n")
    qtbot.waitUntil(lambda: halves.losses == 1)

    assert halves.line_received == [b"one\n", b"two\n"]


def test_error_line_received__is_logged_with_the_name(
    hold: Hold, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    complains = hold(r"import sys; sys.stderr.buffer.write(b'no server\nand \xff\n')")
    qtbot.waitUntil(lambda: complains.losses == 1)

    assert complains.error_line_received == ["no server", "and \N{REPLACEMENT CHARACTER}"]
    assert caplog.messages == ["The test process: no server", "The test process: and \N{REPLACEMENT CHARACTER}"]


@pytest.mark.parametrize(
    "code, python, expected",
    [(ENDS, sys.executable, [b"last\n"]), (ENDS, "/nonexistent", [])],
    ids=["ends", "no-start"],
)
def test_lost__is_emitted_once_after_the_last_line(
    hold: Hold, qtbot: QtBot, code: str, python: str, expected: list[bytes]
) -> None:
    ends = hold(code, python)
    with qtbot.waitSignal(ends.process.destroyed):
        pass

    assert (ends.line_received, ends.losses) == (expected, 1)


def test_kill__is_lost(hold: Hold, qtbot: QtBot) -> None:
    hangs = hold(HANGS)
    qtbot.waitUntil(lambda: hangs.line_received == [b"begun\n"])
    hangs.process.kill()

    qtbot.waitUntil(lambda: hangs.losses == 1)


def test_stop__exits_cleanly_and_emits_nothing_more(hold: Hold, qtbot: QtBot) -> None:
    going = hold(TELLS_WHEN_IT_ENDS)
    qtbot.waitUntil(lambda: going.line_received == [b"begun\n"])
    with qtbot.waitSignal(going.process.destroyed):
        going.process.stop()
        assert going.inner.exitStatus() is QProcess.ExitStatus.NormalExit
        assert not going.is_running

    assert (going.line_received, going.error_line_received, going.losses) == ([b"begun\n"], [], 0)


def test_stop__while_several_lines_are_emitted__emits_no_other(hold: Hold, qtbot: QtBot) -> None:
    several = hold("print('one\\ntwo', flush=True); input()")
    several.process.line_received.connect(lambda _: several.process.stop())
    qtbot.waitUntil(lambda: not several.is_running)

    assert (several.line_received, several.losses) == ([b"one\n"], 0)


@pytest.mark.parametrize("at_once", [False, True])
def test_stop__is_ignored__kills_it(hold: Hold, qtbot: QtBot, at_once: bool) -> None:
    hangs = hold(HANGS)
    qtbot.waitUntil(lambda: hangs.line_received == [b"begun\n"])
    hangs.process.stop(at_once=at_once)

    assert hangs.inner.exitStatus() is QProcess.ExitStatus.CrashExit
    assert (hangs.is_running, hangs.losses) == (False, 0)


def test_stop__at_once__does_not_wait(hold: Hold, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "STOP_TIMEOUT_MS", 20_000)
    hangs = hold(HANGS)
    qtbot.waitUntil(lambda: hangs.line_received == [b"begun\n"])
    begun = time.monotonic()
    hangs.process.stop(at_once=True)

    assert time.monotonic() - begun < 10


def test_command_to_run__a_folder_of_the_name_is_in_the_working_directory__is_not_run(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "platform.py").write_text("print('the wrong one')")
    held = Held(*command_to_run("platform"))
    qtbot.waitUntil(lambda: held.losses == 1)

    assert len(held.line_received) == 1
    assert held.line_received != [b"the wrong one\n"]


# -- the inside

_INSIDE = """
import time
from recovery_timer.adapters.child_process import CommandReader, child_application, send_line
app = child_application()
lines = CommandReader(bytes.strip)
{connected}
lines.read()
send_line(b"begun\\n")
{then}
send_line(b"in order\\n")
"""
IN_ORDER = _INSIDE.format(connected="lines.over.connect(app.quit)", then="app.exec()")
REPEATS = _INSIDE.format(
    connected="lines.came.connect(lambda line: send_line(b'came ' + line + b'\\n')); lines.over.connect(app.quit)",
    then="app.exec()",
)
LOOP_HAS_NOT_BEGUN = _INSIDE.format(connected="lines.over.connect(app.quit)", then="time.sleep(60)")
# The sleep comes first: slots are posted to the loop one by one, so one that quits may end the loop before the next.
LOOP_STANDS_STILL = _INSIDE.format(
    connected="lines.over.connect(lambda: time.sleep(60)); lines.over.connect(app.quit)", then="app.exec()"
)


def run(code: str, commands: bytes) -> "subprocess.CompletedProcess[bytes]":
    """Run a child until it exits by itself; its input is ``commands``, then the end of input."""
    return subprocess.run([sys.executable, "-c", code], input=commands, capture_output=True, timeout=300, check=False)


def test_commands__are_delivered_in_the_loop_in_order() -> None:
    done = run(REPEATS, b"one\ntwo\n")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines() == [b"begun", b"came one", b"came two", b"in order"]


@pytest.mark.parametrize(
    "code, expected",
    [
        (IN_ORDER, [b"begun", b"in order"]),
        (LOOP_HAS_NOT_BEGUN, [b"begun"]),
        (LOOP_STANDS_STILL, [b"begun"]),
    ],
    ids=["in-order", "loop-has-not-begun", "loop-stands-still"],
)
def test_commands__input_ends__the_process_ends(code: str, expected: list[bytes]) -> None:
    done = run(code, b"")

    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, expected, b"")
