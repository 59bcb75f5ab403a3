"""Kills the real program with SIGKILL at random moments of a user's work, and examines what is left.

Nine stages: building a routine, typing one as text, saving it again and again, playing one, finishing it, logging runs
and soreness, and those of `data_kills`. A shadow session that receives the same commands at the same times shows where
the program was when it died.
"""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from msgspec.json import encode

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.session.record import Outcome, Record
from recovery_timer.session.session import Session
from recovery_timer.storage import document
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.storage.checkpoint.store import CheckpointFile
from recovery_timer.storage.drafts import DraftFiles
from recovery_timer.storage.files.paths import folders
from recovery_timer.storage.journal.db import JournalDatabase
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.ui.text import domain
from tests.real import data_kills
from tests.real.data_kills import KillResult
from tests.real.processes import wait_until
from tests.real.program import RunningProgram, program
from tests.real.promises import promised
from tests.real.screen import VirtualScreen

LATE_MS = round(promised(1_000, times=5))
"""Changes made within this time before the kill may not have reached the disk."""

SLOPPY_MS = round(promised(400, times=3))
"""The uncertainty of the time at which the program received a key."""

FURTHEST_BACK_MS = 5_000
"""A session resumes at most this long before the kill."""

TECHNIQUES = ("hamstring stretch", "foam roll quads", "calf stretch", "glute stretch", "foam roll calves")

LINES = ("3x30s hamstring stretch L/R, rast 10s", "1:00 foam roll quads  # slowly", "5 min walk, rest soon")
"""Lines to type, some of which cannot be read."""

PLAYED = Routine(
    id="played",
    name="Played",
    blocks=(
        Step(name="Reach", seconds=7, sets=2, sides=Sides.EACH, switch=2, rest=3),
        Step(name="Count", reps=4, sides=Sides.TOGETHER, position=1),
        Step(name="Hold", seconds=20, sets=3, rest=4, position=1),
    ),
)
BRIEF = Routine(id="brief", name="Brief", blocks=(Step(name="Blink", seconds=2, sets=2, rest=1),))
GAPS = Gaps(get_ready=3)
"""Long enough for a busy machine to notice that the session has begun."""

_COMMANDS: dict[str, Callable[[Session, int], object]] = {
    "Right": Session.next,
    "Left": Session.previous,
    "plus": Session.extend,
    "minus": Session.shorten,
    "p": lambda session, now: Session.pause(session, now) or Session.resume(session, now),
}


class Shadow:
    """The same session beside the program: its state at any time is computed by replaying the commands."""

    def __init__(self, timeline: Timeline, started: int) -> None:
        self.timeline = timeline
        self.started = started
        self.given: list[tuple[int, str]] = []

    def at(self, now: int, learnt_late_ms: int = 0) -> Session:
        """Return the session as of ``now``, in ms, if its start was noticed ``learnt_late_ms`` later than its keys."""
        session = Session(self.timeline)
        session.start(self.started - learnt_late_ms)
        for when, key in self.given:
            if when <= now:
                _COMMANDS[key](session, when)
        session.advance(max(now, self.started))
        return session

    def how_far_back(self, index: int, position_ms: int, killed: int) -> int | None:
        """Return how long before ``killed`` the session was at that place, in ms; None if not within the allowed time.

        The times at which the program started and received a key are uncertain; a key pressed near the end of a segment
        may have arrived before it or after it.
        """
        for back in range(-SLOPPY_MS, FURTHEST_BACK_MS + SLOPPY_MS, 50):
            for late_ms in range(-SLOPPY_MS, SLOPPY_MS + 1, 100):
                session = self.at(killed - back, late_ms)
                if session.segment.index == index and abs(session.position(killed - back) - position_ms) <= SLOPPY_MS:
                    return max(0, back)
        return None


