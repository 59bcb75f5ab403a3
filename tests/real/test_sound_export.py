"""A session as a sound file with a real voice, decoded and measured."""

import json
import os
import subprocess
import sys
import wave
from array import array
from pathlib import Path

from recovery_timer.audio.sounds import RATE_HZ, Samples
from recovery_timer.routine.timeline import Kind
from recovery_timer.session.cues import sound
from recovery_timer.storage.sound.store import built_in_sounds
from tests.real.processes import want

PROGRAM = (sys.executable, "-W", "error", "-m", "recovery_timer")


def run(folder: Path, *words: str) -> bytes:
    env = {**os.environ, "RECOVERY_TIMER_DATA_DIR": str(folder / "data")}
    done = subprocess.run([*PROGRAM, *words], env=env, check=True, capture_output=True, timeout=200)
    assert done.stderr == b""
    return done.stdout


def read(file: Path) -> Samples:
    with wave.open(str(file)) as opened:
        return array("h", opened.readframes(opened.getnframes()))


def test_export__with_a_voice__every_phrase_ends_before_its_tick(tmp_path: Path) -> None:
    want("espeak-ng", "espeak-ng")
    spoken, silent = tmp_path / "spoken.wav", tmp_path / "silent.wav"
    run(tmp_path, "export", "Post-run basics", "--to", "audio", "-o", str(spoken))
    run(tmp_path, "export", "Post-run basics", "--to", "audio", "-o", str(silent), "--no-voice")
    timeline = json.loads(run(tmp_path, "show", "Post-run basics", "--json"))
    with_voice, without = read(spoken), read(silent)
    sounds = built_in_sounds()

    spoken_ticks = spoken_segments = 0
    for segment in timeline["segments"]:
        for cue in segment["cues"]:
            at = cue["at_ms"] * RATE_HZ // 1000
            if cue["name"] == "tick":
                length = len(sounds[sound("tick", Kind(segment["kind"]))])
                assert with_voice[at : at + length] == without[at : at + length], "something is spoken over a tick"
                spoken_ticks += 1
        begins = segment["start_ms"] * RATE_HZ // 1000
        ends = begins + segment["duration_ms"] * RATE_HZ // 1000
        is_spoken = with_voice[begins:ends] != without[begins:ends]
        assert is_spoken or not segment["says"]
        spoken_segments += is_spoken
    print(f"{spoken_segments} segments with a phrase; {spoken_ticks} ticks with nothing spoken over them")
    assert spoken_segments > 20
