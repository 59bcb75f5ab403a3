"""A disk that is really full, a drive that is really unplugged, and files that no other user may read."""

import os
import sqlite3
import stat
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from recovery_timer.ports import QuarantinedFile, SavedDraft, SaveKey, SaveKind, Trashed, Unsaved
from recovery_timer.ports.problems import AccessError, Newer, WrittenByNewerVersion
from recovery_timer.routine.model import Routine, Sketch, Step
from recovery_timer.session.record import Outcome, Record
from recovery_timer.storage import document
from recovery_timer.storage.backup.everything import WholeFiles
from recovery_timer.storage.drafts import DraftFiles
from recovery_timer.storage.files.paths import Drive, Folders, folders
from recovery_timer.storage.journal.store import JournalFiles
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.storage.settings import SettingsFile
from recovery_timer.storage.trash import TrashFiles
from recovery_timer.storage.writer import Writer
from tests.fakes.clock import FakeClock
from tests.real.processes import wait_until, want
from tests.real.program import program
from tests.real.screen import VirtualScreen
from tests.real.sound_server import SoundServer
from tests.real.test_program import BLINK, LIE, prepared, require_notices

SOON_S = 60.0
START = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)


class Stick:
    """A drive mounted at ``place``, which can be filled, unplugged and plugged in again."""

    def __init__(self, place: Path, hidden: Path) -> None:
        self.place = place
        self._hidden = hidden
        self._filling = hidden / "filling"

    def fill(self) -> None:
        """Fill the drive completely."""
        with self._filling.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x" * 512)

    def empty(self) -> None:
        """Free the space again."""
        self._filling.unlink()

    def pull_out(self) -> None:
        mount("umount", str(self.place))

    def plug_in(self) -> None:
        mount("mount", "--bind", str(self._hidden), str(self.place))


def mount(*command: str) -> None:
    subprocess.run([want(command[0], "mount"), *command[1:]], check=True, capture_output=True, timeout=60)


@contextmanager
def plugged_in(folder: Path) -> Iterator[Stick]:
    """Plug in a drive of 1 MB for the duration of the block."""
    hidden, place = folder / "hidden", folder / "stick"
    hidden.mkdir(parents=True)
    place.mkdir()
    try:
        mount("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(hidden))
    except subprocess.CalledProcessError as error:
        pytest.skip(f"No drive can be plugged in here: {error.stderr.decode().strip()}")
    stick = Stick(place, hidden)
    stick.plug_in()
    try:
        yield stick
    finally:
        for each in (place, hidden):
            subprocess.run(["umount", str(each)], check=False, capture_output=True, timeout=60)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Stick]:
    with plugged_in(tmp_path) as made:
        yield made


def routine(name: str) -> Routine:
    return Routine(id="evening", name=name, blocks=(Step(name="Calf stretch", seconds=30),))


def record(session: str) -> Record:
    return Record(
        id=session,
        routine_id="evening",
        routine_name="Evening legs",
        started=START,
        ended=START + timedelta(minutes=1),
        outcome=Outcome.FINISHED,
        session_ms=60_000,
        visits=(),
        pauses=(),
    )


class DiskWork:
    """Saves of every kind through one writer, as in the program."""

    def __init__(self, places: Folders) -> None:
        self.places = places
        self.reports: list[tuple[Unsaved, ...]] = []
        self.problems: list[QuarantinedFile] = []
        self.writer = Writer(self.reports.append, FakeClock(), require=Drive(places.data).require_there)
        self.routines, self.drafts = RoutineFiles(places.routines), DraftFiles(places.drafts)
        self.trash, self.settings = TrashFiles(places.trash), SettingsFile(places.settings_file)
        self.journal = JournalFiles(places.journal, self.problems.append)

    def save(self, name: str, session: str) -> None:
        """Save one thing of each kind, called ``name``."""
        jobs = {
            SaveKey(SaveKind.ROUTINE): partial(self.routines.save, routine(name)),
            SaveKey(SaveKind.DRAFT): partial(
                self.drafts.save, SavedDraft(routine_id="evening", sketch=Sketch(name=name))
            ),
            SaveKey(SaveKind.TRASH): partial(self.trash.put, Trashed(routine=routine(name), deleted=START.date())),
            SaveKey(SaveKind.SETTINGS): partial(self.settings.save, {"theme": name}),
            SaveKey(SaveKind.RECORD, session): partial(self.journal.write, record(session)),
        }
        for key, job in jobs.items():
            self.writer.submit(key, job)
        assert self.writer.flush(SOON_S)

    def retry(self) -> None:
        self.writer.retry()
        assert self.writer.flush(SOON_S)

    def unsaved(self) -> list[str]:
        return [str(each.key) for each in self.writer.unsaved]

    def require_saved(self, name: str, sessions: set[str]) -> None:
        """Check that everything is as saved under ``name``, and that there is nothing else."""
        assert self.routines.load() == ([routine(name)], [])
        assert self.drafts.load() == ([SavedDraft(routine_id="evening", sketch=Sketch(name=name))], [])
        assert self.settings.load() == ({"theme": name}, [])
        assert {each.id for each in self.journal.latest(99)} == sessions
        assert self.problems == []

    def files(self) -> list[str]:
        """All files, except the temporary ones of SQLite."""
        found = (path for path in self.places.data.rglob("*") if not path.name.endswith(("-wal", "-shm")))
        return sorted(str(path.relative_to(self.places.data)) for path in found)


