import errno
import os
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.ports import JournalStore, QuarantinedFile
from recovery_timer.ports.messages import error_reason, quarantine_reason
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.session.record import Cues, HowLeft, Outcome, Pause, PauseReason, Record, Visit
from recovery_timer.storage.journal import db
from recovery_timer.storage.journal.db import MIGRATIONS, JournalDatabase
from tests.fakes import journals
from tests.refusing import refuses

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
times = st.integers(0, 2**53)
counts = st.integers(0, 20_000)
wall = st.datetimes(
    min_value=datetime(1970, 1, 2),  # noqa: DTZ001 - Hypothesis adds the zone
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
segments = st.builds(
    Segment,
    index=counts,
    start_ms=times,
    kind=st.sampled_from(Kind),
    duration_ms=st.none() | times,
    estimate_ms=st.none() | times,
    label=texts,
    side=st.sampled_from([None, "left", "right"]),
    set=counts,
    of_sets=counts,
    block=counts,
    inner=st.none() | counts,
    round=st.none() | counts,
    of_rounds=st.none() | counts,
    technique=st.none() | texts,
    family=st.none() | st.sampled_from(Family),
    muscles=st.lists(st.sampled_from(Muscle), max_size=5).map(tuple),
    reps=st.none() | counts,
    instruction=texts,
)
visits = st.builds(
    Visit,
    segment=segments,
    entered_ms=st.none() | times,
    held_ms=times,
    extended_ms=st.integers(-(2**53), 2**53),
    skipped_ms=times,
    left=st.sampled_from(HowLeft),
)
pauses = st.builds(Pause, start_ms=times, end_ms=times, reason=st.sampled_from(PauseReason))
records = st.builds(
    Record,
    id=texts,
    routine_id=texts,
    routine_name=texts,
    started=wall,
    ended=wall,
    outcome=st.sampled_from(Outcome),
    session_ms=times,
    visits=st.lists(visits, max_size=5).map(tuple),
    pauses=st.lists(pauses, max_size=3).map(tuple),
    cues=st.none() | st.builds(Cues, due=times, on_time=times, worst_ms=times),
)

START = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)


def record(session: str = "s1", routine: str = "evening", started: datetime = START, held_ms: int = 30_000) -> Record:
    segment = Segment(kind=Kind.WORK, duration_ms=30_000, label="Calf stretch", muscles=(Muscle.CALVES,))
    waits = Segment(index=1, kind=Kind.WORK, duration_ms=None, estimate_ms=30_000, label="Lunges", reps=10)
    return Record(
        id=session,
        routine_id=routine,
        routine_name="Evening legs",
        started=started,
        ended=started + timedelta(minutes=1),
        outcome=Outcome.FINISHED,
        session_ms=60_000,
        visits=(
            Visit(segment=segment, entered_ms=0, held_ms=held_ms, extended_ms=0, skipped_ms=0, left=HowLeft.TIME),
            Visit(segment=waits, entered_ms=held_ms, held_ms=9, extended_ms=0, skipped_ms=0, left=HowLeft.NEXT),
        ),
        pauses=(Pause(start_ms=5, end_ms=9, reason=PauseReason.USER),),
    )


def test_sessions__before_a_moment__are_counted(journal: "JournalDatabase") -> None:
    assert journal.sessions_before(START) == 0
    for number in range(3):
        journal.write(record(f"s{number}", started=START + timedelta(hours=number)))

    assert journal.sessions_before(START + timedelta(hours=2)) == 2


@pytest.fixture
def journal(path: Path, reported: list[QuarantinedFile]) -> JournalDatabase:
    return JournalDatabase(path, reported.append)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as database:
        yield database
        database.commit()


