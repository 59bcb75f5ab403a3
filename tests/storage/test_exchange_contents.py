"""Files that users exchange: however they were saved, and those that are not routines."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.ports import RoutineExchange
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.storage import document
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.storage.exchange import Exchange
from tests.refusing import refuses
from tests.strategies import as_written, own_techniques, routines

STRETCH = Step(name="Calf stretch", technique="calf-stretch", seconds=30, sets=2, sides=Sides.EACH)
LEGS = Routine(id="legs", name="Legs", blocks=(STRETCH,))
TYPED = "# Evening legs\n2x30s calf stretch L/R\n"
EXCHANGE: RoutineExchange = Exchange(load_catalogue)


def put(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


@settings(
    max_examples=30, suppress_health_check=[*settings().suppress_health_check, HealthCheck.function_scoped_fixture]
)
@given(routine=routines())
@pytest.mark.parametrize("ending", ["json", "txt"])
def test_write_and_read__of_any_routine__loses_nothing(tmp_path: Path, ending: str, routine: Routine) -> None:
    file = str(tmp_path / f"any.{ending}")
    known = as_written(routine, load_catalogue())
    EXCHANGE.write(known, file)
    assert EXCHANGE.read(file, known.id).routine == known


@settings(
    max_examples=30, suppress_health_check=[*settings().suppress_health_check, HealthCheck.function_scoped_fixture]
)
@given(routine=routines(), techniques=st.lists(own_techniques(), max_size=3, unique_by=lambda each: each.id).map(tuple))
def test_write_and_read__with_techniques__loses_none(
    tmp_path: Path, routine: Routine, techniques: tuple[OwnTechnique, ...]
) -> None:
    file = str(tmp_path / "any.json")
    EXCHANGE.write(routine, file, techniques)

    read = EXCHANGE.read(file, "new")
    assert (read.routine, read.techniques) == (routine, techniques)


@pytest.mark.parametrize(
    "data",
    [
        TYPED.encode(),
        TYPED.encode("utf-8-sig"),
        TYPED.replace("\n", "\r\n").encode(),
        TYPED.rstrip().encode(),
        ("\n\n" + TYPED).encode(),
    ],
    ids=["plain", "with a mark", "of Windows", "without a last newline", "with blank lines"],
)
def test_read__of_text__however_it_was_saved(tmp_path: Path, data: bytes) -> None:
    read = EXCHANGE.read(put(tmp_path, "mail.txt", data), "new").routine
    assert read == Routine(id="new", name="Evening legs", blocks=(STRETCH,))


def test_read__text_without_a_name__takes_the_files_name(tmp_path: Path) -> None:
    assert EXCHANGE.read(put(tmp_path, "Slow  legs.txt", b"2x30s calf stretch L/R"), "new").routine.name == "Slow legs"


@pytest.mark.parametrize(
    "data, message",
    [
        (b"", "Line 1"),
        (b"# Legs\n30s calf stretch, rest soon\n", "Line 2, column 24"),
        (b'{"schema": 1,\n "routine": }', "line 2"),
        (b'{"schema": 99, "routine": {}}', "newer version"),
        (b'{"schema": 1, "routine": {"id": "legs", "name": "Legs", "blocks": []}}', "1 to 1,000"),
        (b"[1, 2]", "xpected"),
        (b"\xff\xfe3\x000\x00s\x00", "Line 1"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
    ],
    ids=["empty", "typo", "not JSON", "newer", "no block", "a list", "UTF-16", "a picture"],
)
def test_read__not_a_routine__reports_where(tmp_path: Path, data: bytes, message: str) -> None:
    with refuses(message):
        EXCHANGE.read(put(tmp_path, "legs.txt", data), "new")


def test_read__missing_or_too_large_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        EXCHANGE.read(str(tmp_path / "gone.txt"), "new")
    with refuses("8,388,608 bytes"):
        EXCHANGE.read(put(tmp_path, "large.txt", b" " * (document.MAX_BYTES + 1)), "new")


def test_write__that_fails__keeps_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OSError, match=r"."):
        EXCHANGE.write(LEGS, str(tmp_path / "file" / "legs.json"))
    assert (tmp_path / "file").read_text() == "mine"


def test_write__over_an_older_file__replaces_it(tmp_path: Path) -> None:
    file = put(tmp_path, "legs.txt", b"x" * 10_000)
    EXCHANGE.write(replace(LEGS, name="Slow legs"), file)
    assert EXCHANGE.read(file, "new").routine.name == "Slow legs"
