import io
import os
from pathlib import Path

import pytest

from recovery_timer.ports.problems import AccessError, AccessFault, AccessRefused, FaultyTextError
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.storage.exchange import Exchange
from tests.refusing import refuses

LEGS = Routine(
    id="legs",
    name="Evening legs",
    blocks=(Step(name="Calf stretch", technique="calf-stretch", seconds=30), Step(name="Hop", seconds=20)),
)
TEXT = "# Evening legs\n30s Calf stretch\n20s Hop\n"

EXCHANGE = Exchange(load_catalogue)


@pytest.mark.parametrize("name, begins", [("legs.json", "{"), ("legs.TXT", "# Evening legs\n"), ("legs", "{")])
def test_write__format_follows_the_suffix(tmp_path: Path, name: str, begins: str) -> None:
    file = tmp_path / name

    EXCHANGE.write(LEGS, str(file))

    assert file.read_text().startswith(begins)
    assert EXCHANGE.read(str(file), "legs").routine == LEGS


def test_read__of_a_text__gives_it_the_id_and_its_files_name(tmp_path: Path) -> None:
    file = tmp_path / "Morning.txt"
    file.write_text("20s Hop")

    assert EXCHANGE.read(str(file), "new").routine == Routine(id="new", name="Morning", blocks=LEGS.blocks[1:])


def test_read__recognises_json_whatever_the_file_name(tmp_path: Path) -> None:
    file = tmp_path / "legs.txt"
    file.write_bytes(b"\xef\xbb\xbf \r\n" + document.encode(LEGS))

    with refuses("The file is not JSON"):
        EXCHANGE.read_stream(io.BytesIO(b'\r\n{"legs"'), "new")
    assert EXCHANGE.read(str(file), "new").routine.id == "legs"


def test_read__missing_technique__stays_in_the_step() -> None:
    lost = Routine(id="x", name="Odd", blocks=(Step(name="Moon walk", technique="moon-walk", seconds=30),))

    assert EXCHANGE.read_stream(io.BytesIO(document.encode(lost)), "new").routine == lost


def test_read__faulty_text__reports_the_first_fault_and_keeps_all() -> None:
    with pytest.raises(FaultyTextError) as caught:
        EXCHANGE.read_stream(io.BytesIO(b"4x Hop\n4x Hop"), "new")

    assert [(fault.line, fault.column) for fault in caught.value.faults] == [(1, 1), (2, 1)]


def test_read__never_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(AccessError) as caught:
        EXCHANGE.read(str(tmp_path / "pipe"), "new")
    assert caught.value.problem == AccessRefused(AccessFault.NOT_A_FILE)


def test_read_stream__takes_no_more_than_a_routine_can_have() -> None:
    with (
        refuses("more than 8,388,608 bytes"),
        Path("/dev/zero").open("rb") as it,
    ):
        EXCHANGE.read_stream(it, "new")


@pytest.mark.parametrize("as_text, expected", [(True, TEXT.encode()), (False, document.encode(LEGS))])
def test_encode__is_the_content_of_the_file(as_text: bool, expected: bytes) -> None:
    assert EXCHANGE.encode(LEGS, as_text=as_text) == expected