def files(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


@given(records)
def test_latest__returns_what_was_written(written: Record) -> None:
    reported: list[QuarantinedFile] = []
    with tempfile.TemporaryDirectory() as folder:
        journal = JournalDatabase(Path(folder) / "journal.sqlite3", reported.append)
        journal.write(written)

        assert journal.latest(1) == [written]
        assert journal.last_used() == {written.routine_id: written.started}
        assert journal.latest(1)[0].started.utcoffset() == written.started.utcoffset()
    assert reported == []


def test_journal__opens_and_makes_nothing__before_the_first_write(path: Path, reported: list[QuarantinedFile]) -> None:
    journal: JournalStore = JournalDatabase(path, reported.append)

    assert journal.last_used() == {}
    assert journal.latest(5) == []
    assert not path.parent.exists()
    assert reported == []


def test_write__makes_the_file_for_this_user_only(journal: JournalDatabase, path: Path) -> None:
    journal.write(record())

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    # The last to close a database in WAL mode folds the log into it.
    assert files(path) == ["journal.sqlite3"]


def test_write__makes_the_database_as_specified(journal: JournalDatabase, path: Path) -> None:
    journal.write(record())

    with opened(path) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        query = 'SELECT "index", kind, muscles, planned_ms, held_ms, "left", passed FROM visit ORDER BY number'
        assert database.execute(query).fetchall() == [
            (0, "work", "calves", 30_000, 30_000, "time", 0),
            (1, "work", "", None, 9, "next", 1),
        ]


def test_write__of_a_borrowed_figure__leaves_it_to_the_catalogue(journal: JournalDatabase) -> None:
    plain = record()
    borrowed = tuple(replace(visit, segment=replace(visit.segment, figure="squats")) for visit in plain.visits)

    journal.write(replace(plain, visits=borrowed))

    assert list(journal.latest(1)) == [plain]


def test_write__replaces_the_session_with_all_its_rows(journal: JournalDatabase, path: Path) -> None:
    journal.write(record("s1"))
    journal.write(record("s2", started=START - timedelta(days=1)))
    longer = record("s1", held_ms=45_000)
    shorter = replace(longer, visits=longer.visits[:1], pauses=())
    journal.write(shorter)

    assert journal.latest(5) == [shorter, record("s2", started=START - timedelta(days=1))]
    with opened(path) as database:
        assert database.execute("SELECT count(*) FROM visit").fetchone() == (3,)
        assert database.execute("SELECT count(*) FROM pause").fetchone() == (1,)


def test_write__keeps_the_earlier_one_whole__when_it_fails_halfway(journal: JournalDatabase, path: Path) -> None:
    journal.write(record())
    with opened(path) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON pause BEGIN SELECT raise(ABORT, 'database or disk is full'); END"
        )

    with refuses(r"cannot be written: database or disk is full"):
        journal.write(record(held_ms=45_000))
    assert journal.latest(5) == [record()]


def test_latest__is_newest_first_whatever_the_offset(journal: JournalDatabase) -> None:
    east, west = timezone(timedelta(hours=9)), timezone(timedelta(hours=-7))
    first = record("first", started=datetime(2026, 5, 2, 1, 0, tzinfo=east))
    second = record("second", started=datetime(2026, 5, 1, 17, 0, tzinfo=UTC))
    third = record("third", started=datetime(2026, 5, 1, 11, 0, tzinfo=west))
    for each in (second, third, first):
        journal.write(each)

    assert journal.latest(5) == [third, second, first]
    assert journal.latest(2) == [third, second]
    assert journal.latest(0) == []
    assert journal.latest(-1) == []


@given(
    st.lists(st.tuples(st.sampled_from(["legs", "bath", ""]), st.integers(0, 5)), max_size=12),
    st.sampled_from(["legs", "bath", "", "other"]),
    st.integers(-1, 6),
)
@settings(max_examples=25)
def test_sessions_of__are_the_latest_of_that_routine(played: list[tuple[str, int]], wanted: str, count: int) -> None:
    made = [
        record(f"s{number}", routine, START + timedelta(minutes=minute))
        for number, (routine, minute) in enumerate(played)
    ]
    with tempfile.TemporaryDirectory() as folder:
        journal = JournalDatabase(Path(folder) / "journal.sqlite3", lambda found: None)
        # In one transaction: otherwise each would wait for the disk.
        if made:
            journals.write(journals.MadeJournal(made, ()), Path(folder) / "journal.sqlite3")

        all_of_it = sorted(made, key=lambda each: (-each.started.timestamp(), each.id))
        naive = [each for each in all_of_it if each.routine_id == wanted][: max(count, 0)]
        assert journal.sessions_of(wanted, count) == naive