@pytest.fixture
def work(stick: Stick) -> Iterator[DiskWork]:
    made = DiskWork(folders(stick.place / "data"))
    yield made
    made.writer.close()


@pytest.mark.logs_warnings
def test_full_disk__keeps_the_old_files_and_writes_the_rest_once_there_is_room(stick: Stick, work: DiskWork) -> None:
    work.save("before", "s1")
    before = work.files()
    stick.fill()
    work.save("after", "s2")

    assert work.unsaved() == ["routine", "draft", "trash", "settings", "record s2"]
    assert work.files() == before
    work.require_saved("before", {"s1"})
    stick.empty()
    work.retry()

    assert (work.unsaved(), work.reports[-1]) == ([], ())
    work.require_saved("after", {"s1", "s2"})


def test_full_disk__everything_copied_to_it__is_refused_and_leaves_no_part(stick: Stick, tmp_path: Path) -> None:
    places = folders(tmp_path / "data")
    RoutineFiles(places.routines).save(routine("Evening legs"))
    JournalFiles(places.journal, pytest.fail).write(record("session-1"))  # type: ignore[arg-type]  # any report fails
    stick.fill()

    with pytest.raises(OSError, match="No space left on device"):
        WholeFiles(places).copy_to(stick.place / "copy.zip", START.date())

    assert not list(stick.place.glob("*copy*"))


def test_read_only_drive__everything_on_it__is_copied_but_cannot_be_erased(stick: Stick, tmp_path: Path) -> None:
    places = folders(stick.place / "data")
    RoutineFiles(places.routines).save(routine("Evening legs"))
    mount("mount", "-o", "remount,bind,ro", str(stick.place))
    everything = WholeFiles(places)

    everything.copy_to(tmp_path / "copy.zip", START.date())
    with pytest.raises(OSError, match="Read-only file system") as refused:
        everything.require_erasable()

    assert refused.value.filename == str(places.routines)
    assert (tmp_path / "copy.zip").exists()
    assert [error.filename for error in everything.erase()] == [str(places.routines / "evening.json")]


