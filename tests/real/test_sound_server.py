"""The sound tests rely on this fixture's recordings, so it is checked itself, with a known sound."""

import os
import subprocess
from array import array

from tests.real.processes import want
from tests.real.sound_server import RATE_HZ, SoundServer


def test_recording__has_exactly_the_samples_that_were_played(sound_server: SoundServer) -> None:
    ramp = array("h", range(2_000, 26_000))  # half a second in which every sample identifies its position
    pacat = [
        want("pacat", "pulseaudio-utils"),
        "--raw",
        "--format=s16le",
        f"--rate={RATE_HZ}",
        "--channels=1",
    ]

    with sound_server.recording() as recording:
        subprocess.run(pacat, input=ramp.tobytes(), env={**os.environ, **sound_server.env}, check=True, timeout=60)

    heard = array("h", (sample for sample in recording.samples() if sample))
    # A null sink loses the head of a new stream, usually a block, more on a busy machine.
    assert len(heard) >= len(ramp) // 2
    assert heard == ramp[-len(heard) :]


def test_record__has_the_requested_number_of_samples(sound_server: SoundServer) -> None:
    assert len(sound_server.record(0.25, channels=2)) == round(0.25 * RATE_HZ) * 2