def test_sessions_of__looks_only_at_those_of_the_routine(journal: JournalDatabase, path: Path) -> None:
    journal.write(record())
    with opened(path) as database:
        query = "EXPLAIN QUERY PLAN SELECT * FROM session WHERE routine_id = ? ORDER BY started_ms DESC, id LIMIT ?"
        steps = [step[-1] for step in database.execute(query, ("evening", 1))]

    assert "USING INDEX session_by_routine (routine_id=?)" in steps[0]


def test_last_used__is_the_latest_start_of_each_routine(journal: JournalDatabase) -> None:
    later = START + timedelta(hours=2)
    journal.write(record("s1", "evening", later))
    journal.write(record("s2", "evening", START))
    journal.write(record("s3", "morning", START))

    assert journal.last_used() == {"evening": later, "morning": START}


def test_write__from_one_thread__is_read_from_another(journal: JournalDatabase) -> None:
    thread = threading.Thread(target=journal.write, args=(record(),))
    thread.start()
    thread.join()

    assert journal.latest(1) == [record()]


def test_write__from_many_threads_at_once__makes_one_database(path: Path, reported: list[QuarantinedFile]) -> None:
    together = threading.Barrier(6)
    failures: list[OSError] = []

    def write(number: int) -> None:
        together.wait(10)
        try:
            JournalDatabase(path, reported.append).write(record(f"s{number}"))
        except OSError as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert reported == []
    assert len(JournalDatabase(path, reported.append).latest(10)) == 6


def test_latest__does_not_wait__while_another_writes(journal: JournalDatabase, path: Path) -> None:
    journal.write(record())
    with opened(path) as database:
        database.execute("BEGIN IMMEDIATE")
        database.execute("DELETE FROM session")

        assert journal.latest(1) == [record()]


def test_write__database_stays_locked__fails(
    journal: JournalDatabase, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.write(record())
    monkeypatch.setattr(db, "_BUSY_TIMEOUT_S", 0.01)
    with opened(path) as database:
        database.execute("BEGIN IMMEDIATE")
        with refuses(r"cannot be written: database is locked"):
            journal.write(record("s2"))

    assert journal.latest(5) == [record()]


def test_connection__waits_for_others_and_has_its_pragmas(journal: JournalDatabase) -> None:
    journal.write(record())
    with journal._opened() as database:
        rules = ("busy_timeout", "foreign_keys", "synchronous")
        found = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in rules]

    assert found == [5_000, 1, 2]


BROKEN = {
    "no database": b"Evening legs, 1 May\n" * 100,
    "zeros": b"\0" * 5_000,
    "a database's head": b"SQLite format 3\0" + b"\xff" * 5_000,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_write__quarantines_a_broken_database_and_starts_afresh(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile], content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    journal.write(record())

    assert journal.latest(5) == [record()]
    kept = path.with_name("journal.broken-1.sqlite3")
    assert [(each.file, each.kept_as) for each in reported] == [(str(path), str(kept))]
    assert quarantine_reason(reported[0]).startswith("The database of past sessions is broken: ")
    assert kept.read_bytes() == content


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_latest__quarantines_a_broken_database_and_is_empty(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile], content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    assert journal.latest(5) == []
    assert journal.last_used() == {}
    assert len(reported) == 1
    assert files(path) == ["journal.broken-1.sqlite3"]


def test_journal__quarantines_a_truncated_database__with_its_log(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile]
) -> None:
    for number in range(40):
        journal.write(record(f"s{number}"))
    with path.open("r+b") as file:
        file.truncate(8_192)
    path.with_name("journal.sqlite3-wal").write_bytes(b"the last sessions")

    journal.write(record("new"))

    assert journal.latest(5) == [record("new")]
    assert len(reported) == 1
    assert path.with_name("journal.broken-1.sqlite3").stat().st_size == 8_192
    assert files(path)[0] == "journal.broken-1.sqlite3"


