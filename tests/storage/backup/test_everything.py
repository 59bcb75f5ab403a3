import os
import stat
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from recovery_timer.journal.entries import Run
from recovery_timer.ports import Holdings, SavedDraft, Trashed
from recovery_timer.ports.messages import error_reason
from recovery_timer.ports.problems import CopyWouldBeErased, FileProblemError
from recovery_timer.routine.model import Routine, Sketch, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family
from recovery_timer.storage.backup.everything import WholeFiles
from recovery_timer.storage.backup.store import BackupFiles
from recovery_timer.storage.drafts import DraftFiles
from recovery_timer.storage.files.paths import Folders, folders
from recovery_timer.storage.journal import exchange
from recovery_timer.storage.journal.db import JournalDatabase
from recovery_timer.storage.logfile import begin_log, end_log
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.storage.settings import SettingsFile
from recovery_timer.storage.state import FavouritesInState, StateFile
from recovery_timer.storage.techniques import TechniqueFiles
from recovery_timer.storage.trash import TrashFiles
from tests.storage.journal.test_db import record

DAY = date(2026, 11, 27)
LEGS = Routine(id="evening", name="Evening legs", blocks=(Step(name="Calf stretch", seconds=30),))
GONE = Routine(id="gone", name="Gone", blocks=(Step(name="Walk", seconds=60),))
OWN = OwnTechnique(id="own-1", name="Wall sit", family=Family.STRENGTH, seconds=30)
RUN = Run(id="run", at=datetime(2026, 11, 26, 18, 30, tzinfo=UTC), distance_m=10_000, hard=True)

KEPT = {
    *("routines/evening.json", "routines/torn.broken-1.json", "techniques/own-1.json", "drafts/evening.json"),
    *("trash/gone.2026-11-20.json", "sounds/tick.wav", "journal.sqlite3", "settings.json", "state.json"),
    *("session.checkpoint", "journal.broken-1.sqlite3", "state.broken-1.json"),
}


@pytest.fixture
def places(tmp_path: Path) -> Folders:
    return folders(tmp_path / "data")


def fill(places: Folders) -> None:
    """Create one of everything that a user can have."""
    RoutineFiles(places.routines).save(LEGS)
    (places.routines / "torn.broken-1.json").write_text("half a rout")
    TechniqueFiles(places.techniques, places.deleted_techniques).save(OWN)
    DraftFiles(places.drafts).save(SavedDraft(routine_id="evening", sketch=Sketch(name="Evening", blocks=LEGS.blocks)))
    TrashFiles(places.trash).put(Trashed(routine=GONE, deleted=date(2026, 11, 20)))
    places.sounds.mkdir()
    (places.sounds / "tick.wav").write_bytes(b"RIFF")
    journal = JournalDatabase(places.journal, pytest.fail)  # type: ignore[arg-type]  # any report fails
    journal.write(record())
    journal.write_entry(RUN)
    places.journal.with_name("journal.broken-1.sqlite3").write_bytes(b"once a journal")
    SettingsFile(places.settings_file).save({"get_ready": 3})
    FavouritesInState(StateFile(places.state_file)).save(frozenset({"evening"}))
    (places.state / "state.broken-1.json").write_text("{")
    places.checkpoint.write_bytes(b"a session that was interrupted")
    BackupFiles(places).make(DAY)


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


# -- counting


def test_count__of_nothing__is_zero(places: Folders) -> None:
    assert WholeFiles(places).count() == Holdings()


def test_count__of_one_of_everything(places: Folders) -> None:
    fill(places)
    # The broken routine counts: it is erased too.
    assert WholeFiles(places).count() == Holdings(
        routines=2, techniques=1, sessions=1, entries=1, drafts=1, deleted=1, sounds=1, backups=1
    )


def test_folder__is_created_when_accessed(places: Folders) -> None:
    assert WholeFiles(places).folder.is_dir()


# -- copying


def test_copy_to__has_every_file__once(places: Folders, tmp_path: Path) -> None:
    fill(places)
    copy = tmp_path / "copy.zip"

    WholeFiles(places).copy_to(copy, DAY)

    with zipfile.ZipFile(copy) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert len(names) == len(set(names))
        assert {name.removeprefix("other/") for name in names} >= KEPT
        assert archive.read("other/sounds/tick.wav") == b"RIFF"
        assert archive.read("other/session.checkpoint") == b"a session that was interrupted"
        readme = archive.read("README.txt").decode()
        history = exchange.read(archive.read("history.csv"))
        assert history == exchange.read(archive.read("history.jsonl"))
    assert "as it was on 2026-11-27" in readme
    told = {name.split("/")[0].rstrip("/") for name in names} - {"README.txt"}
    assert all(name in readme for name in told)
    assert (history.records, history.entries) == ((record(),), (RUN,))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_copy_to__can_be_restored_from(places: Folders, tmp_path: Path) -> None:
    fill(places)
    copy = tmp_path / "copy.zip"
    WholeFiles(places).copy_to(copy, DAY)
    WholeFiles(places).erase()

    backups = BackupFiles(places)
    found = backups.look_at(copy)
    contents = backups.read(found.key)

    assert (found.day, found.problem, found.routines, found.sessions) == (DAY, None, 1, 2)
    assert (contents.routines, contents.techniques, contents.favourites) == ((LEGS,), (OWN,), frozenset({"evening"}))
    assert contents.settings["get_ready"] == 3
    assert contents.missing_sessions == 2
    assert backups.add_missing_sessions(found.key) == 2
    assert JournalDatabase(places.journal, pytest.fail).entries() == [RUN]  # type: ignore[arg-type]  # as above


