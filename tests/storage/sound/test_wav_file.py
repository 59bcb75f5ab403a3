import io
import struct
import wave
from collections.abc import Mapping
from pathlib import Path

import pytest

from recovery_timer.ports import SoundFile
from recovery_timer.session.unattended import Chapter
from recovery_timer.storage.sound import wav_file

SECOND = bytes(range(1, 251)) * 384


def made(path: Path, *, title: str = "Evening legs", chapters: tuple[Chapter, ...] = ()) -> bytes:
    wav_file.write_wav(
        path,
        SoundFile(
            title=title, chapters=chapters, session_ms=8_000, length=len(SECOND) // 2 + 1, blocks=[SECOND, b"\1\0"]
        ),
    )
    return path.read_bytes()


def chunks(data: bytes) -> Mapping[bytes, bytes]:
    found = {}
    at = 12
    while at < len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        content = data[at + 8 : at + 8 + length]
        found[name + (content[:4] if name == b"LIST" else b"")] = content
        at += 8 + length + length % 2
    assert at == len(data)
    return found


def test_write_wav__any_player__reads_the_samples(tmp_path: Path) -> None:
    data = made(tmp_path / "a.wav")

    with wave.open(io.BytesIO(data)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, 48_000)
        assert sound.readframes(sound.getnframes()) == SECOND + b"\1\0"
    assert struct.unpack_from("<I", data, 4) == (len(data) - 8,)


def test_write_wav__chapters__are_markers_with_names(tmp_path: Path) -> None:
    found = chunks(made(tmp_path / "a.wav", chapters=(Chapter(0, "Calf"), Chapter(500, "Füße"))))

    assert found[b"cue "] == struct.pack("<I", 2) + b"".join(
        struct.pack("<II4sIII", number, at, b"data", 0, 0, at) for number, at in [(1, 0), (2, 24_000)]
    )
    names = found[b"LISTadtl"]
    assert b"labl" + struct.pack("<II", 9, 1) + b"Calf\0" in names
    assert b"labl" + struct.pack("<II", 11, 2) + "Füße\0".encode() in names


def test_write_wav__title__is_in_the_info(tmp_path: Path) -> None:
    assert chunks(made(tmp_path / "a.wav"))[b"LISTINFO"] == b"INFOINAM" + struct.pack("<I", 13) + b"Evening legs\0\0"


def test_write_wav__over_an_older_file__keeps_nothing_of_it(tmp_path: Path) -> None:
    whole = made(tmp_path / "a.wav")
    (tmp_path / "b.wav").write_bytes(bytes(3 * len(SECOND)))

    assert made(tmp_path / "b.wav") == whole


def test_write_wav__longer_than_the_format_allows__is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wav_file, "LARGEST_BYTES", len(SECOND) + 1)

    with pytest.raises(OSError, match="File too large"):
        made(tmp_path / "a.wav")
