import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from recovery_timer.journal.entries import Answer, Entry, Sign
from recovery_timer.storage.journal.copy import PARTS, add_missing, copy_journal, count_missing
from recovery_timer.storage.journal.db import MIGRATIONS, JournalDatabase
from tests.journal.made import TUESDAY, run, sore
from tests.refusing import refuses
from tests.storage.journal.test_db import record


def refuse(reported: object) -> None:
    pytest.fail(str(reported))


def keep(path: Path, *sessions: str, **fields: object) -> Path:
    for session in sessions:
        JournalDatabase(path, refuse).write(replace(record(session), **fields))
    return path


def sessions(path: Path) -> set[str]:
    return {each.id for each in JournalDatabase(path, refuse).latest(99)}


def run_script(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(script)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.sqlite3"


def test_tables__are_all_tables_of_the_journal(journal: Path) -> None:
    keep(journal, "s1")
    with closing(sqlite3.connect(journal)) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}

    assert names == {*PARTS, *(part for parts in PARTS.values() for part in parts)}


def test_copy__of_a_journal_in_use__has_what_is_not_in_its_main_file_yet(journal: Path, copy: Path) -> None:
    keep(journal, "s1")
    with closing(sqlite3.connect(journal)) as reader:
        # While a reader is active, new rows stay in the second file.
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM session").fetchall()
        keep(journal, "s2")
        assert journal.with_name("journal.sqlite3-wal").stat().st_size > 0

        assert copy_journal(journal, copy) == 2

    assert sessions(copy) == {"s1", "s2"}


def test_copy__is_one_file_and_leaves_the_journal_as_it_was(journal: Path, copy: Path) -> None:
    keep(journal, "s1")
    before = journal.read_bytes()

    copy_journal(journal, copy)

    assert sorted(each.name for each in copy.parent.glob("*.sqlite3*")) == ["copy.sqlite3", "journal.sqlite3"]
    assert journal.read_bytes() == before


def test_copy__of_an_empty_file__has_no_session(journal: Path, copy: Path) -> None:
    journal.touch()

    assert copy_journal(journal, copy) == 0


def test_copy__of_a_broken_journal__fails(journal: Path, copy: Path) -> None:
    journal.write_bytes(b"no database" * 100)

    with refuses("cannot be copied: file is not a database"):
        copy_journal(journal, copy)


def test_add__adds_missing_sessions_and_leaves_the_others(journal: Path, copy: Path) -> None:
    keep(copy, "s1", "s2", "s3", routine_name="Then")
    keep(journal, "s2", "s4", routine_name="Now")

    assert count_missing(copy, journal) == 2
    assert add_missing(copy, journal) == 2

    kept = {each.id: each for each in JournalDatabase(journal, refuse).latest(99)}
    assert {each: kept[each].routine_name for each in kept} == {"s1": "Then", "s2": "Now", "s3": "Then", "s4": "Now"}
    assert kept["s1"] == replace(record("s1"), routine_name="Then")
    assert count_missing(copy, journal) == 0
    assert add_missing(copy, journal) == 0


def test_add__without_a_journal__makes_one_for_this_user_only(tmp_path: Path, copy: Path) -> None:
    keep(copy, "s1", "s2")
    journal = tmp_path / "new" / "journal.sqlite3"
    assert count_missing(copy, journal) == 2

    assert add_missing(copy, journal) == 2

    assert sessions(journal) == {"s1", "s2"}
    assert (journal.stat().st_mode & 0o777, journal.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_add__to_a_new_journal__ignores_leftovers_of_an_earlier_one(journal: Path, copy: Path) -> None:
    keep(copy, "s1")
    with closing(sqlite3.connect(keep(journal, "old"))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM session").fetchall()
        keep(journal, "older")
        left = journal.with_name("journal.sqlite3-wal").read_bytes()
    journal.unlink()
    journal.with_name("journal.sqlite3-wal").write_bytes(left)

    add_missing(copy, journal)

    assert sessions(journal) == {"s1"}


def test_add__adds_missing_entries_whole_and_leaves_the_others(journal: Path, copy: Path) -> None:
    def log(path: Path, *entries: Entry) -> None:
        for entry in entries:
            JournalDatabase(path, refuse).write_entry(entry)

    kept = sore(TUESDAY, 4, 5, signs=[Sign.PAIN], entry_id="a")
    log(copy, kept, run(), Answer(id="heat", at=TUESDAY))
    log(journal, run(hard=True))

    assert count_missing(copy, journal) == 1
    assert add_missing(copy, journal) == 1
    entries = {entry.id: entry for entry in JournalDatabase(journal, refuse).entries()}
    assert entries == {"a": kept, "run": run(hard=True), "heat": Answer(id="heat", at=TUESDAY)}
    assert add_missing(copy, journal) == 0


def test_add__from_a_copy_of_version_1__adds_its_sessions(journal: Path, copy: Path) -> None:
    keep(journal, "s1")
    script = Path(__file__).parents[1] / "old_versions" / "journal-sessions.schema-1.sql"
    run_script(copy, script.read_text(encoding="utf-8"))

    assert count_missing(copy, journal) == add_missing(copy, journal) == 3
    assert len(JournalDatabase(journal, refuse).summaries()) == 4


def newer(path: Path) -> None:
    run_script(path, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")


def broken(path: Path) -> None:
    path.write_bytes(b"no database" * 100)


def no_session(path: Path) -> None:
    run_script(path, "UPDATE session SET outcome = 'eaten by a bear'")


def no_entry(path: Path) -> None:
    JournalDatabase(path, refuse).write_entry(run())
    run_script(path, "UPDATE run SET distance_m = -1")


def view(path: Path) -> None:
    endless = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n FROM n)"
    columns = "n AS session, n AS number, n AS start_ms, n AS end_ms, 'user' AS reason"
    run_script(path, f"DROP TABLE pause; CREATE VIEW pause AS {endless} SELECT {columns} FROM n")  # noqa: S608 - our own names


def trigger(path: Path) -> None:
    run_script(path, "CREATE TRIGGER t AFTER INSERT ON session BEGIN DELETE FROM session; END")


@pytest.mark.parametrize("spoil", [newer, broken, no_session, no_entry, view, trigger])
def test_add__from_a_copy_that_cannot_be_used__changes_nothing(
    journal: Path, copy: Path, spoil: Callable[[Path], None]
) -> None:
    keep(journal, "s1")
    keep(copy, "s2")
    spoil(copy)

    with pytest.raises(OSError, match=r"\w+"):
        add_missing(copy, journal)

    assert sessions(journal) == {"s1"}


def test_add__to_a_journal_of_a_newer_version__changes_nothing(journal: Path, copy: Path) -> None:
    keep(journal, "s1")
    keep(copy, "s2")
    newer(journal)

    with refuses("Another version"):
        add_missing(copy, journal)

    with closing(sqlite3.connect(journal)) as database:
        assert database.execute("SELECT id FROM session").fetchall() == [("s1",)]


def test_count__of_a_broken_copy__fails(journal: Path, copy: Path) -> None:
    broken(copy)

    with refuses("cannot be read: file is not a database"):
        count_missing(copy, journal)
