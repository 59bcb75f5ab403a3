import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.journal.entries import Answer, Entry, Level, Note, Run, Soreness
from recovery_timer.journal.summary import summary_of
from recovery_timer.ports import QuarantinedFile
from recovery_timer.routine.technique import Muscle
from recovery_timer.session.record import Record
from recovery_timer.storage.journal.db import MIGRATIONS, JournalDatabase
from recovery_timer.storage.journal.store import JournalFiles
from tests.journal.made import TUESDAY, entries, run, sore
from tests.storage.journal.test_db import START, record, records

OLD_VERSIONS = Path(__file__).parents[1] / "old_versions"


def refuse(reported: object) -> None:
    pytest.fail(str(reported))


@given(kept=st.lists(entries, max_size=5, unique_by=lambda entry: entry.id))
def test_entries__of_any_kind__are_read_as_they_were_written(kept: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reported: list[QuarantinedFile] = []
        journal = JournalDatabase(Path(folder) / "journal.sqlite3", reported.append)
        for entry in kept:
            journal.write_entry(entry)
        found = journal.entries()

        assert {entry.id: entry for entry in found} == {entry.id: entry for entry in kept}
        assert {entry.id: entry.at.utcoffset() for entry in found} == {entry.id: entry.at.utcoffset() for entry in kept}
        assert [entry.at for entry in found] == sorted(entry.at for entry in kept)
        assert reported == []


def test_entries__without_a_journal__are_none(journal: JournalFiles, path: Path) -> None:
    assert (journal.entries(), journal.summaries(), journal.record("s1"), journal.last_done(START)) == (
        [],
        [],
        None,
        {},
    )
    journal.delete("s1")

    assert not path.parent.exists()


def test_entries__since_a_moment__leave_out_older_ones(journal: JournalFiles) -> None:
    for entry in (run(TUESDAY, "old"), run(TUESDAY + timedelta(days=1), "new")):
        journal.write_entry(entry)

    assert [entry.id for entry in journal.entries(TUESDAY + timedelta(seconds=1))] == ["new"]
    assert [entry.id for entry in journal.entries(TUESDAY)] == ["old", "new"]


def test_write_entry__with_a_known_id__replaces_all_of_the_earlier_version(journal: JournalFiles) -> None:
    journal.write_entry(sore(TUESDAY, 4, 5, entry_id="a"))
    later = sore(TUESDAY, Level(Muscle.QUADS, 2, "left"), entry_id="a")
    journal.write_entry(later)

    assert journal.entries() == [later]
    note = Note(id="a", at=TUESDAY, text="Not sore at all")
    journal.write_entry(note)
    assert journal.entries() == [note]


def test_delete__removes_a_session_or_an_entry_with_all_its_rows(journal: JournalFiles, path: Path) -> None:
    journal.write(record())
    journal.write_entry(sore(TUESDAY, 4, entry_id="a"))
    journal.delete("s1")
    journal.delete("a")
    journal.delete("nothing")

    with closing(sqlite3.connect(path)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        left = {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608 - our own names
    assert left == {table: [] for table in tables}


def test_delete__finds_what_was_kept_beside_a_newer_journal(journal: JournalFiles, path: Path) -> None:
    conflict = path.with_name("journal.sync-conflict-20260101-120000-ABCDEFG.sqlite3")
    JournalDatabase(conflict, refuse).write_entry(run())
    assert journal.entries() == [run()]
    journal.delete("run")

    assert journal.entries() == []


@given(kept=records)
def test_summaries__are_what_the_records_come_to(kept: Record) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = JournalDatabase(Path(folder) / "journal.sqlite3", refuse)
        journal.write(kept)

        assert journal.summaries() == [summary_of(kept)]
        assert journal.record(kept.id) == kept


def test_summaries__are_oldest_first_wherever_they_are_kept(journal: JournalFiles, path: Path) -> None:
    journal.write(record("s2", started=START + timedelta(days=1)))
    conflict = path.with_name("journal (1).sqlite3")
    JournalDatabase(conflict, refuse).write(record("s1"))

    assert [each.id for each in journal.summaries()] == ["s1", "s2"]
    assert journal.record("s1") == record("s1")


def test_last_done__is_when_each_technique_was_last_held(journal: JournalFiles) -> None:
    def with_technique(kept: Record, technique: str) -> Record:
        first, *others = kept.visits
        return replace(kept, visits=(replace(first, segment=replace(first.segment, technique=technique)), *others))

    journal.write(with_technique(record("s1"), "calf-stretch"))
    later = START + timedelta(days=1)
    journal.write(with_technique(record("s2", started=later), "calf-stretch"))
    journal.write(with_technique(record("s3", started=later, held_ms=0), "ice-pack"))

    assert journal.last_done(START) == {"calf-stretch": later}
    assert journal.last_done(later + timedelta(days=1)) == {}


def migrated(path: Path, script: str) -> JournalDatabase:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.executescript((OLD_VERSIONS / script).read_text(encoding="utf-8"))
    return JournalDatabase(path, refuse)


def test_migration__of_real_sessions_of_version_1__adds_their_totals(path: Path) -> None:
    journal = migrated(path, "journal-sessions.schema-1.sql")
    kept = journal.latest(9)

    assert len(kept) == 3
    assert journal.summaries() == [summary_of(each) for each in reversed(kept)]
    assert all(each.held_ms and each.planned_ms for each in journal.summaries())
    assert any(each.worked for each in journal.summaries())
    assert journal.entries() == []
    journal.write_entry(run())
    assert journal.entries() == [run()]


def test_migration__killed_halfway__leaves_version_1_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = migrated(path, "journal-sessions.schema-1.sql")
    before = {each.id for each in journal.latest(9)}
    path.unlink()
    path.parent.rmdir()
    journal = migrated(path, "journal-sessions.schema-1.sql")
    broken = (MIGRATIONS[0], MIGRATIONS[1] + "\nINSERT INTO nowhere VALUES (1);")
    monkeypatch.setattr("recovery_timer.storage.journal.db.MIGRATIONS", broken)
    reported: list[QuarantinedFile] = []
    JournalDatabase(path, reported.append).entries()
    monkeypatch.undo()

    assert reported
    assert {each.id for each in journal.latest(9)} == before


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE soreness_level SET level = 11",
        "UPDATE soreness_level SET muscle = 'wings'",
        "UPDATE soreness SET at = 'yesterday'",
        "UPDATE soreness SET at = '2026-05-05T18:10:00'",
        "UPDATE soreness SET signs = 'feathers'",
    ],
)
def test_entries__with_an_invalid_row__are_reported_and_left_alone(
    journal: JournalFiles, path: Path, reported: list[QuarantinedFile], spoil: str
) -> None:
    journal.write_entry(sore(TUESDAY, 4))
    with closing(sqlite3.connect(path)) as database:
        database.execute(spoil)
        database.commit()

    assert journal.entries() == []
    assert [each.kept_as for each in reported] == [str(path)]


def test_newer_journal__is_read_and_new_entries_are_kept_beside_it(
    journal: JournalFiles, path: Path, reported: list[QuarantinedFile]
) -> None:
    journal.write_entry(run(TUESDAY, "first"))
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        database.commit()
    before = path.read_bytes()
    journal.write_entry(run(TUESDAY, "second"))

    assert path.read_bytes() == before
    assert [entry.id for entry in journal.entries()] == ["first", "second"]
    assert reported


def test_answer__with_the_key_of_an_earlier_one__replaces_it(journal: JournalFiles) -> None:
    tomorrow = datetime(2026, 5, 6, tzinfo=UTC)
    journal.write_entry(Answer(id="heat", at=TUESDAY, until=tomorrow))
    journal.write_entry(Answer(id="heat", at=TUESDAY))

    assert journal.entries() == [Answer(id="heat", at=TUESDAY)]


def test_entries__beside_the_journal__do_not_replace_its_own(journal: JournalFiles, path: Path) -> None:
    journal.write_entry(run(hard=True))
    other = path.with_name("journal (1).sqlite3")
    JournalDatabase(other, refuse).write_entry(run())
    JournalDatabase(other, refuse).write_entry(Soreness(id="x", at=TUESDAY, levels=(Level(Muscle.CALVES, 1),)))

    assert [entry for entry in journal.entries() if isinstance(entry, Run)] == [run(hard=True)]
    journal.write_entry(run(TUESDAY, "third"))
    assert not other.exists()
    assert {entry.id for entry in journal.entries()} == {"run", "third", "x"}
