from typing import get_args

import pytest

from recovery_timer.adapters.sound import wire
from recovery_timer.ports import Choosable

COMMANDS: list[wire.Command] = [
    wire.Watch(),
    wire.Sounds({"tick": bytes(range(256))}),
    wire.Open(),
    wire.Schedule([(5, "tick"), (-7, "go_work")], 12),
    wire.Follow([(5, "tick")]),
    wire.Silence(),
    wire.Play("tick"),
    wire.Volume(70),
    wire.Choose("alsa_output.ä\n"),
    wire.Close(),
]
TOLD: list[wire.Told] = [
    wire.Done(),
    wire.Heard(12.5),
    wire.Problem("No sound.", lasting=True),
    wire.Outputs([Choosable(id="ä", name="Kopfhörer")]),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: type(each).__name__)
def test_line__of_a_command__is_one_line_and_is_read_back(command: wire.Command) -> None:
    line = wire.line(command)

    assert (line.count(b"\n"), line[-1:]) == (1, b"\n")
    assert wire.line(wire.commands.decode(line)) == line


@pytest.mark.parametrize("told", TOLD, ids=lambda each: type(each).__name__)
def test_line__of_what_is_told__is_one_line_and_is_read_back(told: wire.Told) -> None:
    line = wire.line(told)

    assert line.count(b"\n") == 1
    assert wire.line(wire.told.decode(line)) == line


def test_messages__are_all_tried_here() -> None:
    assert {type(each) for each in COMMANDS} == set(get_args(wire.Command))
    assert {type(each) for each in TOLD} == set(get_args(wire.Told))
