"""The delays of the outputs: measured, kept, and handed to the output."""

import pytest

from recovery_timer.app.sound.delays import Delays
from recovery_timer.ports import DelayMeasurement, ImmediateSaver
from tests.fakes.audio import RecordingAudio
from tests.fakes.stores import MemoryDelays


class DelayRoom:
    """The delays of an output that a microphone hears."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.audio = RecordingAudio(at_once=at_once)
        self.store = MemoryDelays({"headset": 180})
        self.delays = Delays(self.audio, self.store, ImmediateSaver())
        self.measured: list[DelayMeasurement] = []
        self.delays.measured.connect(self.measured.append)

    def hear(self, delay_ms: int | None, heard: int = 6, output_id: str = "speaker") -> DelayMeasurement:
        measurement = DelayMeasurement(output_id=output_id, delay_ms=delay_ms, heard=heard, played=6)
        self.audio.measured(measurement)
        return measurement


def test_measure__is_kept_beside_the_others_and_made_up_for() -> None:
    room = DelayRoom()
    room.delays.measure()
    assert room.delays.is_measuring
    measurement = room.hear(251)

    assert room.measured == [measurement]
    assert room.store.delays == room.audio.delays == {"headset": 180, "speaker": 251}
    assert [call[0] for call in room.audio.calls] == ["open", "measure_delay", "close"]
    assert not room.delays.is_measuring


def test_measure__again__replaces_the_earlier_one() -> None:
    room = DelayRoom()
    room.delays.measure()
    room.hear(90, output_id="headset")

    assert room.store.delays == {"headset": 90}


@pytest.mark.parametrize("delay_ms,heard", [(None, 0), (120, 3)])
def test_measure__nothing_or_too_little_heard__is_told_and_not_kept(delay_ms: int | None, heard: int) -> None:
    room = DelayRoom()
    room.delays.measure()
    measurement = room.hear(delay_ms, heard)

    assert room.measured == [measurement]
    assert (room.store.delays, room.audio.delays) == ({"headset": 180}, {})


def test_measure__twice__listens_once() -> None:
    room = DelayRoom()
    room.delays.measure()
    room.delays.measure()

    assert [call[0] for call in room.audio.calls] == ["open", "measure_delay"]


def test_stop__before_the_output_is_heard__never_listens() -> None:
    room = DelayRoom(at_once=False)
    room.delays.measure()
    room.delays.stop()
    room.audio.start_sounding()

    assert [call[0] for call in room.audio.calls] == ["open", "close"]


def test_stop__without_a_measurement__leaves_the_output_alone() -> None:
    room = DelayRoom()
    room.delays.stop()

    assert room.audio.calls == []
