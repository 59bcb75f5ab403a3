"""Both ends of a child process: the program's, and the inside of a real one."""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from recovery_timer.adapters import child_process
from recovery_timer.adapters.child_process import RETRY_AFTER_MS, ChildEnding, ChildProcess, child_command

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
        self.endings: list[ChildEnding] = []
        self.process = ChildProcess("test", command)
        self.process.line_received.connect(self.line_received.append)
        self.process.error_line_received.connect(self.error_line_received.append)
        self.process.ended.connect(self.endings.append)
        self.process.start()
        (self.inner,) = self.process.findChildren(QProcess)

    @property
    def ends(self) -> int:
        return len(self.endings)

    def has_told(self, count: int) -> bool:
        return len(self.line_received) == count

    def kill(self) -> None:
        """End it as something outside of the program would."""
        self.inner.kill()

    @property
    def has_ended(self) -> bool:
        return not isValid(self.inner) or self.inner.state() is QProcess.ProcessState.NotRunning


Hold = Callable[..., Held]


@pytest.fixture
def hold(qtbot: QtBot) -> Iterator[Hold]:
    held: list[Held] = []

    def start(code: str, python: str = sys.executable) -> Held:
        held.append(Held(python, "-c", code))
        return held[-1]

    yield start
    for each in held:
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
    qtbot.waitUntil(lambda: halves.ends == 1)

    assert halves.line_received == [b"one\n", b"two\n"]


