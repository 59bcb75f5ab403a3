"""A session as a sound file with a real voice, decoded and measured."""

import json
import os
import subprocess
import sys
import time
import wave
from array import array
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.sound.splicing import FRAME
from recovery_timer.audio.sounds import RATE_HZ, Samples
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.timeline import Kind
from recovery_timer.session.cues import sound
from recovery_timer.storage import document
from recovery_timer.storage.sound.store import BuiltInSounds
from tests.perf.procfs import children, memory
from tests.real.processes import want
from tests.real.promises import promised

LOUD = 1_000
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
    sounds = BuiltInSounds()
    # It includes every phrase: it ends after "Done".
    assert len(without) < len(with_voice) < len(without) + RATE_HZ

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


# Qt logs that it looks for PipeWire's library first.
@pytest.mark.qt_log_ignore(".*pipewire.*", extend=True)
def test_export__to_m4a__every_cue_begins_where_it_should(tmp_path: Path, qtbot: QtBot) -> None:
    pytest.importorskip("PySide6.QtMultimedia", reason="Qt has no sound here", exc_type=ImportError)
    (tmp_path / "legs.txt").write_text("# Evening legs\n31s calf stretch L/R\n40s plank\n")
    file = tmp_path / "legs.m4a"
    run(tmp_path, "export", str(tmp_path / "legs.txt"), "--to", "audio", "-o", str(file), "--no-voice")
    timeline = json.loads(run(tmp_path, "show", str(tmp_path / "legs.txt"), "--json"))
    sounds = BuiltInSounds()
    samples = decoded(file, qtbot)

    def onset(at: int) -> int:
        """Return the first loud sample from a little before ``at``."""
        return next(index for index in range(max(0, at - RATE_HZ // 10), len(samples)) if abs(samples[index]) > LOUD)

    due = [
        (cue["at_ms"] * RATE_HZ // 1000, sounds[sound(cue["name"], Kind(segment["kind"]))])
        for segment in timeline["segments"]
        for cue in segment["cues"]
    ]
    off = [onset(at) - at - next(i for i in range(RATE_HZ) if abs(samples_[i]) > LOUD) for at, samples_ in due]
    print(f"{len(off)} cues, {min(off)} to {max(off)} samples late")
    # A block-based codec smears a sudden onset a little.
    assert max(map(abs, off)) < RATE_HZ // 1000
    # The session, up to the end of its last sound, to within one packet.
    planned = max(at + len(samples_) for at, samples_ in due)
    print(f"{len(samples)} samples of {planned}")
    assert abs(len(samples) - planned) <= 2 * FRAME
    data = file.read_bytes()
    assert data[4:12] == b"ftypM4A "
    # The title occurs once; the chapters are in two lists.
    assert data.count(b"Evening legs") == 1
    assert data.count(b"\x0cCalf stretch") == data.count(b"\5plank") == 2


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["wav", "m4a"])
def test_export__an_hour_with_a_voice__takes_little_time_and_memory(kind: str, tmp_path: Path) -> None:
    want("espeak-ng", "espeak-ng")
    steps = tuple(Step(name=f"Stretch {number}", seconds=30, sets=3, sides=Sides.EACH) for number in range(16))
    (tmp_path / "hour.json").write_bytes(document.encode(Routine(id="hour", name="Hour", blocks=steps)))
    words = ["export", str(tmp_path / "hour.json"), "--to", "audio", "-o", str(tmp_path / f"hour.{kind}")]
    begun, peak_mib = time.monotonic(), 0.0

    with subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as export:
        while export.poll() is None:
            peak_mib = max(peak_mib, sum(map(pss_mib, tree(export.pid))))
            time.sleep(0.05)
        took_s = time.monotonic() - begun
        said, complained = export.communicate()

    print(f"{kind}: {took_s:.1f} s, {peak_mib:.0f} MiB in all its processes")
    assert (export.returncode, complained) == (0, b"")
    assert b"1:00:00 of the session" in said
    assert peak_mib < 200
    assert took_s < promised(10, times=20)


def tree(process_id: int) -> Iterator[int]:
    """Yield the process and all its descendants that have not ended."""
    yield process_id
    with suppress(OSError):
        for child in children(process_id):
            yield from tree(child)


def pss_mib(process_id: int) -> float:
    """Return the memory of a process, including its share of shared memory, in MiB."""
    with suppress(OSError, KeyError):
        return memory(process_id).pss
    return 0.0


def decoded(path: Path, qtbot: QtBot) -> Samples:
    from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

    mono = QAudioFormat()
    mono.setSampleRate(RATE_HZ)
    mono.setChannelCount(1)
    mono.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    samples, decoder = array("h"), QAudioDecoder()
    decoder.setAudioFormat(mono)
    decoder.setSource(QUrl.fromLocalFile(str(path)))
    decoder.bufferReady.connect(lambda: samples.frombytes(bytes(decoder.read().constData())))
    with qtbot.waitSignal(decoder.finished):
        decoder.start()
    return samples
