"""A sound server for the tests: PulseAudio with a null output, which can be recorded."""

import os
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.real.processes import running, wait_until, want

RATE_HZ = 48_000
BLOCK_S = 0.02
_BYTES_A_SAMPLE = 2
# Longer than the recorder and the server buffer, so that everything heard before the end is in the file.
_TAIL_S = 0.25


@dataclass(frozen=True)
class HeardRecording:
    """A recording of the output: signed 16-bit samples at 48 kHz, channels interleaved, growing while it runs.

    The server works in blocks of 20 ms (``BLOCK_S``). A stream that starts within one is heard at once, but the monitor
    has already passed on that block as silence, so the recording misses the stream's head up to the end of the block.
    Distances between the sounds of one stream are exact.
    """

    path: Path
    channels: int

    def samples(self) -> "array[int]":
        """Return all samples so far, in whole frames."""
        raw = self.path.read_bytes()
        frame = _BYTES_A_SAMPLE * self.channels
        samples = array("h", raw[: len(raw) // frame * frame])
        if sys.byteorder == "big":
            samples.byteswap()
        return samples

    def seconds(self) -> float:
        """Return the length recorded so far."""
        return self.path.stat().st_size / (RATE_HZ * _BYTES_A_SAMPLE * self.channels)


@dataclass(frozen=True)
class SoundServer:
    """A PulseAudio server. ``env``, added to a program's environment, makes it play there."""

    env: Mapping[str, str]
    folder: Path

    @contextmanager
    def recording(self, *, channels: int = 1, output: str = "null") -> Iterator[HeardRecording]:
        """Record an output, including silence, for the duration of the block or as long as the output exists."""
        # A file of its own, which a failed test leaves for inspection.
        recording = HeardRecording(self.folder / f"{output}-{time.monotonic_ns()}.raw", channels)
        command = [
            want("parec", "pulseaudio-utils"),
            f"--device={output}.monitor",
            "--format=s16le",
            f"--rate={RATE_HZ}",
            f"--channels={channels}",
            "--latency-msec=20",
            "--raw",
            str(recording.path),
        ]
        with running(command, env={**os.environ, **self.env}, log=self.folder / f"{output}.log") as parec:
            wait_until(lambda: recording.path.exists() and recording.seconds() > 0, "the recording to begin")
            yield recording
            end = recording.seconds() + _TAIL_S
            wait_until(lambda: recording.seconds() >= end or parec.poll() is not None, "the end of the recording")

    def record(self, seconds: float, *, channels: int = 1) -> "array[int]":
        """Record the output for ``seconds``, and return the samples."""
        with self.recording(channels=channels) as recording:
            wait_until(lambda: recording.seconds() >= seconds, f"{seconds:g} s of sound", within_s=seconds + 60)
        return recording.samples()[: round(seconds * RATE_HZ) * channels]


@contextmanager
def sound_server_of_its_own(folder: Path) -> Iterator[SoundServer]:
    """Run PulseAudio in ``folder``; skip the test if it or its clients are missing."""
    pulseaudio, pactl = want("pulseaudio", "pulseaudio"), want("pactl", "pulseaudio-utils")
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    env = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime)}
    env.pop("PULSE_SERVER", None)
    command = [
        pulseaudio,
        "--daemonize=no",
        "--exit-idle-time=-1",
        # As on a desktop, if the system allows it. Otherwise, beside busy programs, its output waits for a processor
        # for up to 186 ms, and then consumes everything it has missed at once: more than the 105 ms that it buffers of
        # a program's stream, which makes silence in the middle of a sound. In real time, it waits for 0.1 ms.
        "--realtime=yes",
        "--high-priority=yes",
        "-n",
    ]
    modules = [f"module-null-sink sink_name=null rate={RATE_HZ}", "module-native-protocol-unix"]
    for module in modules:
        command += ["-L", module]
    with running(command, env=env, log=folder / "pulseaudio.log"):
        server = SoundServer({"PULSE_SERVER": f"unix:{runtime}/pulse/native"}, folder)
        client_env = {**env, **server.env}

        def answers() -> bool:
            asked = subprocess.run([pactl, "info"], env=client_env, capture_output=True, check=False, timeout=60)
            return asked.returncode == 0

        wait_until(answers, f"PulseAudio to answer (its log is {folder}/pulseaudio.log)")
        yield server
