"""The recogniser of the real tests, checked with synthetic recordings."""

from array import array
from pathlib import Path

import pytest

from recovery_timer.audio.sounds import Sound
from recovery_timer.storage.sound.store import BuiltInSounds
from tests.real.cues_heard import UNKNOWN, HeardCue, Listening
from tests.real.sound_server import BLOCK_S, RATE_HZ, HeardRecording

SECOND = array("h", bytes(2 * RATE_HZ))


def heard(samples: "array[int]", folder: Path) -> list[HeardCue]:
    path = folder / "recording.raw"
    path.write_bytes(samples.tobytes())
    return Listening(HeardRecording(path, channels=1)).heard()


@pytest.mark.parametrize("name", BuiltInSounds())
def test_heard__each_sound__is_known_with_its_time(name: Sound, tmp_path: Path) -> None:
    sound = BuiltInSounds()[name]

    assert heard(SECOND + sound + SECOND, tmp_path) == [HeardCue(name, 1000)]


@pytest.mark.parametrize("missing_ms", [1, 7, 20])
def test_heard__head_of_a_stream_is_missing__is_known_by_the_rest(missing_ms: int, tmp_path: Path) -> None:
    # The stream starts within one of the server's blocks, which the monitor has already passed on as silence.
    assert missing_ms <= BLOCK_S * 1000
    missing = missing_ms * RATE_HZ // 1000
    cut = array("h", bytes(2 * missing)) + BuiltInSounds()[Sound.GO_REST][missing:]

    (found,) = heard(SECOND + cut + SECOND, tmp_path)

    assert found == HeardCue("go_rest", 1000)


@pytest.mark.parametrize("lost_ms", [0, 7, 20])
def test_heard__server_ran_out_of_the_stream__is_one_sound_with_gaps(lost_ms: int, tmp_path: Path) -> None:
    sound, tick = BuiltInSounds()[Sound.GO_REST], BuiltInSounds()[Sound.TICK]
    silence = array("h", bytes(2 * RATE_HZ * 160 // 1000))
    lost = lost_ms * RATE_HZ // 1000
    glitched = sound[:8_000] + silence + sound[8_000 + lost : 16_000] + silence + sound[16_000:]

    first, second = heard(SECOND + glitched + tick + SECOND, tmp_path)

    assert (first.name, first.at_ms) == ("go_rest", 1000)
    assert first.gaps_ms == pytest.approx(320, abs=1)
    assert second.name == "tick"
    assert second.at_ms == pytest.approx(1000 + 550 + 320 - lost_ms)


def test_heard__next_sound_follows_soon__the_silence_between_is_no_gap(tmp_path: Path) -> None:
    sound = BuiltInSounds()[Sound.GO_REST]

    found = heard(SECOND + sound + SECOND[: RATE_HZ * 45 // 100] + sound + SECOND, tmp_path)

    assert found == [HeardCue("go_rest", 1000), HeardCue("go_rest", 2000)]


@pytest.mark.parametrize("cut_ms, silent_ms", [(100, 200), (400, 20), (400, 600)])
def test_heard__sound_is_cut_off_by_another__both_are_known(cut_ms: int, silent_ms: int, tmp_path: Path) -> None:
    cut = BuiltInSounds()[Sound.GO_REST][: cut_ms * RATE_HZ // 1000]
    silence = array("h", bytes(2 * RATE_HZ * silent_ms // 1000))

    found = heard(SECOND + cut + silence + BuiltInSounds()[Sound.GO_WORK] + SECOND, tmp_path)

    assert found == [HeardCue("go_rest", 1000), HeardCue("go_work", 1000 + cut_ms + silent_ms)]


def test_heard__samples_are_missing_in_the_middle__is_unknown(tmp_path: Path) -> None:
    sound = BuiltInSounds()[Sound.GO_REST]
    glitched = sound[:600] + sound[700:]

    assert UNKNOWN in [each.name for each in heard(SECOND + glitched + SECOND, tmp_path)]