def test_journal__keeps_the_log_with_the_database_it_belongs_to(journal: JournalDatabase, path: Path) -> None:
    journal.write(record())
    # Open elsewhere, so that the log is not folded into the database.
    with opened(path) as database:
        database.execute("UPDATE session SET routine_name = 'Morning legs'")
        database.commit()
        with path.open("r+b") as file:
            file.write(b"broken" * 20)
        assert journal.latest(5) == []

    log = path.with_name("journal.broken-1.sqlite3-wal").read_bytes()
    assert b"Morning legs" in log
    journal.write(record("new"))
    assert journal.latest(5) == [record("new")]


def test_journal__quarantines_a_database_with_a_corrupt_page(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile]
) -> None:
    for number in range(40):
        journal.write(record(f"s{number}"))
    with path.open("r+b") as file:
        # All but the first page, which has the tables' names and the version.
        file.seek(4_096)
        file.write(b"\xff" * (path.stat().st_size - 4_096))

    assert journal.latest(5) == []
    assert [each.kept_as for each in reported] == [str(path.with_name("journal.broken-1.sqlite3"))]


def trouble_with(path: Path) -> sqlite3.DatabaseError:
    with pytest.raises(sqlite3.DatabaseError) as caught, opened(path) as database:
        database.execute("PRAGMA user_version")
    return caught.value


def test_journal__leaves_a_fresh_database_started_by_another_thread(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile]
) -> None:
    path.parent.mkdir()
    path.write_bytes(BROKEN["no database"])
    met_by_both = trouble_with(path)
    assert journal.latest(5) == []

    assert journal._is_out_of_the_way(met_by_both)
    journal.write(record())
    assert journal._is_out_of_the_way(met_by_both)

    assert journal.latest(5) == [record()]
    assert len(reported) == 1


def test_journal__overwrites_nothing__when_a_broken_database_cannot_be_renamed(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path.parent.mkdir()
    path.write_bytes(BROKEN["no database"])
    # Injected: the tests may run as root, for whom all folders are writable.
    monkeypatch.setattr(Path, "rename", refuse)

    with pytest.raises(OSError, match="file is not a database"):
        journal.write(record())
    assert journal.latest(5) == []
    assert "could not be renamed (Permission denied)" in quarantine_reason(reported[0])
    assert path.read_bytes() == BROKEN["no database"]


def test_journal__treats_an_empty_file_as_a_new_database(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile]
) -> None:
    path.parent.mkdir()
    path.touch()

    assert journal.latest(5) == []
    journal.write(record())
    assert journal.latest(5) == [record()]
    assert reported == []


@pytest.mark.parametrize("version", [0, 1, len(MIGRATIONS)])
def test_journal__quarantines_a_database_of_another_program__unchanged(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile], version: int
) -> None:
    path.parent.mkdir()
    with opened(path) as database:
        database.execute("CREATE TABLE moz_places (id)")
        database.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()

    assert journal.latest(1) == []
    journal.write(record())

    (found,) = reported
    assert quarantine_reason(found) == "It is a database of another program."
    assert Path(found.kept_as).read_bytes() == before
    assert journal.latest(1) == [record()]


@pytest.fixture
def newer(journal: JournalDatabase, path: Path) -> Path:
    journal.write(record())
    with opened(path) as database:
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    return path


def test_journal__reads_one_of_a_newer_version_and_does_not_write_to_it(
    journal: JournalDatabase, newer: Path, reported: list[QuarantinedFile]
) -> None:
    assert journal.latest(5) == [record()]
    assert journal.last_used() == {"evening": START}
    with refuses("newer version"):
        journal.write(record("s2"))

    assert journal.latest(5) == [record()]
    assert [(each.file, each.kept_as) for each in reported] == [(str(newer), str(newer))]
    assert quarantine_reason(reported[0]).startswith(
        "A newer version of Recovery Timer wrote it, so nothing is written to it."
    )


