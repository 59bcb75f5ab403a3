import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import icalendar
import pytest

from recovery_timer.cli import commands
from recovery_timer.storage.journal import db
from tests.cli.conftest import Command


def test_log_and_history__what_was_typed_is_printed_and_exported(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["log", "run", "10 km hard yesterday 18:30"]) == 0
    assert commands.main(["log", "soreness", "calves", "4", "left"]) == 0
    printed = capfd.readouterr().out
    assert "run  10 km, long or hard" in printed
    assert "soreness  calves left 4 (moderate)" in printed

    assert commands.main(["history"]) == 0
    shown = capfd.readouterr().out.splitlines()
    assert [line.split()[2] for line in shown] == ["run", "soreness"]
    assert commands.main(["history", "--csv"]) == 0
    assert capfd.readouterr().out.startswith("row,id,at,")
    assert commands.main(["history", "--jsonl", "--since", "2999-01-01"]) == 0
    assert capfd.readouterr().out == ""


def test_log__in_a_journal_of_an_older_version__backs_it_up_first(
    run: Command, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("log", "run", "10 km")[0] == 0
    assert not list(data.glob("backups/*"))
    monkeypatch.setattr(db, "MIGRATIONS", (*db.MIGRATIONS, "CREATE TABLE shoes (name TEXT);\n"))

    assert run("log", "soreness", "calves", "4", "left")[0] == 0

    (backup,) = data.glob("backups/*")
    with zipfile.ZipFile(backup) as archive:
        assert "journal.sqlite3" in archive.namelist()


@pytest.mark.parametrize(
    "words", [["log", "run", "10 parsecs"], ["log", "soreness", "calves"], ["log", "sleep", "8 h"]]
)
def test_log__words_that_are_off__exit_with_2_and_keep_nothing(
    capfd: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert commands.main(words) == 2
    assert capfd.readouterr().err
    assert commands.main(["history"]) == 0
    assert "There is nothing in the journal yet." in capfd.readouterr().err


def test_history__a_day_that_is_none__is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["history", "--since", "yesterday"]) == 2
    assert "'yesterday' is not a day such as 2026-11-24" in capfd.readouterr().err


@pytest.mark.parametrize("form", ["--csv", "--jsonl"])
def test_import__a_history__is_read_back_and_duplicates_are_recognised(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, form: str
) -> None:
    assert commands.main(["log", "run", "10 km hard yesterday 18:30"]) == 0
    assert commands.main(["log", "soreness", "quads 7, swelling"]) == 0
    capfdbinary.readouterr()
    assert commands.main(["history", form]) == 0
    file = tmp_path / "history"
    file.write_bytes(capfdbinary.readouterr().out)

    other = ["--data-dir", str(tmp_path / "other")]
    assert commands.main([*other, "import", str(file)]) == 0
    assert b"2 added to the journal" in capfdbinary.readouterr().out
    assert commands.main([*other, "import", str(file)]) == 0
    assert b"0 added to the journal, 2 known already" in capfdbinary.readouterr().out
    file.write_bytes(file.read_bytes().replace(b"10000", b"12000"))
    assert commands.main([*other, "import", str(file)]) == 0
    assert b"1 known with other content, and left as they are" in capfdbinary.readouterr().out


def test_import__a_broken_history__says_in_which_line(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    file.write_text("row,id,at\nrun,a,2026-05-05T18:10:00+02:00\nrun,b,tomorrow\n", encoding="utf-8")

    assert commands.main(["import", str(file)]) == 1
    assert "history.csv: Line 3: " in capfd.readouterr().err
    assert commands.main(["history"]) == 0
    assert capfd.readouterr().out == ""


def test_export__to_ics__is_an_event_that_a_second_export_moves(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    events = []
    for at in ("2026-05-06 19:00", "2026-05-07 20:00"):
        assert commands.main(["export", "Post-run basics", "--to", "ics", "--at", at]) == 0
        (event,) = icalendar.Calendar.from_ical(capfdbinary.readouterr().out).walk("VEVENT")
        events.append(event)

    assert [str(event["SUMMARY"]) for event in events] == ["Post-run basics"] * 2
    assert events[0]["UID"] == events[1]["UID"]
    assert events[1].decoded("DTSTART") - events[0].decoded("DTSTART") == timedelta(hours=25)
    assert "# Post-run basics" in str(events[0]["DESCRIPTION"])


@pytest.mark.parametrize("at", ["0:00", "later", "2026-13-01 19:00"])
def test_export__to_ics_at_a_time_that_is_none__is_refused(capfd: pytest.CaptureFixture[str], at: str) -> None:
    assert commands.main(["export", "Post-run basics", "--to", "ics", "--at", at]) == 2
    assert "is not a time such as 19:00" in capfd.readouterr().err


def test_export__to_ics__without_a_time__is_at_the_next_full_hour(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert commands.main(["export", "Post-run basics", "--to", "ics"]) == 0
    (event,) = icalendar.Calendar.from_ical(capfdbinary.readouterr().out).walk("VEVENT")

    assert event.decoded("DTSTART").astimezone().minute == 0
    assert commands.main(["export", "Post-run basics", "--to", "ics", "--at", "19:00"]) == 0


@pytest.mark.parametrize("words", [["history"], ["log", "run", "10 km"], ["export", "Ice bath", "--to", "ics"]])
def test_commands_of_the_journal__import_neither_qt_nor_asyncio(words: list[str]) -> None:
    code = (
        "import sys; from recovery_timer.cli import commands; status = commands.main(sys.argv[1:])\n"
        "heavy = {'PySide6', 'shiboken6', 'qasync', 'asyncio', 'wakepy'}\n"
        "sys.exit(f'imported {found}' if (found := heavy & set(sys.modules)) else status)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=False, timeout=300)

    assert (done.returncode, b"imported" in done.stderr) == (0, False)


def test_export_everything__is_one_file_that_replaces_none(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    assert commands.main(["log", "run", "10 km"]) == 0
    assert commands.main(["export", "--everything", "-o", str(file)]) == 0
    with zipfile.ZipFile(file) as archive:
        assert b",10000," in archive.read("history.csv")
    assert commands.main(["export", "--everything", "-o", str(file)]) == 1
    assert "--force replaces it" in capfd.readouterr().err


@pytest.mark.parametrize("words", [["--everything"], ["--everything", "walk"], []])
def test_export_everything__words_that_are_off__exit_with_2(words: list[str]) -> None:
    assert commands.main(["export", *words]) == 2
