import errno
import logging
import stat
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from recovery_timer.storage.logfile import begin_log


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    loggers = [logging.getLogger(), logging.getLogger("recovery_timer")]
    levels, handlers = [logger.level for logger in loggers], list(loggers[0].handlers)
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
    for handler in [each for each in loggers[0].handlers if each not in handlers]:
        loggers[0].removeHandler(handler)
        handler.close()


@pytest.mark.logs_warnings
def test_begin_log__an_error_is_in_the_file_with_its_trace_and_its_time(tmp_path: Path) -> None:
    path = begin_log(tmp_path / "logs")
    try:
        _ = 1 // 0
    except ZeroDivisionError:
        logging.getLogger("recovery_timer").exception("In a slot")
    text = path.read_text(encoding="utf-8")

    assert path.parent == tmp_path / "logs"
    assert "ERROR recovery_timer: In a slot" in text
    assert "ZeroDivisionError: " in text
    assert text[:4].isdigit()


@pytest.mark.logs_warnings
def test_begin_log__logs_all_warnings_but_only_the_programs_own_messages(tmp_path: Path) -> None:
    path = begin_log(tmp_path)
    logging.getLogger("recovery_timer.adapters.sound.audio").info("a note of the program")
    logging.getLogger("somebody.else").info("a note of a library")
    logging.getLogger("somebody.else").warning("a warning of a library")
    text = path.read_text(encoding="utf-8")

    assert "a note of the program" in text
    assert "a warning of a library" in text
    assert "a note of a library" not in text


def test_begin_log__is_utf_8(tmp_path: Path) -> None:
    path = begin_log(tmp_path)
    logging.getLogger("recovery_timer").info("Dehnübung – 大腿")

    assert "Dehnübung – 大腿" in path.read_text(encoding="utf-8")


def test_begin_log__appends_to_the_last_runs_log(tmp_path: Path) -> None:
    (tmp_path / "recovery-timer.log").write_text("the run before\n", encoding="utf-8")
    path = begin_log(tmp_path)
    logging.getLogger("recovery_timer").info("this run")

    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "the run before"
    assert "this run" in lines[1]


def test_begin_log__never_fills_the_disk(tmp_path: Path) -> None:
    begin_log(tmp_path)
    log = logging.getLogger("recovery_timer")
    for number in range(400):
        log.info("%d %s", number, "x" * 10_000)
    files = list(tmp_path.iterdir())

    assert 2 <= len(files) <= 5
    assert sum(file.stat().st_size for file in files) < 3_000_000
    assert "399 xxx" in (tmp_path / "recovery-timer.log").read_text(encoding="utf-8")


def test_begin_log__full__keeps_the_last_three_in_order(tmp_path: Path) -> None:
    path = begin_log(tmp_path)
    log = logging.getLogger("recovery_timer")
    for number in range(6):
        log.info("begins %d %s", number, "x" * 500_000)
    log.info("and now")
    kept = [path, *(path.with_name(f"{path.name}.{number}") for number in (1, 2, 3))]

    assert {*tmp_path.glob("recovery-timer*")} == {*kept}
    assert "and now" in kept[0].read_text(encoding="utf-8")
    for number, file in zip((5, 4, 3), kept[1:], strict=True):
        assert f"begins {number} x" in file.read_text(encoding="utf-8")


def test_log__full_one_cannot_be_kept__drops_no_more_than_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = begin_log(tmp_path)
    path.with_name(f"{path.name}.1").mkdir()
    path.with_name(f"{path.name}.2").write_text("no folder can take its place", encoding="utf-8")
    log = logging.getLogger("recovery_timer")
    for note in ("x" * 600_000, "dropped", "and now"):
        log.info(note)

    assert "and now" in path.read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""


def test_begin_log__not_writable__raises(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    before = list(logging.getLogger().handlers)

    with pytest.raises(OSError, match="file"):
        begin_log(tmp_path / "file" / "logs")
    assert logging.getLogger().handlers == before


def test_begin_log__makes_a_file_for_this_user_only_and_follows_no_link(tmp_path: Path) -> None:
    assert stat.S_IMODE(begin_log(tmp_path / "logs").stat().st_mode) == 0o600
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "recovery-timer.log").symlink_to(tmp_path / "outside")

    with pytest.raises(OSError, match="symbolic links"):
        begin_log(tmp_path / "linked")
    assert not (tmp_path / "outside").exists()


def log_file(path: Path) -> logging.FileHandler:
    files = (each for each in logging.getLogger().handlers if isinstance(each, logging.FileHandler))
    return next(each for each in files if each.baseFilename == str(path))


class FullDisk(StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_log__on_a_full_disk__falls_silent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = log_file(begin_log(tmp_path))
    handler.close()
    handler.setStream(FullDisk())  # type: ignore[arg-type]  # a text stream, like a file
    logging.getLogger("recovery_timer").info("a note")

    assert capsys.readouterr().err == ""


def test_log__faulty_log_call__is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = log_file(begin_log(tmp_path))
    handler.handle(logging.LogRecord("recovery_timer", logging.INFO, "", 0, "%d", ("no number",), None))

    assert "Logging error" in capsys.readouterr().err
