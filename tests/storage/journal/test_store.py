import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from recovery_timer.ports import JournalStore, QuarantinedFile
from recovery_timer.ports.messages import quarantine_reason
from recovery_timer.storage.journal.db import MIGRATIONS, JournalDatabase
from recovery_timer.storage.journal.store import JournalFiles
from tests.refusing import refuses
from tests.storage.journal.test_db import START, record

CONFLICTS = [
    "journal.sync-conflict-20260101-120000-ABCDEFG.sqlite3",
    "journal (conflicted copy 2026-01-01 120000).sqlite3",
    "journal (Kim's conflicted copy 2026-01-01).sqlite3",
    "journal (1).sqlite3",
    "journal 2.sqlite3",
]


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def set_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {version}")
        database.commit()


def test_journal__alone__is_the_database(journal: JournalFiles, path: Path, reported: list[QuarantinedFile]) -> None:
    store: JournalStore = journal
    assert (store.latest(5), store.last_used()) == ([], {})
    assert not path.parent.exists()
    store.write(record())

    assert (store.latest(5), store.last_used()) == ([record()], {"evening": START})
    assert names(path) == ["journal.sqlite3"]
    assert reported == []


def test_newer_journal__is_read_and_new_sessions_are_kept_beside_it(
    journal: JournalFiles, path: Path, reported: list[QuarantinedFile]
) -> None:
    journal.write(record("s1"))
    set_version(path, len(MIGRATIONS) + 1)
    before = path.read_bytes()
    later = record("s2", started=START + timedelta(days=1))
    journal.write(later)

    assert path.read_bytes() == before
    assert names(path) == [f"journal.schema-{len(MIGRATIONS)}.sqlite3", "journal.sqlite3"]
    assert journal.latest(5) == JournalFiles(path, reported.append).latest(5) == [later, record("s1")]
    assert journal.latest(1) == [later]
    assert journal.last_used() == {"evening": later.started}
    assert {each.file for each in reported} == {str(path)}
    assert "kept in a file beside it" in quarantine_reason(reported[0])


def test_sessions_beside__are_merged_once_the_journal_can_be_written_again(
    journal: JournalFiles, path: Path, reported: list[QuarantinedFile]
) -> None:
    journal.write(record("s1"))
    set_version(path, len(MIGRATIONS) + 1)
    journal.write(record("s2", "morning"))
    set_version(path, len(MIGRATIONS))
    journal.write(record("s3"))

    assert names(path) == ["journal.sqlite3"]
    assert {each.id for each in JournalDatabase(path, reported.append).latest(5)} == {"s1", "s2", "s3"}
    assert journal.last_used().keys() == {"evening", "morning"}


@pytest.mark.parametrize("name", CONFLICTS)
def test_conflict_copy__is_read_with_the_journal_and_merged_into_it(
    journal: JournalFiles, path: Path, reported: list[QuarantinedFile], name: str
) -> None:
    journal.write(record("s1"))
    other = path.with_name(name)
    JournalDatabase(other, reported.append).write(record("s2", started=START - timedelta(days=1)))
    JournalDatabase(other, reported.append).write(record("s1", held_ms=99))

    assert [each.id for each in journal.latest(5)] == ["s1", "s2"]
    assert [each.id for each in journal.sessions_of("evening", 5)] == ["s1", "s2"]
    assert journal.sessions_of("evening", 1) == [record("s1")]
    # Sessions in the journal itself are not replaced.
    assert journal.latest(1) == [record("s1")]
    assert names(path) == sorted([name, "journal.sqlite3"])
    journal.write(record("s3", started=START - timedelta(days=2)))
    assert names(path) == ["journal.sqlite3"]
    assert [each.id for each in JournalDatabase(path, reported.append).latest(5)] == ["s1", "s2", "s3"]
    assert journal.latest(1) == [record("s1")]
    assert reported == []


def test_copy_of_a_newer_version__stays(journal: JournalFiles, path: Path, reported: list[QuarantinedFile]) -> None:
    other = path.with_name(CONFLICTS[0])
    JournalDatabase(other, reported.append).write(record("s2"))
    set_version(other, len(MIGRATIONS) + 1)
    journal.write(record("s1"))

    assert names(path) == sorted([CONFLICTS[0], "journal.sqlite3"])
    assert {each.id for each in journal.latest(5)} == {"s1", "s2"}
    assert [each.file for each in reported] == [str(other)] * len(reported)
    assert "The sessions in it stay there." in quarantine_reason(reported[0])
    count = len(reported)
    journal.write(record("s3"))
    journal.latest(5)
    assert len(reported) == count


def test_stamp__differs_once_something_is_written__and_not_by_reading(
    journal: JournalFiles, path: Path, reported: list[QuarantinedFile]
) -> None:
    def write_conflict() -> None:
        JournalDatabase(path.with_name(CONFLICTS[0]), reported.append).write(record("s3"))

    other = JournalFiles(path, reported.append)
    writes: list[Callable[[], None]] = [
        lambda: other.write(record("s1")),
        lambda: other.write(record("s1", started=START + timedelta(days=1))),
        write_conflict,
        lambda: other.delete("s1"),
    ]
    assert journal.stamp() is None
    for write in writes:
        if path.exists():
            # Two writes may fall within one tick of the file system's clock.
            os.utime(path, (0, 0))
        before = journal.stamp()
        write()
        after = journal.stamp()
        journal.latest(5)
        assert before != after == journal.stamp()


def test_stamp__while_another_program_has_the_journal_open__differs_by_its_log(
    journal: JournalFiles, path: Path
) -> None:
    journal.write(record("s1"))
    before = journal.stamp()
    with closing(sqlite3.connect(path)) as other:
        other.execute("DELETE FROM session")
        other.commit()
        assert journal.stamp() != before


def test_broken_copy__is_quarantined(journal: JournalFiles, path: Path, reported: list[QuarantinedFile]) -> None:
    journal.write(record("s1"))
    path.with_name(CONFLICTS[0]).write_bytes(b"no database" * 100)

    assert journal.latest(5) == [record("s1")]
    assert len(reported) == 1
    assert ".broken-1" in reported[0].kept_as
    journal.write(record("s2"))
    assert len(reported) == 1


def test_link__is_not_followed(
    journal: JournalFiles, path: Path, tmp_path: Path, reported: list[QuarantinedFile]
) -> None:
    outside = tmp_path / "outside.sqlite3"
    JournalDatabase(outside, reported.append).write(record("s1"))
    before = outside.read_bytes()
    path.parent.mkdir()
    path.symlink_to(outside)
    path.with_name(CONFLICTS[0]).symlink_to(outside)

    assert journal.latest(5) == []
    assert "It is a link" in quarantine_reason(reported[0])
    with refuses("It is a link"):
        journal.write(record("s2"))
    assert outside.read_bytes() == before
