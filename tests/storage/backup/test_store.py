import errno
import os
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from recovery_timer.ports import BACKUPS_KEPT, BackupStore, QuarantinedFile
from recovery_timer.ports.messages import file_problem, quarantine_reason
from recovery_timer.ports.problems import Unreadable
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family
from recovery_timer.storage import document
from recovery_timer.storage.backup.archive import HEAD, SCHEMA, Head
from recovery_timer.storage.backup.store import BackupFiles
from recovery_timer.storage.files.atomic import read_own
from recovery_timer.storage.files.paths import Folders, folders
from recovery_timer.storage.journal.db import JournalDatabase
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.storage.settings import SettingsFile
from recovery_timer.storage.state import FavouritesInState, StateFile
from recovery_timer.storage.techniques import TechniqueFiles
from tests.refusing import refuses
from tests.storage.backup.packing import pack
from tests.storage.journal.test_db import record

DAY = date(2026, 11, 22)
NEXT = DAY + timedelta(days=1)

LEGS = Routine(id="evening", name="Evening legs", blocks=(Step(name="Calf stretch", seconds=30),))
COUCH = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, seconds=90)
WALK = Routine(id="walk", name="Walk", blocks=(Step(name="Walk", seconds=600),))


@pytest.fixture
def places(tmp_path: Path) -> Folders:
    return folders(tmp_path / "data")


@pytest.fixture
def backups(places: Folders) -> BackupFiles:
    return BackupFiles(places)


def save(places: Folders, *routines: Routine) -> None:
    for routine in routines:
        RoutineFiles(places.routines).save(routine)


def journal(places: Folders) -> JournalDatabase:
    return JournalDatabase(places.journal, refuse)


def refuse(reported: QuarantinedFile) -> None:
    pytest.fail(quarantine_reason(reported))


def names(places: Folders) -> list[str]:
    return sorted(path.name for path in places.backups.iterdir()) if places.backups.exists() else []


def head(places: Folders, name: str) -> Head:
    with zipfile.ZipFile(places.backups / name) as archive:
        return msgspec.json.decode(archive.read(HEAD), type=Head)


# -- making


def test_make__without_data__makes_nothing(backups: BackupFiles, places: Folders) -> None:
    backups.make(DAY)

    assert not places.data.exists()


def test_make__has_everything_the_user_has_made(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS, WALK)
    SettingsFile(places.settings_file).save({"volume": 40})
    FavouritesInState(StateFile(places.state_file)).save(frozenset({"walk"}))
    journal(places).write(record("s1"))

    backups.make(DAY)

    (backup,) = backups.load()
    assert (backup.key, backup.day, backup.routines, backup.sessions, backup.problem) == ("2026-11-22", DAY, 2, 1, None)
    contents = backups.read(backup.key)
    assert set(contents.routines) == {LEGS, WALK}
    assert contents.settings["volume"] == 40
    assert contents.favourites == {"walk"}
    assert (contents.missing_sessions, contents.unreadable) == (0, 0)
    assert head(places, "2026-11-22.zip").reason == "daily"


def test_make__is_readable_for_this_user_only(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)

    backups.make(DAY)

    assert names(places) == ["2026-11-22.zip"]
    assert (places.backups.stat().st_mode & 0o777) == 0o700
    assert (places.backups / "2026-11-22.zip").stat().st_mode & 0o777 == 0o600