def test_full_disk__a_broken_journal__is_set_aside_and_reported(stick: Stick) -> None:
    path = stick.place / "journal.sqlite3"
    reported: list[QuarantinedFile] = []
    JournalFiles(path, reported.append).write(record("session-1"))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    stick.fill()

    assert JournalFiles(path, reported.append).latest(1) == []

    (found,) = reported
    assert Path(found.kept_as).read_bytes() == whole[: len(whole) // 2]


def test_full_disk__a_journal_of_a_newer_version__is_read_and_reported(stick: Stick) -> None:
    path = stick.place / "journal.sqlite3"
    reported: list[QuarantinedFile] = []
    JournalFiles(path, reported.append).write(record("session-1"))
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
    stick.fill()

    assert [each.id for each in JournalFiles(path, reported.append).latest(1)] == ["session-1"]

    assert [each.problem for each in reported] == [WrittenByNewerVersion(Newer.JOURNAL)]


@pytest.mark.logs_warnings
def test_drive_unplugged__writes_nothing_in_its_place_and_everything_once_it_is_back(
    stick: Stick, work: DiskWork
) -> None:
    work.save("before", "s1")
    stick.pull_out()
    work.save("after", "s2")

    assert len(work.unsaved()) == 5
    assert list(stick.place.iterdir()) == []
    assert isinstance(work.writer.unsaved[0].error, AccessError)
    stick.plug_in()
    work.require_saved("before", {"s1"})
    work.retry()

    assert work.unsaved() == []
    work.require_saved("after", {"s1", "s2"})


@pytest.mark.logs_warnings
def test_read_only_drive__is_written_once_it_is_writable(stick: Stick, work: DiskWork) -> None:
    work.save("before", "s1")
    mount("mount", "-o", "remount,bind,ro", str(stick.place))
    work.save("after", "s2")

    assert len(work.unsaved()) == 5
    assert work.routines.load() == ([routine("before")], [])
    mount("mount", "-o", "remount,bind,rw", str(stick.place))
    work.retry()

    assert work.unsaved() == []
    work.require_saved("after", {"s1", "s2"})


@pytest.mark.logs_warnings
def test_disk_that_fills_at_any_moment__leaves_every_file_whole(stick: Stick, work: DiskWork) -> None:
    work.save("0", "s0")
    done = threading.Event()

    def fill_and_empty() -> None:
        while not done.is_set():
            stick.fill()
            stick.empty()

    filler = threading.Thread(target=fill_and_empty)
    filler.start()
    for number in range(1, 60):
        work.save(str(number), f"s{number}")
    done.set()
    filler.join()
    work.retry()

    assert work.unsaved() == []
    work.require_saved("59", {f"s{number}" for number in range(60)})
    assert not [name for name in work.files() if ".broken-" in name]


# -- the whole program


def test_program__on_a_full_disk__says_so_asks_before_it_closes_and_saves_when_it_can(
    screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path, stick: Stick
) -> None:
    (tmp_path / "data").symlink_to(stick.place)
    file = tmp_path / "routine.json"
    file.write_bytes(document.encode(LIE))
    stick.fill()
    picture = tmp_path / "notices.png"
    with program(tmp_path, "play", str(file), screen=screen, env=sound_server.env) as played:
        played.wait_for("Lie")
        played.press("Right", "Right")
        require_notices(1, played, screen, picture, or_more=True)
        played.close()
        played.window("Close and lose this?")
        played.press("Return", in_window="Close and lose this?")
        wait_until(lambda: played.is_gone("Close and lose this?"), "the question to be answered")
        stick.empty()
        played.close()
        ending = played.wait()

    assert ending.status == 0
    assert "Traceback" not in ending.said
    assert played.record().outcome is Outcome.FINISHED


@pytest.fixture
def careless_umask() -> Iterator[None]:
    """Set a umask with which files are readable for everybody by default."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_files__of_a_whole_session__are_for_this_user_only(
    screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path, careless_umask: None
) -> None:
    file = tmp_path / "routine.json"
    file.write_bytes(document.encode(LIE))
    seen: dict[str, int] = {}
    with program(tmp_path, "play", str(file), screen=screen, env=sound_server.env) as played:
        played.wait_for("Lie")
        look(played.data_dir, seen)
        played.press("Right", "Right")
        wait_until((played.data_dir / "journal.sqlite3").exists, "the record")
        look(played.data_dir, seen)
        played.close()
        played.wait()
    look(played.data_dir, seen)

    assert {"journal.sqlite3", "state.json", "recovery-timer.log"} <= {Path(name).name for name in seen}
    assert {name: oct(mode) for name, mode in seen.items() if mode & 0o077} == {}


def look(folder: Path, seen: dict[str, int]) -> None:
    """Add the mode of everything in ``folder`` to what was ``seen``."""
    for path in (folder, *folder.rglob("*")):
        with suppress(FileNotFoundError):
            seen[str(path)] = stat.S_IMODE(path.lstat().st_mode)


def test_program__that_changes_nothing__writes_nothing(
    screen: VirtualScreen, sound_server: SoundServer, tmp_path: Path
) -> None:
    prepared(tmp_path, BLINK)
    RoutineFiles(tmp_path / "data" / "routines").save(routine("Evening legs"))

    def look_around() -> dict[str, tuple[int, bytes]]:
        with program(tmp_path, screen=screen, env=sound_server.env) as running:
            running.window()
            running.press("ctrl+comma")
            running.press("ctrl+f")
            backups = running.data_dir / "backups"
            wait_until(lambda: any(backups.glob("*.zip")), "the day's backup")
            running.press("ctrl+q")
            assert running.wait().status == 0
        # The log is written whenever there is something to log.
        files = [path for path in running.data_dir.rglob("*") if path.is_file() and path.suffix != ".log"]
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    # The first run saves the window's position and the day's backup.
    first, second = look_around(), look_around()

    assert second == first
