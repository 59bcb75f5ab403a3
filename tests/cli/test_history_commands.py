from pathlib import Path

import pytest

from recovery_timer.cli import commands


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
