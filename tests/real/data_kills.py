"""Kills while the journal is changed, a history is imported, and everything is erased; what may be left after each:

- keeping: everything that was reported to be on the disk, and the next step completely or not at all.
- importing: all of the file, or nothing of it.
- erasing: everything unchanged, if there is no copy yet; else a complete copy, and each file of the data either
  unchanged or gone.
"""

import random
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from recovery_timer.journal.entries import Logged
from recovery_timer.storage.files.paths import folders
from recovery_timer.storage.journal.db import JournalDatabase
from recovery_timer.storage.journal.exchange import Files
from tests.fakes import journals
from tests.real import data_work

_WAIT_S = 60.0


class KillResult(Struct, frozen=True, kw_only=True):
    """One kill and its outcome: ``lost_ms`` is how far back the session would resume, if one was played."""

    stage: str
    after_ms: int
    outcome: str
    lost_ms: int | None = None


def keeping(folder: Path, chance: random.Random) -> KillResult:
    """Kill it while entries and sessions of every kind are logged, edited, deleted and restored."""
    seed, after_ms = chance.randrange(1_000), chance.randint(0, 1_500)
    told = _killed(_work("keeping", folder, seed), after_ms, after="0")
    states = [{}, *(kept for _, kept in data_work.steps(seed))]
    found = _kept(folder)
    done = len(told)
    assert found in states[done : done + 2], (done, found)
    _opens(folder)
    outcome = "all that was told" if found == states[done] else "all that was told, and the next"
    return KillResult(stage="keeping", after_ms=after_ms, outcome=outcome)


def importing(folder: Path, chance: random.Random) -> KillResult:
    """Kill the command that imports a history."""
    made = journals.make(days=30, sessions=60, soreness=60, seed=1)
    file = folder / "history.csv"
    entries = [each for each in made.entries if isinstance(each, Logged)]
    Files().write(file, made.records, entries)
    after_ms = chance.randint(200, 4_000)
    _killed(_program(folder, "import", str(file)), after_ms)
    found = len(_kept(folder))
    assert found in {0, len(made.records) + len(entries)}, found
    _opens(folder)
    return KillResult(stage="importing", after_ms=after_ms, outcome="all imported" if found else "nothing imported")


def erasing(folder: Path, chance: random.Random) -> KillResult:
    """Kill it while everything is copied and erased."""
    data = folder / "data"
    data_work.fill(data)
    before = _files(data)
    kept = _kept(folder)
    after, after_ms = ("copied", chance.randint(0, 10)) if chance.random() < 0.7 else ("", chance.randint(300, 1_500))
    told = _killed(_work("erasing", folder, 0), after_ms, after=after)
    left = _files(data)
    assert {name: before.get(name) for name in left if not _is_live(name)} == {
        name: content for name, content in left.items() if not _is_live(name)
    }
    if "copied" not in told:
        assert set(left) >= {name for name in before if not _is_live(name)}
    if (folder / "copy.zip").exists():
        _require_whole(folder, kept)
    else:
        assert "copied" not in told
        assert _kept(folder) == kept
    _opens(folder)
    outcome = "all erased" if not left else "some erased" if len(left) < len(before) else "nothing erased"
    return KillResult(stage="erasing", after_ms=after_ms, outcome=outcome)


def _is_live(name: str) -> bool:
    """Whether the file is a temporary one of SQLite or of an interrupted write."""
    return name.startswith("journal.sqlite3") or name.endswith(".tmp")


def _require_whole(folder: Path, kept: data_work.Kept) -> None:
    with zipfile.ZipFile(folder / "copy.zip") as archive:
        assert archive.testzip() is None
        assert sum(name.startswith("routines/") for name in archive.namelist()) == data_work.ROUTINES
        archive.extract("journal.sqlite3", folder / "copied")
    assert _kept_in(folder / "copied" / "journal.sqlite3") == kept


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _kept(folder: Path) -> data_work.Kept:
    return _kept_in(folders(folder / "data").journal)


def _kept_in(path: Path) -> data_work.Kept:
    problems: list[object] = []
    journal = JournalDatabase(path, problems.append)
    found: data_work.Kept = {each.id: each for each in (*journal.latest(1_000), *journal.entries())}
    assert problems == []
    return found


def _work(work: str, folder: Path, seed: int) -> Sequence[str]:
    return [sys.executable, "-m", "tests.real.data_work", work, str(folder / "data"), str(seed)]


def _program(folder: Path, *words: str) -> Sequence[str]:
    return [sys.executable, "-m", "recovery_timer", "--data-dir", str(folder / "data"), *words]


def _killed(command: Sequence[str], after_ms: int, *, after: str = "") -> list[str]:
    """Kill ``command`` ``after_ms`` after it has printed the line ``after``, and return the lines that it printed."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        lines = []
        while after and after not in lines:
            if not (line := running.stdout.readline()):
                break
            lines.append(line.strip())
        with suppress(subprocess.TimeoutExpired):
            running.wait(after_ms / 1_000)
        running.kill()
        return lines + running.stdout.read().split()


def _opens(folder: Path) -> None:
    """Require that the program reads what is left without complaint."""
    shown = subprocess.run(_program(folder, "history"), capture_output=True, check=True, text=True, timeout=_WAIT_S)
    assert shown.stderr in {"", "There is nothing in the journal yet.\n"}, shown.stderr