def test_journal__newer_version_not_understood__is_empty_and_reported(
    journal: JournalDatabase, newer: Path, reported: list[QuarantinedFile]
) -> None:
    with opened(newer) as database:
        database.execute("ALTER TABLE session RENAME TO outing")

    assert journal.latest(5) == []
    assert journal.last_used() == {}
    assert [each.kept_as for each in reported] == [str(newer)] * 2
    assert quarantine_reason(reported[1]) == "Past sessions cannot be read: no such table: session."


def test_latest__invalid_row__is_reported(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile]
) -> None:
    journal.write(record())
    with opened(path) as database:
        database.execute("UPDATE visit SET kind = 'dance'")

    assert journal.latest(5) == []
    assert [each.kept_as for each in reported] == [str(path)]
    assert "dance" in quarantine_reason(reported[0])
    assert files(path) == ["journal.sqlite3"]


def test_write__fails_in_one_line__below_a_file(tmp_path: Path, reported: list[QuarantinedFile]) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    path = tmp_path / "file" / "data" / "journal.sqlite3"
    journal = JournalDatabase(path, reported.append)

    with pytest.raises(OSError) as caught:  # noqa: PT011 - the whole message is checked
        journal.write(record())
    assert error_reason(caught.value) == f"The journal {path} cannot be written: Not a directory."
    assert journal.latest(5) == []


def test_journal__folder_in_its_place__is_reported(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile]
) -> None:
    path.mkdir(parents=True)

    assert journal.latest(5) == []
    with pytest.raises(OSError, match="unable to open database file"):
        journal.write(record())
    assert [quarantine_reason(each) for each in reported] == [
        "Past sessions cannot be read: unable to open database file."
    ]
    assert path.is_dir()


def test_migration__that_fails_leaves_the_database_as_it_was(
    journal: JournalDatabase, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.write(record())
    bad = "ALTER TABLE session ADD COLUMN soreness TEXT;\nCREATE TABLE session (id TEXT);\n"
    with monkeypatch.context() as patched:
        patched.setattr(db, "MIGRATIONS", (*MIGRATIONS, bad))
        with pytest.raises(OSError, match="already exists"):
            journal.write(record("s2"))

    assert journal.latest(5) == [record()]


def test_migration__of_an_older_database__has_a_backup_made_first(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    watched = JournalDatabase(path, reported.append, before_migrating=lambda: seen.append(path.read_bytes()))
    watched.write(record())
    assert seen == []
    before = path.read_bytes()
    monkeypatch.setattr(db, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE shoes (name TEXT);\n"))

    assert watched.latest(5) == watched.latest(5) == [record()]
    assert seen == [before]


def test_latest__absurdly_long_value__is_reported(
    journal: JournalDatabase, path: Path, reported: list[QuarantinedFile]
) -> None:
    journal.write(record())
    with opened(path) as database:
        database.execute("UPDATE session SET routine_name = replace(hex(zeroblob(1500000)), '0', 'x')")

    assert journal.latest(5) == []
    assert "too big" in quarantine_reason(reported[0])


def test_migration__brings_an_older_database_up_to_date(
    journal: JournalDatabase, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.write(record())
    more = "CREATE TABLE weather (session TEXT);\nCREATE TABLE shoes (name TEXT);\n"
    monkeypatch.setattr(db, "MIGRATIONS", (*MIGRATIONS, more))

    assert journal.latest(5) == [record()]
    with opened(path) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
        assert database.execute("SELECT count(*) FROM shoes").fetchone() == (0,)


def test_write__keeps_the_longest_session_whole(journal: JournalDatabase) -> None:
    longest = replace(record(), visits=record().visits * 10_000)
    journal.write(longest)

    assert journal.latest(1) == [longest]
