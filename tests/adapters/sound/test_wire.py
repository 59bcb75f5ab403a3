from typing import get_args

import pytest

from recovery_timer.adapters.sound import wire
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import AudioFault, AudioProblem, DelayMeasurement, Device

COMMANDS: list[wire.SoundCommand] = [
    wire.Watch(),
    wire.LoadSounds({Sound.TICK: bytes(range(256))}),
    wire.Open(),
    wire.Schedule([(5, Sound.TICK), (-7, Sound.GO_WORK)], 12),
    wire.Follow([(5, Sound.TICK)]),
    wire.Silence(),
    wire.Hush(),
    wire.LoadPhrases({"Left": b"\x00\xff"}, ["Right"]),
    wire.SetVolume(70),
    wire.ChooseOutput("alsa_output.ä\n"),
    wire.SetDelays({"bluez_output.1": 250}),
    wire.MeasureDelay(),
    wire.Close(),
]
MESSAGES: list[wire.SoundMessage] = [
    wire.Done(),
    wire.Heard(12.5, 250),
    wire.SoundsHeard([0.5, -3.25]),
    wire.DelayMeasured(DelayMeasurement(output_id="ä", delay_ms=None, heard=2, played=6)),
    wire.OutputProblem(AudioProblem(AudioFault.NO_LIBRARY, "no\nfile"), lasting=True),
    wire.OutputList([Device(id="ä", name="Kopfhörer")]),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: type(each).__name__)
def test_line__of_a_command__is_one_line_and_is_read_back(command: wire.SoundCommand) -> None:
    line = wire.line(command)

    assert (line.count(b"\n"), line[-1:]) == (1, b"\n")
    assert wire.line(wire.commands.decode(line)) == line


@pytest.mark.parametrize("message", MESSAGES, ids=lambda each: type(each).__name__)
def test_line__of_a_message__is_one_line_and_is_read_back(message: wire.SoundMessage) -> None:
    line = wire.line(message)

    assert line.count(b"\n") == 1
    assert wire.line(wire.decoder.decode(line)) == line


def test_messages__are_all_tried_here() -> None:
    assert {type(each) for each in COMMANDS} == set(get_args(wire.SoundCommand))
    assert {type(each) for each in MESSAGES} == set(get_args(wire.SoundMessage))