class Kills:
    """Kills on ``screen``, each with its own data folder below ``folder``, randomised by ``seed``."""

    def __init__(self, folder: Path, screen: VirtualScreen, seed: int) -> None:
        self._folder = folder
        self._screen = screen
        self._seed = seed
        self._chance = random.Random()
        self._number = 0

    def one(self, stage: str) -> KillResult:
        """Kill the program once in ``stage`` and check the outcome; raise AssertionError if anything is lost."""
        self._number += 1
        # Not one for all: how often it is asked in a stage depends on how fast the machine is.
        self._chance.seed(f"{self._seed} {stage} {self._number}")
        folder = self._folder / f"{self._number}-{stage}"
        data = folder / "data"
        data.mkdir(parents=True)
        values = {"get_ready": GAPS.get_ready, "volume": 0, "voice": False}
        (data / "settings.json").write_bytes(encode(values))
        stages: dict[str, Callable[[Path], KillResult]] = {
            "building": self._building,
            "typing": self._typing,
            "saving": self._saving,
            "playing": self._playing,
            "finishing": self._finishing,
            "logging": self._logging,
            "keeping": partial(data_kills.keeping, chance=self._chance),
            "importing": partial(data_kills.importing, chance=self._chance),
            "erasing": partial(data_kills.erasing, chance=self._chance),
        }
        return stages[stage](folder)

    # -- the stages

    def _building(self, folder: Path) -> KillResult:
        after_ms = self._chance.randint(0, 3_000)
        with self._started(folder) as running:
            running.press("ctrl+n")
            with _killed_after(running, after_ms) as died:
                typed = self._type_techniques(running, saving=False)
        drafts, quarantined = DraftFiles(folder / "data" / "drafts").load()
        assert quarantined == []
        blocks = max((len(draft.sketch.blocks) for draft in drafts), default=0)
        assert typed.before(died.at_ms - LATE_MS) <= blocks <= len(typed.when), (typed.when, died.at_ms, blocks)
        self._opens_again(folder)
        return KillResult(stage="building", after_ms=after_ms, outcome=f"draft of {blocks} of {len(typed.when)} blocks")

    def _typing(self, folder: Path) -> KillResult:
        after_ms = self._chance.randint(0, 6_000)
        with self._started(folder) as running:
            running.press("ctrl+n")
            running.press("ctrl+t")
            with _killed_after(running, after_ms) as died:
                typed = self._type_lines(running)
        drafts, quarantined = DraftFiles(folder / "data" / "drafts").load()
        assert quarantined == []
        lines = [line for draft in drafts if draft.typed is not None for line in draft.typed.text.splitlines()]
        kept = sum(line in LINES for line in lines)
        assert typed.before(died.at_ms - LATE_MS) <= kept <= len(typed.when), (typed.when, died.at_ms, lines)
        self._opens_again(folder)
        return KillResult(stage="typing", after_ms=after_ms, outcome=f"text of {kept} of {len(typed.when)} lines")

    def _saving(self, folder: Path) -> KillResult:
        after_ms = self._chance.randint(200, 4_000)
        with self._started(folder) as running:
            running.press("ctrl+n")
            with _killed_after(running, after_ms) as died:
                typed = self._type_techniques(running, saving=True)
        routines, quarantined = RoutineFiles(folder / "data" / "routines").load()
        drafts, drafts_aside = DraftFiles(folder / "data" / "drafts").load()
        assert (quarantined, drafts_aside) == ([], [])
        saved = max((len(routine.blocks) for routine in routines), default=0)
        drafted = max((len(draft.sketch.blocks) for draft in drafts), default=0)
        assert len(routines) <= 1
        assert typed.before(died.at_ms - LATE_MS) <= max(saved, drafted) <= len(typed.when), (
            typed.when,
            died.at_ms,
            saved,
            drafted,
        )
        self._opens_again(folder)
        return KillResult(stage="saving", after_ms=after_ms, outcome=f"saved {saved}, typed {len(typed.when)} blocks")

    def _playing(self, folder: Path) -> KillResult:
        timeline = expand(PLAYED, load_catalogue(), GAPS)
        after_ms = self._chance.randint(0, 9_000)
        with self._played(folder, PLAYED) as (running, started):
            shadow = Shadow(timeline, started)
            with _killed_after(running, after_ms) as died:
                self._press_keys(running, shadow)
        index, position_ms = self._offered(folder)
        lost_ms = shadow.how_far_back(index, position_ms, died.at_ms)
        there = shadow.at(died.at_ms)
        assert lost_ms is not None, (
            f"offered segment {index} at {position_ms}, was {there.segment.index} at {there.position(died.at_ms)}; "
            f"keys {shadow.given}"
        )
        self._resumes(folder, domain.describe(timeline.segments[index]))
        return KillResult(stage="playing", after_ms=after_ms, outcome=f"resumes at segment {index}", lost_ms=lost_ms)

    def _finishing(self, folder: Path) -> KillResult:
        timeline = expand(BRIEF, load_catalogue(), GAPS)
        after_ms = timeline.total_ms + self._chance.randint(-600, 600)
        with self._played(folder, BRIEF) as (running, started), _killed_after(running, after_ms) as died:
            wait_until(lambda: running.process.poll() is not None, "the kill")
        ended_before_ms = died.at_ms - started - timeline.total_ms
        records = self._records(folder)
        if records:
            (record,) = records
            assert record.outcome is Outcome.FINISHED
            assert sum(visit.held_ms for visit in record.visits) == timeline.total_ms
            assert ended_before_ms > -SLOPPY_MS
            self._opens_again(folder)
            return KillResult(stage="finishing", after_ms=after_ms, outcome="record kept")
        assert ended_before_ms < LATE_MS
        index, position_ms = self._offered(folder)
        lost_ms = Shadow(timeline, started).how_far_back(index, position_ms, died.at_ms)
        assert lost_ms is not None
        self._resumes(folder, domain.describe(timeline.segments[index]))
        return KillResult(stage="finishing", after_ms=after_ms, outcome=f"resumes at segment {index}", lost_ms=lost_ms)

    def _logging(self, folder: Path) -> KillResult:
        """Log by command again and again until one is killed; everything that the others logged must be kept."""
        lines = ["run 10 km hard yesterday 18:30", "soreness calves 4 left", "soreness quads 7, swelling"]
        logged = self._chance.randint(1, 3)
        for number in range(logged):
            with _command(folder / "data", f"log {lines[number]}") as command:
                assert command.wait() == 0
        after_ms = self._chance.randint(50, 1_500)
        with _command(folder / "data", f"log {lines[logged % 3]}") as command:
            with suppress(subprocess.TimeoutExpired):
                command.wait(after_ms / 1_000)
            command.kill()
        problems: list[object] = []
        journal = JournalDatabase(folder / "data" / "journal.sqlite3", problems.append)
        entries = journal.entries()
        assert problems == []
        assert logged <= len(entries) <= logged + 1
        assert command.returncode != 0 or len(entries) == logged + 1
        self._opens_again(folder)
        return KillResult(stage="logging", after_ms=after_ms, outcome=f"{len(entries) - logged} of the killed one")

    # -- the user's actions

    @contextmanager
    def _started(self, folder: Path, *arguments: str) -> Iterator[RunningProgram]:
        with program(folder, *arguments, screen=self._screen) as running:
            running.activate()
            yield running

    @contextmanager
    def _played(self, folder: Path, routine: Routine) -> Iterator[tuple[RunningProgram, int]]:
        """Start playing; yield the program and its start time in ms."""
        file = folder / "routine.json"
        file.write_bytes(document.encode(routine))
        first = domain.describe(expand(routine, load_catalogue(), GAPS).segments[0])
        with program(folder, "play", str(file), "--mute", screen=self._screen) as running:
            window = running.window("")
            wait_until(lambda: first in running._ask("getwindowname", window), "the session to begin")
            yield running, _now()

    def _type_techniques(self, running: RunningProgram, *, saving: bool) -> "_Typed":
        typed = _Typed()
        while running.process.poll() is None:
            running._ask("type", "--delay", "5", self._chance.choice(TECHNIQUES))
            typed.when.append(_now())
            running._ask("key", "Return")
            # No faster than a quick typist: keys waiting in the display's queue do not count as typed yet.
            time.sleep(self._chance.uniform(0.2, 0.6))
            if saving and self._chance.random() < 0.7:
                running._ask("key", "ctrl+s")
        return typed

    def _type_lines(self, running: RunningProgram) -> "_Typed":
        typed = _Typed()
        while running.process.poll() is None:
            running._ask("key", "Return")
            running._ask("type", "--delay", "30", self._chance.choice(LINES))
            typed.when.append(_now())
            time.sleep(self._chance.uniform(0.2, 0.6))
        return typed

    def _press_keys(self, running: RunningProgram, shadow: Shadow) -> None:
        while running.process.poll() is None:
            time.sleep(self._chance.uniform(0.1, 2.5))
            key = self._chance.choice(list(_COMMANDS))
            if running.process.poll() is None:
                running._ask("key", key)
                shadow.given.append((_now(), key))

    # -- checking the outcome

    def _opens_again(self, folder: Path) -> None:
        with self._started(folder) as running:
            running.process.terminate()
            ending = running.wait()
        assert (ending.status, ending.said) == (0, ""), ending

    def _resumes(self, folder: Path, title: str) -> None:
        """Start the program again, accept the offer with Enter, and check where it resumes."""
        with self._started(folder) as running:
            running.press("Return")
            running.wait_for(title)
            running.process.terminate()
            ending = running.wait()
        assert (ending.status, ending.said) == (0, ""), ending

    def _offered(self, folder: Path) -> tuple[int, int]:
        """Return the segment's index and the position in it, in ms, at which the interrupted session would resume."""
        found, quarantined = CheckpointFile(folders(folder / "data").checkpoint).load()
        assert quarantined == []
        assert found is not None
        visit = found.checkpoint.progress.visit
        return visit.index, visit.held_ms

    def _records(self, folder: Path) -> list[Record]:
        problems: list[object] = []
        records = list(JournalDatabase(folder / "data" / "journal.sqlite3", problems.append).latest(10))
        assert problems == []
        return records


def _command(folder: Path, words: str) -> "subprocess.Popen[bytes]":
    """Start the command in ``words`` on the data in ``folder``."""
    program = [sys.executable, "-m", "recovery_timer", "--data-dir", str(folder)]
    return subprocess.Popen([*program, *words.split()], stdout=subprocess.DEVNULL)


class _Typed:
    """When each block was typed, in ms."""

    def __init__(self) -> None:
        self.when: list[int] = []

    def before(self, moment: int) -> int:
        """Return the number of blocks typed before ``moment``."""
        return sum(when <= moment for when in self.when)


class _Death:
    at_ms = 0


@contextmanager
def _killed_after(running: RunningProgram, after_ms: int) -> Iterator[_Death]:
    """Kill the program after ``after_ms``, while the block runs; it has died when the block is left."""
    death = _Death()

    def kill() -> None:
        death.at_ms = _now()
        running.process.kill()

    timer = threading.Timer(after_ms / 1_000, kill)
    timer.start()
    try:
        yield death
    finally:
        timer.join()
        running.process.wait()


def _now() -> int:
    return time.monotonic_ns() // 1_000_000
