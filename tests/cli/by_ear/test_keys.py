import pytest
from PySide6.QtGui import QKeySequence

from recovery_timer.cli.by_ear.keys import COMMANDS, HELP, read_keys
from recovery_timer.ui.guide.actions import ACTIONS

ONLY_IN_A_WINDOW = {"floor", "full_screen", "how_to", "notices", "escape"}


@pytest.mark.parametrize(
    "sent, keys",
    [
        (b" ", ["Space"]),
        (b"p", ["P"]),
        (b"P+", ["P", "+"]),
        (b"\x1b[A\x1b[B\x1b[C\x1b[D", ["Up", "Down", "Right", "Left"]),
        (b"\x1bOA\x1bOD", ["Up", "Left"]),
        (b"\x1b[H\x1bOF\x1b[15~.", ["Home", "End", "F5", "."]),
        (b"\x1b[5~\x1b[6~", ["PgUp", "PgDown"]),
        # Esc, then a key: not a sequence.
        (b"\x1bp", ["\x1b", "P"]),
        (b"\x1b\x1b[C", ["\x1b", "Right"]),
        # Ctrl+Right, and a letter after it.
        (b"\x1b[1;5Cm", ["\x1b[1;5C", "M"]),
    ],
)
def test_read_keys__whole_ones__are_named(sent: bytes, keys: list[str]) -> None:
    assert read_keys(sent) == (keys, b"")


@pytest.mark.parametrize("end", [b"\x1b", b"\x1b[", b"\x1bO", b"\x1b[1;"])
def test_read_keys__sequence_is_cut_off__is_kept_for_its_rest(end: bytes) -> None:
    assert read_keys(b"m" + end) == (["M"], end)


@pytest.mark.parametrize("at", [1, 2])
def test_read_keys__sequence_comes_in_two_pieces__is_one_key(at: int) -> None:
    whole = b"\x1b[C"
    keys, rest = read_keys(whole[:at])

    assert (keys, read_keys(rest + whole[at:])) == ([], (["Right"], b""))


def test_read_keys__sequences_that_mean_nothing_here__press_no_letter_of_theirs() -> None:
    # F1, Insert, the middle button of the mouse, Ctrl+Left: they contain P, M and D.
    keys, _ = read_keys(b"\x1bOP\x1b[2~\x1b[<1;3;4M\x1b[1;5D")

    assert [key for key in keys if key in COMMANDS] == []


def test_commands__are_the_keys_of_the_guide() -> None:
    guide = {
        QKeySequence(key).toString(): action.id
        for action in ACTIONS
        if action.id not in ONLY_IN_A_WINDOW
        for key in action.keys
    }

    assert {**guide, "E": "end", "Q": "end"} == COMMANDS


def test_help__fits_a_terminal_of_80_columns() -> None:
    assert len(HELP) < 80