def test_make__a_second_time_on_a_day__keeps_the_first(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    backups.make(DAY)
    save(places, WALK)
    backups.make(DAY)

    assert backups.read("2026-11-22").routines == (LEGS,)
    assert names(places) == ["2026-11-22.zip"]


def test_make__nothing_has_changed__writes_nothing(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    journal(places).write(record("s1"))
    backups.make(DAY)
    before = places.backups.stat().st_mtime_ns
    # Only read, or written unchanged.
    journal(places).latest(1)
    save(places, LEGS)
    StateFile(places.state_file).save({"window": "somewhere else"})

    backups.make(NEXT)

    assert names(places) == ["2026-11-22.zip"]
    assert places.backups.stat().st_mtime_ns == before


def another_routine(places: Folders) -> None:
    save(places, WALK)


def changed_routine(places: Folders) -> None:
    save(places, replace(LEGS, name="Legs"))


def deleted_routine(places: Folders) -> None:
    RoutineFiles(places.routines).delete("evening")


def another_session(places: Folders) -> None:
    journal(places).write(record("s2"))


def another_setting(places: Folders) -> None:
    SettingsFile(places.settings_file).save({"volume": 41})


def another_favourite(places: Folders) -> None:
    FavouritesInState(StateFile(places.state_file)).save(frozenset({"walk"}))


def damaged_backup(places: Folders) -> None:
    path = places.backups / "2026-11-22.zip"
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize(
    "change",
    [
        another_routine,
        changed_routine,
        deleted_routine,
        another_session,
        another_setting,
        another_favourite,
        damaged_backup,
    ],
)
def test_make__after_any_change__makes_one(
    backups: BackupFiles, places: Folders, change: Callable[[Folders], None]
) -> None:
    save(places, LEGS)
    journal(places).write(record("s1"))
    backups.make(DAY)

    change(places)
    backups.make(NEXT)

    assert names(places) == ["2026-11-22.zip", "2026-11-23.zip"]


def test_make_now__on_a_day_that_has_one__makes_a_second_with_its_reason(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    backups.make(DAY)
    save(places, WALK)
    backups.make_now(DAY, "before an update")
    backups.make_now(DAY, "before another")

    assert names(places) == ["2026-11-22.2.zip", "2026-11-22.zip"]
    assert head(places, "2026-11-22.2.zip").reason == "before an update"
    assert [(each.key, each.day) for each in backups.load()] == [("2026-11-22.2", DAY), ("2026-11-22", DAY)]


def test_make__name_taken_by_something_else__leaves_it(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    places.backups.mkdir()
    (places.backups / "2026-11-22.zip").write_bytes(b"photos")

    backups.make(DAY)
    backups.make(DAY)

    assert (places.backups / "2026-11-22.zip").read_bytes() == b"photos"
    assert names(places) == ["2026-11-22.2.zip", "2026-11-22.zip"]


def test_make__keeps_the_newest_and_files_that_are_not_backups(backups: BackupFiles, places: Folders) -> None:
    places.backups.mkdir(parents=True)
    foreign = {"notes.txt", "2020-01-01.zip", "2020-01-02.txt", "old 2020-01-01.zip", "2020-13-77.zip"}
    for name in foreign:
        (places.backups / name).write_bytes(b"photos")
    for number in range(BACKUPS_KEPT + 3):
        save(places, replace(LEGS, name=f"Legs {number}"))
        backups.make(DAY + timedelta(days=number))

    kept = set(names(places)) - foreign
    assert foreign <= set(names(places))
    assert kept == {f"{DAY + timedelta(days=number)}.zip" for number in range(3, BACKUPS_KEPT + 3)}


def test_make__clock_set_back__keeps_the_one_just_made(backups: BackupFiles, places: Folders) -> None:
    for number in range(BACKUPS_KEPT + 1):
        save(places, replace(LEGS, name=f"Legs {number}"))
        backups.make(DAY - timedelta(days=number))

    assert f"{DAY - timedelta(days=BACKUPS_KEPT)}.zip" in names(places)
    assert len(names(places)) == BACKUPS_KEPT


def test_make__of_a_broken_file__keeps_it_as_it_is(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    (places.routines / "broken.json").write_bytes(b"{half of a routine")

    backups.make(DAY)

    with zipfile.ZipFile(places.backups / "2026-11-22.zip") as archive:
        assert archive.read("routines/broken.json") == b"{half of a routine"
    assert (backups.read("2026-11-22").routines, backups.read("2026-11-22").unreadable) == ((LEGS,), 1)


def test_make__of_a_file_that_is_removed_meanwhile__leaves_it_out(
    backups: BackupFiles, places: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(places, LEGS, WALK)

    def too_late(path: Path, limit_bytes: int) -> bytes:
        (places.routines / "walk.json").unlink(missing_ok=True)
        return read_own(path, limit_bytes)

    monkeypatch.setattr("recovery_timer.storage.backup.store.read_own", too_late)

    backups.make(DAY)

    assert backups.read("2026-11-22").routines == (LEGS,)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="no file is unreadable for this user")
def test_make__of_files_that_cannot_be_read__leaves_them_out(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS, WALK)
    TechniqueFiles(places.techniques, places.deleted_techniques).save(COUCH)
    for path in (places.routines / "walk.json", places.techniques / "own-couch.json"):
        path.chmod(0)

    backups.make(DAY)

    assert backups.read("2026-11-22").routines == (LEGS,)
    assert (head(places, "2026-11-22.zip").routines, head(places, "2026-11-22.zip").schema) == (1, 1)


def test_make__of_many_files__holds_one_at_a_time(backups: BackupFiles, places: Folders) -> None:
    mega = 1024 * 1024
    save(places, LEGS)
    # The imports of the first call would be counted.
    backups.make_now(DAY, "before")
    for number in range(16):
        (places.routines / f"legs-{number}.json").write_bytes(bytes(mega))

    tracemalloc.start()
    try:
        backups.make_now(NEXT, "measured")
        _, most_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert most_bytes < 6 * mega


def test_make__of_links__follows_none_of_them(backups: BackupFiles, places: Folders, tmp_path: Path) -> None:
    save(places, LEGS)
    secret = tmp_path / "secret.json"
    secret.write_bytes(document.encode(WALK))
    (places.routines / "walk.json").symlink_to(secret)
    JournalDatabase(tmp_path / "other.sqlite3", refuse).write(record())
    places.journal.symlink_to(tmp_path / "other.sqlite3")

    backups.make(DAY)

    assert backups.read("2026-11-22").routines == (LEGS,)
    assert backups.load()[0].sessions == 0


def test_make__in_a_folder_that_is_a_link__is_refused(backups: BackupFiles, places: Folders, tmp_path: Path) -> None:
    save(places, LEGS)
    (tmp_path / "elsewhere").mkdir()
    places.backups.symlink_to(tmp_path / "elsewhere")

    with refuses("It is a link"):
        backups.make(DAY)

    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_make__of_a_broken_journal__fails_and_keeps_the_last_backup(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    backups.make(DAY)
    places.journal.write_bytes(b"no database" * 100)

    with refuses("cannot be copied"):
        backups.make(NEXT)

    assert names(places) == ["2026-11-22.zip"]


def test_make__of_more_than_can_be_read_back__fails(
    backups: BackupFiles, places: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(places, LEGS)
    monkeypatch.setattr("recovery_timer.storage.backup.archive._MOST_FILES", 1)

    with refuses(r"There is too much to back up\. It holds more than 1 files\."):
        backups.make(DAY)

    assert names(places) == []


# -- using


def test_load__without_backups__is_empty(backups: BackupFiles) -> None:
    store: BackupStore = backups

    assert store.load() == []


def test_load__reports_an_unusable_backup_and_all_others(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    backups.make(DAY)
    newer = Head(schema=SCHEMA + 1, day=DAY, reason="daily", routines=0, sessions=0)
    (places.backups / "2026-11-21.zip").write_bytes(pack(newer, []))
    (places.backups / "2026-11-20.zip").write_bytes(b"half of one")

    found = {backup.key: backup.problem and file_problem(backup.problem) for backup in backups.load()}

    assert found == {
        "2026-11-22": None,
        "2026-11-21": "A newer version of Recovery Timer made it: update the program to use it.",
        "2026-11-20": "It is damaged, or not a backup: its end is missing.",
    }


def test_read__older_settings_file__is_migrated(backups: BackupFiles, places: Folders) -> None:
    places.settings_file.parent.mkdir(parents=True)
    places.settings_file.write_bytes(b'{"volume": 40}')

    backups.make(DAY)

    assert backups.read("2026-11-22").settings == {"volume": 40}


def test_load__unreadable_backup__is_reported(
    backups: BackupFiles, places: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(places, LEGS)
    backups.make(DAY)

    def no_disk(path: Path) -> None:
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr("recovery_timer.storage.backup.store.Archive", no_disk)

    assert [backup.problem for backup in backups.load()] == [Unreadable("Input/output error")]


def test_read__of_a_routine_of_a_newer_version__has_it_if_understood(backups: BackupFiles, places: Folders) -> None:
    places.routines.mkdir(parents=True)
    newer = document.encode(LEGS).replace(b'"schema": 1', b'"schema": 2')
    (places.routines / "evening.json").write_bytes(newer)
    (places.routines / "walk.json").write_bytes(newer.replace(b'"name": "Evening', b'"mood": 1, "name": "Evening'))

    backups.make(DAY)

    assert (backups.read("2026-11-22").routines, backups.read("2026-11-22").unreadable) == ((LEGS,), 1)


def test_read__of_broken_settings_and_favourites__has_none(backups: BackupFiles, places: Folders) -> None:
    places.backups.mkdir(parents=True)
    ours = Head(schema=1, day=DAY, reason="daily", routines=0, sessions=0)
    broken = [("settings.json", b"{half"), ("favourites.json", b'["half')]
    (places.backups / "2026-11-22.zip").write_bytes(pack(ours, broken))

    contents = backups.read("2026-11-22")

    assert (contents.settings, contents.favourites) == ({}, frozenset())


@pytest.mark.parametrize("key", ["2026-11-23", "../2026-11-22", "notes", ""])
def test_read__not_the_name_of_a_backup__finds_nothing(backups: BackupFiles, places: Folders, key: str) -> None:
    save(places, LEGS)
    backups.make(DAY)

    with pytest.raises(FileNotFoundError):
        backups.read(key)
    with pytest.raises(FileNotFoundError):
        backups.add_missing_sessions(key)


def test_sessions__lost_since__are_restored_once(backups: BackupFiles, places: Folders) -> None:
    journal(places).write(record("s1"))
    journal(places).write(record("s2"))
    backups.make(DAY)
    places.journal.unlink()
    journal(places).write(record("s2"))

    assert backups.read("2026-11-22").missing_sessions == 1
    assert backups.add_missing_sessions("2026-11-22") == 1
    assert {each.id for each in journal(places).latest(9)} == {"s1", "s2"}
    assert backups.read("2026-11-22").missing_sessions == 0
    assert backups.add_missing_sessions("2026-11-22") == 0


def test_sessions__of_a_backup_without_any__are_none(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    backups.make(DAY)

    assert backups.add_missing_sessions("2026-11-22") == 0
    assert not places.journal.exists()


def test_sessions__not_a_database__are_refused(backups: BackupFiles, places: Folders) -> None:
    places.backups.mkdir(parents=True)
    ours = Head(schema=1, day=DAY, reason="daily", routines=0, sessions=1)
    (places.backups / "2026-11-22.zip").write_bytes(pack(ours, [("journal.sqlite3", b"no database" * 100)]))

    with refuses("not a database"):
        backups.read("2026-11-22")
    with refuses("not a database"):
        backups.add_missing_sessions("2026-11-22")
    assert not places.journal.exists()


def test_read__of_a_damaged_member__fails(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    backups.make(DAY)
    path = places.backups / "2026-11-22.zip"
    data = bytearray(path.read_bytes())
    data[data.index(b"evening.json") + 20] ^= 0xFF
    path.write_bytes(data)

    with refuses("It is damaged"):
        backups.read("2026-11-22")


# -- the user's own techniques


def test_make__has_the_techniques__and_only_then_the_new_schema(backups: BackupFiles, places: Folders) -> None:
    save(places, LEGS)
    backups.make(DAY)
    assert head(places, "2026-11-22.zip").schema == 1

    TechniqueFiles(places.techniques, places.deleted_techniques).save(COUCH)
    (places.techniques / "own-broken.json").write_bytes(b"half")
    backups.make(NEXT)

    assert head(places, "2026-11-23.zip").schema == SCHEMA
    assert [backup.routines for backup in backups.load()] == [1, 1]
    found = backups.read("2026-11-23")
    assert (found.routines, found.techniques) == ((LEGS,), (COUCH,))
    assert backups.read("2026-11-22").techniques == ()
