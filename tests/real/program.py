"""The program as a user starts it: a process with a window on a real screen, driven by keys and signals."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from recovery_timer.session.record import Record
from recovery_timer.storage.files.paths import folders
from recovery_timer.storage.journal.db import JournalDatabase
from recovery_timer.storage.state import HintsInState, StateFile
from tests.real.processes import wait_until, want
from tests.real.screen import VirtualScreen

REPOSITORY = Path(__file__).parents[2]
NAME = "Recovery Timer"
_LONGEST_ANSWER_S = 60.0


@dataclass(frozen=True)
class Ending:
    """How a program ended: its exit status, the time since the request to end, and its output."""

    status: int
    took_s: float
    said: str


@dataclass(frozen=True)
class RunningProgram:
    """A started program. ``data_dir`` is its folder; its output and errors go to ``log``."""

    process: "subprocess.Popen[bytes]"
    env: Mapping[str, str]
    data_dir: Path
    log: Path

    # -- its windows

    def window(self, title: str = NAME) -> str:
        """Return the id of its visible window with ``title`` in its title, once it exists."""
        found: list[str] = []

        def is_there() -> bool:
            if self.process.poll() is not None:
                raise RuntimeError(f"The program has ended with {self.process.returncode}: {self.said()}")
            found[:] = self.windows(title)
            return bool(found)

        wait_until(is_there, f"a window called {title}")
        return found[0]

    def windows(self, title: str = NAME) -> list[str]:
        """Return the ids of its visible windows with ``title`` in their titles."""
        mine = self._ask("search", "--onlyvisible", "--pid", str(self.process.pid)).split()
        return [window for window in mine if title in self._ask("getwindowname", window)]

    def title(self) -> str:
        """Return the title of its window: during a session, the current step."""
        return self._ask("getwindowname", self.window())

    def wait_for(self, words: str) -> None:
        """Wait until its window has ``words`` in its title."""
        wait_until(lambda: words in self.title(), f"the title {words}")

    def is_gone(self, title: str) -> bool:
        """Whether no window with that title is left."""
        return not self.windows(title)

    def size(self) -> tuple[int, int]:
        """Return the width and height of its window in px."""
        shell = self._ask("getwindowgeometry", "--shell", self.window())
        sizes = dict(line.split("=") for line in shell.splitlines())
        return int(sizes["WIDTH"]), int(sizes["HEIGHT"])

    def activate(self, title: str = NAME) -> None:
        """Focus its window with that title, as a click on it would."""
        window = self.window(title)
        if self._ask("getactivewindow") != window:
            self._ask("windowactivate", window)
        wait_until(lambda: self._ask("getactivewindow") == window, f"{title} to get the focus")

    # -- its keyboard

    def press(self, *keys: str, in_window: str = NAME) -> None:
        """Press keys, by their X names, as on a keyboard: they go to the window with the focus."""
        self.activate(in_window)
        self._ask("key", *keys)

    def close(self) -> None:
        """Close its window with the window manager's key."""
        self.press("alt+F4")

    # -- its end

    def wait(self, since: float | None = None, *, within_s: float = _LONGEST_ANSWER_S) -> Ending:
        """Wait for its end; ``since`` is the time of the request to end, by `time.monotonic`."""
        begun = time.monotonic() if since is None else since
        status = self.process.wait(within_s)
        return Ending(status, time.monotonic() - begun, self.said())

    def said(self) -> str:
        """Return everything that it has written to standard output and error."""
        return self.log.read_text(errors="replace")

    def record(self) -> Record:
        """Return the only record in its journal."""
        (record,) = self.records()
        return record

    def records(self) -> Sequence[Record]:
        """Return the latest records in its journal."""
        problems: list[object] = []
        records = JournalDatabase(self.data_dir / "journal.sqlite3", problems.append).latest(10)
        assert problems == []
        return records

    def _ask(self, *command: str) -> str:
        # Not checked: the absence of a window (not yet, no longer) is a valid answer.
        asked = subprocess.run(
            [want("xdotool", "xdotool"), *command],
            env=self.env,
            capture_output=True,
            check=False,
            text=True,
            timeout=_LONGEST_ANSWER_S,
        )
        return asked.stdout.strip()


def welcome_before(data_dir: Path) -> None:
    """Mark the user of ``data_dir`` as having seen the welcome page."""
    HintsInState(StateFile(folders(data_dir).state_file)).mark_shown("welcome")


@contextmanager
def program(
    folder: Path,
    *arguments: str,
    screen: VirtualScreen | None,
    env: Mapping[str, str] | None = None,
    is_new: bool = False,
) -> Iterator[RunningProgram]:
    """Run the program for the duration of the block, with its data in ``folder``/data; kill it if it has not ended.

    It runs on ``screen``, or without one. ``env`` adds other things, such as a sound server. A user who ``is_new`` sees
    the welcome page.
    """
    folder.mkdir(parents=True, exist_ok=True)
    data_dir, log = folder / "data", folder / "said"
    if not is_new and not arguments:
        with suppress(OSError):
            welcome_before(data_dir)
    command = [sys.executable, "-X", "faulthandler", "-W", "error", "-m", "recovery_timer", *arguments]
    whole_env = {
        **os.environ,
        **(screen.env if screen else {}),
        **(env or {}),
        "RECOVERY_TIMER_DATA_DIR": str(data_dir),
    }
    if screen is None:
        del whole_env["QT_QPA_PLATFORM"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=whole_env, cwd=REPOSITORY, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        yield RunningProgram(process, whole_env, data_dir, log)
    finally:
        process.kill()
        process.wait()
