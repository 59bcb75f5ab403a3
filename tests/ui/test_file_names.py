from pathlib import Path

import pytest

from recovery_timer.ui.file_names import file_name, free_file


@pytest.mark.parametrize(
    "name, expected",
    [
        ("Legs", "Legs"),
        ("Leg/day: 1 <hour>?", "Leg-day- 1 -hour--"),
        ("../..", "-----"),
        ("Länge", "Länge"),
        ("CON", "CON-"),
        ("lpt1", "lpt1-"),
        ("Console", "Console"),
        ("a\u202etxt.exe", "a-txt-exe"),
        ("𐌰" * 80, "𐌰" * 50),
    ],
)
def test_file_name__is_valid_on_every_system(name: str, expected: str) -> None:
    assert file_name(name) == expected


def test_free_file__neither_exists_nor_is_reserved(tmp_path: Path) -> None:
    (tmp_path / "Legs.txt").touch()
    first = free_file(str(tmp_path), "Legs", "txt")
    assert first == str(tmp_path / "Legs 2.txt")
    assert free_file(str(tmp_path), "Legs", "txt", taken={first}) == str(tmp_path / "Legs 3.txt")
    assert free_file(str(tmp_path), "Arms", "recovery.json") == str(tmp_path / "Arms.recovery.json")