def test_error_line_received__is_logged_with_the_name(
    hold: Hold, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    complains = hold(r"import sys; sys.stderr.buffer.write(b'no server\nand \xff\n')")
    qtbot.waitUntil(lambda: complains.ends == 1)

    assert complains.error_line_received == ["no server", "and \N{REPLACEMENT CHARACTER}"]
    assert caplog.messages == [
        "The test process: no server",
        "The test process: and \N{REPLACEMENT CHARACTER}",
        "The test process has ended.",
    ]


def test_error_line_received__a_line_comes_in_halves__is_whole(hold: Hold, qtbot: QtBot) -> None:
    halves = hold("""
import sys
for each in ("be", "gun\\nno ser"):
    sys.stderr.write(each); sys.stderr.flush()
    print("half", flush=True)
    sys.stdin.readline()
sys.stderr.write("ver\\nno end"); sys.stderr.flush()
""")
    for count in (1, 2):
        qtbot.waitUntil(partial(halves.has_told, count))
        halves.process.send(b"go on\n")
    qtbot.waitUntil(lambda: halves.ends == 1)

    assert halves.error_line_received == ["begun", "no server", "no end"]


def test_error_line_received__the_last_one__may_stop_it(hold: Hold, qtbot: QtBot) -> None:
    complains = hold("import sys; sys.stderr.write('no end')")
    complains.process.error_line_received.connect(lambda _: complains.process.stop())
    qtbot.waitUntil(lambda: complains.error_line_received == ["no end"])
    qtbot.waitUntil(lambda: complains.has_ended)

    assert complains.ends == 0


def test_error_line_received__the_same_again__is_logged_once(
    hold: Hold, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    complains = hold("import sys; sys.stderr.write('no server\\n' * 73)")
    qtbot.waitUntil(lambda: complains.ends == 1)

    assert complains.error_line_received == ["no server"] * 73
    assert caplog.messages == ["The test process: no server", "The test process has ended."]


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGHUP")
def test_child_application__leaves_ctrl_c_and_a_closed_terminal_to_the_program_and_has_qt_say_less() -> None:
    code = """
import signal
from PySide6.QtCore import QLoggingCategory
from recovery_timer.adapters.child_process import child_application
app = child_application()
print([signal.getsignal(each).name for each in (signal.SIGINT, signal.SIGHUP)])
print(QLoggingCategory("qt.multimedia.symbolsresolver").isWarningEnabled())
print(QLoggingCategory("qt.multimedia.ffmpeg").isInfoEnabled())
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=300).stdout

    assert said.splitlines() == ["['SIG_IGN', 'SIG_IGN']", "False", "False"]


@pytest.mark.parametrize("code, fault", [(ENDS, "exit status 3"), ("print('last')", "")], ids=["fails", "succeeds"])
def test_ended__is_emitted_once_after_the_last_line_with_the_fault(
    hold: Hold, qtbot: QtBot, code: str, fault: str
) -> None:
    ends = hold(code)
    qtbot.waitUntil(lambda: bool(ends.endings))
    qtbot.wait(50)

    assert (ends.line_received, ends.endings) == ([b"last\n"], [ChildEnding(fault)])
    assert not ends.process.is_running


def test_ended__it_cannot_be_started__is_emitted_once_with_the_systems_words(hold: Hold, qtbot: QtBot) -> None:
    never = hold(ENDS, "/nonexistent")
    qtbot.waitUntil(lambda: bool(never.endings))
    qtbot.wait(50)

    (ending,) = never.endings
    assert ending.fault
    assert (ending.is_hung, never.process.is_running) == (False, False)


def test_kill__is_an_end_with_a_fault(hold: Hold, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    hangs = hold(HANGS)
    qtbot.waitUntil(lambda: hangs.line_received == [b"begun\n"])
    hangs.kill()
    qtbot.waitUntil(lambda: hangs.ends == 1)

    (ending,) = hangs.endings
    assert ending.fault
    assert caplog.messages == [f"The test process has ended: {ending.fault}."]


def test_stop__exits_cleanly_and_emits_nothing_more(hold: Hold, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # On a busy machine, a clean exit takes longer than users are made to wait.
    monkeypatch.setattr(child_process, "STOP_TIMEOUT_MS", 60_000)
    going = hold(TELLS_WHEN_IT_ENDS)
    qtbot.waitUntil(lambda: going.line_received == [b"begun\n"])
    with qtbot.waitSignal(going.inner.destroyed):
        going.process.stop()
        assert going.inner.exitStatus() is QProcess.ExitStatus.NormalExit
        assert going.has_ended

    assert (going.line_received, going.error_line_received, going.ends) == ([b"begun\n"], [], 0)


def test_stop__while_several_lines_are_emitted__emits_no_other(hold: Hold, qtbot: QtBot) -> None:
    several = hold("print('one\\ntwo', flush=True); input()")
    several.process.line_received.connect(lambda _: several.process.stop())
    qtbot.waitUntil(lambda: several.has_ended)

    assert (several.line_received, several.ends) == ([b"one\n"], 0)


@pytest.mark.parametrize("at_once", [False, True])
def test_stop__is_ignored__kills_it(hold: Hold, qtbot: QtBot, at_once: bool) -> None:
    hangs = hold(HANGS)
    qtbot.waitUntil(lambda: hangs.line_received == [b"begun\n"])
    hangs.process.stop(at_once=at_once)

    assert hangs.inner.exitStatus() is QProcess.ExitStatus.CrashExit
    assert (hangs.has_ended, hangs.process.is_running, hangs.ends) == (True, False, 0)


def test_stop__at_once__does_not_wait(hold: Hold, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "STOP_TIMEOUT_MS", 20_000)
    hangs = hold(HANGS)
    qtbot.waitUntil(lambda: hangs.line_received == [b"begun\n"])
    begun = time.monotonic()
    hangs.process.stop(at_once=True)

    assert time.monotonic() - begun < 10


def test_cancel__is_not_waited_for_and_emits_nothing_more__until_it_is_waited_for(
    hold: Hold, qtbot: QtBot, tmp_path: Path
) -> None:
    may_end, has_cleaned_up = tmp_path / "may end", tmp_path / "has cleaned up"
    slow = hold(f"""
import pathlib, signal, sys, time
def end(*_):
    while not pathlib.Path({str(may_end)!r}).exists():
        time.sleep(0.01)
    print("over")
    pathlib.Path({str(has_cleaned_up)!r}).touch()
    sys.exit(3)
signal.signal(signal.SIGTERM, end)
print("begun", flush=True)
while True:
    time.sleep(0.01)
""")
    qtbot.waitUntil(lambda: slow.line_received == [b"begun\n"])
    slow.process.cancel()
    assert not slow.process.is_running
    assert not has_cleaned_up.exists()

    may_end.touch()
    slow.process.wait_for_cancelled()

    assert has_cleaned_up.exists()
    assert (slow.line_received, slow.ends) == ([b"begun\n"], 0)


def test_cancel__is_ignored__kills_it(hold: Hold, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "CANCEL_TIMEOUT_MS", 50)
    stubborn = hold(f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n{HANGS}")
    qtbot.waitUntil(lambda: stubborn.line_received == [b"begun\n"])
    stubborn.process.cancel()

    qtbot.waitUntil(lambda: stubborn.has_ended)
    assert stubborn.ends == 0


def test_wait_for_cancelled__it_ignores_that__kills_it(
    hold: Hold, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "CANCEL_TIMEOUT_MS", 50)
    stubborn = hold(f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n{HANGS}")
    qtbot.waitUntil(lambda: stubborn.line_received == [b"begun\n"])
    stubborn.process.cancel()
    stubborn.process.wait_for_cancelled()

    assert stubborn.has_ended


def test_start__another_is_being_cancelled__runs_beside_it(hold: Hold, qtbot: QtBot) -> None:
    answers = hold(ANSWERS)
    answers.process.cancel()
    answers.process.start()
    answers.process.wait_for_cancelled()
    answers.process.send(b"one\n")

    qtbot.waitUntil(lambda: answers.line_received == [b"heard one\n"])
    assert answers.ends == 0


def test_start__with_arguments__has_them_after_its_own(qtbot: QtBot) -> None:
    process, lines = (
        ChildProcess("test", [sys.executable, "-c", "import sys; print(sys.argv[1:])", "own"]),
        list[bytes](),
    )
    process.line_received.connect(lines.append)
    with qtbot.waitSignal(process.ended):
        process.start("more")

    assert lines == [b"['own', 'more']\n"]


def test_close_input__it_reads_all_that_was_sent_and_then_the_end(hold: Hold, qtbot: QtBot) -> None:
    reads = hold("import sys; print(len(sys.stdin.buffer.read()))")
    reads.process.send(bytes(1_000_000))
    reads.process.close_input()
    qtbot.waitUntil(lambda: reads.endings == [ChildEnding("")])

    assert reads.line_received == [b"1000000\n"]


def test_start__after_it_ended_or_was_stopped__runs_again(hold: Hold, qtbot: QtBot) -> None:
    answers = hold(ANSWERS)
    answers.kill()
    qtbot.waitUntil(lambda: answers.ends == 1)
    for count in (1, 2):
        answers.process.start()
        answers.process.send(b"one\n")
        qtbot.waitUntil(partial(answers.has_told, count))
        answers.process.stop()

    assert answers.line_received == [b"heard one\n"] * 2


def test_start__is_running__starts_no_other(hold: Hold, qtbot: QtBot) -> None:
    answers = hold(ANSWERS)
    answers.process.start()

    assert len(answers.process.findChildren(QProcess)) == 1


def test_send__is_not_running__goes_nowhere(hold: Hold, qtbot: QtBot) -> None:
    answers = hold(ANSWERS)
    answers.process.stop()
    answers.process.send(b"one\n")

    assert not answers.process.is_running


# -- supervision


def test_expect_answer__none_comes__is_killed_and_ends(hold: Hold, qtbot: QtBot) -> None:
    hangs = hold(HANGS)
    qtbot.waitUntil(lambda: hangs.line_received == [b"begun\n"])
    hangs.process.expect_answer(100)
    qtbot.waitUntil(lambda: bool(hangs.endings))

    assert ([each.is_hung for each in hangs.endings], hangs.has_ended) == ([True], True)
    assert not hangs.process.is_running


def test_expect_answer__it_comes__lives(hold: Hold, qtbot: QtBot) -> None:
    answers = hold(ANSWERS)
    answers.process.expect_answer(10_000)
    answers.process.line_received.connect(lambda _: answers.process.answered())
    answers.process.send(b"one\n")
    qtbot.waitUntil(lambda: bool(answers.line_received))

    assert not answers.process._look_timer.isActive()


def test_expect_answer__window_stalls__does_not_count_the_stall(hold: Hold, qtbot: QtBot, tmp_path: Path) -> None:
    may_answer, has_answered = tmp_path / "may answer", tmp_path / "has answered"
    answers = hold(f"""
import pathlib, sys, time
print("begun", flush=True)
while not pathlib.Path({str(may_answer)!r}).exists():
    time.sleep(0.01)
print("answer", flush=True)
pathlib.Path({str(has_answered)!r}).touch()
sys.stdin.read()
""")
    qtbot.waitUntil(lambda: answers.has_told(1))
    answers.process.line_received.connect(lambda _: answers.process.answered())
    answers.process.expect_answer(500)
    may_answer.touch()
    # Longer than the answer may take, and until there is one to be read: on a busy machine that takes longer still.
    time.sleep(0.6)
    while not has_answered.exists():
        time.sleep(0.01)
    qtbot.waitUntil(lambda: answers.has_told(2))

    assert answers.endings == []


def test_expect_answer__ends_meanwhile__ends_once(hold: Hold, qtbot: QtBot) -> None:
    hangs = hold(HANGS)
    hangs.process.expect_answer(60_000)
    hangs.kill()
    qtbot.waitUntil(lambda: bool(hangs.endings))

    assert [each.is_hung for each in hangs.endings] == [False]
    assert not hangs.process._look_timer.isActive()


def test_retry_later__again_and_again__waits_longer_each_time_up_to_the_last_delay(hold: Hold) -> None:
    child = hold(HANGS).process
    delays = list[int]()
    for _ in range(len(RETRY_AFTER_MS) + 2):
        child.retry_later()
        delays.append(child._retry_timer.interval())

    assert delays == [*RETRY_AFTER_MS, RETRY_AFTER_MS[-1], RETRY_AFTER_MS[-1]]
    assert RETRY_AFTER_MS[0] == 0


def test_retry_later__is_emitted__unless_it_is_reset_or_stopped(hold: Hold, qtbot: QtBot) -> None:
    child = hold(HANGS).process
    with qtbot.waitSignal(child.retry_due):
        child.retry_later()
    child.reset_retries()
    with qtbot.assertNotEmitted(child.retry_due, wait=50):
        child.retry_later()
        child.reset_retries()
        child.retry_later()
        child.stop(at_once=True)


# -- the command


def test_child_command__a_folder_of_the_name_is_in_the_working_directory__is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "recovery_timer").mkdir()
    (tmp_path / "recovery_timer" / "__main__.py").write_text("print('the wrong one')")

    assert ended(child_command("sound")) == (0, b"")


def test_child_command__frozen__is_the_program_itself_with_a_hidden_argument(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/recovery-timer/recovery-timer")

    assert list(child_command("sound")) == ["/opt/recovery-timer/recovery-timer", "--child", "sound"]


def test_child_command__runs_the_child_and_not_the_program() -> None:
    status, _ = ended(child_command("sound"))

    assert status == 0


def test_child__its_standard_input_ends__ends_without_having_loaded_the_program() -> None:
    look = (
        "import runpy, sys; sys.argv[1:] = ['--child', 'sound']; sys.exit = lambda status: print(status, *sys.modules)"
    )
    run_it = "runpy.run_module('recovery_timer', run_name='__main__', alter_sys=True)"
    status, told = ended([sys.executable, "-P", "-c", f"{look}; {run_it}"])
    *_, loaded = told.decode().splitlines()

    assert (status, loaded[:2]) == (0, "0 ")
    unwanted = {"asyncio", "PySide6.QtWidgets", "recovery_timer.app", "recovery_timer.ui", "recovery_timer.cli"}
    assert unwanted & set(loaded.split()) == set()


def ended(command: Sequence[str]) -> tuple[int, bytes]:
    """Run ``command`` with nothing to read; return its exit status and what it said."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=300, check=False)
    return done.returncode, done.stdout


# -- the inside

_INSIDE = """
import time
from recovery_timer.adapters import child_process
from recovery_timer.adapters.child_process import CommandReader, child_application, send_line
child_process.EXIT_TIMEOUT_S = {exit_timeout_s}
app = child_application()
lines = CommandReader(bytes.strip)
{connected}
lines.read()
send_line(b"begun\\n")
{then}
send_line(b"in order\\n")
"""
_IN_PEACE_S, _SOON_S = 60, 0.1
"""How long the loop may take to end: more than it needs on any machine, and for loops that never do."""
IN_ORDER = _INSIDE.format(exit_timeout_s=_IN_PEACE_S, connected="lines.over.connect(app.quit)", then="app.exec()")
REPEATS = _INSIDE.format(
    exit_timeout_s=_IN_PEACE_S,
    connected="lines.came.connect(lambda line: send_line(b'came ' + line + b'\\n')); lines.over.connect(app.quit)",
    then="app.exec()",
)
LOOP_HAS_NOT_BEGUN = _INSIDE.format(
    exit_timeout_s=_SOON_S, connected="lines.over.connect(app.quit)", then="time.sleep(60)"
)
# The sleep comes first: slots are posted to the loop one by one, so one that quits may end the loop before the next.
LOOP_STANDS_STILL = _INSIDE.format(
    exit_timeout_s=_SOON_S,
    connected="lines.over.connect(lambda: time.sleep(60)); lines.over.connect(app.quit)",
    then="app.exec()",
)


def run(code: str, commands: bytes) -> "subprocess.CompletedProcess[bytes]":
    """Run a child until it exits by itself; its input is ``commands``, then the end of input."""
    return subprocess.run([sys.executable, "-c", code], input=commands, capture_output=True, timeout=300, check=False)


def test_commands__are_delivered_in_the_loop_in_order() -> None:
    done = run(REPEATS, b"one\ntwo\n")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines() == [b"begun", b"came one", b"came two", b"in order"]


def test_commands__program_dies_in_the_middle_of_one__all_before_are_delivered_and_the_process_ends() -> None:
    done = run(REPEATS, b"one\ntw")

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines() == [b"begun", b"came one", b"in order"]


@pytest.mark.parametrize(
    "code, expected",
    [
        (IN_ORDER, [b"begun\n", b"in order\n"]),
        (LOOP_HAS_NOT_BEGUN, [b"begun\n"]),
        (LOOP_STANDS_STILL, [b"begun\n"]),
    ],
    ids=["in-order", "loop-has-not-begun", "loop-stands-still"],
)
def test_commands__input_ends__the_process_ends(code: str, expected: list[bytes]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        begun = child.stdout.readline()
        rest, complained = child.communicate(timeout=300)

    assert (child.returncode, [begun, *rest.splitlines(keepends=True)], complained) == (0, expected, b"")
