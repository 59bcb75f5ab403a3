"""Several starts on one data folder, as processes: one window, which handles the requests of later starts."""

import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from recovery_timer.adapters.single_instance import InstancePaths, instance_paths
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.storage import document
from tests.real.processes import wait_until
from tests.real.program import NAME, REPOSITORY, RunningProgram, program
from tests.real.promises import promised
from tests.real.screen import VirtualScreen

ALONE = (sys.executable, "-W", "error", "-m", "recovery_timer")
QUESTION = "End this session?"
BLINK = Routine(id="blink", name="Blink", blocks=(Step(name="Blink", seconds=1),))
LONG = Routine(id="long", name="Long", blocks=(Step(name="Reach", seconds=600, sides=Sides.EACH),))


def in_file(folder: Path, routine: Routine) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "routine.json"
    file.write_bytes(document.encode(routine))
    return str(file)


def place_of(started: RunningProgram) -> InstancePaths:
    return instance_paths(started.data_dir, started.env)


def wait_for_listening(started: RunningProgram) -> None:
    started.window()
    wait_until(lambda: Path(place_of(started).address).exists(), "the first to listen")


@contextmanager
def first(folder: Path, *arguments: str, screen: VirtualScreen) -> Iterator[RunningProgram]:
    """A program that listens for later starts."""
    with program(folder, *arguments, screen=screen) as started:
        wait_for_listening(started)
        yield started


