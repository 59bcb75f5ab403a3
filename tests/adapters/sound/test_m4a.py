"""The encoder, as a process of its own; what it makes is decoded by Qt again."""

import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.sound.m4a import write_m4a
from recovery_timer.audio.mixer import render_all
from recovery_timer.audio.sounds import RATE_HZ, Sound
from recovery_timer.ports import SoundFile
from recovery_timer.session.unattended import Chapter
from recovery_timer.storage.sound.store import built_in_sounds

ONSETS_MS = (250, 3_000, 7_100)
LOUD = 1_000
EXACT_MS = 1
"""A codec that works in blocks smears a sudden onset, by less than this."""


def sound_file(blocks: Iterator[bytes] | None = None) -> SoundFile:
    tick = built_in_sounds()[Sound.TICK]
    due = [(at * RATE_HZ // 1000, tick) for at in ONSETS_MS]
    return SoundFile(
        title="Legs",
        chapters=(Chapter(0, "Calf"), Chapter(5_000, "Hip")),
        blocks=blocks or render_all(due, 8 * RATE_HZ),
    )


def decoded(path: Path, qtbot: QtBot) -> "array[int]":
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


def test_write_m4a__sounds__begin_where_they_should(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "legs.m4a"
    write_m4a(path, sound_file())
    samples = decoded(path, qtbot)

    onsets = [at for at in range(len(samples)) if abs(samples[at]) > LOUD and not any(samples_before(samples, at))]
    assert [onset * 1000 / RATE_HZ for onset in onsets] == pytest.approx(ONSETS_MS, abs=EXACT_MS)
    assert len(samples) / RATE_HZ == pytest.approx(8, abs=0.1)
    data = path.read_bytes()
    assert data[4:12] == b"ftypM4A "
    assert b"Legs" in data
    assert b"\4Calf" in data
    assert b"\3Hip" in data


def samples_before(samples: "array[int]", at: int) -> list[bool]:
    return [abs(sample) > LOUD for sample in samples[max(0, at - RATE_HZ // 10) : at]]


@pytest.mark.parametrize(
    "code, why",
    [
        ("import sys; sys.stderr.write('noise\\nerror: no encoder\\n'); sys.exit(3)", "no encoder"),
        ("import sys; sys.stdin.read(); sys.stderr.write('noise\\nlast words\\n'); sys.exit(1)", "last words"),
        ("import os; os.kill(os.getpid(), 9)", "Input/output error"),
        ("import sys; sys.stdin.read(); open(sys.argv[1], 'wb').write(b'?' * 99)", "cut short"),
    ],
)
def test_write_m4a__encoder_fails__says_why(code: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=why):
        write_m4a(tmp_path / "legs.m4a", sound_file(), [sys.executable, "-c", code])


def test_write_m4a__is_interrupted__ends_the_encoder(tmp_path: Path) -> None:
    def interrupted() -> Iterator[bytes]:
        yield bytes(100)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_m4a(
            tmp_path / "legs.m4a", sound_file(interrupted()), [sys.executable, "-c", "import time; time.sleep(60)"]
        )