def test_copy_to__of_nothing__is_a_backup_too(places: Folders, tmp_path: Path) -> None:
    WholeFiles(places).copy_to(tmp_path / "copy.zip", DAY)
    assert BackupFiles(places).look_at(tmp_path / "copy.zip").problem is None


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0" + b"torn" * 100])
def test_copy_to__unreadable_journal__is_copied_unchanged(places: Folders, tmp_path: Path, content: bytes) -> None:
    places.data.mkdir()
    places.journal.write_bytes(content)

    WholeFiles(places).copy_to(tmp_path / "copy.zip", DAY)

    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        kept = [archive.read(name) for name in archive.namelist() if name.startswith("other/journal")]
    assert content in kept


def test_copy_to__into_a_folder_that_is_erased__is_refused(places: Folders) -> None:
    fill(places)
    with pytest.raises(FileProblemError) as refused:
        WholeFiles(places).copy_to(places.backups / "copy.zip", DAY)
    assert refused.value.problem == CopyWouldBeErased(str(places.backups))
    assert "Choose another place" in error_reason(refused.value)
    assert not (places.backups / "copy.zip").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="no file is unreadable for this user")
def test_copy_to__unreadable_file__fails(places: Folders, tmp_path: Path) -> None:
    fill(places)
    (places.sounds / "tick.wav").chmod(0)
    with pytest.raises(PermissionError):
        WholeFiles(places).copy_to(tmp_path / "copy.zip", DAY)
    assert not (tmp_path / "copy.zip").exists()


def test_copy_to__an_earlier_copy__stays_if_the_new_one_fails(
    places: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(places)
    copy = tmp_path / "copy.zip"
    copy.write_bytes(b"an earlier copy")
    monkeypatch.setattr("recovery_timer.storage.backup.archive.Archive.is_whole", lambda _: False)
    with pytest.raises(FileProblemError):
        WholeFiles(places).copy_to(copy, DAY)
    assert copy.read_bytes() == b"an earlier copy"


# -- erasing


def test_erase__leaves_nothing(places: Folders) -> None:
    fill(places)
    begin_log(places.logs)
    places.covers.mkdir(parents=True)
    (places.covers / "calf.png").write_bytes(b"png")
    end_log()

    assert WholeFiles(places).erase() == ()

    assert files(places.data) == set()
    assert not [path for path in places.data.iterdir() if path.name != "cache"]


def test_erase__twice__is_harmless(places: Folders) -> None:
    fill(places)
    everything = WholeFiles(places)
    everything.erase()
    assert everything.erase() == ()


def test_erase__other_files_in_a_folder_the_user_chose__stay(places: Folders, tmp_path: Path) -> None:
    fill(places)
    others = {"taxes.json", "settings-of-another.json", "state of the union.txt", "photos/legs.png", "session.txt"}
    (places.data / "photos").mkdir()
    for name in others:
        (places.data / name).write_text("not ours")

    WholeFiles(places).erase()

    assert files(places.data) == others


def test_erase__link__is_removed_but_not_its_target(places: Folders, tmp_path: Path) -> None:
    fill(places)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file.json").write_text("not ours")
    (places.routines / "linked.json").symlink_to(elsewhere / "file.json")
    (places.routines / "folder").symlink_to(elsewhere)

    assert WholeFiles(places).erase() == ()

    assert (elsewhere / "file.json").read_text() == "not ours"
    assert not places.routines.exists()


def test_erase__removes_only_what_a_copy_has_or_what_is_derived_from_it(places: Folders, tmp_path: Path) -> None:
    fill(places)
    (places.drafts / "notes of mine.txt").write_text("in a folder of the program's")
    before = files(places.data)
    WholeFiles(places).copy_to(tmp_path / "copy.zip", DAY)
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        copied = {name.removeprefix("other/") for name in archive.namelist()}

    WholeFiles(places).erase()

    assert {name for name in before - copied if not name.startswith("journal.sqlite3-")} == {f"backups/{DAY}.zip"}


def test_erase__read_only_folder__is_reported_and_the_rest_erased(
    places: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(places)
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.parent == places.sounds:
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)

    (left,) = WholeFiles(places).erase()

    assert left.filename == str(places.sounds / "tick.wav")
    assert files(places.data) == {"sounds/tick.wav"}


def test_require_erasable__one_folder_is_read_only__is_refused(
    places: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(places)

    def refuse(folder: Path) -> None:
        if folder == places.trash:
            raise OSError(30, "Read-only file system", str(folder))

    monkeypatch.setattr("recovery_timer.storage.backup.everything.require_writable", refuse)
    with pytest.raises(OSError, match="Read-only") as refused:
        WholeFiles(places).require_erasable()
    assert refused.value.filename == str(places.trash)