def start_again(
    started: RunningProgram, *arguments: str, given: bytes = b"", env: Mapping[str, str] | None = None
) -> tuple[int, str, float]:
    """Start the program a second time; return its exit status, its output and the time taken in seconds."""
    begun = time.monotonic()
    ended = subprocess.run(
        [*ALONE, *arguments],
        env={**started.env, **(env or {})},
        cwd=REPOSITORY,
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return ended.returncode, (ended.stdout + ended.stderr).decode(), time.monotonic() - begun


def is_over(started: RunningProgram) -> bool:
    return started.process.poll() is not None


def active(started: RunningProgram) -> str:
    return started._ask("getactivewindow")


def test_start__a_window_is_open__it_comes_forward_and_the_second_ends(screen: VirtualScreen, tmp_path: Path) -> None:
    with first(tmp_path, screen=screen) as started, program(tmp_path / "other", screen=screen) as other:
        other.window()
        other.activate()
        covered = active(started)
        took = [start_again(started)]
        wait_until(lambda: active(started) == started.window(), "the window to come forward")
        started._ask("windowminimize", started.window())
        wait_until(lambda: not started.windows(), "the window to be minimised")
        took.append(start_again(started))
        wait_until(lambda: active(started) == started.window(), "the window to come back")
        took += [start_again(started) for _ in range(3)]

        assert covered == other.window()
        assert {(status, said) for status, said, _ in took} == {(0, "")}
        assert min(seconds for *_, seconds in took) < promised(1, times=30)
        assert len(started.windows()) == 1


def test_start__without_a_screen__still_reaches_the_window(screen: VirtualScreen, tmp_path: Path) -> None:
    with first(tmp_path, screen=screen) as started:
        status, said, _ = start_again(started, env={"DISPLAY": "", "QT_QPA_PLATFORM": ""})

    assert (status, said) == (0, "")


def test_play__a_window_is_open__it_plays_what_the_second_was_given(screen: VirtualScreen, tmp_path: Path) -> None:
    with first(tmp_path, screen=screen) as started:
        answered = start_again(started, "play", "-", "--full-screen", "--mute", given=document.encode(LONG))
        started.wait_for("Get ready")
        wait_until(lambda: started.size() == (1600, 1000), "the full screen")

    assert answered[:2] == (0, "")


def test_start__with_a_file__the_open_window_adds_it(screen: VirtualScreen, tmp_path: Path) -> None:
    file = in_file(tmp_path, BLINK)
    with first(tmp_path, screen=screen) as started:
        answered = start_again(started, file)
        wait_until((started.data_dir / "routines" / "blink.json").exists, "the routine in the library")

    assert answered[:2] == (0, "")


def test_play__a_session_runs__the_window_asks_and_the_second_says_so(screen: VirtualScreen, tmp_path: Path) -> None:
    file = in_file(tmp_path, LONG)
    with first(tmp_path, "play", file, screen=screen) as started:
        started.wait_for("Get ready")
        started.press("Right")
        started.wait_for("Reach")
        asked = start_again(started, "play", "Post-run basics")
        started.window(QUESTION)
        asked_again = start_again(started, "play", "Post-run basics")
        to_wait = start_again(started, "play", "Post-run basics", "--exit-when-done")
        started.press("Tab", "Return", in_window=QUESTION)
        started.wait_for("Get ready")
        wait_until(lambda: bool(started.records()), "the record of the session that was ended")

    assert asked[:2] == (0, "The open window asks whether to end the session that it guides through.\n")
    assert asked_again[:2] == (1, "The open window has a question: answer it first.\n")
    assert to_wait[:2] == asked_again[:2]
    assert started.record().routine_name == "Long"


def test_play__exit_when_done__the_second_waits_for_the_end_and_the_window_stays(
    screen: VirtualScreen, tmp_path: Path
) -> None:
    file = in_file(tmp_path, BLINK)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_bytes(b'{"get_ready": 0}')
    with first(tmp_path, screen=screen) as started:
        status, said, seconds = start_again(started, "play", file, "--exit-when-done")

        assert (status, said) == (0, "")
        # The step, and its last sound.
        assert seconds >= 3
        assert started.window()


def test_play__the_first_is_killed_while_the_second_waits__it_says_so(screen: VirtualScreen, tmp_path: Path) -> None:
    file = in_file(tmp_path, LONG)
    with first(tmp_path, screen=screen) as started:
        command = [*ALONE, "play", file, "--exit-when-done"]
        with subprocess.Popen(command, env=started.env, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as second:
            started.wait_for("Get ready")
            # By then, the second start has been told to wait.
            started.press("Right")
            started.wait_for("Reach")
            started.process.kill()
            _, said = second.communicate(timeout=60)

    assert (second.returncode, said) == (1, "The window was gone before the routine was over.\n")


def test_start__the_first_hangs__the_second_says_so(screen: VirtualScreen, tmp_path: Path) -> None:
    with first(tmp_path, screen=screen) as started:
        started.process.send_signal(signal.SIGSTOP)
        status, said, seconds = start_again(started)

    sentence = "Recovery Timer is running already, but does not answer: end that process, and start again.\n"
    assert (status, said) == (1, sentence)
    assert 5 <= seconds < promised(7)


def test_start__the_first_was_killed__opens_the_window(screen: VirtualScreen, tmp_path: Path) -> None:
    with first(tmp_path, screen=screen) as started:
        started.process.kill()
        started.process.wait()
        left = Path(place_of(started).address).exists()
        with first(tmp_path, screen=screen) as again:
            assert left
            assert start_again(again)[:2] == (0, "")


def test_start__another_data_folder__opens_another_window(screen: VirtualScreen, tmp_path: Path) -> None:
    with first(tmp_path / "one", screen=screen) as one, first(tmp_path / "two", screen=screen) as two:
        assert one.window() != two.window()


@pytest.mark.parametrize("stale", [False, True], ids=["fresh", "after a crash"])
def test_start__ten_at_once__open_one_window(screen: VirtualScreen, tmp_path: Path, stale: bool) -> None:
    if stale:
        with first(tmp_path, screen=screen) as killed:
            killed.process.kill()
            killed.process.wait()
    with ExitStack() as stack:
        started = [stack.enter_context(program(tmp_path, screen=screen)) for _ in range(10)]
        wait_until(lambda: sum(map(is_over, started)) == 9, "all but one to end", within_s=180)
        (only,) = [each for each in started if not is_over(each)]
        wait_for_listening(only)

        assert {each.process.returncode for each in started if each is not only} == {0}
        assert len(only.windows(NAME)) == 1
        assert start_again(only)[:2] == (0, "")


def test_start__the_first_is_just_ending__opens_its_own_window(screen: VirtualScreen, tmp_path: Path) -> None:
    with first(tmp_path, screen=screen) as started:
        started.process.send_signal(signal.SIGTERM)
        with first(tmp_path, screen=screen) as again:
            assert again.window()
        # It lets the next one in a moment before it has ended.
        assert started.wait().status == 0


def test_socket__is_for_this_user_only(screen: VirtualScreen, tmp_path: Path) -> None:
    with first(tmp_path, screen=screen) as started:
        place = place_of(started)
        modes = [stat.S_IMODE(Path(each).stat().st_mode) for each in (place.address, place.lock, place.path.parent)]

    assert [oct(mode) for mode in modes] == ["0o600", "0o600", "0o700"]
