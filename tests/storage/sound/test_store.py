import math
import os
import struct
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from recovery_timer.audio.sounds import RATE_HZ, Sound
from recovery_timer.ports.messages import quarantine_reason
from recovery_timer.storage.sound.store import LARGEST_BYTES, LONGEST_S, OwnSoundFiles
from recovery_timer.storage.sound.wav import encode
from tests.refusing import refuses
from tests.storage.sound.test_wav import wav_file

NAMES = [Sound.GO_WORK, Sound.TICK]
BEEP = array("h", [round(9_000 * math.sin(index / 8)) for index in range(2_000)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sounds"


@pytest.fixture
def files(folder: Path) -> OwnSoundFiles:
    return OwnSoundFiles(folder)


def test_load__without_a_folder__is_empty_and_creates_none(files: OwnSoundFiles, folder: Path) -> None:
    assert files.load(NAMES) == ({}, {})
    assert not folder.exists()


def test_save__is_loaded_again_and_readable_for_this_user_only(files: OwnSoundFiles, folder: Path) -> None:
    files.save(Sound.TICK, BEEP)

    assert files.load(NAMES) == ({Sound.TICK: BEEP}, {})
    assert (folder / "tick.wav").stat().st_mode & 0o777 == 0o600


def test_remove__is_no_longer_loaded_and_twice_is_harmless(files: OwnSoundFiles, folder: Path) -> None:
    files.save(Sound.TICK, BEEP)
    files.remove(Sound.TICK)
    files.remove(Sound.TICK)

    assert files.load(NAMES) == ({}, {})
    assert list(folder.iterdir()) == []


def test_load__files_of_other_names__are_left_alone(files: OwnSoundFiles, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "gong.wav").write_bytes(b"anything")

    assert files.load(NAMES) == ({}, {})
    assert (folder / "gong.wav").read_bytes() == b"anything"


def test_load__a_wav_put_there_by_hand__is_converted(files: OwnSoundFiles, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "tick.wav").write_bytes(wav_file(struct.pack("<2000h", *BEEP), rate_hz=24_000))

    found, broken = files.load(NAMES)

    assert (len(found[Sound.TICK]), broken) == (4_000, {})


def test_load__a_broken_file__is_quarantined_and_the_others_are_loaded(files: OwnSoundFiles, folder: Path) -> None:
    files.save(Sound.GO_WORK, BEEP)
    (folder / "tick.wav").write_bytes(encode(BEEP)[:-100])

    found, broken = files.load(NAMES)

    assert list(found) == [Sound.GO_WORK]
    assert broken[Sound.TICK].kept_as == str(folder / "tick.broken-1.wav")
    assert "cut short" in quarantine_reason(broken[Sound.TICK])
    assert (folder / "tick.broken-1.wav").read_bytes() == encode(BEEP)[:-100]
    assert files.load(NAMES)[1] == {}


def test_load__folder_in_a_files_place__is_reported_and_left_alone(files: OwnSoundFiles, folder: Path) -> None:
    (folder / "tick.wav").mkdir(parents=True)

    found, broken = files.load(NAMES)

    assert found == {}
    assert broken[Sound.TICK].file == broken[Sound.TICK].kept_as
    assert (folder / "tick.wav").is_dir()


def test_load__link__is_reported_and_not_followed(files: OwnSoundFiles, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.wav").write_bytes(encode(BEEP))
    folder.mkdir(parents=True)
    (folder / "tick.wav").symlink_to(tmp_path / "elsewhere.wav")

    found, broken = files.load(NAMES)

    assert found == {}
    assert "link" in quarantine_reason(broken[Sound.TICK])
    assert broken[Sound.TICK].kept_as == broken[Sound.TICK].file


def test_read__stereo_24_bit_at_another_rate__is_converted(files: OwnSoundFiles, tmp_path: Path) -> None:
    tone = [round(2**22 * math.sin(math.tau * 440 * index / 44_100)) for index in range(44_100)]
    raw = b"".join(value.to_bytes(3, "little", signed=True) * 2 for value in tone)
    chosen = tmp_path / "tone.wav"
    chosen.write_bytes(wav_file(raw, bits=24, channels=2, rate_hz=44_100))

    samples = files.read(str(chosen))

    assert len(samples) == RATE_HZ
    middle = samples[RATE_HZ // 4 : RATE_HZ * 3 // 4]
    assert max(middle) == pytest.approx(16_384, abs=4)
    crossings = sum(before < 0 <= after for before, after in pairwise(middle))
    assert crossings == pytest.approx(220, abs=1)


def test_read__stored_format__is_the_same_to_the_bit(files: OwnSoundFiles, tmp_path: Path) -> None:
    chosen = tmp_path / "beep.wav"
    chosen.write_bytes(encode(BEEP))

    assert files.read(str(chosen)) == BEEP


def test_read__16_bit_with_other_chunks__is_the_same_to_the_bit(files: OwnSoundFiles, tmp_path: Path) -> None:
    chosen = tmp_path / "beep.wav"
    chosen.write_bytes(wav_file(struct.pack("<2000h", *BEEP), extra=struct.pack("<4sI", b"LIST", 2) + b"ab"))

    assert files.read(str(chosen)) == BEEP


@pytest.mark.parametrize(
    "data,said",
    [
        (b"no sound", "not a WAV file"),
        (wav_file(bytes(8), coding=0x55), "compressed"),
        (wav_file(b""), "empty"),
        (encode(array("h")), "It is empty"),
        (wav_file(struct.pack("<h", 30) * 100), "silent"),
        (encode(array("h", [30, -30])), "It is silent"),
        (wav_file(b"\x10\x20" * (LONGEST_S * RATE_HZ + 4_800)), "3.1 s long; 3 s is the most"),
        (bytes(LARGEST_BYTES + 1), "larger than 20 MB"),
    ],
    ids=lambda each: each if isinstance(each, str) else "wav",
)
def test_read__unusable_sound__is_refused_with_the_reason(
    files: OwnSoundFiles, tmp_path: Path, data: bytes, said: str
) -> None:
    chosen = tmp_path / "chosen.wav"
    chosen.write_bytes(data)

    with refuses(said):
        files.read(str(chosen))


def test_read__longest_allowed__is_accepted(files: OwnSoundFiles, tmp_path: Path) -> None:
    chosen = tmp_path / "long.wav"
    chosen.write_bytes(wav_file(b"\x10\x20" * LONGEST_S * RATE_HZ))

    assert len(files.read(str(chosen))) == LONGEST_S * RATE_HZ


def test_read__above_full_scale_between_samples__is_clipped(files: OwnSoundFiles, tmp_path: Path) -> None:
    chosen = tmp_path / "square.wav"
    chosen.write_bytes(wav_file(struct.pack("<20h", *([32_767] * 10 + [-32_768] * 10)) * 200, rate_hz=44_100))

    samples = files.read(str(chosen))

    assert (max(samples), min(samples)) == (32_767, -32_768)


@pytest.mark.parametrize("make", ["nothing", "folder", "pipe"])
def test_read__not_a_file__is_an_os_error(files: OwnSoundFiles, tmp_path: Path, make: str) -> None:
    chosen = tmp_path / "chosen.wav"
    if make == "folder":
        chosen.mkdir()
    elif make == "pipe":
        os.mkfifo(chosen)

    with refuses("No such file|Not a file"):
        files.read(str(chosen))
